"""Money told to strangers: no sum, and no difference of two, tells how few were paid an amount."""

from __future__ import annotations

from collections import Counter
from itertools import product

from hypothesis import example, given
from hypothesis import strategies as st

from infitah_desk.domain.disclosure import LEAST, Row
from infitah_desk.domain.quality import QualityCount
from infitah_desk.domain.statistics import (
    DIMENSIONS,
    TOGETHER,
    Counted,
    Duplicates,
    Money,
    Statistics,
    count,
    protected,
)
from infitah_desk.domain.told_money import tables_telling_money
from tests.helpers.programmes import PROGRAMME_2010

OPEN, CHEAP, CAPPED, TYPED = Money(0, 150_000), Money(89_700), Money(150_000), Money(100_001)
SHARED = {"forum": 0, "region_2010": 1, "sector": 3}

Firms = dict[tuple[str, str, str, Money], int]
firms = st.dictionaries(
    st.tuples(
        st.sampled_from(["TET", "HOC", "OUJ"]),
        st.sampled_from(["North", "East"]),
        st.sampled_from(["C", "G"]),
        st.sampled_from([OPEN, CHEAP, CAPPED, TYPED]),
    ),
    st.integers(0, 14),
    max_size=8,
)


def told(given_: Firms) -> tuple[list[Counted], Statistics, frozenset[str]]:
    """These firms, what is counted of them, and the tables that tell their money."""
    counted = [
        Counted((forum, region, "", sector, "", "", ""), 2 if money == OPEN else 3, *money)
        for (forum, region, sector, money), number in given_.items()
        for _ in range(number)
    ]
    statistics = count(counted, duplicates=Duplicates(), quality=QualityCount().result())
    return (
        counted,
        statistics,
        tables_telling_money(statistics, protected(statistics), PROGRAMME_2010),
    )


def enough(firms: list[Counted]) -> bool:
    """Whether each amount was paid to enough of these."""
    paid = Counter((each.subsidy, each.promised) for each in firms)
    return all(number >= LEAST for number in paid.values())


@given(firms)
@example({("TET", "North", "C", CAPPED): 11, ("TET", "North", "C", CHEAP): 1})
@example({("TET", "North", "C", CAPPED): 11, ("TET", "North", "C", TYPED): 4})
@example({("TET", "North", "C", OPEN): 5, ("TET", "North", "C", CHEAP): 2})
def test_no_sum_tells_how_few_were_paid_an_amount(given_: Firms) -> None:
    counted, statistics, tables = told(given_)
    assert not tables or enough(counted)
    for name in tables - {TOGETHER}:
        place = DIMENSIONS.index(name)
        for row in protected(statistics)[name].rows:
            assert enough([each for each in counted if each.categories[place] in row.categories])


SPLIT: Firms = {
    ("TET", "North", "C", CAPPED): 6,
    ("TET", "North", "C", CHEAP): 6,
    ("HOC", "North", "C", CAPPED): 3,
    ("NAD", "North", "C", CAPPED): 2,
    ("NAD", "North", "C", CHEAP): 1,
    ("OUJ", "East", "C", CAPPED): 6,
    ("OUJ", "East", "C", CHEAP): 6,
    ("KHO", "East", "C", CAPPED): 2,
    ("KHO", "East", "C", CHEAP): 1,
    ("ERR", "East", "C", CHEAP): 3,
}
"""The sum of the North less that of Tétouan leaves six small ones, of whom one took an offer."""


@given(firms)
@example(SPLIT)
def test_no_sum_less_those_of_another_table_tells_it_either(given_: Firms) -> None:
    counted, statistics, tables = told(given_)
    shown = protected(statistics)

    def of(name: str, row: Row) -> set[int]:
        place = SHARED[name]
        return {at for at, each in enumerate(counted) if each.categories[place] in row.categories}

    for one, other in product(tables & {*SHARED}, repeat=2):
        parts = [of(other, row) for row in shown[other].rows]
        for row in shown[one].rows:
            whole = of(one, row)
            left = whole.difference(*(part for part in parts if part <= whole))
            assert enough([counted[at] for at in left])


def test_money_is_told_where_each_amount_was_paid_to_enough() -> None:
    _, _, tables = told({("TET", "North", "C", CHEAP): 5, ("TET", "North", "G", CAPPED): LEAST + 1})
    assert tables == {*DIMENSIONS, TOGETHER}
