"""`permit print` and `permit test-page` in each format, from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.desk_program import Place, run


@pytest.fixture
def numbers(desk: Place) -> list[str]:
    issued = []
    for rc in ("7601", "7602"):
        dossier = desk.registers(rc_number=rc)
        desk.makes_ready(dossier, rc)
        issued.append(desk.does("permit", "issue", dossier)["number"])
    return issued


@pytest.mark.parametrize(("format_", "pages"), [("a4", 2), ("card", 2), ("cards-a4", 1)])
def test_permits_are_printed_in_each_format(
    desk: Place, numbers: list[str], tmp_path: Path, format_: str, pages: int
) -> None:
    out = tmp_path / "permits.pdf"
    said = desk.does("permit", "print", *numbers, "--format", format_, "--out", out)
    assert (said["pages"], said["copies"]) == (pages, [1, 1])
    single = tmp_path / "one.pdf"
    desk.does("permit", "print", numbers[0], "--format", format_, "--out", single)
    assert desk.does("permit", "check", single)["number"] == numbers[0]


def test_a_sheet_of_cards_is_shifted_on_request(
    desk: Place, numbers: list[str], tmp_path: Path
) -> None:
    files = [tmp_path / "here.pdf", tmp_path / "there.pdf"]
    asked = ("permit", "print", *numbers, "--format", "cards-a4", "--out")
    desk.does(*asked, files[0])
    desk.does(*asked, files[1], "--shift-x", "2", "--shift-y", "-1.5")
    assert files[0].read_bytes() != files[1].read_bytes()


@pytest.mark.parametrize("shift", ["200", "nan", "-inf"])
def test_a_shift_off_the_sheet_is_refused(
    desk: Place, numbers: list[str], tmp_path: Path, shift: str
) -> None:
    asked = ("permit", "print", *numbers, "--format", "cards-a4", "--out", str(tmp_path / "p.pdf"))
    assert desk.refuses(*asked, "--shift-x", shift) == (3, "permit.shift_too_far")


def test_a_shift_that_is_no_number_is_wrong_usage(tmp_path: Path) -> None:
    ran = run("permit", "test-page", "--out", tmp_path / "t.pdf", "--shift-x", "far")
    assert ran.exit_code == 2


@pytest.mark.parametrize("format_", ["a4", "card", "cards-a4"])
def test_a_test_page_needs_no_data_folder(tmp_path: Path, format_: str) -> None:
    out = tmp_path / "test.pdf"
    asked = ("permit", "test-page", "--format", format_, "--out", out, "--json")
    said = run(*asked, known=None).document
    assert (said["file"], said["code"].startswith("PN1")) == (str(out), False)
    assert out.read_bytes().startswith(b"%PDF")


def test_an_unknown_format_of_a_test_page_is_refused(desk: Place, tmp_path: Path) -> None:
    asked = ("permit", "test-page", "--format", "a5", "--out", tmp_path / "t.pdf")
    assert desk.refuses(*asked) == (3, "permit.format_unknown")
