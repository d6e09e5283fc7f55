"""The roster: who was enrolled, with which keys and numbers, and where revoked logs end.

It is itself a projection, of the authority's own events, so that every place that holds the same
events judges the others alike.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterable, Mapping

import msgspec

from infitah_desk.domain.event import log_name, node_of
from infitah_desk.domain.events import (
    AuthorityFounded,
    InstallationKeys,
    NodeEnrolled,
    NodeRevoked,
    PermitsVoided,
    ProgrammePublished,
    Told,
)
from infitah_desk.domain.permit import Void, voids_told

AUTHORITY_NODE = "HQ"
ROLES = ("desk", "coordinator", "authority")
INSTALLATIONS = 3

NODE_PATTERN = re.compile(r"^[A-Z]{2,6}-[1-9][0-9]{0,2}$")


class Installation(msgspec.Struct, frozen=True):
    """One enrolled installation and the log that it writes."""

    log: str
    node: str
    position: int
    key: bytes
    age: str
    first: int
    last: int
    packs: int


class Node(msgspec.Struct, frozen=True):
    """A member of the caravan; a desk has a forum, a coordinator regions."""

    name: str
    role: str
    installations: tuple[Installation, ...]
    forum: str = ""
    regions: tuple[str, ...] = ()
    valid_from: str = ""
    valid_until: str = ""

    @property
    def first_serial(self) -> int:
        """The lowest serial of the node's block, 0 where it has none."""
        return min((i.first for i in self.installations if i.first), default=0)

    @property
    def last_serial(self) -> int:
        """The highest serial of the node's block, 0 where it has none."""
        return max((i.last for i in self.installations), default=0)


class Position(msgspec.Struct, frozen=True, order=True):
    """A place in a log: everything up to this event, on its branch."""

    seq: int
    hash: str


class Roster(msgspec.Struct, frozen=True):
    """Everybody known. `known` is false where the set of events holds no authority at all.

    `voids` are the permits and copies of which the authority told everybody that they must not pass
    any more; it never takes that back.
    """

    known: bool = False
    root: str = ""
    recovery: str = ""
    programme: str = ""
    nodes: Mapping[str, Node] = {}
    by_log: Mapping[str, Installation] = {}
    revoked: Mapping[str, tuple[Position, ...]] = {}
    voids: tuple[Void, ...] = ()

    def node_of_log(self, log: str) -> Node | None:
        """The node that this log belongs to, by its key."""
        installation = self.by_log.get(log)
        return self.nodes[installation.node] if installation else None

    def authorities(self) -> tuple[str, ...]:
        """The authority's logs."""
        node = self.nodes.get(AUTHORITY_NODE)
        return tuple(i.log for i in node.installations) if node else ()


def raw_key(text: str) -> bytes | None:
    """A raw Ed25519 public key (32 bytes) from its base64 form; None where it is none."""
    try:
        key = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None
    return key if len(key) == 32 else None


def _installations(node: str, keys: tuple[InstallationKeys, ...]) -> tuple[Installation, ...]:
    raws = [raw_key(item.key) for item in keys]
    if len(keys) != INSTALLATIONS or None in raws:
        return ()
    found = tuple(
        Installation(log_name(node, raw), node, n, raw, item.age, item.first, item.last, item.packs)
        for n, (item, raw) in enumerate(zip(keys, raws, strict=True), start=1)
        if raw is not None
    )
    return found if len({i.log for i in found}) == INSTALLATIONS else ()


def fold_roster(history: Iterable[Told]) -> Roster:
    """The roster that these events give; those of other logs than the authority's are passed over.

    Events are taken in the order (Lamport, log, seq, hash). A founding counts only in a log that
    its own keys name, an enrolment never changes an earlier one of the same node, and the
    authority itself is never revoked: what it erased stays erased.
    """
    ordered = sorted(
        (item for item in history if node_of(item.event.log) == AUTHORITY_NODE),
        key=lambda item: (item.head.lamport, item.event.log, item.event.seq, item.event.hash),
    )
    founding = next(
        (
            (item.content, installations)
            for item in ordered
            if isinstance(item.content, AuthorityFounded)
            and (installations := _installations(AUTHORITY_NODE, item.content.installations))
            and item.event.log in {i.log for i in installations}
        ),
        None,
    )
    if founding is None:
        return Roster()
    founded, own = founding
    nodes = {AUTHORITY_NODE: Node(AUTHORITY_NODE, "authority", own)}
    logs = {i.log: i for i in own}
    authorities = frozenset(logs)
    revoked: dict[str, set[Position]] = {}
    voids: set[Void] = set()
    programme = ""
    for item in ordered:
        if item.event.log not in authorities:
            continue
        match item.content:
            case ProgrammePublished(text=text):
                programme = text
            case PermitsVoided(voids=told):
                voids |= set(voids_told(told))
            case NodeEnrolled() as enrolled if enrolled.node not in nodes:
                _enrol(enrolled, nodes, logs)
            case NodeRevoked() as revocation if revocation.node in nodes.keys() - {AUTHORITY_NODE}:
                named = {log: Position(seq, hash_) for log, seq, hash_ in revocation.positions}
                for installation in nodes[revocation.node].installations:
                    end = named.get(installation.log, Position(0, ""))
                    revoked.setdefault(installation.log, set()).add(end)
    return Roster(
        known=True,
        root=founded.root,
        recovery=founded.recovery,
        programme=programme,
        nodes=nodes,
        by_log=logs,
        revoked={log: tuple(sorted(ends)) for log, ends in revoked.items()},
        voids=tuple(sorted(voids)),
    )


def _enrol(enrolled: NodeEnrolled, nodes: dict[str, Node], logs: dict[str, Installation]) -> None:
    installations = _installations(enrolled.node, enrolled.installations)
    taken = {i.key for i in logs.values()}
    if (
        not installations
        or enrolled.role not in ROLES[:2]
        or not NODE_PATTERN.fullmatch(enrolled.node)
        or any(i.key in taken or i.log in logs for i in installations)
    ):
        return
    nodes[enrolled.node] = Node(
        enrolled.node,
        enrolled.role,
        installations,
        enrolled.forum,
        enrolled.regions,
        enrolled.valid_from,
        enrolled.valid_until,
    )
    logs.update((i.log, i) for i in installations)


def split_block(first: int, size: int) -> tuple[tuple[int, int], ...]:
    """A block of `size` numbers from `first` in three parts (first, last), one an installation.

    The later installations, which only a restored backup starts, get a tenth each; small blocks go
    whole to the first. An empty part is (0, 0).
    """
    spare = size // 10
    sizes = (size - 2 * spare, spare, spare)
    parts: list[tuple[int, int]] = []
    start = first
    for part in sizes:
        parts.append((start, start + part - 1) if part else (0, 0))
        start += part
    return tuple(parts)


def share(amount: int) -> tuple[int, int, int]:
    """An escrow of `amount` units in the same three parts as `split_block`."""
    spare = amount // 10
    return amount - 2 * spare, spare, spare
