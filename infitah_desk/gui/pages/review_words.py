"""The words of the review: what each queue is called, which item this is, what a decision does."""

from __future__ import annotations

from PySide6.QtCore import QObject

from infitah_desk.gui.context import Context
from infitah_desk.gui.grouped_numbers import grouped
from infitah_desk.gui.models.review_queue import Kind, ReviewQueue
from infitah_desk.gui.pages.dossier_header import apart
from infitah_desk.gui.pages.review_deciding import Last
from infitah_desk.system.texts import listed


class ReviewWords(QObject):
    """Says everything in the language of the moment."""

    def __init__(self, context: Context, queue: ReviewQueue) -> None:
        super().__init__(queue)
        self._context = context
        self._queue = queue

    def called(self, kind: Kind) -> str:
        """A queue's name."""
        return {
            "pairs": self.tr("Duplicates"),
            "conflicts": self.tr("Conflicts"),
            "permits": self.tr("Two permits"),
            "decided": self.tr("Decided"),
        }[kind]

    def nothing(self) -> str:
        """What is said of a queue in which nothing waits."""
        return {
            "pairs": self.tr("No duplicate waits to be looked at."),
            "conflicts": self.tr("No conflict waits to be settled."),
            "permits": self.tr("No enterprise has a permit too many."),
            "decided": self.tr("Nobody has decided on a pair yet."),
        }[self._queue.kind]

    def title(self) -> str:
        """Which one this is, of how many."""
        queue = self._queue
        if queue.current is None:
            return ""
        place, count = queue.among_its_like()
        pair = queue.pair
        state = pair.state if pair is not None else queue.kind
        words = {
            "disputed": self.tr("Opposite decisions, {place} of {count}"),
            "likely": self.tr("Likely duplicate {place} of {count}"),
            "possible": self.tr("Possible duplicate {place} of {count}"),
            "same": self.tr("Decided {place} of {count} — one enterprise"),
            "different": self.tr("Decided {place} of {count} — two enterprises"),
            "conflicts": self.tr("Conflict {place} of {count}"),
            "permits": self.tr("Two permits, {place} of {count}"),
        }[state].format(place=place, count=count)
        words = grouped(words, self._context.language)
        review = queue.review
        if queue.kind == "pairs" and review is not None and review.proposal is not None:
            return self.tr("{item} — both have a permit").format(item=words)
        return words

    def hint(self, last: Last | None) -> str:
        """What comes of the decision, before it is taken."""
        queue, review = self._queue, self._queue.review
        if queue.kind == "conflicts" and queue.current is not None:
            return self.tr("Choose a side, or type what is right.")
        if queue.kind == "decided" and queue.current is not None:
            return self.tr("Taking it back erases nothing and revives no permit.")
        proposal = review.proposal if review is not None else None
        if proposal is not None and review is not None:
            void = listed(map(apart, proposal.revoke), self._context.language)
            if queue.kind == "permits" and not review.revokes:
                return self.tr(
                    "A supervisor of headquarters or of the desk revokes {void}."
                ).format(void=void)
            return self.tr(
                "Proposed: keep {keep}, revoke {void} (letter and call list prepared)."
            ).format(keep=apart(proposal.keep), void=void)
        if last is not None and queue.kind == "pairs":
            return (
                self.tr("The last one: one enterprise.")
                if last.verdict == "same"
                else self.tr("The last one: two enterprises.")
            )
        if queue.kind == "pairs" and queue.current is not None:
            return self.tr("Nothing is erased; every decision can be taken back.")
        return ""

    def same(self) -> str:
        """What the first button does; of permits held twice it revokes."""
        return self.tr("Revoke…") if self._queue.kind == "permits" else self.tr("Same enterprise")
