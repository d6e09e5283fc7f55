"""Waiting: who waits for a number, in order of arrival, and who is next once one is free."""

from __future__ import annotations

from typing import NamedTuple

from infitah_desk.domain import commands as c
from infitah_desk.domain.claim_ticket import ticket_of
from infitah_desk.domain.dossier import DossierState
from infitah_desk.domain.errors import Refused
from infitah_desk.services.session import Session
from infitah_desk.storage import figures


class Waiting(NamedTuple):
    """Somebody on the list; `place` counts from 1."""

    place: int
    dossier: str
    name: str
    name_ar: str
    ticket: str


class Line(NamedTuple):
    """The list in order of arrival, and how many numbers are free for those at its head."""

    free: int
    waiting: tuple[Waiting, ...]

    @property
    def next(self) -> Waiting | None:
        """Who is offered a number: the first, as long as one is free."""
        return self.waiting[0] if self.waiting and self.free else None


def put_on_waiting_list(session: Session, dossier: str) -> DossierState:
    """Have a dossier wait for a number; one that waits already keeps its place.

    Raises:
        Refused: "permit.already_held", "dossier.unknown", "dossier.cancelled", "dossier.erased".
    """
    session.needs_role("desk")
    return session.act(dossier, c.WaitlistDossier())


def waiting_list(session: Session) -> Line:
    """Who waits here, and how many numbers today's quota and the block still have."""
    waiting = sorted(
        (state for state in figures.states_at(session.store, "waiting")),
        key=lambda state: (state.situation.since, state.dossier),
    )
    return Line(
        session.permits_left,
        tuple(
            Waiting(
                place,
                state.dossier,
                state.text("name"),
                state.text("name_ar"),
                ticket_of(state.dossier),
            )
            for place, state in enumerate(waiting, start=1)
        ),
    )


def place_of(session: Session, dossier: str) -> int:
    """The place of a dossier on the list, from 1; 0 where it does not wait."""
    line = waiting_list(session).waiting
    return next((each.place for each in line if each.dossier == dossier), 0)


def take_next(session: Session) -> Waiting:
    """Take up the first of the list again, for whom a number is free.

    Raises:
        Refused: "quota.used_up" where none is free, "waiting.nobody" where nobody waits.
    """
    session.needs_role("desk")
    with session.store.transaction():
        line = waiting_list(session)
        if not line.waiting:
            raise Refused("waiting.nobody")
        first = line.next
        if first is None:
            raise Refused("quota.used_up")
        session.act(first.dossier, c.ResumeDossier())
    return first
