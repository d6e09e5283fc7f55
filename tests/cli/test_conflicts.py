"""Verification, corrections, cancellation, conflicts and the history by command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from infitah_desk.system.texts import Language, say
from tests.cli.desk_program import Place, new_installation, run


@pytest.fixture
def other_desk(headquarters: Place, root: str, desk: Place) -> Place:
    """A second desk of the same forum; the first one knows it by the latest reference."""
    folder = desk.folder.with_name("other-desk")
    place = new_installation(headquarters, root, folder, "TET-2", "--forum", "TET")
    reference = folder.with_suffix(".reference")
    headquarters.does("reference", "write", "--out", reference)
    for each in (desk, place):
        each.does("reference", "read", reference)
    return place


def correct(place: Place, dossier: str, **fields: object) -> dict[str, Any]:
    said = json.dumps(fields).encode()
    return place.does("tpe", "correct", dossier, "--file", "-", "--reason", "relu", given=said)


def accept(place: Place, dossier: str, *more: str) -> dict[str, Any]:
    return place.does("document", "accept", dossier, "rc_extract", *more)


# --- Verification ---------------------------------------------------------------------------------


def test_accepting_tells_what_agrees_and_what_to_look_at_again(desk: Place) -> None:
    dossier = desk.registers(rc_number="8101", name="Menuiserie Ben Omar")
    shown = ("--number", "08101", "--name", "Menuiserie Atlas", "--issued", "2009-01-01")
    answer = accept(desk, dossier, *shown)
    compared = {each["field"]: each["same"] for each in answer["agreements"]}
    assert compared == {"number": True, "name": False}
    codes = [each["code"] for each in answer["warnings"]]
    assert codes == ["document.old", "document.name_differs"]


def test_warnings_are_told_to_a_person(desk: Place) -> None:
    dossier = desk.registers(rc_number="8102")
    arguments = ("document", "accept", dossier, "rc_extract", "--number", "8102")
    ran = run("--data", desk.folder, *arguments, "--issued", "2010-12-31")
    assert ran.exit_code == 0
    assert say("document.dated_later", "fr", date="31/12/2010") in ran.err


def test_an_expired_card_may_be_accepted(desk: Place) -> None:
    dossier = desk.registers(rc_number="8103")
    card = ("document", "accept", dossier, "manager_id", "--expires", "2010-09-27")
    answer = desk.does(*card)
    assert [each["code"] for each in answer["warnings"]] == ["document.expired"]
    assert answer["documents"]["manager_id"]["accepted"]


def test_the_points_looked_at_are_named_or_all_attested(desk: Place) -> None:
    dossier = desk.registers(rc_number="8104")
    accepted = accept(desk, dossier, "--number", "8104")
    checks = accepted["documents"]["rc_extract"]["checks"]
    assert checks == ["original", "same_enterprise", "not_struck_off"]
    half = ("document", "accept", dossier, "rc_extract", "--number", "8104", "--check", "original")
    assert desk.refuses(*half) == (3, "document.unchecked")


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("expired", "reason.expired"),
        ("reason.struck_off", "reason.struck_off"),
        ("cachet absent", "cachet absent"),
    ],
)
def test_a_rejection_has_a_known_code_or_words(desk: Place, given: str, kept: str) -> None:
    dossier = desk.registers(rc_number="8105")
    rejected = desk.does("document", "reject", dossier, "rc_extract", "--reason", given)
    assert rejected["documents"]["rc_extract"]["reason"] == kept


def test_nothing_waits_for_a_second_look_that_nobody_asks_for(desk: Place) -> None:
    assert desk.does("document", "awaiting") == {"items": []}


def test_who_accepted_a_paper_does_not_confirm_it(desk: Place) -> None:
    dossier = desk.registers(rc_number="8106")
    confirm = ("document", "confirm", dossier, "rc_extract")
    assert desk.refuses(*confirm) == (3, "document.not_accepted")
    accept(desk, dossier, "--number", "8106")
    assert desk.refuses(*confirm) == (3, "document.same_person")


# --- Corrections and cancellation -----------------------------------------------------------------


def test_a_correction_after_printing_offers_a_reprint(desk: Place, tmp_path: Path) -> None:
    dossier = desk.registers(rc_number="8107")
    desk.makes_ready(dossier, "8107")
    number = desk.does("permit", "issue", dossier)["number"]
    assert correct(desk, dossier, manager="Ali Benomar")["reprint"] == []
    desk.does("permit", "print", number, "--out", tmp_path / "1.pdf")
    desk.does("permit", "printed", number)
    assert correct(desk, dossier, phone="0661234567")["reprint"] == []
    assert correct(desk, dossier, manager="Ali Ben Omar")["reprint"] == [number]
    assert desk.does("tpe", "show", dossier)["permits"][0]["outdated"] is True
    assert desk.does("permit", "print", number, "--out", tmp_path / "2.pdf")["copy"] == 2
    desk.does("permit", "printed", number)
    assert desk.does("tpe", "show", dossier)["permits"][0]["outdated"] is False


def test_a_cancelled_dossier_is_resumed_with_its_papers_to_be_seen_anew(desk: Place) -> None:
    dossier = desk.registers(rc_number="8108")
    accept(desk, dossier, "--number", "8108")
    cancelled = desk.does("tpe", "cancel", dossier, "--reason", "n’est pas revenu")
    assert cancelled == {"dossier": dossier, "step": "cancelled"}
    assert desk.refuses("tpe", "cancel", dossier, "--reason", "x") == (3, "dossier.cancelled")
    assert desk.does("resume", dossier)["step"] == "documents"
    shown = desk.does("tpe", "show", dossier)
    assert shown["documents"] == {}
    assert [each["kind"] for each in shown["history"]][1:] == [
        "document.accepted",
        "dossier.cancelled",
        "dossier.reopened",
    ]


def test_a_permit_is_revoked_before_its_dossier_is_cancelled(desk: Place) -> None:
    dossier = desk.registers(rc_number="8109")
    desk.makes_ready(dossier, "8109")
    number = desk.does("permit", "issue", dossier)["number"]
    cancel = ("tpe", "cancel", dossier, "--reason", "fermeture")
    assert desk.refuses(*cancel) == (3, "dossier.holds_permit")
    desk.does("permit", "revoke", number, "--reason", "fermeture")
    assert desk.does(*cancel)["step"] == "cancelled"


# --- Conflicts ------------------------------------------------------------------------------------


SAID = (("Chefchaouen", "TET-1"), ("Martil", "TET-2"))


def test_a_conflict_is_listed_and_decided(
    desk: Place, other_desk: Place, coordinator: Place, tmp_path: Path
) -> None:
    def given(place: Place) -> Path:
        out = tmp_path / f"{len(list(tmp_path.iterdir()))}.age"
        place.does("bundle", "export", "--all", "--out", out)
        return out

    dossier = desk.registers(rc_number="8110")
    other_desk.does("bundle", "merge", given(desk))
    correct(desk, dossier, city="Chefchaouen")
    correct(other_desk, dossier, city="Martil")
    merged = coordinator.does("bundle", "merge", given(desk), given(other_desk))

    items = coordinator.does("conflicts", "list")["items"]

    assert merged["conflicts"] == len(items)
    (item,) = [each for each in items if each["dossier"] == dossier]
    assert set(item) == {"dossier", "name", "field", "values"}
    assert item["field"] == "city"
    assert {side["value"] for side in item["values"]} == {"Chefchaouen", "Martil"}
    assert all({"value", "log", "author", "time"} <= set(side) for side in item["values"])
    told = run("--data", coordinator.folder, "--lang", "fr", "conflicts", "list").out
    (line,) = [each for each in told.splitlines() if dossier in each]
    assert "ville\u00a0: " in line
    assert all(f"{city} ({node}, Salma, " in line for city, node in SAID)
    assert "TET-1." not in line
    decide = ("conflicts", "decide", dossier, "city", "--value", "Martil")
    assert coordinator.does(*decide)["value"] == "Martil"
    assert coordinator.refuses(*decide) == (3, "conflict.unknown")
    receipt = tmp_path / "receipt.age"
    coordinator.does("receipt", "write", "--node", "TET-1", "--out", receipt)
    desk.does("receipt", "read", receipt)
    assert desk.does("tpe", "show", dossier)["enterprise"]["city"] == "Martil"


# --- The history ----------------------------------------------------------------------------------


def test_the_history_is_one_document(desk: Place) -> None:
    dossier = desk.registers(rc_number="8111")
    correct(desk, dossier, sector="G")
    answer = desk.does("tpe", "history", dossier)
    assert answer["dossier"] == dossier
    keys = {"log", "seq", "kind", "author", "time", "when", "who", "lines"}
    assert all(set(each) == keys for each in answer["history"])
    assert [each["lines"][0] for each in answer["history"]] == [
        say("event.dossier.registered", "fr"),
        say("event.dossier.corrected", "fr"),
    ]


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_a_person_reads_the_history_line_by_line(desk: Place, language: Language) -> None:
    dossier = desk.registers(rc_number="8112")
    correct(desk, dossier, sector="G")
    ran = run("--data", desk.folder, "--lang", language, "tpe", "history", dossier)
    lines = ran.out.splitlines()
    assert lines[0].endswith(say("event.dossier.registered", language))
    assert lines[1].endswith(say("event.dossier.corrected", language))
    assert all(line.startswith("    ") for line in lines[2:4])
