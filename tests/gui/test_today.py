"""Today: the stop, the counts, who is due back, and the next things one key away."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QTableWidget
from pytestqt.qtbot import QtBot

from infitah_desk.domain.circumstances import Stop
from infitah_desk.domain.claim_ticket import ticket_of
from infitah_desk.gui.main_window import MainWindow
from infitah_desk.gui.pages.today import TodayPage
from infitah_desk.services import opening, parking, waiting
from infitah_desk.services.admitting import add_account
from infitah_desk.services.registering import list_dossiers
from infitah_desk.services.session import Session
from infitah_desk.system.texts import Language, say
from tests.gui.conftest import Opener, settled, unlock
from tests.helpers.caravans import DAY, TETOUAN, TETOUAN_2, Caravan

Given = TypeVar("Given")

USED = 3
"""The numbers that the desk has given out."""


def today_of(qtbot: QtBot, window: MainWindow) -> TodayPage:
    window.go_to("today")
    settled(qtbot, window)
    page = window.pages["today"]
    assert isinstance(page, TodayPage)
    return page


def count(page: TodayPage, step: str) -> int:
    label = page.findChild(QLabel, f"countNumber_{step}")
    assert label is not None
    return int(label.text())


def test_every_step_is_counted(qtbot: QtBot, window: MainWindow) -> None:
    page = today_of(qtbot, window)
    assert [count(page, step) for step in ("parked", "issued", "printed", "handed_over")] == [
        1,
        1,
        1,
        1,
    ]


def test_who_is_due_back_is_named_with_the_time_and_one_key_away(
    qtbot: QtBot, window: MainWindow
) -> None:
    page = today_of(qtbot, window)
    due = page.findChild(QPushButton, "dueBackButton1")
    assert due is not None
    assert "15:00" in due.text()
    asked: list[str] = []
    window.context.ways.dossier_asked.connect(asked.append)
    qtbot.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    settled(qtbot, window)
    assert len(asked) == 1
    assert window.pages["dossiers"].isVisible()


def test_a_new_dossier_is_one_key_away(qtbot: QtBot, window: MainWindow) -> None:
    today_of(qtbot, window)
    qtbot.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    settled(qtbot, window)
    assert window.pages["dossiers"].isVisible()


def test_locking_leaves_no_name_on_the_page(qtbot: QtBot, window: MainWindow) -> None:
    page = today_of(qtbot, window)
    window.context.desk.lock()
    settled(qtbot, window)
    assert page.findChild(QPushButton, "dueBackButton1") is None


def test_the_supervisor_opens_the_stop_in_place(
    qtbot: QtBot, open_window: Opener, caravan: Caravan
) -> None:
    caravan.enrol(TETOUAN_2)
    window = open_window(caravan.place(TETOUAN_2))
    unlock(qtbot, window)
    page = today_of(qtbot, window)
    page.stop_line.date.setDate(QDate(2010, 9, 29))
    page.stop_line.open.click()
    settled(qtbot, window)
    label = window.findChild(QLabel, "stopStatusLabel")
    assert label is not None
    assert "29" in label.text()


def test_a_day_outside_the_programme_is_refused_in_words(
    qtbot: QtBot, open_window: Opener, caravan: Caravan
) -> None:
    caravan.enrol(TETOUAN_2)
    window = open_window(caravan.place(TETOUAN_2))
    unlock(qtbot, window)
    page = today_of(qtbot, window)
    page.stop_line.date.setDate(QDate(1999, 1, 1))
    page.stop_line.open.click()
    settled(qtbot, window)
    assert window.context.notice.isVisible()
    assert page.stop_line.open.isEnabled()


def test_a_clerk_is_told_who_opens_the_stop(
    qtbot: QtBot, open_window: Opener, caravan: Caravan
) -> None:
    caravan.enrol(TETOUAN_2)
    with caravan.at(TETOUAN_2) as session:
        add_account(session, "Ahmed", "autre passe", "clerk")
    window = open_window(caravan.place(TETOUAN_2))
    unlock(qtbot, window, "Ahmed", "autre passe")
    page = today_of(qtbot, window)
    assert not page.stop_line.open.isVisible()
    label = page.findChild(QLabel, "stopLineLabel")
    assert label is not None
    assert label.text()


def test_the_numbers_add_up(qtbot: QtBot, window: MainWindow) -> None:
    window.go_to("numbers")
    settled(qtbot, window)
    table = window.pages["numbers"].findChild(QTableWidget, "stepsTable")
    assert table is not None
    figures = [
        int(item.text())
        for row in range(table.rowCount())
        if (item := table.item(row, 1)) is not None
    ]
    assert sum(figures[:-1]) == figures[-1] > 0


def of(window: MainWindow, service: Callable[[Session], Given]) -> Given:
    """What a service answers at the desk of the window."""
    came: list[Given] = []
    window.context.desk.ask(service, came.append, None)
    while window.context.desk.is_busy:
        QApplication.processEvents()
    return came[0]


def parked(qtbot: QtBot, window: MainWindow, *times: str) -> list[str]:
    """Dossiers put aside until then; the clock of the desk is not theirs."""
    dossiers = of(window, lambda session: list(list_dossiers(session, "documents")))
    named = [each.dossier for each in dossiers[: len(times)]]
    for dossier, time in zip(named, times, strict=True):
        window.context.desk.do(parking.park, lambda _: None, None, dossier, "attestation", time)
    settled(qtbot, window)
    return named


def texts(page: TodayPage) -> list[str]:
    return [
        button.text()
        for place in range(1, 10)
        if (button := page.findChild(QPushButton, f"dueBackButton{place}")) is not None
    ]


def test_who_is_late_stands_first_and_is_marked(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    noon = dt.datetime.fromisoformat("2010-09-28T12:00").astimezone()
    monkeypatch.setattr(Session, "now", lambda _: noon)
    parked(qtbot, window, "13:00", "11:00", "")
    said = texts(today_of(qtbot, window))
    assert ["11:00" in said[0], "13:00" in said[1], "15:00" in said[2]] == [True, True, True]
    assert ["⚠" in each for each in said] == [True, False, False, False]


def test_a_ticket_typed_at_the_counter_opens_its_dossier(
    qtbot: QtBot, window: MainWindow, language: Language
) -> None:
    (dossier,) = parked(qtbot, window, "")
    page = today_of(qtbot, window)
    asked: list[str] = []
    window.context.ways.dossier_asked.connect(asked.append)
    page.due.ticket.setText("26349")
    qtbot.keyClick(page.due.ticket, Qt.Key.Key_Return)
    settled(qtbot, window)
    label = page.findChild(QLabel, "ticketToldLabel")
    assert label is not None
    assert label.text() == say("ticket.invalid", language, ticket="26349")
    page.due.ticket.setText(ticket_of(dossier).lower())
    qtbot.keyClick(page.due.ticket, Qt.Key.Key_Return)
    settled(qtbot, window)
    assert asked == [dossier]
    assert window.pages["dossiers"].isVisible()


def test_the_ticket_of_the_line_with_the_keys_is_printed_again(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    window.context.preferences.folders["permits"] = str(tmp_path / "papers")
    (dossier,) = parked(qtbot, window, "16:00")
    page = today_of(qtbot, window)
    second = page.findChild(QPushButton, "dueBackButton2")
    assert second is not None
    second.setFocus()
    assert ticket_of(dossier) in page.due.print.text()
    page.due.print.click()
    settled(qtbot, window)
    assert [file.stem for file in (tmp_path / "papers").iterdir()] == [ticket_of(dossier)]


def wait_for_numbers(qtbot: QtBot, window: MainWindow, quota: int) -> list[str]:
    """A quota that is used up, and two who wait for a number."""
    named = parked(qtbot, window, "", "")
    desk = window.context.desk
    desk.do(opening.open_the_stop, lambda _: None, None, DAY, quota)
    for dossier in named:
        desk.do(waiting.put_on_waiting_list, lambda _: None, None, dossier)
    settled(qtbot, window)
    return named


def test_who_waits_is_listed_in_order_and_nobody_is_taken_without_a_number(
    qtbot: QtBot, window: MainWindow
) -> None:
    named = wait_for_numbers(qtbot, window, USED)
    page = today_of(qtbot, window)
    assert [row[2] for row in page.waiting.table.texts()] == [ticket_of(each) for each in named]
    assert not page.waiting.take.isEnabled()


def test_a_bigger_quota_frees_a_number_for_the_first_who_waits(
    qtbot: QtBot, window: MainWindow
) -> None:
    first, second = wait_for_numbers(qtbot, window, USED)
    page = today_of(qtbot, window)
    page.stop_line.quota.setText(str(USED + 1))
    page.stop_line.set_quota.click()
    settled(qtbot, window)
    label = page.findChild(QLabel, "nextWaitingLabel")
    assert label is not None
    assert ticket_of(first) in label.text()
    asked: list[str] = []
    window.context.ways.dossier_asked.connect(asked.append)
    page.waiting.take.click()
    settled(qtbot, window)
    assert asked == [first]
    assert [each.dossier for each in of(window, waiting.waiting_list).waiting] == [second]


def test_nobody_waiting_takes_no_room(qtbot: QtBot, window: MainWindow) -> None:
    assert not today_of(qtbot, window).waiting.isVisible()


def test_the_status_bar_follows_the_quota(qtbot: QtBot, window: MainWindow) -> None:
    page = today_of(qtbot, window)
    page.stop_line.quota.setText("40")
    page.stop_line.set_quota.click()
    settled(qtbot, window)
    label = window.findChild(QLabel, "permitsStatusLabel")
    assert label is not None
    assert f"{40 - USED} / 40" in label.text()
    line = page.findChild(QLabel, "stopLineLabel")
    assert line is not None
    assert "40" in line.text()
    assert not page.stop_line.set_quota.isEnabled()
    page.stop_line.quota.clear()
    page.stop_line.set_quota.click()
    settled(qtbot, window)
    assert "/ 40" not in label.text()


def test_the_stop_is_opened_with_a_quota(
    qtbot: QtBot, open_window: Opener, caravan: Caravan
) -> None:
    caravan.enrol(TETOUAN_2)
    window = open_window(caravan.place(TETOUAN_2))
    unlock(qtbot, window)
    page = today_of(qtbot, window)
    page.stop_line.date.setDate(QDate(2010, 9, 29))
    assert page.stop_line.date.text() == "29/09/2010"
    page.stop_line.quota.setText("25")
    qtbot.keyClick(page.stop_line.quota, Qt.Key.Key_Return)
    settled(qtbot, window)
    assert of(window, opening.opened_stop) == Stop("TET", "2010-09-29", 25)


def test_a_clerk_changes_no_quota(qtbot: QtBot, open_window: Opener, caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        add_account(session, "Ahmed", "autre passe", "clerk")
    window = open_window(caravan.place(TETOUAN))
    unlock(qtbot, window, "Ahmed", "autre passe")
    line = today_of(qtbot, window).stop_line
    assert (line.quota.isVisible(), line.set_quota.isVisible()) == (False, False)
