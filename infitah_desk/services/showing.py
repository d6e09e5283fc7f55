"""Showing one dossier whole: its fields, papers, permits, and who wrote what when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

import msgspec

from infitah_desk.domain.circumstances import Stop
from infitah_desk.domain.dossier import DossierState
from infitah_desk.domain.enterprise import FIELDS
from infitah_desk.domain.events import (
    ConflictDecided,
    Content,
    DossierCorrected,
    DossierRegistered,
    FieldValue,
    Told,
    lacks_body,
    told,
)
from infitah_desk.domain.history import display_order
from infitah_desk.domain.programme import Programme
from infitah_desk.services.registering import eligibility, served_of, step
from infitah_desk.services.session import Session
from infitah_desk.storage.packs import serial_elsewhere
from infitah_desk.storage.queries import open_stop
from infitah_desk.storage.sessions import PlannedSession, find_session
from infitah_desk.storage.sheets import sheet_of


class Moment(NamedTuple):
    """One event of a dossier; `time` is the wall clock of whoever wrote it, ISO 8601 in UTC."""

    log: str
    seq: int
    kind: str
    author: str
    time: str


class Shown(NamedTuple):
    """A dossier as it stands, with what a person needs beside it to do the next thing.

    `enterprise` has every field in order, None where it is empty; `missing` is what stands against
    a permit, by code; `sent` names the copies that went to paper and nobody has answered for;
    `served` are the fields whose identifier was served elsewhere, by headquarters' last reference;
    `void` are the permits that must not pass any more; `serials_twice` names, by the permit of a
    pack, another one under which the same machine or SIM was delivered.
    """

    state: DossierState
    step: str
    enterprise: Mapping[str, str | bool | int | None]
    history: tuple[Moment, ...]
    missing: tuple[str, ...]
    programme: Programme
    stop: Stop | None
    sent: Mapping[str, int]
    served: tuple[str, ...] = ()
    void: frozenset[str] = frozenset()
    serials_twice: Mapping[str, str] = MappingProxyType({})


def show_dossier(session: Session, dossier: str) -> Shown:
    """Everything known of a dossier; its history in the order in which it is displayed.

    Raises:
        Refused: "dossier.unknown".
    """
    state = session.store.state(dossier)
    return Shown(
        state,
        step(session, state),
        {name: state.value(name) for name in FIELDS},
        _history(session, dossier),
        eligibility(session, dossier).missing if state.registered else (),
        session.programme,
        open_stop(session.store),
        {
            number: sheet.copy
            for number in state.permits
            if (sheet := sheet_of(session.store.db, number)) is not None
        },
        served_of(session, state),
        frozenset(
            number
            for number, permit in state.permits.items()
            if permit.revoked or session.is_told_void(number, 0)
        ),
        {
            pack.number: other
            for pack in state.packs
            for said in pack.serials.items()
            if (other := serial_elsewhere(session.store, *said, pack.number))
        },
    )


class Change(NamedTuple):
    """A field that an event set: what stood there before, in the order shown, and what since."""

    field: str
    old: FieldValue
    new: FieldValue


class Entry(NamedTuple):
    """One event of a dossier with what it says.

    `said` are its fact and, where the body is here, its personal part; `alarm` is the code of why
    it does not count, or empty; `withheld` says that its personal part is not here; `session` is
    the initiation session that it names, where it is known here.
    """

    moment: Moment
    said: Mapping[str, object]
    changes: tuple[Change, ...]
    alarm: str
    withheld: bool
    session: PlannedSession | None = None


def dossier_history(session: Session, dossier: str) -> tuple[Entry, ...]:
    """What was done to a dossier, by whom and when, in the order in which it is displayed.

    Raises:
        Refused: "dossier.unknown".
    """
    alarms = {(a.log, a.seq, a.hash): a.code for a in session.store.state(dossier).alarms}
    present: dict[str, FieldValue] = {}
    entries = []
    for item in _told(session, dossier):
        event, content = item.event, item.content
        alarm = alarms.get((event.log, event.seq, event.hash.hex()), "")
        written = {} if alarm else _written(content)
        named = str(getattr(content, "session", ""))
        entries.append(
            Entry(
                moment(item),
                msgspec.to_builtins(content),
                tuple(Change(name, present.get(name), new) for name, new in written.items()),
                alarm,
                lacks_body(content, event),
                find_session(session.store, named) if named else None,
            )
        )
        present.update(written)
    return tuple(entries)


def _written(content: Content) -> Mapping[str, FieldValue]:
    match content:
        case DossierRegistered(values=values) | DossierCorrected(values=values):
            return values
        case ConflictDecided(field=name, value=value):
            return {name: value}
    return {}


def _history(session: Session, dossier: str) -> tuple[Moment, ...]:
    return tuple(moment(item) for item in _told(session, dossier))


def beginning(session: Session, dossier: str) -> Moment | None:
    """Who began a dossier, where and when; None where that has not come."""
    begun = (each for each in _history(session, dossier) if each.kind == DossierRegistered.KIND)
    return next(begun, None)


def _told(session: Session, dossier: str) -> list[Told]:
    items = [told(event) for _, event in session.store.log.of_dossiers([dossier])]
    return sorted(items, key=display_order)


def moment(item: Told) -> Moment:
    """Who wrote an event, where and when."""
    event, head = item.event, item.head
    return Moment(event.log, event.seq, head.kind, head.author, _time(head.time))


def _time(milliseconds: int) -> str:
    """ISO 8601; a clock may say anything, and what no calendar holds is shown as the number."""
    try:
        moment = dt.datetime(1970, 1, 1, tzinfo=dt.UTC) + dt.timedelta(milliseconds=milliseconds)
    except OverflowError:
        return str(milliseconds)
    return moment.isoformat(timespec="seconds")
