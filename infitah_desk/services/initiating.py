"""Initiating: places in an initiation session, who was there, the list that is signed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from infitah_desk.domain import commands as c
from infitah_desk.domain.claim_ticket import ticket_of
from infitah_desk.domain.dossier import DossierState
from infitah_desk.domain.errors import Refused
from infitah_desk.services.opening import opened_stop
from infitah_desk.services.planning import find_session
from infitah_desk.services.session import Session
from infitah_desk.storage import sessions
from infitah_desk.storage.sessions import PlannedSession
from infitah_desk.system.durable_files import write_durably


class Person(NamedTuple):
    """Somebody with a place in a session, or who was there without one."""

    dossier: str
    name: str
    name_ar: str
    manager: str
    manager_ar: str
    ticket: str
    attended: bool
    certified: bool


def people_of(session: Session, id_: str) -> tuple[Person, ...]:
    """Who has a place in a session or was there, in the order in which dossiers were begun here.

    Raises:
        Refused: "session.unknown".
    """
    find_session(session, id_)
    return tuple(
        _person(session.store.state(dossier), attended=attended)
        for dossier, attended in sessions.dossiers_of_session(session.store, id_)
    )


def enrol_in_session(session: Session, id_: str, dossiers: Sequence[str]) -> PlannedSession:
    """Give each a place, all or none; a place in another session is given back by that.

    Raises:
        Refused: "session.unknown", "session.cancelled", "session.full", "session.attended",
            "dossier.…".
    """
    session.needs_role("desk")
    with session.store.transaction():
        for dossier in dossiers:
            _must_take_place(session, id_)
            session.act(dossier, c.EnrolInSession(id_))
        return find_session(session, id_)


def withdraw_from_session(session: Session, dossier: str) -> DossierState:
    """The dossier's place is free again.

    Raises:
        Refused: "session.not_enrolled", "dossier.…".
    """
    session.needs_role("desk")
    return session.act(dossier, c.WithdrawFromSession())


class Held(NamedTuple):
    """What was noted of a session: who it was noted of, and who was left out and why, by code."""

    people: tuple[Person, ...]
    refused: tuple[tuple[str, str], ...]


def attend_session(session: Session, id_: str, dossiers: Sequence[str]) -> Held:
    """These owners were there, with a place or without: all is noted or nothing.

    Raises:
        Refused: "session.unknown", "session.cancelled", "session.not_yet", "session.nobody_named",
            "stop.not_open", "dossier.…".
    """
    with session.store.transaction():
        command = _attendance(session, id_)
        _must_name(dossiers)
        states = [session.act(dossier, command) for dossier in dossiers]
    return Held(tuple(_person(state, attended=True) for state in states), ())


def attend_all(session: Session, id_: str) -> Held:
    """Everybody with a place was there; a cancelled or erased dossier is left out and named.

    Raises:
        Refused: as `attend_session`.
    """
    with session.store.transaction():
        command = _attendance(session, id_)
        enrolled = [each.dossier for each in people_of(session, id_) if not each.attended]
        return _noted(session, enrolled, command)


def certify_session(session: Session, id_: str, dossiers: Sequence[str]) -> Held:
    """The certificate was given to these, who attended: all is noted or nothing.

    Raises:
        Refused: "session.unknown", "missing.initiation", "session.nobody_named", "stop.not_open",
            "dossier.…".
    """
    session.needs_role("desk")
    find_session(session, id_)
    _must_name(dossiers)
    with session.store.transaction():
        states = [session.act(dossier, c.CertifyInitiation()) for dossier in dossiers]
    return Held(tuple(_person(state, attended=True) for state in states), ())


def certify_all(session: Session, id_: str) -> Held:
    """The certificate was given to all who attended this session.

    Raises:
        Refused: "session.unknown", "stop.not_open".
    """
    session.needs_role("desk")
    with session.store.transaction():
        there = [each.dossier for each in people_of(session, id_) if each.attended]
        return _noted(session, there, c.CertifyInitiation())


class PrintedSheet(NamedTuple):
    """The list of a session's people in a file."""

    file: Path
    pages: int


def draw_sheet(session: Session, id_: str) -> tuple[bytes, int]:
    """The list of a session's people, for signatures, as a PDF; and how many pages it has.

    Raises:
        Refused: "session.unknown", "sheet.does_not_fit", "sheet.no_glyph".
    """
    from infitah_desk.documents.session_list_a4 import Attendee, SessionFace, draw_session_list_a4

    found = find_session(session, id_)
    forum = session.programme.forum(found.forum)
    face = SessionFace(
        found.id,
        forum.city,
        forum.city_ar,
        found.date,
        found.time,
        found.room,
        found.trainer,
        found.places,
        tuple(
            Attendee(each.name, each.name_ar, each.manager, each.manager_ar, each.ticket)
            for each in people_of(session, id_)
        ),
    )
    return draw_session_list_a4(face)


def print_sheet(session: Session, id_: str, out: Path) -> PrintedSheet:
    """Draw the list of a session's people into a file.

    Raises:
        Refused: as `draw_sheet`.
        MachineFault: "file.not_writable", "disk.full".
    """
    pdf, pages = draw_sheet(session, id_)
    write_durably(out, pdf)
    return PrintedSheet(out, pages)


def _must_take_place(session: Session, id_: str) -> PlannedSession:
    found = find_session(session, id_)
    if found.cancelled:
        raise Refused("session.cancelled", session=id_)
    return found


def _attendance(session: Session, id_: str) -> c.AttendInitiation:
    """What is said of whoever attended: on the session's day, which must have come."""
    session.needs_role("desk")
    found, stop = _must_take_place(session, id_), opened_stop(session)
    if stop is not None and found.date > stop.date:
        raise Refused("session.not_yet", session=id_, date=found.date)
    return c.AttendInitiation(id_, found.date)


def _must_name(dossiers: Sequence[str]) -> None:
    if not dossiers:
        raise Refused("session.nobody_named")


def _noted(session: Session, dossiers: Iterable[str], command: c.Command) -> Held:
    """Note it of all of whom it can be noted; what stands against one must not stop the others."""
    people, refused = [], []
    for dossier in dossiers:
        try:
            people.append(_person(session.act(dossier, command), attended=True))
        except Refused as obstacle:
            if not obstacle.code.startswith("dossier."):
                raise
            refused.append((dossier, obstacle.code))
    return Held(tuple(people), tuple(refused))


def _person(state: DossierState, *, attended: bool) -> Person:
    return Person(
        state.dossier,
        state.text("name"),
        state.text("name_ar"),
        state.text("manager"),
        state.text("manager_ar"),
        ticket_of(state.dossier),
        attended,
        bool(state.initiation.certified),
    )
