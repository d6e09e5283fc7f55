"""Figures: what becomes of permits and who is due back, counted for screens and for closing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from infitah_desk.domain.dossier import DossierState, decode_state
from infitah_desk.storage.store import Store


class LogFigures(NamedTuple):
    """The permits of one log: how many stand at this step of their dossier, or are void."""

    log: str
    step: str
    revoked: bool
    permits: int


def permit_figures(store: Store) -> list[LogFigures]:
    """The permits of every log, by the step of their dossier."""
    return [
        LogFigures(log, step, bool(revoked), number)
        for log, step, revoked, number in store.db.conn.execute(
            "SELECT permit.log, dossier.step, permit.revoked, count(*) FROM permit"
            " JOIN dossier ON dossier.dossier = permit.dossier"
            " GROUP BY permit.log, dossier.step, permit.revoked"
            " ORDER BY permit.log, dossier.step, permit.revoked"
        )
    ]


def states_at(store: Store, *steps: str) -> Iterator[DossierState]:
    """The states of all dossiers at these steps, in the order in which they were begun here."""
    marks = ", ".join("?" * len(steps))
    for (state,) in store.db.conn.execute(
        f"SELECT state FROM dossier WHERE step IN ({marks}) ORDER BY id", steps
    ):
        yield decode_state(state)


def states_with_permits_of(store: Store, log: str) -> Iterator[DossierState]:
    """The states of all dossiers in which this log issued a permit."""
    for (state,) in store.db.conn.execute(
        "SELECT state FROM dossier WHERE dossier IN (SELECT dossier FROM permit WHERE log = ?)"
        " ORDER BY id",
        (log,),
    ):
        yield decode_state(state)
