"""Dossiers by command line: lists, corrections, scans, and how they are shown."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.desk_program import SAMPLES, Place, csv_list


def test_a_dry_run_says_and_does_not(bare_desk: Place) -> None:
    before = bare_desk.does("state", "digest")
    came = bare_desk.does("tpe", "import", SAMPLES / "preinscription-OUJ.csv", "--dry-run")
    assert came["registered"] > 90
    assert bare_desk.does("state", "digest") == before


def test_a_list_imported_again_registers_nothing(desk: Place, tmp_path: Path) -> None:
    names = csv_list(tmp_path / "list.csv", ["Atelier Un", "Atelier Deux"])
    first = desk.does("tpe", "import", names)
    again = desk.does("tpe", "import", names)
    assert (first["registered"], again["registered"], again["known"]) == (2, 0, 2)
    assert first["rows"] == again["rows"]


def test_a_list_that_is_none_is_refused_by_name(desk: Place, tmp_path: Path) -> None:
    picture = tmp_path / "list.csv"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n")
    assert desk.refuses("tpe", "import", picture) == (3, "list.not_a_list")


def test_a_correction_is_shown_and_remembered(desk: Place, fields: Path) -> None:
    dossier = desk.registers(rc_number="601")
    fields.write_text(json.dumps({"phone": "06 61 23 45 67", "activity": None}), encoding="utf-8")
    correct = ("tpe", "correct", dossier.upper(), "--file", fields, "--reason", "vu avec lui")
    assert desk.does(*correct)["dossier"] == dossier
    shown = desk.does("tpe", "show", dossier)
    assert (shown["enterprise"]["phone"], shown["enterprise"]["activity"]) == (
        "+212661234567",
        None,
    )
    kinds = [moment["kind"] for moment in shown["history"]]
    assert kinds == ["dossier.registered", "dossier.corrected"]


def test_a_correction_needs_a_reason(desk: Place, fields: Path) -> None:
    dossier = desk.registers(rc_number="602")
    fields.write_text('{"city": "Oujda"}', encoding="utf-8")
    correct = ("tpe", "correct", dossier, "--file", fields, "--reason", " ")
    assert desk.refuses(*correct) == (3, "reason.missing")


def test_a_wrong_field_of_a_list_is_shown_with_what_was_written(
    desk: Place, tmp_path: Path
) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Raison sociale;ICE\nAtelier Trois;123\n", encoding="utf-8")
    (row,) = desk.does("tpe", "import", path)["rows"]
    shown = desk.does("tpe", "show", row["dossier"])
    assert shown["enterprise"]["ice"] is None
    assert shown["to_correct"] == {"ice": {"raw": "123", "code": "ice.length"}}


def test_enterprises_with_one_identifier_are_told(desk: Place) -> None:
    first = desk.registers(rc_number="603")
    said = json.dumps({"name": "Autre", "rc_number": "603", "rc_court": "Tétouan"}).encode()
    again = desk.does("tpe", "register", "--file", "-", given=said)
    assert again["alike"] == [first]


def test_a_limit_holds(desk: Place) -> None:
    desk.registers(rc_number="606")
    desk.registers(rc_number="607")
    assert len(desk.does("tpe", "find", "atlas", "--limit", "1")["results"]) == 1


def test_an_unknown_log_is_an_empty_set(desk: Place) -> None:
    digest = desk.does("state", "digest", "--log", "TET-9.00000000")
    assert (digest["events"], digest["logs"]) == (0, {})


def test_a_backup_makes_its_folder_but_not_the_one_around_it(desk: Place, tmp_path: Path) -> None:
    assert Path(desk.does("backup", "create", tmp_path / "new")["file"]).is_file()
    missing = tmp_path / "no" / "stick"
    assert desk.refuses("backup", "create", missing) == (4, "file.missing")


def test_a_restored_backup_is_never_put_over_anything(desk: Place, tmp_path: Path) -> None:
    kept = desk.does("backup", "create", tmp_path)["file"]
    assert desk.refuses("backup", "restore", kept) == (3, "restore.folder_not_empty")


def test_what_is_no_backup_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "other.tar"
    other.write_bytes(b"no tar")
    place = Place(tmp_path / "restored")
    assert place.refuses("backup", "restore", other) == (4, "restore.not_a_backup")
    assert not place.folder.exists()


def test_a_revoked_desk_is_shown_as_revoked(headquarters: Place, root: str, tmp_path: Path) -> None:
    from tests.cli.desk_program import new_installation

    new_installation(headquarters, root, tmp_path / "nad", "NAD-1", "--forum", "NAD")
    answer = headquarters.does("authority", "revoke", "NAD-1", "--reason", "portable volé")
    assert answer["root"] == root
    assert [n["node"] for n in answer["nodes"] if n["revoked"]] == ["NAD-1"]
