"""Deciding: what two wrote without knowing of each other is listed, and settled by a person."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from infitah_desk.domain import commands as c
from infitah_desk.domain import conflict_sides as domain
from infitah_desk.domain.dossier import DocumentState, DossierState
from infitah_desk.domain.enterprise import FIELDS, normalise
from infitah_desk.domain.errors import Refused
from infitah_desk.domain.events import FieldValue
from infitah_desk.domain.history import REF_BYTES
from infitah_desk.services.registering import correct
from infitah_desk.services.session import Session
from infitah_desk.services.showing import moment
from infitah_desk.storage.unsettled import dossiers_in_conflict

REASON = "reason.conflict"


class Side(NamedTuple):
    """One value of a conflict, as JSON has it, and who wrote it; `time` is ISO 8601 in UTC."""

    value: object
    log: str
    author: str
    time: str


class Conflict(NamedTuple):
    """A field, "document.TYPE" or "situation" of which several values stand against each other."""

    dossier: str
    name: str
    field: str
    values: tuple[Side, ...]


def list_conflicts(session: Session) -> tuple[Conflict, ...]:
    """All that is to be settled, dossier by dossier; as many as a merge counts."""
    return tuple(
        conflict
        for dossier in dossiers_in_conflict(session.store)
        for conflict in conflicts_of(session, dossier)
    )


def conflicts_of(session: Session, dossier: str) -> Iterator[Conflict]:
    """What is to be settled of one dossier.

    Raises:
        Refused: "dossier.unknown".
    """
    state = session.store.state(dossier)
    name = state.text("name") or state.text("name_ar")
    for field, sides in session.store.projection.sides_of(dossier).items():
        yield Conflict(dossier, name, field, tuple(map(_side, sides)))


def _side(side: domain.Side) -> Side:
    wrote = moment(side.told)
    return Side(_plain(side.value), wrote.log, wrote.author, wrote.time)


def _plain(value: object) -> object:
    if isinstance(value, DocumentState):
        return {name: getattr(value, name) for name in ("accepted", "number", "court", "reason")}
    return msgspec.to_builtins(value)


def decide_conflict(session: Session, dossier: str, field: str, value: str) -> DossierState:
    """Settle a conflict: the field has this value, read as if it were typed into the form.

    A coordinator or the authority decides it; a desk corrects the dossier, knowing all sides. A
    paper or a situation is said anew instead.

    Raises:
        Refused: "conflict.unknown", "conflict.say_anew", "name.missing", "dossier.…", and every
            code by which the form refuses the value.
    """
    state = session.store.state(dossier)
    if field not in state.conflicts:
        raise Refused("conflict.unknown", field=field)
    if field not in FIELDS:
        raise Refused("conflict.say_anew", field=field)
    if session.role == "desk":
        return correct(session, dossier, {field: value}, REASON)
    with session.store.transaction():
        events = [side.told.event for side in session.store.projection.sides_of(dossier)[field]]
        sides = tuple((each.log, each.seq, each.hash[:REF_BYTES].hex()) for each in events)
        read = _read(session, state, field, value)
        return session.act(dossier, c.DecideConflict(field, read, sides))


def _read(session: Session, state: DossierState, field: str, value: str) -> FieldValue:
    checked = normalise({field: value}, session.programme, state.fields)
    if mark := checked.marks.get(field):
        raise Refused(mark.code, fields={field: mark.code})
    return checked.values[field]
