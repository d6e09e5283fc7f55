"""The scan field: takes a code as a scanner types it, whatever the keyboard's layout is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from infitah_desk.gui import tokens
from infitah_desk.gui.widgets.scan_field_keys import typed_as_us

PAUSE_MILLISECONDS = 300
GIVEN_UP_MILLISECONDS = 2000
"""After this long a pause nothing more comes of what is there: it is judged as it is."""

LONGEST = 8192
_SHORTEST_GIVEN_UP = 4
_ENDS = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab}
_COMMANDS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


class ScanField(QWidget):
    """A plain widget without input method that counts what comes and tells when it has ended.

    `scanned` carries the text: after Enter or Tab, after a short pause if it `is_whole`, after a
    long one as it is, and at once when it is pasted. Spaces are data.
    """

    scanned = Signal(str)
    count_changed = Signal(int)

    def __init__(self, is_whole: Callable[[str], bool]) -> None:
        super().__init__()
        self._is_whole = is_whole
        self._text = ""
        self._words = ("", "")
        self._pause = QTimer(self)
        self._long_pause = QTimer(self)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.setObjectName("permitScanField")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MILLISECONDS)
        self._long_pause.setSingleShot(True)
        self._long_pause.setInterval(GIVEN_UP_MILLISECONDS)

    def _connect(self) -> None:
        self._pause.timeout.connect(self._end_if_whole)
        self._long_pause.timeout.connect(self._give_up)

    def say(self, empty: str, counted: str) -> None:
        """What stands in the field: while it is empty, and `counted` once something came."""
        self._words = (empty, counted)
        self.update()

    @property
    def count(self) -> int:
        """How many characters came."""
        return len(self._text)

    def clear(self) -> None:
        """Forget what came."""
        self._pause.stop()
        self._long_pause.stop()
        self._put("")

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(320, tokens.FIELD_PX + 5)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(160, tokens.FIELD_PX + 5)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride and self._is_data(event):
                # Typed codes hold letters and digits that are keys elsewhere.
                event.accept()
                return True
            # Before Qt moves the focus: many scanners end a code with Tab.
            if event.type() == QEvent.Type.KeyPress and self._text and event.key() in _ENDS:
                self._end()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.matches(QKeySequence.StandardKey.Paste):
            self._paste()
        elif event.key() == Qt.Key.Key_Escape and self._text:
            self.clear()
        elif event.key() == Qt.Key.Key_Backspace and self._text:
            self._take(self._text[:-1])
        elif self._is_data(event) and event.key() != Qt.Key.Key_Escape:
            self._take(self._text + typed_as_us(event))
        else:
            super().keyPressEvent(event)

    def _is_data(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            return bool(self._text)
        return not event.modifiers() & _COMMANDS and bool(typed_as_us(event))

    def _take(self, text: str) -> None:
        self._put(text[:LONGEST])
        self._pause.start()
        self._long_pause.start()

    def _put(self, text: str) -> None:
        if text != self._text:
            self._text = text
            self.count_changed.emit(len(text))
            self.update()

    def _paste(self) -> None:
        text = QGuiApplication.clipboard().text()[:LONGEST]
        # A copied line brings its end along; spaces at its end may be data.
        self._put(text.strip("\r\n\t"))
        if self._text:
            self._end()

    def _end_if_whole(self) -> None:
        if self._is_whole(self._text):
            self._end()

    def _give_up(self) -> None:
        if len(self._text) >= _SHORTEST_GIVEN_UP:
            self._end()

    def _end(self) -> None:
        text = self._text
        self.clear()
        self.scanned.emit(text)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, _event: object) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        width = 2 if self.hasFocus() else 1
        line = palette.highlight() if self.hasFocus() else palette.placeholderText()
        painter.setPen(QPen(line, width))
        painter.setBrush(palette.base())
        inset = width / 2
        frame = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(frame, tokens.RADIUS_PX, tokens.RADIUS_PX)
        empty, counted = self._words
        ink = palette.text() if self._text else palette.placeholderText()
        painter.setPen(QPen(ink, 1))
        # Leading is the right in Arabic: the painter mirrors it.
        painter.drawText(
            self.rect().adjusted(12, 0, -12, 0),
            Qt.AlignmentFlag.AlignVCenter
            | Qt.AlignmentFlag.AlignLeading
            | Qt.TextFlag.TextSingleLine,
            counted if self._text else empty,
        )
