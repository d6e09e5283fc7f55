"""The ticket strip: the code with which an owner comes back, large, and its slip with one key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from infitah_desk.domain.claim_ticket import ticket_of
from infitah_desk.gui.context import Context
from infitah_desk.gui.models.paper_outlet import PaperOutlet
from infitah_desk.gui.widgets.keys import with_key
from infitah_desk.gui.widgets.printer_field import PrinterField
from infitah_desk.gui.widgets.small_button import small_button

if TYPE_CHECKING:
    from infitah_desk.services.showing import Shown

PRINTER = "ticket"
PRINT_KEY = "Ctrl+Shift+P"


class TicketStrip(QWidget):
    """Shown for whoever leaves and comes back: put aside, waiting, or with a place in a session."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._dossier = ""
        self._place = 0
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        self.setObjectName("ticketStrip")
        self._label = QLabel()
        self._label.setProperty("role", "secondary")
        self._code = QLabel()
        self._code.setObjectName("ticketLabel")
        self._code.setProperty("role", "title")
        self._code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._line = QLabel()
        self._line.setObjectName("waitingPlaceLabel")
        self._line.setProperty("role", "secondary")
        self._line.setWordWrap(True)
        self.printers = PrinterField(self._context, PRINTER, "ticketPrinterField")
        self.print = small_button("printTicketButton")
        self._outlet = PaperOutlet(self._context, self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._label)
        row.addWidget(self._code)
        row.addWidget(self._line, 1)
        row.addWidget(self.printers)
        row.addWidget(self.print)
        self.hide()

    def _connect(self) -> None:
        self.print.clicked.connect(self._print)
        self.printers.changed.connect(self._say)
        self._outlet.ended.connect(lambda: self.print.setEnabled(True))

    def retranslate(self) -> None:
        """Say everything anew."""
        self._label.setText(self.tr("Ticket"))
        self.printers.retranslate(
            self.tr("Printer for tickets"), self.tr("Where tickets are printed; remembered")
        )
        self._say()

    def show_dossier(self, shown: Shown | None) -> None:
        """Show this dossier's ticket, if its owner is to come back with one."""
        self._dossier = shown.state.dossier if shown is not None else ""
        self._place = 0
        situation = shown.state.situation.name if shown is not None else ""
        placed = shown is not None and shown.state.initiation.session and not shown.state.initiated
        self.setVisible(bool(situation in {"parked", "waiting"} or placed))
        if situation == "waiting":
            self._ask_place()
        self._say()

    def _ask_place(self) -> None:
        from infitah_desk.services.waiting import place_of

        dossier = self._dossier

        def came(place: int) -> None:
            if dossier == self._dossier:
                self._place = place
                self._say()

        self._context.desk.ask(place_of, came, None, dossier)

    def _say(self) -> None:
        code = ticket_of(self._dossier) if self._dossier else ""
        self._code.setText(f"\u2066{code}\u2069" if code else "")
        self._code.setAccessibleName(self.tr("Ticket {ticket}").format(ticket=code))
        self._line.setText(
            self.tr("Place {place} on the waiting list").format(place=self._place)
            if self._place
            else ""
        )
        words = (
            self.tr("Print the ticket")
            if self.printers.printer
            else self.tr("Save the ticket as PDF")
        )
        with_key(self.print, words, PRINT_KEY)
        self.printers.setVisible(self.printers.is_choice)

    def _print(self) -> None:
        from infitah_desk.services.claiming import draw_ticket

        dossier, printer = self._dossier, self.printers.printer
        self.print.setEnabled(False)
        self._context.desk.ask(
            draw_ticket,
            lambda pdf: self._outlet.send(pdf, printer, ticket_of(dossier)),
            self._outlet.fail,
            dossier,
        )
