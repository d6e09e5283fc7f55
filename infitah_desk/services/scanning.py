"""Scans of papers: kept encrypted, and named by their content in the events that mention them."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from functools import partial
from pathlib import Path

from infitah_desk.bundles.packing import OutgoingScan
from infitah_desk.domain.commands import ScanDocument
from infitah_desk.domain.dossier import DossierState
from infitah_desk.domain.errors import Refused
from infitah_desk.domain.event import Event
from infitah_desk.domain.events import DocumentScanned, told
from infitah_desk.services.session import Session
from infitah_desk.system.durable_files import read_faults

LARGEST_SCAN = 16 * 1024 * 1024


def keep_scans(session: Session, dossier: str, type_: str, paths: Sequence[Path]) -> DossierState:
    """Keep the pictures of a paper, page by page.

    Raises:
        Refused: "scan.empty", "scan.too_large", "document.type_unknown", "dossier.…".
        MachineFault: "file.missing", "file.not_readable", "disk.full".
    """
    session.needs_role("desk")
    pages = tuple(_kept(session, path) for path in paths)
    return session.act(dossier, ScanDocument(type_, pages))


def _kept(session: Session, path: Path) -> str:
    with read_faults(path), path.open("rb") as file:
        content = file.read(LARGEST_SCAN + 1)
    if not content:
        raise Refused("scan.empty", file=path.name)
    if len(content) > LARGEST_SCAN:
        raise Refused("scan.too_large", file=path.name, most=LARGEST_SCAN)
    return session.scans.put(content)


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
    found = []
    for digest in sorted(mentioned_in(events)):
        if session.scans.has(digest):
            size = len(session.scans.get(digest))
            found.append(OutgoingScan(digest, size, partial(session.scans.get, digest)))
    return tuple(found)
