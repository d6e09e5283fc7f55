"""Exchange at the forum by command line: two desks, a coordinator and headquarters, one folder."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from tests.cli.desk_program import SAMPLES, Place, new_installation, run

KEYS = {"given", "taken", "file", "files", "foreign", "removed", "answers", "code"}


@pytest.fixture
def desks(headquarters: Place, root: str, desk: Place) -> tuple[Place, Place]:
    """Two desks of one forum that know each other, each with its stop open."""
    folder = desk.folder.with_name("TET-2")
    other = new_installation(headquarters, root, folder, "TET-2", "--forum", "TET")
    reference = folder.with_suffix(".reference")
    headquarters.does("reference", "write", "--out", reference)
    for place in (desk, other):
        place.does("reference", "read", reference)
    other.does("stop", "open", "--date", "2010-09-28")
    return desk, other


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    """A folder that all can reach."""
    folder = tmp_path / "échanges"
    folder.mkdir()
    return folder


def rounds(shared: Path, *places: Place) -> list[dict[str, Any]]:
    """Each exchanges once, in this order."""
    return [place.does("exchange", shared) for place in places]


def test_a_dossier_begun_at_one_desk_is_finished_at_the_other(
    desks: tuple[Place, Place], headquarters: Place, shared: Path, tmp_path: Path
) -> None:
    one, other = desks
    dossier = one.registers(rc_number="4001")
    one.does("document", "accept", dossier, "rc_extract", "--number", "4001")
    first, second = rounds(shared, one, other)
    assert first.keys() == second.keys() == KEYS
    assert first["given"] > second["taken"] > 0
    other.does("initiation", "attend", dossier)
    number = other.does("permit", "issue", dossier)["number"]
    sheet = tmp_path / "permit.pdf"
    other.does("permit", "print", number, "--out", sheet)
    other.does("permit", "printed", number)
    other.does("permit", "hand-over", number)
    rounds(shared, other, one, headquarters)
    for place in (one, other, headquarters):
        shown = place.does("tpe", "show", dossier)
        assert shown["step"] == "handed_over"
    digests = {place.does("state", "digest")["state_digest"] for place in desks}
    assert len(digests) == 1


def test_an_identifier_served_at_one_desk_is_refused_at_the_other(
    desks: tuple[Place, Place], shared: Path
) -> None:
    one, other = desks
    dossier = one.registers(rc_number="4002")
    one.makes_ready(dossier, "4002")
    one.does("permit", "issue", dossier)
    rounds(shared, one, other)
    again = other.registers(rc_number="4002", name="Tout autre nom", name_ar="")
    other.makes_ready(again, "4002")
    assert other.does("eligibility", again)["missing"] == ["permit.already_held"]
    assert other.refuses("permit", "issue", again) == (3, "permit.already_held")


def test_what_was_served_before_the_other_typed_is_found_by_it(
    desks: tuple[Place, Place], shared: Path
) -> None:
    one, other = desks
    dossier = one.registers(rc_number="4003")
    rounds(shared, one, other)
    found = other.does("tpe", "find", "4003")["results"]
    assert [each["dossier"] for each in found] == [dossier]


def test_nothing_new_says_nothing(desks: tuple[Place, Place], shared: Path) -> None:
    rounds(shared, *desks, *desks)
    for answer in rounds(shared, *desks):
        assert (answer["given"], answer["taken"], answer["files"]) == (0, 0, [])


def test_a_cut_file_is_told_and_no_failure(desks: tuple[Place, Place], shared: Path) -> None:
    one, other = desks
    one.registers(rc_number="4004")
    given = Path(one.does("exchange", shared)["file"])
    given.write_bytes(given.read_bytes()[:900])
    (shared / "photo.jpg").write_bytes(b"\xff\xd8")
    answer = other.does("exchange", shared)
    assert (answer["taken"], answer["foreign"]) == (0, 1)
    assert [(each["file"], each["status"], each["code"]) for each in answer["files"]] == [
        (given.name, "not_whole", "exchange.not_whole")
    ]
    words = run("--data", other.folder, "--lang", "fr", "exchange", shared)
    assert (words.exit_code, given.name in words.out, "incomplet" in words.out) == (0, True, True)


def test_a_folder_that_cannot_be_written_is_told_after_what_was_taken(
    desks: tuple[Place, Place], shared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = desks
    one.registers(rc_number="4005")
    rounds(shared, one)
    other.registers(rc_number="4006")
    original = os.open

    def refusing(path: str | Path, flags: int, mode: int = 0o777) -> int:
        if flags & os.O_CREAT and Path(path).parent == shared:
            raise OSError(30, "read-only")
        return original(path, flags, mode)

    with monkeypatch.context() as patch:
        patch.setattr(os, "open", refusing)
        ran = other.run("exchange", shared)
    assert (ran.exit_code, ran.document["code"]) == (4, "file.not_writable")
    assert ran.document["taken"] > 0
    assert ran.err
    assert other.does("exchange", shared)["given"] > 0


def test_a_folder_that_is_not_there(desks: tuple[Place, Place], shared: Path) -> None:
    assert desks[0].refuses("exchange", shared / "none") == (4, "file.missing")
    assert desks[0].refuses("exchange", desks[0].folder) == (3, "exchange.own_folder")


def test_an_export_for_small_sticks_is_several_bundles(
    desks: tuple[Place, Place],
    headquarters: Place,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    one = desks[0]
    one.does("tpe", "import", SAMPLES / "preinscription-TET.csv")
    whole = one.does("bundle", "export", "--out", tmp_path / "whole.age")
    assert whole["files"] == [whole["file"]] == [str(tmp_path / "whole.age")]
    monkeypatch.setattr("infitah_desk.services.splitting.MEGABYTE", 26_000)
    small = one.does("bundle", "export", "--out", tmp_path / "small.age", "--max-size", "1")
    assert len(small["files"]) > 1
    assert small["file"] == small["files"][0] == str(tmp_path / "small-1.age")
    assert (small["events"], small["first"], small["last"]) == (
        (whole["events"], whole["first"], whole["last"])
    )
    assert max(Path(file).stat().st_size for file in small["files"]) <= 26_000
    merged = headquarters.does("bundle", "merge", *reversed(small["files"]))
    statuses = [each["status"] for each in merged["bundles"]]
    # Headquarters wrote some of what a part holds itself.
    assert set(statuses) <= {"merged", "known"}
    assert statuses.count("merged") > 1
    assert merged["gaps"] == []


@pytest.mark.parametrize("size", ["0", "-1", "1.5", "nan", "99999999"])
def test_a_size_that_is_none_is_wrong_usage(
    desks: tuple[Place, Place], tmp_path: Path, size: str
) -> None:
    ran = desks[0].run("bundle", "export", "--out", tmp_path / "b.age", "--max-size", size)
    assert ran.exit_code == 2
    assert list(tmp_path.iterdir()) == []


def test_a_name_that_the_medium_refuses_is_told(desks: tuple[Place, Place], tmp_path: Path) -> None:
    too_long = tmp_path / ("a" * 300)
    assert desks[0].refuses("bundle", "export", "--out", too_long) == (4, "file.name_refused")


@pytest.mark.skipif(os.name != "posix", reason="pipes of POSIX")
def test_a_pipe_among_the_files_keeps_nobody_waiting(
    coordinator: Place, headquarters: Place, tmp_path: Path
) -> None:
    os.mkfifo(pipe := tmp_path / "pipe.age")
    ran = coordinator.run("bundle", "merge", pipe)
    assert (ran.exit_code, ran.document["bundles"][0]["code"]) == (5, "file.not_readable")
    for group in ("receipt", "reference"):
        assert coordinator.refuses(group, "read", pipe) == (4, "file.not_readable")
    enrol = ("authority", "enrol", pipe, "--forum", "TET", "--out", tmp_path / "kit")
    assert headquarters.refuses(*enrol) == (4, "file.not_readable")
