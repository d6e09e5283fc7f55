"""A number that was served at another desk warns by command line, and refuses nothing."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from tests.cli.desk_program import ENTERPRISE, Place, new_installation

CODE = "served.elsewhere"


def test_it_is_told_wherever_the_dossier_is_looked_at(
    headquarters: Place, root: str, tmp_path: Path
) -> None:
    shutil.copytree(headquarters.folder, tmp_path / "hq")
    head = Place(tmp_path / "hq")
    served = new_installation(head, root, tmp_path / "nad", "NAD-8", "--forum", "NAD")
    other = new_installation(head, root, tmp_path / "oud", "OUD-8", "--forum", "OUD")
    served.does("stop", "open", "--date", "2010-09-28")
    dossier = served.registers()
    served.makes_ready(dossier, str(ENTERPRISE["rc_number"]))
    served.does("permit", "issue", dossier)
    served.does("bundle", "export", "--out", tmp_path / "bundle.age")
    head.does("bundle", "merge", tmp_path / "bundle.age")
    head.does("reference", "write", "--out", tmp_path / "reference.age")
    other.does("reference", "read", tmp_path / "reference.age")

    said = json.dumps(ENTERPRISE).encode()
    begun = other.does("tpe", "register", "--file", "-", given=said)
    issue = next(each for each in begun["issues"] if each["code"] == CODE)
    assert (issue["field"], issue["severity"]) == ("rc_number", "warning")
    shown = other.does("tpe", "show", begun["dossier"])
    assert shown["served_elsewhere"] == ["rc_number"]
    found = other.does("eligibility", begun["dossier"])
    assert found["warnings"] == [CODE]
    assert CODE not in found["missing"]
