"""The people of one session: who has a place, who was there; by list or ticket after ticket."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from infitah_desk.domain.errors import InfitahError
from infitah_desk.gui.context import Context
from infitah_desk.gui.models.paper_outlet import PaperOutlet
from infitah_desk.gui.pages.dossier_header import apart
from infitah_desk.gui.pages.today_due import name_of
from infitah_desk.gui.pages.today_waiting import fit_rows
from infitah_desk.gui.widgets.flow_layout import FlowLayout
from infitah_desk.gui.widgets.keys import with_key
from infitah_desk.gui.widgets.printer_field import PrinterField
from infitah_desk.gui.widgets.report_table import Cell, ReportTable
from infitah_desk.gui.widgets.small_button import small_button
from infitah_desk.system.texts import listed, say

if TYPE_CHECKING:
    from infitah_desk.services.initiating import Held, Person
    from infitah_desk.storage.sessions import PlannedSession

PRINTER = "a4"
_MOST_ROWS = 8
_TICKET_PX = 240


class SessionPeople(QWidget):
    """A line and Enter note that somebody attended; so does a ticket in the field above."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._session: PlannedSession | None = None
        self._people: tuple[Person, ...] = ()
        self._certificates = False
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        self.setObjectName("sessionPeople")
        self._title = QLabel()
        self._title.setProperty("role", "strong")
        self._title.setWordWrap(True)
        self.ticket = QLineEdit()
        self.ticket.setObjectName("sessionTicketField")
        self.ticket.setFixedWidth(_TICKET_PX)
        self.attend = small_button("attendTicketButton")
        self.enrol = small_button("enrolTicketButton")
        self._told = QLabel()
        self._told.setObjectName("sessionToldLabel")
        self._told.setWordWrap(True)
        self.table = ReportTable(self._context, "sessionPeopleTable", wide_column=1)
        self._row = QWidget()
        tickets = QHBoxLayout(self._row)
        tickets.setContentsMargins(0, 0, 0, 0)
        tickets.setSpacing(8)
        tickets.addWidget(self.ticket)
        tickets.addWidget(self.attend)
        tickets.addWidget(self.enrol)
        tickets.addStretch(1)
        self.attend_all = small_button("attendAllButton")
        self.certify_all = small_button("certifyAllButton")
        self.print = small_button("printSessionButton")
        self.printers = PrinterField(self._context, PRINTER, "sessionPrinterField")
        self._outlet = PaperOutlet(self._context, self)
        below = QWidget()
        flow = FlowLayout(below, 8)
        for button in (self.attend_all, self.certify_all, self.print):
            flow.addWidget(button)
        flow.addWidget(self.printers)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self._row)
        column.addWidget(self._told)
        column.addWidget(self.table)
        column.addWidget(below)
        self.hide()

    def _connect(self) -> None:
        self.ticket.returnPressed.connect(self._attend_ticket)
        self.attend.clicked.connect(self._attend_ticket)
        self.enrol.clicked.connect(self._enrol_ticket)
        self.table.row_chosen.connect(self._attend_row)
        self.attend_all.clicked.connect(self._attend_all)
        self.certify_all.clicked.connect(self._certify_all)
        self.print.clicked.connect(self._print)
        self.printers.changed.connect(self._say)
        self._outlet.ended.connect(self._say)

    def retranslate(self) -> None:
        """Say everything anew."""
        hint = self.tr("Ticket of who is here")
        self.ticket.setAccessibleName(hint)
        self.ticket.setPlaceholderText(hint)
        self.ticket.setToolTip(
            self.tr("Type or scan one ticket after another: Enter notes that its owner attended")
        )
        with_key(self.attend, self.tr("Attended"), "Ctrl+R")
        with_key(self.enrol, self.tr("Give a place"), "Ctrl+Shift+R")
        with_key(self.attend_all, self.tr("All attended"), "Ctrl+G")
        with_key(self.certify_all, self.tr("Certificate given to all"), "Ctrl+Shift+G")
        self.table.setAccessibleName(self.tr("People of the session"))
        self.table.setToolTip(self.tr("Enter notes that this owner attended"))
        self.printers.retranslate(
            self.tr("Printer"), self.tr("Where the list is printed; remembered")
        )
        self._say()

    def show_session(self, session: PlannedSession | None) -> None:
        """Show the people of this session."""
        if session is None or self._session is None or session.id != self._session.id:
            self._people = ()
            self._told.clear()
            self.ticket.clear()
        self._session = session
        self._say()
        if session is not None:
            self._ask(session.id)

    def _ask(self, id_: str) -> None:
        from infitah_desk.services.initiating import people_of

        def came(people: tuple[Person, ...]) -> None:
            if self._session is not None and self._session.id == id_:
                self._people = people
                self._say()

        self._context.desk.ask(people_of, came, None, id_)

    def _say(self) -> None:
        session = self._session
        self.setVisible(session is not None)
        takes_place = session is not None and not session.cancelled
        for widget in (self._row, self.attend_all):
            widget.setVisible(takes_place)
        self.certify_all.setVisible(takes_place and any(self._lacks(each) for each in self._people))
        self.attend_all.setEnabled(any(not each.attended for each in self._people))
        self.printers.setVisible(self.printers.is_choice)
        self._told.setVisible(bool(self._told.text()))
        self.print.setEnabled(True)
        words = (
            self.tr("Print the list") if self.printers.printer else self.tr("Save the list as PDF")
        )
        with_key(self.print, words, "Ctrl+P")
        self._title.setText(
            self.tr("People of the session of {time}").format(time=f"\u2066{session.time}\u2069")
            if session is not None
            else ""
        )
        self.table.fill(
            [
                self.tr("State"),
                self.tr("Enterprise"),
                self.tr("Manager"),
                self.tr("Ticket"),
            ],
            [self._cells(each) for each in self._people],
        )
        self.table.setVisible(bool(self._people))
        fit_rows(self.table, len(self._people), _MOST_ROWS)

    def _lacks(self, each: Person) -> bool:
        return self._certificates and each.attended and not each.certified

    def tell_certificates(self, *, wanted: bool) -> None:
        """Whether the programme wants certificates to be given."""
        self._certificates = wanted

    def _cells(self, each: Person) -> list[Cell]:
        if each.certified:
            state = Cell(self.tr("✓ certificate"), "good")
        elif each.attended:
            state = Cell(self.tr("✓ attended"), "good")
        else:
            state = Cell(self.tr("enrolled"), "to_do")
        name = name_of(each.name, each.name_ar, self._context)
        manager = name_of(each.manager, each.manager_ar, self._context)
        return [state, Cell(name), Cell(manager), Cell(each.ticket)]

    # What is done.

    def _attend_row(self, row: int) -> None:
        person = self._people[row]
        if not person.attended:
            self._attend(person.dossier)

    def _attend(self, dossier: str) -> None:
        from infitah_desk.services.initiating import attend_session

        if self._session is not None:
            self._context.desk.do(
                attend_session, self._held, self._refused, self._session.id, [dossier]
            )

    def _attend_ticket(self) -> None:
        self._claimed(self._attend)

    def _enrol_ticket(self) -> None:
        self._claimed(self._enrol)

    def _claimed(self, run: Callable[[str], None]) -> None:
        """The field is free at once: a scanner types the next ticket without looking."""
        from infitah_desk.services.claiming import dossier_of

        text = self.ticket.text()
        self.ticket.clear()
        self.ticket.setFocus()
        if text.strip():
            self._context.desk.ask(dossier_of, run, self._refused, text)

    def _enrol(self, dossier: str) -> None:
        from infitah_desk.services.initiating import enrol_in_session

        def enrolled(_: PlannedSession) -> None:
            self._tell(self.tr("✓ A place is kept."), "good")

        if self._session is not None:
            self._context.desk.do(
                enrol_in_session, enrolled, self._refused, self._session.id, [dossier]
            )

    def _attend_all(self) -> None:
        from infitah_desk.services.initiating import attend_all

        if self._session is not None:
            self._context.desk.do(attend_all, self._held, self._refused, self._session.id)

    def _certify_all(self) -> None:
        from infitah_desk.services.initiating import certify_all

        if self._session is not None:
            self._context.desk.do(certify_all, self._held, self._refused, self._session.id)

    def _held(self, held: Held) -> None:
        names = [apart(name_of(each.name, each.name_ar, self._context)) for each in held.people]
        if len(names) == 1:
            words = self.tr("✓ Noted: {name}").format(name=names[0])
        else:
            words = self.tr("✓ Noted: %n dossier(s)", "", len(names))
        if held.refused:
            codes = sorted({say(code, self._context.language) for _, code in held.refused})
            words = f"{words}\n{listed(codes, self._context.language)}"
        self._tell(words, "good")

    def _refused(self, error: InfitahError) -> None:
        self._tell(f"⚠ {self._context.say(error)}", "wrong")

    def _tell(self, text: str, kind: str) -> None:
        self._told.setText(text)
        self._told.setProperty("chip", kind)
        self._told.style().unpolish(self._told)
        self._told.style().polish(self._told)
        self._told.setVisible(bool(text))

    def _print(self) -> None:
        from infitah_desk.services.initiating import draw_sheet

        session, printer = self._session, self.printers.printer
        if session is None:
            return
        self.print.setEnabled(False)
        self._context.desk.ask(
            draw_sheet,
            lambda drawn: self._outlet.send(drawn[0], printer, session.id),
            self._outlet.fail,
            session.id,
        )
