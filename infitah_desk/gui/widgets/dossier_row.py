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
_GAP = 8
_SHORTEST = 48
"""Of a name cut to less nobody recognises anything."""
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class RowText:
    """A row in words: what is drawn where, and the chip's colour (`good`, `to_do`, …).

    Below the title stand the name in the other script, which gives way where there is no room,
    and the identifiers, which do not.
    """

    title: str
    other: str
    identifiers: str
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
        chip = chip_width(text, small)
        first = QRect(inner.left(), inner.top(), inner.width(), 22)
        second = QRect(inner.left(), inner.top() + 23, inner.width(), 20)
        beside = first if is_beside(text, strong, small, first.width()) else second
        if chip:
            self._draw_chip(painter, beside, chip, small, text, mirrored=mirrored)
            cut = (chip + _GAP, 0, 0, 0) if mirrored else (0, 0, -chip - _GAP, 0)
            beside.adjust(*cut)
        painter.setPen(QColor(colours.ink))
        _draw_line(painter, first, strong, text.title, mirrored=mirrored)
        painter.setPen(QColor(colours.secondary))
        _draw_line(painter, second, small, below(text, small, second.width()), mirrored=mirrored)

    def _draw_chip(
        self,
        painter: QPainter,
        line: QRect,
        width: int,
        font: QFont,
        text: RowText,
        *,
        mirrored: bool,
    ) -> None:
        pair = self._pair(text.colour)
        chip = QRect(line.topLeft() + QPoint(0, 1), QSize(width, 21))
        if not mirrored:
            chip.moveRight(line.right())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(pair.ground))
        painter.drawRoundedRect(chip, 10, 10)
        painter.setPen(QColor(pair.ink))
        painter.setFont(font)
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, text.chip)

    def _pair(self, colour: str) -> Pair:
        colours = self._palette()
        pairs = {
            "good": colours.good,
            "to_do": colours.to_do,
            "waiting": colours.waiting,
            "wrong": colours.wrong,
        }
        return pairs.get(colour, Pair(colours.line, colours.ink))


def chip_width(text: RowText, font: QFont) -> int:
    """Pixels that the chip takes in this font; 0 where there is none."""
    return QFontMetrics(font).horizontalAdvance(text.chip) + 18 if text.chip else 0


def is_beside(text: RowText, strong: QFont, small: QFont, width: int) -> bool:
    """Whether the chip has room beside the name, which wins: else it goes to the line below."""
    title = QFontMetrics(strong).horizontalAdvance(text.title)
    return title + chip_width(text, small) + _GAP <= width


def below(text: RowText, font: QFont, width: int) -> str:
    """The second line: as much of the other name as the identifiers leave room for."""
    if not text.identifiers:
        return isolated(text.other)
    between = " · "
    measure = QFontMetrics(font)
    room = width - measure.horizontalAdvance(between + text.identifiers)
    if not text.other or room < _SHORTEST:
        return text.identifiers
    other = measure.elidedText(text.other, Qt.TextElideMode.ElideRight, room)
    return f"{isolated(other)}{between}{text.identifiers}"


def isolated(part: str) -> str:
    """A part of a line that keeps its own direction (U+2068, U+2069)."""
    return f"\u2068{part}\u2069" if part else ""


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
