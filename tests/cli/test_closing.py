"""Closing the stop by command line: the sheet, two signatures from the environment, reopening."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from infitah_desk.system.texts import say
from tests.cli.desk_program import Place

PARTS = ("issued", "parked", "waiting", "cancelled", "in_progress")
SECOND = {
    "INFITAH_DESK_SECOND_ACCOUNT": "Yassine",
    "INFITAH_DESK_SECOND_PASSWORD": "un autre mot de passe",
}


@pytest.fixture
def closing_desk(desk: Place) -> Place:
    """One owner came."""
    desk.registers(rc_number="1")
    return desk


def test_a_day_is_closed_with_its_sheet_and_opened_again_for_a_reason(
    closing_desk: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, sheet = closing_desk, tmp_path / "sheet.pdf"
    assert desk.refuses("stop", "sheet", "--out", sheet) == (3, "stop.never_closed")
    monkeypatch.setenv("INFITAH_DESK_NEW_PASSWORD", SECOND["INFITAH_DESK_SECOND_PASSWORD"])
    desk.does("account", "add", "Yassine", "--role", "clerk")
    close = ("stop", "close", "--out", sheet, "--counted", "1")
    assert desk.refuses(*close) == (3, "stop.second_signature_missing")
    for name, value in SECOND.items():
        monkeypatch.setenv(name, value)
    closed = desk.does(*close)
    assert closed["present"] == sum(closed[part] for part in PARTS) == 1
    assert not closed["balanced"]
    assert closed["disagreements"] == [{"code": "closing.stock", "expected": 0, "found": 1}]
    assert closed["signed_by"][1:] == ["Yassine"]
    head = desk.does("state", "digest", "--log", closed["seal"]["log"])["logs"]
    assert head[closed["seal"]["log"]]["head"] == closed["seal"]["hash"]
    picture = tmp_path / "sheet"
    subprocess.run(["pdftoppm", "-r", "150", "-png", "-singlefile", sheet, picture], check=True)
    read = subprocess.run(
        ["zbarimg", "--quiet", "--raw", picture.with_suffix(".png")],
        check=True,
        capture_output=True,
        text=True,
    )
    assert read.stdout.split()[:3] == [
        "INFITAH-SEAL",
        closed["seal"]["log"],
        str(closed["seal"]["seq"]),
    ]
    first = sheet.read_bytes()
    desk.does("stop", "sheet", "--out", sheet)
    assert sheet.read_bytes() == first
    again = ("stop", "open", "--date", "2010-09-28")
    assert desk.refuses(*again) == (3, "stop.reopening_needs_reason")
    assert desk.does(*again, "--reason", "un gérant est revenu")["date"] == "2010-09-28"


def test_a_day_that_was_closed_without_its_sheet_says_so(
    closing_desk: Place, tmp_path: Path
) -> None:
    desk, nowhere = closing_desk, tmp_path / "no such folder" / "sheet.pdf"
    ran = desk.run("stop", "close", "--out", nowhere)
    assert (ran.exit_code, ran.error["code"]) == (4, "file.not_writable")
    assert say("stop.closed_without_sheet", "fr") in ran.err
    assert not desk.does("stop", "today")["is_open"]
    desk.does("stop", "sheet", "--out", tmp_path / "sheet.pdf")
