"""The closing sheet balances, or names each thing that does not agree."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from infitah_desk.domain.stop_figures import Disagreement, StopFigures

GOOD = StopFigures(
    present=95,
    issued=61,
    parked=7,
    waiting=3,
    cancelled=2,
    in_progress=22,
    never_came=14,
    sheets_printed=66,
    handed_over=58,
    spoiled=3,
    in_stock=5,
    numbers=61,
    permits=61,
)


def test_figures_that_agree_are_balanced() -> None:
    assert GOOD.balanced
    assert GOOD.with_count(5).balanced


@pytest.mark.parametrize(
    ("changes", "code", "expected", "found"),
    [
        ({"present": 96}, "closing.people", 96, 95),
        ({"parked": 6}, "closing.people", 95, 94),
        ({"sheets_printed": 67}, "closing.sheets", 67, 66),
        ({"unanswered": 2}, "closing.unanswered", 0, 2),
        ({"numbers": 62}, "closing.numbers", 62, 61),
        ({"counted": 4}, "closing.stock", 5, 4),
        ({"counted": 0}, "closing.stock", 5, 0),
    ],
)
def test_what_does_not_agree_is_named_with_both_figures(
    changes: dict[str, int], code: str, expected: int, found: int
) -> None:
    figures = msgspec.structs.replace(GOOD, **changes)
    assert figures.disagreements == (Disagreement(code, expected, found),)
    assert not figures.balanced


def test_those_who_never_came_are_in_no_sum() -> None:
    assert msgspec.structs.replace(GOOD, never_came=0).balanced


@given(st.builds(StopFigures, **dict.fromkeys(StopFigures.__struct_fields__, st.integers(0, 3))))
def test_a_sheet_balances_exactly_if_every_sum_does(figures: StopFigures) -> None:
    people = figures.issued + figures.parked + figures.waiting + figures.cancelled
    agrees = (
        figures.present == people + figures.in_progress
        and figures.sheets_printed == figures.handed_over + figures.spoiled + figures.in_stock
        and figures.unanswered == 0
        and figures.numbers == figures.permits
        and figures.counted == figures.in_stock
    )
    assert figures.balanced == agrees
    assert len({each.code for each in figures.disagreements}) == len(figures.disagreements)
