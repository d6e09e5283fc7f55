"""The day hour by hour: bars, the same in a table beside them, and how long a dossier takes."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QVBoxLayout, QWidget

from infitah_desk.domain.day_pace import Counts
from infitah_desk.gui import tokens
from infitah_desk.gui.context import Context
from infitah_desk.gui.grouped_numbers import grouped
from infitah_desk.gui.widgets.hour_bars import HourBars
from infitah_desk.gui.widgets.report_table import Cell, ReportTable
from infitah_desk.services.pacing import DaySoFar, day_so_far
from infitah_desk.system.amounts import number_in_figures
from infitah_desk.system.moments import day_text

_GAP_PX = 12
_COLUMN_PX = 56
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
        self._both.setSpacing(_GAP_PX)
        self._both.addWidget(self.chart, 1)
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
        self._place_table()

    def _came(self, day: DaySoFar) -> None:
        self._day = day
        self._fill()

    def _fill(self) -> None:
        day = self._day
        self.setVisible(day is not None and bool(day.date))
        if day is None:
            self.table.fill([], [])
            return
        self._title.setText(
            self.tr("The day hour by hour")
            if day.is_open
            else self.tr("The last day hour by hour: {date}").format(date=day_text(day.date))
        )
        facts = self._facts(day)
        self._told.setText(" · ".join(facts))
        self._told.setVisible(bool(facts))
        hours = day.pace.hours
        for part in (self._legend, self.chart, self.table):
            part.setVisible(bool(hours))
        if hours:
            self._show_hours(day)

    def _facts(self, day: DaySoFar) -> list[str]:
        """How long it takes, who is late, and what the line above does not say of the block."""
        pace = day.pace
        facts = [] if pace.hours else [self.tr("No enterprise has come.")]
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
            words = self.tr("%n number(s) left in this desk's block", "", day.numbers_left)
            facts.append(grouped(words, self._context.language))
        return facts

    def _show_hours(self, day: DaySoFar) -> None:
        pace = day.pace
        names = [f"{each.hour:02}:00" for each in pace.hours]
        palette = tokens.palette(dark=self._context.preferences.dark)
        legend = (
            self.tr("Enterprises that came"),
            self.tr("Permits issued"),
            self.tr("Permits handed over"),
        )
        self._legend.setText(
            "\u2003".join(
                f'<span style="color:{getattr(palette, colour)}">■</span> {words}'
                for colour, words in zip(_COLOURS.values(), legend, strict=True)
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
        self.table.fill([self.tr("Hour"), *self._titles()], rows)
        self.table.fit_rows()
        self._place_table()

    def _place_table(self) -> None:
        """Beside the bars where no column is cut there, else below them."""
        header = self.table.horizontalHeader()
        wanted = sum(
            max(
                header.sectionSizeHint(column),
                header.minimumSectionSize(),
                self.table.sizeHintForColumn(column),
            )
            for column in range(header.count())
        )
        wanted += 2 * self.table.frameWidth() + _GAP_PX + self.chart.minimumSizeHint().width()
        directions = QBoxLayout.Direction
        has_room = wanted <= self.width()
        self._both.setDirection(directions.LeftToRight if has_room else directions.TopToBottom)

    def _row(self, first: Cell, counts: Counts) -> list[Cell]:
        return [first, *(Cell(number_in_figures(n, self._context.language)) for n in counts)]

    def _titles(self) -> list[str]:
        """What each column counts, in the order of the counts."""
        return [
            self.tr("Came"),
            self.tr("Initiated"),
            self.tr("With papers"),
            self.tr("Permits"),
            self.tr("Printed"),
            self.tr("Handed over"),
            self.tr("Put aside"),
            self.tr("Waiting"),
        ]
