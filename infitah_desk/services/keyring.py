"""The keyring of a reading: keys by the roster here, and by what the bundle's authority says."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from infitah_desk.bundles.manifest import AuthorityCertificate
from infitah_desk.domain.errors import Untrusted
from infitah_desk.domain.event import Event, fingerprint, log_name, node_of
from infitah_desk.domain.events import told
from infitah_desk.domain.roster import AUTHORITY_NODE, Roster, fold_roster
from infitah_desk.services.session import Session


class RosterKeyring:
    """Keys of everybody whom the authority enrolled, as far as its events are here or come now.

    Before a kit was accepted nobody is known but the authority, by the `certificate` that its
    root signed.
    """

    def __init__(
        self,
        own_node: str,
        roster: Roster,
        here: Callable[[], Sequence[Event]],
        certificate: AuthorityCertificate | None = None,
    ) -> None:
        """`here` gives the authority's events that are held already."""
        self._own = own_node
        self._roster = roster
        self._here = here
        self._heard: list[Event] = []
        self._learned: list[Event] = []
        self._certified: dict[str, bytes] = {
            log_name(AUTHORITY_NODE, each.key): each.key
            for each in (certificate.installations if certificate else ())
        }

    @classmethod
    def of(cls, session: Session, certificate: AuthorityCertificate | None = None) -> RosterKeyring:
        """The keyring of who reads in this folder."""
        return cls(session.node, session.roster, partial(authority_events, session), certificate)

    @property
    def own_node(self) -> str:
        """The node that reads."""
        return self._own

    def sender_key(self, node: str, key_id: str) -> bytes:
        """The key of that installation of that node.

        Raises:
            Untrusted: "bundle.unknown_node".
        """
        self._fold()
        known = self._roster.nodes.get(node)
        keys = [each.key for each in known.installations] if known else []
        if node == AUTHORITY_NODE:
            keys += self._certified.values()
        for key in keys:
            if fingerprint(key) == key_id:
                return key
        raise Untrusted("bundle.unknown_node", node=node)

    def log_key(self, log: str) -> bytes | None:
        """The key that writes and seals a log; None where nobody knows it."""
        self._fold()
        installation = self._roster.by_log.get(log)
        return installation.key if installation else self._certified.get(log)

    def learn(self, event: Event) -> None:
        """Take an event of the authority, which may say who wrote the others."""
        self._learned.append(event)

    def _fold(self) -> None:
        if not self._learned:
            return
        here = self._here()
        known = {event.hash for event in here}
        self._heard += [event for event in self._learned if event.hash not in known]
        self._learned.clear()
        if not self._heard and not self._certified:
            return
        roster = fold_roster(told(event) for event in [*here, *self._heard])
        self._roster = _without_strangers(roster, self._certified) if self._certified else roster


def _without_strangers(roster: Roster, certified: dict[str, bytes]) -> Roster:
    """A kit's founding event must name the very keys that the root certified.

    It need not have come yet: a restored authority writes a second log, which may stand first.
    """
    if roster.known and set(roster.authorities()) != set(certified):
        raise Untrusted("bundle.other_authority")
    return roster


def authority_events(session: Session) -> list[Event]:
    """The authority's events that are held here, all logs of it."""
    log = session.store.log
    return [
        event
        for name in log.logs()
        if node_of(name) == AUTHORITY_NODE
        for event in log.read(name, 1, 2**62)
    ]
