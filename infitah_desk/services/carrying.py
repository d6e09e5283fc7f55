"""Carrying: what leaves for a folder or a stick, each file named, verified and accounted for."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import NamedTuple

from infitah_desk.domain.roster import AUTHORITY_NODE
from infitah_desk.services.exporting import export_bundle
from infitah_desk.services.receipting import write_receipt
from infitah_desk.services.sending import receivers_of
from infitah_desk.services.session import Session
from infitah_desk.system.durable_files import read_faults

ENDING = "age"


class CarriedOut(NamedTuple):
    """Bundles on their medium, read back and found good. `size` is in bytes, of all together.

    `file` is the only one, or the first of `files`; `first` and `last` say which seqs of the own
    log are in them; None where none of it is.
    """

    file: Path
    size: int
    events: int
    first: int | None
    last: int | None
    receivers: tuple[str, ...]
    files: tuple[Path, ...]


class ReceiptFile(NamedTuple):
    """A receipt written for a node; only inside does the file say for whom it is."""

    node: str
    file: Path
    number: int


def carry_out(
    session: Session,
    folder: Path,
    *,
    everything: bool = False,
    with_scans: bool = False,
    most_bytes: int = 0,
) -> CarriedOut:
    """Export into a folder, under names that say nothing but the date.

    Where `most_bytes` are not enough for one bundle there are several.

    Raises:
        Refused: "enrol.not_accepted", "export.size_too_small".
        MachineFault: "disk.full", "file.not_writable", "file.read_back_failed".
    """
    exported = export_bundle(
        session,
        lambda *_: new_file(session, folder),
        everything=everything,
        with_scans=with_scans,
        most_bytes=most_bytes,
    )
    return CarriedOut(
        exported.file,
        exported.size,
        exported.events,
        exported.first,
        exported.last,
        tuple(node.name for node in receivers_of(session)),
        exported.files,
    )


def write_receipts(session: Session, folder: Path) -> tuple[ReceiptFile, ...]:
    """A receipt for everybody from whom events are here, by node.

    Raises:
        Refused: "role.not_allowed".
        MachineFault: "disk.full", "file.not_writable", "file.read_back_failed".
    """
    session.needs_role("coordinator", "authority")
    held = set(session.store.log.logs())
    senders = sorted(
        node.name
        for node in session.roster.nodes.values()
        if node.name not in {session.node, AUTHORITY_NODE}
        and any(installation.log in held for installation in node.installations)
    )
    written = []
    for node in senders:
        file = new_file(session, folder)
        written.append(ReceiptFile(node, file, write_receipt(session, node, file).number))
    return tuple(written)


def new_file(session: Session, folder: Path, ending: str = ENDING) -> Path:
    """A name that is not taken: the date and a random word, and nothing of anybody."""
    while True:
        path = folder / f"{session.now():%Y-%m-%d}-{secrets.token_hex(4)}.{ending}"
        with read_faults(path):
            if not path.exists():
                return path
