"""Warnings about a paper: its age and its end, at the stop's legal date; they never block."""

from __future__ import annotations

import pytest

from infitah_desk.domain import commands as c
from infitah_desk.domain.agreement import Agreement
from infitah_desk.domain.paper_warnings import paper_warnings
from tests.helpers.dossiers import COURT, DAY, RC, a_dossier
from tests.helpers.programmes import PROGRAMME_2010

EXTRACT = PROGRAMME_2010.document("rc_extract")


def codes(*, issued: str = "", expires: str = "", today: str = DAY) -> list[str]:
    paper = c.AcceptDocument("rc_extract", RC, COURT, issued, expires=expires)
    return [each.code for each in paper_warnings(EXTRACT, paper, today)]


@pytest.mark.parametrize(
    ("issued", "told"),
    [
        ("", []),
        ("2010-09-28", []),
        ("2010-06-28", []),
        ("2010-06-27", ["document.old"]),
        ("2010-09-29", ["document.dated_later"]),
        ("no date", []),
    ],
)
def test_the_age_counts_from_the_legal_date(issued: str, told: list[str]) -> None:
    assert codes(issued=issued) == told


@pytest.mark.parametrize(
    ("expires", "told"),
    [("2010-09-28", []), ("2010-09-27", ["document.expired"]), ("2015-01-01", [])],
)
def test_a_paper_is_valid_on_its_last_day(expires: str, told: list[str]) -> None:
    assert codes(expires=expires) == told


def test_without_an_open_stop_no_age_is_told() -> None:
    assert codes(issued="1990-01-01", expires="1990-01-01", today="") == []


def test_another_name_warns() -> None:
    paper = c.AcceptDocument("rc_extract", RC, COURT)
    other = Agreement("name", "Rif", "Atlas", same=False)
    (warning,) = paper_warnings(EXTRACT, paper, DAY, [other])
    assert warning.code == "document.name_differs"
    assert warning.details == {"stated": "Rif", "shown": "Atlas"}


def test_no_warning_blocks() -> None:
    paper = c.AcceptDocument(
        "rc_extract", RC, COURT, "1990-01-01", name="Atlas", expires="1991-01-01"
    )
    assert a_dossier().with_rc().decides(paper)
