"""The bar of the review: which item it is, what comes of a decision, and a key for each way."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

NARROW_PX = 900


class ReviewBar(QWidget):
    """Its buttons belong to the panel, which says what they mean at the moment."""

    def __init__(self) -> None:
        super().__init__()
        self._build()

    def _build(self) -> None:
        self.setObjectName("reviewBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.title = _words("reviewBarTitle", "strong")
        self.hint = _words("reviewBarHint", "secondary")
        self.back = _button("reviewBackButton")
        self.undo = _button("reviewUndoButton")
        self.different = _button("reviewDifferentButton")
        self.later = _button("reviewLaterButton")
        self.same = _button("reviewSameButton")
        self.same.setProperty("primary", True)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.hint)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addStretch(1)
        for button in self.buttons:
            row.addWidget(button)
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._across.setContentsMargins(24, 10, 24, 10)
        self._across.setSpacing(12)
        self._across.addLayout(words, 1)
        self._across.addLayout(row)

    @property
    def buttons(self) -> tuple[QPushButton, ...]:
        """From the reading side on; the one that does the next thing last."""
        return self.back, self.undo, self.different, self.later, self.same

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """On small screens words stand above the buttons, rather than in a narrow column."""
        narrow = event.size().width() < NARROW_PX
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._across.setDirection(way)
        super().resizeEvent(event)


def _words(name: str, role: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setProperty("role", role)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label


def _button(name: str) -> QPushButton:
    button = QPushButton()
    button.setObjectName(name)
    return button
