"""Disclosure control: tables of counts from which nobody learns of fewer than five enterprises.

Small categories are put together until every cell that is shown counts enough enterprises, and so
does every cell that follows from others by subtraction: between two columns, from a total, or from
two tables of which one splits what the other puts together, column by column and between columns.
Figures that are shown are exact.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import permutations
from typing import NamedTuple

LEAST = 5
"""No figure is shown that counts fewer enterprises than this, nor one that follows from others."""

Unit = tuple[tuple[str, ...], int]
"""What is counted: a category in each dimension, and how far the enterprise has come (from 0)."""

Group = frozenset[str]
"""Categories of one dimension that are shown as one row."""

Joint = Mapping[tuple[str, str], int]
"""How many enterprises are in a category of one dimension and in one of another."""


class Row(NamedTuple):
    """One or several categories together, and how many enterprises came at least so far.

    `counts` has a figure for each column that is shown, from level 0 on.
    """

    categories: tuple[str, ...]
    counts: tuple[int, ...]


class Table(NamedTuple):
    """One dimension's rows, the largest first, the put together last; none where all is too small.

    `total` has the same columns as the rows.
    """

    rows: tuple[Row, ...]
    total: tuple[int, ...]


def may_be_shown(number: int, whole: int) -> bool:
    """Whether a part of a whole may be told: neither it nor the rest counts too few."""
    rest = whole - number
    return number >= LEAST and (rest == 0 or rest >= LEAST)


def protected_tables(units: Mapping[Unit, int], dimensions: int, levels: int) -> tuple[Table, ...]:
    """A table for each dimension of these units, given with how many enterprises each stands for.

    Rows are put together, and columns are cut off from the last one, where too few enterprises came
    that far. Equal units give equal tables, in whatever order they stand.
    """
    drafts = [_Draft(_by_category(units, place, levels), levels) for place in range(dimensions)]
    told = [_Told(level + 1, range(level, levels)) for level in range(levels)]
    # Who is in one column and not in the next one follows from both.
    told += [_Told(level + 2, range(level, level + 1)) for level in range(levels - 1)]
    joints: dict[tuple[int, int, _Told], Joint] = {}
    for one, other in permutations(range(dimensions), 2):
        shared = _shared(units, one, other, levels)
        for each in told:
            joints[one, other, each] = {
                pair: number
                for pair, exact in shared.items()
                if (number := sum(exact[level] for level in each.levels))
            }
    while (leak := _leak(drafts, joints)) is not None:
        draft, group = leak
        draft.put_together(group)
    return tuple(draft.table() for draft in drafts)


class _Told(NamedTuple):
    """Who stands at some of the levels is told by tables that have at least so many columns."""

    columns: int
    levels: range


class _Draft:
    """One dimension's table while it is made: groups of categories, and how many columns."""

    def __init__(self, cells: Mapping[str, tuple[int, ...]], levels: int) -> None:
        self._cells = cells
        self.columns = 0
        self.groups: list[Group] = []
        single = [frozenset({category}) for category in sorted(cells)]
        for columns in range(1, levels + 1):
            groups = _large_enough(single, columns, self._exact)
            # The most cells; of as many, those of more rows.
            if (len(groups) * columns, len(groups)) > (self.columns * len(self.groups), 0):
                self.columns, self.groups = columns, groups

    def put_together(self, group: Group) -> None:
        """Show one row less: this group and the smallest other one become one."""
        rest = sorted((each for each in self.groups if each != group), key=self._size)
        self.groups = [*rest[1:], group | rest[0]]

    def smallest(self, groups: Iterable[Group]) -> Group:
        """The smallest of these groups."""
        return min(groups, key=self._size)

    def table(self) -> Table:
        """What is shown in the end."""
        rows = [
            Row(tuple(sorted(group)), _at_least(self._exact(group), self.columns))
            for group in self.groups
        ]
        rows.sort(key=lambda row: (len(row.categories) > 1, -row.counts[0], row.categories))
        total = tuple(sum(column) for column in zip(*(row.counts for row in rows), strict=True))
        return Table(tuple(rows), total)

    def _exact(self, group: Group) -> tuple[int, ...]:
        """How many of a group stand at exactly each level."""
        return tuple(map(sum, zip(*(self._cells[each] for each in group), strict=True)))

    def _size(self, group: Group) -> tuple[int, list[str]]:
        return sum(self._exact(group)), sorted(group)


def _by_category(units: Mapping[Unit, int], place: int, levels: int) -> dict[str, tuple[int, ...]]:
    """By category, how many enterprises stand at exactly each level."""
    found: dict[str, list[int]] = defaultdict(lambda: [0] * levels)
    for (categories, level), count in units.items():
        found[categories[place]][level] += count
    return {category: tuple(counts) for category, counts in found.items()}


def _shared(
    units: Mapping[Unit, int], one: int, other: int, levels: int
) -> Mapping[tuple[str, str], list[int]]:
    """By categories in two dimensions, how many enterprises stand at exactly each level."""
    found: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0] * levels)
    for (categories, level), count in units.items():
        found[categories[one], categories[other]][level] += count
    return found


def _at_least(exact: tuple[int, ...], columns: int) -> tuple[int, ...]:
    """How many came at least as far as each of the first columns."""
    return tuple(sum(exact[level:]) for level in range(columns))


def _is_shown(exact: tuple[int, ...], columns: int) -> bool:
    """Whether a row of so many columns tells of enough enterprises, in each and between any two."""
    counts = _at_least(exact, columns)
    between = exact[: columns - 1]
    return counts[-1] >= LEAST and all(each == 0 or each >= LEAST for each in between)


def _large_enough(
    groups: Iterable[Group], columns: int, exact: Callable[[Group], tuple[int, ...]]
) -> list[Group]:
    """The groups, with those that are too small put together; none where all are, even so."""
    shown: list[Group] = []
    small: list[Group] = []
    for group in groups:
        (shown if _is_shown(exact(group), columns) else small).append(group)
    shown.sort(key=lambda group: (-sum(exact(group)), sorted(group)))
    if not small:
        return shown
    others: Group = frozenset().union(*small)
    while not _is_shown(exact(others), columns):
        if not shown:
            return []
        others |= shown.pop()
    return [*shown, others]


def _leak(
    drafts: list[_Draft], joints: Mapping[tuple[int, int, _Told], Joint]
) -> tuple[_Draft, Group] | None:
    """A row that would tell of too few, by what another table splits off it; and whose it is."""
    for (one, other, told), joint in joints.items():
        if min(drafts[one].columns, drafts[other].columns) < told.columns:
            continue
        for group, inside in _splits(drafts[one], drafts[other], joint):
            # Of the two tables, the one with more rows gives one up.
            if len(drafts[other].groups) >= len(drafts[one].groups):
                return drafts[other], drafts[other].smallest(inside)
            return drafts[one], group
    return None


def _splits(one: _Draft, other: _Draft, joint: Joint) -> Iterator[tuple[Group, list[Group]]]:
    """Rows of the one table of which rows of the other leave too few; with those rows."""
    row_of = {category: group for group in one.groups for category in group}
    column_of = {category: group for group in other.groups for category in group}
    shared: dict[tuple[Group, Group], int] = defaultdict(int)
    rows: dict[Group, int] = defaultdict(int)
    columns: dict[Group, int] = defaultdict(int)
    for (category, across), count in joint.items():
        row, column = row_of[category], column_of[across]
        shared[row, column] += count
        rows[row] += count
        columns[column] += count
    inside: dict[Group, list[Group]] = defaultdict(list)
    for (row, column), count in shared.items():
        if count == columns[column]:
            inside[row].append(column)
    for row in one.groups:
        left = rows[row] - sum(columns[column] for column in inside[row])
        if inside[row] and 0 < left < LEAST:
            yield row, inside[row]
