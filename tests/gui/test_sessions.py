"""The sessions of the stop on the today page: planned, changed, cancelled, held by tickets."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from infitah_desk.domain.claim_ticket import ticket_of
from infitah_desk.gui.main_window import MainWindow
from infitah_desk.gui.pages.sessions import SessionsOfTheStop
from infitah_desk.gui.pages.today import TodayPage
from infitah_desk.gui.widgets.report_table import ReportTable
from infitah_desk.services import initiating, planning
from infitah_desk.services.planning import Plan
from infitah_desk.services.registering import find_dossiers
from infitah_desk.system.texts import Language, say
from tests.gui.conftest import Opener, settled, unlock
from tests.helpers.caravans import DAY, TETOUAN, Caravan

PEOPLE = ("Menuiserie Zerouali 1", "Menuiserie Zerouali 2", "Menuiserie Zerouali 3")
ARABIC_KEYS = dict(zip("CDFGHJKLNPRSTUVXY", "ؤيبلاتنمىحقسفعرءغ", strict=True))


@pytest.fixture
def dossiers(caravan: Caravan) -> tuple[str, ...]:
    """Those who have a place in the session of 10:30, and one who has none."""
    with caravan.at(TETOUAN) as session:
        found = tuple(find_dossiers(session, name, 1)[0].dossier for name in PEOPLE)
        (planned,) = planning.list_sessions(session)
        planning.plan_session(session, Plan(DAY, "14:00", "salle B", 2))
        initiating.enrol_in_session(session, planned.id, found[:2])
    return found


@pytest.fixture
def window(
    dossiers: Sequence[str], caravan: Caravan, open_window: Opener, qtbot: QtBot
) -> MainWindow:
    """The window on that desk."""
    del dossiers
    window = open_window(caravan.place(TETOUAN))
    unlock(qtbot, window)
    return window


@pytest.fixture
def section(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> SessionsOfTheStop:
    window.context.preferences.folders["permits"] = str(tmp_path / "papers")
    window.go_to("today")
    settled(qtbot, window)
    page = window.pages["today"]
    assert isinstance(page, TodayPage)
    return page.sessions


def press(qtbot: QtBot, window: MainWindow, section: QWidget, name: str) -> None:
    button = section.findChild(QPushButton, name)
    assert button is not None, name
    assert button.isVisible(), name
    button.click()
    settled(qtbot, window)


def rows(section: QWidget, name: str) -> list[list[str]]:
    table = section.findChild(ReportTable, name)
    assert table is not None
    return [[cell.strip("\u2066\u2069") for cell in row] for row in table.texts()]


def told(section: QWidget, name: str) -> str:
    label = section.findChild(QLabel, name)
    assert label is not None
    return label.text()


def field(section: QWidget, name: str) -> QLineEdit:
    found = section.findChild(QLineEdit, name)
    assert found is not None
    return found


def scan(qtbot: QtBot, section: SessionsOfTheStop, *tickets: str) -> None:
    """A scanner types one ticket after another and waits for nothing."""
    for ticket in tickets:
        section.people.ticket.insert(ticket)
        qtbot.keyClick(section.people.ticket, Qt.Key.Key_Return)


def test_sessions_are_listed_in_order_with_places_and_people(section: SessionsOfTheStop) -> None:
    first, second = rows(section, "sessionsTable")
    assert first[:5] == ["10:30", "salle A", "Mme Alaoui", "2 / 20", "0"]
    assert second[:5] == ["14:00", "salle B", "", "0 / 2", "0"]
    assert len(rows(section, "sessionPeopleTable")) == 2


def test_a_session_is_planned_in_place(
    qtbot: QtBot, window: MainWindow, section: SessionsOfTheStop
) -> None:
    press(qtbot, window, section, "planSessionButton")
    assert section.form.time.hasFocus()
    assert section.form.date.text() == "28/09/2010"
    section.form.time.setText("9h")
    section.form.room.setText("salle C")
    section.form.places.setText("12")
    qtbot.keyClick(section.form.room, Qt.Key.Key_Return)
    settled(qtbot, window)
    assert rows(section, "sessionsTable")[0][:4] == ["09:00", "salle C", "", "0 / 12"]
    assert not section.form.isVisible()
    assert rows(section, "sessionPeopleTable") == []


def test_a_time_that_cannot_be_read_is_told_in_place_and_kept(
    qtbot: QtBot, window: MainWindow, section: SessionsOfTheStop, language: Language
) -> None:
    press(qtbot, window, section, "planSessionButton")
    section.form.time.setText("tantôt")
    press(qtbot, window, section, "saveSessionButton")
    assert told(section, "sessionFormToldLabel") == say("time.invalid", language)
    assert section.form.time.text() == "tantôt"
    press(qtbot, window, section, "leaveSessionButton")
    assert len(rows(section, "sessionsTable")) == 2


def test_a_session_is_changed_and_keeps_its_people(
    qtbot: QtBot, window: MainWindow, section: SessionsOfTheStop
) -> None:
    press(qtbot, window, section, "changeSessionButton")
    assert section.form.room.text() == "salle A"
    section.form.room.setText("salle D")
    press(qtbot, window, section, "saveSessionButton")
    assert rows(section, "sessionsTable")[0][:4] == ["10:30", "salle D", "Mme Alaoui", "2 / 20"]


def test_a_session_is_cancelled_with_a_reason(
    qtbot: QtBot, window: MainWindow, section: SessionsOfTheStop, language: Language
) -> None:
    press(qtbot, window, section, "cancelSessionButton")
    press(qtbot, window, section, "confirmCancelSessionButton")
    assert say("reason.missing", language) in told(window, "noticeText")
    field(section, "cancelSessionReasonField").setText("salle fermée")
    press(qtbot, window, section, "confirmCancelSessionButton")
    assert "2" in told(window, "noticeText")
    assert not section.people.ticket.isVisible()
    assert not section.cancel.isVisible()
    assert len(rows(section, "sessionPeopleTable")) == 2


def test_tickets_are_scanned_one_after_another_on_any_keyboard(
    qtbot: QtBot, window: MainWindow, section: SessionsOfTheStop, dossiers: Sequence[str]
) -> None:
    first, second, third = map(ticket_of, dossiers)
    arabic = "".join(ARABIC_KEYS.get(letter, "") for letter in third)
    scan(qtbot, section, first, second.lower().replace("-", ""), arabic)
    settled(qtbot, window)
    people = rows(section, "sessionPeopleTable")
    assert {row[3] for row in people} == {first, second, third}
    assert {row[0] for row in people if row[0].startswith("✓")} == {row[0] for row in people}
    assert rows(section, "sessionsTable")[0][4] == "3"
    assert section.people.ticket.hasFocus()


def test_what_is_no_ticket_is_told_and_stops_nobody(
    qtbot: QtBot,
    window: MainWindow,
    section: SessionsOfTheStop,
    dossiers: Sequence[str],
    language: Language,
) -> None:
    scan(qtbot, section, "26349")
    settled(qtbot, window)
    assert say("ticket.invalid", language, ticket="26349") in told(section, "sessionToldLabel")
    scan(qtbot, section, ticket_of(dossiers[0]))
    settled(qtbot, window)
    assert rows(section, "sessionsTable")[0][4] == "1"


def test_a_ticket_gives_a_place_too(
    qtbot: QtBot, window: MainWindow, section: SessionsOfTheStop, dossiers: Sequence[str]
) -> None:
    section.people.ticket.setText(ticket_of(dossiers[2]))
    press(qtbot, window, section, "enrolTicketButton")
    assert rows(section, "sessionsTable")[0][3:5] == ["3 / 20", "0"]


def test_enter_on_a_line_notes_that_its_owner_attended(
    qtbot: QtBot, window: MainWindow, section: SessionsOfTheStop
) -> None:
    section.people.table.choose_row(1)
    qtbot.keyClick(section.people.table, Qt.Key.Key_Return)
    settled(qtbot, window)
    marks = [row[0].startswith("✓") for row in rows(section, "sessionPeopleTable")]
    assert marks == [False, True]


def test_all_attended_is_one_key(
    qtbot: QtBot, window: MainWindow, section: SessionsOfTheStop
) -> None:
    press(qtbot, window, section, "attendAllButton")
    assert rows(section, "sessionsTable")[0][4] == "2"
    assert not section.people.attend_all.isEnabled()


def test_the_list_is_printed_for_signatures(
    qtbot: QtBot, window: MainWindow, section: SessionsOfTheStop, tmp_path: Path
) -> None:
    press(qtbot, window, section, "printSessionButton")
    settled(qtbot, window)
    (file,) = (tmp_path / "papers").iterdir()
    document = pypdfium2.PdfDocument(file)
    try:
        assert len(document) == 1
        assert "Zerouali" in document[0].get_textpage().get_text_bounded()
    finally:
        document.close()
    assert str(file) in told(window, "noticeText")


def test_locking_leaves_no_name_of_a_session(
    qtbot: QtBot, window: MainWindow, section: SessionsOfTheStop
) -> None:
    section.people.ticket.setText("CDFG")
    window.context.desk.lock()
    settled(qtbot, window)
    assert rows(section, "sessionPeopleTable") == []
    assert rows(section, "sessionsTable") == []
    assert section.people.ticket.text() == ""
