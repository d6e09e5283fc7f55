"""Closing the stop, in place: what is still open, the figures, the bundle on its medium."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from infitah_desk.domain.errors import InfitahError
from infitah_desk.gui.context import Context
from infitah_desk.gui.models.paper_outlet import PaperOutlet
from infitah_desk.gui.pages.close_stop_figures import ClosingFigures
from infitah_desk.gui.pages.close_stop_signing import ClosingSigning
from infitah_desk.gui.widgets.keys import with_key
from infitah_desk.gui.widgets.path_field import Kind, PathField
from infitah_desk.gui.widgets.printer_field import PrinterField
from infitah_desk.services.carrying import CarriedOut, carry_out
from infitah_desk.services.closing import (
    Closed,
    Prospect,
    close_the_stop,
    draw_closing_sheet,
    prospect,
)

PRINTER = "closing"
_OF_SIGNER = ("password.", "account.unknown", "stop.second_signature")


class CloseStop(QWidget):
    """One guided action for the supervisor; `ended` when it is done or left."""

    ended = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._seen: Prospect | None = None
        self._closed = False
        self._carried: CarriedOut | None = None
        self._error: InfitahError | None = None
        self._unsigned: InfitahError | None = None
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        self.setObjectName("closeStop")
        self.setProperty("ground", "surface")
        self.setProperty("card", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title = QLabel()
        self._title.setProperty("role", "strong")
        self._figures = ClosingFigures(self._context)
        self.signing = ClosingSigning()
        self.folder = PathField(self._context, "closingFolder", Kind.FOLDER, "Ctrl+E")
        self._result = QLabel()
        self._result.setObjectName("closeStopResultLabel")
        self._result.setWordWrap(True)
        self._result.setTextFormat(Qt.TextFormat.PlainText)
        self.sheet = QPushButton()
        self.sheet.setObjectName("closingSheetButton")
        self.printers = PrinterField(self._context, PRINTER, "closingPrinterField")
        self._outlet = PaperOutlet(self._context, self)
        self.leave = QPushButton()
        self.leave.setObjectName("leaveCloseStopButton")
        self.close_stop = QPushButton()
        self.close_stop.setObjectName("confirmCloseStopButton")
        self.close_stop.setProperty("primary", True)
        buttons = QHBoxLayout()
        buttons.addWidget(self.leave)
        buttons.addStretch(1)
        buttons.addWidget(self.printers)
        buttons.addWidget(self.sheet)
        buttons.addWidget(self.close_stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(10)
        column.addWidget(self._title)
        column.addWidget(self._figures)
        column.addWidget(self.signing)
        column.addWidget(self.folder)
        column.addWidget(self._result)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self.leave.clicked.connect(self.ended)
        self.close_stop.clicked.connect(self._go)
        self.folder.edit.returnPressed.connect(self._go)
        self.signing.confirmed.connect(self._go)
        self.signing.counted_changed.connect(self._say)
        self.sheet.clicked.connect(self._print)
        self.printers.changed.connect(self._say)
        self._outlet.ended.connect(self._say)

    def retranslate(self) -> None:
        """Say everything anew."""
        self._title.setText(self.tr("Close the stop"))
        self._figures.retranslate()
        self.signing.retranslate()
        if self._unsigned is not None and self.signing.is_wrong:
            self.signing.tell_wrong(self._context.say(self._unsigned))
        self.printers.retranslate(
            self.tr("Printer"), self.tr("Where the closing sheet is printed; remembered")
        )
        self.folder.say(self.tr("Where the bundle for headquarters goes: a stick or a folder"))
        self._say()

    def begin(self) -> None:
        """Ask how things stand, and offer to close."""
        self.forget()
        self._context.desk.ask(prospect, self._came, None)
        self.signing.counted.setFocus()

    def forget(self) -> None:
        """The desk is being locked: no name stays."""
        self._seen, self._carried, self._error, self._closed = None, None, None, False
        self.signing.clear()
        self._say()

    def _came(self, seen: Prospect) -> None:
        self._seen = seen
        self.signing.offer(seen.cosigners)
        self._say()

    def _go(self) -> None:
        folder = self.folder.required()
        if folder is None or self._seen is None or self._carried is not None:
            return
        if not folder.is_dir():
            self.folder.tell_wrong(self.tr("There is no such folder. Is the stick plugged in?"))
            return
        self.close_stop.setEnabled(False)
        self._error = None
        if self._closed:
            self._export()
        else:
            self._context.desk.do(
                close_the_stop,
                self._stop_closed,
                self._refused,
                self.signing.cosigner,
                self.signing.count,
            )

    def _stop_closed(self, closed: Closed) -> None:
        self._closed = True
        if self._seen is not None:
            self._seen = self._seen._replace(figures=closed.figures)
        self.signing.password.clear()
        self._export()

    def _export(self) -> None:
        folder = self.folder.path
        if folder is not None:
            self._context.desk.do(carry_out, self._exported, self._refused, folder)

    def _exported(self, carried: CarriedOut) -> None:
        self._carried = carried
        self.close_stop.setEnabled(True)
        self._say()
        self.leave.setFocus()

    def _refused(self, error: InfitahError) -> None:
        self.close_stop.setEnabled(True)
        if error.code.startswith(_OF_SIGNER):
            self._unsigned = error
            self.signing.tell_wrong(self._context.say(error))
            # What is typed next is not to stand behind what was wrong.
            self.signing.password.clear()
            self.signing.password.setFocus()
            return
        self._error = error
        self._say()

    def _print(self) -> None:
        seen, printer = self._seen, self.printers.printer
        if seen is None:
            return
        title = f"{self._context.desk.node}-{seen.stop.date}"
        self.sheet.setEnabled(False)
        self._context.desk.do(
            draw_closing_sheet,
            lambda drawn: self._outlet.send(drawn[0], printer, title),
            self._outlet.fail,
        )

    def _say(self) -> None:
        done = self._carried is not None
        with_key(self.leave, self.tr("Done") if done else self.tr("Not now"), "Alt+Left")
        go = (
            self.tr("Write the bundle again")
            if self._closed
            else self.tr("Close the stop and write the bundle")
        )
        with_key(self.close_stop, go, "Ctrl+Return")
        self.close_stop.setVisible(not done)
        self.sheet.setEnabled(self._closed)
        self.sheet.setVisible(self._closed)
        self.printers.setVisible(self._closed and self.printers.is_choice)
        with_key(
            self.sheet,
            self.tr("Print the closing sheet")
            if self.printers.printer
            else self.tr("Save the closing sheet as PDF"),
            "Ctrl+P",
        )
        self.signing.setVisible(not self._closed)
        self._figures.show_prospect(self._seen, self.signing.count, closed=self._closed)
        self._say_result()

    def _say_result(self) -> None:
        if self._carried is not None:
            file = f"\u2066{self._carried.file.name}\u2069"
            text = "✓ " + self.tr(
                "The stop is closed. {file} was verified on the medium: it is safe to remove."
            ).format(file=file)
        elif self._error is not None and self._closed:
            text = (
                "⚠ "
                + self._context.say(self._error)
                + "\n"
                + self.tr(
                    "The stop is closed, but the bundle was not written. Choose another place."
                )
            )
        elif self._error is not None:
            text = "⚠ " + self._context.say(self._error)
        else:
            text = ""
        self._result.setText(text)
        self._result.setVisible(bool(text))
