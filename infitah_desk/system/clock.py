"""The clock, as an argument: rules and files are given the time, they never take it."""

from __future__ import annotations

import datetime as dt
import time
from typing import Protocol


class Clock(Protocol):
    """What tells the time; tests hand in one that stands still."""

    def now(self) -> dt.datetime:
        """The wall clock, aware and in UTC; it may be wrong and it may jump."""
        ...

    def monotonic(self) -> float:
        """Seconds since some start; never goes back."""
        ...


class SystemClock:
    """The clock of this machine."""

    def now(self) -> dt.datetime:
        return dt.datetime.now(dt.UTC)

    def monotonic(self) -> float:
        return time.monotonic()
