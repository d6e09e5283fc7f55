"""The head of a page: its title, one line below it, and the page's buttons at the far side."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget


class PageHead(QWidget):
    """`say` in the current language; the line below is named for tests by `name`."""

    def __init__(self, name: str, *buttons: QWidget) -> None:
        super().__init__()
        self._title = QLabel()
        self._title.setProperty("role", "title")
        self._line = QLabel()
        self._line.setObjectName(name)
        self._line.setProperty("role", "secondary")
        self._line.setTextFormat(Qt.TextFormat.PlainText)
        self._line.setWordWrap(True)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._line)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addLayout(words, 1)
        for button in buttons:
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)

    def say(self, title: str, line: str) -> None:
        """Say both anew."""
        self._title.setText(title)
        self._line.setText(line)
        self._line.setVisible(bool(line))
