"""The data folder: who may use it, and whether it is whole; `folder_names` says what lies in it.

The machine that the folder belongs to is a secret of the vault, so that nobody can write another
machine into a copied folder without a password.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from infitah_desk.domain.errors import MachineFault
from infitah_desk.storage.connection import open_database
from infitah_desk.storage.folder_names import (
    DATABASE_NAME,
    LOG_FOLDER_NAME,
    RESTORED_NAME,
    SCANS_NAME,
    UNFINISHED_NAME,
    VAULT_NAME,
)
from infitah_desk.system.clock import Clock
from infitah_desk.system.durable_files import (
    read_faults,
    sweep_parts,
    sync_folder,
    write_durably,
    write_faults,
)
from infitah_desk.system.folder_lock import LOCK_NAME, FolderLock, take_lock
from infitah_desk.system.machine import machine_id
from infitah_desk.system.removable_media import is_removable
from infitah_desk.trust.passwords import PasswordCost
from infitah_desk.trust.vault import ATTEMPTS_NAME, STANDARD_COST, Unlocked, Vault

if TYPE_CHECKING:
    from sqlite_utils import Database

MACHINE_SECRET = "machine"  # noqa: S105 - the name of a secret, not one

_DATABASE_FILES = (DATABASE_NAME, f"{DATABASE_NAME}-wal", f"{DATABASE_NAME}-shm")
_OURS = {
    *_DATABASE_FILES,
    VAULT_NAME,
    ATTEMPTS_NAME,
    SCANS_NAME,
    LOG_FOLDER_NAME,
    LOCK_NAME,
    RESTORED_NAME,
    UNFINISHED_NAME,
}


class DataFolder:
    """A data folder whose lock this process holds."""

    def __init__(
        self, path: Path, lock: FolderLock, clock: Clock, cost: PasswordCost = STANDARD_COST
    ) -> None:
        self.path = path
        self.vault = Vault(path / VAULT_NAME, clock, cost)
        self._lock = lock

    @property
    def database_path(self) -> Path:
        """Where the encrypted database lies."""
        return self.path / DATABASE_NAME

    @property
    def scans(self) -> Path:
        """Where encrypted scans lie, named in lowercase hex."""
        return self.path / SCANS_NAME

    def open_database(self, unlocked: Unlocked, *, check_same_thread: bool = True) -> Database:
        """The folder's database; see `connection.open_database` for what can go wrong."""
        return open_database(
            self.database_path,
            unlocked.file_key,
            create=False,
            check_same_thread=check_same_thread,
        )

    def is_copied_machine(self, unlocked: Unlocked, *, machine: str | None = None) -> bool:
        """Whether the folder belongs to another machine than this one, or to none yet.

        Where neither this machine nor the one of before told its name, nothing can be said: False.
        """
        if MACHINE_SECRET not in self.vault.secret_names():
            return True
        known = self.vault.get_secret(unlocked, MACHINE_SECRET).decode()
        return known != (machine_id() if machine is None else machine)

    def remember_machine(self, unlocked: Unlocked, *, machine: str | None = None) -> None:
        """The folder belongs to this machine from now on (a new one, or after a restore)."""
        name = machine_id() if machine is None else machine
        self.vault.put_secret(unlocked, MACHINE_SECRET, name.encode())

    def close(self) -> None:
        """Let other processes in; doing it twice is harmless."""
        self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()


def open_folder(path: Path, clock: Clock, cost: PasswordCost = STANDARD_COST) -> DataFolder:
    """Take an existing folder for this process.

    Raises:
        MachineFault: "data.not_found", "data.unfinished", "data.damaged", "data.in_use",
            "data.read_only", "data.removable".
    """
    with read_faults(path):
        found = any((path / name).exists() for name in (VAULT_NAME, DATABASE_NAME, UNFINISHED_NAME))
    if not found:
        raise MachineFault("data.not_found", folder=str(path))
    if is_removable(path):
        raise MachineFault("data.removable", folder=str(path))
    lock = take_lock(path)
    try:
        _check_whole(path)
        for folder in (path, path / SCANS_NAME):
            sweep_parts(folder)
    except BaseException:
        lock.release()
        raise
    return DataFolder(path, lock, clock, cost)


@contextmanager
def create_folder(
    path: Path,
    account: str,
    password: str,
    clock: Clock,
    cost: PasswordCost = STANDARD_COST,
) -> Iterator[tuple[DataFolder, Unlocked, Database]]:
    """Make a data folder; inside the `with` block the caller fills it, at its end it counts.

    Killed before the end, the folder is unfinished: nothing opens it, and making it again begins
    anew. An exception inside removes what was made. So nothing that depends on the folder's keys
    may leave the machine before the block has ended. The database is closed and the lock let go
    at the end; the folder is then opened like any other.

    Raises:
        MachineFault: "data.exists", "data.not_empty", "data.in_use", "data.read_only",
            "data.removable", "disk.full", and as `Vault.create` and `open_database`.
    """
    _check_may_create(path)
    if is_removable(path):
        raise MachineFault("data.removable", folder=str(path))
    with write_faults(path):
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        if os.name == "posix":
            path.chmod(0o700)
    with take_lock(path) as lock:
        _check_may_create(path)
        write_durably(path / UNFINISHED_NAME, b"", mode=0o600)
        _remove_made(path)
        try:
            with write_faults(path):
                (path / SCANS_NAME).mkdir(mode=0o700)
            folder = DataFolder(path, lock, clock, cost)
            unlocked = folder.vault.create(account, password)
            folder.remember_machine(unlocked)
            database = open_database(folder.database_path, unlocked.file_key, create=True)
            try:
                yield folder, unlocked, database
            finally:
                database.close()
        except BaseException:
            _remove_made(path)
            (path / UNFINISHED_NAME).unlink(missing_ok=True)
            raise
        sync_folder(path)
        (path / UNFINISHED_NAME).unlink()
        sync_folder(path)


def _check_may_create(path: Path) -> None:
    if not path.exists():
        return
    if not path.is_dir():
        raise MachineFault("data.not_empty", folder=str(path))
    with read_faults(path):
        names = {entry.name for entry in path.iterdir()}
    if names & {VAULT_NAME, *_DATABASE_FILES, SCANS_NAME} and UNFINISHED_NAME not in names:
        raise MachineFault("data.exists", folder=str(path))
    if any(name not in _OURS and not name.endswith(".part") for name in names):
        raise MachineFault("data.not_empty", folder=str(path))


def _check_whole(path: Path) -> None:
    if (path / UNFINISHED_NAME).exists():
        raise MachineFault("data.unfinished", folder=str(path))
    for name in (VAULT_NAME, DATABASE_NAME):
        if not (path / name).is_file():
            raise MachineFault("data.damaged", folder=str(path), file=name)


def _remove_made(path: Path) -> None:
    """Remove what making a folder makes; only ever called while it is marked unfinished."""
    with write_faults(path):
        for name in (*_DATABASE_FILES, VAULT_NAME, ATTEMPTS_NAME, RESTORED_NAME):
            (path / name).unlink(missing_ok=True)
        if (path / SCANS_NAME).is_dir():
            shutil.rmtree(path / SCANS_NAME)
    sweep_parts(path)
