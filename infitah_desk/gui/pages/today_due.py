"""Who is due back: the late ones first, one key each; and back they come with their tickets."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from infitah_desk.domain.errors import InfitahError
from infitah_desk.gui.context import Context
from infitah_desk.gui.models.paper_outlet import PaperOutlet
from infitah_desk.gui.pages.dossier_header import apart
from infitah_desk.gui.widgets.keys import with_key
from infitah_desk.gui.widgets.small_button import small_button
from infitah_desk.gui.widgets.ticket_strip import PRINTER
from infitah_desk.services.counting import DueBack, due_back

SHOWN = 9
TICKET_KEY = "Ctrl+F"
PRINT_KEY = "Ctrl+T"
_TICKET_PX = 240


class DuePeople(QWidget):
    """A line for each, and a field into which a ticket is typed or scanned."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._due: tuple[DueBack, ...] = ()
        self._rows: list[QPushButton] = []
        self._at = 0
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        self.setObjectName("duePeople")
        self._title = QLabel()
        self._title.setProperty("role", "strong")
        self.ticket = QLineEdit()
        self.ticket.setObjectName("ticketField")
        self.ticket.setFixedWidth(_TICKET_PX)
        self._told = QLabel()
        self._told.setObjectName("ticketToldLabel")
        self._told.setProperty("role", "error")
        self._told.setWordWrap(True)
        self._told.setTextFormat(Qt.TextFormat.PlainText)
        self._none = QLabel()
        self._none.setProperty("role", "secondary")
        self._more = QLabel()
        self._more.setObjectName("moreDueLabel")
        self._more.setProperty("role", "secondary")
        self.print = small_button("dueTicketButton")
        self._outlet = PaperOutlet(self._context, self)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._title, 1)
        head.addWidget(self.ticket)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._told)
        column.addWidget(self._none)
        column.addLayout(self._lines)
        column.addWidget(self._more)
        column.addWidget(self.print, 0, Qt.AlignmentFlag.AlignLeading)
        self._told.hide()

    def _connect(self) -> None:
        self.ticket.returnPressed.connect(self._claim)
        self.ticket.textEdited.connect(lambda: self._tell(""))
        self.print.clicked.connect(self._print)
        self._outlet.ended.connect(lambda: self.print.setEnabled(True))
        key = QShortcut(QKeySequence(TICKET_KEY), self)
        key.activated.connect(self.ticket.setFocus)
        self._context.application.focusChanged.connect(self._follow)

    def retranslate(self) -> None:
        """Say everything anew."""
        self._title.setText(self.tr("Due back"))
        hint = self.tr("Ticket of who is back")
        self.ticket.setAccessibleName(hint)
        self.ticket.setPlaceholderText(f"{hint}  {TICKET_KEY}")
        self.ticket.setToolTip(self.tr("Type or scan the ticket: Enter opens the dossier"))
        self._none.setText(self.tr("Nobody is expected back."))
        self._fill()

    def ask(self) -> None:
        """Ask anew who is due back."""
        self._context.desk.ask(due_back, self._came, None)

    def clear(self) -> None:
        """Names go, and what was typed."""
        self.ticket.clear()
        self._tell("")
        self._came(())

    def _came(self, due: tuple[DueBack, ...]) -> None:
        # The late ones are asked for first, those who are most late before all.
        self._due = tuple(sorted(due, key=lambda each: -each.late))
        self._at = 0
        self._fill()

    def _fill(self) -> None:
        shown = self._due[:SHOWN]
        while len(self._rows) > len(shown):
            row = self._rows.pop()
            # Deleted a little later: meanwhile nobody sees or finds it.
            row.setParent(None)
            row.deleteLater()
        while len(self._rows) < len(shown):
            self._rows.append(self._row(len(self._rows)))
        for place, (row, each) in enumerate(zip(self._rows, shown, strict=True), start=1):
            with_key(row, self._said(each), f"Alt+{place}")
        self._none.setVisible(not self._due)
        more = len(self._due) - len(shown)
        self._more.setText(self.tr("%n more: see the dossiers put aside", "", more))
        self._more.setVisible(more > 0)
        self._say_print()

    def _row(self, place: int) -> QPushButton:
        row = QPushButton()
        row.setObjectName(f"dueBackButton{place + 1}")
        row.setProperty("listed", True)
        row.clicked.connect(lambda: self._open(self._due[place].dossier))
        self._lines.addWidget(row)
        # Its key is listened to at once: layouts show what they are given a moment later.
        row.show()
        QWidget.setTabOrder(self._rows[-1] if self._rows else self.ticket, row)
        return row

    def _said(self, each: DueBack) -> str:
        time = each.until.partition("T")[2][:5] or self.tr("no time")
        if each.late:
            time = self.tr("⚠ {time}, late").format(time=time)
        parts = (time, name_of(each.name, each.name_ar, self._context), each.reason, each.ticket)
        return " · ".join(apart(part) for part in parts if part)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        """The ticket that is printed again is that of the line with the keys."""
        if now in self._rows:
            self._at = self._rows.index(now)
            self._say_print()

    def _say_print(self) -> None:
        self.print.setVisible(bool(self._due))
        if self._due:
            ticket = self._due[self._at].ticket
            with_key(
                self.print,
                self.tr("Print ticket {ticket} again").format(ticket=apart(ticket)),
                PRINT_KEY,
            )

    def _print(self) -> None:
        from infitah_desk.services.claiming import draw_ticket

        each = self._due[self._at]
        printer = self._context.preferences.printers.get(PRINTER, "")
        self.print.setEnabled(False)
        self._context.desk.ask(
            draw_ticket,
            lambda pdf: self._outlet.send(pdf, printer, each.ticket),
            self._outlet.fail,
            each.dossier,
        )

    def _claim(self) -> None:
        from infitah_desk.services.claiming import dossier_of

        def found(dossier: str) -> None:
            self.ticket.clear()
            self._open(dossier)

        self._context.desk.ask(dossier_of, found, self._not_found, self.ticket.text())

    def _not_found(self, error: InfitahError) -> None:
        self._tell(self._context.say(error))
        self.ticket.selectAll()

    def _tell(self, text: str) -> None:
        self._told.setText(text)
        self._told.setVisible(bool(text))

    def _open(self, dossier: str) -> None:
        self._context.ways.dossier_asked.emit(dossier)


def name_of(name: str, name_ar: str, context: Context) -> str:
    """The name in the script of the person who reads, else in the other."""
    return (name_ar or name) if context.language == "ar" else (name or name_ar)
