"""Tampering: what somebody with a coordinator's keys makes of a desk's bundle before it goes on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from infitah_desk import __version__
from infitah_desk.bundles.age_file import encrypt
from infitah_desk.bundles.limits import LIMITS
from infitah_desk.bundles.manifest import Seal, encode_manifest
from infitah_desk.bundles.packing import Outgoing, PackedEvents, Stretch, manifest_of
from infitah_desk.bundles.writing import container
from infitah_desk.domain.event import EMPTY_DIGEST, Event, chained, decode_head, encode_head
from infitah_desk.domain.roster import AUTHORITY_NODE
from infitah_desk.services.receiving import open_bundle
from infitah_desk.services.session import Session
from infitah_desk.trust.envelope import payload_type, sign_envelope


class Tampering(NamedTuple):
    """What is done to a desk's events, and the code by which whoever reads it refuses the file."""

    change: Callable[[list[Event]], list[Event]]
    code: str


def _altered(events: list[Event]) -> list[Event]:
    head = decode_head(events[-1].head)
    changed = encode_head(replace(head, time=head.time + 1))
    return [*events[:-1], replace(events[-1], head=changed)]


def _blanked(events: list[Event]) -> list[Event]:
    return [replace(each, body=b"", digest=EMPTY_DIGEST) for each in events]


def _shortened(events: list[Event]) -> list[Event]:
    return events[:-1]


def _invented(events: list[Event]) -> list[Event]:
    last = events[-1]
    return [*events, chained(last.log, last.seq + 1, last.hash, last.head, last.body or b"")]


TAMPERINGS: Mapping[str, Tampering] = {
    "altered": Tampering(_altered, "bundle.chain_broken"),
    "blanked": Tampering(_blanked, "bundle.chain_broken"),
    "shortened": Tampering(_shortened, "bundle.seal_broken"),
    "invented": Tampering(_invented, "bundle.seal_broken"),
}


def forge(session: Session, bundle: Path, out: Path, tampering: Tampering) -> None:
    """Send a desk's bundle on to headquarters, changed, under the own signature.

    `session` is the sender's. Of its seal there is only what the desk signed.
    """
    with open_bundle(session, bundle) as opened:
        id_, log = opened.manifest.id, opened.manifest.log
        told = [event for event in opened.events() if event.log == log]
        signature = next(seal.signature for seal in opened.manifest.seals if seal.log == log)
    events = tampering.change(told)
    last = events[-1]
    outgoing = Outgoing(
        kind="events",
        id=id_,
        node=session.node,
        audience=(AUTHORITY_NODE, session.node),
        time=session.milliseconds(),
        program=__version__,
        stretches=(Stretch(log, lambda: events),),
        seals=(Seal(log, last.seq, last.hash.hex(), signature),),
    )
    packed = PackedEvents(outgoing.stretches, LIMITS)
    manifest = manifest_of(outgoing, packed, session.keys.public_key)
    type_ = payload_type(manifest.kind)
    envelope = sign_envelope(encode_manifest(manifest), type_, session.keys.signing_key)
    readers = [each.age for each in session.roster.nodes[AUTHORITY_NODE].installations]
    with out.open("wb") as file:
        encrypt(container(envelope, manifest, packed, {}), file.write, readers)
