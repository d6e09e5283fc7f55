"""What is said of a verdict: its word, what it vouches for, and what to do now."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from infitah_desk.gui.context import Context
from infitah_desk.gui.languages import LOCALES
from infitah_desk.gui.widgets.verdict import VerdictWords
from infitah_desk.system.texts import say

if TYPE_CHECKING:
    from infitah_desk.services.checking import Finding

_ACCEPTED = {"valid", "valid_stale"}


class VerdictSpeaker(QObject):
    """Puts findings into words, in the language of the moment."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context

    def words(self, finding: Finding) -> VerdictWords:
        """All that is shown of a finding, only as far as its verdict allows."""
        return VerdictWords(
            finding.verdict,
            self.word(finding.verdict),
            self.tr("by an old list") if finding.verdict == "valid_stale" else "",
            finding.number,
            finding.name,
            finding.name_ar,
            self._facts(finding),
            self._advice(finding),
        )

    def word(self, verdict: str) -> str:
        """The one word that is read from afar."""
        return {
            "valid": self.tr("VALID"),
            "valid_stale": self.tr("VALID"),
            "revoked": self.tr("REVOKED"),
            "expired": self.tr("EXPIRED"),
            "not_yet_valid": self.tr("TOO EARLY"),
            "unknown_desk": self.tr("UNKNOWN DESK"),
            "forged": self.tr("FORGED"),
        }.get(verdict, self.tr("NOT A PERMIT"))

    def _facts(self, finding: Finding) -> str:
        """One fact a line; nothing where no signature vouches for it."""
        if finding.issued is None:
            return ""
        in_arabic = self._context.language == "ar"
        lines = []
        if finding.rc_number:
            lines.append(
                self.tr("RC {number}, {court}").format(
                    number=finding.rc_number, court=finding.rc_court
                )
            )
        elif finding.tp_number:
            lines.append(self.tr("TP {number}").format(number=finding.tp_number))
        lines.append(
            self.tr("issued on {day} at {forum}").format(
                day=self.day(finding.issued),
                forum=finding.forum_ar if in_arabic else finding.forum,
            )
        )
        lines = [" · ".join(lines)]
        if finding.manager:
            lines.append(self.tr("Manager: {name}").format(name=finding.manager))
        return "\n".join(lines)

    def _advice(self, finding: Finding) -> str:
        sentences = [say(f"verdict.{finding.verdict}", self._context.language)]
        if finding.why:
            sentences.append(say(finding.why, self._context.language))
        if finding.pack:
            sentences.append(say(f"pack.is_{finding.pack}", self._context.language))
        if finding.verdict in _ACCEPTED:
            sentences.append(self.tr("Compare the name with the paper that is shown."))
        sentences.append(
            self.tr("Judged by the list of {day}.").format(day=self.day(finding.list_date))
            + " "
            + self.tr("It is %n day(s) old.", "", finding.list_age_days)
        )
        if finding.clock_behind:
            day = self.day(finding.list_date)
            sentences.append(say("trust_list.ahead_of_clock", self._context.language, date=day))
        return "\n".join(sentences)

    def day(self, day: dt.date) -> str:
        """A day with its month in letters."""
        from babel.dates import format_date

        return format_date(day, "long", locale=LOCALES[self._context.language])
