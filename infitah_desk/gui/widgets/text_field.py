"""A line of text that keeps its own direction: Latin reads from the left, Arabic from the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from infitah_desk.domain.text_folding import fold
from infitah_desk.gui.widgets.completion_list import CompletionList

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


def is_enter(event: QKeyEvent) -> bool:
    """Whether it is Enter alone, on either block of keys."""
    plain = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier
    return event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and event.modifiers() in plain


class TextField(QLineEdit):
    """What a person types, as typed. `raw_changed` also tells of what the program wrote."""

    raw_changed = Signal()
    entered = Signal()
    left = Signal()
    next_asked = Signal()

    def __init__(self, *, arabic: bool = False) -> None:
        super().__init__()
        self._texts: list[tuple[str, str]] = []
        self._list: CompletionList | None = None
        self.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if arabic else Qt.LayoutDirection.LeftToRight
        )
        self.textChanged.connect(self.raw_changed)
        self.textEdited.connect(self._complete)

    def raw(self) -> str:
        """The text as it stands."""
        return self.text()

    def set_raw(self, raw: str) -> None:
        """Show this text; the same text leaves the cursor where it is."""
        if raw != self.text():
            self.setText(raw)
            self.setCursorPosition(0)

    def suggest(self, texts: Sequence[str]) -> None:
        """Complete from these texts, by the beginning of any of their words, accents or not."""
        self._texts = [(f" {fold(text)}", text) for text in texts]

    def _complete(self, text: str) -> None:
        wanted = fold(text)
        found = [known for folded, known in self._texts if f" {wanted}" in folded] if wanted else []
        if found == [text]:
            found = []
        if self._list is None and found:
            self._list = CompletionList(self)
            self._list.itemPressed.connect(lambda item: self._take(item.text()))
        if self._list is not None:
            self._list.offer(found)

    def _take(self, text: str) -> None:
        self.setText(text)
        self._hide_completions()
        self.next_asked.emit()

    def _hide_completions(self) -> None:
        if self._list is not None:
            self._list.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        listed = self._list if self._list is not None and self._list.isVisible() else None
        if is_enter(event):
            if listed is not None and listed.chosen():
                self._take(listed.chosen())
            else:
                self._hide_completions()
                self.next_asked.emit()
        elif listed is not None and event.key() in _STEPS:
            listed.go(_STEPS[Qt.Key(event.key())])
        elif listed is not None and event.key() == Qt.Key.Key_Escape:
            listed.hide()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusInEvent(event)
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusOutEvent(event)
        self._hide_completions()
        self.left.emit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        # A new reading direction of the window is no new direction of a value.
        if event.type() != QEvent.Type.LayoutDirectionChange:
            super().changeEvent(event)
