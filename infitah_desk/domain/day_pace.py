"""The pace of a stop's day: what was done hour by hour, and how long a dossier takes."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from statistics import median
from typing import NamedTuple

from infitah_desk.domain import events as e
from infitah_desk.domain.content import Content, Malformed, Unknown

CLOCK_SLACK = dt.timedelta(minutes=2)
"""A clock that goes back by less was only set right."""
LONGEST = dt.timedelta(days=1)
"""What takes longer than this within one day was measured by a clock that was set."""


class Deed(NamedTuple):
    """What an event of the day says of a dossier, and when on the desk's own clock."""

    dossier: str
    content: Content
    moment: dt.datetime


class Counts(NamedTuple):
    """Enterprises, each counted once a day when it came first to that; from `permits_issued` to
    `handed_over` permits, each counted once as well.
    """

    came: int = 0
    initiations: int = 0
    papers: int = 0
    permits_issued: int = 0
    printed: int = 0
    handed_over: int = 0
    parked: int = 0
    waitlisted: int = 0


class Hour(NamedTuple):
    """What was done from this full hour of the desk's clock to the next."""

    hour: int
    counts: Counts


class Pace(NamedTuple):
    """The hours from the first to the last in which anything was done, and all of them together.

    The medians are whole minutes from an enterprise's first event of the day; None where no
    enterprise came so far, or none of which the clock tells how long it took.
    """

    hours: tuple[Hour, ...]
    total: Counts
    minutes_to_permit: int | None
    minutes_to_handing_over: int | None


_OF_ENTERPRISES: Mapping[type[Content], str] = {
    e.InitiationAttended: "initiations",
    e.DocumentAccepted: "papers",
    e.DossierParked: "parked",
    e.DossierWaitlisted: "waitlisted",
}
_NOBODY_CAME = (
    Unknown,
    Malformed,
    e.DossierSeenAgain,
    e.ConflictDecided,
    e.DuplicateDecided,
    e.ErasureConfirmed,
)
"""What says nothing, rows of lists, and what is decided over data that came from elsewhere."""

Stretch = tuple[int, int | None]


def last_day(told: Iterable[tuple[int, Content]]) -> tuple[str, list[Stretch]]:
    """The stop's day that a log opened last, and where in the log it was open; "" for never.

    A stretch goes from one seq to another, None where the day is open still. A quota set anew is
    no new day; one that was closed and opened again has two stretches, whatever lies between.
    """
    opened: dict[str, list[Stretch]] = {}
    date, first = "", None
    last = ""
    for seq, content in told:
        if not isinstance(content, e.StopOpened | e.StopClosed):
            continue
        if first is not None and (isinstance(content, e.StopClosed) or content.date != date):
            opened.setdefault(date, []).append((first, seq))
            first = None
        if isinstance(content, e.StopOpened) and first is None:
            date, first = content.date, seq
            last = date
    if first is not None:
        opened.setdefault(date, []).append((first, None))
    return last, opened.get(last, [])


def pace_of(deeds: Iterable[Deed]) -> Pace:
    """Count a day's deeds, given in the order in which they were written.

    The hour is the clock's, whatever day it names. Where the clock went back between two deeds, no
    duration is taken from one to the other; that it went forward cannot be told from a pause,
    unless by more than a day.
    """
    counts: dict[int, Counter[str]] = {}
    counted: set[tuple[str, str]] = set()
    came: dict[str, tuple[int, dt.datetime]] = {}
    waits: dict[str, dict[str, dt.timedelta]] = {"permits_issued": {}, "handed_over": {}}
    clock, before = 0, None
    for dossier, content, moment in deeds:
        if before is not None and moment < before - CLOCK_SLACK:
            clock += 1
        before = moment
        if not dossier or not _says_that_somebody_came(content):
            continue
        begun_by, begun = came.setdefault(dossier, (clock, moment))
        for measure, of in (("came", dossier), *_measured(dossier, content)):
            if (measure, of) in counted:
                continue
            counted.add((measure, of))
            counts.setdefault(moment.hour, Counter())[measure] += 1
            passed = moment - begun
            if measure in waits and begun_by == clock and dt.timedelta() <= passed <= LONGEST:
                waits[measure].setdefault(dossier, passed)
    span = range(min(counts), max(counts) + 1) if counts else ()
    hours = tuple(Hour(hour, Counts(**counts.get(hour, Counter()))) for hour in span)
    return Pace(
        hours,
        Counts(*(sum(column) for column in zip(*(each.counts for each in hours), strict=True))),
        _median_minutes(waits["permits_issued"].values()),
        _median_minutes(waits["handed_over"].values()),
    )


def _says_that_somebody_came(content: Content) -> bool:
    if isinstance(content, e.DossierRegistered):
        return not content.list_digest
    return not isinstance(content, _NOBODY_CAME)


def _measured(dossier: str, content: Content) -> tuple[tuple[str, str], ...]:
    """What this counts as, and of which enterprise or permit; nothing for most events."""
    match content:
        case e.PermitIssued(number=number):
            return (("permits_issued", number),)
        case e.PermitPrinted(number=number):
            return (("printed", number),)
        case e.PermitHandedOver(number=number):
            return (("handed_over", number),)
        case _:
            measure = _OF_ENTERPRISES.get(type(content))
            return ((measure, dossier),) if measure else ()


def _median_minutes(waits: Iterable[dt.timedelta]) -> int | None:
    """In whole minutes, halves rounded up."""
    seconds = [each.total_seconds() for each in waits]
    return int((median(seconds) + 30) // 60) if seconds else None
