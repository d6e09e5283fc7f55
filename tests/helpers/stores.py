"""Stores for tests: real encrypted files, emptied instead of made anew, and dumps of their tables.

Making a file costs as much as a whole history does, so each place has one for a whole module.
"""

# ruff: noqa: S608 - names of tables are constants of ours, and no value is in these statements
from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from sqlite_utils import Database

from infitah_desk.domain.event import Event
from infitah_desk.domain.replay import Replayed, replay, replayed_digest, state_digest
from infitah_desk.storage.connection import open_database
from infitah_desk.storage.projection import states
from infitah_desk.storage.schema import migrate
from infitah_desk.storage.store import OWN_KEY, OWN_LOG, Store
from tests.helpers.logs import log_of, public_key

_TABLES = (
    "seal",
    "event",
    "log",
    "dossier",
    "identifier",
    "permit",
    "void",
    "pack",
    "pack_serial",
    "stop",
    "session",
    "place",
    "roster",
    "setting",
    "receipt",
    "print",
    "leftover",
    "draft",
    "match_key",
    "match_todo",
    "link",
    "likely_pair",
    "pair_todo",
    "shared_place",
    "shared_file",
    "alarm",
    "put_away",
    "refused_file",
    "receipt_given",
    "served",
    "told_name",
)
PROJECTED = {
    "dossier": "id",
    "identifier": "key, dossier",
    "permit": "number, dossier",
    "void": "number, copy, dossier",
    "pack": "hash, dossier",
    "pack_serial": "kind, serial, number, dossier",
    "alarm": "log, seq, hash, code",
    "stop": "log",
    "session": "id, log",
    "place": "session, dossier",
    "link": "one, other",
    "roster": "id",
}
_INDEXES = ("search_word", "search_part")


def make_database(path: Path) -> Database:
    db = open_database(path, os.urandom(32), create=True)
    # These files live for seconds; waiting for the disk would be most of a test's time.
    db.conn.execute("PRAGMA synchronous = OFF")
    migrate(db)
    for index in _INDEXES:
        db.execute(f"CREATE VIRTUAL TABLE temp.{index}_terms USING fts5vocab(main, {index}, row)")
        db.execute(
            f"CREATE VIRTUAL TABLE temp.{index}_places USING fts5vocab(main, {index}, instance)"
        )
    return db


def empty_store(db: Database) -> Store:
    """A store without events in this file."""
    with db.atomic():
        for index in _INDEXES:
            db.execute(f"INSERT INTO {index}({index}) VALUES ('delete-all')")
        for table in _TABLES:
            db.execute(f"DELETE FROM {table}")
    return Store(db, os.urandom)


def empty_desk(db: Database, node: str, installation: int = 1) -> Store:
    """A store without events that writes this installation's log."""
    store = empty_store(db)
    store.settings.put(OWN_LOG, log_of(node, installation))
    store.settings.put(OWN_KEY, public_key(node, installation).hex())
    return store


def events_in(store: Store) -> list[Event]:
    return [event for log in store.log.logs() for event in store.log.read(log, 1, 2**62)]


def held_digest(store: Store) -> str:
    """The digest of the projection as the tables have it."""
    return state_digest(store.roster, states(store.db))


def replay_of(store: Store) -> Replayed:
    return replay(events_in(store))


def replay_digest(store: Store) -> str:
    return replayed_digest(replay_of(store))


def projected(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every projection, what both search indexes hold included."""
    conn = store.db.conn
    tables = {
        table: list(conn.execute(f"SELECT * FROM {table} ORDER BY {order}"))
        for table, order in PROJECTED.items()
    }
    for index in _INDEXES:
        tables[index] = list(conn.execute(f"SELECT * FROM temp.{index}_places ORDER BY term, doc"))
        tables[f"{index} terms"] = list(
            conn.execute(f"SELECT term, doc FROM temp.{index}_terms ORDER BY term")
        )
    return tables


def rebuilt(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """The same, after everything was made anew."""
    with store.transaction():
        store.projection.rebuild()
    return projected(store)


def folders(path: Path, count: int) -> Iterator[list[Database]]:
    """That many files, closed in the end."""
    databases = [make_database(path / f"{index}.db") for index in range(count)]
    yield databases
    for db in databases:
        db.close()
