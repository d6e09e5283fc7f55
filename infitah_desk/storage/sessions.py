"""Initiation sessions: what is planned, and who has a place or was there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from infitah_desk.storage.store import Store

MANY = 1_000_000
"""The places of a session that has no limit."""


class PlannedSession(NamedTuple):
    """A session, planned by `log`. `date` and `time` are ISO 8601; `places` 0 is no limit.

    `taken` counts who has a place, `attended` who was there.
    """

    id: str
    log: str
    forum: str
    date: str
    time: str
    room: str
    places: int
    trainer: str
    cancelled: bool
    taken: int
    attended: int

    @property
    def left(self) -> int:
        """The places that are free."""
        return max(self.places - self.taken, 0) if self.places else MANY


_QUESTION = (
    "SELECT id, log, forum, date, time, room, places, trainer, cancelled,"
    " (SELECT count(*) FROM place WHERE place.session = session.id),"
    " (SELECT count(*) FROM place WHERE place.session = session.id AND attended)"
    " FROM session"
)


def sessions(store: Store, forum: str = "", date: str = "") -> Iterator[PlannedSession]:
    """The sessions of a forum and a date, or of all where none is named, in order of time."""
    return _planned(store, "? IN ('', forum) AND ? IN ('', date)", forum, date)


def find_session(store: Store, id_: str) -> PlannedSession | None:
    """The session of that id; None where it is not known here."""
    return next(_planned(store, "id = ?", id_), None)


def _planned(store: Store, where: str, *parameters: str) -> Iterator[PlannedSession]:
    for row in store.db.conn.execute(
        f"{_QUESTION} WHERE {where} ORDER BY date, time, id, log", parameters
    ):
        found = PlannedSession._make(row)
        yield found._replace(cancelled=bool(found.cancelled))


def dossiers_of_session(store: Store, id_: str) -> list[tuple[str, bool]]:
    """The dossiers with a place in a session, and whether each attended."""
    return [
        (dossier, bool(attended))
        for dossier, attended in store.db.conn.execute(
            "SELECT place.dossier, attended FROM place"
            " JOIN dossier ON dossier.dossier = place.dossier"
            " WHERE session = ? ORDER BY dossier.id",
            (id_,),
        )
    ]


def places_left(store: Store, id_: str) -> int | None:
    """The free places of a session that takes place; None for any other."""
    found = find_session(store, id_)
    return None if found is None or found.cancelled else found.left
