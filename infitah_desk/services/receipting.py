"""Receipts: what the sender of events may count on, and what it need not send again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from infitah_desk.bundles.manifest import Branch, HeldLog, Receipt
from infitah_desk.bundles.writing import PRIVATE
from infitah_desk.domain.errors import Refused, Untrusted
from infitah_desk.domain.roster import AUTHORITY_NODE
from infitah_desk.domain.segments import covered_by, extent
from infitah_desk.services.enrolling import REFERENCE
from infitah_desk.services.erasing import finish_erasures
from infitah_desk.services.informing import take_what_was_told
from infitah_desk.services.merging import store_bundle
from infitah_desk.services.receiving import open_bundle
from infitah_desk.services.refusing import note_accepted, noting_refusal
from infitah_desk.services.sending import Parcel, seal_own_log, send
from infitah_desk.services.session import Session, new_number
from infitah_desk.services.voiding import tell_voids
from infitah_desk.storage import queries

RECEIPT = "receipt"
SAFE = "safe.seq"


class ReceiptWritten(NamedTuple):
    """A receipt for a node: its number, and how far the node's own logs are held."""

    node: str
    number: int
    logs: int


class ReceiptRead(NamedTuple):
    """A receipt read: who gave it, and up to which seq the own log is there.

    `safe` says that it is the authority's word: only that means "safe at headquarters".
    """

    node: str
    number: int
    seq: int
    safe: bool
    new_events: int


def write_receipt(session: Session, node: str, out: Path, *, mode: int = PRIVATE) -> ReceiptWritten:
    """Tell a node what of every log is held here, with the own log; others' bodies are withheld.

    `mode` are the file's permissions before the umask.

    Raises:
        Refused: "enrol.unknown_node", "role.not_allowed".
    """
    session.needs_role("coordinator", "authority")
    receiver = session.roster.nodes.get(node)
    if receiver is None or node == session.node:
        raise Refused("enrol.unknown_node", node=node)
    seal_own_log(session)
    number = new_number(session, RECEIPT)
    theirs = [installation.log for installation in receiver.installations]
    parcel = Parcel(
        kind="receipt",
        receivers=(receiver,),
        logs=(session.store.own_log,) if session.store.log.last(session.store.own_log) else (),
        shown=frozenset(session.store.log.dossiers_of(theirs)),
        number=number,
        receipt=Receipt(node, held := held_logs(session, theirs)),
    )
    send(session, parcel, out, mode=mode)
    with session.store.transaction():
        # Only told to people: what a node counts on is what it reads.
        session.store.settings.put_receipt_given(node, number, _reach(held, theirs))
    return ReceiptWritten(node, number, len(held))


def _reach(held: Mapping[str, HeldLog], theirs: Sequence[str]) -> bytes:
    """How far a receipt covers each of the receiver's own logs, as `receipts_reach` reads it."""
    reach = {
        log: max((branch.seq for branch in held[log].branches), default=0)
        for log in theirs
        if log in held
    }
    return msgspec.json.encode(reach)


def receipts_reach(session: Session) -> dict[str, dict[str, int]]:
    """By node, how far the last receipt written for it covers its logs, by seq."""
    return {
        node: msgspec.json.decode(held, type=dict[str, int])
        for node, held in session.store.settings.receipts_given().items()
    }


def held_logs(session: Session, theirs: Sequence[str] = ()) -> dict[str, HeldLog]:
    """How far each log is held here without a gap, by branch, and what is missing.

    Of `theirs`, the logs of whoever the receipt is for, what came without its body counts as
    missing: only they are sure to have it, and what a receipt covers is not sent again.
    """
    return {log: held_log(session, log, theirs=log in theirs) for log in session.store.log.logs()}


def held_log(session: Session, log: str, *, theirs: bool) -> HeldLog:
    """The same for one log; `theirs` says that the receipt is for whoever writes it."""
    awaited = queries.awaited_bodies(session.store, log) if theirs else frozenset()
    found = extent([x for x in session.store.log.links(log) if x.hash not in awaited])
    return HeldLog(tuple(Branch(seq, hash_.hex()) for seq, hash_ in found.branches), found.gaps)


def read_receipt(session: Session, path: Path) -> ReceiptRead:
    """Take a receipt: what it covers is not sent again to whoever gave it.

    Raises:
        Refused: "receipt.for_another", "receipt.older".
        Untrusted: "receipt.other_chain" where it only names events that are not here, and
            "receipt.not_entitled", "bundle.…".
    """
    with noting_refusal(session, path), open_bundle(session, path) as bundle:
        manifest, receipt = bundle.manifest, bundle.manifest.receipt
        if manifest.kind != "receipt" or receipt is None:
            raise Refused("receipt.not_a_receipt", file=path.name)
        sender = session.roster.nodes.get(manifest.node)
        if sender is None or sender.role == "desk":
            raise Untrusted("receipt.not_entitled", node=manifest.node)
        if receipt.to != session.node:
            raise Refused("receipt.for_another", node=receipt.to)
        number = manifest.number or 0
        last = session.store.settings.receipt_number(manifest.node)
        if number < last:
            raise Refused("receipt.older", number=number, last=last)
        seq = _own_seq(session, receipt)
        with session.store.transaction():
            new = store_bundle(session, bundle)
            session.store.settings.put_receipt(manifest.node, number, msgspec.json.encode(receipt))
            if manifest.node == AUTHORITY_NODE:
                session.store.settings.put_number(SAFE, seq)
        finish_erasures(session)
        note_accepted(session, path, manifest.node, manifest.time)
        return ReceiptRead(manifest.node, number, seq, manifest.node == AUTHORITY_NODE, new)


def _own_seq(session: Session, receipt: Receipt) -> int:
    """How far what was written here is covered; a receipt counts only by the desk's own hashes.

    A branch of the own log that another laptop wrote may be named beside this one's.
    """
    own = session.store.own_log
    held, head = receipt.logs.get(own), session.store.own_head
    if held is None or not held.branches:
        return 0
    links = session.store.log.links(own)
    named = {(branch.seq, bytes.fromhex(branch.hash)) for branch in held.branches}
    if named.isdisjoint((link.seq, link.hash) for link in links) or head is None:
        raise Untrusted("receipt.other_chain", log=own, seq=max(named)[0])
    here = covered_by(links, [(head.seq, head.hash)]) & covered_by(links, named)
    return max((link.seq for link in links if link.hash in here), default=0)


class ReferenceRead(NamedTuple):
    """A reference taken: its number and how many of the authority's events were new."""

    number: int
    new_events: int


def write_reference(session: Session, out: Path, *, mode: int = PRIVATE) -> int:
    """What everybody needs of the authority's: roster, blocks, what is revoked; its number.

    `mode` are the file's permissions before the umask.

    Raises:
        Refused: "role.not_allowed".
    """
    session.needs_role("authority")
    tell_voids(session)
    number = new_number(session, REFERENCE)
    others = tuple(node for name, node in session.roster.nodes.items() if name != AUTHORITY_NODE)
    parcel = Parcel(
        kind="reference",
        receivers=others,
        logs=session.roster.authorities(),
        number=number,
        with_certificate=True,
        with_told=True,
        shown=frozenset(),
    )
    send(session, parcel, out, mode=mode)
    return number


def read_reference(session: Session, path: Path) -> ReferenceRead:
    """Take the authority's latest word; an older one than the last is refused.

    Raises:
        Refused: "reference.rollback", "reference.not_a_reference".
        Untrusted: "bundle.…".
    """
    with noting_refusal(session, path), open_bundle(session, path) as bundle:
        manifest = bundle.manifest
        if manifest.kind not in {"reference", "kit"} or manifest.node != AUTHORITY_NODE:
            raise Refused("reference.not_a_reference", file=path.name)
        number, last = manifest.number or 0, session.store.settings.number(REFERENCE)
        if number < last:
            raise Refused("reference.rollback", number=number, last=last)
        with session.store.transaction():
            new = store_bundle(session, bundle)
            take_what_was_told(session, manifest)
            session.store.settings.put_number(REFERENCE, number)
        finish_erasures(session)
        note_accepted(session, path, manifest.node, manifest.time)
        return ReferenceRead(number, new)
