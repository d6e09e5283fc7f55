"""Exchange at the forum: a folder that several can reach, exchanged through by itself or by key."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from infitah_desk.domain.errors import InfitahError
from infitah_desk.gui.context import Context
from infitah_desk.gui.grouped_numbers import grouped
from infitah_desk.gui.pages.dossier_header import apart
from infitah_desk.gui.pages.exchange_files import quarantined_in_words
from infitah_desk.gui.widgets.drop_zone import ask_folder
from infitah_desk.gui.widgets.keys import with_key
from infitah_desk.gui.widgets.shared_folder_watch import SharedFolderWatch
from infitah_desk.system.texts import say

if TYPE_CHECKING:
    from infitah_desk.services.exchanging import Exchanged
    from infitah_desk.services.taking import Taken

PURPOSE = "exchange"
PORTION = 20
"""So many files are read before others of the window's questions have their turn."""

PAUSE_MILLISECONDS = 1_500
"""What is written here leaves when nothing more was written for so long."""

MOST_LINES = 4


@dataclass
class _Round:
    """One exchange, in as many portions as it takes; `asked_for` says that a person wanted it."""

    asked_for: bool
    time: dt.datetime | None = None
    given: int = 0
    taken: int = 0
    told: list[Taken] = field(default_factory=list)
    error: InfitahError | None = None

    @property
    def is_news(self) -> bool:
        """Whether it is worth telling; most that go by themselves find everything as it was."""
        return bool(self.asked_for or self.given or self.taken or self.told or self.error)


class ExchangeFolderPanel(QWidget):
    """The folder, whether it is watched, and what came of the last exchange.

    `request_came` carries an enrolment request that lay in the folder, for a person to decide.
    """

    request_came = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._running: _Round | None = None
        self._last: _Round | None = None
        self._lost: InfitahError | None = None
        self._once_more = False
        self._telling = False
        self._turn = 0
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        self.setObjectName("exchangeFolderPanel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "surface")
        self._heading = QLabel()
        self._heading.setProperty("role", "strong")
        self._where = QLabel()
        self._where.setObjectName("exchangeFolderPath")
        self._where.setProperty("role", "secondary")
        self._where.setTextFormat(Qt.TextFormat.PlainText)
        self._where.setWordWrap(True)
        self.choose = QPushButton()
        self.choose.setObjectName("exchangeFolderButton")
        self.now = QPushButton()
        self.now.setObjectName("exchangeNowButton")
        self.watched = QCheckBox()
        self.watched.setObjectName("watchFolderBox")
        self.progress = QProgressBar()
        self.progress.setObjectName("exchangeFolderProgress")
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self._state = QLabel()
        self._state.setObjectName("exchangeFolderState")
        self._state.setTextFormat(Qt.TextFormat.PlainText)
        self._state.setWordWrap(True)
        self._ground = QWidget()
        self._ground.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        inside = QHBoxLayout(self._ground)
        inside.setContentsMargins(12, 8, 12, 8)
        inside.addWidget(self._state)
        first = QHBoxLayout()
        first.setSpacing(10)
        first.addWidget(self._where, 1)
        first.addWidget(self.choose)
        first.addWidget(self.now)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(10)
        column.addWidget(self._heading)
        column.addLayout(first)
        column.addWidget(self.watched)
        column.addWidget(self.progress)
        column.addWidget(self._ground)
        self._watch = SharedFolderWatch(self._context, self)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(PAUSE_MILLISECONDS)

    def _connect(self) -> None:
        self.choose.clicked.connect(self._choose)
        self.now.clicked.connect(self.exchange)
        self.watched.clicked.connect(self._set_watched)
        self._watch.changed.connect(self._exchange_what_changed)
        self._watch.lost.connect(self._folder_lost)
        self._soon.timeout.connect(self._exchange_what_changed)
        self._context.desk.changed.connect(self._written_here)

    def retranslate(self) -> None:
        """Say everything anew."""
        self._heading.setText(self.tr("Exchange at the forum"))
        with_key(self.choose, self.tr("Choose the folder…"), "Ctrl+Shift+P", shown=False)
        with_key(self.now, self.tr("Exchange now"), "Ctrl+Shift+X")
        with_key(
            self.watched,
            self.tr("Exchange by itself as long as this folder can be reached"),
            "Alt+W",
            shown=False,
        )
        self.progress.setAccessibleName(self.tr("An exchange is going on"))
        self._show()

    @property
    def folder(self) -> Path | None:
        """The folder that was chosen on this laptop."""
        chosen = self._context.preferences.folders.get(PURPOSE, "")
        return Path(chosen) if chosen else None

    def opened(self) -> None:
        """Watch what was watched before."""
        self.watched.setChecked(self._context.preferences.watch_exchange)
        self._watch_or_not()
        self._show()

    def locked(self) -> None:
        """Nobody exchanges while the desk is locked, and the next clerk sees nothing of it."""
        self._turn += 1
        self._watch.stop()
        self._soon.stop()
        self._running = self._last = self._lost = None
        self._once_more = False
        self._show()

    def exchange(self) -> None:
        """Exchange because a person wants it: known bundles are read through again too."""
        if self.folder is None:
            self._choose()
        else:
            self._begin(asked_for=True)

    def _choose(self) -> None:
        title = self.tr("Folder that the desks of the forum share")
        before = self.folder
        chosen = ask_folder(self._context, PURPOSE, title)
        if chosen is None:
            return
        if chosen != before:
            self._last = self._lost = None
        self._watch_or_not()
        self._show()

    def _set_watched(self, watched: bool) -> None:
        self._context.preferences.watch_exchange = watched
        self._context.remember()
        if watched and self.folder is None:
            self._choose()
        else:
            self._watch_or_not()
        self._show()

    def _watch_or_not(self) -> None:
        folder = self.folder
        if folder is None or not self.watched.isChecked() or not self._context.desk.is_open:
            self._watch.stop()
        elif self._watch.folder != folder:
            self._watch.watch(folder)

    def _written_here(self) -> None:
        """Something was committed; what an exchange itself brought in need not go back."""
        if self._telling or self._watch.folder is None:
            return
        if self._running is None:
            self._soon.start()
        else:
            self._once_more = True

    def _folder_lost(self, error: InfitahError) -> None:
        self._lost = error
        self._show()

    def _exchange_what_changed(self) -> None:
        if self._watch.folder is not None:
            self._begin(asked_for=False)

    def _begin(self, *, asked_for: bool) -> None:
        if self._running is not None:
            self._once_more = True
            return
        self._running = _Round(asked_for)
        self._lost = None
        self._show()
        self._go_on(self._running)

    def _go_on(self, going: _Round) -> None:
        from infitah_desk.services.exchanging import exchange

        turn = self._turn

        def done(came: Exchanged) -> None:
            if turn == self._turn:
                self._came(going, came)

        def failed(error: InfitahError) -> None:
            if turn == self._turn:
                going.error = error
                self._end(going)

        folder = self.folder
        if folder is None:
            self._end(going)
            return
        # Most exchanges bring nothing: what changed is told by `_came`, where something did.
        self._context.desk.ask(exchange, done, failed, folder, most=PORTION, afresh=going.asked_for)

    def _came(self, going: _Round, came: Exchanged) -> None:
        going.given += came.given
        going.taken += came.taken
        going.told += came.files
        going.time = dt.datetime.now().astimezone()
        going.error = came.fault
        for each in came.files:
            if each.status == "enrol":
                self.request_came.emit(each)
        if came.files or came.given:
            self._telling = True
            self._context.desk.changed.emit()
            self._telling = False
        if came.left:
            self._show()
            self._go_on(going)
            return
        self._watch.know(came.seen)
        if came.fault is not None or any(each.status == "not_whole" for each in going.told):
            self._watch.forget()
        self._end(going)

    def _end(self, ended: _Round) -> None:
        self._running = None
        if ended.is_news or self._last is None or self._last.error is not None:
            self._last = ended
        self._show()
        if self._once_more:
            self._once_more = False
            self._exchange_what_changed()

    def _show(self) -> None:
        folder = self.folder
        going = self._running
        self.now.setEnabled(going is None)
        # What takes no time by itself shall not flicker.
        self.progress.setVisible(going is not None and (going.asked_for or going.time is not None))
        # A path reads from the left, and stands where lines begin.
        begin = "\u200f" if self.isRightToLeft() else ""
        self._where.setText(
            f"{begin}\u2066{folder}\u2069"
            if folder is not None
            else self.tr("Choose a folder that the desks of the forum share, or a stick.")
        )
        lines = self._lines()
        self._state.setText("\n".join(lines))
        self._state.setAccessibleName("\n".join(lines))
        self._ground.setVisible(bool(lines))
        self._ground.setProperty("notice", "wrong" if self._is_wrong() else "good")
        for widget in (self._ground, self._state):
            widget.style().unpolish(widget)
            widget.style().polish(widget)

    def _is_wrong(self) -> bool:
        last = self._last
        return self._lost is not None or (
            last is not None and (last.error is not None or any(map(_needs_somebody, last.told)))
        )

    def _lines(self) -> list[str]:
        lines = []
        last = self._last or _Round(asked_for=False)
        if last.time is not None:
            parts = (
                self.tr("Last exchange: {time}").format(time=f"{last.time:%d/%m %H:%M:%S}"),
                grouped(self.tr("%n event(s) taken", "", last.taken), self._context.language),
                grouped(self.tr("%n event(s) given", "", last.given), self._context.language),
            )
            lines.append(" · ".join(parts))
        error = self._lost or last.error
        if error is not None:
            lines.append(f"⚠ {self._context.say(error)}")
        elif last.time is not None and self._running is None:
            lines.append("✓ " + self.tr("Verified on the medium · safe to remove"))
        if last.given:
            lines.append(say("exchange.without_scans", self._context.language))
        told = [each for each in last.told if each.error is not None or each.quarantined]
        lines += [self._line(each) for each in told[:MOST_LINES]]
        if len(told) > MOST_LINES:
            lines.append(self.tr("%n more file(s) like these", "", len(told) - MOST_LINES))
        return lines

    def _line(self, taken: Taken) -> str:
        if taken.error is None:
            words = " ".join(quarantined_in_words(taken, self._context.language))
        else:
            words = self._context.say(taken.error).replace("\n", " ")
        if taken.status == "not_whole":
            return f"… {words}"
        return f"⚠ {apart(taken.file.name)} · {words}"


def _needs_somebody(taken: Taken) -> bool:
    """Whether a person has to see to what came of a file."""
    return taken.status == "rejected" or bool(taken.quarantined)
