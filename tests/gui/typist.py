"""A typist: the whole path of a new dossier with the keyboard alone, and a count of its keys.

Data is what the dossier or the paper holds; every other key (Tab, Enter, a shortcut, a letter that
chooses from a list) is counted. How a key reaches the window is given: Qt's own events offscreen,
the X server's under Xvfb.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import ClassVar, Protocol

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPushButton, QWidget

from infitah_desk.gui.main_window import MainWindow
from infitah_desk.gui.widgets.choice_field import ChoiceField
from infitah_desk.system.texts import Language

MOST_KEYS = 30
WAIT_SECONDS = 60.0
TYPING_MILLISECONDS = 60_000
WAKE_MILLISECONDS = 5

DATA = {
    "name": "Librairie Ibn Khaldoun",
    "name_ar": "مكتبة ابن خلدون",
    "manager": "Touria Ghailan",
    "manager_ar": "ثورية غيلان",
    "rc_number": "73518",
    "activity": "Librairie",
    "turnover": "141118",
}
CHOICES: dict[Language, dict[str, str]] = {
    "fr": {"legal_form": "p", "sector": "co", "liberal_profession": "n"},
    "ar": {"legal_form": "فر", "sector": "تج", "liberal_profession": "ل"},
}


class Keyboard(Protocol):
    """How keys reach the window."""

    def press(self, chord: str) -> None:
        """Press a key or chord, called as X calls it: Tab, Return, ctrl+n."""

    def write(self, character: str) -> None:
        """Type one character."""


class QtKeyboard:
    """Qt's own events, to whatever has the focus."""

    _KEYS: ClassVar = {"Tab": Qt.Key.Key_Tab, "Return": Qt.Key.Key_Return, "n": Qt.Key.Key_N}

    def press(self, chord: str) -> None:
        """Press a key or chord."""
        *modifiers, key = chord.split("+")
        held = Qt.KeyboardModifier.ControlModifier if modifiers else Qt.KeyboardModifier.NoModifier
        QTest.keyClick(focused(), self._KEYS[key], held)

    def write(self, character: str) -> None:
        """Type one character of any script; QTest itself only knows those of Latin-1."""
        for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, character)
            QApplication.sendEvent(focused(), event)


class Typist:
    """A clerk who never touches the mouse."""

    def __init__(self, window: MainWindow, keyboard: Keyboard) -> None:
        self._window = window
        self._keyboard = keyboard
        self.keys: list[str] = []

    def press(self, chord: str) -> None:
        """A key that is not data."""
        self.keys.append(chord)
        self._keyboard.press(chord)

    def write(self, text: str) -> None:
        """Data, into the field that has the focus."""
        for character in text:
            before = written()
            self._keyboard.write(character)
            self._until(partial(_differs, written, before), f"{character} is written")

    def choose(self, letters: str) -> None:
        """Letters that choose from a list count as choices."""
        field = focused()
        assert isinstance(field, ChoiceField)
        # A person types them in one go, a busy X server may not.
        field._forget.setInterval(TYPING_MILLISECONDS)
        for letter in letters:
            self.keys.append(letter)
            self._keyboard.write(letter)

    def settle(self) -> None:
        """Wait until the desk has answered everything."""
        self._until(lambda: not self._window.context.desk.is_busy, "the desk has answered")

    def go_on(self, to: str) -> None:
        """The primary key, and wait until this button offers the next thing."""
        self.press("ctrl+Return")
        self._until(lambda: self._offers(to), f"{to} is offered")
        self.settle()

    def _offers(self, name: str) -> bool:
        button = self._window.findChild(QPushButton, name)
        return button is not None and button.isVisible() and button.isEnabled()

    def wait_for_window(self) -> None:
        """Wait until the window stands on the screen."""
        handle = self._window.windowHandle()
        self._until(lambda: handle is not None and handle.isExposed(), "the window is seen")

    def unlock(self, password: str) -> None:
        """The account stands there; the password is data."""
        page = self._window.unlock
        wanted = {page.account, page.password}
        self._until(
            lambda: QApplication.focusWidget() in wanted and bool(page.account.text()),
            "somebody may unlock",
        )
        if focused() is page.account:
            self.press("Return")
        self.write(password)
        self.press("Return")
        self._until(lambda: self._window.context.desk.is_open, "the desk is open")
        self._until(lambda: focused().objectName() == "searchField", "the search has the focus")
        self.settle()

    def begin(self) -> None:
        """A new dossier."""
        self.press("ctrl+n")
        self._until(lambda: focused().objectName() == "field_name", "the form has the focus")

    def fill(self, language: Language) -> None:
        """The form from its first field to its last that is needed."""
        choices = CHOICES[language]
        left = {*DATA, *choices}
        while left:
            name = focused().objectName().removeprefix("field_")
            if name in DATA:
                self.write(DATA[name])
            elif name in choices:
                self.choose(choices[name])
            left.discard(name)
            if left:
                here = focused()
                self.press("Tab")
                self._until(partial(_differs, focused, here), f"Tab leaves {name}")

    def whole_path(self, password: str, language: Language, folder: Path) -> Path:
        """From the locked desk to the permit in its owner's hand; the PDF that was made."""
        self.unlock(password)
        self.begin()
        self.fill(language)
        self.go_on("acceptDocumentButton")
        self.go_on("attendInitiationButton")
        self.go_on("issuePermitButton")
        self.go_on("printPermitButton")
        self.go_on("sheetInHandButton")
        self.go_on("handOverButton")
        self.go_on("nextStepButton")
        (made,) = folder.glob("*.pdf")
        return made

    def _until(self, holds: Callable[[], bool], what: str) -> None:
        """Let the window work until something holds."""
        last = time.monotonic() + WAIT_SECONDS
        # Waking up now and then leaves the other threads their turn.
        waking = QTimer()
        waking.start(WAKE_MILLISECONDS)
        while not holds():
            if time.monotonic() > last:
                raise AssertionError(f"waited in vain until {what}; {self.told()}")
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    def told(self) -> str:
        """What the window says now, for whoever must find out what went wrong."""
        labels = [x.text() for x in self._window.findChildren(QLabel) if x.isVisible() and x.text()]
        return f"focus: {QApplication.focusWidget()}; keys: {self.keys}; " + " | ".join(labels)


def focused() -> QWidget:
    """The widget that takes keys; the window itself where none does."""
    found = QApplication.focusWidget() or QApplication.activeWindow()
    if found is None:
        raise AssertionError("no window of ours is active")
    return found


def _differs(look: Callable[[], object], before: object) -> bool:
    return look() != before


def written() -> str:
    """What stands in the field that has the focus."""
    widget = focused()
    if isinstance(widget, QLineEdit):
        return widget.text()
    return widget.currentText() if isinstance(widget, QComboBox) else ""
