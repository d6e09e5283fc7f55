"""Planning initiation sessions: said, changed and cancelled by the desk that they belong to."""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from infitah_desk.domain import events as e
from infitah_desk.domain.circumstances import reason as kept_reason
from infitah_desk.domain.errors import Refused
from infitah_desk.domain.event import node_of
from infitah_desk.domain.text_folding import clean
from infitah_desk.domain.time_of_day import time_of_day
from infitah_desk.services.opening import opened_stop
from infitah_desk.services.session import POSITION, Session
from infitah_desk.storage import sessions
from infitah_desk.storage.sessions import PlannedSession


class Plan(msgspec.Struct, frozen=True):
    """What is said of a session as people type it; None leaves it as it is.

    `date` is ISO 8601, `time` such as "10:30" or "10h30", `places` 0 is no limit.
    """

    date: str | None = None
    time: str | None = None
    room: str | None = None
    places: int | None = None
    trainer: str | None = None


def plan_session(session: Session, plan: Plan) -> PlannedSession:
    """Plan a session at this forum; without a date it is on the open stop's day.

    Raises:
        Refused: "time.invalid", "date.invalid", "places.invalid", "stop.not_open" where no date is
            given, "stop.outside_programme", "role.not_allowed".
    """
    session.needs_role("desk")
    with session.store.transaction():
        forum, date = session.own_node.forum, _date(session, plan.date)
        blank = e.SessionPlanned(_new_id(session, date), forum, date, "00:00")
        return _say(session, blank, msgspec.structs.replace(plan, time=plan.time or ""))


def change_session(session: Session, id_: str, plan: Plan) -> PlannedSession:
    """Say a session of this installation anew; one that was cancelled takes place after all.

    Raises:
        Refused: "session.unknown", "session.other_desk", "session.changes_nothing",
            "session.too_few_places", and as `plan_session`.
    """
    with session.store.transaction():
        found = _own(session, id_)
        said = e.SessionPlanned(
            found.id, found.forum, found.date, found.time, found.room, found.places, found.trainer
        )
        return _say(session, said, plan, found)


def cancel_session(session: Session, id_: str, reason: str) -> PlannedSession:
    """The session does not take place; `people_of` lists who had a place and is to be told.

    Raises:
        Refused: "session.unknown", "session.other_desk", "session.cancelled", "reason.missing".
    """
    with session.store.transaction():
        found = _own(session, id_)
        if found.cancelled:
            raise Refused("session.cancelled", session=id_)
        session.write([("", [e.SessionCancelled(id_, kept_reason(reason))])])
        return find_session(session, id_)


def list_sessions(session: Session, date: str = "") -> tuple[PlannedSession, ...]:
    """The sessions of a date at this forum, in order of time; without a date those of the stop.

    Where no stop is open, those of all dates; where there is no forum, those of all.

    Raises:
        Refused: "date.invalid".
    """
    stop = opened_stop(session)
    day = e.legal_date(date).isoformat() if date else stop.date if stop else ""
    return tuple(sessions.sessions(session.store, session.own_node.forum, day))


def coming_sessions(session: Session) -> tuple[PlannedSession, ...]:
    """The sessions of this forum from the open stop's day on; of all days where no stop is open."""
    stop = opened_stop(session)
    found = sessions.sessions(session.store, session.own_node.forum)
    return tuple(each for each in found if stop is None or each.date >= stop.date)


class Offer(NamedTuple):
    """The sessions in which a place may be had, and the one in which somebody has it."""

    sessions: tuple[PlannedSession, ...]
    own: PlannedSession | None


def offer_sessions(session: Session, own: str) -> Offer:
    """What to offer to somebody whose place is in the session `own`; "" where there is none."""
    coming = tuple(each for each in coming_sessions(session) if not each.cancelled)
    return Offer(coming, sessions.find_session(session.store, own) if own else None)


def find_session(session: Session, id_: str) -> PlannedSession:
    """One session.

    Raises:
        Refused: "session.unknown".
    """
    found = sessions.find_session(session.store, id_)
    if found is None:
        raise Refused("session.unknown", session=id_)
    return found


def _say(
    session: Session, before: e.SessionPlanned, plan: Plan, present: PlannedSession | None = None
) -> PlannedSession:
    """Write a session with what the plan changes."""
    places = before.places if plan.places is None else plan.places
    if not 0 <= places < sessions.MANY:
        raise Refused("places.invalid", places=places)
    said = e.SessionPlanned(
        before.session,
        before.forum,
        before.date if plan.date is None else _date(session, plan.date),
        before.time if plan.time is None else time_of_day(plan.time),
        before.room if plan.room is None else clean(plan.room),
        places,
        before.trainer if plan.trainer is None else clean(plan.trainer),
    )
    if present is not None:
        if said == before and not present.cancelled:
            raise Refused("session.changes_nothing")
        if places and places < present.taken:
            raise Refused("session.too_few_places", taken=present.taken)
    session.write([("", [said])])
    return find_session(session, said.session)


def _new_id(session: Session, date: str) -> str:
    """Short enough to be said aloud; a restored installation counts for itself."""
    position = session.store.settings.number(POSITION)
    node = session.node if position == 1 else f"{session.node}.{position}"
    prefix = f"{node}-{date[5:7]}{date[8:]}-"
    numbers = [
        int(number)
        for each in sessions.sessions(session.store)
        if each.id.startswith(prefix) and (number := each.id.removeprefix(prefix)).isdecimal()
    ]
    return f"{prefix}{max(numbers, default=0) + 1}"


def _date(session: Session, text: str | None) -> str:
    stop, node = opened_stop(session), session.own_node
    if not text:
        if stop is None:
            raise Refused("stop.not_open")
        return stop.date
    date = e.legal_date(text).isoformat()
    if not node.valid_from <= date <= node.valid_until:
        raise Refused(
            "stop.outside_programme", date=date, first=node.valid_from, last=node.valid_until
        )
    return date


def _own(session: Session, id_: str) -> PlannedSession:
    """A session that this installation planned: nobody else has a say in it."""
    session.needs_role("desk")
    found = find_session(session, id_)
    if found.log != session.store.own_log:
        raise Refused("session.other_desk", session=id_, node=node_of(found.log))
    return found
