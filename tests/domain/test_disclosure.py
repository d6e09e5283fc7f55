"""No cell of a published table counts fewer than five, nor does any that follows from others."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise, permutations

from hypothesis import example, given
from hypothesis import strategies as st

from infitah_desk.domain.disclosure import LEAST, Row, Table, Unit, protected_tables

LEVELS = 4
_units = st.dictionaries(
    st.tuples(
        st.tuples(st.sampled_from("ABCD"), st.sampled_from("uvw"), st.sampled_from("xyz")),
        st.integers(0, LEVELS - 1),
    ),
    st.integers(1, 12),
    max_size=24,
)


def enterprises(*counts: tuple[str, int, int]) -> Counter[Unit]:
    return Counter({((category,), level): count for category, level, count in counts})


def test_large_categories_stand_alone_and_small_ones_together() -> None:
    (table,) = protected_tables(enterprises(("A", 0, 9), ("B", 0, 3), ("C", 0, 4)), 1, 1)
    assert table == Table((Row(("A",), (9,)), Row(("B", "C"), (7,))), (16,))


def test_a_single_small_category_takes_the_smallest_other_one_along() -> None:
    (table,) = protected_tables(enterprises(("A", 0, 9), ("B", 0, 3), ("C", 0, 6)), 1, 1)
    assert table.rows == (Row(("A",), (9,)), Row(("B", "C"), (9,)))


def test_where_all_together_are_too_few_nothing_is_shown() -> None:
    assert protected_tables(enterprises(("A", 0, 4)), 1, 1) == (Table((), ()),)
    assert protected_tables(Counter(), 1, 1) == (Table((), ()),)


def test_a_column_that_few_reached_is_not_shown() -> None:
    (table,) = protected_tables(enterprises(("A", 0, 9), ("A", 1, 2), ("B", 0, 8)), 1, 2)
    assert table == Table((Row(("A",), (11,)), Row(("B",), (8,))), (19,))


def test_two_columns_are_not_shown_where_few_stand_between_them() -> None:
    (table,) = protected_tables(enterprises(("A", 0, 2), ("A", 1, 20)), 1, 2)
    assert table.rows == (Row(("A",), (22,)),)


def test_a_table_that_splits_what_another_puts_together_leaves_nothing_small() -> None:
    # Nador (4) would follow from the region (24) less Oujda (20).
    units: Counter[Unit] = Counter(
        {
            (("OUJ", "Oriental"), 0): 20,
            (("NAD", "Oriental"), 0): 4,
            (("HOC", "North"), 0): 3,
            (("TET", "North"), 0): 50,
        }
    )
    forums, regions = protected_tables(units, 2, 1)
    shown = {frozenset(row.categories) for row in forums.rows}
    oriental = frozenset({"Oriental"}) in {frozenset(row.categories) for row in regions.rows}
    assert not (oriental and frozenset({"OUJ"}) in shown)


@given(_units)
def test_every_cell_and_every_difference_of_columns_counts_enough(units: dict[Unit, int]) -> None:
    for table in protected_tables(units, 3, LEVELS):
        for counts in (*(row.counts for row in table.rows), *([table.total] if table.rows else [])):
            differences = [more - less for more, less in pairwise(counts)]
            assert all(count >= LEAST for count in counts)
            assert all(each == 0 or each >= LEAST for each in differences)


@given(_units)
def test_figures_that_are_shown_are_exact_and_nobody_is_left_out(units: dict[Unit, int]) -> None:
    for place, table in enumerate(protected_tables(units, 3, LEVELS)):
        for row in table.rows:
            for level, shown in enumerate(row.counts):
                assert shown == sum(
                    count
                    for (categories, reached), count in units.items()
                    if categories[place] in row.categories and reached >= level
                )
        categories = [each for row in table.rows for each in row.categories]
        assert len(categories) == len(set(categories))
        if table.rows:
            assert set(categories) == {names[place] for names, _ in units}


BETWEEN_COLUMNS: dict[Unit, int] = {
    (("TET", "North", ""), 0): 5,
    (("TET", "North", ""), 1): 5,
    (("HOC", "North", ""), 0): 4,
    (("HOC", "North", ""), 1): 6,
    (("OUJ", "Oriental", ""), 0): 5,
    (("OUJ", "Oriental", ""), 1): 5,
    (("KHO", "Oriental", ""), 0): 5,
}
"""North less Tétouan leaves ten of El Houceima, of whom six have a permit: four have none."""


@given(_units)
@example(BETWEEN_COLUMNS)
def test_no_row_less_the_rows_of_another_table_leaves_a_few(units: dict[Unit, int]) -> None:
    tables = protected_tables(units, 3, LEVELS)
    for (one, table), (other, against) in permutations(enumerate(tables), 2):
        columns = min(len(table.total), len(against.total))
        at_least = [range(level, LEVELS) for level in range(columns)]
        between = [range(level, level + 1) for level in range(columns - 1)]
        for levels in at_least + between:
            for row in table.rows:
                people = members(units, one, row, levels)
                inside = [
                    set_
                    for each in against.rows
                    if (set_ := members(units, other, each, levels)) and set_ <= people
                ]
                left = sum(units[unit] for unit in people.difference(*inside))
                assert not inside or left == 0 or left >= LEAST


def members(units: dict[Unit, int], place: int, row: Row, levels: range) -> frozenset[Unit]:
    return frozenset(
        unit for unit in units if unit[0][place] in row.categories and unit[1] in levels
    )


@given(_units, st.randoms(use_true_random=False))
def test_the_order_of_what_is_counted_changes_nothing(
    units: dict[Unit, int], chance: object
) -> None:
    shuffled = list(units.items())
    chance.shuffle(shuffled)  # type: ignore[attr-defined]  # Hypothesis gives a random.Random
    assert protected_tables(dict(shuffled), 3, LEVELS) == protected_tables(units, 3, LEVELS)
