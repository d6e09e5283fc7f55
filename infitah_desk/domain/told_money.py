"""Money in tables for strangers: told only where no sum tells how few were paid an amount.

Whoever knows what the State pays for each offer, and how many enterprises share a sum, finds out
how many of them took which offer. So every amount in a sum must have been paid to enough of them,
or to none; and so in what is left of a sum when the rows of another table are taken away from it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from itertools import permutations

from infitah_desk.domain.disclosure import LEAST, Table
from infitah_desk.domain.programme import Programme
from infitah_desk.domain.statistics import DIMENSIONS, LEVELS, TOGETHER, Money, Statistics
from infitah_desk.domain.subsidy import centimes, subsidy

Amounts = Counter[Money | None]
"""How many enterprises stand for which money; None is any that nobody can work out."""

_NAMES = (*DIMENSIONS, TOGETHER)


def tables_telling_money(
    statistics: Statistics, shown: Mapping[str, Table], programme: Programme
) -> frozenset[str]:
    """Those of the protected tables that may have the money beside their counts, by name.

    Where two of them would tell too much together, the one of more rows does not have it.
    """
    known = _known_amounts(programme)
    paid: dict[tuple[str, ...], Amounts] = defaultdict(Counter)
    for (categories, money), number in statistics.paid.items():
        paid[*categories, ""][money if money in known else None] += number
    row_of = {
        place: {
            category: row
            for row, each in enumerate(shown[name].rows)
            for category in each.categories
        }
        for place, name in enumerate(_NAMES)
        if len(shown[name].total) == len(LEVELS)
    }
    told = {
        place for place, rows in row_of.items() if _is_safe(_by_row(paid, rows, place).values())
    }
    while (leak := _leak(paid, row_of, told)) is not None:
        told.remove(leak)
    return frozenset(_NAMES[place] for place in told)


def _known_amounts(programme: Programme) -> frozenset[Money]:
    """What an enterprise may stand for that everybody can work out: the offers', and the cap."""
    terms = programme.pack
    cap = centimes(terms.cap)
    paid = {
        centimes(subsidy(each.price, terms))
        for each in programme.offers
        if each.price >= terms.minimum_price
    }
    return frozenset({Money(0, cap), *(Money(amount) for amount in {*paid, cap})})


def _is_safe(sums: Iterable[Amounts]) -> bool:
    return all(number == 0 or number >= LEAST for each in sums for number in each.values())


def _by_row(
    paid: Mapping[tuple[str, ...], Amounts], rows: Mapping[str, int], place: int
) -> dict[int, Amounts]:
    found: dict[int, Amounts] = defaultdict(Counter)
    for categories, amounts in paid.items():
        found[rows[categories[place]]].update(amounts)
    return found


def _leak(
    paid: Mapping[tuple[str, ...], Amounts],
    row_of: Mapping[int, Mapping[str, int]],
    told: Collection[int],
) -> int | None:
    """A table that another one tells too much with; None where there is none."""
    for one, other in permutations(sorted(told), 2):
        if not _is_safe(_left_over(paid, (row_of[one], one), (row_of[other], other))):
            return max(one, other, key=lambda place: (len({*row_of[place].values()}), place))
    return None


def _left_over(
    paid: Mapping[tuple[str, ...], Amounts],
    whole: tuple[Mapping[str, int], int],
    parts: tuple[Mapping[str, int], int],
) -> Iterable[Amounts]:
    """What is left of the rows of one table when those of another that lie in them are taken."""
    (rows, place), (columns, across) = whole, parts
    left = _by_row(paid, rows, place)
    lies_in: dict[int, set[int]] = defaultdict(set)
    for categories in paid:
        lies_in[columns[categories[across]]].add(rows[categories[place]])
    for column, amounts in _by_row(paid, columns, across).items():
        if len(lies_in[column]) == 1:
            left[next(iter(lies_in[column]))].subtract(amounts)
    return left.values()
