"""The clock of a caravan that is only played: it stands still until the day goes on."""

from __future__ import annotations

import datetime as dt

MORNING = dt.time(8, 0, tzinfo=dt.UTC)


class SimulatedClock:
    """Tells the caravan's time; it never goes back."""

    def __init__(self, first_day: dt.date) -> None:
        self._first_day = first_day
        self._now = dt.datetime.combine(first_day, MORNING)

    def now(self) -> dt.datetime:
        return self._now

    def monotonic(self) -> float:
        return self._now.timestamp()

    def begin(self, day: int) -> str:
        """The morning of a day, counted from 0; its date (ISO 8601)."""
        date = self._first_day + dt.timedelta(days=day)
        self._now = max(self._now, dt.datetime.combine(date, MORNING))
        return date.isoformat()

    def pass_by(self, minutes: int) -> None:
        self._now += dt.timedelta(minutes=minutes)
