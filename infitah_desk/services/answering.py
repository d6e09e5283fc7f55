"""Answering through a shared folder: receipts for those whose files lie there, and the reference.

A coordinator's or headquarters' word is written where what lies in the folder says something else,
or nothing; the word before it is taken away.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path

from infitah_desk.domain.roster import AUTHORITY_NODE
from infitah_desk.services.informing import served_here
from infitah_desk.services.placing import (
    FOR_ALL_TO_READ,
    place,
    receipt_digest,
    reference_digest,
    remove,
)
from infitah_desk.services.receipting import held_log, write_receipt, write_reference
from infitah_desk.services.sending import is_revoked, seal_own_log
from infitah_desk.services.session import Session
from infitah_desk.services.voiding import tell_voids
from infitah_desk.storage.shared_files import Contents, SharedFile


def answer(session: Session, folder: Path, lying: Mapping[str, SharedFile]) -> int:
    """Write what those who take part here should know; how many files it took.

    `lying` are the files that were read there, by name.

    Raises:
        MachineFault: "disk.full", "file.not_writable", "file.read_back_failed".
    """
    if session.role == "desk":
        return 0
    if session.role == "authority":
        tell_voids(session)
    seal_own_log(session)
    written = 0
    if session.role == "authority" and not any(
        _is_latest_reference(session, each.contents) for each in lying.values()
    ):
        write = partial(write_reference, session, mode=FOR_ALL_TO_READ)
        _place(session, folder, write, _own(lying, _is_reference))
        written += 1
    for node in sorted({*_who_takes_part(session, lying)}):
        if not _own(lying, partial(_is_receipt_for, node=node, said=_to_say(session, node))):
            say = partial(write_receipt, session, node, mode=FOR_ALL_TO_READ)
            _place(session, folder, say, _own(lying, partial(_is_receipt_for, node=node)))
            written += 1
    return written


def _place(
    session: Session,
    folder: Path,
    write: Callable[[Path], object],
    before: Mapping[str, SharedFile],
) -> None:
    place(session, folder, write, before.values())
    remove(folder, before)


def _own(
    lying: Mapping[str, SharedFile], wanted: Callable[[Contents], bool]
) -> dict[str, SharedFile]:
    return {
        name: file
        for name, file in lying.items()
        if file.own and file.contents is not None and wanted(file.contents)
    }


def _is_reference(held: Contents) -> bool:
    return held.kind == "reference"


def _is_latest_reference(session: Session, held: Contents | None) -> bool:
    """Whether a file that lies here holds all of the authority's word, for everybody.

    Its word is also what was served anywhere: without it, other forums would not be warned.
    """
    if held is None or held.kind != "reference" or held.node != AUTHORITY_NODE:
        return False
    log = session.store.log
    ends = {span.head for spans in held.spans.values() for span in spans}
    heads = [log.last(name) for name in session.roster.authorities()]
    return (
        session.roster.nodes.keys() <= {*held.audience, held.node}
        and all(head is None or head.hash in ends for head in heads)
        and held.said == reference_digest(served_here(session))
    )


def _is_receipt_for(held: Contents, node: str, said: bytes = b"") -> bool:
    return held.kind == "receipt" and node in held.audience and said in {b"", held.said}


def _who_takes_part(session: Session, lying: Mapping[str, SharedFile]) -> Iterator[str]:
    """Those whose events lie here, but for this node, headquarters and who was revoked."""
    others = {
        name
        for name, node in session.roster.nodes.items()
        if name not in {session.node, AUTHORITY_NODE} and not is_revoked(session, node)
    }
    for file in lying.values():
        held = file.contents
        if held is not None and held.kind == "events" and held.node in others:
            yield held.node


def _to_say(session: Session, node: str) -> bytes:
    logs = [each.log for each in session.roster.nodes[node].installations]
    here = [log for log in session.store.log.logs() if log in logs]
    own = max((seal.seq for seal in session.store.log.seals(session.store.own_log)), default=0)
    return receipt_digest({log: held_log(session, log, theirs=True) for log in here}, own)
