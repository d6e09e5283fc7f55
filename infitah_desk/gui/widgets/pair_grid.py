"""Pairs of fields side by side, French left and Arabic right; below one another where it is narrow.

Both names of a field have to be read whole, and a form that is wider than its place is cut off.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

BETWEEN_PX = 18
ROWS_PX = 8


class PairGrid(QWidget):
    """Asks for the width of one column only, and takes two as soon as both have room."""

    def __init__(self, pairs: Sequence[tuple[str, str]], fields: Mapping[str, QWidget]) -> None:
        super().__init__()
        self._pairs = [[fields[name] for name in pair if name] for pair in pairs]
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(BETWEEN_PX)
        self._grid.setVerticalSpacing(ROWS_PX)
        self._side_by_side = True
        self._place()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(self._widest(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        side_by_side = self.width() >= 2 * self._widest() + BETWEEN_PX
        if side_by_side != self._side_by_side:
            self._side_by_side = side_by_side
            self._place()

    def _widest(self) -> int:
        return max(field.minimumSizeHint().width() for pair in self._pairs for field in pair)

    def _place(self) -> None:
        row = 0
        for pair in self._pairs:
            for column, field in enumerate(pair):
                if self._side_by_side:
                    self._grid.addWidget(field, row, column, Qt.AlignmentFlag.AlignTop)
                else:
                    self._grid.addWidget(field, row + column, 0, Qt.AlignmentFlag.AlignTop)
            row += 1 if self._side_by_side else len(pair)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, int(self._side_by_side))
        self._grid.setHorizontalSpacing(BETWEEN_PX if self._side_by_side else 0)
