"""Data folders for tests: real ones, with a password that costs nothing to check."""

from __future__ import annotations

from pathlib import Path

from infitah_desk.storage.data_folder import DataFolder, create_folder, open_folder
from infitah_desk.trust.passwords import PasswordCost
from tests.helpers.fixed_clock import FixedClock

CHEAP = PasswordCost(passes=1, memory=8)
ACCOUNT = "Salma"
PASSWORD = "mot de passe"


def make_folder(path: Path) -> None:
    """A finished data folder with one table `t` that holds one row."""
    with create_folder(path, ACCOUNT, PASSWORD, FixedClock(), CHEAP) as (_, _, database):
        database.execute("CREATE TABLE t (x)")
        database.execute("INSERT INTO t VALUES ('first')")


def reopen(path: Path) -> DataFolder:
    return open_folder(path, FixedClock(), CHEAP)


def rows(folder: DataFolder) -> list[str]:
    """What table `t` of the folder holds, opened with the password of `make_folder`."""
    unlocked = folder.vault.unlock(ACCOUNT, PASSWORD)
    database = folder.open_database(unlocked)
    try:
        return [row[0] for row in database.conn.execute("SELECT x FROM t ORDER BY rowid")]
    finally:
        database.close()
