"""A number that was served at another desk warns by command line, and refuses nothing."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.desk_program import ENTERPRISE, Place

CODE = "served.elsewhere"


def test_it_is_told_wherever_the_dossier_is_looked_at(
    headquarters: Place, desk: Place, bare_desk: Place, tmp_path: Path
) -> None:
    dossier = desk.registers()
    desk.makes_ready(dossier, str(ENTERPRISE["rc_number"]))
    desk.does("permit", "issue", dossier)
    desk.does("bundle", "export", "--out", tmp_path / "bundle.age")
    headquarters.does("bundle", "merge", tmp_path / "bundle.age")
    headquarters.does("reference", "write", "--out", tmp_path / "reference.age")
    bare_desk.does("reference", "read", tmp_path / "reference.age")

    said = json.dumps(ENTERPRISE).encode()
    begun = bare_desk.does("tpe", "register", "--file", "-", given=said)
    issue = next(each for each in begun["issues"] if each["code"] == CODE)
    assert (issue["field"], issue["severity"]) == ("rc_number", "warning")
    shown = bare_desk.does("tpe", "show", begun["dossier"])
    assert shown["served_elsewhere"] == ["rc_number"]
    found = bare_desk.does("eligibility", begun["dossier"])
    assert found["warnings"] == [CODE]
    assert CODE not in found["missing"]
