"""One subject of the figures: a chart, the same in a table beside it, and both as files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QVBoxLayout, QWidget

from infitah_desk.domain.programme import Programme
from infitah_desk.domain.statistics import Statistics
from infitah_desk.gui import tokens
from infitah_desk.gui.context import Context
from infitah_desk.gui.pages.numbers_quality import CHOICES, FOLDER, QualityPanel
from infitah_desk.gui.pages.numbers_subjects import SUBJECTS, Subject, subject
from infitah_desk.gui.widgets.bar_chart import BarChart
from infitah_desk.gui.widgets.chips import FilterChips
from infitah_desk.gui.widgets.drop_zone import ask_folder
from infitah_desk.gui.widgets.flow_layout import FlowLayout
from infitah_desk.gui.widgets.keys import with_key
from infitah_desk.gui.widgets.report_table import ReportTable
from infitah_desk.gui.widgets.small_button import small_button
from infitah_desk.services.tabulating_quality import QUALITY
from infitah_desk.system.texts import say

if TYPE_CHECKING:
    from infitah_desk.services.surveying import Surveyor

_CHART_PX = 360
_COLUMN_PX = 60


class FiguresChart(QWidget):
    """Chips choose by what enterprises are told apart; the chart and the table follow."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._statistics: Statistics | None = None
        self._programme: Programme | None = None
        self._name = SUBJECTS[0]
        self._build()
        self._connect()

    def _build(self) -> None:
        self.chips = FilterChips(SUBJECTS)
        self.chart = BarChart(self._context, "figuresChart")
        self.chart.setMinimumWidth(_CHART_PX)
        self.table = ReportTable(self._context, "figuresTable", wide_column=0)
        self.table.horizontalHeader().setMinimumSectionSize(_COLUMN_PX)
        self._legend = QLabel()
        self._legend.setObjectName("figuresLegend")
        self._legend.setProperty("role", "secondary")
        self._legend.setWordWrap(True)
        self._legend.setTextFormat(Qt.TextFormat.RichText)
        self.quality = QualityPanel(self._context)
        self.picture = small_button("saveFiguresPictureButton")
        self.csv = small_button("saveFiguresCsvButton")
        self.xlsx = small_button("saveFiguresXlsxButton")
        self._note = QLabel()
        self._note.setProperty("role", "secondary")
        self._note.setWordWrap(True)
        below = QWidget()
        flow = FlowLayout(below, 8)
        for button in (self.picture, self.csv, self.xlsx):
            flow.addWidget(button)
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._beside.setSpacing(12)
        self._beside.addWidget(self.chart, 2, Qt.AlignmentFlag.AlignTop)
        self._beside.addWidget(self.table, 3, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.chips)
        column.addWidget(self._legend)
        column.addLayout(self._beside)
        column.addWidget(below)
        column.addWidget(self._note)
        column.addWidget(self.quality)

    def _connect(self) -> None:
        self.chips.chosen.connect(self._choose)
        self.table.marked_changed.connect(self._row_marked)
        self.picture.clicked.connect(self._save_picture)
        self.csv.clicked.connect(lambda: self._save_table(".csv"))
        self.xlsx.clicked.connect(lambda: self._save_table(".xlsx"))

    def retranslate(self) -> None:
        """Say everything anew."""
        language = self._context.language
        words = {each: say(f"figure.by.{each}", language) for each in SUBJECTS}
        self.chips.say(words, SUBJECTS)
        self.table.setAccessibleName(self.tr("Figures of the chart"))
        with_key(self.picture, self.tr("Save the chart as a picture"), "Ctrl+Shift+I")
        with_key(self.csv, self.tr("Save the table as CSV"), "Ctrl+Shift+C")
        with_key(self.xlsx, self.tr("Save the table as Excel"), "Ctrl+Shift+X")
        self._note.setText(
            self.tr(
                "Exact figures, for the programme alone: small ones can point to an enterprise. "
                "For others there is the report."
            )
        )
        self.quality.retranslate()
        self._fill()

    def show_survey(self, surveyor: Surveyor | None, programme: Programme | None) -> None:
        """Show what was counted, or nothing."""
        self._statistics = None if surveyor is None else surveyor.result()
        self._programme = programme
        self.quality.show_survey(surveyor, programme)
        self._fill()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        self._arrange(event.size().width())
        super().resizeEvent(event)

    def _arrange(self, width: int) -> None:
        """Where both have no room beside each other the table stands below, with all columns."""
        wanted = self.table.wanted_width()
        is_below = width < _CHART_PX + self._beside.spacing() + wanted
        ways = QBoxLayout.Direction
        self._beside.setDirection(ways.TopToBottom if is_below else ways.LeftToRight)
        self.table.setMinimumWidth(0 if is_below else wanted)

    def _choose(self, name: str) -> None:
        self._name = name
        self._fill()

    def _row_marked(self) -> None:
        """Of the quality of data each row has its dossiers below."""
        marked = self.table.marked_rows()
        if self._name == QUALITY and marked and marked[0] < len(CHOICES):
            self.quality.choose(CHOICES[marked[0]])

    def _subject(self) -> Subject | None:
        if self._statistics is None or self._programme is None:
            return None
        return subject(self._name, self._statistics, self._programme, self._context.language)

    def _fill(self) -> None:
        shown = self._subject()
        self.setVisible(shown is not None)
        self.quality.setVisible(self._name == QUALITY)
        if shown is None:
            return
        palette = tokens.palette(dark=self._context.preferences.dark)
        self._legend.setText(
            "&nbsp;&nbsp;&nbsp; ".join(
                f'<span style="color:{getattr(palette, colour)}">■</span>&nbsp;{words}'
                if colour
                else f"({words})"
                for colour, words in shown.legend
            )
        )
        self.chart.show_bars(shown.names, shown.series)
        with QSignalBlocker(self.table):
            self.table.fill(shown.titles, shown.rows)
            if self._name == QUALITY:
                self.table.choose_row(CHOICES.index(self.quality.flaw))
        self.table.fit_rows()
        self._arrange(self.width())

    def _file(self, ending: str) -> Path | None:
        folder = ask_folder(self._context, FOLDER, self.tr("Folder for the figures"))
        if folder is None:
            return None
        return folder / f"{self._context.desk.node}-{self._name}{ending}"

    def _save_picture(self) -> None:
        shown, file = self._subject(), self._file(".png")
        if file is None or shown is None:
            return
        title = say(f"figure.by.{self._name}", self._context.language)
        data = self.chart.picture(title, shown.legend)

        def write() -> Path:
            from infitah_desk.system.durable_files import write_durably

            write_durably(file, data)
            return file

        self._context.desk.work(write, self._saved)

    def _save_table(self, ending: str) -> None:
        shown, file = self._subject(), self._file(ending)
        if file is None or shown is None:
            return
        language = self._context.language

        def write() -> Path:
            from infitah_desk.documents.report_tables import write_tables

            write_tables(file, shown.tables, language)
            return file

        self._context.desk.work(write, self._saved)

    def _saved(self, file: Path) -> None:
        self._context.notice.tell_good(self.tr("Saved: {file}").format(file=f"\u2068{file}\u2069"))
