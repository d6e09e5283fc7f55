"""The only place where objects are wired together: folders opened, clocks and randomness chosen."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from infitah_desk.services import backing_up, enrolling, erasing, founding
from infitah_desk.services.session import Session
from infitah_desk.storage.backup import read_backup
from infitah_desk.storage.data_folder import create_folder, open_folder
from infitah_desk.storage.folder_names import VAULT_NAME, is_data_folder
from infitah_desk.storage.schema import migrate
from infitah_desk.storage.store import Store
from infitah_desk.system.clock import Clock, SystemClock
from infitah_desk.trust import identity
from infitah_desk.trust.passwords import PasswordCost
from infitah_desk.trust.vault import STANDARD_COST, Vault

CLOCK: Clock = SystemClock()


@contextmanager
def opened(
    path: Path,
    account: str,
    password: str,
    *,
    clock: Clock = CLOCK,
    cost: PasswordCost = STANDARD_COST,
) -> Iterator[Session]:
    """Open a data folder for one person; nobody else can while the block lasts.

    Raises:
        MachineFault: "data.…" as `open_folder` and `open_database`.
        Refused: "account.unknown", "password.wrong", "password.wait".
    """
    with open_folder(path, clock, cost) as folder:
        unlocked = folder.vault.unlock(account, password)
        database = folder.open_database(unlocked)
        try:
            migrate(database)
            store = Store(database, os.urandom)
            store.bring_up_to_date()
            copied = folder.is_copied_machine(unlocked)
            session = Session(folder, store, unlocked, clock, copied)
            backing_up.go_on_after_restore(session)
            erasing.finish_erasures(session)
            yield session
        finally:
            database.close()


@contextmanager
def _created(
    path: Path, account: str, password: str, clock: Clock, cost: PasswordCost
) -> Iterator[Session]:
    with create_folder(path, account, password, clock, cost) as (folder, unlocked, database):
        migrate(database)
        store = Store(database, os.urandom)
        store.bring_up_to_date()
        yield Session(folder, store, unlocked, clock)


def accounts_of(path: Path, clock: Clock = CLOCK) -> tuple[str, ...]:
    """The names of a data folder's accounts, in the order in which they were made.

    Raises:
        MachineFault: "data.…" as `open_folder`.
    """
    with open_folder(path, clock) as folder:
        return tuple(account.name for account in folder.vault.accounts())


def restore(backup: Path, path: Path) -> None:
    """Make a new data folder from a backup; opening it starts the node's next installation.

    Raises:
        Refused: "restore.folder_not_empty".
        MachineFault: "file.missing", "restore.not_a_backup", "disk.full", ….
    """
    read_backup(backup, path)


def create_authority(
    path: Path,
    account: str,
    password: str,
    *,
    programme_text: str,
    recovery_out: Path,
    clock: Clock = CLOCK,
    cost: PasswordCost = STANDARD_COST,
) -> str:
    """Make headquarters' folder and write its recovery identity; the root's fingerprint.

    Raises:
        MachineFault: "data.exists", "file.exists", "disk.full", ….
        Refused: "programme.unreadable", "password.too_short", ….
    """
    recovery = founding.new_recovery(clock.now())
    with _created(path, account, password, clock, cost) as session:
        root = founding.found_authority(session, programme_text, recovery.recipient)
        # Inside: a folder whose recovery identity could not be written must not stay.
        founding.write_recovery(recovery, recovery_out)
    return root


def create_installation(
    path: Path,
    account: str,
    password: str,
    *,
    node: str,
    role: str,
    request_out: Path,
    clock: Clock = CLOCK,
    cost: PasswordCost = STANDARD_COST,
) -> enrolling.Requested:
    """Make a new installation's folder and write its enrolment request.

    Raises:
        MachineFault: "data.exists", "disk.full", ….
        Refused: "enrol.node_invalid", "enrol.role_invalid", "password.too_short", ….
    """
    enrolling.check_node(node, role)
    with _created(path, account, password, clock, cost) as session:
        founding.settle_in(session, node, role, dict(identity.new_installations()))
    with opened(path, account, password, clock=clock, cost=cost) as session:
        return enrolling.write_request(session, request_out)


def accounts(path: Path, *, clock: Clock = CLOCK) -> list[str]:
    """The names of those who may open a folder, while it is locked; none where there is none.

    Raises:
        MachineFault: "vault.damaged", "data.newer".
    """
    if not is_data_folder(path):
        return []
    return [each.name for each in Vault(path / VAULT_NAME, clock).accounts()]
