"""Backups: one tar from which a data folder comes back, as its node's next installation.

The vault goes along without the private keys of the installation that writes it: a restored folder
must never go on under the same keys. The database and the scans are encrypted
already, and are taken as they lie on the disk.
"""

from __future__ import annotations

import datetime as dt
import os
import secrets
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import msgspec

from infitah_desk.domain.errors import MachineFault, Refused
from infitah_desk.storage.backup_file import (
    BACKUP_VERSION,
    Backup,
    Source,
    describe,
    is_scan_name,
    read_tar,
    write_tar,
)
from infitah_desk.storage.connection import checkpoint, machine_faults
from infitah_desk.storage.data_folder import MACHINE_SECRET, DataFolder
from infitah_desk.storage.folder_names import (
    DATABASE_NAME,
    RESTORED_NAME,
    SCANS_NAME,
    VAULT_NAME,
)
from infitah_desk.system.durable_files import (
    put_in_place,
    read_faults,
    sweep_parts,
    sync_folder,
    write_durably,
    write_faults,
)
from infitah_desk.trust.identity import number_in
from infitah_desk.trust.vault import Unlocked

if TYPE_CHECKING:
    from sqlite_utils import Database

_CHECKPOINTS = 5


def write_backup(
    folder: DataFolder,
    unlocked: Unlocked,
    database: Database,
    out_folder: Path,
    *,
    node: str,
    log: str,
    installation: int,
    now: dt.datetime,
) -> Path:
    """Write a backup into `out_folder`, which must exist, and read it back.

    Nobody can write to the database meanwhile. Other connections must not be reading.

    Raises:
        MachineFault: "file.missing" (no such folder), "data.busy", "disk.full",
            "disk.failing", "file.read_back_failed", "file.not_writable".
    """
    if not out_folder.is_dir():
        raise MachineFault("file.missing", file=str(out_folder), reason="ENOENT")
    prefix = f"backup-{node}-"
    path = out_folder / f"{prefix}{now:%Y-%m-%d}-{secrets.token_hex(4)}.tar"
    # This node's own, from a time when it was killed: nobody else writes such names.
    sweep_parts(out_folder, prefix)
    with _standing_still(database):
        sources = _sources(folder, unlocked, installation)
        with read_faults(folder.path):
            members = tuple(describe(name, source) for name, source in sources.items())
        time = now.astimezone(dt.UTC).isoformat(timespec="seconds")
        backup = Backup(BACKUP_VERSION, node, log, installation, time, members).with_digest()
        whole = tuple(sources.values())
        write_durably(path, lambda out: write_tar(out, backup, whole), mode=0o600)
    if not _reads_back(path, backup):
        path.unlink(missing_ok=True)
        raise MachineFault("file.read_back_failed", file=str(path))
    return path


def read_backup(path: Path, into_folder: Path) -> Backup:
    """Unpack a backup into a new data folder, which appears whole or not at all.

    The folder has no private keys for its present installation: `restored.json` in it says so
    until the caller has started the next one and calls `finish_restore`.

    Raises:
        Refused: "restore.folder_not_empty".
        MachineFault: "file.missing", "file.not_readable", "restore.not_a_backup",
            "data.newer", "disk.full", "disk.failing", "file.not_writable".
    """
    with read_faults(into_folder):
        if into_folder.exists() and (not into_folder.is_dir() or any(into_folder.iterdir())):
            raise Refused("restore.folder_not_empty", folder=str(into_folder))
    prefix = f".{into_folder.name}.restoring."
    with write_faults(into_folder):
        into_folder.parent.mkdir(parents=True, exist_ok=True)
        for left in into_folder.parent.glob(f"{prefix}*"):
            shutil.rmtree(left)
        part = into_folder.with_name(f"{prefix}{secrets.token_hex(4)}")
        part.mkdir(mode=0o700)
    try:
        (part / SCANS_NAME).mkdir(mode=0o700)
        with read_faults(path), path.open("rb") as file:
            backup = read_tar(file, lambda name, copy: _unpack(part / name, copy))
        write_durably(part / RESTORED_NAME, msgspec.json.encode(backup), mode=0o600)
        with write_faults(into_folder):
            sync_folder(part / SCANS_NAME)
            sync_folder(part)
            if into_folder.exists():
                into_folder.rmdir()
            put_in_place(part, into_folder)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise
    return backup


def pending_restore(folder: DataFolder) -> Backup | None:
    """The backup that a folder came from, while its next installation is not yet started.

    Raises:
        MachineFault: "data.damaged".
    """
    path = folder.path / RESTORED_NAME
    if not path.exists():
        return None
    with read_faults(path):
        data = path.read_bytes()
    try:
        return msgspec.json.decode(data, type=Backup)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise MachineFault("data.damaged", file=str(path)) from error


def finish_restore(folder: DataFolder) -> None:
    """The next installation was started and the machine remembered: an ordinary folder again."""
    with write_faults(folder.path):
        (folder.path / RESTORED_NAME).unlink(missing_ok=True)
        sync_folder(folder.path)


@contextmanager
def _standing_still(database: Database) -> Iterator[None]:
    """Hold the write lock while all of the database is in its file and none of it in the WAL."""
    connection = database.conn
    with machine_faults():
        for _ in range(_CHECKPOINTS):
            if not checkpoint(database):
                continue
            connection.execute("BEGIN IMMEDIATE")
            try:
                # Another process may have written between the two.
                if not _wal_size(database):
                    yield
                    return
            finally:
                connection.execute("ROLLBACK")
    raise MachineFault("data.busy")


def _wal_size(database: Database) -> int:
    (_, _, path) = database.conn.execute("PRAGMA database_list").fetchone()
    wal = Path(f"{path}-wal")
    return wal.stat().st_size if wal.exists() else 0


def _sources(folder: DataFolder, unlocked: Unlocked, installation: int) -> dict[str, Source]:
    """The members by name, in their order."""

    def travels(secret_name: str) -> bool:
        number = number_in(secret_name)
        return secret_name != MACHINE_SECRET if number is None else number > installation

    scans = sorted(one for one in folder.scans.iterdir() if is_scan_name(one.name))
    return {
        VAULT_NAME: folder.vault.copy_keeping(unlocked, travels),
        DATABASE_NAME: folder.database_path,
        **{f"{SCANS_NAME}/{scan.name}": scan for scan in scans},
    }


def _reads_back(path: Path, backup: Backup) -> bool:
    try:
        with path.open("rb") as file, Path(os.devnull).open("wb") as nowhere:
            return read_tar(file, lambda _, copy: copy(nowhere)) == backup
    except (OSError, MachineFault):
        return False


def _unpack(path: Path, copy: Callable[[BinaryIO], None]) -> None:
    """Write one member; its folder is temporary, so its name may be final."""
    with write_faults(path), path.open("xb") as out:
        path.chmod(0o600)
        copy(out)
        out.flush()
        os.fsync(out.fileno())
