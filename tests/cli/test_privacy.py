"""Personal data by command line: notice, export, erasure asked and confirmed, retention."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from tests.cli.desk_program import Place, run


def test_the_notice_is_printed(desk: Place, tmp_path: Path) -> None:
    out = tmp_path / "notice.pdf"
    assert desk.does("privacy", "notice", "--out", out) == {"file": str(out), "pages": 1}
    assert out.read_bytes().startswith(b"%PDF")


def test_everything_about_one_enterprise_is_exported(desk: Place, tmp_path: Path) -> None:
    dossier = desk.registers(rc_number="9401", phone="0661401401")
    held = desk.does("privacy", "export", dossier)
    assert held["enterprise"]["phone"] == "+212661401401"
    assert held["history"][0]["said"]["values"]["rc_number"] == "9401"
    out = tmp_path / "held.zip"
    ran = run("--data", desk.folder, "privacy", "export", dossier, "--out", out, "--json")
    assert ran.exit_code == 0
    assert ran.document["codes"] == ["privacy.not_encrypted"]
    assert str(out) in ran.err
    with zipfile.ZipFile(out) as archive:
        assert json.loads(archive.read("dossier.json"))["dossier"] == dossier


def test_a_desk_asks_and_headquarters_erases(
    desk: Place, headquarters: Place, tmp_path: Path
) -> None:
    dossier = desk.registers(rc_number="9402", name="Pâtisserie Lahlou")
    ran = run("--data", desk.folder, "privacy", "erase", dossier, "--reason", "demande", "--json")
    assert (ran.document["dossier"], ran.document["status"]) == (dossier, "requested")
    assert ran.document["codes"] == ["privacy.out_of_reach"]
    assert ran.err
    assert dossier in [each["dossier"] for each in desk.does("privacy", "requests")["items"]]
    desk.does("bundle", "export", "--out", tmp_path / "b.age", "--all")
    headquarters.does("bundle", "merge", tmp_path / "b.age")
    asked = {e["dossier"]: e for e in headquarters.does("privacy", "requests")["items"]}
    assert (asked[dossier]["name"], asked[dossier]["reason"]) == ("Pâtisserie Lahlou", "demande")
    erased = headquarters.does("privacy", "erase", dossier, "--reason", "demande")
    assert erased["status"] == "erased"
    headquarters.does("reference", "write", "--out", tmp_path / "r.age")
    desk.does("reference", "read", tmp_path / "r.age")
    for place in (desk, headquarters):
        shown = place.does("tpe", "show", dossier)
        assert (shown["erased"], shown["enterprise"]["name"]) == (True, None)
        assert place.does("tpe", "find", "Lahlou")["results"] == []
        assert dossier not in [e["dossier"] for e in place.does("privacy", "requests")["items"]]
    assert [each for each in headquarters.does("doctor")["checks"] if not each["ok"]] == []


@pytest.mark.parametrize(("day", "any_over"), [("2014-12-31", False), ("2015-01-01", True)])
def test_what_is_past_its_time_is_listed_at_headquarters(
    desk: Place, headquarters: Place, tmp_path: Path, day: str, any_over: bool
) -> None:
    dossier = desk.registers(rc_number="9403" if any_over else "9404")
    desk.does("bundle", "export", "--out", tmp_path / "b.age", "--all")
    headquarters.does("bundle", "merge", tmp_path / "b.age")
    over = headquarters.does("privacy", "expired", "--on", day)
    assert (over["kept_until"], over["date"], over["erased"]) == ("2014-12-31", day, False)
    assert (dossier in over["dossiers"]) is any_over


def test_what_is_past_its_time_is_erased_only_for_a_reason(headquarters: Place) -> None:
    erase = ("privacy", "expired", "--on", "2015-01-01", "--erase")
    assert headquarters.refuses(*erase) == (3, "reason.missing")


@pytest.mark.parametrize("day", ["demain", "2015-02-30"])
def test_a_day_that_is_none(headquarters: Place, day: str) -> None:
    assert headquarters.refuses("privacy", "expired", "--on", day) == (3, "date.invalid")


def test_retention_is_ended_at_headquarters(desk: Place) -> None:
    assert desk.refuses("privacy", "expired") == (3, "role.not_allowed")


@pytest.mark.parametrize("lang", ["fr", "ar", "en"])
def test_a_person_reads_that_backups_are_out_of_reach(desk: Place, lang: str) -> None:
    dossier = desk.registers(rc_number=f"94{len(lang)}{'fr ar en'.index(lang)}9")
    erase = ("privacy", "erase", dossier, "--reason", "demande", "--lang", lang)
    ran = run("--data", desk.folder, *erase)
    assert ran.exit_code == 0
    words = {"fr": "hors d’atteinte", "ar": "بعيدة المنال", "en": "out of reach"}
    assert words[lang] in ran.err
    assert dossier in ran.out
