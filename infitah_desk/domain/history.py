"""A dossier's history: which event knew of which, and what is therefore superseded or in conflict.

`after` decides; where it says nothing, (Lamport, log, seq, hash) orders for display only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple, TypeVar

from infitah_desk.domain.event import Event
from infitah_desk.domain.events import DossierRegistered, Told

Lineage = Callable[[Event, Event], bool]
"""Whether the first event lies on the second's branch of their log, below it."""

REF_BYTES = 8

Value = TypeVar("Value")


def display_order(item: Told) -> tuple[int, str, int, bytes]:
    """The order in which events are shown, the same everywhere."""
    event = item.event
    return item.head.lamport, event.log, event.seq, event.hash


class History(NamedTuple):
    """Events in display order; `known[i]` is the bit set of those that event i knew of.

    Of a list's row that several desks imported, whoever knew of one import knew of all.

    `incomplete` says that an event is named that is not here.
    """

    items: tuple[Told, ...]
    known: tuple[int, ...]
    incomplete: bool

    def heads(self) -> list[int]:
        """The events that no other one here knew of."""
        covered = 0
        for mask in self.known:
            covered |= mask
        return [i for i in range(len(self.items)) if not covered >> i & 1]


def history_of(items: Iterable[Told], lineage: Lineage | None = None) -> History:
    """Order one dossier's events and find each one's past.

    `lineage` settles which of a forked log's events a bare seq means; it is only asked where a
    log has two events of one seq in the whole store.
    """
    ordered = tuple(sorted(items, key=display_order))
    if lineage is None and _is_chain(ordered):
        return History(ordered, tuple((1 << i) - 1 for i in range(len(ordered))), False)
    places: dict[tuple[str, int], list[int]] = defaultdict(list)
    for index, item in enumerate(ordered):
        places[item.event.log, item.event.seq].append(index)
    incomplete = False
    parents: list[list[int]] = []
    for item in ordered:
        found: list[int] = []
        for ref in item.head.after:
            named = _resolve(ref, item, ordered, places, lineage)
            incomplete = incomplete or not named
            found += named
        parents.append(found)
    return History(ordered, _knowing_repeats(ordered, _closure(parents)), incomplete)


def _is_chain(ordered: Sequence[Told]) -> bool:
    """Whether one log alone wrote them, each event knowing just the one before."""
    before: Told | None = None
    for item in ordered:
        if before is None:
            if item.head.after:
                return False
        elif (
            item.event.log != before.event.log
            or item.head.after != (before.event.seq,)
            or before.event.seq >= item.event.seq
        ):
            return False
        before = item
    return True


def _resolve(
    ref: int | tuple[str, int, str],
    item: Told,
    ordered: Sequence[Told],
    places: Mapping[tuple[str, int], list[int]],
    lineage: Lineage | None,
) -> list[int]:
    """The events that one reference means: one, or none where it is not here."""
    event = item.event
    if isinstance(ref, int):
        if ref >= event.seq:
            return []
        return [
            i
            for i in places.get((event.log, ref), ())
            if lineage is None or lineage(ordered[i].event, event)
        ]
    log, seq, start = ref
    return [
        i
        for i in places.get((log, seq), ())
        if ordered[i].event.hash[:REF_BYTES].hex() == start and ordered[i] is not item
    ]


def _closure(parents: Sequence[Sequence[int]]) -> tuple[int, ...]:
    """Each event's ancestors as a bit set; an honest log's parents come first in display order.

    A dishonest Lamport counter may put a parent later: those are visited depth first. Hashes rule
    out cycles, a forged reference that closed one all the same is passed over.
    """
    known: list[int | None] = [None] * len(parents)
    for start in range(len(parents)):
        if known[start] is None and all(parent < start for parent in parents[start]):
            known[start] = _past(start, parents[start], known)
            continue
        stack = [start]
        open_ = 0
        while stack:
            index = stack[-1]
            if known[index] is not None:
                stack.pop()
                continue
            waiting = [p for p in parents[index] if known[p] is None and not open_ >> p & 1]
            if waiting and not open_ >> index & 1:
                open_ |= 1 << index
                stack += waiting
                continue
            known[index] = _past(index, parents[index], known)
            open_ &= ~(1 << index)
            stack.pop()
    return tuple(mask or 0 for mask in known)


def _past(index: int, parents: Iterable[int], known: Sequence[int | None]) -> int:
    mask = 0
    for parent in parents:
        mask |= (known[parent] or 0) | 1 << parent
    return mask & ~(1 << index)


def _knowing_repeats(ordered: Sequence[Told], known: tuple[int, ...]) -> tuple[int, ...]:
    """Who knew of a list's row as one desk imported it knew what all others' imports of it say.

    The desks of a forum import one list each, and work before they hear of each other: what one
    of them corrects is not against the same row at the others'.
    """
    said: dict[tuple[str, int, str], int] = defaultdict(int)
    for index, item in enumerate(ordered):
        content = item.content
        if isinstance(content, DossierRegistered) and content.list_digest:
            values = repr(sorted(content.values.items()))
            said[content.list_digest, content.row, values] |= 1 << index
    repeated = [mask for mask in said.values() if mask & (mask - 1)]
    for repeats in repeated:
        known = tuple(
            mask | repeats if mask & repeats and not repeats >> index & 1 else mask
            for index, mask in enumerate(known)
        )
    return known


def standing_writes(
    history: History, writes: Sequence[tuple[int, Value]]
) -> Sequence[tuple[int, Value]]:
    """The writes of one register that no other one's author knew of.

    `writes` are (event index, value) in display order.
    """
    if len(writes) == 1:
        return writes
    superseded = 0
    for index, _ in writes:
        superseded |= history.known[index]
    standing = [(index, value) for index, value in writes if not superseded >> index & 1]
    # A closed ring of forged references can leave nothing standing: then all of it stands.
    return standing or writes


def latest(
    history: History,
    writes: Sequence[tuple[int, Value]],
    sameness: Callable[[Value], object] = lambda value: value,
) -> tuple[Value, tuple[Value, ...]]:
    """The value to show of one register, and the values in conflict (none, or two and more).

    A write is superseded by any write whose author knew of it; values whose `sameness` is equal
    are no conflict.
    """
    standing = standing_writes(history, writes)
    distinct = {repr(sameness(value)): value for _, value in standing}
    return standing[-1][1], tuple(distinct.values()) if len(distinct) > 1 else ()
