"""Keys of a single letter: they count only while the focus is near the buttons that they press.

Nobody who types elsewhere on the page decides anything by it.
"""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from infitah_desk.gui.widgets.keys import with_key

# What the same key types on an Arabic keyboard (letters) and on a French one (the digits' row).
_ELSEWHERE = {
    "D": "ي",
    "M": "ة",
    "U": "ع",
    "1": "&",
    "2": "É",
    "3": '"',
    "4": "'",
    "5": "(",
    "6": "-",
    "7": "È",
    "8": "_",
    "9": "Ç",
}


class NearKeys(QObject):
    """The keys of the buttons in some widgets, alive while one of these has the focus."""

    def __init__(self, *places: QWidget) -> None:
        super().__init__(places[0])
        self._places = places
        self._shortcuts: list[QShortcut] = []
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._moved)

    @property
    def is_near(self) -> bool:
        """Whether the focus lies in one of the widgets."""
        return self._holds(QApplication.focusWidget())

    def give(self, button: QAbstractButton, text: str, key: str) -> None:
        """Give a button its words and its key, as `with_key` does; again when they change."""
        with_key(button, text, key)
        shortcut = button.findChild(QShortcut)
        if shortcut is None:
            return
        if other := _ELSEWHERE.get(key):
            shortcut.setKeys([QKeySequence(key), QKeySequence(other)])
        if shortcut not in self._shortcuts:
            self._shortcuts.append(shortcut)
            shortcut.destroyed.connect(lambda: self._forget(shortcut))
        shortcut.setEnabled(self.is_near)

    def _forget(self, shortcut: QShortcut) -> None:
        self._shortcuts.remove(shortcut)

    def _moved(self, _: QWidget | None, now: QWidget | None) -> None:
        near = self._holds(now)
        for shortcut in self._shortcuts:
            shortcut.setEnabled(near)

    def _holds(self, widget: QWidget | None) -> bool:
        return widget is not None and any(
            place is widget or place.isAncestorOf(widget) for place in self._places
        )
