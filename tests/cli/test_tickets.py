"""Parked dossiers by command line, and claim tickets wherever a dossier is named."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from infitah_desk.domain.claim_ticket import ticket_of
from infitah_desk.system.texts import LANGUAGES, Language, say
from tests.cli.desk_program import Place, run


def test_a_dossier_is_parked_found_by_its_ticket_and_resumed(desk: Place) -> None:
    dossier = desk.registers(rc_number="821")
    parked = desk.does("park", dossier, "--reason", "attestation", "--until", "15h")
    ticket = ticket_of(dossier)
    assert parked == {
        "dossier": dossier,
        "ticket": ticket,
        "until": "2010-09-28T15:00",
        "step": "parked",
    }
    found = desk.does("ticket", "find", ticket.lower().replace("-", " "))
    assert (found["dossier"], found["step"], found["ticket"]) == (dossier, "parked", ticket)
    due = {each["dossier"]: each for each in desk.does("ticket", "due")["results"]}
    assert (due[dossier]["ticket"], due[dossier]["reason"]) == (ticket, "attestation")
    assert desk.does("resume", ticket.lower()) == {"dossier": dossier, "step": "documents"}
    assert desk.refuses("resume", ticket) == (3, "dossier.not_parked")


def test_a_ticket_does_wherever_a_dossier_is_named(desk: Place) -> None:
    dossier = desk.registers(rc_number="822")
    ticket = ticket_of(dossier)
    assert desk.does("tpe", "show", ticket)["dossier"] == dossier
    assert desk.does("tpe", "find", ticket.lower())["results"][0]["dossier"] == dossier
    fields = json.dumps({"headcount": 3}).encode()
    corrected = desk.does(
        "tpe", "correct", ticket, "--file", "-", "--reason", "oubli", given=fields
    )
    assert corrected["dossier"] == dossier
    seen = desk.does("document", "accept", ticket, "rc_extract", "--number", "822")
    assert seen["dossier"] == dossier
    assert desk.does("initiation", "attend", ticket)["step"] == "ready"
    assert desk.does("eligibility", ticket)["eligible"]
    assert desk.does("permit", "issue", ticket)["dossier"] == dossier


def test_a_strangers_ticket_is_refused(desk: Place) -> None:
    stranger = ticket_of("a dossier of another caravan")
    assert desk.refuses("tpe", "show", stranger) == (3, "ticket.unknown")
    assert desk.refuses("ticket", "find", stranger) == (3, "ticket.unknown")
    assert desk.refuses("ticket", "find", "CDFG-HJKX") == (3, "ticket.invalid")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_stranger_is_told_what_to_do(desk: Place, language: Language) -> None:
    stranger = ticket_of("a dossier of another caravan")
    ran = run("--data", desk.folder, "--lang", language, "resume", stranger)
    assert ran.err.strip() == say("ticket.unknown", language, ticket=stranger)


def test_the_slip_is_a_pdf(desk: Place, tmp_path: Path) -> None:
    dossier = desk.registers(rc_number="823")
    out = tmp_path / "ticket.pdf"
    printed = desk.does("ticket", "print", dossier, "--out", out)
    assert printed == {"ticket": ticket_of(dossier), "file": str(out), "pages": 1}
    assert out.read_bytes().startswith(b"%PDF")
