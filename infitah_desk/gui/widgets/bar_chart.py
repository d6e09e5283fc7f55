"""A bar chart: one row a category, bars from the side where reading begins. Read by eyes only.

Whoever does not see it has the same figures in the table beside it. `pyqtgraph` and what it needs
are loaded when the first chart is shown.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPixmap
from PySide6.QtWidgets import QVBoxLayout, QWidget

from infitah_desk.gui import tokens
from infitah_desk.gui.context import Context
from infitah_desk.system.amounts import number_in_figures

if TYPE_CHECKING:
    from pyqtgraph import PlotWidget

ROW_PX, WRAPPED_ROW_PX, AXIS_PX = 34, 42, 44
_BAR = 0.62
_LETTERS, _LINES = 28, 2
_FINER = 2
_MARGIN_PX, _TITLE_PX, _LINE_PX, _SQUARE_PX = 16, 34, 22, 10
_LEADING = int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)


class Series(NamedTuple):
    """Values of one kind, one a row, and the token that colours them."""

    colour: str
    values: Sequence[int]


class _Key(NamedTuple):
    """A colour's token with what it means, and where both stand in a line."""

    colour: str
    words: str
    x: float
    width: float


class BarChart(QWidget):
    """Horizontal bars of several series, each before the one named earlier."""

    def __init__(self, context: Context, name: str) -> None:
        super().__init__()
        self._context = context
        self._plot: PlotWidget | None = None
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)

    def show_bars(self, names: Sequence[str], series: Sequence[Series]) -> None:
        """Draw these rows from the top; in Arabic from the right."""
        import pyqtgraph

        plot = self._made()
        plot.clear()
        palette = tokens.palette(dark=self._context.preferences.dark)
        plot.setBackground(QColor(palette.surface))
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        rows = [float(row) for row in range(len(names))]
        for each in series:
            colour = QColor(getattr(palette, each.colour))
            plot.addItem(
                pyqtgraph.BarGraphItem(
                    x0=0, y=rows, height=_BAR, width=list(each.values), brush=colour, pen=None
                )
            )
        most = max((max(each.values, default=0) for each in series), default=0)
        self._dress_axes(plot, names, mirrored=mirrored)
        box = plot.getViewBox()
        box.invertX(mirrored)
        room = 0.02 * max(most, 1)
        box.setRange(
            xRange=(-room, max(most, 1) + room), yRange=(-0.7, len(names) - 0.3), padding=0
        )
        row = WRAPPED_ROW_PX if any("\n" in _beside(name) for name in names) else ROW_PX
        self.setFixedHeight(row * max(len(names), 1) + AXIS_PX)

    def picture(self, title: str, legend: Sequence[tuple[str, str]]) -> bytes:
        """The chart as a PNG, twice as fine as on screen; above it what it is, and its colours.

        The legend has words for each token of a colour, and for "" words alone.
        """
        palette = tokens.palette(dark=self._context.preferences.dark)
        small = QFont(self.font())
        small.setPixelSize(round(tokens.LABEL_PX))
        lines = self._legend_lines(legend, QFontMetricsF(small))
        head = _TITLE_PX + _LINE_PX * len(lines)
        picture = QPixmap(QSize(self.width(), self.height() + head) * _FINER)
        picture.setDevicePixelRatio(_FINER)
        picture.fill(QColor(palette.surface))
        painter = QPainter(picture)
        painter.setLayoutDirection(self.layoutDirection())
        painter.setPen(QColor(palette.ink))
        font = QFont(self.font())
        font.setBold(True)
        painter.setFont(font)
        whole = self._mirrored(_MARGIN_PX, 0, self.width() - 2 * _MARGIN_PX, _TITLE_PX)
        painter.drawText(whole, _LEADING, title)
        painter.setFont(small)
        for place, line in enumerate(lines):
            self._draw_legend(painter, line, _TITLE_PX + _LINE_PX * place)
        self.render(painter, QPoint(0, head))
        painter.end()
        data = QByteArray()
        buffer = QBuffer(data)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        picture.save(buffer, "PNG")
        return bytes(data.data())

    def _legend_lines(
        self, legend: Sequence[tuple[str, str]], metrics: QFontMetricsF
    ) -> list[list[_Key]]:
        """The keys of the colours side by side, on as many lines as they need."""
        lines: list[list[_Key]] = [[]]
        x = float(_MARGIN_PX)
        for colour, words in legend:
            before = _SQUARE_PX + 6 if colour else 0
            width = before + metrics.horizontalAdvance(words) + 2
            if lines[-1] and x + width > self.width() - _MARGIN_PX:
                lines.append([])
                x = float(_MARGIN_PX)
            lines[-1].append(_Key(colour, words, x, width))
            x += width + _MARGIN_PX
        return lines

    def _draw_legend(self, painter: QPainter, keys: Sequence[_Key], top: float) -> None:
        """Each colour before its words, from where reading begins."""
        palette = tokens.palette(dark=self._context.preferences.dark)
        for key in keys:
            x, width = key.x, key.width
            if key.colour:
                middle = top + (_LINE_PX - _SQUARE_PX) / 2
                square = self._mirrored(x, middle, _SQUARE_PX, _SQUARE_PX)
                painter.fillRect(square, QColor(getattr(palette, key.colour)))
                x, width = x + _SQUARE_PX + 6, width - _SQUARE_PX - 6
            painter.drawText(self._mirrored(x, top, width, _LINE_PX), _LEADING, key.words)

    def _mirrored(self, x: float, y: float, width: float, height: float) -> QRectF:
        """That place, in the direction of the window."""
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            x = self.width() - x - width
        return QRectF(x, y, width, height)

    def _made(self) -> PlotWidget:
        import pyqtgraph

        from infitah_desk.gui.widgets.chart_axis import ChartAxis

        if self._plot is None:
            plot = pyqtgraph.PlotWidget(
                axisItems={place: ChartAxis(place) for place in ("left", "right", "bottom")}
            )
            plot.setMenuEnabled(False)
            plot.setMouseEnabled(x=False, y=False)
            plot.hideButtons()
            plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            plot.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            plot.getViewBox().invertY(True)
            # Left and right are meant as they are called: Qt would mirror them once more.
            plot.getPlotItem().setLayoutDirection(Qt.LayoutDirection.LeftToRight)
            layout = self.layout()
            if layout is None:
                raise LookupError("layout")
            layout.addWidget(plot)
            self._plot = plot
        return self._plot

    def _dress_axes(self, plot: PlotWidget, names: Sequence[str], *, mirrored: bool) -> None:
        """Names where reading begins, figures below; both in the window's type and language."""
        palette = tokens.palette(dark=self._context.preferences.dark)
        font = QFont(self.font())
        font.setPixelSize(round(tokens.LABEL_PX))
        plot.showAxis("right", mirrored)
        plot.showAxis("left", not mirrored)
        ticks = [(row, _beside(name)) for row, name in enumerate(names)]
        for place in ("left", "right", "bottom"):
            axis = plot.getAxis(place)
            axis.setTickFont(font)
            axis.setPen(QColor(palette.line))
            axis.setTextPen(QColor(palette.ink))
            axis.setStyle(tickLength=0)
        metrics = QFontMetricsF(font)
        lines = (line for _, name in ticks for line in name.splitlines())
        beside = plot.getAxis("right" if mirrored else "left")
        beside.setTicks([ticks])
        beside.setWidth(max(map(metrics.horizontalAdvance, lines), default=0) + _MARGIN_PX)
        bottom = plot.getAxis("bottom")
        bottom.tickStrings = self._figures

    def _figures(self, values: Sequence[float], _scale: float, _spacing: float) -> list[str]:
        """What stands below the bars: whole numbers only."""
        return [
            number_in_figures(round(value), self._context.language) if value == round(value) else ""
            for value in values
        ]


def _beside(name: str) -> str:
    """A name on at most two lines beside its bar; the table has it whole."""
    return "\n".join(textwrap.wrap(name, _LETTERS)[:_LINES])
