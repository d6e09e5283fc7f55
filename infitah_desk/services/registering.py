"""Registering and correcting enterprises, finding and showing their dossiers."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from infitah_desk.domain import commands as c
from infitah_desk.domain.dossier import DossierState
from infitah_desk.domain.eligibility import STEPS, missing, step_of
from infitah_desk.domain.enterprise import Issue, normalise
from infitah_desk.domain.errors import Refused
from infitah_desk.domain.events import FieldValue
from infitah_desk.domain.identifiers import identifier_keys
from infitah_desk.domain.rules import decide
from infitah_desk.domain.served import SERVED
from infitah_desk.services.recognising import served_fields
from infitah_desk.services.session import Session
from infitah_desk.storage import queries
from infitah_desk.storage.search import find


class Registered(NamedTuple):
    """A dossier begun, what was noticed, and dossiers here with one of its identifiers."""

    dossier: str
    issues: tuple[Issue, ...]
    alike: tuple[str, ...]


def register(session: Session, raw: Mapping[str, object]) -> Registered:
    """Begin a dossier from raw fields, as a form or a file gives them.

    Raises:
        Refused: every code of severity error, "name.missing", "enterprise.field_unknown".
    """
    session.needs_role("desk")
    values, issues = checked_fields(session, raw)
    dossier = _new_dossier()
    alike = queries.dossiers_with(session.store, identifier_keys(values, session.programme))
    issues += tuple(Issue(name, SERVED, "warning") for name in served_fields(session, values))
    state = DossierState(dossier)
    contents = decide(state, c.RegisterDossier(values), session.circumstances(state))
    session.write([(dossier, contents)])
    return Registered(dossier, issues, tuple(alike))


def correct(session: Session, dossier: str, raw: Mapping[str, object], reason: str) -> DossierState:
    """Set fields of a dossier anew, for a reason; null and "" clear one.

    Raises:
        Refused: every code of severity error, "reason.missing", "correction.changes_nothing".
    """
    present = session.store.state(dossier).fields
    values, _ = checked_fields(session, raw, present)
    return session.act(dossier, c.CorrectDossier(values, reason))


def checked_fields(
    session: Session, raw: Mapping[str, object], present: Mapping[str, FieldValue] | None = None
) -> tuple[dict[str, FieldValue], tuple[Issue, ...]]:
    """Raw fields as values that stand, and what was noticed; `present` as in `normalise`.

    Raises:
        Refused: every code of severity error, "enterprise.field_unknown".
    """
    checked = normalise(raw, session.programme, present)
    if checked.marks:
        raise Refused(
            *dict.fromkeys(mark.code for mark in checked.marks.values()),
            fields={name: mark.code for name, mark in checked.marks.items()},
        )
    return dict(checked.values), tuple(checked.issues)


def _new_dossier() -> str:
    from uuid_utils import uuid7

    return str(uuid.UUID(str(uuid7())))


class Eligibility(NamedTuple):
    """Whether a permit may be issued, every code that stands against it, and what only warns."""

    eligible: bool
    missing: tuple[str, ...]
    warnings: tuple[str, ...] = ()


def eligibility(session: Session, dossier: str) -> Eligibility:
    """All that a dossier lacks for a permit.

    Raises:
        Refused: "dossier.unknown".
    """
    state = session.store.state(dossier)
    now = session.circumstances(state)
    codes = missing(
        state,
        now.programme,
        already_held=now.already_held,
        quota_left=now.next_serial is not None or session.role != "desk",
    )
    return Eligibility(not codes, codes, (SERVED,) if served_of(session, state) else ())


def served_of(session: Session, state: DossierState) -> tuple[str, ...]:
    """The fields of a dossier whose identifier was served elsewhere, by the last reference."""
    return served_fields(session, {name: state.value(name) for name in state.fields})


def find_dossiers(session: Session, text: str, limit: int) -> list[queries.Listed]:
    """Dossiers by name, identifier, phone or permit number, as people type them."""
    found = (queries.listed_one(session.store, d) for d in find(session.store.db, text, limit))
    return [item for item in found if item is not None]


def show_listed(session: Session, dossier: str) -> queries.Listed:
    """One dossier as lists show it.

    Raises:
        Refused: "dossier.unknown".
    """
    found = queries.listed_one(session.store, dossier)
    if found is None:
        raise Refused("dossier.unknown", dossier=dossier)
    return found


def list_dossiers(session: Session, at: str | None) -> Iterator[queries.Listed]:
    """All dossiers, or those at one step.

    Raises:
        Refused: "step.unknown".
    """
    if at is not None and at not in STEPS:
        raise Refused("step.unknown", step=at, steps=STEPS)
    return queries.listed(session.store, at)


def step(session: Session, state: DossierState) -> str:
    """Where a dossier stands in its life."""
    return step_of(state, session.programme)
