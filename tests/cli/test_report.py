"""`report` by command line: one file by the ending of its name, and nothing of anybody in it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.desk_program import Place


@pytest.mark.parametrize("ending", ["csv", "xlsx", "json", "pdf"])
def test_the_ending_of_the_file_chooses_its_form(desk: Place, tmp_path: Path, ending: str) -> None:
    out = tmp_path / f"report.{ending}"
    written = desk.does("report", "--out", out)
    assert (written["file"], written["tables"]) == (str(out), 8)
    beginning = {"csv": b"\xef\xbb\xbf", "xlsx": b"PK", "json": b"{", "pdf": b"%PDF-"}[ending]
    assert out.read_bytes().startswith(beginning)


def test_a_list_of_names_is_told_to_be_unencrypted(bare_desk: Place, tmp_path: Path) -> None:
    ran = bare_desk.run("report", "--names", "--out", tmp_path / "list.json")
    assert ran.exit_code == 0
    assert ran.err
    assert json.loads((tmp_path / "list.json").read_bytes()) == {"list": []}


def test_an_unknown_ending_is_refused_with_nothing_written(desk: Place, tmp_path: Path) -> None:
    out = tmp_path / "report.docx"
    assert desk.refuses("report", "--out", out) == (3, "report.format_unknown")
    assert not out.exists()
