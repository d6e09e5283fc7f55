"""Folding a dossier: from its events to its state, in whatever order they came.

`fold_dossier` is a function of a set of events and of the roster: any order of arrival, any
repetition gives the same state, byte for byte.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from infitah_desk.domain import events as e
from infitah_desk.domain.dossier import (
    Alarm,
    DocumentState,
    DossierState,
    Initiation,
    SeenAgain,
    Situation,
)
from infitah_desk.domain.enterprise import FIELDS
from infitah_desk.domain.events import FieldValue, Told
from infitah_desk.domain.history import REF_BYTES, History, Lineage, history_of, latest
from infitah_desk.domain.permit import fold_permits
from infitah_desk.domain.permit_face import FACE_FIELDS
from infitah_desk.domain.quarantine import Standing
from infitah_desk.domain.rights import may_write
from infitah_desk.domain.roster import Roster


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
    # Pictures of one paper are united, and a place in two sessions is nothing to be settled.
    writes, missing_bodies = _writes(counted, erased)
    fields: dict[str, FieldValue] = {}
    conflicts: dict[str, tuple[object, ...]] = {}
    shown: dict[str, object] = {}
    for register, values in writes.items():
        value, against = latest(history, values, _sameness)
        if against and register.startswith(_SCANS):
            value = _united(against)
        elif against and register != _SESSION:
            conflicts[register] = tuple(sorted(against, key=_encoder.encode))
        if register.startswith(_FIELD):
            if value is not None:
                fields[register.removeprefix(_FIELD)] = value  # type: ignore[assignment]
        else:
            shown[register] = value
    permits = fold_permits(counted, _last_change(counted, erased=erased))
    valid = [permit for permit in permits.values() if not permit.revoked]
    if len(valid) > 1:
        first = min(valid, key=lambda permit: permit.number)
        alarms.append(Alarm("alarm.two_permits", first.log, first.seq, first.hash))
    return DossierState(
        dossier=dossier,
        fields=dict(sorted(fields.items())),
        conflicts={key.removeprefix(_FIELD): value for key, value in sorted(conflicts.items())},
        documents=_documents(shown, counted),
        scans={
            key.removeprefix(_SCANS): value
            for key, value in sorted(shown.items())
            if key.startswith(_SCANS) and isinstance(value, tuple) and value
        },
        initiation=_initiation(shown.get(_SESSION), counted),
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
        erasure_requested=any(isinstance(item.content, e.ErasureRequested) for _, item in counted),
        erased=erased,
        registered=any(isinstance(item.content, e.DossierRegistered) for _, item in counted),
        form=min(
            (
                item.content.form
                for _, item in counted
                if isinstance(item.content, e.DossierRegistered) and item.content.form
            ),
            default="",
        ),
    )


_encoder = msgspec.json.Encoder(order="deterministic")
_FIELD_NAMES = frozenset(FIELDS)
_FIELD = "field."
_DOCUMENT = "document."
_SCANS = "scans."
_SITUATION = "situation"
_SESSION = "session"


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
        for register, said in _set(content, item, lacking):
            write(register, index, said)
    return writes, missing


def _set(content: e.Content, item: Told, lacking: bool) -> Iterator[tuple[str, object]]:
    """The registers that an event sets, beside fields."""
    situation = _situation(content, item.head.lamport, lacking)
    if situation is not None:
        yield _SITUATION, situation
    match content:
        case e.DocumentAccepted() | e.DocumentRejected():
            yield _DOCUMENT + content.type, _verdict(content, item, lacking)
        case e.DocumentScanned(type=type_, pages=pages):
            yield _SCANS + type_, () if lacking else pages
        case e.DossierReopened(documents=types):
            for type_ in types:
                yield _DOCUMENT + type_, None
        case e.InitiationEnrolled(session=session):
            yield _SESSION, session
        case e.InitiationWithdrawn():
            yield _SESSION, ""


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
        case e.DossierRegistered(values=values) | e.DossierCorrected(values=values):
            return values
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


def _united(pages: Iterable[object]) -> tuple[str, ...]:
    """The pictures of a paper that several took without knowing of each other."""
    return tuple(sorted({page for each in pages if isinstance(each, tuple) for page in each}))


def _documents(
    shown: Mapping[str, object], counted: Sequence[tuple[int, Told]]
) -> dict[str, DocumentState]:
    confirmed = {
        item.content.accepted
        for _, item in counted
        if isinstance(item.content, e.DocumentConfirmed)
    }
    return {
        key.removeprefix(_DOCUMENT): msgspec.structs.replace(
            value, confirmed=value.accepted and value.event in confirmed
        )
        for key, value in sorted(shown.items())
        if isinstance(value, DocumentState)
    }


def _initiation(session: object, counted: Sequence[tuple[int, Told]]) -> Initiation:
    """The earliest attendance counts: to have attended twice is to have attended."""
    contents = [item.content for _, item in counted]
    attended = min(
        ((each.date, each.session) for each in contents if isinstance(each, e.InitiationAttended)),
        default=("", ""),
    )
    certified = min(
        (each.date for each in contents if isinstance(each, e.InitiationCertified)), default=""
    )
    return Initiation(session if isinstance(session, str) else "", *attended, certified)


def _last_change(counted: Sequence[tuple[int, Told]], *, erased: bool) -> int:
    """Where in display order something was last set that a permit shows; -1 where nothing was."""
    return max(
        (
            index
            for index, item in counted
            if not isinstance(item.content, e.DossierRegistered)
            and not erased
            and FACE_FIELDS & _fields_set(item.content).keys()
        ),
        default=-1,
    )


def _sameness(value: object) -> object:
    """What of a value must agree: who said it, and on which day's paper, is no conflict."""
    if isinstance(value, DocumentState):
        return value.accepted, value.number, value.court, value.reason
    if isinstance(value, Situation):
        return value.name, value.reason, value.until
    return value


def _heads(history: History) -> tuple[tuple[str, int, str], ...]:
    events = [history.items[i].event for i in history.heads()]
    return tuple(sorted((event.log, event.seq, event.hash[:REF_BYTES].hex()) for event in events))
