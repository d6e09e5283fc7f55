"""A dossier's state: what its events, taken together, say. The heart of the projection.

`fold_dossier` is a function of a set of events and of the roster: any order of arrival, any
repetition gives the same state, byte for byte.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from infitah_desk.domain import events as e
from infitah_desk.domain.enterprise import FIELDS, Mark
from infitah_desk.domain.events import FieldValue, Told
from infitah_desk.domain.history import REF_BYTES, History, Lineage, history_of, latest
from infitah_desk.domain.permit import PermitState, fold_permits
from infitah_desk.domain.quarantine import Standing
from infitah_desk.domain.rights import may_write
from infitah_desk.domain.roster import Roster

DAY = 86_400


class DocumentState(msgspec.Struct, frozen=True, omit_defaults=True):
    """The last word on one type of paper: accepted with what it shows, or rejected and why."""

    accepted: bool
    number: str = ""
    court: str = ""
    issued: str = ""
    scan: str = ""
    reason: str = ""


class Situation(msgspec.Struct, frozen=True, omit_defaults=True):
    """Whether the dossier is being worked on: open, parked, waiting or cancelled."""

    name: str = "open"
    reason: str = ""
    until: str = ""


class Alarm(msgspec.Struct, frozen=True, order=True):
    """An event that is kept but does not count, and why, by code of the catalogue."""

    code: str
    log: str
    seq: int
    hash: str


class SeenAgain(msgspec.Struct, frozen=True, order=True):
    """A row of a list that repeated this enterprise."""

    list_digest: str
    row: int


class DossierState(msgspec.Struct, frozen=True, omit_defaults=True):
    """Everything known of one dossier.

    `fields` holds the value to show of each field that is set, a `Mark` where it is to be
    corrected; `conflicts` the values that stand against each other, by field or register.
    `missing_bodies` counts events whose personal part is withheld; `incomplete` says that an event
    is named that has not come. `heads` is what a new event of this dossier names as known.
    """

    dossier: str
    fields: dict[str, FieldValue] = {}
    conflicts: dict[str, tuple[object, ...]] = {}
    documents: dict[str, DocumentState] = {}
    initiated: str = ""
    situation: Situation = Situation()
    permits: dict[str, PermitState] = {}
    seen_again: tuple[SeenAgain, ...] = ()
    alarms: tuple[Alarm, ...] = ()
    heads: tuple[tuple[str, int, str], ...] = ()
    lamport: int = 0
    missing_bodies: int = 0
    incomplete: bool = False
    erased: bool = False
    registered: bool = False

    @property
    def marks(self) -> dict[str, Mark]:
        """The fields that are to be corrected."""
        return {name: value for name, value in self.fields.items() if isinstance(value, Mark)}

    def value(self, name: str) -> str | bool | int | None:
        """A field's value; None where it is empty or to be corrected."""
        value = self.fields.get(name)
        return None if isinstance(value, Mark) else value

    def text(self, name: str) -> str:
        """A field's value as text, "" where there is none."""
        value = self.value(name)
        return value if isinstance(value, str) else ""

    @property
    def standing_permit(self) -> PermitState | None:
        """The permit that counts, if one does; of two, the one that is proposed to be kept.

        That is the one of the earlier legal date, else of the smaller hash.
        """
        valid = [permit for permit in self.permits.values() if not permit.revoked]
        return min(valid, key=lambda permit: (permit.issued_at // DAY, permit.hash), default=None)


_encoder = msgspec.json.Encoder(order="deterministic")
_decoder = msgspec.json.Decoder(DossierState)


def encode_state(state: DossierState) -> bytes:
    """The state's canonical bytes: equal states, equal bytes."""
    return _encoder.encode(state)


def decode_state(data: bytes) -> DossierState:
    """The state that `encode_state` wrote."""
    return _decoder.decode(data)


def fold_dossier(
    dossier: str,
    items: Iterable[Told],
    roster: Roster,
    standing: Standing,
    lineage: Lineage | None = None,
) -> DossierState:
    """The state of one dossier from all its events.

    `standing` names, for each revoked log, the hashes that still count; `lineage` is needed where
    logs are forked. Events that do not count still say what later ones knew. Of an erased dossier
    no body is looked at, whether it is still here or not.
    """
    items = tuple(items)
    erased = any(
        isinstance(item.content, e.ErasureConfirmed) and _objection(item, roster, standing) is None
        for item in items
    )
    history = history_of(map(_without_body, items) if erased else items, lineage)
    alarms: list[Alarm] = []
    counted: list[tuple[int, Told]] = []
    for index, item in enumerate(history.items):
        code = _objection(item, roster, standing)
        if code is None:
            counted.append((index, item))
        elif code:
            event = item.event
            alarms.append(Alarm(code, event.log, event.seq, event.hash.hex()))
    writes, missing_bodies = _writes(counted, erased)
    fields: dict[str, FieldValue] = {}
    conflicts: dict[str, tuple[object, ...]] = {}
    shown: dict[str, object] = {}
    for register, values in writes.items():
        value, against = latest(history, values, _sameness)
        if against:
            conflicts[register] = tuple(sorted(against, key=_encoder.encode))
        if register.startswith(_FIELD):
            if value is not None:
                fields[register.removeprefix(_FIELD)] = value  # type: ignore[assignment]
        else:
            shown[register] = value
    permits = fold_permits(item for _, item in counted)
    valid = [permit for permit in permits.values() if not permit.revoked]
    if len(valid) > 1:
        first = min(valid, key=lambda permit: permit.number)
        alarms.append(Alarm("alarm.two_permits", first.log, first.seq, first.hash))
    return DossierState(
        dossier=dossier,
        fields=dict(sorted(fields.items())),
        conflicts={key.removeprefix(_FIELD): value for key, value in sorted(conflicts.items())},
        documents={
            key.removeprefix(_DOCUMENT): value
            for key, value in sorted(shown.items())
            if isinstance(value, DocumentState)
        },
        initiated=min(
            (
                item.content.date
                for _, item in counted
                if isinstance(item.content, e.InitiationAttended)
            ),
            default="",
        ),
        situation=next((v for v in shown.values() if isinstance(v, Situation)), Situation()),
        permits=permits,
        seen_again=tuple(
            sorted(
                {
                    SeenAgain(item.content.list_digest, item.content.row)
                    for _, item in counted
                    if isinstance(item.content, e.DossierSeenAgain)
                }
            )
        ),
        alarms=tuple(sorted(alarms)),
        heads=_heads(history),
        lamport=max((item.head.lamport for item in history.items), default=0),
        missing_bodies=missing_bodies,
        incomplete=history.incomplete,
        erased=erased,
        registered=any(isinstance(item.content, e.DossierRegistered) for _, item in counted),
    )


_FIELD_NAMES = frozenset(FIELDS)
_FIELD = "field."
_DOCUMENT = "document."
_SITUATION = "situation"


def _without_body(item: Told) -> Told:
    if not item.event.body:
        return item
    return Told(item.event, item.head, e.content_of(item.head, None))


def _objection(item: Told, roster: Roster, standing: Standing) -> str | None:
    """Why an event does not count: a code, "" for one not known yet, None if it counts."""
    good = standing.get(item.event.log)
    if good is not None and item.event.hash not in good:
        return "alarm.quarantined"
    if isinstance(item.content, e.Unknown):
        return ""
    if isinstance(item.content, e.Malformed) or not may_write(item.content, item.event.log, roster):
        return "alarm.outside_rights"
    return None


def _writes(
    counted: Iterable[tuple[int, Told]], erased: bool
) -> tuple[Mapping[str, list[tuple[int, object]]], int]:
    """What each event set, by register, in display order; and how many bodies are missing."""
    writes: dict[str, list[tuple[int, object]]] = {}
    missing = 0

    def write(register: str, index: int, value: object) -> None:
        writes.setdefault(register, []).append((index, value))

    for index, item in counted:
        content = item.content
        lacking = erased or e.lacks_body(content, item.event)
        missing += lacking and not erased
        for name, value in {} if lacking else _fields_set(content).items():
            if name in _FIELD_NAMES:
                write(_FIELD + name, index, value)
        match content:
            case e.DocumentAccepted():
                write(_DOCUMENT + content.type, index, _accepted(content, lacking))
            case e.DocumentRejected(type=type_, reason=reason):
                write(_DOCUMENT + type_, index, DocumentState(False, reason=reason))
            case e.DossierParked(reason=reason, until=until):
                write(_SITUATION, index, Situation("parked", "" if lacking else reason, until))
            case e.DossierResumed():
                write(_SITUATION, index, Situation())
            case e.DossierWaitlisted():
                write(_SITUATION, index, Situation("waiting"))
            case e.DossierCancelled(reason=reason):
                write(_SITUATION, index, Situation("cancelled", "" if lacking else reason))
            case _:
                pass
    return writes, missing


def _fields_set(content: e.Content) -> Mapping[str, FieldValue]:
    match content:
        case e.DossierRegistered(values=values) | e.DossierCorrected(values=values):
            return values
        case e.ConflictDecided(field=name, value=value):
            return {name: value}
    return {}


def _accepted(content: e.DocumentAccepted, lacking: bool) -> DocumentState:
    if lacking:
        return DocumentState(True)
    return DocumentState(True, content.number, content.court, content.issued, content.scan)


def _sameness(value: object) -> object:
    """What of a value must agree: two pictures of one paper are no conflict."""
    if isinstance(value, DocumentState):
        return value.accepted, value.number, value.court, value.reason
    return value


def _heads(history: History) -> tuple[tuple[str, int, str], ...]:
    events = [history.items[i].event for i in history.heads()]
    return tuple(sorted((event.log, event.seq, event.hash[:REF_BYTES].hex()) for event in events))
