"""How a dossier is drawn in the list: name, the other script and identifiers, the step's chip."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from infitah_desk.gui import tokens
from infitah_desk.gui.tokens import Pair, Palette

HEIGHT = 60
SIDE = 14
_LABEL = 13
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class RowText:
    """A row in words: what is drawn where, and the chip's colour (`good`, `to_do`, …)."""

    title: str
    below: str
    chip: str
    colour: str


class DossierRowDelegate(QStyledItemDelegate):
    """Draws a row; `words` turns what the model holds into words of the current language."""

    def __init__(self, words: Callable[[object], RowText], palette: Callable[[], Palette]) -> None:
        super().__init__()
        self._words = words
        self._palette = palette

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002, N802 - Qt's name and arguments
        return QSize(200, HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        colours = self._palette()
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        font: QFont = QFont(option.font)
        direction: Qt.LayoutDirection = option.direction
        mirrored = direction == Qt.LayoutDirection.RightToLeft
        painter.save()
        self._draw_ground(painter, rect, colours, mirrored=mirrored, state=state)
        row = index.data(Qt.ItemDataRole.UserRole)
        if row is not None:
            self._draw_words(painter, rect, font, self._words(row), mirrored=mirrored)
        painter.restore()

    def _draw_ground(
        self,
        painter: QPainter,
        rect: QRect,
        colours: Palette,
        *,
        mirrored: bool,
        state: QStyle.StateFlag,
    ) -> None:
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.fillRect(rect, QColor(colours.chosen if chosen else colours.surface))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(colours.line))
        if chosen:
            x = rect.right() - 3 if mirrored else rect.left()
            painter.fillRect(x, rect.top(), 4, rect.height(), QColor(colours.action))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(colours.action), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -2))

    def _draw_words(
        self, painter: QPainter, rect: QRect, font: QFont, text: RowText, *, mirrored: bool
    ) -> None:
        colours = self._palette()
        inner = rect.adjusted(SIDE, 8, -SIDE, -8)
        small, strong = QFont(font), QFont(font)
        small.setPixelSize(_LABEL)
        strong.setWeight(QFont.Weight.DemiBold)
        taken = self._draw_chip(painter, inner, small, text, mirrored=mirrored)
        first = QRect(inner.topLeft(), QSize(inner.width() - taken, 22))
        second = QRect(inner.left(), inner.top() + 23, inner.width(), 20)
        if mirrored:
            first.moveRight(inner.right())
        painter.setPen(QColor(colours.ink))
        _draw_line(painter, first, strong, text.title, mirrored=mirrored)
        painter.setPen(QColor(colours.secondary))
        _draw_line(painter, second, small, text.below, mirrored=mirrored)

    def _draw_chip(
        self, painter: QPainter, inner: QRect, font: QFont, text: RowText, *, mirrored: bool
    ) -> int:
        if not text.chip:
            return 0
        pair = self._pair(text.colour)
        width = QFontMetrics(font).horizontalAdvance(text.chip) + 18
        chip = QRect(inner.topLeft() + QPoint(0, 1), QSize(width, 21))
        if not mirrored:
            chip.moveRight(inner.right())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(pair.ground))
        painter.drawRoundedRect(chip, 10, 10)
        painter.setPen(QColor(pair.ink))
        painter.setFont(font)
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, text.chip)
        return width + 8

    def _pair(self, colour: str) -> Pair:
        colours = self._palette()
        pairs = {
            "good": colours.good,
            "to_do": colours.to_do,
            "waiting": colours.waiting,
            "wrong": colours.wrong,
        }
        return pairs.get(colour, Pair(colours.line, colours.ink))


def _draw_line(painter: QPainter, rect: QRect, font: QFont, text: str, *, mirrored: bool) -> None:
    option = QTextOption(
        (Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft)
        | Qt.AlignmentFlag.AlignAbsolute
        | Qt.AlignmentFlag.AlignVCenter
    )
    option.setTextDirection(
        Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight
    )
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    painter.setFont(font)
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, shown, option)


def palette_of(*, dark: bool) -> Palette:
    """The colours that rows are drawn in."""
    return tokens.palette(dark=dark)
