"""A field of digits: the unshifted row of an AZERTY keyboard means 1 to 0."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from infitah_desk.domain.text_folding import digits_from_keyboard
from infitah_desk.gui.widgets.text_field import TextField

_OTHER_MEANING = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
    | Qt.KeyboardModifier.KeypadModifier
)


class DigitField(TextField):
    """Takes `& é " ' ( - è _ ç à` and Arabic-Indic digits as digits, as long as it holds no word.

    Only for keys: what is pasted stays as it is, for there `-` is a separator.
    """

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        typed = event.text()
        meant = digits_from_keyboard(typed)
        if meant != typed and not event.modifiers() & _OTHER_MEANING and not self._has_word():
            self.insert(meant)
            event.accept()
            return
        super().keyPressEvent(event)

    def _has_word(self) -> bool:
        """A court written behind its number: é is a letter there."""
        return any(map(str.isalpha, self.text()))
