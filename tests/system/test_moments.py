"""Days and moments as papers and screens have them."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterator

import pytest

from infitah_desk.system.moments import day_text, local_moment, moment_text


@pytest.mark.parametrize(("iso", "text"), [("2010-09-28", "28/09/2010"), ("soon", "soon")])
def test_a_day_is_written_as_on_papers(iso: str, text: str) -> None:
    assert day_text(iso) == text


def test_a_moment_is_told_on_the_clock_of_this_desk() -> None:
    local = dt.datetime(2010, 9, 28, 10, 12).astimezone()
    assert moment_text(local.astimezone(dt.UTC).isoformat()) == "28/09/2010 10:12"


def test_a_moment_without_a_zone_is_local_already() -> None:
    assert moment_text("2010-09-28T10:12") == "28/09/2010 10:12"


@pytest.mark.parametrize("text", ["", "soon", "99999999999999999"])
def test_what_is_no_moment_stays_as_it_is(text: str) -> None:
    assert moment_text(text) == text


@pytest.fixture
def far_east(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A desk whose clock is hours ahead of UTC."""
    if not hasattr(time, "tzset"):
        pytest.skip("the system's zone cannot be set for one process")
    monkeypatch.setenv("TZ", "XST-12")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.usefixtures("far_east")
def test_a_time_is_told_on_the_clock_of_this_desk() -> None:
    nine = dt.datetime(2010, 9, 28, 9, 0, tzinfo=dt.UTC)
    assert local_moment(int(nine.timestamp() * 1000)).hour == 21


@pytest.mark.usefixtures("far_east")
def test_at_the_end_of_the_calendar_a_time_is_told_in_utc() -> None:
    end = dt.datetime(9999, 12, 31, 23, 0, tzinfo=dt.UTC)
    assert local_moment(int(end.timestamp() * 1000)) == end
