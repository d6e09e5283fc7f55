"""Which events of a revoked log still count: those up to its last accepted position.

A function of the events held and of the roster, never of the order in which they came.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from infitah_desk.domain.roster import Position


class Link(NamedTuple):
    """One event's place in its log's chain."""

    seq: int
    hash: bytes
    prev: bytes


def forked(links: Sequence[Link]) -> bool:
    """Whether two events of one log stand at one seq."""
    return len({link.seq for link in links}) != len(links)


def below(links: Sequence[Link], end: Position) -> frozenset[bytes]:
    """The hashes of the events that lie at or below `end` on its branch.

    Where the chain to `end` has a gap, what lies below the gap counts only if the log is not
    forked there: two events at one seq of which neither is known to lead to `end` are both out.
    """
    known: dict[bytes, Link] = {link.hash: link for link in links}
    on_branch: set[bytes] = set()
    reach = end.seq
    cursor = _raw(end.hash)
    while (link := known.get(cursor)) is not None and link.seq == reach:
        on_branch.add(link.hash)
        cursor, reach = link.prev, link.seq - 1
    # `reach` is now the seq of the first event of the branch that is not here: 0 if none is
    # missing. Below it the chain says nothing, and only undisputed places count.
    at: dict[int, list[Link]] = {}
    for link in links:
        if link.seq <= reach:
            at.setdefault(link.seq, []).append(link)
    disputed_from = min((seq for seq, places in at.items() if len(places) > 1), default=reach + 1)
    for seq, places in at.items():
        if seq < disputed_from and (seq < reach or places[0].hash == cursor):
            on_branch.add(places[0].hash)
    return frozenset(on_branch)


def _raw(hash_: str) -> bytes:
    """A position's hash; b"", which no event has, where it is none."""
    try:
        return bytes.fromhex(hash_)
    except ValueError:
        return b""


def standing(links: Sequence[Link], ends: Sequence[Position]) -> frozenset[bytes] | None:
    """The hashes that count in a log revoked at all of `ends`; None where nothing is revoked."""
    if not ends:
        return None
    return frozenset.intersection(*(below(links, end) for end in ends))


def out_of_standing(
    links: Sequence[Link], good: frozenset[bytes] | None, first: int, head: bytes
) -> int:
    """How many events of the branch that ends at `head` do not count, from seq `first` on.

    `good` are the hashes that do, None where all of them do.
    """
    if good is None:
        return 0
    known = {link.hash: link for link in links}
    count = 0
    while (link := known.get(head)) is not None and link.seq >= first:
        count += link.hash not in good
        head = link.prev
    return count


Standing = Mapping[str, frozenset[bytes] | None]
"""For each revoked log the hashes that count; a log that is not named counts whole."""
