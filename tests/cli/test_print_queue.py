"""The printing queue by command line: sheets that wait, their answers, and why there are copies."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.desk_program import Place, run

_numbers = itertools.count(7100)


@pytest.fixture
def issue(desk: Place) -> Callable[[], str]:
    """Issues a permit to another enterprise each time; its number."""

    def issued() -> str:
        rc = str(next(_numbers))
        dossier = desk.registers(rc_number=rc, name=f"Reliure {rc}")
        desk.makes_ready(dossier, rc)
        return str(desk.does("permit", "issue", dossier)["number"])

    return issued


def waiting(desk: Place, *numbers: str) -> list[dict[str, object]]:
    """The sheets of these permits that wait, in order."""
    sheets = desk.does("permit", "queue", "list")["sheets"]
    return [each for each in sheets if each["number"] in numbers]


def test_what_was_printed_waits_until_it_is_in_hand(
    desk: Place, issue: Callable[[], str], tmp_path: Path
) -> None:
    first, second = issue(), issue()
    desk.does("permit", "print", second, first, "--out", tmp_path / "p.pdf")
    sheets = waiting(desk, first, second)
    assert [each["number"] for each in sheets] == [second, first]
    assert set(sheets[0]) == {
        "number",
        "copy",
        "reason",
        "format",
        "outlet",
        "sent",
        "dossier",
        "name",
        "name_ar",
    }
    assert (sheets[0]["copy"], sheets[0]["outlet"]) == (1, str(tmp_path / "p.pdf"))
    answered = desk.does("permit", "printed", second, first)
    assert [(each["number"], each["copies"]) for each in answered["sheets"]] == [
        (second, [1]),
        (first, [1]),
    ]
    assert waiting(desk, first, second) == []


def test_one_number_answers_as_it_always_did(
    desk: Place, issue: Callable[[], str], tmp_path: Path
) -> None:
    number = issue()
    desk.does("permit", "print", number, "--out", tmp_path / "p.pdf")
    assert desk.does("permit", "printed", number) == {
        "number": number,
        "copy": 1,
        "copies": [1],
        "spoiled": [],
        "handed_over": False,
        "revoked": False,
    }


def test_of_several_numbers_all_are_answered_or_none(
    desk: Place, issue: Callable[[], str], tmp_path: Path
) -> None:
    sent, never = issue(), issue()
    desk.does("permit", "print", sent, "--out", tmp_path / "p.pdf")
    assert desk.refuses("permit", "printed", sent, never) == (3, "permit.not_printed")
    assert len(waiting(desk, sent)) == 1


def test_a_sheet_that_never_came_out_is_printed_as_the_same_copy(
    desk: Place, issue: Callable[[], str], tmp_path: Path
) -> None:
    number, out = issue(), tmp_path / "p.pdf"
    desk.does("permit", "print", number, "--out", out)
    drawn = out.read_bytes()
    assert desk.does("permit", "not-printed", number)["copies"] == []
    assert waiting(desk, number) == []
    assert desk.refuses("permit", "not-printed", number) == (3, "permit.not_waiting")
    assert desk.refuses("permit", "printed", number) == (3, "permit.not_printed")
    assert desk.does("permit", "print", number, "--out", out)["copy"] == 1
    assert out.read_bytes() == drawn


@pytest.mark.parametrize("reason", ["lost", "copy.lost", "LOST"])
def test_a_copy_says_why_it_was_made_and_the_lost_one_passes_no_more(
    desk: Place, issue: Callable[[], str], tmp_path: Path, reason: str
) -> None:
    number, first, second = issue(), tmp_path / "1.pdf", tmp_path / "2.pdf"
    desk.does("permit", "print", number, "--out", first)
    desk.does("permit", "printed", number)
    desk.does("permit", "print", number, "--out", second, "--reason", reason)
    [sheet] = waiting(desk, number)
    assert sheet["reason"] == "copy.lost"
    assert desk.does("permit", "check", first)["verdict"] == "valid"
    desk.does("permit", "printed", number)
    [permit] = desk.does("tpe", "show", str(sheet["dossier"]))["permits"]
    assert permit["reasons"] == {"2": "copy.lost"}
    assert desk.does("permit", "check", first)["verdict"] == "revoked"
    assert desk.does("permit", "check", second)["verdict"] == "valid"


def test_another_copy_than_the_last_can_be_spoiled(
    desk: Place, issue: Callable[[], str], tmp_path: Path
) -> None:
    number = issue()
    for _ in range(2):
        desk.does("permit", "print", number, "--out", tmp_path / "p.pdf")
        desk.does("permit", "printed", number)
    spoiled = desk.does("permit", "spoil", number, "--reason", "torn", "--copy", "1")
    assert (spoiled["copies"], spoiled["spoiled"]) == ([1, 2], [1])
    assert desk.refuses("permit", "spoil", number, "--reason", "torn", "--copy", "9") == (
        3,
        "permit.copy_unknown",
    )


def test_a_person_reads_why_in_words(desk: Place, issue: Callable[[], str], tmp_path: Path) -> None:
    number = issue()
    for reason in ("", "damaged"):
        desk.does("permit", "print", number, "--out", tmp_path / "p.pdf", "--reason", reason)
        if not reason:
            desk.does("permit", "printed", number)
    told = run("--data", desk.folder, "--lang", "fr", "permit", "queue", "list").out
    [line] = [line for line in told.splitlines() if number in line]
    assert "Détérioration" in line
    desk.does("permit", "not-printed", number)


def test_a_permit_is_issued_anew_under_a_new_number(
    desk: Place, headquarters: Place, root: str, issue: Callable[[], str], tmp_path: Path
) -> None:
    old, first, second = issue(), tmp_path / "old.pdf", tmp_path / "new.pdf"
    desk.does("permit", "print", old, "--out", first)
    desk.does("permit", "printed", old)
    reissued = desk.does("permit", "reissue", old, "--reason", "wrong_holder")
    new = reissued["number"]
    assert (set(reissued), reissued["replaces"]) == ({"number", "replaces", "dossier"}, old)
    assert new != old
    desk.does("permit", "print", new, "--out", second)
    desk.does("permit", "printed", new)
    shown = {
        each["number"]: each for each in desk.does("tpe", "show", reissued["dossier"])["permits"]
    }
    assert (shown[old]["revoked"], shown[old]["reason"]) == (True, "revoked.wrong_holder")
    assert not shown[new]["revoked"]
    desk.does("bundle", "export", "--out", tmp_path / "day.age")
    headquarters.does("bundle", "merge", tmp_path / "day.age")
    headquarters.does("trust", "export", "--out", tmp_path / "trust.json")
    for place in (desk, headquarters):
        verdicts = [place.does("permit", "check", each)["verdict"] for each in (first, second)]
        assert verdicts == ["revoked", "valid"]
    for sheet, verdict in ((first, "revoked"), (second, "valid")):
        check = ("permit", "check", sheet, "--trust", tmp_path / "trust.json", "--root", root)
        assert run(*check, "--json", known=None).document["verdict"] == verdict


def test_after_a_revocation_the_dossier_may_have_another_permit_by_the_usual_way(
    desk: Place, issue: Callable[[], str]
) -> None:
    old = issue()
    desk.does("permit", "revoke", old, "--reason", "lost")
    [found] = desk.does("tpe", "find", old)["results"]
    assert found["step"] == "ready"
    new = desk.does("permit", "issue", found["dossier"])["number"]
    assert new != old
    assert desk.refuses("permit", "issue", found["dossier"]) == (3, "permit.already_held")
    assert desk.refuses("permit", "reissue", old, "--reason", "lost") == (3, "permit.revoked")


def test_who_took_a_permit_is_shown(desk: Place, issue: Callable[[], str], tmp_path: Path) -> None:
    number = issue()
    desk.does("permit", "print", number, "--out", tmp_path / "p.pdf")
    desk.does("permit", "printed", number)
    desk.does("permit", "hand-over", number, "--to", "Karim Tazi")
    [found] = desk.does("tpe", "find", number)["results"]
    [permit] = desk.does("tpe", "show", found["dossier"])["permits"]
    assert (permit["handed_over"], permit["handed"], permit["handed_to"]) == (
        True,
        [1],
        "Karim Tazi",
    )
    told = run("--data", desk.folder, "--lang", "fr", "tpe", "history", found["dossier"]).out
    assert "Karim Tazi" in told
