"""Pacing: the stop's day so far, hour by hour, from what this laptop wrote itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from infitah_desk.domain.day_pace import Deed, Pace, Stretch, last_day, pace_of
from infitah_desk.domain.event import decode_head
from infitah_desk.domain.events import content_of, told
from infitah_desk.services.counting import due_back
from infitah_desk.services.session import Session
from infitah_desk.storage import figures, queries
from infitah_desk.system.moments import local_moment


class DaySoFar(NamedTuple):
    """The day that is open, or the last that was; `date` is "" where none ever was.

    `parked`, `overdue` and `waitlisted` are the enterprises that are so now: put aside, those of
    them whose time has passed, on the waiting list. `permits_left` can be issued yet: of the
    block's `numbers_left` and of the day's quota.
    """

    date: str
    is_open: bool
    pace: Pace
    parked: int
    overdue: int
    waitlisted: int
    permits_left: int
    numbers_left: int


def day_so_far(session: Session) -> DaySoFar:
    """How the day goes at this desk."""
    own = session.store.log.without_dossier(session.store.own_log)
    date, stretches = last_day((event.seq, told(event).content) for event in own)
    stop = queries.open_stop(session.store)
    due = due_back(session)
    return DaySoFar(
        date=date,
        is_open=stop is not None and stop.date == date,
        pace=pace_of(_deeds(session, stretches)),
        parked=len(due),
        overdue=sum(each.late > 0 for each in due),
        waitlisted=queries.step_counts(session.store).get("waiting", 0),
        permits_left=session.permits_left,
        numbers_left=session.numbers_left,
    )


def _deeds(session: Session, stretches: list[Stretch]) -> Iterator[Deed]:
    """What was done in these stretches of the own log. Bodies, where names are, stay unread."""
    for first, last in stretches:
        for data in figures.heads_about_dossiers(session.store, first, last):
            head = decode_head(data)
            yield Deed(head.dossier, content_of(head, None), local_moment(head.time))
