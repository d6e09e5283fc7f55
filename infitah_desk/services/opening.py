"""Opening the stop's day and closing it: without an open stop no document, no permit."""

from __future__ import annotations

from infitah_desk.domain import events as e
from infitah_desk.domain.circumstances import Stop
from infitah_desk.domain.errors import Refused
from infitah_desk.domain.text_folding import clean
from infitah_desk.services.closing import is_closed
from infitah_desk.services.session import Session
from infitah_desk.storage.queries import open_stop


def open_the_stop(session: Session, date: str, quota: int | None = None, reason: str = "") -> Stop:
    """Open the stop for its legal date (ISO 8601); a supervisor does that, each day.

    The same date again changes nothing but the quota, which is how many permits may be issued that
    day (0: as many as the block holds; None: as before); another date closes the day before. A day
    that was closed with its sheet is opened again only for a `reason`: its figures will be others.

    Raises:
        Refused: "account.not_allowed", "role.not_allowed", "date.invalid", "enrol.not_accepted",
            "stop.outside_programme", "stop.reopening_needs_reason".
    """
    session.needs_role("desk")
    session.needs_supervisor()
    node = session.own_node
    day = e.legal_date(date)
    if not node.valid_from <= day.isoformat() <= node.valid_until:
        raise Refused(
            "stop.outside_programme", date=date, first=node.valid_from, last=node.valid_until
        )
    present = open_stop(session.store)
    same_day = present is not None and present.date == day.isoformat()
    if quota is None:
        quota = _last_quota(session, day.isoformat())
    stop = Stop(node.forum, day.isoformat(), quota)
    if present != stop:
        reason = clean(reason)
        if not same_day and not reason and is_closed(session, stop.date):
            raise Refused("stop.reopening_needs_reason", date=stop.date)
        ended = [] if same_day or present is None else [e.StopClosed(present.forum, present.date)]
        opened = e.StopOpened(stop.forum, stop.date, stop.quota, reason)
        session.write([("", [*ended, opened])])
    return stop


def _last_quota(session: Session, date: str) -> int:
    """The quota with which this installation last opened that day; 0 where it never did."""
    quota = 0
    for event in session.store.log.without_dossier(session.store.own_log):
        match e.told(event).content:
            case e.StopOpened(date=day, quota=last) if day == date:
                quota = last
            case _:
                pass
    return quota


def opened_stop(session: Session) -> Stop | None:
    """The stop that is open here."""
    return open_stop(session.store)


def today(session: Session) -> str:
    """What people at the desk call today, ISO 8601: the stop's date, else the wall clock's."""
    stop = open_stop(session.store)
    return stop.date if stop else session.now().astimezone().date().isoformat()
