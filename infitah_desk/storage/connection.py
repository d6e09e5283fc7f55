"""The one connection to the encrypted database, and the words for what can go wrong with it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from infitah_desk.domain.errors import MachineFault
from infitah_desk.system.durable_files import write_faults
from infitah_desk.system.removable_media import is_removable

if TYPE_CHECKING:
    from sqlite_utils import Database

OLDEST_SQLITE = (3, 51, 3)
"""Earlier ones can corrupt a database in WAL mode."""

_BUSY_MILLISECONDS = 5_000
_PAGE = 4096
_MANY_PAGES_KIB = 64 * 1024
_LEAST_ROOM = 256 * 1024
# Primary result codes, https://sqlite.org/rescode.html
DAMAGED = "data.damaged"
FAILING = "disk.failing"
_FAULTS = {
    5: "data.busy",  # SQLITE_BUSY
    6: "data.busy",  # SQLITE_LOCKED
    8: "data.read_only",  # SQLITE_READONLY
    10: FAILING,  # SQLITE_IOERR
    11: DAMAGED,  # SQLITE_CORRUPT
    13: "disk.full",  # SQLITE_FULL
    14: "data.not_found",  # SQLITE_CANTOPEN
    26: DAMAGED,  # SQLITE_NOTADB: also what a wrong key looks like
}


def open_database(
    path: Path,
    file_key: bytes,
    *,
    create: bool,
    check_same_thread: bool = True,
) -> Database:
    """Open the encrypted database at `path`; with `create` it must not exist yet.

    The connection commits by itself outside `Database.atomic()` and belongs to the thread that
    opened it unless `check_same_thread` is false.

    Raises:
        MachineFault: "data.exists", "data.not_found", "data.damaged" (a wrong key too),
            "data.newer", "data.removable", "data.read_only", "sqlite.too_old", "disk.full",
            "disk.failing", "data.busy".
    """
    if is_removable(path.parent):
        raise MachineFault("data.removable", folder=str(path.parent))
    _check_file(path, create=create)
    with machine_faults(path):
        connection = _connect(path, file_key, check_same_thread=check_same_thread)
        try:
            _check_schema(connection, path)
            return _prepare(connection)
        except BaseException:
            connection.close()
            raise


@contextmanager
def machine_faults(path: Path | None = None) -> Iterator[None]:
    """Turn what the disk did to the database into codes; errors of the program pass unchanged.

    sqlcipher3's exceptions are not those of `sqlite3`, so this is the only place that knows them.

    Raises:
        MachineFault: as in `_FAULTS`, with `file` and SQLite's own `reason`.
    """
    from sqlcipher3 import dbapi2

    try:
        yield
    except dbapi2.DatabaseError as error:
        extended: int = getattr(error, "sqlite_errorcode", 0)
        code = _FAULTS.get(extended & 0xFF)
        if code is None:
            raise
        if code == FAILING and path is not None and _is_full(path.parent):
            code = "disk.full"
        name: str = getattr(error, "sqlite_errorname", str(error))
        raise MachineFault(code, file=str(path or ""), reason=name) from error


def _is_full(folder: Path) -> bool:
    """Whether SQLite lacks room for its index of the WAL, which it calls a failing disk."""
    return shutil.disk_usage(folder).free < _LEAST_ROOM


@contextmanager
def many_pages(database: Database) -> Iterator[None]:
    """Hold more of the file in memory while much is written: each page is decrypted once."""
    (before,) = database.conn.execute("PRAGMA cache_size").fetchone()
    database.conn.execute(f"PRAGMA cache_size = -{_MANY_PAGES_KIB}")
    try:
        yield
    finally:
        database.conn.execute(f"PRAGMA cache_size = {before}")


def checkpoint(database: Database) -> bool:
    """Move all that the WAL holds into the file and empty the WAL; False while others read.

    Erased data leaves the disk only with this.
    """
    with machine_faults():
        busy, _, _ = database.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return not busy


def _check_file(path: Path, *, create: bool) -> None:
    if create:
        if path.exists():
            raise MachineFault("data.exists", file=str(path))
        with write_faults(path):
            # SQLite gives its WAL the permissions of this file.
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        return
    if not path.is_file():
        raise MachineFault("data.not_found", file=str(path))
    if path.stat().st_size < _PAGE:
        # SQLite would take an almost empty file for a new database, whatever the key.
        raise MachineFault("data.damaged", file=str(path), reason="too short")


def _connect(path: Path, file_key: bytes, *, check_same_thread: bool) -> Any:  # noqa: ANN401 - no stubs
    from sqlcipher3 import dbapi2

    if dbapi2.sqlite_version_info < OLDEST_SQLITE:
        raise MachineFault("sqlite.too_old", found=dbapi2.sqlite_version)
    # Without these, sqlcipher3 looks for an adapter at each value and binds three times slower.
    dbapi2.register_adapter(bytes, bytes)
    nothing: dict[None, None] = {}
    dbapi2.register_adapter(type(None), nothing.get)  # as it is, and without a call of Python's
    connection = dbapi2.connect(
        str(path),
        isolation_level=None,
        check_same_thread=check_same_thread,
        timeout=_BUSY_MILLISECONDS / 1000,
    )
    # Its own log would go to standard error for each wrong key.
    connection.execute("PRAGMA cipher_log_level = NONE").fetchall()
    connection.execute(f"PRAGMA key = \"x'{file_key.hex()}'\"").fetchall()
    # What SQLCipher 4 wrote stays readable when a later one has other defaults.
    connection.execute("PRAGMA cipher_compatibility = 4").fetchall()
    return connection


def _check_schema(connection: Any, path: Path) -> None:  # noqa: ANN401 - no stubs
    """The first read: here a wrong key shows."""
    from infitah_desk.storage.schema import SCHEMA_VERSION

    (found,) = connection.execute("PRAGMA user_version").fetchone()
    if found > SCHEMA_VERSION:
        raise MachineFault("data.newer", file=str(path), found=found, known=SCHEMA_VERSION)


def _prepare(connection: Any) -> Database:  # noqa: ANN401 - no stubs
    from sqlite_utils import Database

    for pragma in (
        "journal_mode = WAL",
        "synchronous = FULL",
        "fullfsync = ON",
        "checkpoint_fullfsync = ON",
        "foreign_keys = ON",
        "secure_delete = ON",
        "temp_store = MEMORY",
    ):
        connection.execute(f"PRAGMA {pragma}").fetchall()
    return Database(connection, execute_plugins=False)
