"""Bars per hour of the day, side by side, the first hour where reading begins. Read by eyes only.

Whoever does not see it has the same figures in the table beside it. It is painted here: the page
with which a day begins waits for no library of charts.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from infitah_desk.gui import tokens
from infitah_desk.gui.context import Context
from infitah_desk.system.amounts import number_in_figures

HEIGHT_PX, WIDTH_PX = 200, 240
_BARS = 0.72
_WIDEST_BAR = 22.0
_GAP_PX, _LINES = 8.0, 4
_ROUND = (1, 2, 5)
_TOWARDS_BARS = int(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)


class HourBars(QWidget):
    """For each hour a bar of every series; a series is named by the token that colours it."""

    def __init__(self, context: Context, name: str) -> None:
        super().__init__()
        self._context = context
        self._hours: Sequence[str] = ()
        self._series: Mapping[str, Sequence[int]] = {}
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def show_hours(self, hours: Sequence[str], series: Mapping[str, Sequence[int]]) -> None:
        """Draw these hours; each series has a value for every one."""
        self._hours, self._series = hours, series
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(WIDTH_PX, HEIGHT_PX)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        palette = tokens.palette(dark=self._context.preferences.dark)
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(palette.surface))
        font = QFont(self.font())
        font.setPixelSize(round(tokens.LABEL_PX))
        painter.setFont(font)
        metrics = QFontMetricsF(font)
        most = max((value for values in self._series.values() for value in values), default=0)
        marks = marks_up_to(most)
        figures = [number_in_figures(mark, self._context.language) for mark in marks]
        beside = max(map(metrics.horizontalAdvance, figures)) + 2 * _GAP_PX
        field = QRectF(self.rect()).adjusted(
            beside, metrics.height(), -_GAP_PX, -metrics.height() - _GAP_PX
        )
        for mark, figure in zip(marks, figures, strict=True):
            height = field.bottom() - field.height() * mark / marks[-1]
            line = self._mirrored(QRectF(field.left(), height, field.width(), 1))
            painter.fillRect(line, QColor(palette.line))
            label = QRectF(0, height - metrics.height() / 2, beside - _GAP_PX, metrics.height())
            painter.setPen(QColor(palette.secondary))
            painter.drawText(self._mirrored(label), _TOWARDS_BARS, figure)
        self._draw_bars(painter, field, marks[-1])
        self._name_hours(painter, field, metrics)

    def _draw_bars(self, painter: QPainter, field: QRectF, top: int) -> None:
        palette = tokens.palette(dark=self._context.preferences.dark)
        slot = field.width() / max(len(self._hours), 1)
        width = min(slot * _BARS / max(len(self._series), 1), _WIDEST_BAR)
        for place, (colour, values) in enumerate(self._series.items()):
            for hour, value in enumerate(values):
                middle = field.left() + slot * (hour + 0.5)
                left = middle + width * (place - len(self._series) / 2)
                height = field.height() * value / top
                bar = QRectF(left, field.bottom() - height, width, height)
                painter.fillRect(self._mirrored(bar), QColor(getattr(palette, colour)))

    def _name_hours(self, painter: QPainter, field: QRectF, metrics: QFontMetricsF) -> None:
        """Below the bars, as many as have room."""
        palette = tokens.palette(dark=self._context.preferences.dark)
        painter.setPen(QColor(palette.ink))
        slot = field.width() / max(len(self._hours), 1)
        widest = max(map(metrics.horizontalAdvance, self._hours), default=0) + _GAP_PX
        every = max(1, math.ceil(widest / slot))
        for hour, name in list(enumerate(self._hours))[::every]:
            middle = field.left() + slot * (hour + 0.5)
            label = QRectF(middle - widest / 2, field.bottom() + 2, widest, metrics.height())
            painter.drawText(self._mirrored(label), int(Qt.AlignmentFlag.AlignCenter), name)

    def _mirrored(self, place: QRectF) -> QRectF:
        """Where this place is in the direction of the window."""
        if self.layoutDirection() == Qt.LayoutDirection.LeftToRight:
            return place
        return QRectF(self.width() - place.right(), place.top(), place.width(), place.height())


def marks_up_to(most: int) -> list[int]:
    """A few round figures from 0 up, the last not below `most` and 1 at least."""
    wanted = max(most, 1)
    steps = (digit * 10**power for power in itertools.count() for digit in _ROUND)
    step = next(step for step in steps if step * _LINES >= wanted)
    return list(range(0, -(-wanted // step) * step + 1, step))
