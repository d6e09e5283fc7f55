"""The ticket strip: who is put aside or waits gets a code, and a slip with one key."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from infitah_desk.domain.claim_ticket import ticket_of
from infitah_desk.domain.errors import MachineFault
from infitah_desk.gui.preferences import load_preferences
from infitah_desk.services import opening, waiting
from infitah_desk.system.texts import Language, say
from tests.gui.dossier_steps import CTRL, Steps, open_steps
from tests.helpers.caravans import DAY, TETOUAN, Caravan

PARKED = "Menuiserie Zerouali 8"
READY = "Menuiserie Zerouali 4"
CTRL_SHIFT = CTRL | Qt.KeyboardModifier.ShiftModifier
LASER = "HP LaserJet"


@pytest.fixture
def steps(
    qtbot: QtBot, qapp: QApplication, caravan: Caravan, settings_folder: Path, tmp_path: Path
) -> Iterator[Steps]:
    with open_steps(qtbot, qapp, caravan, settings_folder) as steps:
        steps.context.preferences.folders["permits"] = str(tmp_path / "papers")
        yield steps


def ticket(steps: Steps, name: str) -> str:
    return ticket_of(steps.dossiers[name])


def test_whoever_is_put_aside_gets_a_ticket_in_place(steps: Steps) -> None:
    steps.show(READY)
    assert not steps.view.bottom.ticket.isVisible()
    steps.click("parkButton")
    steps.retype("parkReasonField", "attestation")
    steps.key(Qt.Key.Key_Return)
    assert steps.view.bottom.ticket.isVisible()
    assert ticket(steps, READY) in steps.text("ticketLabel")
    steps.click("parkButton")
    assert not steps.view.bottom.ticket.isVisible()


def test_without_a_printer_the_slip_becomes_a_file_and_its_place_is_said(
    steps: Steps, tmp_path: Path
) -> None:
    steps.show(PARKED)
    steps.key(Qt.Key.Key_P, CTRL_SHIFT)
    file = tmp_path / "papers" / f"{ticket(steps, PARKED)}.pdf"
    assert file.read_bytes().startswith(b"%PDF")
    assert str(file) in steps.told()


def test_the_printer_for_tickets_is_remembered_apart(
    steps: Steps, monkeypatch: pytest.MonkeyPatch, settings_folder: Path
) -> None:
    printed: list[tuple[str, str]] = []
    monkeypatch.setattr(
        "infitah_desk.gui.printing.print_pages", lambda _, *told: printed.append(told)
    )
    steps.show(PARKED)
    printers = steps.view.bottom.ticket.printers
    printers.offer(("Zebra", LASER))
    assert isinstance(printers, QComboBox)
    printers.setCurrentIndex(printers.findData(LASER))
    printers.activated.emit(printers.currentIndex())
    steps.click("printTicketButton")
    assert printed == [(LASER, ticket(steps, PARKED))]
    assert LASER in steps.told()
    assert load_preferences(settings_folder).printers == {"ticket": LASER}


def test_a_printer_that_fails_is_told_and_the_slip_can_be_asked_for_again(
    steps: Steps, monkeypatch: pytest.MonkeyPatch, language: Language
) -> None:
    failed = MachineFault("printer.failed", printer=LASER)

    def fail(*_: object) -> None:
        raise failed

    monkeypatch.setattr("infitah_desk.gui.printing.print_pages", fail)
    steps.show(PARKED)
    steps.view.bottom.ticket.printers.offer((LASER,))
    steps.click("printTicketButton")
    assert say("printer.failed", language, printer=LASER) in steps.told()
    assert steps.button("printTicketButton").isEnabled()


def test_who_finds_no_number_is_put_on_the_list_and_told_the_place(
    steps: Steps, caravan: Caravan
) -> None:
    desk = steps.context.desk
    desk.do(opening.open_the_stop, lambda _: None, None, DAY, 1)
    desk.do(waiting.put_on_waiting_list, lambda _: None, None, steps.dossiers[PARKED])
    steps.show(READY)
    steps.click("waitlistButton")
    assert "2" in steps.text("waitingPlaceLabel")
    assert ticket(steps, READY) in steps.text("ticketLabel")
    steps.settle()
    steps.context.desk.lock()
    steps.settle()
    with caravan.at(TETOUAN) as session:
        assert waiting.place_of(session, steps.dossiers[READY]) == 2
