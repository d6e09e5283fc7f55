"""Sending: what every bundle has in common, whoever it is for and whatever it holds."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path

import msgspec

from infitah_desk import __version__
from infitah_desk.bundles.manifest import (
    AuthorityCertificate,
    CertifiedInstallation,
    Kind,
    Receipt,
)
from infitah_desk.bundles.manifest import Seal as ManifestSeal
from infitah_desk.bundles.packing import Outgoing, OutgoingScan, Stretch
from infitah_desk.bundles.writing import PRIVATE, Written, make_seal, write_bundle
from infitah_desk.domain.event import Event
from infitah_desk.domain.events import AuthorityFounded, told
from infitah_desk.domain.roster import AUTHORITY_NODE, Node, raw_key
from infitah_desk.domain.segments import Segment, segments_to_send
from infitah_desk.services.informing import what_to_tell
from infitah_desk.services.keyring import RosterKeyring, authority_events
from infitah_desk.services.scanning import scans_of
from infitah_desk.services.session import Session
from infitah_desk.storage.event_log import Seal

EVERYWHERE = "all"


class Parcel(msgspec.Struct, frozen=True, kw_only=True):
    """What shall travel to whom. `covered` names, by log, what the receivers have already.

    `shown` are the dossiers whose bodies travel, `only_scans` the pictures that do if any are
    wanted; None means all. `with_told` adds what the authority tells besides events.
    """

    kind: Kind
    receivers: tuple[Node, ...]
    logs: tuple[str, ...]
    covered: Mapping[str, Collection[bytes]] = {}
    shown: frozenset[str] | None = None
    number: int | None = None
    receipt: Receipt | None = None
    with_certificate: bool = False
    with_told: bool = False
    with_scans: bool = False
    only_scans: frozenset[str] | None = None


def seal_own_log(session: Session) -> None:
    """Sign the own log up to its last event: what no seal covers does not travel."""
    log = session.store.own_log
    # Of a forked log only this laptop's branch: another's may have the higher seq.
    last = session.store.own_head
    if last is None:
        return
    seal = make_seal(log, last.seq, last.hash, session.keys.signing_key)
    with session.store.transaction():
        session.store.log.seal([Seal(log, last.seq, last.hash, seal.signature)])


def send(session: Session, parcel: Parcel, out: Path, *, mode: int = PRIVATE) -> Written:
    """Seal, sign, encrypt and write a bundle, and read it back.

    `mode` are the file's permissions before the umask.

    Raises:
        MachineFault: "disk.full", "file.not_writable", "file.read_back_failed", ….
    """
    from uuid_utils import uuid7

    seal_own_log(session)
    certificate = own_certificate(session) if parcel.with_certificate else None
    told_ = what_to_tell(session) if parcel.with_told else None
    stretches = tuple(_stretches(session, parcel))
    scans: tuple[OutgoingScan, ...] = ()
    if parcel.with_scans:
        scans = scans_of(session, (event for each in stretches for event in each.events()))
        if parcel.only_scans is not None:
            scans = tuple(each for each in scans if each.sha256 in parcel.only_scans)
    outgoing = Outgoing(
        kind=parcel.kind,
        id=str(uuid.UUID(str(uuid7()))),
        node=session.node,
        audience=tuple(dict.fromkeys((*(n.name for n in parcel.receivers), session.node))),
        time=session.milliseconds(),
        program=__version__,
        stretches=stretches,
        scans=scans,
        seals=tuple(
            ManifestSeal(seal.log, seal.seq, seal.hash.hex(), seal.signature)
            for log in parcel.logs
            for seal in session.store.log.seals(log)
        ),
        number=parcel.number,
        receipt=parcel.receipt,
        authority=certificate,
        served=told_.served if told_ else None,
        names=told_.names if told_ else None,
    )
    recipients = [each.age for node in parcel.receivers for each in node.installations]
    if session.roster.recovery:
        recipients.append(session.roster.recovery)
    return write_bundle(
        out,
        outgoing,
        signing_key=session.keys.signing_key,
        recipients=list(dict.fromkeys(recipients)),
        identity=session.keys.age_secret,
        keyring=RosterKeyring.of(session, certificate),
        mode=mode,
    )


def _stretches(session: Session, parcel: Parcel) -> Iterable[Stretch]:
    for log in parcel.logs:
        sealed = {(seal.seq, seal.hash) for seal in session.store.log.seals(log)}
        links = session.store.log.links(log)
        for segment in segments_to_send(links, sealed, parcel.covered.get(log, frozenset())):
            yield Stretch(log, _reader(session, log, segment, parcel.shown))


class _reader:  # noqa: N801 - stands for a function; a lambda would hide what it holds
    """The events of one segment, in order, each time it is called."""

    def __init__(
        self, session: Session, log: str, segment: Segment, shown: frozenset[str] | None
    ) -> None:
        self._session = session
        self._log = log
        self._segment = segment
        self._hashes = frozenset(segment.hashes)
        self._shown = shown

    def __call__(self) -> Iterable[Event]:
        segment = self._segment
        for event in self._session.store.log.read(self._log, segment.first, segment.last):
            if event.hash in self._hashes:
                yield self._withheld(event)

    def _withheld(self, event: Event) -> Event:
        if self._shown is None or not event.body or told(event).head.dossier in self._shown:
            return event
        return msgspec.structs.replace(event, body=None)


def own_certificate(session: Session) -> AuthorityCertificate | None:
    """The authority's certificate, as its founding event holds it."""
    for event in authority_events(session):
        content = told(event).content
        if isinstance(content, AuthorityFounded):
            return certificate_of(content)
    return None


def certificate_of(founded: AuthorityFounded) -> AuthorityCertificate:
    """The certificate that a founding event holds."""
    import base64

    return AuthorityCertificate(
        raw_key(founded.root) or b"",
        tuple(
            CertifiedInstallation(raw_key(each.key) or b"", each.age)
            for each in founded.installations
        ),
        founded.recovery,
        base64.b64decode(founded.signature),
    )


def receivers_of(session: Session) -> tuple[Node, ...]:
    """Who is written to: the authority, coordinators of the forum's region, desks of the forum.

    Nobody who was revoked: whoever has a stolen laptop shall not read what is written now.
    """
    roster = session.roster
    own = session.own_node
    region = session.programme.forum(own.forum).region_today if own.forum else ""
    return tuple(
        node
        for name, node in sorted(roster.nodes.items())
        if name != own.name
        and not is_revoked(session, node)
        and (
            name == AUTHORITY_NODE
            or (own.forum and node.role == "desk" and node.forum == own.forum)
            or (node.role == "coordinator" and covers(node, own, region))
        )
    )


def is_revoked(session: Session, node: Node) -> bool:
    """Whether the authority has ended that node, as far as it is known here."""
    return any(each.log in session.roster.revoked for each in node.installations)


def covers(coordinator: Node, node: Node, region: str) -> bool:
    """Whether a coordinator's regions take in that node's forum (or its own regions)."""
    wanted: Sequence[str] = (region,) if region else node.regions
    return EVERYWHERE in coordinator.regions or bool(set(wanted) & set(coordinator.regions))
