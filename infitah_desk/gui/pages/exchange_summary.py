"""The summary line of the exchange page: what was read, what came of it, and how much is here."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from infitah_desk.gui.context import Context
from infitah_desk.gui.grouped_numbers import grouped
from infitah_desk.system.texts import listed

if TYPE_CHECKING:
    from infitah_desk.services.taking import Holdings, Taken

_WHAT_HAPPENED = re.compile(r"^[^.:،;؛]+?(?=[\s\u00a0\u202f]*[.:،;؛]|$)")
"""What a sentence of the catalogue tells before it says what to do."""


class ExchangeSummary(QLabel):
    """Counted file by file, so that the thousandth costs no more than the first."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._counts: Counter[str] = Counter()
        self._events = 0
        self._refused: Taken | None = None
        self._reasons: set[str] = set()
        self._holdings: Holdings | None = None
        self.setObjectName("exchangeSummary")
        self.setProperty("role", "secondary")
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)

    @property
    def has_refused(self) -> bool:
        """Whether one of the files was refused."""
        return self._counts["rejected"] > 0

    def retranslate(self) -> None:
        """Say everything anew."""
        self._say()

    def begin(self, taken: Iterable[Taken] = ()) -> None:
        """Count from these on."""
        self._counts.clear()
        self._events, self._refused = 0, None
        self._reasons.clear()
        self.count(taken)

    def count(self, taken: Iterable[Taken]) -> None:
        """These too were read."""
        for each in taken:
            self._counts[each.status] += 1
            self._events += each.new_events
            if each.status == "rejected":
                self._refused = self._refused or each
                self._reasons.add(each.error.code if each.error else "")
        self._say()

    def show_holdings(self, holdings: Holdings) -> None:
        """Say how much is here."""
        self._holdings = holdings
        self._say()

    def clear(self) -> None:
        """The next clerk sees nothing of it."""
        self._holdings = None
        self.begin()

    def _say(self) -> None:
        parts = [self._read(), self._new_events(), self._here()]
        text = " · ".join(part for part in parts if part)
        self.setText(text)
        self.setAccessibleName(text)
        self.setVisible(bool(text))

    def _read(self) -> str:
        if not self._counts:
            return ""
        outcomes = [
            (self._grouped(self.tr("%n merged", "", self._counts["merged"])), "merged"),
            (self._grouped(self.tr("%n read", "", self._counts["read"])), "read"),
            (self._grouped(self.tr("%n known already", "", self._counts["known"])), "known"),
            (
                self._grouped(self.tr("%n in quarantine", "", self._counts["quarantined"])),
                "quarantined",
            ),
            (self._grouped(self.tr("%n to enrol", "", self._counts["enrol"])), "enrol"),
            (self._refusals(), "rejected"),
        ]
        return self.tr("{files}: {outcomes}").format(
            files=self._grouped(self.tr("%n file(s) read", "", self._counts.total())),
            outcomes=listed(
                (text for text, status in outcomes if self._counts[status]), self._context.language
            ),
        )

    def _grouped(self, words: str) -> str:
        return grouped(words, self._context.language)

    def _refusals(self) -> str:
        """How many were refused, and why, where it is the same for all; the list tells the rest."""
        refused = self._grouped(self.tr("%n refused", "", self._counts["rejected"]))
        first = self._refused
        if first is None or first.error is None or len(self._reasons) > 1:
            return refused
        reason = _what_happened(self._context.say(first.error))
        if not first.node or self._counts["rejected"] > 1:
            return self.tr("{refused} ({reason})").format(refused=refused, reason=reason)
        return self.tr("{refused} ({node}: {reason})").format(
            refused=refused, node=f"\u2068{first.node}\u2069", reason=reason
        )

    def _new_events(self) -> str:
        return self._grouped(self.tr("%n new event(s)", "", self._events)) if self._events else ""

    def _here(self) -> str:
        if self._holdings is None:
            return ""
        parts = [
            self._grouped(self.tr("%n dossier(s) here", "", self._holdings.dossiers)),
            self._grouped(self.tr("%n permit(s)", "", self._holdings.permits)),
        ]
        if self._holdings.conflicts:
            parts.append(
                self._grouped(self.tr("%n conflict(s) to settle", "", self._holdings.conflicts))
            )
        return listed(parts, self._context.language)


def _what_happened(sentence: str) -> str:
    found = _WHAT_HAPPENED.search(sentence)
    told = found[0] if found else sentence
    # Within another sentence: only what is no word, as the name of a desk, keeps its capital.
    return told[:1].lower() + told[1:] if told[1:2].islower() else told
