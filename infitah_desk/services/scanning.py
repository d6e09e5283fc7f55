"""Scans of papers: kept encrypted, and named by their content in the events that mention them."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from infitah_desk.bundles.packing import OutgoingScan
from infitah_desk.documents.scan_page import Page, PageOptions
from infitah_desk.documents.scan_pages import read_pages
from infitah_desk.documents.scan_source import LARGEST_FILE
from infitah_desk.domain.commands import AcceptDocument, RejectDocument, ScanDocument
from infitah_desk.domain.dossier import DossierState
from infitah_desk.domain.errors import InfitahError, MachineFault, Refused
from infitah_desk.domain.event import Event
from infitah_desk.domain.events import DocumentScanned, told
from infitah_desk.services.session import Session
from infitah_desk.storage.scans import digest_of
from infitah_desk.system.durable_files import open_file, read_faults, write_durably, write_faults

_PNG = b"\x89PNG"


def read_files(paths: Iterable[Path], options: PageOptions) -> tuple[Page, ...]:
    """The pages of files that somebody brings, in their order; nothing is kept yet.

    Raises:
        Refused: "scan.…", as `read_pages`.
        MachineFault: "file.missing", "file.not_readable", "machine.no_process".
    """
    return tuple(page for path in paths for page in read_pages(_read(path), options, path.name))


def _read(path: Path) -> bytes:
    with open_file(path) as file, read_faults(path):
        return file.read(LARGEST_FILE + 1)


def keep_pages(
    session: Session,
    dossier: str,
    type_: str,
    pages: Sequence[Page],
    *,
    replace: bool = False,
    verdict: AcceptDocument | RejectDocument | None = None,
) -> DossierState:
    """Keep pages of a paper after those that are there, or in their place, and its verdict.

    All of it or nothing, whenever the program is killed.

    Raises:
        Refused: "role.not_allowed", "document.…", "stop.not_open", "dossier.…".
        MachineFault: "disk.full", "file.not_writable", "data.…".
    """
    session.needs_role("desk")
    contents = {digest_of(page.content): page.content for page in pages}
    with kept(session, contents, contents.values()):
        if verdict is not None:
            session.act(dossier, verdict)
        state = session.store.state(dossier)
        before = () if replace else state.scans.get(type_, ())
        after = tuple(dict.fromkeys((*before, *contents)))
        return session.act(dossier, ScanDocument(type_, after)) if pages else state


def remove_page(session: Session, dossier: str, type_: str, digest: str) -> DossierState:
    """Take a page off a paper. The dossier's history still knows it, until that is erased.

    Raises:
        Refused: "role.not_allowed", "document.type_unknown", "dossier.…", "scan.not_here".
    """
    session.needs_role("desk")
    with session.store.transaction():
        before = session.store.state(dossier).scans.get(type_, ())
        if digest not in before:
            raise Refused("scan.not_here", scan=digest)
        left = tuple(each for each in before if each != digest)
        return session.act(dossier, ScanDocument(type_, left))


@contextmanager
def kept(session: Session, digests: Collection[str], contents: Iterable[bytes]) -> Iterator[None]:
    """Keep pictures for the events that the block writes: both are there in the end, or neither.

    First that they will be written is noted for good, then they are, then in one transaction the
    events and that they are wanted. Killed in between, opening the folder removes what no event
    mentions. So the block must not lie inside a transaction.
    """
    log = session.store.log
    if digests and session.store.db.conn.in_transaction:
        raise RuntimeError("what is noted here would not be kept if the program is killed")
    with session.store.transaction():
        log.expect_leftovers(digests)
    try:
        for content in contents:
            session.scans.put(content)
        with session.store.transaction():
            # Before the events: if they erase, they expect the same pictures anew.
            log.expect_no_more(digests)
            yield
    except InfitahError:
        _forget(session, digests)
        raise


def _forget(session: Session, digests: Collection[str]) -> None:
    for digest in session.store.log.unmentioned(digests):
        session.scans.remove(digest)
    with session.store.transaction():
        session.store.log.expect_no_more(digests)


def page(session: Session, digest: str) -> bytes:
    """A page as it is stored, a JPEG or PNG.

    Raises:
        Refused: "scan.not_here", where the paper's pictures stayed at the desk that took them.
        MachineFault: "scan.damaged", "file.not_readable".
    """
    if not session.scans.has(digest):
        raise Refused("scan.not_here", scan=digest)
    return session.scans.get(digest)


def write_pages(session: Session, dossier: str, type_: str, folder: Path) -> tuple[Path, ...]:
    """Write a paper's pages in the clear, for a person who asked for them; no file is replaced.

    Raises:
        Refused: "dossier.unknown", "document.type_unknown", "scan.none", "scan.not_here".
        MachineFault: "file.exists", "file.not_writable", "disk.full", "scan.damaged".
    """
    session.programme.document(type_)
    digests = session.store.state(dossier).scans.get(type_, ())
    if not digests:
        raise Refused("scan.none", type=type_)
    contents = [page(session, digest) for digest in digests]
    paths = [
        folder / f"{type_}-{number}.{'png' if content.startswith(_PNG) else 'jpg'}"
        for number, content in enumerate(contents, 1)
    ]
    for path in paths:
        if path.exists():
            raise MachineFault("file.exists", file=str(path))
    with write_faults(folder):
        folder.mkdir(parents=True, exist_ok=True)
    for path, content in zip(paths, contents, strict=True):
        write_durably(path, content, mode=0o600)
    return tuple(paths)


def mentioned_in(events: Iterable[Event], erased: Container[str] = ()) -> set[str]:
    """The scans that these events mention, but for those of `erased` dossiers."""
    return {
        page
        for event in events
        if event.body
        and isinstance((item := told(event)).content, DocumentScanned)
        and item.head.dossier not in erased
        for page in item.content.pages
    }


def scans_of(session: Session, events: Iterable[Event]) -> tuple[OutgoingScan, ...]:
    """The scans that these events mention and that are here, to travel with them."""
    return tuple(
        OutgoingScan(digest, session.scans.size(digest), partial(session.scans.get, digest))
        for digest in sorted(mentioned_in(events))
        if session.scans.has(digest)
    )
