"""Giving: what a shared folder does not hold yet, as one bundle among the others there."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from infitah_desk.domain.quarantine import Link
from infitah_desk.domain.roster import Node
from infitah_desk.domain.segments import Span, segments_to_send, within
from infitah_desk.services.exporting import note_export
from infitah_desk.services.placing import FOR_ALL_TO_READ, place, remove, replaced
from infitah_desk.services.sending import Parcel, is_revoked, receivers_of, seal_own_log, send
from infitah_desk.services.session import Session
from infitah_desk.storage.shared_files import HASH_PREFIX, SharedFile
from infitah_desk.system.durable_files import read_faults

MOST_OWN = 8
"""From so many own files on, the small ones give way to one."""

SMALL = 64 * 1024
"""So many bytes are always small; so is what is no larger than all smaller ones together."""


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
    removed = remove(folder, replaced(lying))
    counted = _counted(lying, receivers)
    if not receivers or not _is_more_here(session, covered := _held(session, counted.values())):
        return Given(0, None, removed)
    ended = (name for name, node in session.roster.nodes.items() if is_revoked(session, node))
    readers = {session.node, *(node.name for node in receivers), *ended}
    yielding = _giving_way(folder, lying, counted, readers)
    if yielding:
        staying = [file for name, file in counted.items() if name not in yielding]
        covered = _held(session, staying, without=_held(session, yielding.values()))
    parcel = Parcel(
        kind="events",
        receivers=receivers,
        logs=tuple(session.store.log.logs()),
        covered=covered,
    )
    file, written = place(
        session,
        folder,
        lambda path: send(session, parcel, path, mode=FOR_ALL_TO_READ),
        yielding.values(),
    )
    note_export(session)
    removed += remove(folder, yielding)
    spans = written.contents.spans if written.contents else {}
    events = sum(s.last - s.first + 1 for of_log in spans.values() for s in of_log)
    return Given(events, file, removed)


def _counted(lying: Mapping[str, SharedFile], receivers: tuple[Node, ...]) -> dict[str, SharedFile]:
    """The files that everybody can read whom this node writes to."""
    wanted = {node.name for node in receivers}
    return {
        name: file
        for name, file in lying.items()
        if (held := file.contents) is not None
        and held.kind == "events"
        and wanted <= {*held.audience, held.node}
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
    starts = {bare[at : at + HASH_PREFIX] for at in range(0, len(bare), HASH_PREFIX)}
    return frozenset(x for x in found if x[:HASH_PREFIX] not in starts or x in bodiless)


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
        and held.kind == "events"
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
