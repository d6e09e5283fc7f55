"""Events and their chain: the immutable facts that everything else is projected from.

An event's `head` and `body` are the exact JSON bytes that its author wrote; they are hashed,
stored and passed on as they are, never serialised again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import NewType

import msgspec

from infitah_desk.domain.errors import Untrusted

EVENT_VERSION = 1
FOLD_VERSION = 7

LATEST_TIME = 253_402_300_800_000
"""The year 10000 in milliseconds: what no calendar shows is no time."""
LONGEST_NAME = 200
MOST_REFERENCES = 4096

HEAD_LIMIT = 65_536
BODY_LIMIT = 65_536

LogName = NewType("LogName", str)
DossierId = NewType("DossierId", str)

_EVENT_TAG = b"infitah-event-v1\0"
_GENESIS_TAG = b"infitah-log-v1\0"
_SEAL_TAG = b"infitah-seal-v1\0"

EMPTY_DIGEST = hashlib.sha256(b"").digest()

OwnRef = int
ForeignRef = tuple[str, int, str]
AfterRef = OwnRef | ForeignRef


class Head(msgspec.Struct, frozen=True, omit_defaults=True):
    """The part of an event that is never personal and never erased.

    `after` names the latest events of the same dossier that the author knew: a bare seq in the
    author's own log, (log, seq, first 8 bytes of the hash in hex) elsewhere. `time` is the wall
    clock in milliseconds since 1970, for display only.
    """

    version: int = msgspec.field(name="v")
    kind: str = msgspec.field(name="k")
    lamport: int = msgspec.field(name="l")
    time: int = msgspec.field(name="t")
    dossier: str = msgspec.field(name="d", default="")
    author: str = msgspec.field(name="a", default="")
    after: tuple[AfterRef, ...] = msgspec.field(name="p", default=())
    fact: Mapping[str, object] = msgspec.field(name="f", default_factory=dict)


_head_decoder = msgspec.json.Decoder(Head)
_encoder = msgspec.json.Encoder()


def encode_head(head: Head) -> bytes:
    """The head's JSON bytes: compact, one line, no tab."""
    return _encoder.encode(head)


def decode_head(data: bytes) -> Head:
    """The head that these bytes hold; unknown keys are allowed, wrong types are not.

    Raises:
        Untrusted: "event.malformed".
    """
    if len(data) > HEAD_LIMIT:
        raise Untrusted("event.malformed", reason="head too long")
    try:
        head = _head_decoder.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Untrusted("event.malformed", reason=str(error)) from error
    if not _is_sound(head) or b"\t" in data or b"\n" in data or b"\r" in data:
        raise Untrusted("event.malformed", reason="head")
    return head


def _is_sound(head: Head) -> bool:
    return (
        0 <= head.lamport < 2**53
        and 0 <= head.time < LATEST_TIME
        and max(len(head.kind), len(head.dossier), len(head.author)) <= LONGEST_NAME
        and len(head.after) <= MOST_REFERENCES
    )


class Event(msgspec.Struct, frozen=True, gc=False):
    """One event as it is stored and as it travels.

    `body` is b"" where nothing is personal and None where it is withheld or erased; `digest` is
    SHA-256 of the body in every case.
    """

    log: str
    seq: int
    hash: bytes
    prev: bytes
    head: bytes
    body: bytes | None
    digest: bytes


def body_digest(body: bytes) -> bytes:
    """SHA-256 of a body's bytes."""
    return hashlib.sha256(body).digest() if body else EMPTY_DIGEST


def event_hash(prev: bytes, digest: bytes, head: bytes) -> bytes:
    """SHA-256(tag, prev, SHA-256(body), head): 32 bytes."""
    return hashlib.sha256(_EVENT_TAG + prev + digest + head).digest()


def genesis(log: str, public_key: bytes) -> bytes:
    """The `prev` of a log's first event: it binds the log's name and its public key."""
    return hashlib.sha256(_GENESIS_TAG + log.encode() + b"\0" + public_key).digest()


def chained(log: str, seq: int, prev: bytes, head: bytes, body: bytes) -> Event:
    """A new event at `seq` of `log`, after the event whose hash is `prev`."""
    digest = body_digest(body)
    return Event(log, seq, event_hash(prev, digest, head), prev, head, body, digest)


def sealed_bytes(log: str, seq: int, hash_: bytes) -> bytes:
    """What a log's key signs to seal everything up to (seq, hash)."""
    return _SEAL_TAG + log.encode() + b"\0" + seq.to_bytes(8, "big") + hash_


def fingerprint(public_key: bytes) -> str:
    """SHA-256 of a raw Ed25519 public key (32 bytes), in hex: 64 digits."""
    return hashlib.sha256(public_key).hexdigest()


def log_name(node: str, public_key: bytes) -> LogName:
    """A log's name: node, point, first 8 hex digits of its key's fingerprint."""
    return LogName(f"{node}.{fingerprint(public_key)[:8]}")


def node_of(log: str) -> str:
    """The node that a log's name says wrote it."""
    return log.partition(".")[0]
