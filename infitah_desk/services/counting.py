"""Counting: who is due back today."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from infitah_desk.domain.claim_ticket import ticket_of
from infitah_desk.services.opening import today
from infitah_desk.services.session import Session
from infitah_desk.storage import figures


class DueBack(NamedTuple):
    """An owner whose dossier was put aside; `until` is ISO 8601, "" where nothing was promised.

    `late` is by how many minutes that time has passed, 0 where it has not.
    """

    dossier: str
    name: str
    name_ar: str
    until: str
    reason: str
    ticket: str
    late: int


def due_back(session: Session) -> tuple[DueBack, ...]:
    """Everybody who is to come back, the earliest first, those without a time last."""
    now = f"{today(session)}T{session.now().astimezone():%H:%M}"
    found = [
        DueBack(
            state.dossier,
            state.text("name"),
            state.text("name_ar"),
            state.situation.until,
            state.situation.reason,
            ticket_of(state.dossier),
            _minutes(state.situation.until, now),
        )
        for state in figures.states_at(session.store, "parked")
    ]
    return tuple(sorted(found, key=lambda each: (not each.until, each.until)))


def _minutes(until: str, now: str) -> int:
    """The minutes that have passed since; 0 where nothing was promised, or nothing readable."""
    try:
        passed = dt.datetime.fromisoformat(now) - dt.datetime.fromisoformat(until)
    except (TypeError, ValueError):
        # Another desk's time, of whatever zone or form: it is shown as it came.
        return 0
    return max(0, int(passed.total_seconds() // 60))
