"""Differences: the tables of the projection that say something else than the events do.

Everything is folded from the events once more, some hundred dossiers at a time, and compared with
the rows that are there. Nothing is written, and never all of it lies in memory.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from sqlite_utils import Database

from infitah_desk.domain.errors import MachineFault
from infitah_desk.storage.alarms import ALARM, alarms_of
from infitah_desk.storage.connection import DAMAGED, machine_faults
from infitah_desk.storage.days import SESSION, STOP, days_of
from infitah_desk.storage.dossier_rows import COLUMNS, PARTS, DossierRows, Row
from infitah_desk.storage.event_log import EventLog
from infitah_desk.storage.projection import Projection, roster_rows
from infitah_desk.storage.search import TABLES, check_search
from infitah_desk.storage.whole_logs import overstated

PROJECTIONS = frozenset({"dossier", *PARTS, "stop", "session", "roster", *TABLES})
"""All tables that say what the events say, and nothing else."""


def differing_tables(db: Database, log: EventLog) -> list[str]:
    """The tables that `rebuild` would make otherwise than they are.

    Besides those of the projection "log", where it is noted which logs are forked and how far each
    is whole, and "event", where a body is left that was erased.
    """
    projection = Projection(db, log)
    roster = projection.judge_anew()
    found = set(_of_dossiers(db, projection.rows_anew()))
    names = log.logs()
    standings = projection.standings(names)
    days = [days_of(log, roster, standings, name) for name in names]
    alarms = [row for name in names for row in alarms_of(log, roster, standings, name)]
    for table, question, rows in (
        ("roster", "SELECT roster FROM roster", roster_rows(roster)),
        ("stop", f"SELECT {STOP} FROM stop", [row for day in days for row in day.stops]),
        ("session", f"SELECT {SESSION} FROM session", [r for day in days for r in day.sessions]),
        ("alarm", f"SELECT {ALARM} FROM alarm WHERE dossier = ''", alarms),
    ):
        if Counter(db.conn.execute(question)) != Counter(rows):
            found.add(table)
    if log.wrongly_judged() or overstated(db):
        found.add("log")
    return sorted(found | set(_searches(db)))


def _of_dossiers(db: Database, portions: Iterable[Sequence[DossierRows]]) -> Iterator[str]:
    """Tables in which a dossier has other rows than it should, or rows of none."""
    right: Counter[str] = Counter()
    for portion in portions:
        dossiers = [each.dossier for each in portion]
        for table, rows in _expected(portion).items():
            right[table] += len(rows)
            if Counter(_here(db, table, dossiers)) != Counter(rows):
                yield table
        if _has_bodies(db, [each.dossier for each in portion if each.erased]):
            yield "event"
    for table in ("dossier", *PARTS):
        of_dossiers = " WHERE dossier <> ''" if table == "alarm" else ""
        (count,) = db.conn.execute(f"SELECT count(*) FROM {table}{of_dossiers}").fetchone()
        if count != right[table]:
            yield table


def _expected(portion: Sequence[DossierRows]) -> Mapping[str, list[Row]]:
    parts = {table: [row for each in portion for row in each.parts[table]] for table in PARTS}
    return {"dossier": [each.own for each in portion], **parts}


def _here(db: Database, table: str, dossiers: Sequence[str]) -> Iterable[Row]:
    column, columns = PARTS.get(table, ("dossier", ", ".join(COLUMNS)))
    marks = ", ".join("?" * len(dossiers))
    rows: Iterable[Row] = db.conn.execute(
        f"SELECT {columns} FROM {table} WHERE {column} IN ({marks})", tuple(dossiers)
    )
    return rows


def _has_bodies(db: Database, erased: Collection[str]) -> bool:
    marks = ", ".join("?" * len(erased))
    row = db.conn.execute(
        f"SELECT 1 FROM event WHERE dossier IN ({marks}) AND body IS NOT NULL AND body <> x''",
        tuple(erased),
    ).fetchone()
    return row is not None


def _searches(db: Database) -> Iterator[str]:
    for table in TABLES:
        try:
            with machine_faults():
                check_search(db, [table])
        except MachineFault as fault:
            if fault.code != DAMAGED:
                raise
            yield table
