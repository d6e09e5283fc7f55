"""The stop line: which day is open and with what quota; opened and changed in place by who may."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import (
    QDateEdit,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from infitah_desk.domain.circumstances import Stop
from infitah_desk.domain.errors import InfitahError
from infitah_desk.gui.context import Context
from infitah_desk.gui.languages import LOCALES
from infitah_desk.gui.widgets.digit_field import DigitField
from infitah_desk.gui.widgets.keys import with_key
from infitah_desk.services.opening import open_the_stop
from infitah_desk.services.overviewing import Overview, overview
from infitah_desk.system.texts import Language

Length = Literal["long", "full"]

OPEN_KEY = "Ctrl+O"
QUOTA_KEY = "Ctrl+Shift+O"
MOST_PERMITS = 999_999
_QUOTA_PX = 150
_NEEDS_REASON = "stop.reopening_needs_reason"


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
        # Before the format, whose parts Qt turns round where text runs from the right.
        self.date.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.date.setDisplayFormat("dd/MM/yyyy")
        self.quota = DigitField()
        self.quota.setObjectName("stopQuotaField")
        self.quota.setValidator(QIntValidator(0, MOST_PERMITS, self.quota))
        self.quota.setFixedWidth(_QUOTA_PX)
        self.reason = QLineEdit()
        self.reason.setObjectName("stopReasonField")
        self.reason.hide()
        self.open = QPushButton()
        self.open.setObjectName("openStopButton")
        self.set_quota = QPushButton()
        self.set_quota.setObjectName("setQuotaButton")
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._text, 1)
        row.addWidget(self.date)
        row.addWidget(self.quota)
        row.addWidget(self.open)
        row.addWidget(self.set_quota)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self.reason)

    def _connect(self) -> None:
        desk = self._context.desk
        desk.opened.connect(self._forget)
        desk.changed.connect(self.refresh)
        self.open.clicked.connect(self._open)
        self.set_quota.clicked.connect(self._set_quota)
        self.quota.next_asked.connect(self._press)
        self.quota.textChanged.connect(self._say)
        self.reason.returnPressed.connect(self._press)
        self.date.dateChanged.connect(self.reason.hide)

    def retranslate(self) -> None:
        """Say everything anew."""
        self.date.setAccessibleName(self.tr("Legal date of the stop"))
        self.date.setToolTip(self.tr("The date that permits of this day will carry"))
        self.quota.setAccessibleName(self.tr("Quota of the day"))
        self.quota.setToolTip(
            self.tr("How many permits may be issued this day; empty: as many as this desk has")
        )
        self.quota.setPlaceholderText(self.tr("Quota of the day"))
        self.reason.setAccessibleName(self.tr("Why this day is opened again"))
        self.reason.setPlaceholderText(self.tr("Why this day is opened again"))
        with_key(self.open, self.tr("Open the stop"), OPEN_KEY)
        with_key(self.set_quota, self.tr("Set the quota"), QUOTA_KEY)
        self._say()

    def refresh(self) -> None:
        """Ask anew which stop is open."""
        if self._context.desk.is_open:
            self._context.desk.ask(overview, self.show_overview, None)

    def show_overview(self, seen: Overview) -> None:
        """Show how things stand."""
        before, self._seen = self._seen, seen
        if before is None:
            self.date.setDate(_proposed(seen))
        if before is None or before.stop != seen.stop:
            quota = seen.stop.quota if seen.stop is not None else 0
            self.quota.set_raw(str(quota or ""))
        self._say()

    def _forget(self) -> None:
        self._seen = None
        self._put_reason_away()
        self._say()

    @property
    def _quota(self) -> int:
        return int(self.quota.text() or 0)

    def _press(self) -> None:
        """Enter in the field does what the button beside it does."""
        for button in (self.open, self.set_quota):
            if button.isVisible():
                button.click()

    def _open(self) -> None:
        day = self.date.date().toString(Qt.DateFormat.ISODate)
        self.open.setEnabled(False)
        reason = "" if self.reason.isHidden() else self.reason.text()
        quota = self._quota or None
        self._context.desk.do(open_the_stop, self._opened, self._refused, day, quota, reason)

    def _set_quota(self) -> None:
        stop = self._seen.stop if self._seen is not None else None
        if stop is not None:
            self._context.desk.do(open_the_stop, self._quota_set, None, stop.date, self._quota)

    def _quota_set(self, stop: Stop) -> None:
        self._context.notice.tell_good(
            self.tr("Permits that may be issued this day: {quota}").format(quota=stop.quota)
            if stop.quota
            else self.tr("No quota any more: as many permits as this desk has numbers.")
        )

    def _opened(self, stop: Stop) -> None:
        self.open.setEnabled(True)
        self._put_reason_away()
        self._context.notice.tell_good(
            self.tr("The stop is open: {day}.").format(day=self._day(stop))
        )

    def _refused(self, error: InfitahError) -> None:
        self.open.setEnabled(True)
        if error.code == _NEEDS_REASON:
            self.reason.show()
            self.reason.setFocus()
        self._context.desk.refused.emit(error)

    def _put_reason_away(self) -> None:
        self.reason.clear()
        self.reason.hide()

    def _say(self) -> None:
        seen = self._seen
        may = self._context.desk.supervisor
        closed = seen is not None and seen.stop is None
        for widget in (self.date, self.open):
            widget.setVisible(closed and may)
        self.quota.setVisible(seen is not None and may)
        opened = seen.stop if seen is not None else None
        self.set_quota.setVisible(opened is not None and may)
        self.set_quota.setEnabled(opened is not None and opened.quota != self._quota)
        if seen is None:
            self._text.setText("")
        elif opened is not None:
            self._text.setText(self._opened_words(opened))
        elif may:
            self._text.setText(
                self.tr("No stop is open. Documents, initiation and permits need one.")
            )
        else:
            self._text.setText(
                self.tr("No stop is open. A supervisor opens it: lock the desk and call one.")
            )

    def _opened_words(self, stop: Stop) -> str:
        if not stop.quota:
            return self.tr("Open: {day}").format(day=self._day(stop))
        return self.tr("Open: {day}. Quota: {quota}").format(day=self._day(stop), quota=stop.quota)

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
