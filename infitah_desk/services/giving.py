"""Giving: what a shared folder does not hold yet, as one bundle among the others there."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from infitah_desk.domain.errors import MachineFault
from infitah_desk.domain.quarantine import Link
from infitah_desk.domain.roster import Node
from infitah_desk.domain.segments import Span, segments_to_send, within
from infitah_desk.services.carrying import new_file
from infitah_desk.services.exporting import note_export
from infitah_desk.services.receiving import open_bundle
from infitah_desk.services.sending import Parcel, receivers_of, seal_own_log, send
from infitah_desk.services.session import Session
from infitah_desk.storage.shared_files import PLANNED, Contents, Place, SharedFile, SharedFiles
from infitah_desk.system.durable_files import read_faults, sweep_parts, write_faults
from infitah_desk.system.shared_folder import digest_of

MOST_OWN = 8
"""From so many own files on, the small ones give way to one."""

SMALL = 64 * 1024
"""So many bytes are always small; so is what is no larger than all smaller ones together."""

_PREFIX = 8
_FOR_ALL_TO_READ = 0o644  # what is in it only its receivers can read


class Given(NamedTuple):
    """How many events were given in which file, and how many own files gave way to it."""

    events: int
    file: Path | None
    removed: int


def give(session: Session, folder: Path, lying: Mapping[str, SharedFile]) -> Given:
    """Write what is held here and in no file that lies in the folder, if there is anything.

    `lying` are the files that were read there, by name.

    Raises:
        Refused: "enrol.not_accepted".
        MachineFault: "disk.full", "file.not_writable", "file.read_back_failed".
    """
    seal_own_log(session)
    receivers = receivers_of(session)
    removed = _remove(folder, _replaced(lying))
    counted = _counted(lying, receivers)
    if not receivers or not _is_more_here(session, covered := _held(session, counted.values())):
        return Given(0, None, removed)
    yielding = _giving_way(folder, lying, counted, {session.node, *(n.name for n in receivers)})
    if yielding:
        staying = [file for name, file in counted.items() if name not in yielding]
        covered = _held(session, staying, without=_held(session, yielding.values()))
    file, written = _write(session, folder, receivers, covered)
    with session.store.transaction():
        memory = SharedFiles(session.store.db)
        memory.put_file(written)
        for each in yielding.values():
            memory.replace(each.digest, written.digest)
        memory.put_places(*_placed(folder, file, written.digest))
    note_export(session)
    removed += _remove(folder, yielding)
    spans = written.contents.spans if written.contents else {}
    events = sum(s.last - s.first + 1 for of_log in spans.values() for s in of_log)
    return Given(events, file, removed)


def contents_of(session: Session, path: Path) -> Contents:
    """What a bundle of events holds, checked as in any merge.

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
                bare.setdefault(event.log, bytearray()).extend(event.hash[:_PREFIX])
    return Contents(
        manifest.node,
        manifest.audience,
        {log: tuple(of_log) for log, of_log in spans.items()},
        {log: bytes(hashes) for log, hashes in bare.items()},
        manifest.counts.scans,
    )


def clear_away(folder: Path, names: Iterable[str]) -> None:
    """Remove what is left of own files whose writing was cut short."""
    for name in names:
        with suppress(MachineFault):
            sweep_parts(folder, name)


def _counted(lying: Mapping[str, SharedFile], receivers: tuple[Node, ...]) -> dict[str, SharedFile]:
    """The files that everybody can read whom this node writes to."""
    wanted = {node.name for node in receivers}
    return {
        name: file
        for name, file in lying.items()
        if (held := file.contents) is not None and wanted <= {*held.audience, held.node}
    }


def _held(
    session: Session,
    files: Collection[SharedFile],
    without: Mapping[str, frozenset[bytes]] | None = None,
) -> dict[str, frozenset[bytes]]:
    """By log, the events here that these files hold as fully as this node does."""
    held: dict[str, frozenset[bytes]] = {}
    contents = [file.contents for file in files if file.contents is not None]
    for log in session.store.log.logs():
        of_log = [each for each in contents if log in each.spans]
        if not of_log:
            continue
        links = session.store.log.links(log)
        bodiless = (
            session.store.log.without_body(log)
            if any(log in each.bare for each in of_log)
            else frozenset[bytes]()
        )
        found = frozenset[bytes]().union(
            *(_of_one(links, each.spans[log], each.bare.get(log, b""), bodiless) for each in of_log)
        )
        held[log] = found - (without or {}).get(log, frozenset())
    return held


def _of_one(
    links: list[Link], spans: Iterable[Span], bare: bytes, bodiless: frozenset[bytes]
) -> frozenset[bytes]:
    found = within(links, spans)
    if not bare:
        return found
    starts = {bare[place : place + _PREFIX] for place in range(0, len(bare), _PREFIX)}
    return frozenset(x for x in found if x[:_PREFIX] not in starts or x in bodiless)


def _is_more_here(session: Session, covered: Mapping[str, Collection[bytes]]) -> bool:
    log = session.store.log
    return any(
        segments_to_send(
            log.links(name),
            {(seal.seq, seal.hash) for seal in log.seals(name)},
            covered.get(name, frozenset()),
        )
        for name in log.logs()
    )


def _giving_way(
    folder: Path,
    lying: Mapping[str, SharedFile],
    counted: Mapping[str, SharedFile],
    readers: Collection[str],
) -> dict[str, SharedFile]:
    """The own files that what is written now shall replace, by name.

    Those that not everybody can read who is written to by now; and of many the small ones, so
    that a few are left, each larger than all before it.
    """
    own = {
        name: file
        for name, file in lying.items()
        if file.own
        and (held := file.contents) is not None
        and not held.scans
        and set(held.audience) <= {*readers}
    }
    yielding = {name: file for name, file in own.items() if name not in counted}
    if len(own) - len(yielding) < MOST_OWN:
        return yielding
    sizes = sorted((_size(folder / name), name) for name in own if name not in yielding)
    total = 0
    for size, name in sizes:
        if size > max(total, SMALL):
            break
        yielding[name] = own[name]
        total += size
    return yielding


def _size(path: Path) -> int:
    with read_faults(path):
        return path.stat().st_size


def _write(
    session: Session,
    folder: Path,
    receivers: tuple[Node, ...],
    covered: Mapping[str, Collection[bytes]],
) -> tuple[Path, SharedFile]:
    path = new_file(session, folder)
    # Whatever becomes of the writing, what it leaves is known by its name.
    with session.store.transaction():
        SharedFiles(session.store.db).put_places(
            os.fsencode(folder.absolute()), {os.fsencode(path.name): Place(PLANNED, 0, b"")}
        )
    parcel = Parcel(
        kind="events",
        receivers=receivers,
        logs=tuple(session.store.log.logs()),
        covered=covered,
    )
    written = send(session, parcel, path, mode=_FOR_ALL_TO_READ)
    contents = contents_of(session, path)
    digest = bytes.fromhex(written.sha256)
    return path, SharedFile(digest, "merged", own=True, contents=contents)


def _placed(folder: Path, file: Path, digest: bytes) -> tuple[bytes, dict[bytes, Place]]:
    with read_faults(file):
        seen = file.stat()
    place = Place(seen.st_size, seen.st_mtime_ns, digest)
    return os.fsencode(folder.absolute()), {os.fsencode(file.name): place}


def _replaced(lying: Mapping[str, SharedFile]) -> dict[str, SharedFile]:
    """Own files that could not be removed when the one that replaced them was written."""
    there = {file.digest for file in lying.values()}
    return {n: file for n, file in lying.items() if file.own and file.replaced_by in there}


def _remove(folder: Path, files: Mapping[str, SharedFile]) -> int:
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
