"""Completions below a field, drawn inside the window: no popup takes the keyboard from the form."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QListWidget, QWidget

ROW_PX = 30
MOST = 8


class CompletionList(QListWidget):
    """Texts to choose from. The field keeps the focus, and sends its arrows here."""

    def __init__(self, field: QWidget) -> None:
        super().__init__(field.window())
        self._field = field
        self.setObjectName(f"{field.objectName()}Completions")
        self.setAccessibleName(field.accessibleName())
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("completions", True)
        self.hide()

    def offer(self, texts: Sequence[str]) -> None:
        """Show these below the field, or above it where there is no room; none hides the list."""
        self.clear()
        self.addItems(list(texts[:MOST]))
        if not texts:
            self.hide()
            return
        window = self._field.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        height = ROW_PX * self.count() + 2 * self.frameWidth() + 4
        below = self._field.mapTo(window, QPoint(0, self._field.height() + 2))
        y = below.y()
        if y + height > window.height():
            y -= height + self._field.height() + 4
        self.setGeometry(below.x(), y, self._field.width(), height)
        self.setLayoutDirection(self._field.layoutDirection())
        self.show()
        self.raise_()

    def go(self, steps: int) -> None:
        """Go up or down by so many; from none to the first or last."""
        row = (self.currentRow() + steps) % self.count() if self.currentRow() >= 0 else 0
        self.setCurrentRow(row)

    def chosen(self) -> str:
        """The text that the arrows are at, if they are at one and the list is seen."""
        item = self.currentItem()
        return item.text() if item is not None and self.isVisible() else ""
