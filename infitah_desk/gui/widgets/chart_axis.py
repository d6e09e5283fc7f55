"""The axis of a chart, with texts drawn as they are. Loads `pyqtgraph`: for charts alone."""

from __future__ import annotations

from pyqtgraph import AxisItem
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget


class ChartAxis(AxisItem):  # type: ignore[misc]  # pyqtgraph tells no types
    """Names and figures beside a chart, in either script."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,  # noqa: ARG002 - Qt gives it
        widget: QWidget | None = None,  # noqa: ARG002 - Qt gives it
    ) -> None:
        """Draw it anew each time.

        WORKAROUND: pyqtgraph keeps axes as a QPicture, and Qt's pictures lose the spaces between
        Arabic letters and digits or Latin letters.
        """
        painter.setFont(self.style["tickFont"])
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        specs = self.generateDrawSpecs(painter)
        if specs is not None:
            self.drawPicture(painter, *specs)
