"""Hands for tests: real key events to whatever has the focus, Arabic and AZERTY keys included."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from infitah_desk.gui.main_window import MainWindow
from infitah_desk.gui.pages.dossiers import DossiersPage
from tests.gui.conftest import settled

CTRL = Qt.KeyboardModifier.ControlModifier


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def type_text(text: str) -> None:
    """Each character as the key that brings it; QTest knows no key for é or خ."""
    for character in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, character)
            QApplication.sendEvent(focused(), event)


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(focused(), key, modifier)


def fill(*texts: str) -> None:
    """Type these, one a field, with Enter between."""
    for text in texts:
        type_text(text)
        press(Qt.Key.Key_Return)


def at_dossiers(qtbot: QtBot, window: MainWindow) -> DossiersPage:
    """The dossiers page in front, with nothing left to load."""
    window.activateWindow()
    window.go_to("dossiers")
    settled(qtbot, window)
    page = window.pages["dossiers"]
    assert isinstance(page, DossiersPage)
    return page
