from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from infitah_desk.domain.blocks import (
    Block,
    joined,
    next_first,
    overlap,
    room_from,
    share,
    split_block,
)

BLOCKS = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=6)


@given(st.integers(1, 99_999), st.integers(0, 5_000))
def test_the_parts_of_a_block_follow_each_other_and_hold_it_all(first: int, size: int) -> None:
    parts = [part for part in split_block(first, size) if part != (0, 0)]

    numbers = [n for low, high in parts for n in range(low, high + 1)]

    assert numbers == list(range(first, first + size))


@given(st.integers(0, 10_000))
def test_shares_add_up(amount: int) -> None:
    assert sum(share(amount)) == amount


@given(BLOCKS)
def test_joined_blocks_hold_the_same_numbers_and_none_touches_another(
    blocks: list[tuple[int, int]],
) -> None:
    numbers = {n for first, last in blocks if first for n in range(first, last + 1)}

    found = joined(blocks)

    assert [n for first, last in found for n in range(first, last + 1)] == sorted(numbers)
    assert all(one[1] + 1 < other[0] for one, other in pairwise(found))


def test_blocks_overlap_where_one_number_is_in_two() -> None:
    assert overlap([(1, 5), (5, 9)])
    assert overlap([(20, 30), (1, 40)])
    assert not overlap([(6, 9), (1, 5), (0, 0), (0, 0)])


@given(
    st.lists(
        st.tuples(st.integers(1, 3), st.integers(1, 400), st.booleans()), min_size=1, max_size=12
    )
)
def test_whoever_knows_of_what_no_number_is_given_twice(
    grants: list[tuple[int, int, bool]],
) -> None:
    """Installations of the authority, each with its own grants and whatever else it heard of."""
    given: list[tuple[int, Block]] = []
    for installation, size, hears_all in grants:
        known = [block for who, block in given if hears_all or who == installation]
        first = next_first(known, installation)
        assert room_from(first, known) >= size
        given += [(installation, block) for block in split_block(first, size)]
    assert not overlap(block for _, block in given)


def test_there_is_room_up_to_what_another_gave() -> None:
    assert next_first([(1, 33_000)], 1) == 33_001
    assert room_from(33_001, [(1, 33_000), (33_334, 33_400)]) == 333
    assert room_from(next_first([(33_334, 99_999)], 2), [(33_334, 99_999)]) == 0
