"""Segments: what of a log is here, what is missing, what travels and what a receipt covers.

Pure over the links of a chain: (seq, hash, prev), in the order of seq and hash.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from infitah_desk.domain.quarantine import Link


class Segment(NamedTuple):
    """A run of a log's events on one branch; `prev` is the hash before the first."""

    first: int
    last: int
    prev: bytes
    head: bytes
    hashes: tuple[bytes, ...]


class Span(NamedTuple):
    """A run of a log's events by its ends alone, as somebody else told of it."""

    first: int
    last: int
    head: bytes


class Extent(NamedTuple):
    """How far a log is here without a gap, by branch, and which seqs are missing below its end."""

    branches: tuple[tuple[int, bytes], ...]
    gaps: tuple[tuple[int, int], ...]


def runs(links: Sequence[Link]) -> list[list[Link]]:
    """The chain cut where something is missing or where a second branch begins."""
    open_runs: dict[bytes, list[Link]] = {}
    found: list[list[Link]] = []
    for link in links:
        run = open_runs.pop(link.prev, None)
        if run is None or run[-1].seq + 1 != link.seq:
            run = []
            found.append(run)
        run.append(link)
        open_runs[link.hash] = run
    return found


def segments_to_send(
    links: Sequence[Link], sealed: Collection[tuple[int, bytes]], covered: Collection[bytes]
) -> list[Segment]:
    """What is not covered, each run cut at its last seal: what no seal covers does not travel.

    Where a log forks, the stretch before goes with a branch that is sealed.
    """
    vouched = _leading_to(links, sealed)
    segments = []
    for run in runs([x for x in links if x.hash in vouched and x.hash not in covered]):
        while run and (run[-1].seq, run[-1].hash) not in sealed:
            run.pop()
        if run:
            segments.append(
                Segment(
                    run[0].seq,
                    run[-1].seq,
                    run[0].prev,
                    run[-1].hash,
                    tuple(link.hash for link in run),
                )
            )
    return segments


def extent(links: Sequence[Link]) -> Extent:
    """How far a log is here: every contiguous branch's end, and the gaps below the highest seq."""
    reached: dict[bytes, int] = {}
    ends: dict[bytes, int] = {}
    for link in links:
        if link.seq == 1 or reached.get(link.prev) == link.seq - 1:
            reached[link.hash] = link.seq
            ends.pop(link.prev, None)
            ends[link.hash] = link.seq
    gaps: list[tuple[int, int]] = []
    expected = 1
    for seq in sorted({link.seq for link in links}):
        if seq > expected:
            gaps.append((expected, seq - 1))
        expected = seq + 1
    branches = sorted((seq, hash_) for hash_, seq in ends.items())
    return Extent(tuple(branches), tuple(gaps))


def covered_by(links: Sequence[Link], branches: Iterable[tuple[int, bytes]]) -> frozenset[bytes]:
    """The events that a receipt's branches cover: those that the chain here proves.

    A branch whose end is not here covers nothing, nor what lies below a gap: to send too much
    does no harm, to hold back what nobody has would lose it.
    """
    return _leading_to(links, branches)


def within(links: Sequence[Link], spans: Iterable[Span]) -> frozenset[bytes]:
    """The events here that lie in these spans, as far as the chain leads down from each end."""
    known = {link.hash: link for link in links}
    found: set[bytes] = set()
    for first, last, head in spans:
        reach, cursor = last, head
        while reach >= first and (link := known.get(cursor)) and link.seq == reach:
            found.add(cursor)
            reach, cursor = link.seq - 1, link.prev
    return frozenset(found)


def _leading_to(links: Sequence[Link], ends: Iterable[tuple[int, bytes]]) -> frozenset[bytes]:
    """The events from which the chain leads to one of these (seq, hash), those included."""
    known = {link.hash: link for link in links}
    found: set[bytes] = set()
    for seq, hash_ in ends:
        reach, cursor = seq, hash_
        while cursor not in found and (link := known.get(cursor)) and link.seq == reach:
            found.add(cursor)
            reach, cursor = link.seq - 1, link.prev
    return frozenset(found)
