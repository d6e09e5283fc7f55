"""How far each log is whole here: from its first event on one chain, with all bodies that can come.

Kept beside each log's name, so that what is here already is known without reading it.
"""

from __future__ import annotations

from collections.abc import Container, Iterable

from sqlite_utils import Database

from infitah_desk.storage.event_log import Arrival


def note_whole(db: Database, came: Iterable[Arrival], erased: Container[str]) -> None:
    """Move each log's mark over events that were just stored and follow it, in their order.

    What follows in another order, and what is erased later, is looked at when it is asked for.
    """
    marks: dict[str, _Mark | None] = {}
    for event, dossier, _ in came:
        if event.log not in marks:
            marks[event.log] = _Mark.of(db, event.log)
        mark = marks[event.log]
        if mark is not None:
            lacking = event.body is None and dossier not in erased
            mark.take(event.seq, event.hash, event.prev, lacking=lacking)
    for mark in filter(None, marks.values()):
        mark.put(db)


def is_whole_to(db: Database, log: str, seq: int, hash_: bytes) -> bool:
    """Whether everything up to this event is here, with all that can ever come of it.

    Called in a transaction: the log's mark moves as far as it can.
    """
    mark = _Mark.of(db, log)
    if mark is None:
        return False
    if mark.seq < seq:
        mark.walk(db)
        mark.put(db)
    here = db.conn.execute(
        "SELECT 1 FROM event WHERE log = ? AND seq = ? AND hash = ?", (mark.log, seq, hash_)
    ).fetchone()
    return seq <= mark.seq and here is not None


def marks(db: Database) -> dict[str, int]:
    """Up to where each log was found whole, by its name."""
    return dict(db.conn.execute("SELECT name, whole FROM log WHERE whole > 0"))


def overstated(db: Database) -> list[str]:
    """The logs that are not whole up to where they were found to be; forked ones are left out."""
    found = []
    for id_, name, whole in db.conn.execute("SELECT id, name, whole FROM log WHERE NOT forked"):
        mark = _Mark(id_, 0, b"")
        mark.walk(db)
        if mark.seq < whole:
            found.append(name)
    return found


def gaps(db: Database) -> list[tuple[str, int, int]]:
    """Which events are missing below others: (log, first seq, last seq), by log."""
    return [
        (name, before + 1, seq - 1)
        for name, before, seq in db.conn.execute(
            "SELECT name, before, seq FROM ("
            " SELECT name, seq, lag(seq, 1, whole) OVER (PARTITION BY log ORDER BY seq) AS before"
            " FROM log JOIN event ON event.log = log.id AND event.seq > log.whole)"
            " WHERE seq > before + 1 ORDER BY name, seq"
        )
    ]


class _Mark:
    """Up to where a log that is not forked is whole; `end` is the hash of its event there."""

    def __init__(self, log: int, seq: int, end: bytes) -> None:
        self.log = log
        self.seq = seq
        self._end = end
        self._before = seq

    @classmethod
    def of(cls, db: Database, log: str) -> _Mark | None:
        """A log's mark; None where it is forked or nothing of it is here."""
        row = db.conn.execute(
            "SELECT log.id, whole, hash FROM log"
            " LEFT JOIN event ON event.log = log.id AND event.seq = log.whole"
            " WHERE name = ? AND NOT forked",
            (log,),
        ).fetchone()
        return cls(*row) if row else None

    def take(self, seq: int, hash_: bytes, prev: bytes, *, lacking: bool) -> bool:
        """Move over one event; whether it follows."""
        if seq != self.seq + 1 or lacking or (self.seq and prev != self._end):
            return False
        self.seq, self._end = seq, hash_
        return True

    def walk(self, db: Database) -> None:
        """Move over all that follows."""
        for seq, hash_, prev, lacking in db.conn.execute(
            "SELECT seq, hash, prev, event.body IS NULL AND NOT EXISTS"
            " (SELECT 1 FROM dossier WHERE dossier.dossier = event.dossier AND erased)"
            " FROM event WHERE log = ? AND seq > ? ORDER BY seq",
            (self.log, self.seq),
        ):
            if not self.take(seq, hash_, prev, lacking=bool(lacking)):
                break

    def put(self, db: Database) -> None:
        if self.seq != self._before:
            db.conn.execute("UPDATE log SET whole = ? WHERE id = ?", (self.seq, self.log))
