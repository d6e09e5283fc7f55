"""A small caravan for bundles: installations with their keys, logs that they write, a keyring."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import msgspec
import pyrage
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from infitah_desk.bundles.limits import LIMITS, Limits
from infitah_desk.bundles.manifest import (
    AuthorityCertificate,
    CertifiedInstallation,
    Receipt,
    Seal,
)
from infitah_desk.bundles.packing import Outgoing, OutgoingScan, Stretch
from infitah_desk.bundles.reading import Bundle
from infitah_desk.bundles.writing import Written, make_seal, write_bundle
from infitah_desk.domain.errors import Untrusted
from infitah_desk.domain.event import (
    Event,
    Head,
    chained,
    encode_head,
    fingerprint,
    genesis,
    log_name,
)

BUNDLE_ID = "01890a5d-ac96-774b-bcce-b302099a8057"
STREAMED = msgspec.structs.replace(LIMITS, plain_in_memory=0, events_in_memory=0)
TIME = 1_285_660_800_000


class Installation:
    """One installation of a node: its Ed25519 key, always the same for a node, and age identity."""

    def __init__(self, node: str, number: int = 1) -> None:
        self.node = node
        self.key = Ed25519PrivateKey.from_private_bytes(
            hashlib.sha256(f"{node} {number}".encode()).digest()
        )
        self.public = self.key.public_key().public_bytes_raw()
        self.log = log_name(node, self.public)
        self._age = pyrage.x25519.Identity.generate()
        self.identity = str(self._age)
        self.recipient = str(self._age.to_public())

    def writes(
        self, count: int, after: Event | None = None, *, word: str = "dossier"
    ) -> list[Event]:
        """That many events in a row, after `after` or from the beginning of the log."""
        events: list[Event] = []
        for index in range(count):
            body = (
                b"" if index % 3 == 2 else msgspec.json.encode({"s": word, "name": f"Sté {index}"})
            )
            before = events[-1] if events else after
            events.append(self.event(before, body, kind=f"{word}.told"))
        return events

    def event(self, after: Event | None, body: bytes, kind: str = "dossier.told") -> Event:
        seq = after.seq + 1 if after else 1
        prev = after.hash if after else genesis(self.log, self.public)
        head = encode_head(Head(version=1, kind=kind, lamport=seq, time=TIME + seq))
        return chained(self.log, seq, prev, head, body)

    def seals(self, event: Event) -> Seal:
        return make_seal(self.log, event.seq, event.hash, self.key)


@dataclass
class KnownKeys:
    """A keyring that knows these installations and learns a log from `node.enrolled` events."""

    own_node: str
    installations: Sequence[Installation] = ()
    taught: dict[str, bytes] = field(default_factory=dict)
    lessons: list[Event] = field(default_factory=list)

    def sender_key(self, node: str, key_id: str) -> bytes:
        for each in self.installations:
            if each.node == node and fingerprint(each.public) == key_id:
                return each.public
        raise Untrusted("bundle.unknown_node", node=node)

    def log_key(self, log: str) -> bytes | None:
        known = {str(each.log): each.public for each in self.installations}
        return {**known, **self.taught}.get(log)

    def learn(self, event: Event) -> None:
        self.lessons.append(event)
        if event.body:
            told = msgspec.json.decode(event.body)
            if "key" in told:
                key = bytes.fromhex(told["key"])
                self.taught[log_name(told["node"], key)] = key


HQ = Installation("HQ")
TETOUAN = Installation("TET-1")
OUJDA = Installation("OUJ-1")
RECEIVER = Installation("MA-01")
STRANGER = Installation("XXX-9")
EVERYBODY = (HQ, TETOUAN, OUJDA, RECEIVER)


def stretches(*runs: Sequence[Event]) -> tuple[Stretch, ...]:
    return tuple(_stretch(run) for run in runs)


def _stretch(run: Sequence[Event]) -> Stretch:
    return Stretch(run[0].log, lambda: run)


def sealed(*runs: Sequence[Event]) -> tuple[Seal, ...]:
    """The seal of each run by the log's own key."""
    owners = {str(each.log): each for each in (*EVERYBODY, STRANGER)}
    return tuple(owners[run[-1].log].seals(run[-1]) for run in runs)


def outgoing(*runs: Sequence[Event], **others: object) -> Outgoing:
    """A bundle of these runs from Tétouan for the receiver, each sealed at its end."""
    usual = Outgoing(
        kind="events",
        id=BUNDLE_ID,
        node=TETOUAN.node,
        audience=(RECEIVER.node,),
        time=TIME,
        program="0.1.0",
        stretches=stretches(*runs),
        seals=sealed(*runs),
    )
    return msgspec.structs.replace(usual, **others)


def write(
    path: Path, content: Outgoing, sender: Installation = TETOUAN, limits: Limits = LIMITS
) -> Written:
    return write_bundle(
        path,
        content,
        signing_key=sender.key,
        recipients=[RECEIVER.recipient],
        identity=sender.identity,
        keyring=KnownKeys(sender.node, (*EVERYBODY, STRANGER)),
        limits=limits,
    )


def read(path: Path, keyring: KnownKeys | None = None, limits: Limits = LIMITS) -> Bundle:
    return Bundle.open(
        path,
        [RECEIVER.identity],
        keyring or KnownKeys(RECEIVER.node, EVERYBODY),
        limits=limits,
    )


def events_of(path: Path, limits: Limits = LIMITS) -> list[Event]:
    with read(path, limits=limits) as bundle:
        return list(bundle.events())


def withheld(events: Iterable[Event]) -> list[Event]:
    """The same events as they are after their bodies were left out; empty ones stay."""
    return [msgspec.structs.replace(e, body=None) if e.body else e for e in events]


def scan(content: bytes) -> OutgoingScan:
    return OutgoingScan(hashlib.sha256(content).hexdigest(), len(content), lambda: content)


def certificate() -> AuthorityCertificate:
    unsigned = AuthorityCertificate(
        HQ.public,
        (CertifiedInstallation(HQ.public, HQ.recipient),),
        STRANGER.recipient,
        bytes(64),
    )
    return msgspec.structs.replace(unsigned, signature=HQ.key.sign(unsigned.signed_bytes()))


def receipt() -> Receipt:
    return Receipt("TET-1", {})
