"""Whose keys a bundle is checked against: what services promise to whoever reads one."""

from __future__ import annotations

from typing import Protocol

from infitah_desk.domain.event import Event


class Keyring(Protocol):
    """Keys of all known installations, as far as the roster of this data folder goes.

    Made for one reading and thrown away with a bundle that was refused: what it learned counts
    only once everything else was found good and stored.
    """

    @property
    def own_node(self) -> str:
        """The node that reads, which must be among the audience or the sender."""
        ...

    def sender_key(self, node: str, key_id: str) -> bytes:
        """The raw Ed25519 key of that installation of that node; `key_id` is its fingerprint.

        Raises:
            Untrusted: "bundle.unknown_node".
        """
        ...

    def log_key(self, log: str) -> bytes | None:
        """The raw Ed25519 key that writes and seals the log; None where nobody knows it."""
        ...

    def learn(self, event: Event) -> None:
        """Take an event of the authority, whose whole segment was found good.

        All of these come before `log_key` is asked for anybody else's log, so that they may say
        who that is.
        """
        ...
