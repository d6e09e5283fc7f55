"""The numbers page: dossiers by step, permits by forum; what comes later is not pretended."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QLabel, QTableWidget, QTableWidgetItem

from infitah_desk.domain.eligibility import STEPS
from infitah_desk.gui.context import Context
from infitah_desk.gui.pages.scrolled import ScrolledPage
from infitah_desk.gui.widgets.reading_cells import make_readable
from infitah_desk.services.counting import ForumFigures, by_forum
from infitah_desk.services.overviewing import Overview, overview
from infitah_desk.system.texts import say

_ROW_PX = 36


class NumbersPage(ScrolledPage):
    """Place F6."""

    name = "numbers"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._seen: Overview | None = None
        self._forums: tuple[ForumFigures, ...] = ()
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        self._steps_title = QLabel()
        self._steps_title.setProperty("role", "strong")
        self.steps = _table("stepsTable", len(STEPS) + 1, 2)
        self._forums_title = QLabel()
        self._forums_title.setProperty("role", "strong")
        self._forums_note = QLabel()
        self._forums_note.setProperty("role", "secondary")
        self._forums_note.setWordWrap(True)
        self.forums = _table("forumsTable", 0, 5)
        self._later = QLabel()
        self._later.setProperty("role", "secondary")
        self._later.setWordWrap(True)
        for widget in (
            self._steps_title,
            self.steps,
            self._forums_title,
            self._forums_note,
            self.forums,
            self._later,
        ):
            self.column.addWidget(widget)
        self.column.addStretch(1)

    def _connect(self) -> None:
        self.context.desk.changed.connect(self._ask_if_seen)

    def retranslate(self) -> None:
        """Say everything anew."""
        super().retranslate()
        self._steps_title.setText(self.tr("Dossiers by step"))
        self.steps.setAccessibleName(self.tr("Dossiers by step"))
        self.steps.setHorizontalHeaderLabels([self.tr("Step"), self.tr("Dossiers")])
        self._forums_title.setText(self.tr("Permits by forum"))
        self._forums_note.setText(
            self.tr("Only what this laptop knows: bundles that were not merged are not counted.")
        )
        self.forums.setAccessibleName(self.tr("Permits by forum"))
        self.forums.setHorizontalHeaderLabels(
            [
                self.tr("Forum"),
                self.tr("Valid permits"),
                self.tr("Printed, not handed over"),
                self.tr("Handed over"),
                self.tr("Revoked"),
            ]
        )
        self._later.setText(
            self.tr("Charts, and figures by sector and by day, come with a later version.")
        )
        self._fill()

    def opened(self) -> None:
        """Nothing of the one before stays on screen."""
        self._seen, self._forums = None, ()
        self._fill()

    def entered(self) -> None:
        """In front now."""
        self._ask()
        self.steps.setFocus()

    def _ask_if_seen(self) -> None:
        if self.isVisible():
            self._ask()

    def _ask(self) -> None:
        self.context.desk.ask(overview, self._came, None)

    def _came(self, seen: Overview) -> None:
        self._seen = seen
        self._fill()
        if seen.accepted:
            self.context.desk.ask(by_forum, self._forums_came, None)

    def _forums_came(self, forums: tuple[ForumFigures, ...]) -> None:
        self._forums = forums
        self._fill()

    def _fill(self) -> None:
        language = self.context.language
        counts = self._seen.steps if self._seen else {}
        for row, step in enumerate(STEPS):
            _put(self.steps, row, say(f"step.{step}", language), counts.get(step, 0))
        _put(self.steps, len(STEPS), self.tr("Together"), sum(counts.values()))
        self.forums.setRowCount(len(self._forums) + 1)
        for row, each in enumerate(self._forums):
            figures = (each.issued, each.printed, each.handed_over, each.revoked)
            _put(self.forums, row, each.city_ar if language == "ar" else each.city, *figures)
        _put(
            self.forums,
            len(self._forums),
            self.tr("Together"),
            sum(each.issued for each in self._forums),
            sum(each.printed for each in self._forums),
            sum(each.handed_over for each in self._forums),
            sum(each.revoked for each in self._forums),
        )
        for table in (self.steps, self.forums):
            height = table.horizontalHeader().sizeHint().height() + _ROW_PX * table.rowCount()
            table.setFixedHeight(height + 2 * table.frameWidth())


def _table(name: str, rows: int, columns: int) -> QTableWidget:
    table = QTableWidget(rows, columns)
    make_readable(table, name)
    table.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
    table.setAlternatingRowColors(True)
    table.verticalHeader().setDefaultSectionSize(_ROW_PX)
    table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return table


def _put(table: QTableWidget, row: int, name: str, *figures: int) -> None:
    table.setItem(row, 0, QTableWidgetItem(name))
    for column, figure in enumerate(figures, start=1):
        item = QTableWidgetItem(str(figure))
        item.setTextAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        table.setItem(row, column, item)
