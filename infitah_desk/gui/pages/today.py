"""The today page: the stop, who is due back or waits, how the day goes, and the sessions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from infitah_desk.domain.eligibility import STEPS
from infitah_desk.gui.context import Context
from infitah_desk.gui.grouped_numbers import grouped
from infitah_desk.gui.pages.close_stop import CloseStop
from infitah_desk.gui.pages.scrolled import ScrolledPage
from infitah_desk.gui.pages.sessions import SessionsOfTheStop
from infitah_desk.gui.pages.today_due import DuePeople
from infitah_desk.gui.pages.today_forms import PaperForms
from infitah_desk.gui.pages.today_late_entry import LateEntry
from infitah_desk.gui.pages.today_pace import DayPace
from infitah_desk.gui.pages.today_waiting import WaitingPeople
from infitah_desk.gui.widgets.flow_layout import FlowLayout
from infitah_desk.gui.widgets.keys import with_key
from infitah_desk.gui.widgets.stop_line import StopLine
from infitah_desk.services.overviewing import Overview, overview
from infitah_desk.system.amounts import number_in_figures
from infitah_desk.system.texts import say

if TYPE_CHECKING:
    from infitah_desk.gui.pages.today_permits import PermitsOnPaper

_COLUMNS = 5


class TodayPage(ScrolledPage):
    """Place F2."""

    name = "today"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._seen: Overview | None = None
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        self.stop_line = StopLine(self.context)
        self.column.addWidget(self.stop_line)
        actions = QWidget()
        self._actions = FlowLayout(actions, 8)
        self.new = self._action("todayNewDossierButton", primary=True)
        self.check = self._action("todayCheckButton")
        self.permits = self._action("todayPermitsButton")
        self.export = self._action("todayExportButton")
        self.close_stop = self._action("closeStopButton")
        self.column.addWidget(actions)
        self.closing = CloseStop(self.context)
        self.column.addWidget(self.closing)
        self.closing.hide()
        # Made when they are first wanted: few desks ever type in forms.
        self.late: LateEntry | None = None
        self.on_paper: PermitsOnPaper | None = None
        self._overview = QWidget()
        self.column.addWidget(self._overview)
        self.column.addStretch(1)
        column = QVBoxLayout(self._overview)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        counts = QWidget()
        below = QVBoxLayout(counts)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(12)
        self._steps_title = _strong()
        below.addWidget(self._steps_title)
        self._counts = {step: _Count(step) for step in STEPS}
        grid = QGridLayout()
        grid.setSpacing(8)
        for place, count in enumerate(self._counts.values()):
            grid.addWidget(count, place // _COLUMNS, place % _COLUMNS)
            grid.setColumnStretch(place % _COLUMNS, 1)
        below.addLayout(grid)
        self._left = QLabel()
        self._left.setObjectName("permitsLeftLabel")
        below.addWidget(self._left)
        self.due = DuePeople(self.context)
        self.waiting = WaitingPeople(self.context)
        self.pace = DayPace(self.context)
        self.sessions = SessionsOfTheStop(self.context)
        self.forms = PaperForms(self.context)
        for section in (self.due, self.waiting, counts, self.pace, self.sessions, self.forms):
            column.addWidget(section)

    def _action(self, name: str, *, primary: bool = False) -> QPushButton:
        button = QPushButton()
        button.setObjectName(name)
        button.setProperty("primary", primary)
        self._actions.addWidget(button)
        return button

    def _connect(self) -> None:
        ways = self.context.ways
        self.new.clicked.connect(lambda: ways.button_asked.emit("dossiers", "newDossierButton"))
        self.check.clicked.connect(lambda: ways.place_asked.emit("check"))
        self.export.clicked.connect(lambda: ways.place_asked.emit("exchange"))
        self.permits.clicked.connect(self._begin_permits)
        self.close_stop.clicked.connect(self._begin_closing)
        self.closing.ended.connect(self._end_part)
        self.forms.enter_asked.connect(self._begin_late_entry)
        self.context.desk.changed.connect(self._ask_if_seen)

    def retranslate(self) -> None:
        """Say everything anew."""
        super().retranslate()
        self.stop_line.retranslate()
        with_key(self.new, self.tr("New dossier"), "Ctrl+N")
        with_key(self.check, self.tr("Check a permit"), "Ctrl+K")
        with_key(self.export, self.tr("Give a bundle"), "Ctrl+B")
        with_key(self.close_stop, self.tr("Close the stop"), "Ctrl+Shift+F")
        self.closing.retranslate()
        self.forms.retranslate()
        for part in (self.late, self.on_paper):
            if part is not None:
                part.retranslate()
        self._steps_title.setText(self.tr("Dossiers by step"))
        self.due.retranslate()
        self.waiting.retranslate()
        self.pace.retranslate()
        self.sessions.retranslate()
        self._fill()

    def opened(self) -> None:
        """Nothing of the one before stays on screen."""
        self._seen = None
        self.due.clear()
        self.waiting.clear()
        self.pace.clear()
        self.sessions.clear()
        self._put_in_front(self._overview)
        self.closing.forget()
        for part in (self.late, self.on_paper):
            if part is not None:
                part.forget()
        self._fill()

    def entered(self) -> None:
        """In front now."""
        self._ask()
        self.new.setFocus()

    def locked(self) -> None:
        """Names go."""
        self.opened()

    def _begin_closing(self) -> None:
        self._put_in_front(self.closing)
        self.closing.begin()
        self._fill()

    def _end_part(self) -> None:
        self._put_in_front(self._overview)
        self._ask()
        self._fill()
        self.new.setFocus()

    def _begin_late_entry(self) -> None:
        if self.late is None:
            self.late = LateEntry(self.context)
            self._take(self.late, self.late.ended)
        self._put_in_front(self.late)
        self.late.begin()

    def _begin_permits(self) -> None:
        from infitah_desk.gui.pages.today_permits import PermitsOnPaper

        if self.on_paper is None:
            self.on_paper = PermitsOnPaper(self.context)
            self._take(self.on_paper, self.on_paper.ended)
        self._put_in_front(self.on_paper)
        self.on_paper.begin(to_answer=self._seen is not None and self._seen.sheets > 0)
        self._fill()

    def _take(self, part: QWidget, ended: SignalInstance) -> None:
        ended.connect(self._end_part)
        self.column.insertWidget(self.column.indexOf(self._overview), part)

    def _put_in_front(self, part: QWidget) -> None:
        """One part takes the place of the overview."""
        for other in (self.closing, self.late, self.on_paper, self._overview):
            if other is not None:
                other.setVisible(other is part)
        # What is in front has a primary button of its own.
        self.new.setProperty("primary", part is self._overview)
        self.new.style().unpolish(self.new)
        self.new.style().polish(self.new)

    def _ask_if_seen(self) -> None:
        if self.isVisible():
            self._ask()

    def _ask(self) -> None:
        self.context.desk.ask(overview, self._came, None)
        self.due.ask()
        self.waiting.ask()
        self.pace.ask()
        self.sessions.ask()
        self.forms.refresh()

    def _came(self, seen: Overview) -> None:
        self._seen = seen
        self.stop_line.show_overview(seen)
        self._fill()

    def _fill(self) -> None:
        seen = self._seen
        counts = seen.steps if seen else {}
        language = self.context.language
        may_close = seen is not None and seen.stop is not None and self.context.desk.supervisor
        self.close_stop.setVisible(may_close and self.closing.isHidden())
        for step, count in self._counts.items():
            count.show_count(
                number_in_figures(counts.get(step, 0), language), say(f"step.{step}", language)
            )
        left = seen.permits_left if seen else 0
        quota = seen.stop.quota if seen is not None and seen.stop is not None else 0
        self._say_permits()
        words = (
            self.tr("%n permit(s) left of today's quota", "", left)
            if quota
            else self.tr("%n permit(s) left in this desk's block", "", left)
        )
        self._left.setText(grouped(words, language))

    def _say_permits(self) -> None:
        sheets = self._seen.sheets if self._seen is not None else 0
        words = self.tr("Permits on paper")
        with_key(self.permits, f"{words} ({sheets})" if sheets else words, "Ctrl+Shift+P")
        self.permits.setVisible(self.context.desk.role == "desk" and not self._is_on_paper)

    @property
    def _is_on_paper(self) -> bool:
        return self.on_paper is not None and not self.on_paper.isHidden()


class _Count(QWidget):
    """How many dossiers stand at one step."""

    def __init__(self, step: str) -> None:
        super().__init__()
        self.setObjectName(f"count_{step}")
        self.setProperty("ground", "surface")
        self.setProperty("card", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._number = QLabel()
        self._number.setObjectName(f"countNumber_{step}")
        self._number.setProperty("role", "title")
        self._word = QLabel()
        self._word.setProperty("role", "secondary")
        self._word.setWordWrap(True)
        self._word.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 14, 8)
        column.setSpacing(0)
        # Digits have no direction of their own: the layout puts them where reading begins.
        column.addWidget(self._number, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self._word, 1)

    def show_count(self, count: str, word: str) -> None:
        """Show the figure and the step's word."""
        self._number.setText(count)
        self._word.setText(word)
        self.setAccessibleName(f"{word}: {count}")


def _strong() -> QLabel:
    label = QLabel()
    label.setProperty("role", "strong")
    return label
