"""The initiation sessions of the stop: planned, changed, cancelled, and held."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from infitah_desk.domain.errors import InfitahError
from infitah_desk.gui.context import Context
from infitah_desk.gui.pages.sessions_people import SessionPeople
from infitah_desk.gui.pages.sessions_plan import SessionForm
from infitah_desk.gui.pages.today_waiting import fit_rows
from infitah_desk.gui.widgets.keys import with_key
from infitah_desk.gui.widgets.report_table import Cell, ReportTable
from infitah_desk.gui.widgets.small_button import small_button
from infitah_desk.services.opening import today
from infitah_desk.services.planning import cancel_session, coming_sessions
from infitah_desk.services.session import Session
from infitah_desk.storage.sessions import PlannedSession
from infitah_desk.system.moments import day_text

_MOST_ROWS = 6


class _Seen(NamedTuple):
    """What the section shows; `log` is this installation's own, which may change its sessions."""

    day: str = ""
    sessions: tuple[PlannedSession, ...] = ()
    log: str = ""
    certificates: bool = False


def _look(session: Session) -> _Seen:
    return _Seen(
        today(session),
        coming_sessions(session),
        session.store.own_log,
        session.programme.eligibility.certificate_required,
    )


class SessionsOfTheStop(QWidget):
    """A line each; the one with the keys shows its people below."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._seen = _Seen()
        self._chosen = ""
        # Set while the lines are made anew, which moves the line with the keys.
        self._filling = False
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        self.setObjectName("sessionsOfTheStop")
        self._title = QLabel()
        self._title.setProperty("role", "strong")
        self.plan = small_button("planSessionButton")
        self._none = QLabel()
        self._none.setProperty("role", "secondary")
        self._none.setWordWrap(True)
        self.table = ReportTable(self._context, "sessionsTable", wide_column=2)
        self.change = small_button("changeSessionButton")
        self.cancel = small_button("cancelSessionButton")
        self.reason = QLineEdit()
        self.reason.setObjectName("cancelSessionReasonField")
        self.confirm = small_button("confirmCancelSessionButton")
        self.form = SessionForm(self._context)
        self.people = SessionPeople(self._context)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._title, 1)
        head.addWidget(self.plan)
        actions = QHBoxLayout()
        actions.setSpacing(8)
        for widget in (self.change, self.cancel):
            actions.addWidget(widget)
        actions.addWidget(self.reason, 1)
        actions.addWidget(self.confirm)
        actions.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.form)
        column.addWidget(self._none)
        column.addWidget(self.table)
        column.addLayout(actions)
        column.addWidget(self.people)
        self.reason.hide()
        self.confirm.hide()

    def _connect(self) -> None:
        self.plan.clicked.connect(lambda: self.form.begin(self._seen.day, None))
        self.change.clicked.connect(lambda: self.form.begin(self._seen.day, self._present))
        self.form.ended.connect(self._planned)
        self.cancel.clicked.connect(self._toggle_cancelling)
        self.reason.returnPressed.connect(self.confirm.click)
        self.confirm.clicked.connect(self._cancel)
        self.table.selectionModel().currentRowChanged.connect(self._choose)
        self.table.row_chosen.connect(lambda _: self.people.ticket.setFocus())

    def retranslate(self) -> None:
        """Say everything anew."""
        self._title.setText(self.tr("Initiation sessions"))
        with_key(self.plan, self.tr("Plan a session"), "Ctrl+Shift+N")
        with_key(self.change, self.tr("Change"), "Ctrl+M")
        with_key(self.cancel, self.tr("Cancel the session…"), "Ctrl+D")
        with_key(self.confirm, self.tr("Cancel it now"), "Ctrl+Shift+D")
        reason = self.tr("Why the session is not held")
        self.reason.setAccessibleName(reason)
        self.reason.setPlaceholderText(reason)
        self.reason.setToolTip(reason)
        self._none.setText(self.tr("No session is planned yet."))
        self.table.setAccessibleName(self.tr("Initiation sessions"))
        self.table.setToolTip(self.tr("Enter goes to the field for tickets"))
        self.form.retranslate()
        self.people.retranslate()
        self._fill()

    def ask(self) -> None:
        """Ask anew what is planned."""
        self._context.desk.ask(_look, self._came, None)

    def clear(self) -> None:
        """Names go, and what was typed."""
        self._chosen = ""
        self.form.forget()
        self._close_cancelling()
        self._came(_Seen())

    @property
    def _present(self) -> PlannedSession | None:
        """The session whose line has the keys."""
        return next((each for each in self._seen.sessions if each.id == self._chosen), None)

    def _came(self, seen: _Seen) -> None:
        self._seen = seen
        if self._present is None:
            held = [each.id for each in seen.sessions if not each.cancelled]
            self._chosen = next(iter([*held, *(each.id for each in seen.sessions)]), "")
        self._fill()

    def _fill(self) -> None:
        seen = self._seen
        self._filling = True
        self.table.fill(
            [
                self.tr("Time"),
                self.tr("Room"),
                self.tr("Trainer"),
                self.tr("Places"),
                self.tr("Attended"),
                self.tr("State"),
            ],
            [self._cells(each) for each in seen.sessions],
        )
        ids = [each.id for each in seen.sessions]
        if self._chosen in ids:
            self.table.choose_row(ids.index(self._chosen))
        self._filling = False
        self._none.setVisible(not ids)
        self.table.setVisible(bool(ids))
        fit_rows(self.table, len(ids), _MOST_ROWS)
        self._say_chosen()

    def _say_chosen(self) -> None:
        present = self._present
        own = present is not None and present.log == self._seen.log
        self.change.setVisible(own)
        self.cancel.setVisible(own and present is not None and not present.cancelled)
        self.people.tell_certificates(wanted=self._seen.certificates)
        self.people.show_session(present)

    def _cells(self, each: PlannedSession) -> list[Cell]:
        day = "" if each.date == self._seen.day else f"{day_text(each.date)} "
        places = f"{each.taken} / {each.places}" if each.places else str(each.taken)
        if each.cancelled:
            state = Cell(self.tr("cancelled"), "grey")
        elif each.attended:
            state = Cell(self.tr("held"), "good")
        elif not each.left:
            state = Cell(self.tr("full"), "to_do")
        else:
            state = Cell(self.tr("planned"), "waiting")
        return [
            Cell(f"\u2066{day}{each.time}\u2069"),
            Cell(each.room),
            Cell(each.trainer),
            Cell(f"\u2066{places}\u2069"),
            Cell(str(each.attended)),
            state,
        ]

    def _choose(self, index: QModelIndex, _: QModelIndex) -> None:
        if not self._filling and 0 <= index.row() < len(self._seen.sessions):
            self._chosen = self._seen.sessions[index.row()].id
            self._close_cancelling()
            self._say_chosen()

    def _planned(self, id_: str) -> None:
        if id_:
            self._chosen = id_
        self.table.setFocus()

    def _toggle_cancelling(self) -> None:
        if self.reason.isVisible():
            self._close_cancelling()
            return
        self.reason.show()
        self.confirm.show()
        self.reason.setFocus()

    def _close_cancelling(self) -> None:
        self.reason.clear()
        self.reason.hide()
        self.confirm.hide()

    def _cancel(self) -> None:
        self._context.desk.do(
            cancel_session, self._cancelled, self._refused, self._chosen, self.reason.text()
        )

    def _cancelled(self, planned: PlannedSession) -> None:
        self._close_cancelling()
        self._context.notice.tell_good(
            self.tr("The session is cancelled. People to be told: {count}").format(
                count=planned.taken
            )
        )

    def _refused(self, error: InfitahError) -> None:
        self._context.desk.refused.emit(error)
