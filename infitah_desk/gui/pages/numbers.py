"""The numbers page: dossiers by step, the programme against its targets, and charts of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QProgressBar,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
)

from infitah_desk.domain.eligibility import STEPS
from infitah_desk.domain.programme import Programme
from infitah_desk.gui.context import Context
from infitah_desk.gui.pages.numbers_chart import FiguresChart
from infitah_desk.gui.pages.numbers_quality import FOLDER
from infitah_desk.gui.pages.numbers_targets import TargetTiles
from infitah_desk.gui.pages.scrolled import ScrolledPage
from infitah_desk.gui.widgets.drop_zone import ask_folder
from infitah_desk.gui.widgets.keys import key_text, with_key
from infitah_desk.gui.widgets.reading_cells import make_readable
from infitah_desk.services.overviewing import Overview, overview
from infitah_desk.system.amounts import number_in_figures
from infitah_desk.system.texts import say

if TYPE_CHECKING:
    from infitah_desk.services.session import Session
    from infitah_desk.services.surveying import Surveyor

_ROW_PX = 36
_REPORT_KEY = "Ctrl+Shift+R"


class NumbersPage(ScrolledPage):
    """Place F6. Figures are counted in portions, so that nothing else waits for them."""

    name = "numbers"
    widest = 1280
    """A chart and the widest of its tables beside it."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._seen: Overview | None = None
        self._surveyor: Surveyor | None = None
        self._is_stale = True
        self._programme: Programme | None = None
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        self._note = QLabel()
        self._note.setObjectName("numbersNote")
        self._note.setProperty("role", "secondary")
        self._note.setWordWrap(True)
        self.progress = QProgressBar()
        self.progress.setObjectName("numbersProgress")
        self.progress.setTextVisible(False)
        self.progress.setRange(0, 0)
        self.progress.hide()
        self._nothing = QLabel()
        self._nothing.setObjectName("numbersNothing")
        self._nothing.setWordWrap(True)
        self.tiles = TargetTiles(self.context)
        self.figures = FiguresChart(self.context)
        self.report = QPushButton()
        self.report.setObjectName("writeReportButton")
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.report)
        self._steps_title = QLabel()
        self._steps_title.setProperty("role", "strong")
        self.steps = _table("stepsTable", len(STEPS) + 1, 2)
        for widget in (self._note, self.progress, self._nothing, self.tiles, self.figures):
            self.column.addWidget(widget)
        self.column.addLayout(row)
        self.column.addWidget(self._steps_title)
        self.column.addWidget(self.steps)
        self.column.addStretch(1)
        self._show_figures()

    def _connect(self) -> None:
        self.context.desk.changed.connect(self._ask_if_seen)
        self.report.clicked.connect(self._write_report)

    def retranslate(self) -> None:
        """Say everything anew."""
        super().retranslate()
        self._note.setText(
            self.tr("Only what this laptop knows: bundles that were not merged are not counted.")
        )
        self._say_nothing()
        self.progress.setAccessibleName(self.tr("Counting"))
        with_key(self.report, self.tr("Write the report"), _REPORT_KEY)
        how = self.tr("As PDF, Excel and CSV, without names and without figures below five")
        self.report.setToolTip(f"{how} ({key_text(_REPORT_KEY)})")
        self._steps_title.setText(self.tr("Dossiers by step"))
        self.steps.setAccessibleName(self.tr("Dossiers by step"))
        self.steps.setHorizontalHeaderLabels([self.tr("Step"), self.tr("Dossiers")])
        self.figures.retranslate()
        self._fill()
        self._show_figures()

    def opened(self) -> None:
        """Nothing of the one before stays on screen."""
        self._seen, self._surveyor, self._is_stale = None, None, True
        self._programme = None
        self.progress.hide()
        self._say_nothing()
        self._fill()
        self._show_figures()

    def entered(self) -> None:
        """In front now."""
        self._ask()
        self._focus_first()

    def locked(self) -> None:
        """No figure stays."""
        self.opened()

    def _focus_first(self) -> None:
        """Where one goes on from: the chips, once there is something to tell apart."""
        if self.figures.isHidden():
            self.steps.setFocus()
        else:
            self.figures.chips.focus_chosen()

    def _ask_if_seen(self) -> None:
        self._is_stale = True
        if self.isVisible():
            self._ask()

    def _ask(self) -> None:
        self.context.desk.ask(overview, self._came, None)

    def _came(self, seen: Overview) -> None:
        self._seen = seen
        self._fill()
        if seen.accepted and self._is_stale and self.progress.isHidden():
            self._begin()

    def _begin(self) -> None:
        from infitah_desk.services.surveying import Surveyor

        self._is_stale = False
        self.progress.show()
        surveyor = Surveyor()

        def advance(session: Session) -> tuple[bool, Programme]:
            return surveyor.advance(session), session.programme

        def came(answer: tuple[bool, Programme]) -> None:
            is_left, programme = answer
            if is_left and self.isVisible():
                self.context.desk.ask(advance, came, None)
                return
            self.progress.hide()
            if is_left:
                # Nobody looks any more: the rest is counted when somebody does.
                self._is_stale = True
                return
            self._surveyor, self._programme = surveyor, programme
            self._show_figures()

        self.context.desk.ask(advance, came, None)

    def _show_figures(self) -> None:
        statistics = self._surveyor.result() if self._surveyor is not None else None
        is_empty = statistics is not None and not statistics.dossiers
        surveyor = None if is_empty else self._surveyor
        first = surveyor is not None and self.figures.isHidden()
        self._nothing.setVisible(is_empty)
        self.tiles.setVisible(statistics is not None)
        self.report.setVisible(surveyor is not None)
        self.figures.show_survey(surveyor, self._programme)
        if statistics is not None and self._programme is not None:
            self.tiles.show_figures(statistics, self._programme)
        if first and self.steps.hasFocus():
            # What came now pushed the steps down, out of sight.
            self._focus_first()

    def _say_nothing(self) -> None:
        """What to do where there is nothing to count."""
        self._nothing.setText(
            self.tr(
                "No enterprise is registered here yet. Dossiers (F3) begins one, or imports a list."
            )
            if self.context.desk.role == "desk"
            else self.tr(
                "No enterprise is known here yet. Merge the desks’ bundles under Exchange (F5):"
                " the figures and their charts come with them."
            )
        )

    def _write_report(self) -> None:
        from infitah_desk.services.reporting import write_reports

        folder = ask_folder(self.context, FOLDER, self.tr("Folder for the report"))
        if folder is None:
            return
        self.report.setEnabled(False)
        self.context.desk.do(
            write_reports, self._wrote, self._not_written, folder, self.context.language
        )

    def _wrote(self, files: tuple[Path, ...]) -> None:
        self.report.setEnabled(True)
        names = [f"\u2068{file.name}\u2069" for file in files]
        self.context.notice.tell_good(self.tr("Written: {files}").format(files=" · ".join(names)))

    def _not_written(self, error: object) -> None:
        self.report.setEnabled(True)
        self.context.desk.refused.emit(error)

    def _fill(self) -> None:
        language = self.context.language
        counts = self._seen.steps if self._seen else {}
        for row, step in enumerate(STEPS):
            _put(self.steps, row, say(f"step.{step}", language), counts.get(step, 0), self.context)
        _put(self.steps, len(STEPS), self.tr("Together"), sum(counts.values()), self.context)
        height = self.steps.horizontalHeader().sizeHint().height() + _ROW_PX * self.steps.rowCount()
        self.steps.setFixedHeight(height + 2 * self.steps.frameWidth())


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


def _put(table: QTableWidget, row: int, name: str, figure: int, context: Context) -> None:
    table.setItem(row, 0, QTableWidgetItem(name))
    item = QTableWidgetItem(number_in_figures(figure, context.language))
    item.setTextAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
    table.setItem(row, 1, item)
