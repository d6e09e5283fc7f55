"""The stop line: which day is open, and opening it in place for whoever may."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QDateEdit, QHBoxLayout, QLabel, QPushButton, QWidget

from infitah_desk.domain.circumstances import Stop
from infitah_desk.domain.errors import InfitahError
from infitah_desk.gui.context import Context
from infitah_desk.gui.languages import LOCALES
from infitah_desk.gui.widgets.keys import with_key
from infitah_desk.services.opening import open_the_stop
from infitah_desk.services.overviewing import Overview, overview
from infitah_desk.system.texts import Language

Length = Literal["long", "full"]

OPEN_KEY = "Ctrl+O"


class StopLine(QWidget):
    """One line: the stop that is open, or what has to be done so that it is."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._seen: Overview | None = None
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        self.setObjectName("stopLine")
        self._text = QLabel()
        self._text.setObjectName("stopLineLabel")
        self._text.setWordWrap(True)
        self.date = QDateEdit()
        self.date.setObjectName("stopDateField")
        self.date.setCalendarPopup(True)
        self.date.setDisplayFormat("dd/MM/yyyy")
        self.date.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.open = QPushButton()
        self.open.setObjectName("openStopButton")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._text, 1)
        row.addWidget(self.date)
        row.addWidget(self.open)

    def _connect(self) -> None:
        desk = self._context.desk
        desk.opened.connect(self._forget)
        desk.changed.connect(self.refresh)
        self.open.clicked.connect(self._open)

    def retranslate(self) -> None:
        """Say everything anew."""
        self.date.setAccessibleName(self.tr("Legal date of the stop"))
        self.date.setToolTip(self.tr("The date that permits of this day will carry"))
        with_key(self.open, self.tr("Open the stop"), OPEN_KEY)
        self._say()

    def refresh(self) -> None:
        """Ask anew which stop is open."""
        if self._context.desk.is_open:
            self._context.desk.ask(overview, self.show_overview, None)

    def show_overview(self, seen: Overview) -> None:
        """Show how things stand."""
        first = self._seen is None
        self._seen = seen
        if first:
            self.date.setDate(_proposed(seen))
        self._say()

    def _forget(self) -> None:
        self._seen = None
        self._say()

    def _open(self) -> None:
        day = self.date.date().toString(Qt.DateFormat.ISODate)
        self.open.setEnabled(False)
        self._context.desk.do(open_the_stop, self._opened, self._refused, day)

    def _opened(self, stop: Stop) -> None:
        self.open.setEnabled(True)
        self._context.notice.tell_good(
            self.tr("The stop is open: {day}.").format(day=self._day(stop))
        )

    def _refused(self, error: InfitahError) -> None:
        self.open.setEnabled(True)
        self._context.desk.refused.emit(error)

    def _say(self) -> None:
        seen = self._seen
        may = self._context.desk.supervisor
        closed = seen is not None and seen.stop is None
        for widget in (self.date, self.open):
            widget.setVisible(closed and may)
        if seen is None:
            self._text.setText("")
        elif seen.stop is not None:
            self._text.setText(self.tr("Open: {day}").format(day=self._day(seen.stop)))
        elif may:
            self._text.setText(
                self.tr("No stop is open. Documents, initiation and permits need one.")
            )
        else:
            self._text.setText(
                self.tr("No stop is open. A supervisor opens it: lock the desk and call one.")
            )

    def _day(self, stop: Stop) -> str:
        if self._seen is None:
            return stop.forum
        return stop_in_words(self._seen, stop, self._context.language, "full")


def stop_in_words(seen: Overview, stop: Stop, language: Language, length: Length) -> str:
    """The stop as people say it: its city and its date."""
    from babel.dates import format_date

    day = format_date(dt.date.fromisoformat(stop.date), length, locale=LOCALES[language])
    city = seen.city_ar if language == "ar" else seen.city
    return f"{city or stop.forum} · {day}"


def _proposed(seen: Overview) -> QDate:
    """Today, if the desk may open the stop today, else the nearest day on which it may."""
    today = QDate.currentDate()
    first = QDate.fromString(seen.valid_from, Qt.DateFormat.ISODate)
    last = QDate.fromString(seen.valid_until, Qt.DateFormat.ISODate)
    if first.isValid() and today < first:
        return first
    if last.isValid() and today > last:
        return first if first.isValid() else last
    return today
