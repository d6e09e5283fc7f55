"""Days of a forum: the stop that each log has open, and the initiation sessions it planned.

Both are a log's own last word that counts, in its chain's order: no other log has a say in them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sqlite_utils import Database

from infitah_desk.domain import events as e
from infitah_desk.domain.content import Content
from infitah_desk.domain.events import told
from infitah_desk.domain.quarantine import Standing
from infitah_desk.domain.rights import may_write
from infitah_desk.domain.roster import Roster
from infitah_desk.storage.event_log import EventLog


def fold_days(
    db: Database, log: EventLog, roster: Roster, standings: Standing, logs: Iterable[str]
) -> None:
    """Make the rows of these logs anew, in the caller's transaction."""
    for name in logs:
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
        db.conn.execute("DELETE FROM stop WHERE log = ?", (name,))
        if isinstance(stop, e.StopOpened):
            db.conn.execute(
                "INSERT INTO stop (log, forum, date, quota) VALUES (?, ?, ?, ?)",
                (name, stop.forum, stop.date, stop.quota),
            )
        db.conn.execute("DELETE FROM session WHERE log = ?", (name,))
        db.conn.executemany(
            "INSERT INTO session (id, log, forum, date, time, room, places, trainer, cancelled)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
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
