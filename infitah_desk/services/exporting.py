"""Exporting: everything that the receivers' receipts do not cover, in one bundle or small ones."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from math import ceil
from pathlib import Path
from typing import NamedTuple

import msgspec

from infitah_desk.bundles.manifest import Receipt
from infitah_desk.bundles.writing import Written
from infitah_desk.domain.errors import Refused
from infitah_desk.domain.event import node_of
from infitah_desk.domain.quarantine import Link
from infitah_desk.domain.roster import AUTHORITY_NODE, Node
from infitah_desk.domain.segments import covered_by
from infitah_desk.services.sending import Parcel, receivers_of, seal_own_log, send
from infitah_desk.services.session import Session
from infitah_desk.services.splitting import MEGABYTE, Portion, split
from infitah_desk.system.durable_files import write_faults

EXPORTED_AT = "exported.at"
EXPORTED_SEQ = "exported.seq"


class Exported(NamedTuple):
    """Bundles on their medium, verified: how many events, and which seqs of the own log.

    Usually it is one `file`; `files` are all of them where they were to be small, `size` is in
    bytes, of all together. `sha256` is that of the first.
    """

    file: Path
    events: int
    first: int | None
    last: int | None
    sha256: str
    files: tuple[Path, ...]
    size: int


Name = Callable[[int, int], Path]
"""The path of the bundle with that number (from 1) of so many."""


def export_bundle(
    session: Session,
    out: Path | Name,
    *,
    everything: bool = False,
    with_scans: bool = False,
    most_bytes: int = 0,
) -> Exported:
    """Write what the receivers lack, as far as their last receipts say; no cursor moves.

    Those who have given a receipt must all have an event for it to stay out; with `everything`
    nothing stays out. Where `most_bytes` are not enough for one bundle there are several, called
    as `out` with a number.

    Raises:
        Refused: "enrol.not_accepted", "export.size_too_small".
        MachineFault: "disk.full", "file.not_writable", "file.read_back_failed".
    """
    receivers = receivers_of(session)
    covered = {} if everything else covered_by_receipts(session, receivers)
    parcels = [
        Parcel(
            kind="events",
            receivers=receivers,
            logs=tuple(session.store.log.logs()),
            covered=covered,
            with_scans=with_scans,
        )
    ]
    if most_bytes:
        seal_own_log(session)
        portions = split(session, receivers, covered, most_bytes, with_scans=with_scans)
        parcels = [_narrowed(session, parcels[0], portion) for portion in portions]
    name = _numbered(out) if isinstance(out, Path) else out
    paths = [name(number, len(parcels)) for number in range(1, len(parcels) + 1)]
    written = [send(session, each, path) for each, path in zip(parcels, paths, strict=True)]
    for one, path in zip(written, paths, strict=True):
        if most_bytes and one.size > most_bytes:
            with write_faults(path):
                path.unlink()
            raise Refused("export.size_too_small", needed=ceil(one.size / MEGABYTE))
    note_export(session)
    return _exported(session, tuple(paths), written)


def _numbered(out: Path) -> Name:
    def name(number: int, of: int) -> Path:
        return out if of == 1 else out.with_name(f"{out.stem}-{number}{out.suffix}")

    return name


def _narrowed(session: Session, parcel: Parcel, portion: Portion) -> Parcel:
    """The same parcel with nothing but a portion of what it holds."""
    return msgspec.structs.replace(
        parcel,
        logs=tuple(sorted(portion.events)),
        covered={
            log: frozenset(link.hash for link in session.store.log.links(log)) - hashes
            for log, hashes in portion.events.items()
        },
        only_scans=frozenset(portion.scans),
    )


def _exported(session: Session, paths: tuple[Path, ...], written: Sequence[Written]) -> Exported:
    """What is in all of them together; what goes with each of them counts once."""
    segments = {each for one in written for each in one.manifest.segments}
    own = [each for each in segments if each.log == session.store.own_log]
    return Exported(
        paths[0],
        sum(each.last - each.first + 1 for each in segments),
        min((each.first for each in own), default=None),
        max((each.last for each in own), default=None),
        written[0].sha256,
        paths,
        sum(one.size for one in written),
    )


def note_export(session: Session) -> None:
    """Remember when a bundle was written last. Only told to people: it decides about nothing."""
    with session.store.transaction():
        settings = session.store.settings
        settings.put_number(EXPORTED_AT, session.milliseconds())
        last = session.store.own_head
        settings.put_number(EXPORTED_SEQ, last.seq if last else 0)


def covered_by_receipts(
    session: Session, receivers: tuple[Node, ...]
) -> Mapping[str, frozenset[bytes]]:
    """By log, the events that every receiver above this node who gave a receipt has."""
    receipts = [
        msgspec.json.decode(data, type=Receipt)
        for node in receivers
        if node.role != "desk" and (data := session.store.settings.receipt(node.name))
    ]
    if not receipts:
        return {}
    return {
        log: frozenset.intersection(
            *(_covered(session.store.log.links(log), log, receipt) for receipt in receipts)
        )
        for log in session.store.log.logs()
    }


def _covered(links: Sequence[Link], log: str, receipt: Receipt) -> frozenset[bytes]:
    held = receipt.logs.get(log)
    if held is None:
        return frozenset()
    if node_of(log) == AUTHORITY_NODE:
        # Who is nearer to the authority has more of its log than this node: its end is not here.
        reach = max((branch.seq for branch in held.branches), default=0)
        return frozenset(link.hash for link in links if link.seq <= reach)
    return covered_by(links, [(b.seq, bytes.fromhex(b.hash)) for b in held.branches])
