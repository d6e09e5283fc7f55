"""Views of the exchange page: desks, alarms, files; one in front, at a desk only files."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from infitah_desk.gui.context import Context
from infitah_desk.gui.grouped_numbers import grouped
from infitah_desk.gui.pages.exchange_alarms import AlarmsView
from infitah_desk.gui.pages.exchange_desks import DesksView
from infitah_desk.gui.pages.exchange_files import FilesView
from infitah_desk.gui.widgets.chips import FilterChips

if TYPE_CHECKING:
    from infitah_desk.services.following_desks import Followed
    from infitah_desk.services.taking import Taken

DESKS, ALARMS, FILES = "desks", "alarms", "files"
LEAST_PX = 112


class ExchangeViews(QWidget):
    """Each list has its own place; the chips above say how long it is, and have a key."""

    changed = Signal()

    def __init__(self, context: Context, taken: Sequence[Taken]) -> None:
        super().__init__()
        self._context = context
        self._desks_here = 0
        self._build(taken)
        self.chips.chosen.connect(self._choose)

    def _build(self, taken: Sequence[Taken]) -> None:
        self.setObjectName("exchangeViews")
        self.desks = DesksView(self._context)
        self.alarms = AlarmsView(self._context)
        self.files = FilesView(self._context, taken)
        self.chips = FilterChips((DESKS, ALARMS, FILES))
        self._stack = QStackedWidget()
        self._stack.setMinimumHeight(LEAST_PX)
        self._views = {DESKS: self.desks, ALARMS: self.alarms, FILES: self.files}
        for view in self._views.values():
            self._stack.addWidget(view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.chips)
        column.addWidget(self._stack, 1)

    def retranslate(self) -> None:
        """Say everything anew."""
        for view in (self.desks, self.alarms, self.files):
            view.retranslate()
        self.say_counts()

    @property
    def in_front(self) -> str:
        """The view that is seen."""
        return next(n for n, view in self._views.items() if view is self._stack.currentWidget())

    def opened(self, *, is_desk: bool) -> None:
        """At a desk one looks at the files alone."""
        self.chips.setVisible(not is_desk)
        self.show_view(FILES if is_desk else DESKS)

    def show_view(self, name: str) -> None:
        """Put that one in front."""
        self.chips.choose(name)
        self._stack.setCurrentWidget(self._views[name])
        self.changed.emit()

    def _choose(self, name: str) -> None:
        """Whoever chooses a list goes through it next."""
        self.show_view(name)
        lists = {DESKS: self.desks.table, ALARMS: self.alarms.list, FILES: self.files.table}
        lists[name].setFocus()

    def show_followed(self, followed: Followed) -> None:
        """Show how things stand."""
        self._desks_here = len(followed.standings)
        self.desks.show_standings(followed.standings)
        self.alarms.show_alarms(followed.alarms)
        self.say_counts()

    def clear(self) -> None:
        """The next clerk sees nothing of it."""
        self._desks_here = 0
        self.desks.show_standings(())
        self.alarms.show_alarms(())
        self.files.show_files()
        self.say_counts()

    def say_counts(self) -> None:
        """Say how long each list is."""
        language = self._context.language
        alarms = len(self.alarms.model.items)
        words = {
            DESKS: self.tr("Desks {count}").format(count=self._desks_here),
            ALARMS: self.tr("Alarms {count}").format(count=alarms),
            FILES: self.tr("Files {count}").format(count=self.files.count()),
        }
        if alarms:
            words[ALARMS] = f"⚠ {words[ALARMS]}"
        self.chips.say({name: grouped(said, language) for name, said in words.items()}, words)
