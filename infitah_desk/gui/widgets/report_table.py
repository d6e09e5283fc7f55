"""A table of what came of something: a few columns, one of them a word on a coloured ground."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyleOptionViewItem,
    QTableView,
)

from infitah_desk.gui import tokens
from infitah_desk.gui.context import Context
from infitah_desk.gui.widgets.reading_cells import Index, ReadingDelegate, make_readable

ROW_PX = 36
CHIP_PX = 24
MEASURED_ROWS = 300
_CHIP_MARGIN = 10


@dataclass(frozen=True)
class Cell:
    """A text; `chip` colours it: good, to_do, waiting, wrong or grey, as the style sheet's.

    `ltr` is for names of files and the like, which read from the left in every language; a `number`
    stands at the right in every language, its last digit below those of the others.
    """

    text: str
    chip: str = ""
    ltr: bool = False
    number: bool = False


_NUMBER = int(
    Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
)
_TEXT = int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)


class _Model(QAbstractTableModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.titles: Sequence[str] = ()
        self.rows: Sequence[Sequence[Cell]] = ()
        self._shown = 0

    def fill(self, titles: Sequence[str], rows: Sequence[Sequence[Cell]]) -> None:
        self.beginResetModel()
        self.titles, self.rows, self._shown = titles, rows, len(rows)
        self.endResetModel()

    def grow(self) -> None:
        if len(self.rows) > self._shown:
            self.beginInsertRows(QModelIndex(), self._shown, len(self.rows) - 1)
            self._shown = len(self.rows)
            self.endInsertRows()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - as Qt has it
        return 0 if parent.isValid() else self._shown

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - as Qt has it
        return 0 if parent.isValid() else len(self.titles)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        cell = self.rows[index.row()][index.column()]
        if role in {
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.ToolTipRole,
            Qt.ItemDataRole.AccessibleTextRole,
        }:
            return f"\u2066{cell.text}\u2069" if cell.ltr else cell.text
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _NUMBER if cell.number else _TEXT
        return cell.chip if role == Qt.ItemDataRole.UserRole else None

    def headerData(  # noqa: N802 - Qt's name
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation == Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return self.titles[section]
            if role == Qt.ItemDataRole.TextAlignmentRole:
                is_number = bool(self.rows) and self.rows[0][section].number
                return _NUMBER if is_number else _TEXT
        return None


class ReportTable(QTableView):
    """Rows that can be read, and chosen with Enter or a double click: `row_chosen` says which.

    Of a table of `several`, any number of rows can be marked for what is done to all of them:
    Ctrl with a click, Shift with the arrows, Ctrl+A.
    """

    row_chosen = Signal(int)
    marked_changed = Signal()

    def __init__(
        self, context: Context, name: str, wide_column: int, *, several: bool = False
    ) -> None:
        super().__init__()
        self._context = context
        self._wide = wide_column
        self._model = _Model(self)
        self.setModel(self._model)
        make_readable(self, name)
        self.setItemDelegate(_ChipDelegate(context, self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        modes = QAbstractItemView.SelectionMode
        self.setSelectionMode(modes.ExtendedSelection if several else modes.SingleSelection)
        self.verticalHeader().setDefaultSectionSize(ROW_PX)
        self.doubleClicked.connect(lambda index: self.row_chosen.emit(index.row()))
        self.selectionModel().selectionChanged.connect(
            lambda _new, _old: self.marked_changed.emit()
        )

    def fill(self, titles: Sequence[str], rows: Sequence[Sequence[Cell]]) -> None:
        """Show these rows; the wide column takes the room that the others leave."""
        chosen = self.currentIndex().row()
        self._model.fill(titles, rows)
        header = self.horizontalHeader()
        for column in range(len(titles)):
            wide = column == self._wide
            header.setSectionResizeMode(
                column,
                QHeaderView.ResizeMode.Stretch if wide else QHeaderView.ResizeMode.ResizeToContents,
            )
        header.setResizeContentsPrecision(MEASURED_ROWS)
        self._measure_rows(len(rows))
        if 0 <= chosen < len(rows):
            self.choose_row(chosen)

    def grow(self) -> None:
        """Show what was added at the end of the rows since."""
        self._measure_rows(len(self._model.rows))
        self._model.grow()

    def _measure_rows(self, count: int) -> None:
        """Long sentences are read whole; measuring thousands of rows would make people wait."""
        mode = QHeaderView.ResizeMode.ResizeToContents
        if count > MEASURED_ROWS:
            mode = QHeaderView.ResizeMode.Fixed
        header = self.verticalHeader()
        if not header.count() or header.sectionResizeMode(0) != mode:
            header.setSectionResizeMode(mode)
            for row in range(min(header.count(), MEASURED_ROWS)):
                header.resizeSection(row, ROW_PX)

    def fit_rows(self, most: int | None = None) -> None:
        """Rows of one line each, and as high as all of them: the page scrolls, not the table.

        Of more than `most` rows so many are seen, and the table scrolls too.
        """
        scrolls = most is not None and self.verticalHeader().count() > most
        policies = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policies.ScrollBarAsNeeded if scrolls else policies.ScrollBarAlwaysOff
        )
        lines, titles = self.verticalHeader(), self.horizontalHeader()
        lines.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        for row in range(lines.count()):
            lines.resizeSection(row, ROW_PX)
        titles.ensurePolished()
        seen = lines.count() if most is None else min(lines.count(), most)
        height = titles.sizeHint().height() + ROW_PX * seen
        self.setFixedHeight(height + 2 * self.frameWidth())

    def wanted_width(self) -> int:
        """So wide that no cell is cut."""
        titles = self.horizontalHeader()
        columns = range(self._model.columnCount())
        widest = (max(self.sizeHintForColumn(n), titles.sectionSizeHint(n)) for n in columns)
        return sum(widest) + 2 * self.frameWidth()

    def choose_row(self, row: int) -> None:
        """Put the keyboard on a row. `selectRow` finds no column where text runs from the right."""
        self.setCurrentIndex(self._model.index(row, 0))

    def marked_rows(self) -> list[int]:
        """The rows that are marked, from top to bottom."""
        return sorted(index.row() for index in self.selectionModel().selectedRows())

    def mark_rows(self, rows: Collection[int]) -> None:
        """Mark these rows and no others."""
        last = self._model.columnCount() - 1
        marked = QItemSelection()
        for row in rows:
            marked.select(self._model.index(row, 0), self._model.index(row, last))
        flag = QItemSelectionModel.SelectionFlag
        self.selectionModel().select(marked, flag.ClearAndSelect)

    def texts(self) -> list[list[str]]:
        """What stands in the table, row by row."""
        return [[cell.text for cell in row] for row in self._model.rows]

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        row = self.currentIndex().row()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and row >= 0:
            self.row_chosen.emit(row)
        else:
            super().keyPressEvent(event)


class _ChipDelegate(ReadingDelegate):
    """Draws words on their coloured ground, as the labels of the style sheet look."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: N802 - Qt's name
        """A name keeps its own direction, lest its brackets change sides (U+2068, U+2069)."""
        super().initStyleOption(option, index)
        if option.text:
            option.text = f"\u2068{option.text}\u2069"

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        chip = index.data(Qt.ItemDataRole.UserRole)
        if not chip:
            super().paint(painter, option, index)
            return
        text = str(index.data())
        empty = QStyleOptionViewItem(option)
        self.initStyleOption(empty, index)
        empty.text = ""
        widget = option.widget
        widget.style().drawControl(
            widget.style().ControlElement.CE_ItemViewItem, empty, painter, widget
        )
        ground, ink = self._colours(str(chip))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(_chip_font(option.font))
        width = painter.fontMetrics().horizontalAdvance(text) + 2 * _CHIP_MARGIN
        place = QRectF(option.rect).adjusted(tokens.CELL_PX, 0, -tokens.CELL_PX, 0)
        pill = QRectF(place.left(), 0, min(width, place.width()), CHIP_PX)
        if option.direction == Qt.LayoutDirection.RightToLeft:
            pill.moveRight(place.right())
        pill.moveTop(place.center().y() - CHIP_PX / 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(pill, CHIP_PX / 2, CHIP_PX / 2)
        painter.setPen(QColor(ink))
        painter.drawText(pill, int(Qt.AlignmentFlag.AlignCenter), text)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's
        size = super().sizeHint(option, index)
        return QSize(
            size.width() + 2 * (_CHIP_MARGIN if index.data(Qt.ItemDataRole.UserRole) else 0),
            max(size.height(), ROW_PX),
        )

    def _colours(self, chip: str) -> tuple[str, str]:
        palette = tokens.palette(dark=self._context.preferences.dark)
        pair = getattr(palette, chip, None)
        if isinstance(pair, tokens.Pair):
            return pair.ground, pair.ink
        return palette.line, palette.ink


def _chip_font(font: QFont) -> QFont:
    small = QFont(font)
    small.setPixelSize(round(tokens.LABEL_PX))
    return small
