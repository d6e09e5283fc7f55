"""Closing the stop: what is still open, the figures, and the day's end."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import NamedTuple

from infitah_desk.domain import events as e
from infitah_desk.domain.circumstances import Stop
from infitah_desk.domain.dossier import DossierState
from infitah_desk.domain.eligibility import STEPS, step_of
from infitah_desk.domain.errors import Refused
from infitah_desk.domain.permit import PermitState
from infitah_desk.services.queueing import Waiting, waiting_sheets
from infitah_desk.services.session import Session
from infitah_desk.storage import figures
from infitah_desk.storage.queries import open_stop

_ISSUED = ("issued", "printed", "handed_over")
_ASIDE = ("parked", "waiting", "cancelled")


class Figures(NamedTuple):
    """What became of everybody who was here, and of every sheet; since this desk began.

    `present` counts enterprises, all from `sheets_printed` on count sheets; `unanswered` are on
    paper perhaps, and in none of the other figures. `balanced` says that there are none of those,
    and that no number was given out without its permit.
    """

    present: int
    issued: int
    parked: int
    waiting: int
    cancelled: int
    in_progress: int
    sheets_printed: int
    handed_over: int
    spoiled: int
    in_stock: int
    unanswered: int
    balanced: bool


class OpenPermit(NamedTuple):
    """A permit of which its owner has no sheet that holds."""

    dossier: str
    number: str
    name: str
    name_ar: str
    printed: bool


class Prospect(NamedTuple):
    """How things stand before the stop is closed; `waiting` are sheets to answer for."""

    stop: Stop
    figures: Figures
    permits: tuple[OpenPermit, ...]
    waiting: tuple[Waiting, ...]


def prospect(session: Session) -> Prospect:
    """What is still open, and the figures that closing now would give.

    Raises:
        Refused: "stop.not_open".
    """
    stop = open_stop(session.store)
    if stop is None:
        raise Refused("stop.not_open")
    here = [
        state for state in figures.states_at(session.store, *STEPS) if _was_here(state, session)
    ]
    own = _own_permits(session)
    waiting = waiting_sheets(session)
    figures_ = _figures(session, here, [permit for _, permit in own], len(waiting))
    return Prospect(stop, figures_, _open(own), waiting)


def close_the_stop(session: Session) -> Prospect:
    """End the stop's day; a supervisor does that. How things stood is given back.

    Raises:
        Refused: "account.not_allowed", "role.not_allowed", "stop.not_open".
    """
    session.needs_role("desk")
    session.needs_supervisor()
    found = prospect(session)
    session.write([("", [e.StopClosed(found.stop.forum, found.stop.date)])])
    return found


def _was_here(state: DossierState, session: Session) -> bool:
    """Whether somebody came for it: rows of a list that nobody asked after were not here."""
    own = session.store.own_log
    imported = uuid.UUID(state.dossier).version == 5
    return any(permit.log == own for permit in state.permits.values()) or (
        not imported
        or bool(state.documents)
        or bool(state.initiated)
        or state.situation.name != "open"
    )


def _own_permits(session: Session) -> list[tuple[DossierState, PermitState]]:
    own = session.store.own_log
    return [
        (state, permit)
        for state in figures.states_with_permits_of(session.store, own)
        for permit in state.permits.values()
        if permit.log == own
    ]


def _figures(
    session: Session, here: Iterable[DossierState], permits: list[PermitState], unanswered: int
) -> Figures:
    steps = [step_of(state, session.programme) for state in here]
    aside = {name: steps.count(name) for name in _ASIDE}
    issued = sum(step in _ISSUED for step in steps)
    own = session.own_installation
    given_out = own.permits - session.numbers_left if own else 0
    numbers = {permit.serial for permit in permits}
    return Figures(
        len(steps),
        issued,
        aside["parked"],
        aside["waiting"],
        aside["cancelled"],
        len(steps) - issued - sum(aside.values()),
        sum(len({*permit.copies, *permit.spoiled}) for permit in permits),
        sum(len(permit.taken) for permit in permits),
        sum(len(permit.spoiled) for permit in permits),
        sum(len(permit.in_stock) for permit in permits),
        unanswered,
        not unanswered and len(numbers) == len(permits) == given_out,
    )


def _open(own: list[tuple[DossierState, PermitState]]) -> tuple[OpenPermit, ...]:
    return tuple(
        OpenPermit(
            state.dossier,
            permit.number,
            state.text("name"),
            state.text("name_ar"),
            permit.printed,
        )
        for state, permit in own
        if not permit.revoked and not {*permit.good} & {*permit.taken}
    )
