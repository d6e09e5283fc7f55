"""Many permits at once: those that are to be printed, marked in a list and sent together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from infitah_desk.gui.context import Context
from infitah_desk.gui.models.permit_run import PermitRun, RunEnd
from infitah_desk.gui.pages.dossier_header import apart
from infitah_desk.gui.pages.today_due import name_of
from infitah_desk.gui.pages.today_waiting import fit_rows
from infitah_desk.gui.widgets.flow_layout import FlowLayout
from infitah_desk.gui.widgets.format_field import FormatField
from infitah_desk.gui.widgets.keys import with_key
from infitah_desk.gui.widgets.printer_field import PrinterField
from infitah_desk.gui.widgets.report_table import Cell, ReportTable
from infitah_desk.services.queueing import unprinted_permits

if TYPE_CHECKING:
    from infitah_desk.storage.sheets import ToPrint

FORMATS = ("cards-a4", "a4", "card")
MOST = 1000
"""So many are offered at once; the others come when these are printed."""

_MOST_ROWS = 7
_FIELD_LETTERS = 20


class PermitBatch(QWidget):
    """The list, the format with its printer, the button, and how far the run is."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._permits: tuple[ToPrint, ...] = ()
        self.run = PermitRun(context, self)
        self._progress = (0, 0, False)
        self._ended: RunEnd | None = None
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        self.setObjectName("permitBatch")
        self._title = QLabel()
        self._title.setProperty("role", "strong")
        self._hint = QLabel()
        self._hint.setObjectName("toPrintLabel")
        self._hint.setProperty("role", "secondary")
        self._hint.setWordWrap(True)
        self.table = ReportTable(self._context, "toPrintTable", wide_column=1, several=True)
        self.formats = FormatField(self._context, "batch", "batchFormatField", FORMATS)
        self.printers = PrinterField(self._context, self.formats.format, "batchPrinterField")
        for field in (self.formats, self.printers):
            field.setMinimumContentsLength(_FIELD_LETTERS)
        self.print = QPushButton()
        self.print.setObjectName("printBatchButton")
        self.print.setProperty("primary", True)
        self.all = QPushButton()
        self.all.setObjectName("markAllToPrintButton")
        choices = QWidget()
        flow = FlowLayout(choices, 8)
        for widget in (self.formats, self.printers, self.all, self.print):
            flow.addWidget(widget)
        self.progress = QProgressBar()
        self.progress.setObjectName("batchProgress")
        self.progress.setTextVisible(False)
        self._told = QLabel()
        self._told.setObjectName("batchToldLabel")
        self._told.setWordWrap(True)
        self._told.setTextFormat(Qt.TextFormat.PlainText)
        self.cancel = QPushButton()
        self.cancel.setObjectName("cancelBatchButton")
        self._way = QWidget()
        row = QHBoxLayout(self._way)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.progress, 1)
        row.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self._title, self._hint, self.table, choices, self._way, self._told):
            column.addWidget(part)

    def _connect(self) -> None:
        self.table.row_chosen.connect(
            lambda row: self._context.ways.dossier_asked.emit(self._permits[row].dossier)
        )
        self.table.marked_changed.connect(self._say)
        self.formats.changed.connect(lambda: self.printers.use(self.formats.format))
        self.printers.changed.connect(self._say)
        self.all.clicked.connect(self._mark_all)
        self.print.clicked.connect(self._print)
        self.cancel.clicked.connect(self.run.stop)
        self.run.progressed.connect(self._progressed)
        self.run.ended.connect(self._end)

    def retranslate(self) -> None:
        """Say everything anew."""
        self._title.setText(self.tr("Permits to print"))
        self.formats.retranslate()
        self.printers.retranslate(
            self.tr("Printer"), self.tr("Where permits of this format are printed; remembered")
        )
        self.table.setAccessibleName(self.tr("Permits to print"))
        self.table.setToolTip(
            self.tr("Mark with Ctrl and a click, Shift and the arrows, or Ctrl+A; Enter opens one")
        )
        self.progress.setAccessibleName(self.tr("How far the printing is"))
        with_key(self.all, self.tr("Mark all"), "Ctrl+Shift+A")
        with_key(self.cancel, self.tr("Stop"), "Ctrl+.")
        self._fill()

    def ask(self) -> None:
        """Ask anew what is to be printed."""
        self._context.desk.ask(unprinted_permits, self._came, None, MOST)

    def clear(self) -> None:
        """Names go."""
        self._ended = None
        self._came(())

    def focus_first(self) -> None:
        """To the list."""
        self.table.setFocus()

    def _came(self, permits: tuple[ToPrint, ...]) -> None:
        marked = {self._permits[row].number for row in self.table.marked_rows()}
        self._permits = permits
        self._fill()
        self.table.mark_rows(
            [row for row, each in enumerate(permits) if each.number in marked],
        )

    def _fill(self) -> None:
        marked = self.table.marked_rows()
        self.table.fill(
            [self.tr("Permit"), self.tr("Enterprise")],
            [
                [Cell(each.number), Cell(name_of(each.name, each.name_ar, self._context))]
                for each in self._permits
            ],
        )
        self.table.mark_rows([row for row in marked if row < len(self._permits)])
        fit_rows(self.table, len(self._permits), _MOST_ROWS)
        self._say()

    def _say(self) -> None:
        count, marked = len(self._permits), len(self.table.marked_rows())
        running = self.run.is_running
        if not count:
            hint = self.tr("Every permit that was issued has its sheet.")
        elif count == MOST:
            hint = self.tr("The first %n permit(s) without a sheet are shown.", "", count)
        else:
            hint = self.tr("%n permit(s) have no sheet yet.", "", count)
        self._hint.setText(hint)
        self.table.setVisible(bool(count))
        for widget in (self.formats, self.all, self.print):
            widget.setVisible(bool(count))
            widget.setEnabled(not running)
        self.printers.setVisible(bool(count) and self.printers.is_choice)
        self.printers.setEnabled(not running)
        words = self.tr("Print") if self.printers.printer else self.tr("Save as PDF")
        with_key(self.print, f"{words} ({marked})" if marked else words, "Ctrl+P")
        self.print.setEnabled(bool(marked) and not running)
        self._say_progress()

    def _say_progress(self) -> None:
        running = self.run.is_running
        self._way.setVisible(running)
        if running:
            done, of, printing = self._progress
            self.progress.setRange(0, of)
            self.progress.setValue(done)
            words = (
                self.tr("Printed: {done} of {of} pages")
                if printing
                else self.tr("Drawn and read back: {done} of {of} permits")
            )
            text = words.format(done=done, of=of)
        else:
            text = self._end_words()
        self._told.setText(text)
        self._told.setVisible(bool(text))

    def _end_words(self) -> str:
        end = self._ended
        if end is None:
            return ""
        lines = []
        if end.error is not None:
            lines.append("⚠ " + self._context.say(end.error))
        if end.was_stopped:
            lines.append(
                self.tr("Stopped: {sent} of {asked} permits are on paper or in the file.").format(
                    sent=len(end.sent), asked=end.asked
                )
            )
        if end.sent:
            lines.append(
                self.tr(
                    "From {first} to {last}: now say of each sheet whether it is in hand."
                ).format(first=apart(end.sent[0]), last=apart(end.sent[-1]))
            )
            lines += (
                [self.tr("Sent to the printer: {printer}").format(printer=apart(end.printer))]
                if end.printer
                else [
                    self.tr("The PDF lies here: {file}").format(file=apart(str(file)))
                    for file in end.files
                ]
            )
        elif end.error is None:
            lines.append(self.tr("Nothing was sent: the same copies are printed next time."))
        return "\n".join(lines)

    def _mark_all(self) -> None:
        self.table.selectAll()
        self.print.setFocus()

    def _print(self) -> None:
        numbers = [self._permits[row].number for row in self.table.marked_rows()]
        self._ended = None
        self.run.start(numbers, self.formats.format, self.printers.printer)
        self._say()

    def _progressed(self, done: int, of: int, printing: bool) -> None:
        self._progress = (done, of, printing)
        self._say_progress()

    def _end(self, end: RunEnd) -> None:
        self._ended = end
        self.ask()
        self._say()
