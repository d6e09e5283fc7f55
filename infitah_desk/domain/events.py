"""What events say: one frozen struct per kind, past tense, split into fact and personal body.

The fact is what the accounts need for ever; the body is personal and can be withheld or erased.
A kind that this version does not know decodes to `Unknown`, one that does not fit its own kind to
`Malformed`: both are kept and project to nothing.
"""

from __future__ import annotations

import base64
import datetime as dt
from collections.abc import Mapping
from typing import Annotated, ClassVar

import msgspec

from infitah_desk.domain.enterprise import Mark
from infitah_desk.domain.errors import Refused
from infitah_desk.domain.event import (
    BODY_LIMIT,
    EVENT_VERSION,
    HEAD_LIMIT,
    Event,
    Head,
    decode_head,
)

SALT_BYTES = 12

FieldValue = Mark | str | bool | int | None

Day = Annotated[str, msgspec.Meta(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")]
"""A date, ISO 8601: what is not even of that form makes its event malformed."""

Count = Annotated[int, msgspec.Meta(ge=0, lt=2**53)]
"""A whole number that every reader of JSON and every table can hold."""


class Content(msgspec.Struct, frozen=True, omit_defaults=True):
    """What one event says. `PERSONAL` names the fields that go into the body."""

    KIND: ClassVar[str] = ""
    PERSONAL: ClassVar[frozenset[str]] = frozenset()


class Unknown(Content, frozen=True):
    """A kind or version of event that this program does not know."""

    kind: str = ""


class Malformed(Content, frozen=True):
    """An event whose fact or body does not fit its kind."""

    kind: str = ""


class DossierRegistered(Content, frozen=True):
    """A dossier begun: typed at a desk, or row `row` of the list with SHA-256 `list_digest`."""

    KIND: ClassVar[str] = "dossier.registered"
    PERSONAL: ClassVar[frozenset[str]] = frozenset({"values"})
    list_digest: str = ""
    row: int = 0
    values: dict[str, FieldValue] = {}


class DossierCorrected(Content, frozen=True):
    """Fields set anew, with the reason that the clerk gave; None clears a field."""

    KIND: ClassVar[str] = "dossier.corrected"
    PERSONAL: ClassVar[frozenset[str]] = frozenset({"values", "reason"})
    values: dict[str, FieldValue] = {}
    reason: str = ""


class DossierSeenAgain(Content, frozen=True):
    """A list repeated an enterprise that this desk has already."""

    KIND: ClassVar[str] = "dossier.seen_again"
    list_digest: str
    row: int


class DossierParked(Content, frozen=True):
    """Put aside until the owner is back; `until` is the promised time, ISO 8601."""

    KIND: ClassVar[str] = "dossier.parked"
    PERSONAL: ClassVar[frozenset[str]] = frozenset({"reason"})
    until: str = ""
    reason: str = ""


class DossierResumed(Content, frozen=True):
    """Taken up again, from parking, from the waiting list or from cancellation."""

    KIND: ClassVar[str] = "dossier.resumed"


class DossierWaitlisted(Content, frozen=True):
    """Put on the waiting list because the quota was used up."""

    KIND: ClassVar[str] = "dossier.waitlisted"


class DossierCancelled(Content, frozen=True):
    """Ended without a permit."""

    KIND: ClassVar[str] = "dossier.cancelled"
    PERSONAL: ClassVar[frozenset[str]] = frozenset({"reason"})
    reason: str = ""


class DocumentAccepted(Content, frozen=True):
    """An original was seen and accepted. `scan` is the SHA-256 of its picture, in hex."""

    KIND: ClassVar[str] = "document.accepted"
    PERSONAL: ClassVar[frozenset[str]] = frozenset({"number", "court", "issued", "scan"})
    type: str
    number: str = ""
    court: str = ""
    issued: str = ""
    scan: str = ""


class DocumentRejected(Content, frozen=True):
    """A paper was shown and rejected, for a reason of the catalogue."""

    KIND: ClassVar[str] = "document.rejected"
    type: str
    reason: str


class InitiationAttended(Content, frozen=True):
    """The owner attended the initiation on the stop's legal date (ISO 8601)."""

    KIND: ClassVar[str] = "initiation.attended"
    date: Day


class PermitIssued(Content, frozen=True):
    """A permit granted. `issued_at` is the code's iat, seconds since 1970."""

    KIND: ClassVar[str] = "permit.issued"
    number: str
    serial: Count
    issued_at: Count


class PermitPrinted(Content, frozen=True):
    """The sheet of this copy is in the clerk's hand."""

    KIND: ClassVar[str] = "permit.printed"
    number: str
    copy: Count


class PermitHandedOver(Content, frozen=True):
    """The owner, or whoever `to` names, took the permit."""

    KIND: ClassVar[str] = "permit.handed_over"
    PERSONAL: ClassVar[frozenset[str]] = frozenset({"to"})
    number: str
    to: str = ""


class PermitSpoiled(Content, frozen=True):
    """The sheet of this copy was spoiled; the next one printed is another copy."""

    KIND: ClassVar[str] = "permit.spoiled"
    number: str
    copy: Count
    reason: str


class PermitRevoked(Content, frozen=True):
    """The permit is void for good."""

    KIND: ClassVar[str] = "permit.revoked"
    number: str
    reason: str


class ConflictDecided(Content, frozen=True):
    """A person settled a conflict; `sides` names every event that took part (log, seq, hash)."""

    KIND: ClassVar[str] = "conflict.decided"
    PERSONAL: ClassVar[frozenset[str]] = frozenset({"value"})
    field: str
    sides: tuple[tuple[str, int, str], ...]
    value: FieldValue = None


class ErasureConfirmed(Content, frozen=True):
    """The authority erases a dossier's bodies, now and for those that arrive later."""

    KIND: ClassVar[str] = "erasure.confirmed"
    reason: str = ""


class StopOpened(Content, frozen=True):
    """A supervisor opened the stop for its legal date (ISO 8601)."""

    KIND: ClassVar[str] = "stop.opened"
    forum: str
    date: Day


class StopClosed(Content, frozen=True):
    """A supervisor closed the stop's day."""

    KIND: ClassVar[str] = "stop.closed"
    forum: str
    date: Day


class InstallationKeys(msgspec.Struct, frozen=True, omit_defaults=True):
    """One installation: Ed25519 key and age recipient, its serials and packs; 0 to 0 is none."""

    key: str
    age: str
    first: Count = 0
    last: Count = 0
    packs: Count = 0


class AuthorityFounded(Content, frozen=True):
    """The authority's first event: who it is. Its certificate travels with every kit."""

    KIND: ClassVar[str] = "authority.founded"
    root: str
    installations: tuple[InstallationKeys, ...]
    recovery: str
    signature: str


class ProgrammePublished(Content, frozen=True):
    """The programme file that all work by, as its text."""

    KIND: ClassVar[str] = "programme.published"
    text: str


class NodeEnrolled(Content, frozen=True):
    """A node certified: role, forum or regions, and its three installations."""

    KIND: ClassVar[str] = "node.enrolled"
    node: str
    role: str
    installations: tuple[InstallationKeys, ...]
    valid_from: str
    valid_until: str
    forum: str = ""
    regions: tuple[str, ...] = ()


class NodeRevoked(Content, frozen=True):
    """A node's logs end at these positions (log, seq, hash in hex); what lies above is quarantined.

    A log of the node that is not named ends at 0.
    """

    KIND: ClassVar[str] = "node.revoked"
    node: str
    positions: tuple[tuple[str, int, str], ...]
    reason: str = ""


KINDS: Mapping[str, type[Content]] = {
    content.KIND: content
    for content in (
        DossierRegistered,
        DossierCorrected,
        DossierSeenAgain,
        DossierParked,
        DossierResumed,
        DossierWaitlisted,
        DossierCancelled,
        DocumentAccepted,
        DocumentRejected,
        InitiationAttended,
        PermitIssued,
        PermitPrinted,
        PermitHandedOver,
        PermitSpoiled,
        PermitRevoked,
        ConflictDecided,
        ErasureConfirmed,
        StopOpened,
        StopClosed,
        AuthorityFounded,
        ProgrammePublished,
        NodeEnrolled,
        NodeRevoked,
    )
}

_encoder = msgspec.json.Encoder()


def split(content: Content, salt: bytes) -> tuple[dict[str, object], bytes]:
    """The fact and the body's bytes of a new event; b"" where nothing is personal.

    Raises:
        Refused: "event.too_large".
    """
    said: dict[str, object] = msgspec.to_builtins(content)
    fact = {key: value for key, value in said.items() if key not in content.PERSONAL}
    personal = {key: value for key, value in said.items() if key in content.PERSONAL}
    if len(_encoder.encode(fact)) > HEAD_LIMIT // 2:
        raise Refused("event.too_large")
    if not personal:
        return fact, b""
    if len(salt) != SALT_BYTES:
        raise ValueError(f"a salt has {SALT_BYTES} bytes")
    body = _encoder.encode({"s": base64.b64encode(salt).decode(), **personal})
    if len(body) > BODY_LIMIT:
        raise Refused("event.too_large")
    return fact, body


def content_of(head: Head, body: bytes | None) -> Content:
    """What an event says; personal fields keep their defaults where the body is missing.

    A body that no field belongs in is not looked at: an event says the same with and without it.
    """
    kind = KINDS.get(head.kind)
    if kind is None or head.version > EVENT_VERSION:
        return Unknown(head.kind)
    said = {key: value for key, value in head.fact.items() if key not in kind.PERSONAL}
    try:
        if body and kind.PERSONAL:
            personal = msgspec.json.decode(body, type=dict[str, object])
            said.update((key, personal[key]) for key in kind.PERSONAL if key in personal)
        return msgspec.convert(said, kind)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return Malformed(head.kind)


def lacks_body(content: Content, event: Event) -> bool:
    """Whether the event's personal part is withheld or erased."""
    return event.body is None and (bool(content.PERSONAL) or isinstance(content, Unknown))


class Told(msgspec.Struct, frozen=True, gc=False):
    """An event together with its decoded head and content."""

    event: Event
    head: Head
    content: Content


def told(event: Event) -> Told:
    """Decode an event once, for folding.

    Raises:
        Untrusted: "event.malformed", which storing has ruled out before.
    """
    head = decode_head(event.head)
    return Told(event, head, content_of(head, event.body))


def legal_date(text: str) -> dt.date:
    """A stop's date from its ISO 8601 form.

    Raises:
        Refused: "date.invalid".
    """
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise Refused("date.invalid", text=text) from error
