"""One conflict: every side with its author, installation and time; one is chosen, or typed anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from infitah_desk.domain.enterprise import FIELDS
from infitah_desk.domain.event import node_of
from infitah_desk.gui.context import Context
from infitah_desk.gui.models.value_words import raw_value, value_words
from infitah_desk.gui.pages.dossier_header import apart
from infitah_desk.gui.widgets.near_keys import NearKeys
from infitah_desk.system.moments import moment_text
from infitah_desk.system.texts import field_name, say

if TYPE_CHECKING:
    from infitah_desk.domain.programme import Programme
    from infitah_desk.services.deciding import Conflict, Side

_KEYS = 9


class ConflictSides(QWidget):
    """`settled` carries the value as it would be typed into the form."""

    settled = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._conflict: Conflict | None = None
        self._programme: Programme | None = None
        self._build()
        self._connect()

    def _build(self) -> None:
        self.setObjectName("reviewConflict")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("card", True)
        self._keys = NearKeys(self)
        self._title = _words("reviewConflictTitle", "strong")
        self._says = _words("reviewConflictWords", "secondary")
        self._sides = QVBoxLayout()
        self._sides.setSpacing(6)
        self.other = QLineEdit()
        self.other.setObjectName("reviewConflictField")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 14)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self._says)
        column.addLayout(self._sides)
        column.addWidget(self.other)

    def _connect(self) -> None:
        self.other.returnPressed.connect(self._typed)

    def retranslate(self) -> None:
        """Say everything anew."""
        hint = self.tr("Or another value, and Enter")
        self.other.setPlaceholderText(hint)
        self.other.setToolTip(hint)
        self.other.setAccessibleName(hint)
        focused = next((n for n, button in enumerate(self._buttons()) if button.hasFocus()), None)
        self._fill()
        if focused is not None and focused < len(buttons := self._buttons()):
            # Each side is made anew: the focus stays where it was.
            buttons[focused].setFocus()

    def show_conflict(self, conflict: Conflict | None, programme: Programme | None) -> None:
        """Show this one, or nothing."""
        self._conflict, self._programme = conflict, programme
        self.other.clear()
        self._fill()

    def focus_first(self) -> None:
        """Put the focus on the first side."""
        first = self.findChild(QPushButton, "reviewSideButton1")
        (first or self).setFocus()

    def _buttons(self) -> list[QPushButton]:
        return self.findChildren(QPushButton)

    def _fill(self) -> None:
        while (item := self._sides.takeAt(0)) is not None:
            part = item.widget()
            if part is not None:
                # Deleted a little later: meanwhile nobody sees or finds it. Hidden first, or what
                # Qt has still to show in its layout would come up as a window of its own.
                part.hide()
                part.setParent(None)
                part.deleteLater()
        conflict = self._conflict
        if conflict is None:
            self._title.clear()
            self._says.clear()
            self.other.hide()
            return
        named = field_name(conflict.field, self._context.language)
        title = self.tr("{field} of {name}: {count} values").format(
            field=named[:1].upper() + named[1:],
            name=f"\u2068{conflict.name}\u2069",
            count=len(conflict.values),
        )
        self._title.setText(title)
        decides = conflict.field in FIELDS
        self._says.setText(
            self.tr("They were written without knowing of each other. Which one is right?")
            if decides
            else say("conflict.say_anew", self._context.language, field=conflict.field)
        )
        self.other.setVisible(decides)
        for place, side in enumerate(conflict.values, start=1):
            button = self._side(conflict, place, side, decides=decides)
            self._sides.addWidget(button)
            # At once, so that it can take the focus and its key.
            button.show()

    def _side(self, conflict: Conflict, place: int, side: Side, *, decides: bool) -> QPushButton:
        button = QPushButton()
        button.setObjectName(f"reviewSideButton{place}")
        button.setProperty("listed", True)
        button.setEnabled(decides)
        value = value_words(
            conflict.field, side.value, self._programme, self._context.language
        ) or _verdict(side.value)
        parts = (value or "—", node_of(side.log), moment_text(side.time), side.author)
        text = " · ".join(map(apart, parts))
        self._keys.give(button, text, str(place) if decides and place <= _KEYS else "")
        raw = raw_value(conflict.field, side.value)
        button.clicked.connect(lambda: self.settled.emit(raw))
        return button

    def _typed(self) -> None:
        if text := self.other.text().strip():
            self.settled.emit(text)


def _verdict(value: object) -> str:
    """What can be told of a paper or a situation: the texts in it."""
    if not isinstance(value, dict):
        return ""
    return " · ".join(str(part) for part in value.values() if isinstance(part, str) and part)


def _words(name: str, role: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setProperty("role", role)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
