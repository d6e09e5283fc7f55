"""Unlocking, locking, and handing the desk to the next clerk."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from infitah_desk.gui.main_window import MainWindow
from infitah_desk.gui.pages.page import Page
from infitah_desk.services.admitting import add_account
from infitah_desk.services.session import Session
from tests.gui.conftest import Opener, settled, unlock
from tests.helpers.caravans import TETOUAN, Caravan
from tests.helpers.folders import ACCOUNT, PASSWORD

CLERK = "Ahmed"
CLERKS_PASSWORD = "autre passe"


def add_clerk(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        add_account(session, CLERK, CLERKS_PASSWORD, "clerk")


def test_the_password_alone_opens_where_there_is_one_account(
    qtbot: QtBot, locked_window: MainWindow
) -> None:
    assert locked_window.unlock.account.text() == ACCOUNT
    with qtbot.waitSignal(locked_window.context.desk.opened):
        qtbot.keyClicks(locked_window.unlock.password, PASSWORD)
        qtbot.keyClick(locked_window.unlock.password, Qt.Key.Key_Return)
    settled(qtbot, locked_window)
    assert locked_window.pages["dossiers"].isVisible()


def test_a_wrong_password_is_told_in_place_and_asked_again(
    qtbot: QtBot, locked_window: MainWindow
) -> None:
    qtbot.keyClicks(locked_window.unlock.password, "faux")
    locked_window.unlock.unlock.click()
    settled(qtbot, locked_window)
    assert locked_window.unlock.wrong.isVisible()
    assert locked_window.unlock.password.isEnabled()
    assert locked_window.unlock.password.text() == ""


def test_the_lock_key_shows_nothing_but_the_password(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    settled(qtbot, window)
    assert window.unlock.isVisible()
    assert not window.context.desk.is_open


def test_the_desk_locks_itself_when_nobody_is_here(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.context.desk.locked):
        window.idle.start(0)
    assert window.unlock.isVisible()


def test_every_key_puts_locking_off(window: MainWindow) -> None:
    window.idle.start(60_000)
    window.idle.setInterval(90_000)
    # As a keyboard does it: to the window of the system, which hands it on to the focus.
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Shift)
    assert window.idle.remainingTime() > 60_000


def test_no_minutes_mean_never(window: MainWindow) -> None:
    window.context.preferences.lock_after_minutes = 0
    window.watch_idleness()
    assert not window.idle.isActive()


def test_the_next_clerk_takes_over_with_one_key_and_a_password(
    qtbot: QtBot, open_window: Opener, caravan: Caravan
) -> None:
    add_clerk(caravan)
    window = open_window(caravan.place(TETOUAN))
    unlock(qtbot, window)
    qtbot.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    settled(qtbot, window)
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert window.unlock.account.text() == CLERK
    with qtbot.waitSignal(window.context.desk.opened):
        qtbot.keyClicks(window.unlock.password, CLERKS_PASSWORD)
        qtbot.keyClick(window.unlock.password, Qt.Key.Key_Return)
    settled(qtbot, window)
    assert window.context.desk.account == CLERK
    assert not window.context.desk.supervisor


def test_what_a_page_keeps_when_it_is_locked_is_kept(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeping(window, window.pages["today"], monkeypatch)
    window.context.desk.lock()
    settled(qtbot, window)
    unlock(qtbot, window)
    assert kept(qtbot, window) == "draft"


def test_closing_the_window_keeps_what_locking_keeps(
    qtbot: QtBot, open_window: Opener, caravan: Caravan, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(caravan.place(TETOUAN))
    unlock(qtbot, window)
    keeping(window, window.pages["today"], monkeypatch)
    window.close()
    window.finish()
    with caravan.at(TETOUAN) as session:
        assert session.store.settings.get("test.kept") == "draft"


def test_an_answer_that_comes_after_locking_is_shown_to_nobody(
    qtbot: QtBot, window: MainWindow
) -> None:
    answers: list[str] = []
    window.context.desk.ask(_account, answers.append, None)
    window.context.desk.lock()
    settled(qtbot, window)
    assert answers == []


def keeping(window: MainWindow, page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have a page keep something when it is locked."""

    def keep() -> None:
        window.context.desk.do(_keep, _nothing, None, "draft")

    monkeypatch.setattr(page, "locked", keep)


def kept(qtbot: QtBot, window: MainWindow) -> str:
    found: list[str] = []
    window.context.desk.ask(_kept, found.append, None)
    settled(qtbot, window)
    return found[0]


def _keep(session: Session, value: str) -> None:
    with session.store.transaction():
        session.store.settings.put("test.kept", value)


def _kept(session: Session) -> str:
    return session.store.settings.get("test.kept")


def _account(session: Session) -> str:
    return session.account


def _nothing(_: None) -> None:
    """Nobody waits for it."""
