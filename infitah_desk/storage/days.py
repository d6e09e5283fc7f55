"""Days of a forum: the stop that each log has open, and the initiation sessions it planned.

Both are a log's own last word that counts, in its chain's order: no other log has a say in them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from sqlite_utils import Database

from infitah_desk.domain import events as e
from infitah_desk.domain.content import Content
from infitah_desk.domain.events import told
from infitah_desk.domain.quarantine import Standing
from infitah_desk.domain.rights import may_write
from infitah_desk.domain.roster import Roster
from infitah_desk.storage.dossier_rows import Row
from infitah_desk.storage.event_log import EventLog

STOP = "log, forum, date, quota"
SESSION = "id, log, forum, date, time, room, places, trainer, cancelled"


class DayRows(NamedTuple):
    """What is to stand of one log: its stop if one is open, and its sessions."""

    stops: Sequence[Row]
    sessions: Sequence[Row]


def fold_days(
    db: Database, log: EventLog, roster: Roster, standings: Standing, logs: Iterable[str]
) -> None:
    """Make the rows of these logs anew, in the caller's transaction."""
    for name in logs:
        rows = days_of(log, roster, standings, name)
        for table, columns, found in (
            ("stop", STOP, rows.stops),
            ("session", SESSION, rows.sessions),
        ):
            marks = ", ".join("?" for _ in columns.split(","))
            db.conn.execute(f"DELETE FROM {table} WHERE log = ?", (name,))
            db.conn.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", found)


def days_of(log: EventLog, roster: Roster, standings: Standing, name: str) -> DayRows:
    """The rows that a log's events give."""
    stop: e.StopOpened | e.StopClosed | None = None
    sessions: dict[str, e.SessionPlanned] = {}
    cancelled: set[str] = set()
    for content in _counted(log, roster, standings, name):
        match content:
            case e.StopOpened() | e.StopClosed():
                stop = content
            case e.SessionPlanned():
                sessions[content.session] = content
                cancelled.discard(content.session)
            case e.SessionCancelled(session=session):
                cancelled.add(session)
            case _:
                pass
    return DayRows(
        [(name, stop.forum, stop.date, stop.quota)] if isinstance(stop, e.StopOpened) else [],
        [
            (
                each.session,
                name,
                each.forum,
                each.date,
                each.time,
                each.room,
                each.places,
                each.trainer,
                int(each.session in cancelled),
            )
            for each in sessions.values()
        ],
    )


def _counted(log: EventLog, roster: Roster, standings: Standing, name: str) -> Iterator[Content]:
    good = standings.get(name)
    for event in log.without_dossier(name):
        content = told(event).content
        if (good is None or event.hash in good) and may_write(content, name, roster):
            yield content
