"""Serial numbers: by hand as the keyboard says, by a scanner as its keys say."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from infitah_desk.gui.widgets import scan_field_keys
from infitah_desk.gui.widgets.serial_field import SerialField

FRENCH = {"5": "(", "1": "&", "2": "é", "A": "q", "Q": "a", "Z": "w", "W": "z"}
"""What a French keyboard makes of keys that a scanner presses."""
PLAIN = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def field(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> SerialField:
    monkeypatch.setattr(scan_field_keys, "_KEYS", scan_field_keys.XKB)
    field = SerialField()
    qtbot.addWidget(field)
    return field


ARABIC = {"5": "5", "B": "لا", "A": "ش", "Q": "ض", "Z": "ئ"}


def press(field: SerialField, meant: str, at: int, layout: Mapping[str, str] = FRENCH) -> None:
    """The key of this character on a US keyboard, at one of another layout."""
    code = next(
        (code for code, (plain, _) in scan_field_keys.XKB.items() if plain == meant.lower()), 0
    )
    shown = "\r" if meant == "\r" else layout.get(meant, meant)
    key = Qt.Key.Key_Return if meant == "\r" else Qt.Key.Key_A
    event = QKeyEvent(QEvent.Type.KeyPress, key, PLAIN, code, 0, 0, shown)
    event.setTimestamp(at)
    QApplication.sendEvent(field, event)


def type_in(
    field: SerialField, text: str, *, between: int, layout: Mapping[str, str] = FRENCH
) -> None:
    for place, character in enumerate(text):
        press(field, character, 1000 + place * between, layout)


def test_a_scanner_is_read_by_its_keys(field: SerialField) -> None:
    type_in(field, "5A1Q2ZW\r", between=5)
    assert field.text() == "5A1Q2ZW"


def test_an_arabic_keyboard_makes_two_letters_of_one_key(field: SerialField) -> None:
    type_in(field, "5AB5QZ\r", between=5, layout=ARABIC)
    assert field.text() == "5AB5QZ"


def test_a_hand_is_read_by_its_letters(field: SerialField) -> None:
    type_in(field, "5A1Q2ZW\r", between=150)
    assert field.text() == "(q&aéwz"


def test_what_stood_there_before_is_not_taken_for_a_scan(field: SerialField) -> None:
    field.setText("SN")
    type_in(field, "5A1Q2ZW\r", between=5)
    assert field.text() == "SN(q&aéwz"


def test_enter_asks_for_the_next_field(field: SerialField, qtbot: QtBot) -> None:
    with qtbot.waitSignal(field.next_asked):
        type_in(field, "5A1Q2ZW\r", between=5)
