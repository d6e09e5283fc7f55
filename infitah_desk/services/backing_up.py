"""Backing up a folder, and going on from a backup as the node's next installation."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from infitah_desk.domain.errors import Refused
from infitah_desk.domain.event import log_name
from infitah_desk.services.exporting import EXPORTED_SEQ
from infitah_desk.services.receipting import SAFE
from infitah_desk.services.sending import seal_own_log
from infitah_desk.services.session import POSITION, Session
from infitah_desk.storage.backup import finish_restore, pending_restore, write_backup
from infitah_desk.storage.store import OWN_KEY, OWN_LOG
from infitah_desk.system.durable_files import write_faults
from infitah_desk.trust import identity


class BackedUp(NamedTuple):
    """A backup that lies on its medium, read back."""

    file: Path


def back_up(session: Session, out_folder: Path) -> BackedUp:
    """Write a backup of everything here but the keys of the installation that writes it.

    A folder that is not there yet is made, if the one around it is: a stick that is not plugged
    in stays missing.

    Raises:
        MachineFault: "file.missing", "disk.full", "file.read_back_failed", ….
    """
    session.needs_supervisor()
    if out_folder.parent.is_dir():
        with write_faults(out_folder):
            out_folder.mkdir(exist_ok=True)
    # Whoever restores it has not this installation's key: what is not sealed now travels never.
    seal_own_log(session)
    path = write_backup(
        session.folder,
        session.unlocked,
        session.store.db,
        out_folder,
        node=session.node,
        log=session.store.own_log,
        installation=session.store.settings.number(POSITION),
        now=session.now(),
    )
    return BackedUp(path)


def go_on_after_restore(session: Session) -> None:
    """In a folder that was just restored: start the next installation, with its own log.

    Killed in between, the next opening does the rest: starting it twice changes nothing.

    Raises:
        Refused: "restore.no_more_installations".
    """
    backup = pending_restore(session.folder)
    if backup is None:
        return
    settings = session.store.settings
    if settings.number(POSITION) == backup.installation:
        here = {identity.number_in(name) for name in session.vault.secret_names()} - {None}
        later = sorted(n for n in here if n is not None and n > backup.installation)
        if not later:
            raise Refused("restore.no_more_installations", node=session.node)
        keys = session.keys_of(later[0])
        with session.store.transaction():
            settings.put_number(POSITION, later[0])
            settings.put(OWN_LOG, log_name(session.node, keys.public_key))
            settings.put(OWN_KEY, keys.public_key.hex())
            # These told of the log left behind: of the new one nothing has gone anywhere.
            settings.put_number(SAFE, 0)
            settings.put_number(EXPORTED_SEQ, 0)
    session.folder.remember_machine(session.unlocked)
    finish_restore(session.folder)
    session.copied = False
