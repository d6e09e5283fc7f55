"""What is not as it should be among the events held: those that do not count, gaps, lost bodies."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple

from sqlite_utils import Database

from infitah_desk.domain.dossier import TWO_PACKS, TWO_PERMITS
from infitah_desk.domain.dossier_fold import objection
from infitah_desk.domain.events import told
from infitah_desk.domain.quarantine import Standing
from infitah_desk.domain.roster import Roster
from infitah_desk.storage.dossier_rows import Row
from infitah_desk.storage.event_log import EventLog

ALARM = "log, seq, hash, code, dossier"


class Raised(NamedTuple):
    """Events of one log that do not count for one reason: how many, and between which seqs.

    `dossier` is the one that they all concern, "" where there are several or none.
    """

    code: str
    log: str
    events: int
    first: int
    last: int
    dossier: str


class Stretch(NamedTuple):
    """Seqs of a log from `first` to `last`; so many `events` lie there."""

    log: str
    first: int
    last: int
    events: int


class DeliveredTwice(NamedTuple):
    """Permits whose packs share a serial number: of "machine", "sim" or both; and their dossiers.

    Which number that is leads to a person, and is not told.
    """

    permits: list[str]
    kinds: list[str]
    dossiers: list[str]


class OpenOrder(NamedTuple):
    """An order by `log` that was neither delivered nor cancelled.

    `issued_by` is the log that issued its permit, `revoked` says whether that is revoked.
    """

    number: str
    dossier: str
    log: str
    issued_by: str
    revoked: bool


def fold_alarms(
    db: Database, log: EventLog, roster: Roster, standings: Standing, logs: Iterable[str]
) -> None:
    """Raise anew what these logs say of no dossier and may not, in the caller's transaction.

    What they say of dossiers stands among the rows of each (`dossier_rows`).
    """
    for name in logs:
        db.conn.execute("DELETE FROM alarm WHERE log = ? AND dossier = ''", (name,))
        db.conn.executemany(
            f"INSERT INTO alarm ({ALARM}) VALUES (?, ?, ?, ?, ?)",
            alarms_of(log, roster, standings, name),
        )


def alarms_of(log: EventLog, roster: Roster, standings: Standing, name: str) -> list[Row]:
    """The rows that a log's events of no dossier give."""
    judged = (
        (event, objection(told(event), roster, standings)) for event in log.without_dossier(name)
    )
    return [(name, event.seq, event.hash, code, "") for event, code in judged if code is not None]


def raised(db: Database) -> list[Raised]:
    """Which logs wrote what does not count, by reason and log."""
    return [
        Raised(*row)
        for row in db.conn.execute(
            "SELECT code, log, count(*), min(seq), max(seq),"
            " CASE WHEN min(dossier) = max(dossier) THEN min(dossier) ELSE '' END"
            " FROM alarm WHERE code NOT IN (?, ?) GROUP BY code, log ORDER BY code, log",
            (TWO_PERMITS, TWO_PACKS),
        )
    ]


def dossiers_with(db: Database, code: str) -> list[str]:
    """The dossiers of which that is told: they have several permits, or packs, by themselves."""
    rows = db.conn.execute("SELECT dossier FROM alarm WHERE code = ? ORDER BY dossier", (code,))
    return [dossier for (dossier,) in rows]


def valid_permits(db: Database, dossiers: Iterable[str]) -> dict[str, dict[str, str]]:
    """The valid permits of each dossier, number by number; one without any is left out."""
    question = "SELECT number, number FROM permit WHERE dossier = ? AND NOT revoked"
    return _numbers(db, dossiers, question)


def counting_packs(db: Database, dossiers: Iterable[str]) -> dict[str, dict[str, str]]:
    """The same of packs that the State pays for: by the order, the permit's number."""
    question = "SELECT hash, number FROM pack WHERE dossier = ? AND stands <> 'cancelled'"
    return _numbers(db, dossiers, question)


def _numbers(db: Database, dossiers: Iterable[str], question: str) -> dict[str, dict[str, str]]:
    found = {dossier: dict(db.conn.execute(question, (dossier,))) for dossier in dossiers}
    return {dossier: numbers for dossier, numbers in found.items() if numbers}


def serials_delivered_twice(db: Database) -> list[DeliveredTwice]:
    """The permits under which one machine or SIM was delivered, by their numbers."""
    found: dict[tuple[str, ...], tuple[set[str], set[str]]] = {}
    for (kind, _), rows in groupby(
        db.conn.execute(
            "SELECT kind, serial, number, dossier FROM pack_serial AS own WHERE EXISTS ("
            " SELECT 1 FROM pack_serial AS other WHERE other.kind = own.kind"
            " AND other.serial = own.serial AND other.number <> own.number)"
            " ORDER BY kind, serial"
        ),
        key=lambda row: row[:2],
    ):
        same = list(rows)
        numbers = tuple(sorted({number for _, _, number, _ in same}))
        kinds, dossiers = found.setdefault(numbers, (set(), set()))
        kinds.add(kind)
        dossiers.update(dossier for *_, dossier in same)
    return [
        DeliveredTwice(list(numbers), sorted(kinds), sorted(dossiers))
        for numbers, (kinds, dossiers) in sorted(found.items())
    ]


def open_orders(db: Database) -> list[OpenOrder]:
    """The orders whose owners still wait for the pack, by permit."""
    return [
        OpenOrder(number, dossier, log, issued_by, bool(revoked))
        for number, dossier, log, issued_by, revoked in db.conn.execute(
            "SELECT DISTINCT number, dossier, pack.log, permit.log, revoked FROM pack"
            " JOIN permit USING (number, dossier) WHERE stands = 'ordered'"
            " ORDER BY number, dossier, pack.log"
        )
    ]


def without_body(db: Database) -> list[Stretch]:
    """Where only the digest of a body came though nobody erased it, by log."""
    return [
        Stretch(*row)
        for row in db.conn.execute(
            "SELECT name, min(seq), max(seq), count(*)"
            " FROM event INDEXED BY event_without_body JOIN log ON log.id = event.log"
            " WHERE body IS NULL"
            " AND event.dossier NOT IN (SELECT dossier FROM dossier WHERE erased)"
            " GROUP BY name ORDER BY name"
        )
    ]


def reaches(db: Database) -> dict[str, int]:
    """The highest seq of each log that is here."""
    return dict(
        db.conn.execute(
            "SELECT name, (SELECT max(seq) FROM event WHERE event.log = log.id) AS reach"
            " FROM log WHERE reach > 0"
        )
    )
