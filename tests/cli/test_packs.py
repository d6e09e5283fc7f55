"""Packs at a terminal: on offer, ordered, delivered, cancelled, and never above the escrow."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from infitah_desk.domain.permit_number import format_number
from infitah_desk.system.texts import LANGUAGES, Language, say
from tests.cli.desk_program import Place, run

MACHINE, SIM = "5CG0123XYZ", "8921201234567890123"


def a_permit(desk: Place, rc: str, folder: Path, **fields: object) -> tuple[str, str]:
    """The dossier of an enterprise and its permit, in its owner's hand."""
    dossier = desk.registers(rc_number=rc, **fields)
    desk.makes_ready(dossier, rc)
    number = desk.does("permit", "issue", dossier)["number"]
    desk.does("permit", "print", number, "--out", folder / f"{rc}.pdf")
    desk.does("permit", "printed", number)
    desk.does("permit", "hand-over", number)
    return dossier, number


def test_offers_say_who_pays_what(desk: Place) -> None:
    cheapest = desk.does("pack", "offers")["offers"][0]
    assert cheapest == {
        "offer": "IAM-2990",
        "operator": "Maroc Telecom",
        "machine": "Mini-portable 10 pouces + 3G 12 mois",
        "price": "2990.00",
        "subsidy": "897.00",
        "remainder": "2093.00",
    }


def test_a_pack_is_ordered_and_delivered(desk: Place, tmp_path: Path) -> None:
    dossier, number = a_permit(desk, "801", tmp_path)
    left = desk.does("pack", "offers")["packs_left"]
    ordered = desk.does("pack", "order", number.lower(), "--offer", "IAM-6990")
    paid = {name: ordered[name] for name in ("price", "subsidy", "remainder")}
    assert paid == {"price": "6990.00", "subsidy": "1500.00", "remainder": "5490.00"}
    assert desk.does("pack", "offers")["packs_left"] == left - 1
    assert desk.refuses("pack", "order", number, "--offer", "IAM-2990") == (
        3,
        "pack.already_ordered",
    )
    done = desk.does("pack", "deliver", number, "--machine", MACHINE, "--sim", SIM)
    assert (done["stands"], done["machine"], done["sim"]) == ("delivered", MACHINE, SIM)
    assert done["price"] == "6990.00"
    shown = desk.does("tpe", "show", dossier)
    assert shown["pack"] == shown["packs"][0] == done
    # What is delivered is spent.
    assert desk.refuses("pack", "cancel", number, "--reason", "error") == (
        3,
        "pack.already_delivered",
    )
    assert desk.does("pack", "offers")["packs_left"] == left - 1


def test_cancelling_gives_the_subsidy_back(desk: Place, tmp_path: Path) -> None:
    dossier, number = a_permit(desk, "802", tmp_path)
    left = desk.does("pack", "offers")["packs_left"]
    desk.does("pack", "order", number, "--offer", "IAM-2990", "--price", "3 333,35 DH")
    ended = desk.does("pack", "cancel", number, "--reason", "withdrawn")
    assert (ended["stands"], ended["reason"]) == ("cancelled", "unordered.withdrawn")
    assert (ended["subsidy"], ended["remainder"]) == ("1000.01", "2333.34")
    assert desk.does("pack", "offers")["packs_left"] == left
    assert desk.does("tpe", "show", dossier)["pack"] is None
    desk.does("pack", "order", number, "--offer", "MDT-3990")


def test_the_bank_is_asked_with_consent_only(desk: Place, tmp_path: Path) -> None:
    _, unwilling = a_permit(desk, "803", tmp_path, consent_bank=False)
    asked = ("--offer", "IAM-2990", "--bank-offer")
    assert desk.refuses("pack", "order", unwilling, *asked) == (3, "missing.consent_bank")
    _, willing = a_permit(desk, "804", tmp_path, consent_bank=True)
    assert desk.does("pack", "order", willing, *asked)["bank"] is True


def test_a_permit_still_in_the_drawer_orders_nothing(desk: Place) -> None:
    dossier = desk.registers(rc_number="805")
    desk.makes_ready(dossier, "805")
    number = desk.does("permit", "issue", dossier)["number"]
    ran = desk.run("pack", "order", number, "--offer", "NONE", "--bank-offer")
    assert ran.exit_code == 3
    assert ran.error["details"]["codes"] == [
        "permit.not_handed_over",
        "missing.consent_bank",
        "pack.offer_unknown",
    ]


def test_all_orders_are_listed_with_what_was_given(desk: Place, tmp_path: Path) -> None:
    _, number = a_permit(desk, "806", tmp_path)
    desk.does("pack", "order", number, "--offer", "IAM-2990")
    listed = desk.does("pack", "list")
    (own,) = [each for each in listed["packs"] if each["number"] == number]
    assert (own["stands"], own["subsidy"]) == ("ordered", "897.00")
    first = listed["escrow"]
    assert (
        sum(each["given"] - each["used"] for each in first if each["log"] == own["log"])
        == (listed["packs_left"])
    )


def test_a_voucher_is_checked_as_the_permit_is_and_worth_what_its_order_is(
    desk: Place, tmp_path: Path
) -> None:
    _, number = a_permit(desk, "807", tmp_path)
    out = tmp_path / "bon.pdf"
    assert desk.refuses("pack", "voucher", number, "--out", out) == (3, "pack.not_ordered")
    desk.does("pack", "order", number, "--offer", "INW-4990")
    written = desk.does("pack", "voucher", number, "--out", out)
    assert (written["number"], written["pages"]) == (number, 1)
    checked = desk.does("permit", "check", out)
    assert (checked["verdict"], checked["number"], checked["pack"]) == ("valid", number, "ordered")
    desk.does("pack", "cancel", number, "--reason", "renonce")
    checked = desk.does("permit", "check", out)
    assert (checked["verdict"], checked["pack"]) == ("valid", "cancelled")
    said = run("--data", desk.folder, "--lang", "fr", "permit", "check", out)
    assert say("pack.is_cancelled", "fr") in said.out
    desk.does("pack", "order", number, "--offer", "INW-4990")
    desk.does("pack", "deliver", number, "--machine", "5CG0807", "--sim", "8921807")
    assert desk.does("permit", "check", out)["pack"] == "delivered"
    nothing = desk.does("permit", "check", "PN1NOTHING")
    assert "pack" not in nothing


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_history_tells_of_the_pack(desk: Place, tmp_path: Path, language: Language) -> None:
    rc = f"81{LANGUAGES.index(language)}"
    dossier, number = a_permit(desk, rc, tmp_path)
    machine, sim = f"5CG0{rc}", f"8921{rc}"
    desk.does("pack", "order", number, "--offer", "IAM-2990")
    desk.does("pack", "deliver", number, "--machine", machine, "--sim", sim)
    told = desk.does("tpe", "history", dossier, "--lang", language)["history"]
    lines = [line for entry in told for line in entry["lines"]]
    assert say("event.pack.ordered", language, offer="IAM-2990", number=number) in lines
    assert any("897" in line for line in lines)
    assert say("history.pack_serials", language, machine=machine, sim=sim) in lines


def test_no_desk_orders_with_anothers_permit(desk: Place) -> None:
    other = format_number("C2", "OUJ-1", 1)
    assert desk.refuses("pack", "order", other, "--offer", "IAM-2990") == (3, "permit.other_block")


def test_a_person_reads_an_order(desk: Place, tmp_path: Path) -> None:
    _, number = a_permit(desk, "808", tmp_path)
    said = run(
        *("--data", desk.folder, "--lang", "fr", "pack", "order", number, "--offer", "IAM-2990")
    )
    assert said.exit_code == 0
    assert "Subvention (DH)" in said.out
    assert "commandé" in said.out
    assert said.err == ""


def alarms(place: Place) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = place.does("alarms", "list")["items"]
    return items


def test_a_box_that_another_permit_has_is_warned_of_and_an_alarm_until_it_is_said_right(
    desk: Place, tmp_path: Path
) -> None:
    numbers = [a_permit(desk, rc, tmp_path)[1] for rc in ("821", "822")]
    for number in numbers:
        desk.does("pack", "order", number, "--offer", "IAM-2990")
    first, second = numbers
    said = ("--machine", "5CG0821", "--sim", "8921 821")
    desk.does("pack", "deliver", first, *said)
    desk.does("pack", "deliver", first, *said)
    same = ("--machine", "5cg-0821", "--sim", "8921821")
    done = desk.does("pack", "deliver", second, *same)
    assert done["warnings"] == ["pack.machine_elsewhere", "pack.sim_elsewhere"]
    [alarm] = [each for each in alarms(desk) if each["code"] == "alarm.serial_twice"]
    assert alarm["details"]["permits"] == sorted(numbers)
    right = desk.does("pack", "deliver", second, "--machine", "5CG0822", "--sim", "8921822")
    assert "warnings" not in right
    assert "alarm.serial_twice" not in {each["code"] for each in alarms(desk)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_person_reads_which_permit_has_the_box(
    desk: Place, tmp_path: Path, language: Language
) -> None:
    rcs = [f"83{LANGUAGES.index(language)}{place}" for place in range(2)]
    first, second = (a_permit(desk, rc, tmp_path)[1] for rc in rcs)
    for number in (first, second):
        desk.does("pack", "order", number, "--offer", "IAM-2990")
    machine, sim = f"5CG0{rcs[0]}", f"8921{rcs[0]}"
    desk.does("pack", "deliver", first, "--machine", machine, "--sim", sim)
    said = run(
        *("--data", desk.folder, "--lang", language, "pack", "deliver", second),
        *("--machine", machine, "--sim", f"8921{rcs[1]}"),
    )
    assert said.exit_code == 0
    assert say("pack.machine_elsewhere", language, machine_permit=first) in said.err


def test_an_order_under_a_revoked_permit_is_an_alarm_with_its_cure(
    desk: Place, tmp_path: Path
) -> None:
    def told() -> list[str]:
        items = desk.does("alarms", "list")["items"]
        return [
            item["cure"]
            for item in items
            if item["code"] == "alarm.order_under_void_permit"
            and item["details"]["number"] == number
        ]

    _, number = a_permit(desk, "841", tmp_path)
    desk.does("pack", "order", number, "--offer", "IAM-2990")
    desk.does("permit", "revoke", number, "--reason", "lost")
    assert told() == [say("cure.order_under_void_permit", "fr", number=number)]
    refused = desk.refuses("pack", "deliver", number, "--machine", "5CG0841", "--sim", "8921841")
    assert refused == (3, "permit.revoked")
    desk.does("pack", "cancel", number, "--reason", "error")
    assert told() == []
