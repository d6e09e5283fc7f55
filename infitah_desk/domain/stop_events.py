"""What is said of a stop and its initiation sessions: one frozen struct per kind, past tense."""

from __future__ import annotations

from typing import ClassVar

from infitah_desk.domain.content import Clock, Content, Count, Day
from infitah_desk.domain.stop_figures import StopFigures


class StopOpened(Content, frozen=True):
    """A supervisor opened the stop for its legal date (ISO 8601).

    `quota` is how many permits may be issued here that day; 0 is as many as the block holds.
    `reason` is why a day that was closed with its sheet is opened again.
    """

    KIND: ClassVar[str] = "stop.opened"
    PERSONAL: ClassVar[frozenset[str]] = frozenset({"reason"})
    forum: str
    date: Day
    quota: Count = 0
    reason: str = ""


class StopClosed(Content, frozen=True):
    """A supervisor closed the stop's day.

    `figures` are those of the closing sheet, and `second` is the account that signed it beside the
    author. A day that only ended because another one was opened has neither.
    """

    KIND: ClassVar[str] = "stop.closed"
    forum: str
    date: Day
    figures: StopFigures | None = None
    second: str = ""


class SessionPlanned(Content, frozen=True):
    """An initiation session: when (ISO 8601), where, by whom, for how many. Said anew, it changes.

    `places` 0 is no limit.
    """

    KIND: ClassVar[str] = "session.planned"
    PERSONAL: ClassVar[frozenset[str]] = frozenset({"trainer"})
    session: str
    forum: str
    date: Day
    time: Clock
    room: str = ""
    places: Count = 0
    trainer: str = ""


class SessionCancelled(Content, frozen=True):
    """The session does not take place."""

    KIND: ClassVar[str] = "session.cancelled"
    PERSONAL: ClassVar[frozenset[str]] = frozenset({"reason"})
    session: str
    reason: str = ""


class FormsReserved(Content, frozen=True):
    """Numbers of blank paper forms that were printed, for when no laptop works."""

    KIND: ClassVar[str] = "forms.reserved"
    first: Count
    last: Count
