"""A raw copy of a merged file's rows: what merging is compared with, since nothing can be faster.

The same library, tables, indexes and triggers, named columns, full text included, one transaction.
"""

# ruff: noqa: S608 - names of tables and columns are those of our own schema

from __future__ import annotations

import time
from pathlib import Path

from infitah_desk.storage.connection import open_database
from infitah_desk.storage.schema import migrate

_TABLES = (
    "log",
    "event",
    "seal",
    "roster",
    "dossier",
    "identifier",
    "permit",
    "void",
    "place",
    "link",
    "stop",
    "session",
)
_TEXTS = ("search_word", "search_part")


def copy_rows(merged: Path, key: bytes, out: Path) -> float:
    """How many seconds it takes to copy these rows into a new file with that key."""
    database = open_database(out, key, create=True)
    try:
        migrate(database)
        connection = database.conn
        connection.execute("ATTACH ? AS merged KEY ?", (str(merged), f"x'{key.hex()}'"))
        columns = {
            table: ", ".join(row[1] for row in connection.execute(f"PRAGMA table_info({table})"))
            for table in _TABLES
        }
        started = time.perf_counter()
        with database.atomic():
            for table, names in columns.items():
                connection.execute(
                    f"INSERT INTO main.{table} ({names}) SELECT {names} FROM merged.{table}"
                )
            for table in _TEXTS:
                connection.execute(
                    f"INSERT INTO {table} (rowid, folded) SELECT id, folded FROM main.dossier"
                )
        return time.perf_counter() - started
    finally:
        database.close()
