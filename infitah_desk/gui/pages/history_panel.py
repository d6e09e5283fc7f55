"""The history of a dossier: who wrote what when, with what stood there before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
)

from infitah_desk.gui.context import Context
from infitah_desk.gui.line_breaks import unbroken
from infitah_desk.gui.pages.step_panel import StepPanel
from infitah_desk.gui.widgets.reading_cells import make_readable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from infitah_desk.services.showing import Entry, Shown

_LINES_PX = 220


class HistoryPanel(StepPanel):
    """A table that is read line by line, the latest at the bottom."""

    name = "history"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._shown: Shown | None = None
        self._entries: Sequence[Entry] = ()
        self.table = QTableWidget(0, 3)
        make_readable(self.table, "historyTable")
        self.table.setMinimumHeight(_LINES_PX)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setWordWrap(True)
        header = self.table.horizontalHeader()
        for place in (0, 1):
            header.setSectionResizeMode(place, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        # The last column takes what is left once the rows are there, and wraps anew.
        header.geometriesChanged.connect(self.table.resizeRowsToContents)
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 4, 24, 16)
        column.addWidget(self.table)
        self.retranslate()

    def lines(self) -> list[tuple[str, ...]]:
        """When, who and what of each event, as they are shown."""
        return [self._line(entry) for entry in self._entries]

    def title(self) -> str:
        """The panel's name."""
        return self.tr("History")

    def retranslate(self) -> None:
        """Say everything anew."""
        self.table.setAccessibleName(self.tr("History of the dossier"))
        self.table.setToolTip(self.tr("What was done to this dossier, by whom and when"))
        self.table.setHorizontalHeaderLabels([self.tr("When"), self.tr("Who"), self.tr("What")])
        self._say()

    def show_dossier(self, shown: Shown | None) -> None:
        """Ask for this dossier's history, if it is looked at."""
        self._shown = shown
        if shown is None:
            self._entries = ()
            self._say()
        elif self.isVisible():
            self._ask()

    def entered(self) -> None:
        """In front: ask, and let the keys scroll."""
        self.table.setFocus()
        self._ask()

    def _ask(self) -> None:
        from infitah_desk.services.showing import dossier_history

        shown = self._shown
        if shown is None:
            return

        def came(entries: Sequence[Entry]) -> None:
            if self._shown is not None and self._shown.state.dossier == shown.state.dossier:
                self._entries = entries
                self._say()

        self.context.desk.ask(dossier_history, came, None, shown.state.dossier)

    def _say(self) -> None:
        self.table.setRowCount(len(self._entries))
        for row, texts in enumerate(self.lines()):
            for place, text in enumerate(texts):
                item = QTableWidgetItem(unbroken(text))
                item.setData(Qt.ItemDataRole.AccessibleTextRole, text)
                item.setTextAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
                self.table.setItem(row, place, item)
        if self._entries:
            self.table.scrollToBottom()

    def _line(self, entry: Entry) -> tuple[str, ...]:
        from infitah_desk.services.telling import tell

        if self._shown is None:
            return ()
        tale = tell(entry, self._shown.programme, self.context.language)
        return tale.when, tale.who, "\n".join(tale.lines)
