"""What a coordinator or headquarters settles, one by one: duplicates, conflicts, two permits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from infitah_desk.gui.context import Context
from infitah_desk.gui.line_breaks import unbroken
from infitah_desk.gui.models.review_queue import KINDS, Key, Kind, ReviewQueue
from infitah_desk.gui.pages.review_bar import ReviewBar
from infitah_desk.gui.pages.review_comparing import ComparingLine
from infitah_desk.gui.pages.review_conflict import ConflictSides
from infitah_desk.gui.pages.review_deciding import ReviewDecisions
from infitah_desk.gui.pages.review_pair import PairTable
from infitah_desk.gui.pages.review_papers import ReviewPapers
from infitah_desk.gui.pages.review_permits import PermitsQuestion
from infitah_desk.gui.pages.review_words import ReviewWords
from infitah_desk.gui.widgets.flow_layout import FlowLayout
from infitah_desk.gui.widgets.keys import with_key
from infitah_desk.gui.widgets.near_keys import NearKeys

if TYPE_CHECKING:
    from collections.abc import Mapping


class ReviewPanel(QWidget):
    """One decision at a time. Its `bar` is placed by the page, where it is always seen.

    Nobody but a coordinator and headquarters sees it: a desk decides none of it.
    """

    asking = Signal()
    """A question stands in front now, with a key that others have too."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.queue = ReviewQueue(context, self)
        self.decisions = ReviewDecisions(context, self.queue, self)
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        self.setObjectName("reviewPanel")
        self.bar = ReviewBar()
        self._keys = NearKeys(self, self.bar)
        self._chips: Mapping[Kind, QPushButton] = {kind: _chip(kind) for kind in KINDS}
        self.papers = ReviewPapers(self._context)
        head = QWidget()
        flow = FlowLayout(head, 8)
        for button in (*self._chips.values(), self.papers):
            flow.addWidget(button)
        self.comparing = ComparingLine(self._context, self.queue)
        self.nothing = QLabel()
        self.nothing.setObjectName("reviewNothing")
        self.nothing.setProperty("role", "secondary")
        self.nothing.setWordWrap(True)
        self.table = PairTable(self._context)
        self.conflict = ConflictSides(self._context)
        self.permits = PermitsQuestion(self._context)
        self._words = ReviewWords(self._context, self.queue)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (
            head,
            self.comparing,
            self.nothing,
            self.table,
            self.conflict,
            self.permits,
        ):
            column.addWidget(part)
        self.hide()

    def _connect(self) -> None:
        for kind, chip in self._chips.items():
            chip.clicked.connect(lambda _=False, kind=kind: self._choose(kind))
        bar = self.bar
        bar.later.clicked.connect(self.queue.later)
        bar.back.clicked.connect(self.queue.back)
        bar.different.clicked.connect(self.decisions.different)
        bar.same.clicked.connect(self._same)
        bar.undo.clicked.connect(self.decisions.undo)
        self.conflict.settled.connect(self.decisions.settle_conflict)
        self.permits.confirmed.connect(self.decisions.settle_permits)
        self.permits.put_away.connect(self._put_away)
        self.decisions.changed.connect(self._say)
        self.queue.changed.connect(self._say)
        self.queue.item_came.connect(self._show)

    def retranslate(self) -> None:
        """Say everything anew."""
        for part in (self.comparing, self.table, self.conflict, self.permits, self.papers):
            part.retranslate()
        forward, backward = ("Left", "Right") if self._context.language == "ar" else (
            "Right", "Left")  # fmt: skip
        self._keys.give(self.bar.later, self.tr("Later"), forward)
        self._keys.give(self.bar.back, self.tr("Back"), backward)
        self._keys.give(self.bar.different, self.tr("Different"), "D")
        self._keys.give(self.bar.undo, self.tr("Take back"), "U")
        self._say()

    def opened(self) -> None:
        """Whoever may decide sees what waits."""
        self.setVisible(self._context.desk.role in {"coordinator", "authority"})

    def locked(self) -> None:
        """Names go."""
        self.permits.hide()
        self.decisions.forget()
        self.queue.forget()
        self.hide()

    def refresh(self) -> None:
        """Ask what waits, if anybody looks."""
        if self.isVisible():
            self.queue.refresh()

    def focus_first(self) -> None:
        """Put the focus where the next decision is read, so that its keys count."""
        if self.queue.kind == "conflicts" and not self.conflict.isHidden():
            self.conflict.focus_first()
        elif not self.table.isHidden():
            self.table.setFocus()
        else:
            self._chips[self.queue.kind].setFocus()

    def look_at(self, kind: Kind, key: Key) -> None:
        """Put this one in front: two dossiers, or a dossier and a field."""
        self.queue.look_at(kind, key)

    def _choose(self, kind: Kind) -> None:
        self.permits.close_question()
        self.queue.choose(kind)
        self.focus_first()

    def _same(self) -> None:
        """At once, unless a permit is at stake: that is asked first."""
        review = self.queue.review
        if review is None:
            return
        if review.proposal is None:
            self.decisions.same()
        else:
            self.asking.emit()
            self.permits.ask(review, links=self.queue.kind == "pairs")
            self._say()

    def _put_away(self) -> None:
        self._say()
        self.focus_first()

    def _show(self) -> None:
        """What is in front was read, or is being read."""
        near = self._keys.is_near
        self.permits.hide()
        self.table.show_review(self.queue.review, self.queue.programme)
        self.conflict.show_conflict(self.queue.conflict, self.queue.programme)
        self._say()
        if near:
            self.focus_first()

    def _say(self) -> None:
        queue, bar = self.queue, self.bar
        for number, (kind, chip) in enumerate(self._chips.items(), start=1):
            words = f"{self._words.called(kind)} {queue.count(kind)}"
            with_key(chip, words, f"Ctrl+{number}", shown=False)
            chip.setChecked(kind == queue.kind)
        waits = queue.current is not None
        self.nothing.setText(self._words.nothing())
        self.nothing.setVisible(queue.queues is not None and not waits)
        self.table.setVisible(waits and queue.kind != "conflicts")
        self.conflict.setVisible(waits and queue.kind == "conflicts")
        bar.title.setText(unbroken(self._words.title()))
        bar.hint.setText(unbroken(self._words.hint(self.decisions.last)))
        review, several = queue.review, queue.count(queue.kind) > 1
        asking = not self.permits.isHidden()
        ready = review is not None and not self.decisions.busy and not asking
        bar.back.setVisible(several)
        bar.later.setVisible(several)
        bar.back.setEnabled(several and not asking)
        bar.later.setEnabled(several and not asking)
        bar.different.setVisible(waits and queue.kind == "pairs")
        bar.different.setEnabled(ready)
        bar.same.setVisible(waits and queue.kind in {"pairs", "permits"})
        bar.same.setEnabled(ready and (queue.kind == "pairs" or bool(review and review.revokes)))
        self._keys.give(bar.same, self._words.same(), "M")
        bar.undo.setVisible(self.decisions.can_undo)
        bar.setVisible(waits or self.decisions.can_undo)
        bar.undo.setEnabled(not self.decisions.busy and not asking)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        self.queue.refresh()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        super().hideEvent(event)
        self.permits.hide()


def _chip(kind: str) -> QPushButton:
    chip = QPushButton()
    chip.setObjectName(f"{kind}QueueButton")
    chip.setProperty("chip", True)
    chip.setCheckable(True)
    return chip
