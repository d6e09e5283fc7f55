"""The steps bar: Enterprise, Documents, Initiation, Permit, Pack, each with how it stands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeySequence, QPaintEvent, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)

from infitah_desk.gui import tokens
from infitah_desk.gui.context import Context

# What the keys 1 to 5 of a French keyboard give where Shift is not held.
_AZERTY = "&é\"'("
_HEIGHT = 52
_SIDE = 10
_NARROWEST = 60
_NOTE_PX = 12


class Step(NamedTuple):
    """One step as the bar shows it."""

    name: str
    title: str
    note: str
    done: bool


class _StepButton(QPushButton):
    """A step's name above its note, which a style sheet alone cannot set in two sizes."""

    def __init__(self, context: Context, *, first: bool) -> None:
        super().__init__()
        self._context = context
        self.first = first
        self.title = ""
        self.note = ""
        self.setCheckable(True)
        self.setFixedHeight(_HEIGHT)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As wide as its words, so that the longest gets the most of a narrow bar."""
        font = QFont(self.font())
        font.setPixelSize(tokens.BODY_PX)
        font.setBold(True)
        title = QFontMetrics(font).horizontalAdvance(self.title)
        font.setPixelSize(_NOTE_PX)
        note = QFontMetrics(font).horizontalAdvance(self.note)
        return QSize(max(title, note) + 2 * _SIDE + 1, _HEIGHT)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(_NARROWEST, _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        colours = tokens.palette(dark=self._context.preferences.dark)
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        if not self.first:
            # Between this step and the one before.
            edge = self.width() - 1 if mirrored else 0
            painter.fillRect(edge, 0, 1, self.height(), QColor(colours.line))
        inside = self.rect().adjusted(_SIDE, 0, -_SIDE, 0)
        side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        chosen = self.isChecked()
        font = self.font()
        font.setPixelSize(tokens.BODY_PX)
        font.setBold(chosen)
        height = _HEIGHT // 2
        for text, place, size, ink in (
            (self.title, QRect(inside.x(), 6, inside.width(), height), tokens.BODY_PX, colours.ink),
            (
                self.note,
                QRect(inside.x(), height + 2, inside.width(), height - 6),
                _NOTE_PX,
                colours.secondary,
            ),
        ):
            font.setPixelSize(size)
            painter.setFont(font)
            painter.setPen(colours.action_ink if chosen else ink)
            shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, place.width())
            painter.drawText(
                place, side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter, shown
            )


class StepsBar(QWidget):
    """One button for each step; `chosen` names the one that was asked for."""

    chosen = Signal(str)

    def __init__(self, context: Context, names: Sequence[str]) -> None:
        super().__init__()
        self._names = tuple(names)
        self.setObjectName("steps")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(self)
        row.setContentsMargins(1, 1, 1, 1)
        row.setSpacing(0)
        group = QButtonGroup(self)
        self._buttons: dict[str, _StepButton] = {}
        for place, name in enumerate(self._names, start=1):
            button = _StepButton(context, first=place == 1)
            button.setObjectName(f"{name}StepButton")
            button.clicked.connect(lambda _=False, name=name: self.chosen.emit(name))
            key = QShortcut(self)
            key.setKeys([_key(str(place)), _key(_AZERTY[place - 1])])
            key.activated.connect(button.click)
            group.addButton(button)
            row.addWidget(button, 1)
            self._buttons[name] = button
        group.setExclusive(False)

    def show_steps(self, steps: Sequence[Step], front: str) -> None:
        """Say every step's name and how it stands; `front` is the one on screen."""
        for place, step in enumerate(steps, start=1):
            button = self._buttons[step.name]
            sign = "✓ " if step.done else ""
            button.title = f"{sign}{place} {step.title}"
            button.note = step.note
            button.setChecked(step.name == front)
            native = _key(str(place)).toString(QKeySequence.SequenceFormat.NativeText)
            button.setToolTip(f"{step.title} ({native})")
            button.setAccessibleName(step.title)
            button.setAccessibleDescription(step.note)
            button.updateGeometry()
            button.update()

    def allow(self, *, beyond_first: bool) -> None:
        """Before a dossier exists only its first step does."""
        for name in self._names[1:]:
            self._buttons[name].setEnabled(beyond_first)


def _key(character: str) -> QKeySequence:
    return QKeySequence(f"Ctrl+{character}")
