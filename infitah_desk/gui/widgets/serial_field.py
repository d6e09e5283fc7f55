"""A field for a serial number, typed by a person or by a scanner, whatever the keyboard's layout.

A scanner types as a US keyboard, faster than anybody, and ends with Enter: what came like that is
read by the keys themselves, all else as it stands in the field.
"""

from __future__ import annotations

from PySide6.QtGui import QKeyEvent

from infitah_desk.gui.widgets.scan_field_keys import typed_as_us
from infitah_desk.gui.widgets.text_field import TextField, is_enter

BETWEEN_KEYS_MILLISECONDS = 40
"""The longest that a scanner takes from key to key; hands need more, again and again."""

_SHORTEST = 6


class SerialField(TextField):
    """Reads from left to right in every language."""

    def __init__(self) -> None:
        super().__init__()
        self._keys, self._typed = "", ""
        self._last = 0
        self.setMaxLength(64)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if is_enter(event):
            if self._is_scanned(event):
                self.set_raw(self._keys)
            self._keys, self._typed = "", ""
            super().keyPressEvent(event)
            return
        character = typed_as_us(event)
        if character and self._in_time(event):
            self._keys += character
            self._typed += event.text()
        elif event.text():
            # A pause, or a key that takes something back: a scan could begin here.
            self._keys, self._typed = character, event.text()
        self._last = event.timestamp()
        super().keyPressEvent(event)

    def _in_time(self, event: QKeyEvent) -> bool:
        return event.timestamp() - self._last <= BETWEEN_KEYS_MILLISECONDS

    def _is_scanned(self, event: QKeyEvent) -> bool:
        """Whether all that stands here came from a scanner."""
        enough = len(self._keys) >= _SHORTEST and self._typed == self.text()
        return enough and self._in_time(event)
