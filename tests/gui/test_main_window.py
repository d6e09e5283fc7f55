"""The window on a desk: places, what is in front, and that nothing else is shown."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from infitah_desk.gui.main_window import MainWindow
from infitah_desk.gui.pages.place import PLACES
from tests.gui.conftest import settled

KEYS = {
    "today": Qt.Key.Key_F2,
    "dossiers": Qt.Key.Key_F3,
    "check": Qt.Key.Key_F4,
    "exchange": Qt.Key.Key_F5,
    "numbers": Qt.Key.Key_F6,
    "settings": Qt.Key.Key_F7,
}


@pytest.mark.parametrize("name", PLACES)
def test_a_place_is_one_key_away(qtbot: QtBot, window: MainWindow, name: str) -> None:
    qtbot.keyClick(window, KEYS[name])
    settled(qtbot, window)
    assert window.pages[name].isVisible()


def test_a_desk_begins_at_its_dossiers(window: MainWindow) -> None:
    assert window.pages["dossiers"].isVisible()


def test_nothing_but_the_window_is_ever_on_screen(qtbot: QtBot, window: MainWindow) -> None:
    for name in PLACES:
        window.go_to(name)
        settled(qtbot, window)
    assert [w for w in QApplication.topLevelWidgets() if w.isVisible()] == [window]
