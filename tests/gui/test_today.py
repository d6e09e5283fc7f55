"""Today: the stop, the counts, who is due back, and the next things one key away."""

from __future__ import annotations

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QTableWidget
from pytestqt.qtbot import QtBot

from infitah_desk.gui.main_window import MainWindow
from infitah_desk.gui.pages.today import TodayPage
from infitah_desk.services.admitting import add_account
from infitah_desk.services.counting import by_forum
from tests.gui.conftest import Opener, settled, unlock
from tests.helpers.caravans import TETOUAN, TETOUAN_2, Caravan


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


def test_permits_are_counted_where_they_were_issued(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        found = {each.forum: each for each in by_forum(session)}
    assert (found["TET"].issued, found["TET"].printed, found["TET"].handed_over) == (3, 1, 1)
    assert found["OUJ"].issued == 0
