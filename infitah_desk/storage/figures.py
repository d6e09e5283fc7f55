"""Figures: the states that screens and closing count, and whom somebody dealt with."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterator

from infitah_desk.domain.dossier import DossierState, decode_state
from infitah_desk.domain.event import decode_head
from infitah_desk.domain.events import DossierRegistered, DossierSeenAgain
from infitah_desk.storage.store import Store

IMPORTED = 5
"""The version of the UUID that names a dossier which was imported from a list (RFC 9562)."""

_LATEST_SEQ = 2**63 - 1
"""The greatest number that the file's tables hold."""
_LISTING = frozenset({DossierRegistered.KIND, DossierSeenAgain.KIND})


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


def dossiers_dealt_with(store: Store, logs: Collection[str]) -> tuple[set[str], set[str]]:
    """The dossiers with which somebody dealt in these logs; and those that they know from lists.

    A row of a list that nobody asked after was not dealt with.
    """
    marks = ", ".join("?" * len(logs))
    dealt_with: set[str] = set()
    listed: set[str] = set()
    for dossier, head in store.db.conn.execute(
        "SELECT dossier, head FROM event JOIN log ON log.id = event.log"
        f" WHERE log.name IN ({marks}) AND dossier <> ''",
        tuple(logs),
    ):
        if uuid.UUID(dossier).version == IMPORTED and decode_head(head).kind in _LISTING:
            listed.add(dossier)
        else:
            dealt_with.add(dossier)
    return dealt_with, listed


def heads_about_dossiers(store: Store, first: int, last: int | None) -> Iterator[bytes]:
    """The heads that this installation wrote about dossiers from `first` to `last`, in order.

    To the log's end where `last` is None.
    """
    for (head,) in store.db.conn.execute(
        "SELECT head FROM event WHERE log = (SELECT id FROM log WHERE name = ?)"
        " AND seq BETWEEN ? AND ? AND dossier <> '' ORDER BY seq, hash",
        (store.own_log, first, _LATEST_SEQ if last is None else last),
    ):
        yield head
