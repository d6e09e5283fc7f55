"""Bad news: its exit code, its JSON, its words; and never a traceback."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import click
import pytest

from infitah_desk.cli import main as command_line
from infitah_desk.domain.errors import MachineFault, Refused, Untrusted
from infitah_desk.system.program_log import LOG_NAME
from infitah_desk.system.texts import LANGUAGES, Language, say
from tests.cli.desk_program import ENTERPRISE, Place, new_authority, run

UNKNOWN = "01890a5d-ac96-774b-bcce-b302099a8057"


@pytest.mark.parametrize(
    "arguments",
    [
        ("nothing",),
        ("tpe",),
        ("tpe", "nothing"),
        ("tpe", "show"),
        ("tpe", "show", UNKNOWN, "more"),
        ("tpe", "find", "x", "--limit", "0"),
        ("tpe", "find", "x", "--limit", "many"),
        ("tpe", "list", "--stop"),
        ("--lang", "de", "codes"),
        ("--data", "", "codes"),
        ("stop", "open"),
        ("account", "add", "x", "--role", "king"),
        ("bundle", "merge"),
    ],
)
def test_wrong_usage_is_told_in_json_too(arguments: tuple[str, ...]) -> None:
    ran = run(*arguments, "--json")
    assert (ran.exit_code, ran.error["code"]) == (2, "usage")


def test_wrong_usage_names_what_is_wrong() -> None:
    ran = run("--lang", "en", "tpe", "register")
    assert (ran.exit_code, ran.out) == (2, "")
    assert ran.err == say("usage.missing", "en", option="--file") + "\n"


def test_a_rule_that_says_no_exits_3(desk: Place) -> None:
    assert desk.refuses("tpe", "show", UNKNOWN) == (3, "dossier.unknown")


def test_what_the_machine_lacks_exits_4(desk: Place, tmp_path: Path) -> None:
    assert desk.refuses("enrol", "accept", tmp_path / "none.kit") == (4, "file.missing")


def test_what_is_not_to_be_trusted_exits_5(desk: Place, tmp_path: Path) -> None:
    forged = tmp_path / "forged.age"
    forged.write_bytes(b"no bundle at all")
    assert desk.refuses("bundle", "inspect", forged) == (5, "bundle.not_a_bundle")


def test_all_codes_of_a_refusal_are_told_at_once(desk: Place) -> None:
    dossier = desk.registers(turnover=None, sector=None)
    ran = desk.run("permit", "issue", dossier)
    assert ran.exit_code == 3
    missing = {"missing.turnover", "missing.sector", "missing.document", "missing.initiation"}
    assert missing <= set(ran.error["details"]["codes"])
    assert len(ran.err.splitlines()) == len(ran.error["details"]["codes"])


def test_a_refused_registration_names_each_field(desk: Place) -> None:
    said = json.dumps({**ENTERPRISE, "ice": "1", "turnover": "much"}).encode()
    ran = desk.run("tpe", "register", "--file", "-", given=said)
    assert ran.exit_code == 3
    assert set(ran.error["details"]["fields"]) == {"ice", "turnover"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_message_is_in_the_language_that_was_asked_for(desk: Place, language: Language) -> None:
    ran = desk.run("--lang", language, "tpe", "show", UNKNOWN)
    words = say("dossier.unknown", language, dossier=UNKNOWN)
    assert ran.error["message"] == words
    assert ran.err == f"{words}\n"


@pytest.mark.parametrize("place", ["before", "between", "after"])
def test_shared_options_may_stand_anywhere(desk: Place, place: str) -> None:
    shared = ("--data", str(desk.folder), "--lang", "en", "--as", "salma", "--json")
    command = ["tpe", "show", UNKNOWN]
    at = {"before": 0, "between": 1, "after": 3}[place]
    command[at:at] = shared
    ran = run(*command)
    assert ran.error["message"] == say("dossier.unknown", "en", dossier=UNKNOWN)


def test_without_json_an_error_is_a_sentence_for_each_code(desk: Place) -> None:
    ran = run("--data", desk.folder, "tpe", "show", UNKNOWN)
    assert ran.out == ""
    assert ran.err == say("dossier.unknown", "fr", dossier=UNKNOWN) + "\n"


def test_an_unknown_step_is_refused(desk: Place) -> None:
    assert desk.refuses("tpe", "list", "--step", "somewhere") == (3, "step.unknown")


def test_a_format_that_is_not_there_is_refused_with_those_that_are(
    desk: Place, tmp_path: Path
) -> None:
    drawn = ("permit", "print", "C2-TET1-00001-W", "--out", tmp_path / "x.pdf")
    ran = desk.run(*drawn, "--format", "poster")
    assert (ran.exit_code, ran.error["code"]) == (3, "permit.format_unknown")
    assert "a4" in ran.error["details"]["formats"]


def test_documents_wait_for_an_open_stop(bare_desk: Place) -> None:
    dossier = bare_desk.registers()
    refused = bare_desk.refuses("initiation", "attend", dossier)
    assert refused == (3, "stop.not_open")


def test_eligibility_exits_0_whatever_it_finds(desk: Place) -> None:
    answer = desk.does("eligibility", desk.registers(liberal_profession=True))
    assert not answer["eligible"]
    assert "ineligible.liberal_profession" in answer["missing"]


def test_a_merge_prints_every_file_and_exits_5_if_one_was_refused(
    desk: Place, tmp_path: Path
) -> None:
    good, bad = tmp_path / "good.age", tmp_path / "bad.age"
    desk.does("bundle", "export", "--out", good)
    bad.write_bytes(good.read_bytes()[:-1])
    ran = desk.run("bundle", "merge", bad, tmp_path / "none.age", good)
    assert ran.exit_code == 5
    statuses = [each["status"] for each in ran.document["bundles"]]
    codes = [each["code"] for each in ran.document["bundles"]]
    assert statuses == ["rejected", "rejected", "known"]
    assert codes == ["bundle.damaged", "file.missing", None]


def test_a_pattern_names_all_bundles_that_fit(desk: Place, tmp_path: Path) -> None:
    for name in ("one.age", "two.age"):
        desk.does("bundle", "export", "--out", tmp_path / name)
    merged = desk.does("bundle", "merge", tmp_path / "*.age")
    assert [each["file"] for each in merged["bundles"]] == ["one.age", "two.age"]


def test_a_recovery_identity_is_never_replaced(tmp_path: Path) -> None:
    kept = tmp_path / "recovery.txt"
    kept.write_text("an older one", encoding="utf-8")
    authority = Place(tmp_path / "authority")
    create = ("authority", "create", "--recovery-out", kept)
    assert authority.refuses(*create) == (4, "file.exists")
    assert kept.read_text(encoding="utf-8") == "an older one"
    assert not any((tmp_path / "authority").glob("desk.db"))


def test_a_programme_that_cannot_be_read_makes_no_folder(tmp_path: Path) -> None:
    programme = tmp_path / "programme.toml"
    programme.write_bytes(b"\xff\xfe\x00")
    create = ("authority", "create", "--programme", programme, "--recovery-out", tmp_path / "r")
    authority = Place(tmp_path / "authority")
    assert authority.refuses(*create) == (3, "programme.unreadable")
    assert not authority.folder.exists()


def test_only_the_authority_enrols(desk: Place, tmp_path: Path) -> None:
    assert desk.refuses("trust", "export", "--out", tmp_path / "t") == (3, "role.not_allowed")


@pytest.mark.parametrize(
    ("raised", "exit_code"),
    [
        (lambda: Refused("stop.not_open"), 3),
        (lambda: MachineFault("disk.full"), 4),
        (lambda: Untrusted("bundle.damaged"), 5),
        (KeyboardInterrupt, 130),
        (click.Abort, 130),
        (lambda: ValueError("name of a person"), 70),
        (RecursionError, 70),
    ],
)
def test_each_kind_of_end_has_its_exit_code(
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    tmp_path: Path,
    raised: Callable[[], BaseException],
    exit_code: int,
) -> None:
    def fail(_: object) -> None:
        raise raised()

    monkeypatch.setattr(command_line.program, "invoke", fail)
    assert run("--data", tmp_path, "codes").exit_code == exit_code
    caplog.clear()


def test_a_bug_is_logged_without_a_value_and_told_without_a_traceback(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    authority, _ = new_authority(tmp_path / "authority")

    def fail(_: object) -> None:
        raise ValueError("Amina Bennani")

    monkeypatch.setattr(command_line.program, "invoke", fail)
    ran = authority.run("authority", "show")
    caplog.clear()
    log = authority.folder / "log" / LOG_NAME
    assert (ran.exit_code, ran.error["code"]) == (70, "program.bug_logged")
    assert ran.error["details"]["file"] == str(log)
    assert "Amina" not in ran.out + ran.err + log.read_text(encoding="utf-8")
    assert "ValueError" in log.read_text(encoding="utf-8")
