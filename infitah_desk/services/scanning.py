"""Scans of papers: kept encrypted, and named by their content in the events that mention them."""

from __future__ import annotations

from collections.abc import Container, Iterable
from functools import partial
from pathlib import Path

from infitah_desk.bundles.packing import OutgoingScan
from infitah_desk.domain.errors import Refused
from infitah_desk.domain.event import Event
from infitah_desk.domain.events import DocumentAccepted, told
from infitah_desk.services.session import Session
from infitah_desk.system.durable_files import read_faults

LARGEST_SCAN = 16 * 1024 * 1024


def keep_scan(session: Session, path: Path) -> str:
    """Keep the picture in a file; its SHA-256 in hex, for the event that mentions it.

    Raises:
        Refused: "scan.empty", "scan.too_large".
        MachineFault: "file.missing", "file.not_readable", "disk.full".
    """
    with read_faults(path), path.open("rb") as file:
        content = file.read(LARGEST_SCAN + 1)
    if not content:
        raise Refused("scan.empty", file=path.name)
    if len(content) > LARGEST_SCAN:
        raise Refused("scan.too_large", file=path.name, most=LARGEST_SCAN)
    return session.scans.put(content)


def mentioned_in(events: Iterable[Event], erased: Container[str] = ()) -> set[str]:
    """The scans that these events mention, but for those of `erased` dossiers."""
    found = {
        item.content.scan
        for event in events
        if event.body
        and isinstance((item := told(event)).content, DocumentAccepted)
        and item.head.dossier not in erased
    }
    return found - {""}


def scans_of(session: Session, events: Iterable[Event]) -> tuple[OutgoingScan, ...]:
    """The scans that these events mention and that are here, to travel with them."""
    found = []
    for digest in sorted(mentioned_in(events)):
        if session.scans.has(digest):
            size = len(session.scans.get(digest))
            found.append(OutgoingScan(digest, size, partial(session.scans.get, digest)))
    return tuple(found)
