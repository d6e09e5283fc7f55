"""What the authority says: who it is, the programme, who may write; one frozen struct per kind."""

from __future__ import annotations

from typing import ClassVar

import msgspec

from infitah_desk.domain.content import Content, Count


class InstallationKeys(msgspec.Struct, frozen=True, omit_defaults=True):
    """One installation: Ed25519 key and age recipient, its serials and packs; 0 to 0 is none."""

    key: str
    age: str
    first: Count = 0
    last: Count = 0
    packs: Count = 0


class AuthorityFounded(Content, frozen=True):
    """The authority's first event: who it is. Its certificate travels with every kit."""

    KIND: ClassVar[str] = "authority.founded"
    root: str
    installations: tuple[InstallationKeys, ...]
    recovery: str
    signature: str


class ProgrammePublished(Content, frozen=True):
    """The programme file that all work by, as its text."""

    KIND: ClassVar[str] = "programme.published"
    text: str


class NodeEnrolled(Content, frozen=True):
    """A node certified: role, forum or regions, and its three installations."""

    KIND: ClassVar[str] = "node.enrolled"
    node: str
    role: str
    installations: tuple[InstallationKeys, ...]
    valid_from: str
    valid_until: str
    forum: str = ""
    regions: tuple[str, ...] = ()


class BlockGranted(Content, frozen=True):
    """Further serials and packs for a desk: (first, last, packs) of each of its installations.

    They lie above all that the desk was given before; 0 to 0 is no serial.
    """

    KIND: ClassVar[str] = "block.granted"
    node: str
    parts: tuple[tuple[Count, Count, Count], ...]


class NodeRevoked(Content, frozen=True):
    """A node's logs end at these positions (log, seq, hash in hex); what lies above is quarantined.

    A log of the node that is not named ends at 0.
    """

    KIND: ClassVar[str] = "node.revoked"
    node: str
    positions: tuple[tuple[str, int, str], ...]
    reason: str = ""


class PermitsVoided(Content, frozen=True):
    """Permits and single copies (number, copy; 0 is all of them) that must not pass any more.

    Most of these the desks said themselves; but what a desk writes does not come to everybody, and
    what the authority writes does.
    """

    KIND: ClassVar[str] = "authority.permits_voided"
    voids: tuple[tuple[str, Count], ...]
