"""The day hour by hour: bars, the same in a table beside them, and how long a dossier takes."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHeaderView, QLabel, QVBoxLayout, QWidget

from infitah_desk.domain.day_pace import Counts
from infitah_desk.gui import tokens
from infitah_desk.gui.context import Context
from infitah_desk.gui.pages.today_waiting import fit_rows
from infitah_desk.gui.widgets.hour_bars import HourBars
from infitah_desk.gui.widgets.report_table import Cell, ReportTable
from infitah_desk.services.pacing import DaySoFar, day_so_far
from infitah_desk.system.amounts import number_in_figures
from infitah_desk.system.moments import day_text

_SIDE_BY_SIDE_PX = 1060
_COLUMN_PX = 56
_HOURS = 24
_COLOURS = {"came": "places_key", "permits_issued": "action", "handed_over": "mark"}


class DayPace(QWidget):
    """Shown once a stop was opened here: of the day that is open, or the last that was."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._day: DaySoFar | None = None
        self._build()
        self.retranslate()

    def _build(self) -> None:
        self.setObjectName("dayPace")
        self._title = QLabel()
        self._title.setProperty("role", "strong")
        self._told = QLabel()
        self._told.setObjectName("dayPaceLabel")
        self._told.setWordWrap(True)
        self._told.setTextFormat(Qt.TextFormat.PlainText)
        self._legend = QLabel()
        self._legend.setObjectName("dayPaceLegend")
        self._legend.setProperty("role", "secondary")
        self._legend.setWordWrap(True)
        self._legend.setTextFormat(Qt.TextFormat.RichText)
        self.chart = HourBars(self._context, "dayPaceChart")
        self.table = ReportTable(self._context, "dayPaceTable", wide_column=0)
        self.table.horizontalHeader().setMinimumSectionSize(_COLUMN_PX)
        self._both = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._both.setSpacing(12)
        self._both.addWidget(self.chart, 2, Qt.AlignmentFlag.AlignTop)
        self._both.addWidget(self.table, 3, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self._told)
        column.addWidget(self._legend)
        column.addLayout(self._both)

    def retranslate(self) -> None:
        """Say everything anew."""
        self.table.setAccessibleName(self.tr("The day hour by hour"))
        self._fill()

    def ask(self) -> None:
        """Ask anew how the day goes."""
        self._context.desk.ask(day_so_far, self._came, None)

    def clear(self) -> None:
        """Nothing of the one before stays."""
        self._day = None
        self._fill()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        directions = QBoxLayout.Direction
        has_room = self.width() >= _SIDE_BY_SIDE_PX
        self._both.setDirection(directions.LeftToRight if has_room else directions.TopToBottom)

    def _came(self, day: DaySoFar) -> None:
        if day != self._day:
            self._day = day
            self._fill()

    def _fill(self) -> None:
        day = self._day
        self.setVisible(day is not None and bool(day.date))
        if day is None:
            return
        self._title.setText(
            self.tr("The day hour by hour")
            if day.is_open
            else self.tr("The last day hour by hour: {date}").format(date=day_text(day.date))
        )
        self._told.setText(" · ".join(self._facts(day)))
        hours = day.pace.hours
        for part in (self._legend, self.chart, self.table):
            part.setVisible(bool(hours))
        if hours:
            self._show_hours(day)

    def _facts(self, day: DaySoFar) -> list[str]:
        """How long it takes, who is late, and what the line above does not say of the block."""
        pace = day.pace
        facts = [] if pace.hours else [self.tr("Nobody has come yet.")]
        if pace.minutes_to_permit is not None:
            facts.append(
                self.tr("Median time to the permit: %n minute(s)", "", pace.minutes_to_permit)
            )
        if pace.minutes_to_handing_over is not None:
            facts.append(
                self.tr(
                    "Median time to handing over: %n minute(s)", "", pace.minutes_to_handing_over
                )
            )
        if day.overdue:
            facts.append(self.tr("%n late of those put aside", "", day.overdue))
        if day.numbers_left != day.permits_left:
            facts.append(self.tr("%n number(s) left in this desk's block", "", day.numbers_left))
        return facts

    def _show_hours(self, day: DaySoFar) -> None:
        pace, titles = day.pace, self._titles()
        names = [f"{each.hour:02}:00" for each in pace.hours]
        palette = tokens.palette(dark=self._context.preferences.dark)
        self._legend.setText(
            "\u2003".join(
                f'<span style="color:{getattr(palette, colour)}">■</span> {titles[measure]}'
                for measure, colour in _COLOURS.items()
            )
        )
        self.chart.show_hours(
            names,
            {
                colour: [getattr(each.counts, measure) for each in pace.hours]
                for measure, colour in _COLOURS.items()
            },
        )
        rows = [
            self._row(Cell(name, ltr=True), each.counts)
            for name, each in zip(names, pace.hours, strict=True)
        ]
        rows.append(self._row(Cell(self.tr("Total")), pace.total))
        self.table.fill([self.tr("Hour"), *titles.values()], rows)
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        fit_rows(self.table, len(rows), _HOURS + 1)

    def _row(self, first: Cell, counts: Counts) -> list[Cell]:
        return [first, *(Cell(number_in_figures(n, self._context.language)) for n in counts)]

    def _titles(self) -> Mapping[str, str]:
        """What each column counts, in the order of the counts."""
        words = (
            self.tr("Came"),
            self.tr("Initiated"),
            self.tr("With papers"),
            self.tr("Permits"),
            self.tr("Printed"),
            self.tr("Handed over"),
            self.tr("Put aside"),
            self.tr("Waiting"),
        )
        return dict(zip(Counts._fields, words, strict=True))
