"""The taking part of the exchange page: files read one after another, and what came of them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from infitah_desk.domain.errors import InfitahError
from infitah_desk.gui.context import Context
from infitah_desk.gui.models.taking_run import TakingRun
from infitah_desk.gui.pages.exchange_alarm_strip import AlarmStrip
from infitah_desk.gui.pages.exchange_summary import ExchangeSummary
from infitah_desk.gui.pages.exchange_views import ALARMS, DESKS, FILES, ExchangeViews
from infitah_desk.gui.widgets.keys import with_key
from infitah_desk.gui.widgets.report_table import ReportTable
from infitah_desk.system.texts import say

if TYPE_CHECKING:
    from infitah_desk.services.alarming import Alarm
    from infitah_desk.services.carrying import ReceiptFile
    from infitah_desk.services.following_desks import Followed
    from infitah_desk.services.taking import Taken


class TakePanel(QWidget):
    """What was read, in a line; what is wrong; and the lists. Files can be dropped at any time.

    `request_came` carries an enrolment request, which a person decides about.
    """

    request_came = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._followed: Followed | None = None
        self._asked = self._asked_again = False
        self._build()
        self._connect()

    def _build(self) -> None:
        self.setObjectName("takePanel")
        self.run = TakingRun(self._context, self)
        self.summary = ExchangeSummary(self._context)
        self.progress = QProgressBar()
        self.progress.setObjectName("mergeProgress")
        self.progress.setTextVisible(False)
        self._progress_words = QLabel()
        self._progress_words.setObjectName("mergeProgressLabel")
        self._progress_words.setProperty("role", "secondary")
        self.cancel = QPushButton()
        self.cancel.setObjectName("cancelMergeButton")
        self.strip = AlarmStrip(self._context)
        self.views = ExchangeViews(self._context, self.run.taken)
        self._running = QWidget()
        running = QHBoxLayout(self._running)
        running.setContentsMargins(0, 0, 0, 0)
        running.setSpacing(12)
        running.addWidget(self.progress, 1)
        running.addWidget(self._progress_words)
        running.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.summary)
        column.addWidget(self._running)
        column.addWidget(self.strip)
        column.addWidget(self.views, 1)
        self._running.hide()

    def _connect(self) -> None:
        self.cancel.clicked.connect(self.run.cancel)
        self.run.took.connect(self._took)
        self.run.taken_back.connect(self._count_anew)
        self.run.ended.connect(self._ended)
        self.views.changed.connect(self._show_strip)
        for part in (self.strip, self.views.alarms):
            part.put_away_asked.connect(self._put_away)

    @property
    def table(self) -> ReportTable:
        """The table of files."""
        return self.views.files.table

    def retranslate(self) -> None:
        """Say everything anew."""
        with_key(self.cancel, self.tr("Stop here"), "Ctrl+.")
        for part in (self.summary, self.strip, self.views):
            part.retranslate()
        self._say_progress()

    def opened(self) -> None:
        """Show what this role does here."""
        is_desk = self._context.desk.role == "desk"
        self.strip.brief = not is_desk
        self.views.opened(is_desk=is_desk)

    def refresh(self) -> None:
        """Ask anew how things stand; while files are read that waits for the last one."""
        from infitah_desk.services.following_desks import follow

        if not self._context.desk.is_open or self.run.running:
            return
        self._asked_again = self._asked
        if not self._asked:
            self._asked = True
            self._context.desk.ask(follow, self._stand, self._not_known)

    def locked(self) -> None:
        """The next clerk sees nothing of it."""
        self.run.forget()
        self._running.hide()
        self._followed = None
        self._asked = self._asked_again = False
        self.summary.clear()
        self.strip.show_alarms(())
        self.views.clear()

    def take(self, paths: Sequence[Path]) -> None:
        """Read these files, and those in these folders, after those that wait already."""
        if not paths:
            return
        begins = not self.run.running
        self.run.take(paths)
        if begins:
            self.summary.begin()
            self.views.files.show_files()
            self.views.show_view(FILES)
            self._running.show()
        self._say_progress()

    def show_followed(self, followed: Followed) -> None:
        """Show how things stand."""
        self._followed = followed
        self.summary.show_holdings(followed.holdings)
        self.views.show_followed(followed)
        self._show_strip()

    def show_receipts(self, written: Sequence[ReceiptFile]) -> None:
        """Show which file is whose: only inside do they say so."""
        self.views.files.show_receipts(written)
        self.views.show_view(FILES)
        self.views.say_counts()

    def _took(self, taken: Sequence[Taken]) -> None:
        self.summary.count(taken)
        self.views.files.grow()
        self.views.say_counts()
        self._say_progress()
        for each in taken:
            if each.status == "enrol":
                self.request_came.emit(each)

    def _count_anew(self) -> None:
        self.summary.begin(self.run.taken)
        self.views.files.show_files()

    def _ended(self) -> None:
        self._running.hide()
        if self._context.desk.role != "desk":
            self.views.show_view(FILES if self.summary.has_refused else DESKS)
        self.refresh()

    def _say_progress(self) -> None:
        read, wanted = len(self.run.taken), self.run.wanted
        self.progress.setRange(0, wanted)
        self.progress.setValue(read)
        self._progress_words.setText(self.tr("{read} of {wanted}").format(read=read, wanted=wanted))

    def _stand(self, followed: Followed) -> None:
        self._asked = False
        self.show_followed(followed)
        if self._asked_again:
            self.refresh()

    def _not_known(self, error: InfitahError) -> None:
        self._asked = self._asked_again = False
        self._context.desk.refused.emit(error)

    def _show_strip(self) -> None:
        """Where the list of alarms is in front it tells all by itself."""
        alarms = self._followed.alarms if self._followed else ()
        self.strip.show_alarms(() if self.views.in_front == ALARMS else alarms)

    def _put_away(self, id_: str) -> None:
        from infitah_desk.services.alarming import put_alarm_away

        def done(_: Alarm) -> None:
            self._context.notice.tell_good(say("alarm.put_away", self._context.language))

        self._context.desk.do(put_alarm_away, done, None, id_)
