"""Desks of the exchange page: up to where each is here, what is missing, and its receipt."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from infitah_desk.gui.context import Context
from infitah_desk.gui.widgets.lazy_rows import LazyRows
from infitah_desk.gui.widgets.report_table import Cell, ReportTable

if TYPE_CHECKING:
    from infitah_desk.services.following_desks import Standing

_CHIPS = {
    "desk.complete": "good",
    "desk.missing": "to_do",
    "desk.forked": "wrong",
    "desk.revoked": "waiting",
    "desk.nothing": "grey",
}


class DesksView(QWidget):
    """A row for each desk that is followed here."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._standings: Sequence[Standing] = ()
        self._build()

    def _build(self) -> None:
        self.setObjectName("desksView")
        self.table = ReportTable(self._context, "desksTable", wide_column=2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._none = QLabel()
        self._none.setObjectName("noDesksLabel")
        self._none.setProperty("role", "secondary")
        self._none.setWordWrap(True)
        column.addWidget(self._none, 1, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.table, 1)

    def retranslate(self) -> None:
        """Say everything anew."""
        self.table.setAccessibleName(self.tr("Desks, and what came from each"))
        self.table.setToolTip(self.tr("Arrow keys go through the desks"))
        self._none.setText(self.tr("No desk is followed here yet."))
        self._fill()

    def show_standings(self, standings: Sequence[Standing]) -> None:
        """Show these desks."""
        if standings != self._standings:
            self._standings = standings
            self._fill()

    def _fill(self) -> None:
        titles = (
            self.tr("Desk"),
            self.tr("Received up to"),
            self.tr("State"),
            self.tr("Receipt"),
            self.tr("Permits issued"),
        )
        self.table.fill(titles, LazyRows(self._standings, self._row))
        self.table.setVisible(bool(self._standings))
        self._none.setVisible(not self._standings)

    def _row(self, each: Standing) -> tuple[Cell, ...]:
        from infitah_desk.services.following_desks import told_in_words

        node, received, state, receipt = told_in_words(each, self._context.language)
        permits = f"\u2066{each.permits_issued} / {each.permits_given}\u2069"
        return (
            Cell(node),
            Cell(received),
            Cell(state, _CHIPS[each.state]),
            Cell(receipt),
            Cell(permits if each.permits_given else "—"),
        )
