"""A button of the places bar: its words at the reading side, its key at the other, and the mark.

A style sheet mirrors where text stands, but neither borders nor a second text: both are drawn here.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton, QStylePainter

from infitah_desk.gui import tokens
from infitah_desk.gui.context import Context
from infitah_desk.gui.widgets.keys import key_of, key_text

SIDE_PX = 16
MARK_PX = 4
KEY_PX = 12


class PlaceButton(QPushButton):
    """`with_key` gives it words and key; where it is checked, the mark stands at the edge."""

    def __init__(self, context: Context, name: str) -> None:
        super().__init__()
        self._context = context
        self.setObjectName(name)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        colours = tokens.palette(dark=self._context.preferences.dark)
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        if self.isChecked():
            x = self.width() - MARK_PX if mirrored else 0
            painter.fillRect(QRect(x, 0, MARK_PX, self.height()), QColor(colours.mark))
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours.mark), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        start, end = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        if mirrored:
            start, end = end, start
        inside = self.rect().adjusted(SIDE_PX, 0, -SIDE_PX, 0)
        words, small = QFont(self.font()), QFont(self.font())
        words.setBold(self.isChecked())
        small.setPixelSize(KEY_PX)
        key = key_text(key_of(self))
        taken = QFontMetrics(small).horizontalAdvance(key) + 6
        place = inside.adjusted(taken, 0, 0, 0) if mirrored else inside.adjusted(0, 0, -taken, 0)
        for text, font, ink, side, box in (
            (self.text(), words, colours.places_ink, start, place),
            (key, small, colours.places_key, end, inside),
        ):
            painter.setFont(font)
            painter.setPen(QColor(ink))
            shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
            painter.drawText(
                box,
                side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter,
                shown,
            )
