"""Registers: what each event sets of a dossier, and which values against each other matter.

A field, a paper's verdict, its pictures, the situation, the place in a session, what became of a
permit's pack, whether another dossier is the same enterprise: each is set by events one after
another, or by several that did not know of each other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from infitah_desk.domain import events as e
from infitah_desk.domain.dossier import DocumentState, Situation
from infitah_desk.domain.enterprise import FIELDS
from infitah_desk.domain.events import FieldValue, Told

FIELD = "field."
DOCUMENT = "document."
SCANS = "scans."
SITUATION = "situation"
DUPLICATE = "duplicate."
SESSION = "session"
PACK = "pack."
_FIELD_REGISTERS = {name: FIELD + name for name in FIELDS}
FIELD_OF: Mapping[str, str] = {register: name for name, register in _FIELD_REGISTERS.items()}
"""The field that a register holds, of those registers that hold one."""


class PackSaid(msgspec.Struct, frozen=True, omit_defaults=True):
    """What was said last of the pack under a permit: "ordered", "delivered" or "cancelled".

    `price` is in centimes.
    """

    said: str
    offer: str = ""
    price: int = 0
    machine: str = ""
    sim: str = ""


Writes = Mapping[str, list[tuple[int, object]]]
"""What events set, by register: (place in display order, value)."""


def writes_of(counted: Iterable[tuple[int, Told]], erased: bool) -> tuple[Writes, int]:
    """What each event set, by register, in display order; and how many bodies are missing."""
    writes: defaultdict[str, list[tuple[int, object]]] = defaultdict(list)
    missing = 0
    for index, item in counted:
        content = item.content
        lacking = erased or e.lacks_body(content, item.event)
        missing += lacking and not erased
        for name, value in {} if lacking else _fields_set(content).items():
            if register := _FIELD_REGISTERS.get(name):
                writes[register].append((index, value))
        for register, said in _set(content, item, lacking):
            writes[register].append((index, said))
    return writes, missing


def _set(content: e.Content, item: Told, lacking: bool) -> Iterator[tuple[str, object]]:
    """The registers that an event sets, beside fields."""
    situation = _situation(content, item.head.lamport, lacking)
    if situation is not None:
        yield SITUATION, situation
    match content:
        case e.DocumentAccepted() | e.DocumentRejected():
            yield DOCUMENT + content.type, _verdict(content, item, lacking)
        case e.DocumentScanned(type=type_, pages=pages):
            yield SCANS + type_, () if lacking else pages
        case e.DossierReopened(documents=types):
            for type_ in types:
                yield DOCUMENT + type_, None
        case e.DuplicateDecided(other=other, verdict=verdict) if other > item.head.dossier:
            yield DUPLICATE + other, "" if verdict == "undo" else verdict
        case e.PackOrdered() | e.PackDelivered() | e.PackCancelled():
            yield PACK + content.number, _pack_said(content)
        case e.InitiationEnrolled(session=session):
            yield SESSION, session
        case e.InitiationWithdrawn():
            yield SESSION, ""


def _situation(content: e.Content, lamport: int, lacking: bool) -> Situation | None:
    match content:
        case e.DossierParked(reason=reason, until=until):
            return Situation("parked", "" if lacking else reason, until, lamport)
        case e.DossierResumed() | e.DossierReopened():
            return Situation()
        case e.DossierWaitlisted():
            return Situation("waiting", since=lamport)
        case e.DossierCancelled(reason=reason):
            return Situation("cancelled", "" if lacking else reason, since=lamport)
    return None


def _fields_set(content: e.Content) -> Mapping[str, FieldValue]:
    match content:
        case e.DossierRegistered() | e.DossierCorrected():
            return content.values
        case e.ConflictDecided(field=name, value=value):
            return {name: value}
    return {}


def _verdict(
    content: e.DocumentAccepted | e.DocumentRejected, item: Told, lacking: bool
) -> DocumentState:
    author, event = item.head.author, item.event.hash.hex()
    if isinstance(content, e.DocumentRejected):
        return DocumentState(False, reason=content.reason, author=author, event=event)
    if lacking:
        return DocumentState(True, checks=content.checks, author=author, event=event)
    return DocumentState(
        True,
        content.number,
        content.court,
        content.issued,
        content.name,
        content.expires,
        content.checks,
        author=author,
        event=event,
    )


def _pack_said(content: e.PackOrdered | e.PackDelivered | e.PackCancelled) -> PackSaid:
    match content:
        case e.PackOrdered(offer=offer, price=price):
            return PackSaid("ordered", offer, price)
        case e.PackDelivered(machine=machine, sim=sim):
            return PackSaid("delivered", machine=machine, sim=sim)
    return PackSaid("cancelled")


def sameness(value: object) -> object:
    """What of a value must agree: who said it, and on which day's paper, is no conflict."""
    if isinstance(value, DocumentState):
        return value.accepted, value.number, value.court, value.reason
    if isinstance(value, Situation):
        return value.name, value.reason, value.until
    return value


def is_conflict(register: str, against: Sequence[object], *, erased: bool) -> bool:
    """Whether values against each other are a conflict.

    Pictures are united, a place in two sessions harms nobody, what was erased concerns nobody.
    """
    return bool(against) and not erased and register != SESSION and not register.startswith(SCANS)
