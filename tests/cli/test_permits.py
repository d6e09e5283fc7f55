"""Permits by command line: copies, spoiled and revoked ones, and verdicts on anything at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from infitah_desk.documents.code_reading import codes_in_file
from tests.cli.desk_program import Place, run
from tests.helpers.other_programs import photographed


@pytest.fixture
def sheet(desk: Place, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """A permit in hand: its number, typed carelessly, and its PDF."""
    dossier = desk.registers(rc_number="501", name="Imprimerie Nour")
    desk.makes_ready(dossier, "501")
    number = desk.does("permit", "issue", dossier)["number"]
    pdf = tmp_path_factory.mktemp("permits") / "permit.pdf"
    desk.does("permit", "print", number, "--out", pdf)
    desk.does("permit", "printed", number.lower().replace("-", ""))
    return number, pdf


@pytest.fixture
def trust(headquarters: Place, sheet: tuple[str, Path]) -> Path:
    path = sheet[1].with_name("trust.json")
    headquarters.does("trust", "export", "--out", path)
    return path


def test_a_permit_checks_by_the_folders_own_list(desk: Place, sheet: tuple[str, Path]) -> None:
    checked = desk.does("permit", "check", sheet[1])
    assert (checked["verdict"], checked["number"]) == ("valid", sheet[0])


def test_the_folders_own_list_must_have_the_root_that_was_named(
    desk: Place, root: str, sheet: tuple[str, Path]
) -> None:
    spelled = ":".join(root[i : i + 2] for i in range(0, len(root), 2)).upper()
    assert desk.does("permit", "check", sheet[1], "--root", spelled)["verdict"] == "valid"
    refused = desk.refuses("permit", "check", sheet[1], "--root", "0" * 64)
    assert refused == (5, "trust_list.other_root")


def test_a_trust_list_without_a_root_is_warned_of(trust: Path, sheet: tuple[str, Path]) -> None:
    ran = run("permit", "check", sheet[1], "--trust", trust, "--json", known=None)
    assert ran.document["verdict"] == "valid"
    assert "--root" in ran.err


def test_the_list_on_paper_judges_as_its_file_does(
    headquarters: Place, root: str, sheet: tuple[str, Path], tmp_path: Path
) -> None:
    files = (tmp_path / "list.json", tmp_path / "sheets.pdf")
    said = headquarters.does("trust", "export", "--out", files[0], "--sheet", files[1])
    assert {"desks", "revoked", "number"} <= said.keys()
    assert (said["sheet"], said["pages"], said["codes"] > 1) == (str(files[1]), 1, True)
    pictures = photographed(files[1])
    for trusted in (files[:1], files[1:], pictures, [*pictures, files[1]]):
        lists = [option for path in trusted for option in ("--trust", path)]
        ran = run("permit", "check", sheet[1], *lists, "--root", root, "--json", known=None)
        assert (ran.document["verdict"], ran.document["number"]) == ("valid", sheet[0])


def test_a_kept_list_is_never_replaced_by_an_older_one(
    headquarters: Place, root: str, tmp_path: Path
) -> None:
    older, newer, kept = (tmp_path / name for name in ("older.pdf", "newer.json", "kept.json"))
    headquarters.does("trust", "export", "--out", tmp_path / "older.json", "--sheet", older)
    number = headquarters.does("trust", "export", "--out", newer)["number"]
    keep = ("trust", "read", "--root", root, "--out", kept, "--json")
    assert run(*keep, newer, known=None).document["number"] == number
    ran = run(*keep, older, known=None)
    assert (ran.exit_code, ran.error["code"]) == (3, "trust_list.rollback")
    assert kept.read_bytes() == newer.read_bytes()


def test_missing_sheets_are_named(headquarters: Place, root: str, tmp_path: Path) -> None:
    sheets, text = tmp_path / "sheets.pdf", tmp_path / "read.txt"
    headquarters.does("trust", "export", "--out", tmp_path / "list.json", "--sheet", sheets)
    frames = codes_in_file(sheets)
    text.write_text("\n".join(frames[1:]))
    for language, words in (("fr", "Il manque"), ("ar", "تنقص"), ("en", "missing: 1.")):
        command = ("trust", "read", text, "--root", root, "--json", "--lang", language)
        ran = run(*command, known=None)
        assert (ran.exit_code, ran.error["code"]) == (3, "trust_sheet.incomplete")
        assert ran.error["details"]["missing"] == [1]
        assert words in ran.err


def test_a_day_before_the_permit_it_is_not_yet_valid_or_still_the_lists_day(
    trust: Path, root: str, sheet: tuple[str, Path]
) -> None:
    check = ("permit", "check", sheet[1], "--trust", trust, "--root", root, "--json")
    assert run(*check, "--at", "2010-01-01", known=None).document["verdict"] == "valid"
    later = run(*check, "--at", "2999-01-01", known=None).document
    assert (later["verdict"], later["list_age_days"] > 1000) == ("valid_stale", True)


def test_no_date_is_no_verdict(trust: Path, sheet: tuple[str, Path]) -> None:
    check = ("permit", "check", sheet[1], "--trust", trust, "--at", "tomorrow", "--json")
    ran = run(*check, known=None)
    assert (ran.exit_code, ran.error["code"]) == (3, "date.invalid")


def test_a_missing_trust_list_is_the_machines_news(sheet: tuple[str, Path]) -> None:
    check = ("permit", "check", sheet[1], "--trust", "none.json", "--json")
    ran = run(*check, known=None)
    assert (ran.exit_code, ran.error["code"]) == (4, "file.missing")


def test_a_mistyped_file_is_not_judged_as_a_code(trust: Path, root: str) -> None:
    check = ("permit", "check", "none.pdf", "--trust", trust, "--root", root, "--json")
    ran = run(*check, known=None)
    assert (ran.exit_code, ran.error["code"]) == (4, "file.missing")


@pytest.mark.parametrize("given_", [b"", b"PN1ABC\n", b"\xff\xfe\x00", b"\n\n"])
def test_standard_input_may_hold_anything(trust: Path, root: str, given_: bytes) -> None:
    check = ("permit", "check", "-", "--trust", trust, "--root", root, "--json")
    ran = run(*check, known=None, given=given_)
    assert (ran.exit_code, ran.document["verdict"]) == (0, "not_a_permit")


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet=st.characters(), max_size=80) | st.text("PN1 $%*+-./:AB", max_size=80))
def test_any_text_gets_a_verdict(trust: Path, root: str, text: str) -> None:
    check = ("permit", "check", "--trust", trust, "--root", root, "--json", "--", text)
    ran = run(*check, known=None)
    assert ran.exit_code in {0, 3}
    assert ran.exit_code == 3 or ran.document["verdict"] == "not_a_permit"


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet=st.characters(), max_size=80))
def test_any_text_can_be_searched_for(desk: Place, text: str) -> None:
    ran = desk.run("tpe", "find", f"x{text}")
    assert ran.exit_code == 0
    assert isinstance(ran.document["results"], list)


def test_a_spoiled_sheet_makes_the_next_one_a_copy(desk: Place, tmp_path: Path) -> None:
    dossier = desk.registers(rc_number="502")
    desk.makes_ready(dossier, "502")
    number = desk.does("permit", "issue", dossier)["number"]
    drawn = ("permit", "print", number, "--out", tmp_path / "p.pdf")
    first, again = desk.does(*drawn), desk.does(*drawn)
    spoiled = desk.does("permit", "spoil", number, "--reason", "taché")
    assert (first["copy"], again["copy"], spoiled["spoiled"]) == (1, 1, [1])
    assert desk.does(*drawn)["copy"] == 2


def test_a_revoked_permit_stays_revoked(desk: Place, tmp_path: Path) -> None:
    dossier = desk.registers(rc_number="503")
    desk.makes_ready(dossier, "503")
    number = desk.does("permit", "issue", dossier)["number"]
    pdf = tmp_path / "p.pdf"
    desk.does("permit", "print", number, "--out", pdf)
    assert desk.does("permit", "revoke", number, "--reason", "erreur")["revoked"]
    assert desk.does("permit", "check", pdf)["verdict"] == "revoked"
    assert desk.refuses("permit", "printed", number) == (3, "permit.revoked")


def test_several_permits_are_pages_of_one_file(desk: Place, tmp_path: Path) -> None:
    numbers = []
    for rc in ("504", "505"):
        dossier = desk.registers(rc_number=rc)
        desk.makes_ready(dossier, rc)
        numbers.append(desk.does("permit", "issue", dossier)["number"])
    printed = desk.does("permit", "print", *numbers, "--out", tmp_path / "p.pdf")
    assert (printed["pages"], printed["copies"]) == (2, [1, 1])


def test_one_permit_for_each_enterprise(desk: Place, sheet: tuple[str, Path]) -> None:
    twin = desk.registers(rc_number="501")
    desk.makes_ready(twin, "501")
    assert sheet[0]
    assert desk.refuses("permit", "issue", twin) == (3, "permit.already_held")
