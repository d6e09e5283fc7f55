"""What events say: every kind, split into fact and personal body, and decoded again.

A kind that this version does not know decodes to `Unknown`, one that does not fit its own kind to
`Malformed`: both are kept and project to nothing.
"""

from __future__ import annotations

import base64
import datetime as dt
from collections.abc import Mapping

import msgspec

from infitah_desk.domain.authority_events import (
    AuthorityFounded,
    BlockGranted,
    InstallationKeys,
    NodeEnrolled,
    NodeRevoked,
    PermitsVoided,
    ProgrammePublished,
)
from infitah_desk.domain.content import Content, FieldValue, Malformed, Unknown
from infitah_desk.domain.document_events import (
    DocumentAccepted,
    DocumentConfirmed,
    DocumentRejected,
    DocumentScanned,
    InitiationAttended,
    InitiationCertified,
    InitiationEnrolled,
    InitiationWithdrawn,
)
from infitah_desk.domain.dossier_events import (
    ConflictDecided,
    DossierCancelled,
    DossierCorrected,
    DossierParked,
    DossierRegistered,
    DossierReopened,
    DossierResumed,
    DossierSeenAgain,
    DossierWaitlisted,
    DuplicateDecided,
    ErasureConfirmed,
    ErasureRequested,
)
from infitah_desk.domain.errors import Refused
from infitah_desk.domain.event import (
    BODY_LIMIT,
    EVENT_VERSION,
    HEAD_LIMIT,
    Event,
    Head,
    decode_head,
)
from infitah_desk.domain.pack_events import PackCancelled, PackDelivered, PackOrdered
from infitah_desk.domain.permit_events import (
    PermitHandedOver,
    PermitIssued,
    PermitPrinted,
    PermitRevoked,
    PermitSpoiled,
)
from infitah_desk.domain.stop_events import (
    FormsReserved,
    SessionCancelled,
    SessionPlanned,
    StopClosed,
    StopOpened,
)

__all__ = [
    "KINDS",
    "SALT_BYTES",
    "AuthorityFounded",
    "BlockGranted",
    "ConflictDecided",
    "Content",
    "DocumentAccepted",
    "DocumentConfirmed",
    "DocumentRejected",
    "DocumentScanned",
    "DossierCancelled",
    "DossierCorrected",
    "DossierParked",
    "DossierRegistered",
    "DossierReopened",
    "DossierResumed",
    "DossierSeenAgain",
    "DossierWaitlisted",
    "DuplicateDecided",
    "ErasureConfirmed",
    "ErasureRequested",
    "FieldValue",
    "FormsReserved",
    "InitiationAttended",
    "InitiationCertified",
    "InitiationEnrolled",
    "InitiationWithdrawn",
    "InstallationKeys",
    "Malformed",
    "NodeEnrolled",
    "NodeRevoked",
    "PackCancelled",
    "PackDelivered",
    "PackOrdered",
    "PermitHandedOver",
    "PermitIssued",
    "PermitPrinted",
    "PermitRevoked",
    "PermitSpoiled",
    "PermitsVoided",
    "ProgrammePublished",
    "SessionCancelled",
    "SessionPlanned",
    "StopClosed",
    "StopOpened",
    "Told",
    "Unknown",
    "content_of",
    "lacks_body",
    "legal_date",
    "split",
    "told",
]

SALT_BYTES = 12

KINDS: Mapping[str, type[Content]] = {
    content.KIND: content
    for content in (
        DossierRegistered,
        DossierCorrected,
        DossierSeenAgain,
        DossierParked,
        DossierResumed,
        DossierReopened,
        DossierWaitlisted,
        DossierCancelled,
        ConflictDecided,
        DuplicateDecided,
        ErasureRequested,
        ErasureConfirmed,
        DocumentScanned,
        DocumentAccepted,
        DocumentRejected,
        DocumentConfirmed,
        InitiationEnrolled,
        InitiationWithdrawn,
        InitiationAttended,
        InitiationCertified,
        PermitIssued,
        PermitPrinted,
        PermitHandedOver,
        PermitSpoiled,
        PermitRevoked,
        PackOrdered,
        PackDelivered,
        PackCancelled,
        StopOpened,
        StopClosed,
        SessionPlanned,
        SessionCancelled,
        FormsReserved,
        AuthorityFounded,
        ProgrammePublished,
        NodeEnrolled,
        BlockGranted,
        NodeRevoked,
        PermitsVoided,
    )
}

_encoder = msgspec.json.Encoder()
_body_decoder = msgspec.json.Decoder(dict[str, object])


def split(content: Content, salt: bytes) -> tuple[dict[str, object], bytes]:
    """The fact and the body's bytes of a new event; b"" where nothing is personal.

    Raises:
        Refused: "event.too_large".
    """
    said: dict[str, object] = msgspec.to_builtins(content)
    kept_apart = content.personal
    fact = {key: value for key, value in said.items() if key not in kept_apart}
    personal = {key: value for key, value in said.items() if key in kept_apart}
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
    said = dict(head.fact)
    for key in kind.PERSONAL:
        said.pop(key, None)
    try:
        if body and (fields := kind.PERSONAL | kind.WORDED):
            personal = _body_decoder.decode(body)
            for key in fields:
                if key in personal:
                    said[key] = personal[key]
        return msgspec.convert(said, kind)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return Malformed(head.kind)


def lacks_body(content: Content, event: Event) -> bool:
    """Whether the event's personal part is withheld or erased."""
    return event.body is None and (
        bool(content.PERSONAL or content.WORDED) or isinstance(content, Unknown)
    )


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
