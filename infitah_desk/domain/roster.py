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

from infitah_desk.domain.blocks import NO_BLOCK, Block, joined, overlap
from infitah_desk.domain.event import log_name, node_of
from infitah_desk.domain.events import (
    AuthorityFounded,
    BlockGranted,
    InstallationKeys,
    NodeEnrolled,
    NodeRevoked,
    PermitsVoided,
    ProgrammePublished,
    Told,
)
from infitah_desk.domain.permit import Void, voids_told
from infitah_desk.domain.permit_number import LAST_SERIAL

AUTHORITY_NODE = "HQ"
ROLES = ("desk", "coordinator", "authority")
INSTALLATIONS = 3

NODE_PATTERN = re.compile(r"^[A-Z]{2,6}-[1-9][0-9]{0,2}$")


class Installation(msgspec.Struct, frozen=True):
    """One enrolled installation, the log that it writes, and all that it was given to spend.

    `blocks` are its ranges of serials in order; none touches another.
    """

    log: str
    node: str
    position: int
    key: bytes
    age: str
    blocks: tuple[Block, ...] = ()
    packs: int = 0

    @property
    def permits(self) -> int:
        """How many serials it was given."""
        return sum(last - first + 1 for first, last in self.blocks)

    def owns(self, serial: int) -> bool:
        """Whether it was given that serial."""
        return any(first <= serial <= last for first, last in self.blocks)

    def next_serial(self, used: int) -> int | None:
        """Its first serial above `used`; None where there is none left."""
        return next((max(first, used + 1) for first, last in self.blocks if last > used), None)

    def permits_above(self, used: int) -> int:
        """How many of its serials lie above `used`."""
        return sum(last - max(first, used + 1) + 1 for first, last in self.blocks if last > used)


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
        """The lowest serial of the node's blocks, 0 where it has none."""
        return min((i.blocks[0][0] for i in self.installations if i.blocks), default=0)

    @property
    def last_serial(self) -> int:
        """The highest serial of the node's blocks, 0 where it has none."""
        return max((i.blocks[-1][1] for i in self.installations if i.blocks), default=0)

    @property
    def permits(self) -> int:
        """How many serials the node was given."""
        return sum(i.permits for i in self.installations)

    @property
    def packs(self) -> int:
        """How many packs the node was given."""
        return sum(i.packs for i in self.installations)


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
        Installation(
            log_name(node, raw),
            node,
            n,
            raw,
            item.age,
            joined([(item.first, item.last)]),
            item.packs,
        )
        for n, (item, raw) in enumerate(zip(keys, raws, strict=True), start=1)
        if raw is not None
    )
    return found if len({i.log for i in found}) == INSTALLATIONS else ()


def fold_roster(history: Iterable[Told]) -> Roster:
    """The roster that these events give; those of other logs than the authority's are passed over.

    Events are taken in the order (Lamport, log, seq, hash). A founding counts only in a log that
    its own keys name, an enrolment never changes an earlier one of the same node, nor does a grant
    give a number twice, and the authority itself is never revoked: what it erased stays erased. The
    same keys enrolled again, by an authority that was restored and had forgotten them, are granted
    what they are given then: both kits were handed out.
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
            case NodeEnrolled() as again:
                _enrol_again(again, nodes, logs)
            case BlockGranted(node=name) as granted if name in nodes:
                _grant(granted, nodes, logs)
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


def _enrol_again(
    again: NodeEnrolled, nodes: dict[str, Node], logs: dict[str, Installation]
) -> None:
    keys = [raw_key(each.key) for each in again.installations]
    if keys == [each.key for each in nodes[again.node].installations]:
        parts = tuple((each.first, each.last, each.packs) for each in again.installations)
        _grant(BlockGranted(again.node, parts), nodes, logs)


def _grant(granted: BlockGranted, nodes: dict[str, Node], logs: dict[str, Installation]) -> None:
    """Add a further block to a desk; one that gives a number anew is passed over whole.

    Such a one was written by an authority that did not know of the other: on a copied folder, since
    a restored one gives others (`blocks.next_first`).
    """
    node = nodes[granted.node]
    new = [(first, last) for first, last, _ in granted.parts]
    present = [block for each in node.installations for block in each.blocks]
    if (
        node.role != "desk"
        or len(granted.parts) != INSTALLATIONS
        or any(block != NO_BLOCK and not 0 < block[0] <= block[1] <= LAST_SERIAL for block in new)
        or overlap([*present, *new])
    ):
        return
    installations = tuple(
        msgspec.structs.replace(
            each, blocks=joined([*each.blocks, (first, last)]), packs=each.packs + packs
        )
        for each, (first, last, packs) in zip(node.installations, granted.parts, strict=True)
    )
    nodes[node.name] = msgspec.structs.replace(node, installations=installations)
    logs.update((i.log, i) for i in installations)
