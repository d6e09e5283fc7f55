"""Examining a folder: is the machine fit, the file whole, every event what its log says it is?"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from typing import NamedTuple

from infitah_desk.domain.errors import InfitahError, MachineFault
from infitah_desk.domain.event import body_digest, event_hash, genesis, log_name, sealed_bytes
from infitah_desk.domain.events import Unknown, told
from infitah_desk.domain.rights import may_write
from infitah_desk.domain.segments import runs
from infitah_desk.services import matching_dossiers
from infitah_desk.services.merging import find_gaps
from infitah_desk.services.scanning import mentioned_in
from infitah_desk.services.session import Session
from infitah_desk.storage.connection import machine_faults
from infitah_desk.storage.differences import differing_tables

LEAST_FREE = 200 * 1024 * 1024


class Check(NamedTuple):
    """One thing that was looked at; `detail` says what was found."""

    name: str
    ok: bool
    detail: str


class Examined(NamedTuple):
    """Every check; `ok` if all of them passed."""

    ok: bool
    checks: tuple[Check, ...]


def examine(session: Session) -> Examined:
    """Look at everything that can be wrong in a folder; nothing is changed."""
    looks: tuple[tuple[str, Callable[[Session], Iterator[str]]], ...] = (
        ("database", _database),
        ("chains", _chains),
        ("seals", _seals),
        ("projections", _projections),
        ("gaps", _gaps),
        ("forks", _forks),
        ("rights", _rights),
        ("scans", _scans),
        ("keys", _keys),
        ("machine", _machine),
        ("disk", _disk),
        ("paper", _paper),
    )
    checks = tuple(_look(session, name, look) for name, look in looks)
    return Examined(all(check.ok for check in checks), checks)


def _look(session: Session, name: str, look: Callable[[Session], Iterator[str]]) -> Check:
    try:
        found = list(look(session))
    except InfitahError as error:
        found = list(error.codes)
    return Check(name, not found, "; ".join(found[:20]))


def _database(session: Session) -> Iterator[str]:
    with machine_faults():
        for (fault,) in session.store.db.conn.execute("PRAGMA cipher_integrity_check").fetchall():
            yield str(fault)
        for (fault,) in session.store.db.conn.execute("PRAGMA integrity_check").fetchall():
            if fault != "ok":
                yield str(fault)


def _chains(session: Session) -> Iterator[str]:
    """Every event's hash follows from its bytes, every first one from its log's key.

    And each is kept under the dossier that it names.
    """
    log = session.store.log
    for name in log.logs():
        installation = session.roster.by_log.get(name)
        for event in log.read(name, 1, 2**62):
            digest = event.digest if event.body is None else body_digest(event.body)
            if event_hash(event.prev, digest, event.head) != event.hash:
                yield f"{name} {event.seq}"
            if installation and event.seq == 1 and event.prev != genesis(name, installation.key):
                yield f"{name} 1"
    for name, seq in log.misplaced():
        yield f"{name} {seq}"


def _seals(session: Session) -> Iterator[str]:
    """Every seal is by its log's key, and every run of another's log ends at one."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    log = session.store.log
    for name in log.logs():
        installation = session.roster.by_log.get(name)
        if installation is None:
            continue
        key = Ed25519PublicKey.from_public_bytes(installation.key)
        sealed = set()
        for seal in log.seals(name):
            try:
                key.verify(seal.signature, sealed_bytes(name, seal.seq, seal.hash))
                sealed.add((seal.seq, seal.hash))
            except InvalidSignature:
                yield f"{name} {seal.seq}"
        if name != session.store.own_log:
            for run in runs(log.links(name)):
                if (run[-1].seq, run[-1].hash) not in sealed:
                    yield f"{name} {run[-1].seq}"


def _projections(session: Session) -> Iterator[str]:
    """What the tables say is what the events say; which do not, and what makes them anew."""
    tables = [
        *differing_tables(session.store.db, session.store.log),
        *matching_dossiers.differing_tables(session),
    ]
    if tables:
        yield f"{', '.join(tables)} → infitah-desk rebuild"


def _gaps(session: Session) -> Iterator[str]:
    for log, first, last in find_gaps(session):
        yield f"{log} {first}–{last}"


def _forks(session: Session) -> Iterator[str]:
    yield from sorted(session.store.log.forked_logs())


def _rights(session: Session) -> Iterator[str]:
    """No log says of the caravan what its author may not say; of dossiers their alarms tell."""
    for name in session.store.log.logs():
        for event in session.store.log.without_dossier(name):
            content = told(event).content
            if not isinstance(content, Unknown) and not may_write(content, name, session.roster):
                yield f"{name} {event.seq}"


def _scans(session: Session) -> Iterator[str]:
    """Every picture that is here can be read, and none is lost of those that were taken here.

    Those that others took come only with `--with-scans`.
    """
    log = session.store.log
    for name in log.logs():
        for event in log.read(name, 1, 2**62):
            for scan in sorted(mentioned_in([event])):
                try:
                    if name == session.store.own_log or session.scans.has(scan):
                        session.scans.get(scan)
                except MachineFault as fault:
                    yield f"{name} {event.seq} {scan[:8]} {fault.code}"


def _keys(session: Session) -> Iterator[str]:
    """The keys in the vault are those of the log that is written here."""
    own = session.store.own_log
    if own != log_name(session.node, session.keys.public_key):
        yield own


def _machine(session: Session) -> Iterator[str]:
    if session.copied:
        yield "data.copied_machine"


def _disk(session: Session) -> Iterator[str]:
    free = shutil.disk_usage(session.folder.path).free
    if free < LEAST_FREE:
        yield f"{free // 1024 // 1024} MB"


def _paper(_: Session) -> Iterator[str]:
    """The fonts that permits are drawn with are there, and have both scripts."""
    from infitah_desk.documents.fonts import REGULAR, SEMIBOLD, has_glyph

    for font in (REGULAR, SEMIBOLD):
        if not (has_glyph("é", font) and has_glyph("ش", font)):
            yield font
