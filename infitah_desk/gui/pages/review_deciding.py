"""Decisions of the review: each done once, told of, and taken back with one key."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from infitah_desk.domain.errors import InfitahError
from infitah_desk.gui.context import Context
from infitah_desk.gui.models.review_queue import Key, ReviewQueue
from infitah_desk.gui.pages.dossier_header import apart
from infitah_desk.system.texts import listed

if TYPE_CHECKING:
    from infitah_desk.services.linking import Linked
    from infitah_desk.services.settling import Settled, Undone


class Last(NamedTuple):
    """The decision taken last: of which two dossiers, and what was said of them."""

    key: Key
    verdict: str


class ReviewDecisions(QObject):
    """One at a time: `busy` until it is committed. `changed` says so, and when it is done."""

    changed = Signal()

    def __init__(self, context: Context, queue: ReviewQueue, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._queue = queue
        self.busy = False
        self.last: Last | None = None

    @property
    def can_undo(self) -> bool:
        """Whether there is a decision to take back: the one looked at, else the last one."""
        return self._undone() is not None

    def _undone(self) -> Key | None:
        if self._queue.kind == "decided":
            return self._queue.current
        return self.last.key if self.last is not None and self._queue.kind == "pairs" else None

    def forget(self) -> None:
        """The next person takes back nothing of this one."""
        self.busy, self.last = False, None

    def same(self) -> None:
        """The two in front are one enterprise; no permit is at stake."""
        from infitah_desk.services.settling import settle_same

        key = self._begin()
        if key is not None:
            self._context.desk.do(
                settle_same, lambda done: self._settled(key, done), self._refused, *key
            )

    def different(self) -> None:
        """The two in front are two enterprises."""
        from infitah_desk.services.linking import decide_duplicate

        key = self._begin()
        if key is not None:
            self._context.desk.do(
                decide_duplicate,
                lambda done: self._decided(key, done),
                self._refused,
                *key,
                "different",
            )

    def settle_permits(self, keep: str, reason: str) -> None:
        """What was confirmed of the permits in front: linked first, where they are not yet."""
        from infitah_desk.services import settling
        from infitah_desk.services.grouping import Chosen

        key = self._begin()
        if key is None:
            return
        if self._queue.kind == "permits":
            self._context.desk.do(
                settling.settle_permits, self._revoked, self._refused, key[0], keep
            )
            return
        self._context.desk.do(
            settling.settle_same,
            lambda done: self._settled(key, done),
            self._refused,
            *key,
            Chosen(keep, reason),
        )

    def settle_conflict(self, raw: str) -> None:
        """The field in front has this value."""
        from infitah_desk.services.deciding import decide_conflict

        key = self._begin()
        if key is not None:
            self._context.desk.do(decide_conflict, self._conflict_settled, self._refused, *key, raw)

    def undo(self) -> None:
        """Take back the decision that is looked at, or the last one, and look at it again."""
        from infitah_desk.services.settling import undo_duplicate

        key = self._undone()
        if key is not None and not self.busy:
            self.busy = True
            self.changed.emit()
            self._context.desk.do(
                undo_duplicate, lambda done: self._taken_back(key, done), self._refused, *key
            )

    def _begin(self) -> Key | None:
        key = self._queue.current
        if self.busy or key is None:
            return None
        self.busy = True
        self.changed.emit()
        return key

    def _end(self) -> None:
        self.busy = False
        self.changed.emit()

    def _settled(self, key: Key, settled: Settled) -> None:
        self.last = Last(key, "same")
        language = self._context.language
        if settled.revoked:
            numbers = listed(map(apart, settled.revoked), language)
            words = self.tr("One enterprise; revoked: {permits}").format(permits=numbers)
        elif settled.to_revoke:
            numbers = listed(map(apart, settled.to_revoke), language)
            words = self.tr("One enterprise; still to be revoked: {permits}").format(
                permits=numbers
            )
        else:
            words = self.tr("Noted: one enterprise.")
        self._context.notice.tell_good(words)
        self._end()

    def _decided(self, key: Key, _: Linked) -> None:
        self.last = Last(key, "different")
        self._context.notice.tell_good(self.tr("Noted: two enterprises."))
        self._end()

    def _revoked(self, numbers: tuple[str, ...]) -> None:
        permits = listed(map(apart, numbers), self._context.language)
        self._context.notice.tell_good(self.tr("Revoked: {permits}").format(permits=permits))
        self._end()

    def _conflict_settled(self, _: object) -> None:
        self._context.notice.tell_good(self.tr("It is settled; the next bundle carries it."))
        self._end()

    def _taken_back(self, key: Key, undone: Undone) -> None:
        self.last = None
        if undone.void:
            numbers = listed(
                (apart(held.permit.number) for held in undone.void), self._context.language
            )
            words = self.tr(
                "Taken back. {permits} stays revoked: the desk can issue a permit of a new number."
            ).format(permits=numbers)
        else:
            words = self.tr("Taken back: nobody decided on these two.")
        self._context.notice.tell_good(words)
        self._end()
        if self._queue.kind == "pairs":
            self._queue.look_at("pairs", key)

    def _refused(self, error: InfitahError) -> None:
        self._end()
        self._context.desk.refused.emit(error)
