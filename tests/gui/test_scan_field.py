"""The scan field: what keys type by their numbers, and when a code has ended."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from infitah_desk.gui.widgets import scan_field_keys
from infitah_desk.gui.widgets.scan_field import PAUSE_MILLISECONDS, ScanField

HOURS = 10_000_000
BASE45 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
SHIFT = Qt.KeyboardModifier.ShiftModifier
PLAIN = Qt.KeyboardModifier.NoModifier
# Some keys of each numbering, from evdev's input-event-codes.h, the IBM PC and Carbon's Events.h.
KNOWN = {
    "XKB": {
        10: "1!",
        19: "0)",
        24: "qQ",
        38: "aA",
        47: ";:",
        52: "zZ",
        58: "mM",
        65: "  ",
        106: "//",
    },
    "WINDOWS": {
        0x02: "1!",
        0x10: "qQ",
        0x27: ";:",
        0x32: "mM",
        0x39: "  ",
        0x0D: "=+",
        0x135: "//",
    },
    "MAC": {
        0x00: "aA",
        0x06: "zZ",
        0x12: "1!",
        0x1D: "0)",
        0x29: ";:",
        0x2E: "mM",
        0x31: "  ",
        0x18: "=+",
    },
}


@pytest.fixture
def field(qtbot: QtBot) -> ScanField:
    found = ScanField(lambda text: text.startswith("PN1") and len(text) == 6)
    qtbot.addWidget(found)
    found.show()
    found.setFocus()
    return found


def press(
    field: QWidget,
    code: int,
    *,
    shift: bool = False,
    key: Qt.Key = Qt.Key.Key_unknown,
    text: str = "?",
    modifiers: Qt.KeyboardModifier = PLAIN,
) -> QKeyEvent:
    """A key as X11 reports it: its number, and whatever the layout makes of it."""
    held = modifiers | SHIFT if shift else modifiers
    event = QKeyEvent(QEvent.Type.KeyPress, key, held, code, 0, 0, text)
    QApplication.sendEvent(field, event)
    return event


def scan(field: QWidget, text: str) -> None:
    pairs = {
        pair[shift]: (code, shift) for code, pair in scan_field_keys.XKB.items() for shift in (1, 0)
    }
    for character in text:
        code, shift = pairs[character]
        press(field, code, shift=bool(shift))


@pytest.mark.parametrize("name", KNOWN)
def test_a_numbering_knows_the_keys_of_its_standard(name: str) -> None:
    table = getattr(scan_field_keys, name)
    assert {code: "".join(table[code]) for code in KNOWN[name]} == KNOWN[name]


@pytest.mark.parametrize("name", KNOWN)
def test_a_numbering_types_all_of_base45(name: str) -> None:
    table = getattr(scan_field_keys, name)
    assert set(BASE45) <= {character for pair in table.values() for character in pair}


def test_keys_count_by_their_number_and_not_by_their_layout(field: ScanField, qtbot: QtBot) -> None:
    with qtbot.waitSignal(field.scanned) as told:
        scan(field, BASE45)
        press(field, 36, key=Qt.Key.Key_Return)
    assert told.args == [BASE45]


def test_caps_lock_and_small_letters_give_capitals(field: ScanField, qtbot: QtBot) -> None:
    with qtbot.waitSignal(field.scanned) as told:
        press(field, 38, shift=False)
        press(field, 38, shift=True)
        press(field, 36, key=Qt.Key.Key_Return)
    assert told.args == ["AA"]


def test_text_injected_without_key_numbers_counts(field: ScanField, qtbot: QtBot) -> None:
    with qtbot.waitSignal(field.scanned) as told:
        QTest.keyClicks(field, "PN1 $%")
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert told.args == ["PN1 $%"]


def test_the_count_is_told_as_it_grows(field: ScanField) -> None:
    counts: list[int] = []
    field.count_changed.connect(counts.append)
    scan(field, "PN1")
    assert counts == [1, 2, 3]


def test_a_whole_code_ends_after_a_short_pause(field: ScanField, qtbot: QtBot) -> None:
    with qtbot.waitSignal(field.scanned) as told:
        scan(field, "PN1ABC")
    assert told.args == ["PN1ABC"]


def test_half_a_code_waits_for_the_rest(field: ScanField, qtbot: QtBot) -> None:
    # Which is given up in the end, on a busy machine maybe within this test.
    field._long_pause.setInterval(HOURS)
    with qtbot.assertNotEmitted(field.scanned, wait=2 * PAUSE_MILLISECONDS):
        scan(field, "PN1AB")
    assert field.count == 5


def test_tab_ends_a_code_and_moves_the_focus_only_without_one(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    field, other = ScanField(lambda _: False), QLineEdit()
    column = QVBoxLayout(window)
    column.addWidget(field)
    column.addWidget(other)
    window.show()
    qtbot.waitUntil(lambda: window.windowHandle().isExposed())
    field.setFocus()
    with qtbot.waitSignal(field.scanned):
        scan(field, "PN1AB")
        press(field, 23, key=Qt.Key.Key_Tab, text="\t")
    assert window.focusWidget() is field
    press(field, 23, key=Qt.Key.Key_Tab, text="\t")
    assert window.focusWidget() is other


def test_escape_clears_what_came(field: ScanField) -> None:
    scan(field, "PN1")
    press(field, 9, key=Qt.Key.Key_Escape, text="\x1b")
    assert field.count == 0


def test_pasted_text_is_taken_at_once_with_its_spaces(field: ScanField, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("PN1 A \r\n")
    with qtbot.waitSignal(field.scanned) as told:
        QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert told.args == ["PN1 A "]


def test_shortcuts_stay_shortcuts(field: ScanField) -> None:
    press(field, 32, key=Qt.Key.Key_O, modifiers=Qt.KeyboardModifier.ControlModifier)
    assert field.count == 0


def test_a_code_without_end_fills_no_memory(field: ScanField) -> None:
    for _ in range(9000):
        press(field, 38)
    assert field.count == 8192


def test_no_input_method_meddles(field: ScanField) -> None:
    assert not field.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
