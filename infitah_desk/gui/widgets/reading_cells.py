"""Cells that are only read: no box around the current one; the table itself shows the focus."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from infitah_desk.gui import tokens

_ABOVE_PX = 4
Index = QModelIndex | QPersistentModelIndex


class ReadingDelegate(QStyledItemDelegate):
    """Draws cells without Fusion's frame of the current one."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: N802 - Qt's name
        super().initStyleOption(option, index)
        option.state &= ~QStyle.StateFlag.State_HasFocus

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """As high as the text wrapped to its column; Qt forgets the style sheet's padding."""
        size = super().sizeHint(option, index)
        view = self.parent()
        if not isinstance(view, QTableView) or not view.wordWrap():
            return size
        margin = view.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin) + 1
        room = view.columnWidth(index.column()) - 2 * (tokens.CELL_PX + margin)
        text = str(index.data() or "")
        wrapped = view.fontMetrics().boundingRect(
            QRect(0, 0, max(room, 1), 0), Qt.TextFlag.TextWordWrap, text
        )
        return QSize(size.width(), max(size.height(), wrapped.height() + 2 * _ABOVE_PX))


def make_readable(table: QTableView, name: str) -> None:
    """Make of a table one that is read, row by row, with titles where their columns begin."""
    table.setObjectName(name)
    table.setItemDelegate(ReadingDelegate(table))
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.verticalHeader().hide()
    header: QHeaderView = table.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
    header.setHighlightSections(False)
    header.setSectionsClickable(False)
