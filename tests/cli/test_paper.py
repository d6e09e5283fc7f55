"""Paper forms by command line: printed, typed in, listed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from infitah_desk.cli.output import Answer, as_words
from tests.cli.desk_program import ENTERPRISE, Place, run

WRITTEN = ("--at", "2010-09-28T10:15", "--by", "Naïma")


def enters(place: Place, number: str, **fields: object) -> dict[str, object]:
    said = json.dumps({**ENTERPRISE, **fields}).encode()
    return place.does("paper", "enter", number, "--file", "-", *WRITTEN, given=said)


def test_forms_are_printed_typed_in_and_listed(desk: Place, tmp_path: Path) -> None:
    out = tmp_path / "forms.pdf"
    drawn = desk.does("paper", "forms", "--count", "2", "--out", out)
    assert (drawn["file"], drawn["pages"]) == (str(out), 4)
    assert out.read_bytes().startswith(b"%PDF")
    came = enters(
        desk,
        drawn["first"],
        rc_number="9301",
        documents=[
            {"type": "rc_extract", "number": "9301", "issued": "2010-09-01"},
            {"type": "manager_id", "accepted": False, "reason": "expired"},
        ],
        initiation=True,
    )
    assert (came["known"], came["step"], came["form"]) == (False, "ready", drawn["first"])
    assert came["initiated"] == "2010-09-28"
    again = enters(desk, drawn["first"], rc_number="9301", manager="Omar Ben Ali")
    assert (again["dossier"], again["known"]) == (came["dossier"], True)
    listed = desk.does("paper", "list")
    assert {"number": drawn["first"], "dossier": came["dossier"]} in listed["entered"]
    assert drawn["last"] in listed["outstanding"]
    assert listed["reserved"] == len(listed["entered"]) + len(listed["outstanding"])


@pytest.mark.parametrize(
    "said",
    [
        {"documents": "rc_extract"},
        {"documents": [{"number": "1"}]},
        {"documents": [{"type": "rc_extract", "wrong": 1}]},
        {"initiation": "yes"},
        {"initiation": {"when": "today"}},
    ],
)
def test_what_the_clerk_attested_must_be_of_the_form(
    desk: Place, tmp_path: Path, said: dict[str, object]
) -> None:
    number = desk.does("paper", "forms", "--count", "1", "--out", tmp_path / "f.pdf")["first"]
    given = json.dumps({**ENTERPRISE, "rc_number": "9302", **said}).encode()
    enter = ("paper", "enter", number, "--file", "-", *WRITTEN)
    assert desk.refuses(*enter, given=given) == (3, "form.attested_invalid")
    assert number in desk.does("paper", "list")["outstanding"]


@pytest.mark.parametrize(
    ("count", "exit_code", "code"),
    [("0", 3, "form.count_invalid"), ("100000", 3, "form.count_invalid")],
)
def test_a_count_of_forms_that_is_none(
    desk: Place, tmp_path: Path, count: str, exit_code: int, code: str
) -> None:
    forms = ("paper", "forms", "--count", count, "--out", tmp_path / "f.pdf")
    assert desk.refuses(*forms) == (exit_code, code)


def test_a_date_after_the_stop_warns_on_standard_error(desk: Place, tmp_path: Path) -> None:
    number = desk.does("paper", "forms", "--count", "1", "--out", tmp_path / "f.pdf")["first"]
    given = json.dumps({**ENTERPRISE, "rc_number": "9303"}).encode()
    later = ("--at", "2010-09-30T10:15", "--by", "Naïma", "--file", "-", "--lang", "en")
    ran = run("--data", desk.folder, "paper", "enter", number, *later, "--json", given=given)
    assert ran.exit_code == 0
    assert ran.document["codes"] == ["form.written_later"]
    assert "after the day of the stop" in ran.err


def test_a_person_reads_what_is_outstanding() -> None:
    words = as_words(Answer({"reserved": 3, "entered": (), "outstanding": ("A", "B")}), "fr")
    assert "Pas encore saisis" in words
    assert "A, B" in words
