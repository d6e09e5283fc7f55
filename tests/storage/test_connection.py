import os
import shutil
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from sqlcipher3 import dbapi2
from sqlite_utils import Database

from infitah_desk.domain.errors import MachineFault
from infitah_desk.storage import connection
from infitah_desk.storage.connection import checkpoint, machine_faults, open_database
from infitah_desk.storage.schema import SCHEMA_VERSION

KEY = bytes(range(32))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "desk.db"


@pytest.fixture
def database(path: Path) -> Iterator[Database]:
    opened = open_database(path, KEY, create=True)
    opened.execute("CREATE TABLE t (x)")
    yield opened
    opened.close()


def fill(path: Path, rows: int = 200) -> None:
    opened = open_database(path, KEY, create=True)
    with opened.atomic():
        opened.execute("CREATE TABLE t (x)")
        opened.conn.executemany("INSERT INTO t VALUES (?)", [("row" * 300,)] * rows)
    opened.close()


def read_all(path: Path) -> None:
    opened = open_database(path, KEY, create=False)
    try:
        with machine_faults():
            opened.execute("SELECT sum(length(x)) FROM t").fetchall()
    finally:
        opened.close()


def insert_and_fail(database: Database, value: int) -> None:
    with database.atomic():
        database.conn.execute("INSERT INTO t VALUES (?)", [value])
        raise ZeroDivisionError


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("secure_delete", 1),
        ("temp_store", 2),
        ("busy_timeout", 5000),
    ],
)
def test_the_connection_is_set_up(pragma: str, value: object, database: Database) -> None:
    assert database.conn.execute(f"PRAGMA {pragma}").fetchone() == (value,)


def test_the_file_is_no_plain_database(path: Path, database: Database) -> None:
    database.execute("INSERT INTO t VALUES ('a plain name')")
    whole = path.read_bytes() + path.with_name("desk.db-wal").read_bytes()
    assert b"a plain name" not in whole
    assert b"SQLite format" not in whole
    with sqlite3.connect(path) as plain, pytest.raises(sqlite3.DatabaseError):
        plain.execute("SELECT * FROM t")
    plain.close()


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
@pytest.mark.usefixtures("database")
def test_only_its_owner_can_read_the_file_and_its_log(path: Path) -> None:
    for name in ("desk.db", "desk.db-wal", "desk.db-shm"):
        assert stat.S_IMODE(path.with_name(name).stat().st_mode) == 0o600


def test_what_was_written_is_there_again(path: Path) -> None:
    fill(path, 3)
    opened = open_database(path, KEY, create=False)
    assert opened["t"].count == 3
    opened.close()


def test_bytes_and_nothing_are_kept_as_they_are(database: Database) -> None:
    database.conn.executemany("INSERT INTO t VALUES (?)", [(b"\0\xff",), (None,), ("é",), (7,)])
    found = database.conn.execute("SELECT x, typeof(x) FROM t").fetchall()
    assert found == [(b"\0\xff", "blob"), (None, "null"), ("é", "text"), (7, "integer")]


def test_atomic_keeps_all_or_nothing(database: Database) -> None:
    with pytest.raises(ZeroDivisionError):
        insert_and_fail(database, 1)
    assert not database.conn.in_transaction
    assert database["t"].count == 0


def test_an_inner_atomic_can_fail_alone(database: Database) -> None:
    with database.atomic():
        database.conn.execute("INSERT INTO t VALUES (1)")
        with pytest.raises(ZeroDivisionError):
            insert_and_fail(database, 2)
    assert [row["x"] for row in database["t"].rows] == [1]


def test_a_wrong_key_is_damage_and_says_nothing_on_the_terminal(
    path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    fill(path)
    with pytest.raises(MachineFault, match=r"data\.damaged"):
        open_database(path, bytes(32), create=False)
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("size", [0, 1, 100, 4096])
def test_a_file_cut_short_is_damaged(size: int, path: Path) -> None:
    fill(path)
    os.truncate(path, size)
    with pytest.raises(MachineFault, match=r"data\.damaged"):
        read_all(path)


def test_a_changed_page_is_damage_when_it_is_read(path: Path) -> None:
    fill(path)
    whole = bytearray(path.read_bytes())
    whole[-2000] ^= 1
    path.write_bytes(whole)
    with pytest.raises(MachineFault, match=r"data\.damaged"):
        read_all(path)


def test_a_missing_file_is_not_made(path: Path) -> None:
    with pytest.raises(MachineFault, match=r"data\.not_found"):
        open_database(path, KEY, create=False)
    assert not path.exists()


def test_a_new_database_is_never_made_over_another(path: Path) -> None:
    path.write_bytes(b"something")
    with pytest.raises(MachineFault, match=r"data\.exists"):
        open_database(path, KEY, create=True)
    assert path.read_bytes() == b"something"


def test_a_newer_schema_is_left_alone(path: Path, database: Database) -> None:
    database.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    database.close()
    with pytest.raises(MachineFault) as caught:
        open_database(path, KEY, create=False)
    assert caught.value.code == "data.newer"
    assert caught.value.details["found"] == SCHEMA_VERSION + 1


def test_an_old_sqlite_is_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dbapi2, "sqlite_version_info", (3, 51, 2))
    with pytest.raises(MachineFault, match=r"sqlite\.too_old"):
        open_database(path, KEY, create=True)


def test_the_sqlite_that_comes_along_is_new_enough() -> None:
    assert dbapi2.sqlite_version_info >= connection.OLDEST_SQLITE


def test_a_stick_is_no_place_for_a_database(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "is_removable", lambda folder: folder == path.parent)
    with pytest.raises(MachineFault, match=r"data\.removable"):
        open_database(path, KEY, create=True)
    assert not path.exists()


@pytest.mark.parametrize(("free", "code"), [(40_000, "disk.full"), (10**9, "disk.failing")])
def test_a_full_disk_is_not_told_as_one_that_fails(
    free: int, code: str, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=free))
    error = dbapi2.OperationalError("disk I/O error")
    error.sqlite_errorcode = 10
    with pytest.raises(MachineFault) as caught, machine_faults(path):
        raise error
    assert caught.value.code == code


def test_errors_of_the_program_stay_what_they_are(database: Database) -> None:
    database.execute("CREATE TABLE u (x PRIMARY KEY)")
    database.execute("INSERT INTO u VALUES (1)")
    with pytest.raises(dbapi2.IntegrityError), machine_faults():
        database.execute("INSERT INTO u VALUES (1)")
    with pytest.raises(dbapi2.OperationalError, match="no such table"), machine_faults():
        database.execute("INSERT INTO nowhere VALUES (1)")


def test_a_second_writer_is_told_that_the_data_are_busy(path: Path, database: Database) -> None:
    other = open_database(path, KEY, create=False)
    other.execute("PRAGMA busy_timeout = 1")
    with database.atomic():
        database.execute("INSERT INTO t VALUES (1)")
        with pytest.raises(MachineFault, match=r"data\.busy"), machine_faults():
            other.execute("INSERT INTO t VALUES (2)")
    other.close()


_NO_ROOM = """
import resource, sys
from pathlib import Path
from infitah_desk.domain.errors import MachineFault
from infitah_desk.storage.connection import machine_faults, open_database
path = Path(sys.argv[1])
database = open_database(path, bytes(range(32)), create=True)
database.execute("CREATE TABLE t (x)")
resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))
try:
    with machine_faults(), database.atomic():
        for _ in range(1000):
            database.conn.execute("INSERT INTO t VALUES (?)", ("x" * 3000,))
except MachineFault as fault:
    print(fault.code, database["t"].count)
"""


@pytest.mark.skipif(os.name != "posix", reason="limits of POSIX")
def test_a_file_that_cannot_grow_stores_nothing(path: Path) -> None:
    said = subprocess.run(
        [sys.executable, "-c", _NO_ROOM, str(path)], capture_output=True, text=True, check=True
    )
    assert said.stdout.split() == ["disk.failing", "0"]


def test_a_full_database_is_a_full_disk(database: Database) -> None:
    database.execute("PRAGMA max_page_count = 10")
    with pytest.raises(MachineFault, match=r"disk\.full"), machine_faults(), database.atomic():
        database.conn.executemany("INSERT INTO t VALUES (?)", [("x" * 3000,)] * 100)
    assert database["t"].count == 0


def test_a_checkpoint_empties_the_log(path: Path, database: Database) -> None:
    database.execute("INSERT INTO t VALUES (1)")
    assert checkpoint(database)
    assert path.with_name("desk.db-wal").stat().st_size == 0


def test_a_checkpoint_says_when_somebody_still_reads(path: Path, database: Database) -> None:
    other = open_database(path, KEY, create=False)
    database.execute("INSERT INTO t VALUES (1)")
    database.execute("PRAGMA busy_timeout = 1")
    with other.atomic():
        other.execute("SELECT * FROM t").fetchall()
        database.execute("INSERT INTO t VALUES (2)")
        assert not checkpoint(database)
    other.close()
