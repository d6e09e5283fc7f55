"""The programme's statistics: what is counted of an enterprise, and figures that hold together."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

import msgspec

from infitah_desk.domain.disclosure import Table, Unit, protected_tables
from infitah_desk.domain.programme import Programme
from infitah_desk.domain.quality import Quality, Tally
from infitah_desk.domain.subsidy import from_centimes

DIMENSIONS = ("forum", "region_2010", "region_today", "sector", "legal_form", "size", "day")
"""By what enterprises are told apart; a code of the programme each, "" where nobody said."""

LEVELS = ("enterprises", "permits", "packs", "delivered")
"""How far an enterprise came: at least this far. Whoever has a pack had a permit for it."""

_PERMITS, _PACKS = LEVELS.index("permits"), LEVELS.index("packs")
_SIZES = ((0, "0"), (2, "1-2"), (5, "3-5"), (9, "6-9"), (19, "10-19"))
_LARGEST = "20+"


class Counted(NamedTuple):
    """One enterprise: its category in each dimension, its level (a place in `LEVELS`), its money.

    `subsidy` is the State's part of what was delivered, `promised` what is kept back for an order
    that is still open; both in centimes.
    """

    categories: tuple[str, ...]
    level: int
    subsidy: int = 0
    promised: int = 0


class Money(NamedTuple):
    """The State's part in centimes: of packs delivered, and kept back for those still to come."""

    delivered: int = 0
    promised: int = 0

    @property
    def committed(self) -> int:
        """Both together: what can be spent on nothing else."""
        return self.delivered + self.promised


class Line(NamedTuple):
    """One category: how many enterprises came at least so far, by `LEVELS`, and their money."""

    category: str
    counts: tuple[int, ...]
    money: Money


class Duplicates(NamedTuple):
    """What would have been a second dossier, permit or pack of one enterprise.

    `linked` are dossiers that a person put to another one; `listed` rows of lists that named an
    enterprise which had its dossier already; `permits` are second permits made void again. What a
    rule refused to write left no trace and is not counted.
    """

    linked: Tally = Tally()
    listed: Tally = Tally()
    permits: Tally = Tally()

    @property
    def avoided(self) -> int:
        """So many dossiers more there would be. Their permits are not counted once again."""
        return self.linked.number + self.listed.number


class Statistics(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that is counted. `lines` are exact, by dimension; `total` is of all enterprises.

    `dossiers` less the linked duplicates are the enterprises. `paid` is how many enterprises of the
    same categories stand for the same money, of those that stand for any. Not for strangers: see
    `protected`.
    """

    dossiers: int
    duplicates: Duplicates
    total: Line
    lines: Mapping[str, tuple[Line, ...]]
    units: Mapping[Unit, int]
    paid: Mapping[tuple[tuple[str, ...], Money], int]
    quality: Quality


def size_class(headcount: int | None) -> str:
    """The class of size that a headcount lies in; "" where nobody said."""
    if headcount is None:
        return ""
    return next((name for most, name in _SIZES if headcount <= most), _LARGEST)


def size_classes() -> tuple[str, ...]:
    """All classes of size, the smallest first."""
    return (*(name for _, name in _SIZES), _LARGEST)


def count(
    enterprises: Iterable[Counted], *, duplicates: Duplicates, quality: Quality
) -> Statistics:
    """The statistics of these enterprises."""
    units: Counter[Unit] = Counter()
    paid: Counter[tuple[tuple[str, ...], Money]] = Counter()
    exact: dict[tuple[int, str], list[int]] = defaultdict(lambda: [0] * len(LEVELS))
    money: dict[tuple[int, str], Money] = defaultdict(Money)
    all_counts, all_money = [0] * len(LEVELS), Money()
    for each in enterprises:
        units[each.categories, each.level] += 1
        all_counts[each.level] += 1
        all_money = _with(all_money, each)
        if each.subsidy or each.promised:
            paid[each.categories, Money(each.subsidy, each.promised)] += 1
        for place, category in enumerate(each.categories):
            exact[place, category][each.level] += 1
            money[place, category] = _with(money[place, category], each)
    lines = {
        dimension: tuple(
            Line(category, _at_least(exact[at, category]), money[at, category])
            for at, category in sorted(exact)
            if at == place
        )
        for place, dimension in enumerate(DIMENSIONS)
    }
    return Statistics(
        dossiers=quality.dossiers,
        duplicates=duplicates,
        total=Line("", _at_least(all_counts), all_money),
        lines=lines,
        units=units,
        paid=paid,
        quality=quality,
    )


def budget_left(statistics: Statistics, programme: Programme) -> Decimal | None:
    """What of the year's budget is neither spent nor promised, in dirhams; None without one."""
    budget = programme.targets.yearly_budget
    return None if budget is None else budget - from_centimes(statistics.total.money.committed)


def packs_per_hundred_permits(line: Line) -> Decimal:
    """Of a hundred permits so many led to a pack; 0 where there is none yet."""
    return share_of(line.counts[_PACKS], line.counts[_PERMITS])


def share_of(part: int | Decimal, whole: int | Decimal) -> Decimal:
    """A part of a whole in per cent, to two places, halves away from nought; 0 of nothing."""
    if not whole:
        return Decimal()
    return (Decimal(100 * part) / whole).quantize(Decimal("0.01"), ROUND_HALF_UP)


TOGETHER = "together"
"""The table of a single row: all enterprises."""


def protected(statistics: Statistics) -> Mapping[str, Table]:
    """The tables that may be given to strangers, by dimension and `TOGETHER` (see `disclosure`)."""
    units = {
        ((*categories, ""), level): number
        for (categories, level), number in statistics.units.items()
    }
    tables = protected_tables(units, len(DIMENSIONS) + 1, len(LEVELS))
    return dict(zip((*DIMENSIONS, TOGETHER), tables, strict=True))


def _at_least(exact: Iterable[int]) -> tuple[int, ...]:
    counts = tuple(exact)
    return tuple(sum(counts[level:]) for level in range(len(counts)))


def _with(money: Money, each: Counted) -> Money:
    return Money(money.delivered + each.subsidy, money.promised + each.promised)
