"""Money in tables for strangers: told only where no sum tells how few were paid an amount.

Whoever knows what the State pays for each offer, and how many enterprises share a sum, finds out
how many of them took which offer. So every amount in a sum must have been paid to enough of them,
or to none; and so in what is left of a sum when the rows of another table are taken away from it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations

from infitah_desk.domain.disclosure import LEAST, Table
from infitah_desk.domain.programme import Programme
from infitah_desk.domain.statistics import DIMENSIONS, LEVELS, TOGETHER, Money, Statistics
from infitah_desk.domain.subsidy import centimes, subsidy

Amounts = Counter[Money | None]
"""How many enterprises stand for which money; None is any that nobody can work out."""

Shared = Counter[tuple[int, int, Money | None]]
"""The same by the rows of two tables that they are in."""

_NAMES = (*DIMENSIONS, TOGETHER)


def tables_telling_money(
    statistics: Statistics, shown: Mapping[str, Table], programme: Programme
) -> frozenset[str]:
    """Those of the protected tables that may have the money beside their counts, by name.

    Where two of them would tell too much together, the one of more rows does not have it.
    """
    known = _known_amounts(programme)
    row_of = {
        place: {
            category: row
            for row, each in enumerate(shown[name].rows)
            for category in each.categories
        }
        for place, name in enumerate(_NAMES)
        if len(shown[name].total) == len(LEVELS)
    }
    paid = [
        ((*categories, ""), money if money in known else None, number)
        for (categories, money), number in statistics.paid.items()
    ]
    told = {
        place
        for place, rows in row_of.items()
        if _is_safe(_sums((rows[each[place]], money, number) for each, money, number in paid))
    }
    for one, other in combinations(sorted(told), 2):
        if {one, other} <= told:
            shared: Shared = Counter()
            for each, money, number in paid:
                shared[row_of[one][each[one]], row_of[other][each[other]], money] += number
            if _tells_too_much(shared):
                rows = {place: len(shown[_NAMES[place]].rows) for place in (one, other)}
                told.remove(max(rows, key=lambda place: (rows[place], place)))
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


def _sums(parts: Iterable[tuple[int, Money | None, int]]) -> dict[int, Amounts]:
    """By row, how many enterprises stand for which money."""
    found: dict[int, Amounts] = defaultdict(Counter)
    for row, money, number in parts:
        found[row][money] += number
    return found


def _is_safe(sums: Mapping[int, Amounts]) -> bool:
    return all(number >= LEAST for each in sums.values() for number in each.values())


def _tells_too_much(shared: Shared) -> bool:
    """Whether rows of one table, less those of the other that lie in them, leave too few."""
    turned: Shared = Counter(
        {(column, row, money): number for (row, column, money), number in shared.items()}
    )
    return not (_is_safe(_left_over(shared)) and _is_safe(_left_over(turned)))


def _left_over(shared: Shared) -> dict[int, Amounts]:
    """What is left of each row when the columns that lie in it are taken away."""
    lies_in: dict[int, set[int]] = defaultdict(set)
    for row, column, _ in shared:
        lies_in[column].add(row)
    return _sums(
        (row, money, number)
        for (row, column, money), number in shared.items()
        if len(lies_in[column]) > 1
    )
