"""Blocks: the serials and packs that an installation may spend, and how a grant is split."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from infitah_desk.domain.permit_number import LAST_SERIAL

_THIRD = LAST_SERIAL // 3

Block = tuple[int, int]
"""A range of serials, first and last; 0 to 0 is none."""

NO_BLOCK: Block = (0, 0)


def next_first(blocks: Iterable[Block], installation: int) -> int:
    """The first serial that an installation of the authority (1 to 3) gives a node next.

    `blocks` are all that the node is known to have. Each installation begins at a third of its own,
    above all that was given from there: one that was restored from a backup does not know what was
    given since, and still gives no number twice.
    """
    start = (installation - 1) * _THIRD + 1
    given = (last for first, last in joined(blocks) if first < start + _THIRD and last >= start)
    return max(given, default=start - 1) + 1


def room_from(first: int, blocks: Iterable[Block]) -> int:
    """How many serials there are from `first` on, up to the next one that is given already."""
    taken = (start for start, _ in blocks if start >= first)
    return min(taken, default=LAST_SERIAL + 1) - first


def split_block(first: int, size: int) -> tuple[Block, ...]:
    """A block of `size` numbers from `first` in three parts (first, last), one an installation.

    The later installations, which only a restored backup starts, get a tenth each; small blocks go
    whole to the first. An empty part is (0, 0).
    """
    parts: list[Block] = []
    start = first
    for part in share(size):
        parts.append((start, start + part - 1) if part else NO_BLOCK)
        start += part
    return tuple(parts)


def share(amount: int) -> tuple[int, int, int]:
    """An escrow of `amount` units in the same three parts as `split_block`."""
    spare = amount // 10
    return amount - 2 * spare, spare, spare


def joined(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Blocks in order, without empty ones; those that touch are one."""
    found: list[Block] = []
    for first, last in sorted(blocks):
        if not 0 < first <= last:
            continue
        if found and first <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(last, found[-1][1]))
        else:
            found.append((first, last))
    return tuple(found)


def overlap(blocks: Iterable[Block]) -> bool:
    """Whether a number lies in two of these blocks."""
    in_order = sorted(block for block in blocks if block != NO_BLOCK)
    return any(one[1] >= other[0] for one, other in pairwise(in_order))
