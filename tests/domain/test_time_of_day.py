"""A time of day, as people write it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infitah_desk.domain.errors import Refused
from infitah_desk.domain.time_of_day import time_of_day


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("10:30", "10:30"),
        ("10h30", "10:30"),
        ("10 H 30", "10:30"),
        ("10.30", "10:30"),
        ("9", "09:00"),
        ("930", "09:30"),
        ("٩:١٥", "09:15"),
        ("0:00", "00:00"),
    ],
)
def test_a_time_is_read_as_it_is_written(written: str, meant: str) -> None:
    assert time_of_day(written) == meant


@given(st.times())
def test_what_was_read_reads_the_same_again(time: object) -> None:
    written = str(time)[:5]
    assert time_of_day(written) == time_of_day(time_of_day(written)) == written


@pytest.mark.parametrize("written", ["", "tantôt", "24:00", "12:60", "1:2:3", "99999", "-1"])
def test_what_is_no_time_is_refused(written: str) -> None:
    with pytest.raises(Refused, match=r"time\.invalid"):
        time_of_day(written)
