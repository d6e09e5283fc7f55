"""Folding a dossier: from its events to its state, in whatever order they came.

`fold_dossier` is a function of a set of events and of the roster: any order of arrival, any
repetition gives the same state, byte for byte.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import msgspec

from infitah_desk.domain import events as e
from infitah_desk.domain.dossier import (
    TWO_PACKS,
    TWO_PERMITS,
    Alarm,
    DocumentState,
    DossierState,
    Initiation,
    SeenAgain,
    Situation,
)
from infitah_desk.domain.events import FieldValue, Told
from infitah_desk.domain.history import (
    REF_BYTES,
    History,
    Lineage,
    history_of,
    latest,
)
from infitah_desk.domain.pack import fold_packs
from infitah_desk.domain.permit import fold_permits
from infitah_desk.domain.permit_face import FACE_FIELDS
from infitah_desk.domain.quarantine import Standing
from infitah_desk.domain.registers import (
    DOCUMENT,
    DUPLICATE,
    FIELD,
    FIELD_OF,
    SCANS,
    SESSION,
    Writes,
    is_conflict,
    sameness,
    writes_of,
)
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
    history, counted, alarms, erased = weigh(items, roster, standing, lineage)
    writes, missing_bodies = writes_of(counted, erased)
    fields: dict[str, FieldValue] = {}
    conflicts: dict[str, tuple[object, ...]] = {}
    shown: dict[str, object] = {}
    for register, values in writes.items():
        value, against = (
            latest(history, values, sameness) if len(values) > 1 else (values[0][1], ())
        )
        if against:
            if register.startswith(SCANS):
                value = _united(against)
            elif is_conflict(register, against, erased=erased):
                conflicts[register] = tuple(sorted(against, key=_encoder.encode))
        if name := FIELD_OF.get(register):
            if value is not None:
                fields[name] = value  # type: ignore[assignment]
        else:
            shown[register] = value
    links = {
        key.removeprefix(DUPLICATE): str(value)
        for key, value in sorted(shown.items())
        if key.startswith(DUPLICATE) and value
    }
    permits, voids = fold_permits(counted, _stale_to(history, writes))
    packs = fold_packs(counted, history)
    for number in {pack.number for pack in packs if pack.delivered} & permits.keys():
        permits[number] = msgspec.structs.replace(permits[number], delivered=True)
    if len(committed := [pack for pack in packs if pack.counts]) > 1:
        least = min(committed, key=lambda pack: pack.order)
        alarms.append(Alarm(TWO_PACKS, least.log, least.seq, least.order))
    said: defaultdict[type, list[Any]] = defaultdict(list)
    for _, item in counted:
        said[type(item.content)].append(item.content)
    valid = [permit for permit in permits.values() if not permit.revoked]
    if len(valid) > 1:
        first = min(valid, key=lambda permit: permit.number)
        alarms.append(Alarm(TWO_PERMITS, first.log, first.seq, first.hash))
    return DossierState(
        dossier=dossier,
        fields=dict(sorted(fields.items())),
        conflicts={key.removeprefix(FIELD): value for key, value in sorted(conflicts.items())},
        documents=_documents(shown, said[e.DocumentConfirmed]),
        scans={
            key.removeprefix(SCANS): value
            for key, value in sorted(shown.items())
            if key.startswith(SCANS) and isinstance(value, tuple) and value
        },
        initiation=_initiation(
            shown.get(SESSION), said[e.InitiationAttended], said[e.InitiationCertified]
        ),
        situation=next((v for v in shown.values() if isinstance(v, Situation)), Situation()),
        permits=permits,
        packs=packs,
        voids=voids,
        seen_again=tuple(
            sorted({SeenAgain(each.list_digest, each.row) for each in said[e.DossierSeenAgain]})
        ),
        alarms=tuple(sorted(alarm for alarm in alarms if alarm.code != NEWER_EVENT)),
        newer=tuple(sorted(alarm for alarm in alarms if alarm.code == NEWER_EVENT)),
        heads=_heads(history),
        lamport=max((item.head.lamport for item in history.items), default=0),
        missing_bodies=missing_bodies,
        incomplete=history.incomplete,
        erasure_requested=bool(said[e.ErasureRequested]),
        erased=erased,
        links=links,
        kept=_kept(links, said[e.DuplicateDecided]),
        registered=bool(said[e.DossierRegistered]),
        form=min((each.form for each in said[e.DossierRegistered] if each.form), default=""),
    )


def _kept(links: Mapping[str, str], decided: Iterable[e.DuplicateDecided]) -> dict[str, str]:
    """The permits chosen by who linked dossiers; the latest word on each pair, as it is shown."""
    said = {each.other: each.keep for each in decided if each.verdict == "same"}
    return {other: said[other] for other in links if links[other] == "same" and said.get(other)}


_FACE = tuple(FIELD + name for name in sorted(FACE_FIELDS))
_encoder = msgspec.json.Encoder(order="deterministic")

NEWER_EVENT = "alarm.newer_event"


class Weighed(NamedTuple):
    """A dossier's events in display order, those of them that count, and why the others do not."""

    history: History
    counted: list[tuple[int, Told]]
    alarms: list[Alarm]
    erased: bool


def weigh(
    items: Sequence[Told], roster: Roster, standing: Standing, lineage: Lineage | None
) -> Weighed:
    """Tell the events that count from those that do not; the arguments are `fold_dossier`'s."""
    erased = any(
        objection(item, roster, standing) is None
        for item in items
        if isinstance(item.content, e.ErasureConfirmed)
    )
    history = history_of(map(_without_body, items) if erased else items, lineage)
    alarms: list[Alarm] = []
    counted: list[tuple[int, Told]] = []
    for index, item in enumerate(history.items):
        code = objection(item, roster, standing)
        if code is None:
            counted.append((index, item))
        else:
            event = item.event
            alarms.append(Alarm(code, event.log, event.seq, event.hash.hex()))
    return Weighed(history, counted, alarms, erased)


def _without_body(item: Told) -> Told:
    if not item.event.body:
        return item
    return Told(item.event, item.head, e.content_of(item.head, None))


def objection(item: Told, roster: Roster, standing: Standing) -> str | None:
    """Why an event does not count, by code; None if it counts."""
    good = standing.get(item.event.log)
    if good is not None and item.event.hash not in good:
        return "alarm.quarantined"
    if isinstance(item.content, e.Unknown):
        return NEWER_EVENT
    if isinstance(item.content, e.Malformed) or not may_write(item.content, item.event.log, roster):
        return "alarm.outside_rights"
    return None


def _united(pages: Iterable[object]) -> tuple[str, ...]:
    """The pictures of a paper that several took without knowing of each other."""
    return tuple(sorted({page for each in pages if isinstance(each, tuple) for page in each}))


def _documents(
    shown: Mapping[str, object], looked_at_twice: Iterable[e.DocumentConfirmed]
) -> dict[str, DocumentState]:
    confirmed = {each.accepted for each in looked_at_twice}
    return {
        key.removeprefix(DOCUMENT): msgspec.structs.replace(
            value, confirmed=value.accepted and value.event in confirmed
        )
        for key, value in sorted(shown.items())
        if isinstance(value, DocumentState)
    }


def _initiation(
    session: object,
    attendances: Iterable[e.InitiationAttended],
    certificates: Iterable[e.InitiationCertified],
) -> Initiation:
    """The earliest attendance counts: to have attended twice is to have attended."""
    attended = min(((each.date, each.session) for each in attendances), default=("", ""))
    certified = min((each.date for each in certificates), default="")
    return Initiation(session if isinstance(session, str) else "", *attended, certified)


def _stale_to(history: History, writes: Writes) -> Callable[[int], bool]:
    """Whether the author of the event at a place knew another face of the permit than there is."""

    def shown(values: Sequence[tuple[int, object]]) -> object:
        return latest(history, values, sameness)[0] if values else None

    def is_stale(place: int) -> bool:
        known = history.known[place]
        for values in (writes[each] for each in _FACE if each in writes):
            seen = [each for each in values if known >> each[0] & 1]
            if len(seen) < len(values) and shown(values) != shown(seen):
                return True
        return False

    return is_stale


def _heads(history: History) -> tuple[tuple[str, int, str], ...]:
    events = [history.items[i].event for i in history.heads()]
    return tuple(sorted((event.log, event.seq, event.hash[:REF_BYTES].hex()) for event in events))
