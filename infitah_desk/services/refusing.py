"""Refusing: files that were not let in stay known until they are settled or put away."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from infitah_desk.bundles.reading import inspect_bundle
from infitah_desk.domain.errors import InfitahError, Untrusted
from infitah_desk.services.session import Session
from infitah_desk.storage.refusals import RefusedFile, forget_refusals_of, put_refusal
from infitah_desk.system.durable_files import open_file, read_faults

_FAMILIES = ("bundle.", "receipt.")
_OF_NO_CONCERN = frozenset(
    {"bundle.not_a_bundle", "bundle.wrong_key", "bundle.wrong_audience", "receipt.not_a_receipt"}
)
"""Foreign files, and what is meant for others: told at once, but nothing that somebody must see to.
"""
FORGED = frozenset(
    {
        "bundle.bad_signature",
        "bundle.chain_broken",
        "bundle.seal_broken",
        "bundle.digest_mismatch",
        "bundle.other_authority",
        "receipt.not_entitled",
    }
)
"""No accident on the way does this: who did it, or was said to, does not settle it by a good file.
"""
_NEWER = "bundle.newer_container"
_READ_FOR_DIGEST = 1 << 20


def note_refusal(session: Session, path: Path, error: InfitahError) -> None:
    """Remember a file that somebody must see to: damaged, forged, or of a newer program."""
    if not _concerns_somebody(error):
        return
    refused = RefusedFile(
        _digest(path),
        _name(path),
        claimed_node(session, path, error),
        error.code,
        session.milliseconds(),
        _claimed_time(session, path),
    )
    with session.store.transaction():
        put_refusal(session.store.db, refused)


def note_accepted(session: Session, path: Path, node: str, written: int) -> None:
    """A good file of this node came: what was refused of it is settled, if it was not later.

    What was forged stays until somebody puts it away. `written` is what the good file's manifest
    says, in milliseconds since 1970.
    """
    with session.store.transaction():
        forget_refusals_of(session.store.db, node, _name(path), written, but=FORGED)


@contextmanager
def noting_refusal(session: Session, path: Path) -> Iterator[None]:
    """Remember the file if what is done with it here is refused."""
    try:
        yield
    except InfitahError as error:
        note_refusal(session, path, error)
        raise


def claimed_node(session: Session, path: Path, error: InfitahError) -> str:
    """Who a refused file says it is from, UNVERIFIED; "" where that cannot be read."""
    named = error.details.get("node")
    if isinstance(named, str):
        return named
    try:
        return inspect_bundle(path, session.identities()).node
    except InfitahError:
        return ""


def _claimed_time(session: Session, path: Path) -> int:
    """When a refused file says that it was written, UNVERIFIED; 0 where that cannot be read."""
    try:
        return inspect_bundle(path, session.identities()).time
    except InfitahError:
        return 0


def _concerns_somebody(error: InfitahError) -> bool:
    if error.code in _OF_NO_CONCERN or not error.code.startswith(_FAMILIES):
        return False
    return isinstance(error, Untrusted) or error.code == _NEWER


def _name(path: Path) -> str:
    """A file's name as text: what is none in it cannot be stored."""
    return path.name.encode("utf-8", "replace").decode("utf-8")


def _digest(path: Path) -> str:
    """SHA-256 of a file's size and first megabyte: enough to know the same file again.

    Raises:
        MachineFault: "file.missing", "file.not_readable".
    """
    with open_file(path) as file, read_faults(path):
        digest = hashlib.sha256(str(path.stat().st_size).encode() + b"\0")
        digest.update(file.read(_READ_FOR_DIGEST))
    return digest.hexdigest()
