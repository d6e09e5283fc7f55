"""`report` by command line: one file by the ending of its name, and nothing of anybody in it."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.cli.desk_program import Place


@pytest.mark.parametrize("ending", ["csv", "xlsx", "json", "pdf"])
def test_the_ending_of_the_file_chooses_its_form(desk: Place, tmp_path: Path, ending: str) -> None:
    out = tmp_path / f"report.{ending}"
    written = desk.does("report", "--out", out)
    assert (written["file"], written["tables"]) == (str(out), 9)
    beginning = {"csv": b"\xef\xbb\xbf", "xlsx": b"PK", "json": b"{", "pdf": b"%PDF-"}[ending]
    assert out.read_bytes().startswith(beginning)


def test_a_list_of_names_is_told_to_be_unencrypted(bare_desk: Place, tmp_path: Path) -> None:
    ran = bare_desk.run("report", "--names", "--out", tmp_path / "list.json")
    assert ran.exit_code == 0
    assert ran.err
    assert json.loads((tmp_path / "list.json").read_bytes()) == {"list": []}


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
@pytest.mark.parametrize("ending", ["csv", "xlsx", "json"])
def test_a_list_of_names_is_for_whoever_asked(desk: Place, tmp_path: Path, ending: str) -> None:
    out = tmp_path / f"list.{ending}"
    desk.does("report", "--names", "--out", out)
    assert out.stat().st_mode & 0o077 == 0


def test_an_unknown_ending_is_refused_with_nothing_written(desk: Place, tmp_path: Path) -> None:
    out = tmp_path / "report.docx"
    assert desk.refuses("report", "--out", out) == (3, "report.format_unknown")
    assert not out.exists()


def test_only_a_list_of_names_is_narrowed_to_a_flaw_or_a_desk(desk: Place, tmp_path: Path) -> None:
    out = tmp_path / "list.csv"
    assert desk.run("report", "--out", out, "--flaw", "no_phone").exit_code == 2
    assert desk.run("report", "--out", out, "--desk", "TET-1").exit_code == 2
    narrowed = ("report", "--names", "--out", out)
    assert desk.refuses(*narrowed, "--flaw", "untidy") == (3, "report.flaw_unknown")
    assert desk.refuses(*narrowed, "--desk", "ZZZ-9") == (3, "report.desk_unknown")
    assert not out.exists()
    assert desk.run(*narrowed, "--flaw", "no_phone", "--desk", "HQ").exit_code == 0
    assert len(out.read_bytes().splitlines()) == 1
