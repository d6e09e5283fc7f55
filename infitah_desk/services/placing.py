"""Placing own files into a shared folder: planned, written, remembered, and taken away again."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path

import msgspec

from infitah_desk.bundles.manifest import HeldLog, Manifest
from infitah_desk.domain.errors import MachineFault
from infitah_desk.domain.event import node_of
from infitah_desk.domain.segments import Span
from infitah_desk.services.carrying import new_file
from infitah_desk.services.receiving import open_bundle
from infitah_desk.services.session import Session
from infitah_desk.storage.shared_files import (
    HASH_PREFIX,
    PLANNED,
    Contents,
    Place,
    SharedFile,
    SharedFiles,
)
from infitah_desk.system.durable_files import read_faults, sweep_parts, write_faults
from infitah_desk.system.shared_folder import digest_of

FOR_ALL_TO_READ = 0o644
"""Permissions of a file on a share, where each laptop has an account of its own: what is in it
only its receivers can read."""


def place(
    session: Session,
    folder: Path,
    write: Callable[[Path], object],
    replacing: Iterable[SharedFile] = (),
) -> tuple[Path, SharedFile]:
    """Have a bundle written into the folder; where it is, and what is remembered of it.

    `replacing` are own files that hold nothing that this one does not; they may be removed then.

    Raises:
        MachineFault: "disk.full", "file.not_writable", "file.read_back_failed".
    """
    path = new_file(session, folder)
    key, name = os.fsencode(folder.absolute()), os.fsencode(path.name)
    memory = SharedFiles(session.store.db)
    # Whatever becomes of the writing, what it leaves is known by its name.
    with session.store.transaction():
        memory.put_places(key, {name: Place(PLANNED, 0, b"")})
    write(path)
    written = SharedFile(digest_of(path), "merged", own=True, contents=contents_of(session, path))
    with read_faults(path):
        seen = path.stat()
    with session.store.transaction():
        memory.put_file(written)
        for each in replacing:
            memory.replace(each.digest, written.digest)
        memory.put_places(key, {name: Place(seen.st_size, seen.st_mtime_ns, written.digest)})
    return path, written


def contents_of(session: Session, path: Path) -> Contents:
    """What a bundle holds, checked as in any merge.

    Raises:
        Untrusted: "bundle.…".
        MachineFault: "file.missing", "file.not_readable".
    """
    with open_bundle(session, path) as bundle:
        manifest = bundle.manifest
        spans: dict[str, list[Span]] = {}
        for each in manifest.segments:
            spans.setdefault(each.log, []).append(
                Span(each.first, each.last, bytes.fromhex(each.head))
            )
        bare: dict[str, bytearray] = {}
        for event in bundle.events():
            if event.body is None:
                bare.setdefault(event.log, bytearray()).extend(event.hash[:HASH_PREFIX])
    return Contents(
        manifest.kind,
        manifest.node,
        manifest.audience,
        {log: tuple(of_log) for log, of_log in spans.items()},
        {log: bytes(hashes) for log, hashes in bare.items()},
        manifest.counts.scans,
        _said(manifest),
    )


def _said(manifest: Manifest) -> bytes:
    if manifest.kind == "reference":
        return reference_digest(manifest.served or b"")
    if manifest.receipt is None:
        return b""
    to = manifest.receipt.to
    own = max((each.last for each in manifest.segments if each.log == manifest.log), default=0)
    return receipt_digest(
        {log: held for log, held in manifest.receipt.logs.items() if node_of(log) == to}, own
    )


def receipt_digest(theirs: Mapping[str, HeldLog], own_seq: int) -> bytes:
    """Tells receipts for a node apart: by what of its logs is held, how far the own log is."""
    said = msgspec.json.encode((dict(sorted(theirs.items())), own_seq))
    return hashlib.sha256(said).digest()


def reference_digest(served: bytes) -> bytes:
    """Tells references of the same events apart: by the identifiers that they say are served."""
    return hashlib.sha256(served).digest()


def replaced(lying: Mapping[str, SharedFile]) -> dict[str, SharedFile]:
    """Own files that could not be removed when the one that replaced them was written."""
    there = {file.digest for file in lying.values()}
    return {n: file for n, file in lying.items() if file.own and file.replaced_by in there}


def remove(folder: Path, files: Mapping[str, SharedFile]) -> int:
    """Remove own files that are still what was written; who holds one open keeps it for now."""
    removed = 0
    for name, file in files.items():
        path = folder / name
        with suppress(MachineFault):
            if digest_of(path) == file.digest:
                with write_faults(path):
                    path.unlink()
                removed += 1
    return removed


def clear_away(folder: Path, names: Iterable[str]) -> None:
    """Remove what is left of own files whose writing was cut short."""
    for name in names:
        with suppress(MachineFault):
            sweep_parts(folder, name)
