"""The initiation step: one key says that the owner attended; places in sessions for who waits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout

from infitah_desk.gui.context import Context
from infitah_desk.gui.pages.initiation_sessions import SessionChoice, session_words
from infitah_desk.gui.pages.step_panel import NextAction, StepPanel
from infitah_desk.system.moments import day_text

if TYPE_CHECKING:
    from infitah_desk.services.planning import Offer
    from infitah_desk.services.showing import Shown
    from infitah_desk.storage.sessions import PlannedSession


class InitiationPanel(StepPanel):
    """Attended on which day, or not yet and in which session there is a place."""

    name = "initiation"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._shown: Shown | None = None
        self._own: PlannedSession | None = None
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        self._text = QLabel()
        self._text.setObjectName("initiationLabel")
        self._text.setProperty("role", "title")
        self._hint = QLabel()
        self._hint.setObjectName("initiationHintLabel")
        self._hint.setProperty("role", "secondary")
        self.choice = SessionChoice(self.context)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 12, 24, 16)
        column.setSpacing(8)
        for label in (self._text, self._hint):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            column.addWidget(label)
        column.addWidget(self.choice)
        column.addStretch(1)

    def _connect(self) -> None:
        self.choice.chosen.connect(self._enrol)
        self.choice.withdrawn.connect(self._withdraw)

    def title(self) -> str:
        """The step's name."""
        return self.tr("Initiation")

    def note(self) -> str:
        """The day on which it was attended, else when and where there is a place."""
        shown = self._shown
        if shown is None:
            return ""
        if shown.state.initiated:
            if self._lacks_certificate:
                return self.tr("certificate to be given")
            return day_text(shown.state.initiated)
        if self._own is not None and not self._own.cancelled:
            return session_words(self._own, self._day, self.context.language)
        return self.tr("to be attended")

    def retranslate(self) -> None:
        """Say everything anew."""
        self.choice.retranslate()
        self._say()

    def show_dossier(self, shown: Shown | None) -> None:
        """Show whether the owner attended, and the sessions where not."""
        before = self._shown
        self._shown = shown
        if shown is None or before is None or shown.state.dossier != before.state.dossier:
            self._own = None
            self.choice.offer((), "", "")
        self._say()
        if shown is not None and not shown.state.initiated and shown.state.registered:
            self._ask(shown.state.dossier, shown.state.initiation.session)
        else:
            self.choice.offer((), "", "")

    def next_action(self) -> NextAction | None:
        """Attend, unless attended; then the certificate, where the programme wants one."""
        shown = self._shown
        if shown is None:
            return None
        if not shown.state.initiated:
            return NextAction(
                self.tr("Initiation attended"),
                "attendInitiationButton",
                self._attend,
                shown.stop is not None,
            )
        if self._lacks_certificate:
            return NextAction(
                self.tr("Certificate given"),
                "certifyInitiationButton",
                self._certify,
                shown.stop is not None,
            )
        return None

    @property
    def _lacks_certificate(self) -> bool:
        return self._shown is not None and "missing.certificate" in self._shown.missing

    @property
    def _day(self) -> str:
        stop = self._shown.stop if self._shown is not None else None
        return stop.date if stop is not None else ""

    def _say(self) -> None:
        shown = self._shown
        state = shown.state if shown is not None else None
        text, hint = self.tr("Not attended yet."), ""
        if state is not None and state.initiated:
            text = self.tr("Attended on {day}.").format(day=day_text(state.initiated))
            if self._lacks_certificate:
                hint = self.tr("Give the owner the certificate, and say so here.")
            elif state.initiation.certified:
                hint = self.tr("The certificate was given on {day}.").format(
                    day=day_text(state.initiation.certified)
                )
        elif self._own is None:
            hint = self.tr(
                "When the owner has attended the free session of this stop, say so here."
            )
        else:
            when = session_words(self._own, self._day, self.context.language)
            if self._own.cancelled:
                text = self.tr("The session was cancelled: {session}").format(session=when)
                hint = self.tr("Give the owner a place in another one.")
            else:
                text = self.tr("A place is kept: {session}").format(session=when)
                hint = self.tr("When the owner has attended it, say so here.")
        for label, words in ((self._text, text), (self._hint, hint)):
            label.setText(words)
            label.setVisible(bool(words))

    def _ask(self, dossier: str, own: str) -> None:
        from infitah_desk.services.planning import offer_sessions

        def came(offer: Offer) -> None:
            shown = self._shown
            if shown is None or shown.state.dossier != dossier or shown.state.initiated:
                return
            self._own = offer.own
            self.choice.offer(offer.sessions, own, self._day)
            self._say()
            self.changed.emit()

        self.context.desk.ask(offer_sessions, came, None, own)

    def _attend(self) -> None:
        from infitah_desk.services.verifying import attend_initiation

        if self._shown is not None:
            self.context.desk.do(attend_initiation, lambda _: None, None, self._shown.state.dossier)

    def _certify(self) -> None:
        from infitah_desk.services.verifying import certify_initiation

        if self._shown is not None:
            self.context.desk.do(
                certify_initiation, lambda _: None, None, self._shown.state.dossier
            )

    def _enrol(self, id_: str) -> None:
        from infitah_desk.services.initiating import enrol_in_session

        if self._shown is not None:
            self.context.desk.do(
                enrol_in_session, lambda _: None, None, id_, [self._shown.state.dossier]
            )

    def _withdraw(self) -> None:
        from infitah_desk.services.initiating import withdraw_from_session

        if self._shown is not None:
            self.context.desk.do(
                withdraw_from_session, lambda _: None, None, self._shown.state.dossier
            )
