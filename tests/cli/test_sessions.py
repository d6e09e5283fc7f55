"""Initiation sessions by command line: planned, filled by ticket, held, listed on paper."""

from __future__ import annotations

from pathlib import Path

import pytest

from infitah_desk.domain.claim_ticket import ticket_of
from infitah_desk.system.texts import LANGUAGES, Language
from tests.cli.desk_program import Place, run


def planned(desk: Place, *options: str) -> str:
    return str(desk.does("session", "plan", "--time", "10h30", *options)["session"])


def test_a_session_is_planned_changed_and_cancelled(desk: Place) -> None:
    plan = desk.does(
        "session",
        "plan",
        "--time",
        "10h30",
        "--room",
        "Salle B",
        "--places",
        "5",
        "--trainer",
        "R.",
    )
    assert (plan["date"], plan["time"], plan["places"], plan["left"]) == (
        "2010-09-28",
        "10:30",
        5,
        5,
    )
    id_ = plan["session"]
    assert desk.does("session", "change", id_, "--time", "11:00")["time"] == "11:00"
    assert id_ in {each["session"] for each in desk.does("session", "list")["results"]}
    dossier = desk.registers(rc_number="801")
    desk.does("session", "enrol", id_, dossier)
    cancelled = desk.does("session", "cancel", id_, "--reason", "salle fermée")
    assert cancelled["cancelled"]
    assert [each["ticket"] for each in cancelled["people"]] == [ticket_of(dossier)]
    assert desk.refuses("session", "enrol", id_, dossier) == (3, "session.cancelled")


def test_people_take_places_by_ticket_and_attend_all_at_once(desk: Place) -> None:
    id_ = planned(desk, "--places", "2")
    first, second, third = (desk.registers(rc_number=str(number)) for number in (802, 803, 804))
    tickets = [ticket_of(first), ticket_of(second).lower().replace("-", "")]
    assert desk.does("session", "enrol", id_, *tickets)["left"] == 0
    assert desk.refuses("session", "enrol", id_, third) == (3, "session.full")
    desk.does("session", "withdraw", ticket_of(second))
    desk.does("session", "enrol", id_, third)
    held = desk.does("session", "attend", id_, ticket_of(first))
    assert [each["dossier"] for each in held["people"]] == [first]
    held = desk.does("session", "attend", id_, "--all")
    assert ([each["dossier"] for each in held["people"]], held["refused"]) == ([third], [])
    assert desk.does("tpe", "show", third)["initiated"] == "2010-09-28"
    certified = desk.does("session", "certify", id_, "--all")["people"]
    assert {each["dossier"] for each in certified} == {first, third}
    assert desk.does("session", "certify", id_, first)["people"][0]["certified"]
    shown = desk.does("session", "show", id_)
    assert (shown["taken"], shown["attended"]) == (2, 2)


def test_nobody_named_is_refused(desk: Place) -> None:
    id_ = planned(desk)
    assert desk.refuses("session", "attend", id_) == (3, "session.nobody_named")
    assert desk.refuses("session", "certify", id_) == (3, "session.nobody_named")


@pytest.mark.parametrize("language", LANGUAGES)
def test_sessions_read_as_a_table(desk: Place, language: Language) -> None:
    id_ = planned(desk, "--room", "Salle des actes")
    said = run("--data", desk.folder, "--lang", language, "session", "list").out
    assert id_ in said
    assert "Salle des actes" in said
    headings = {"fr": "Places libres", "ar": "الأماكن المتاحة", "en": "Places left"}
    assert headings[language] in said


def test_the_list_to_be_signed_is_a_pdf(desk: Place, tmp_path: Path) -> None:
    id_ = planned(desk)
    desk.does("session", "enrol", id_, desk.registers(rc_number="805"))
    out = tmp_path / "liste.pdf"
    assert desk.does("session", "sheet", id_, "--out", out)["pages"] == 1
    assert out.read_bytes().startswith(b"%PDF")
    assert desk.refuses("session", "sheet", "none", "--out", out) == (3, "session.unknown")
