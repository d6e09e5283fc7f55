"""Days and moments as papers and screens have them."""

from __future__ import annotations

import datetime as dt

import pytest

from infitah_desk.system.moments import day_text, moment_text


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
