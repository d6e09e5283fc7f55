"""A clock that stands still until a test moves it."""

from __future__ import annotations

import datetime as dt


class FixedClock:
    """Tells the time it was set to; `monotonic` follows `pass_by` only."""

    def __init__(self, now: dt.datetime | None = None) -> None:
        self._now = now or dt.datetime(2010, 9, 28, 9, 0, tzinfo=dt.UTC)
        self._monotonic = 1000.0

    def now(self) -> dt.datetime:
        return self._now

    def monotonic(self) -> float:
        return self._monotonic

    def pass_by(self, seconds: float) -> None:
        self._now += dt.timedelta(seconds=seconds)
        self._monotonic += seconds

    def set_back(self, days: float) -> None:
        self._now -= dt.timedelta(days=days)
