"""The waiting list in order of arrival, and who is next once a number is free."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from infitah_desk.gui.context import Context
from infitah_desk.gui.pages.dossier_header import apart
from infitah_desk.gui.pages.today_due import name_of
from infitah_desk.gui.widgets.keys import with_key
from infitah_desk.gui.widgets.report_table import Cell, ReportTable
from infitah_desk.services.waiting import Line, Waiting, take_next, waiting_list

NEXT_KEY = "Ctrl+J"
_MOST_ROWS = 6


class WaitingPeople(QWidget):
    """Shown while somebody waits; a line of the list opens its dossier."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._line = Line(0, ())
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        self.setObjectName("waitingPeople")
        self._title = QLabel()
        self._title.setProperty("role", "strong")
        self._next = QLabel()
        self._next.setObjectName("nextWaitingLabel")
        self._next.setWordWrap(True)
        self._next.setTextFormat(Qt.TextFormat.PlainText)
        self.take = QPushButton()
        self.take.setObjectName("takeNextButton")
        self.table = ReportTable(self._context, "waitingTable", wide_column=1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self._next)
        column.addWidget(self.take, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self.table)

    def _connect(self) -> None:
        self.take.clicked.connect(self._take)
        self.table.row_chosen.connect(
            lambda row: self._context.ways.dossier_asked.emit(self._line.waiting[row].dossier)
        )

    def retranslate(self) -> None:
        """Say everything anew."""
        self._title.setText(self.tr("Waiting list"))
        with_key(self.take, self.tr("Take up the next"), NEXT_KEY)
        self.table.setAccessibleName(self.tr("Waiting list"))
        self.table.setToolTip(self.tr("Enter opens the dossier"))
        self._fill()

    def ask(self) -> None:
        """Ask anew who waits."""
        self._context.desk.ask(waiting_list, self._came, None)

    def clear(self) -> None:
        """Names go."""
        self._came(Line(0, ()))

    def _came(self, line: Line) -> None:
        self._line = line
        self._fill()

    def _fill(self) -> None:
        line = self._line
        self.setVisible(bool(line.waiting))
        first = line.next
        self._next.setText(
            self.tr("A number is free. Next is {name}, ticket {ticket}.").format(
                name=apart(name_of(first.name, first.name_ar, self._context)),
                ticket=apart(first.ticket),
            )
            if first is not None
            else self.tr("No number is free now: a bigger quota or a revoked permit frees one.")
        )
        self.take.setEnabled(first is not None)
        self.table.fill(
            [self.tr("Place"), self.tr("Enterprise"), self.tr("Ticket")],
            [
                [
                    Cell(str(each.place)),
                    Cell(name_of(each.name, each.name_ar, self._context)),
                    Cell(each.ticket),
                ]
                for each in line.waiting
            ],
        )
        fit_rows(self.table, len(line.waiting), _MOST_ROWS)

    def _take(self) -> None:
        self._context.desk.do(take_next, self._taken, None)

    def _taken(self, taken: Waiting) -> None:
        self._context.ways.dossier_asked.emit(taken.dossier)


def fit_rows(table: ReportTable, rows: int, most: int) -> None:
    """As high as its rows, up to so many: a page scrolls, a list in it does so only if long."""
    titles, lines = table.horizontalHeader(), table.verticalHeader()
    for header in (titles, lines):
        header.ensurePolished()
    shown = sum(
        max(table.sizeHintForRow(row), lines.sectionSizeHint(row), lines.minimumSectionSize())
        for row in range(min(rows, most))
    )
    table.setFixedHeight(titles.sizeHint().height() + shown + 2 * table.frameWidth())
