"""Exporting: one bundle with everything that its receivers' receipts do not cover."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from infitah_desk.bundles.manifest import Receipt
from infitah_desk.domain.event import node_of
from infitah_desk.domain.quarantine import Link
from infitah_desk.domain.roster import AUTHORITY_NODE, Node
from infitah_desk.domain.segments import covered_by
from infitah_desk.services.sending import Parcel, receivers_of, send
from infitah_desk.services.session import Session

EXPORTED_AT = "exported.at"
EXPORTED_SEQ = "exported.seq"


class Exported(NamedTuple):
    """A bundle on its medium, verified: how many events, and which seqs of the own log."""

    file: Path
    events: int
    first: int | None
    last: int | None
    sha256: str


def export_bundle(
    session: Session, out: Path, *, everything: bool = False, with_scans: bool = False
) -> Exported:
    """Write what the receivers lack, as far as their last receipts say; no cursor moves.

    Those who have given a receipt must all have an event for it to stay out; with `everything`
    nothing stays out.

    Raises:
        Refused: "enrol.not_accepted".
        MachineFault: "disk.full", "file.not_writable", "file.read_back_failed".
    """
    receivers = receivers_of(session)
    covered = {} if everything else covered_by_receipts(session, receivers)
    parcel = Parcel(
        kind="events",
        receivers=receivers,
        logs=tuple(session.store.log.logs()),
        covered=covered,
        with_scans=with_scans,
    )
    written = send(session, parcel, out)
    own = [each for each in written.manifest.segments if each.log == session.store.own_log]
    note_export(session)
    return Exported(
        out,
        written.manifest.counts.events,
        min((each.first for each in own), default=None),
        max((each.last for each in own), default=None),
        written.sha256,
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
