"""The figures of a stop's closing sheet: what must agree with what, and what does not."""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from infitah_desk.domain.content import Count


class Disagreement(NamedTuple):
    """Two figures that should be equal: a code of the catalogue, what was expected and found."""

    code: str
    expected: int
    found: int


class StopFigures(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """What became of everybody who was here, and of every sheet; since this desk began.

    From `present` to `in_progress` enterprises are counted; `never_came` are those of a list that
    nobody asked after. From `sheets_printed` to `in_stock` sheets are counted; `unanswered` were
    sent to paper and are in none of the other figures. `numbers` were given out for `permits`.
    `counted` are the sheets that somebody counted in the stock, None where nobody did.
    """

    present: Count
    issued: Count
    parked: Count
    waiting: Count
    cancelled: Count
    in_progress: Count
    never_came: Count = 0
    sheets_printed: Count
    handed_over: Count
    spoiled: Count
    in_stock: Count
    unanswered: Count = 0
    numbers: Count = 0
    permits: Count = 0
    counted: Count | None = None

    @property
    def disagreements(self) -> tuple[Disagreement, ...]:
        """Everything that does not agree, people first; nothing where the sheet balances."""
        people = self.issued + self.parked + self.waiting + self.cancelled + self.in_progress
        sheets = self.handed_over + self.spoiled + self.in_stock
        counted = self.in_stock if self.counted is None else self.counted
        compared = (
            Disagreement("closing.people", self.present, people),
            Disagreement("closing.sheets", self.sheets_printed, sheets),
            Disagreement("closing.unanswered", 0, self.unanswered),
            Disagreement("closing.numbers", self.numbers, self.permits),
            Disagreement("closing.stock", self.in_stock, counted),
        )
        return tuple(each for each in compared if each.expected != each.found)

    @property
    def balanced(self) -> bool:
        """Whether everything agrees."""
        return not self.disagreements

    def with_count(self, counted: int | None) -> StopFigures:
        """The same figures, with that many sheets counted in the stock."""
        return msgspec.structs.replace(self, counted=counted)
