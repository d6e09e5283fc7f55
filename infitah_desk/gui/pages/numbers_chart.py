"""One dimension of the figures: a chart, the same in a table beside it, and both as files."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QVBoxLayout, QWidget

from infitah_desk.domain.programme import Programme
from infitah_desk.domain.statistics import DIMENSIONS, LEVELS, Line, Statistics
from infitah_desk.domain.subsidy import from_centimes
from infitah_desk.gui import tokens
from infitah_desk.gui.context import Context
from infitah_desk.gui.widgets.bar_chart import BarChart, Series
from infitah_desk.gui.widgets.chips import FilterChips
from infitah_desk.gui.widgets.drop_zone import ask_folder
from infitah_desk.gui.widgets.flow_layout import FlowLayout
from infitah_desk.gui.widgets.keys import with_key
from infitah_desk.gui.widgets.report_table import Cell, ReportTable
from infitah_desk.gui.widgets.small_button import small_button
from infitah_desk.services.tabulating import category_names, exact_table, lines_in_order
from infitah_desk.system.amounts import amount_in_figures, number_in_figures
from infitah_desk.system.texts import say

if TYPE_CHECKING:
    from infitah_desk.documents.report_tables import ReportTable as FileTable

FOLDER = "figures"
_CHART_PX = 360
_NARROW_PX = 960
_COLUMN_PX = 60
_COLOURS = ("places_key", "action", "mark")
"""Of all enterprises, those with a permit, those with a pack: each before the one named earlier."""


class FiguresChart(QWidget):
    """Chips choose by what enterprises are told apart; the chart and the table follow."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._statistics: Statistics | None = None
        self._programme: Programme | None = None
        self._dimension = DIMENSIONS[0]
        self._build()
        self._connect()

    def _build(self) -> None:
        self.chips = FilterChips(DIMENSIONS)
        self.chart = BarChart(self._context, "figuresChart")
        self.chart.setMinimumWidth(_CHART_PX)
        self.table = ReportTable(self._context, "figuresTable", wide_column=0)
        self.table.horizontalHeader().setMinimumSectionSize(_COLUMN_PX)
        self._legend = QLabel()
        self._legend.setObjectName("figuresLegend")
        self._legend.setProperty("role", "secondary")
        self._legend.setWordWrap(True)
        self._legend.setTextFormat(Qt.TextFormat.RichText)
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

    def _connect(self) -> None:
        self.chips.chosen.connect(self._choose)
        self.picture.clicked.connect(self._save_picture)
        self.csv.clicked.connect(lambda: self._save_table(".csv"))
        self.xlsx.clicked.connect(lambda: self._save_table(".xlsx"))

    def retranslate(self) -> None:
        """Say everything anew."""
        language = self._context.language
        words = {each: say(f"figure.by.{each}", language) for each in DIMENSIONS}
        self.chips.say(words, DIMENSIONS)
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
        self._fill()

    def show_statistics(self, statistics: Statistics | None, programme: Programme | None) -> None:
        """Show these figures, or none."""
        self._statistics, self._programme = statistics, programme
        self._fill()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """On small screens the table stands below the chart, with all of its columns."""
        narrow = event.size().width() < _NARROW_PX
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._beside.setDirection(way)
        super().resizeEvent(event)

    def _choose(self, dimension: str) -> None:
        self._dimension = dimension
        self._fill()

    def _fill(self) -> None:
        statistics, programme = self._statistics, self._programme
        self.setVisible(statistics is not None)
        if statistics is None or programme is None:
            return
        language = self._context.language
        lines = lines_in_order(self._dimension, statistics.lines[self._dimension])
        names = category_names(programme, language)
        called = [names.of(self._dimension, line.category) for line in lines]
        self._say_legend()
        self.chart.show_bars(
            called,
            [
                Series(colour, [line.counts[level] for line in lines])
                for level, colour in enumerate(_COLOURS)
            ],
        )
        rows = [self._row(name, line) for name, line in zip(called, lines, strict=True)]
        rows.append(self._row(say("figure.total", language), statistics.total))
        self.table.fill(
            [say(f"figure.short.{each}", language) for each in ("category", *LEVELS, "committed")],
            rows,
        )
        self.table.fit_all_rows()

    def _row(self, name: str, line: Line) -> list[Cell]:
        language = self._context.language
        committed = amount_in_figures(from_centimes(line.money.committed), language)
        return [
            Cell(name),
            *(Cell(number_in_figures(each, language)) for each in line.counts),
            Cell(committed),
        ]

    def _say_legend(self) -> None:
        """What each colour means, in words beside a square of it."""
        palette = tokens.palette(dark=self._context.preferences.dark)
        language = self._context.language
        words: Mapping[str, str] = dict(zip(_COLOURS, LEVELS, strict=False))
        self._legend.setText(
            "\u2003".join(
                f'<span style="color:{getattr(palette, colour)}">■</span> '
                f"{say(f'figure.column.{level}', language)}"
                for colour, level in words.items()
            )
        )

    def _file(self, ending: str) -> Path | None:
        folder = ask_folder(self._context, FOLDER, self.tr("Folder for the figures"))
        if folder is None:
            return None
        return folder / f"{self._context.desk.node}-{self._dimension}{ending}"

    def _save_picture(self) -> None:
        file = self._file(".png")
        if file is None:
            return
        data = self.chart.picture()

        def write() -> Path:
            from infitah_desk.system.durable_files import write_durably

            write_durably(file, data)
            return file

        self._context.desk.work(write, self._saved)

    def _save_table(self, ending: str) -> None:
        statistics, programme = self._statistics, self._programme
        file = self._file(ending)
        if file is None or statistics is None or programme is None:
            return
        language = self._context.language
        table: FileTable = exact_table(self._dimension, statistics, programme, language)

        def write() -> Path:
            from infitah_desk.documents.report_tables import write_tables

            write_tables(file, [table], language)
            return file

        self._context.desk.work(write, self._saved)

    def _saved(self, file: Path) -> None:
        self._context.notice.tell_good(self.tr("Saved: {file}").format(file=f"\u2068{file}\u2069"))
