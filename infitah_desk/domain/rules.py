"""The rules: (state, command, circumstances) give events, or a refusal naming all that is wrong.

Pure: nothing here knows a clock, a database or a person's language.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import msgspec

from infitah_desk.domain import commands as c
from infitah_desk.domain import events as e
from infitah_desk.domain.dossier import DossierState
from infitah_desk.domain.eligibility import agrees, missing
from infitah_desk.domain.errors import Refused
from infitah_desk.domain.identifiers import Reading, read_rc, read_tp
from infitah_desk.domain.permit import PermitState
from infitah_desk.domain.permit_number import format_number
from infitah_desk.domain.programme import DocumentType, Programme
from infitah_desk.domain.text_folding import clean

MOST_COPIES = 255


class Stop(msgspec.Struct, frozen=True):
    """An open stop: its forum and legal date (ISO 8601)."""

    forum: str
    date: str


class Circumstances(msgspec.Struct, frozen=True):
    """What a rule must know besides the dossier.

    `next_serial` is None where the installation's block is used up; `legal_time` is the stop's
    date with the clock's time of day, in seconds since 1970.
    """

    programme: Programme
    node: str
    stop: Stop | None = None
    legal_time: int = 0
    next_serial: int | None = None
    already_held: Callable[[], bool] = lambda: False


def decide(state: DossierState, command: c.Command, now: Circumstances) -> list[e.Content]:
    """The events that a command makes of a dossier's state.

    Raises:
        Refused: all that stands against it, by code.
    """
    return _RULES[type(command)](state, command, now)


def _register(
    state: DossierState, command: c.RegisterDossier, now: Circumstances
) -> list[e.Content]:
    if not command.values.get("name") and not command.values.get("name_ar"):
        raise Refused("name.missing")
    return [e.DossierRegistered(command.list_digest, command.row, _kept(command.values))]


def _seen_again(
    state: DossierState, command: c.NoteSeenAgain, now: Circumstances
) -> list[e.Content]:
    return [e.DossierSeenAgain(command.list_digest, command.row)]


def _correct(state: DossierState, command: c.CorrectDossier, now: Circumstances) -> list[e.Content]:
    _must_live(state)
    reason = _reason(command.reason)
    changed = {
        name: value
        for name, value in command.values.items()
        if state.fields.get(name) != value or name in state.conflicts
    }
    if not changed:
        raise Refused("correction.changes_nothing")
    after = {**state.fields, **changed}
    if not after.get("name") and not after.get("name_ar"):
        raise Refused("name.missing")
    return [e.DossierCorrected(changed, reason)]


def _park(state: DossierState, command: c.ParkDossier, now: Circumstances) -> list[e.Content]:
    _must_live(state)
    return [e.DossierParked(command.until, clean(command.reason))]


def _resume(state: DossierState, command: c.ResumeDossier, now: Circumstances) -> list[e.Content]:
    _must_be_registered(state)
    if state.erased:
        raise Refused("dossier.erased", dossier=state.dossier)
    if state.situation.name == "open":
        raise Refused("dossier.not_parked")
    return [e.DossierResumed()]


def _waitlist(
    state: DossierState, command: c.WaitlistDossier, now: Circumstances
) -> list[e.Content]:
    _must_live(state)
    return [e.DossierWaitlisted()]


def _cancel(state: DossierState, command: c.CancelDossier, now: Circumstances) -> list[e.Content]:
    _must_live(state)
    if state.standing_permit is not None:
        raise Refused("permit.already_held")
    return [e.DossierCancelled(clean(command.reason))]


def _accept(state: DossierState, command: c.AcceptDocument, now: Circumstances) -> list[e.Content]:
    _must_live(state)
    _must_be_open(now)
    type_ = now.programme.document(command.type)
    number, court = _shown(type_, state, command, now.programme)
    filled = _filled(state, type_, number, court)
    if filled:
        state = msgspec.structs.replace(state, fields={**state.fields, **filled})
    if not agrees(state, now.programme, type_.proves, number, court):
        raise Refused(
            "document.number_differs",
            shown=f"{number} {court}".strip(),
            stated=_stated(state, type_.proves),
        )
    issued = e.legal_date(command.issued).isoformat() if command.issued else ""
    accepted = e.DocumentAccepted(
        command.type,
        number if type_.number_is_kept else "",
        court,
        issued,
        command.scan,
    )
    corrected: list[e.Content] = [e.DossierCorrected(filled, command.type)] if filled else []
    return [*corrected, accepted]


def _shown(
    type_: DocumentType, state: DossierState, command: c.AcceptDocument, programme: Programme
) -> tuple[str, str]:
    """The number and court that the paper shows, in their normal form."""
    number, court = clean(command.number), clean(command.court)
    if "number" in type_.fields and not number:
        raise Refused("document.number_missing", type=type_.code)
    if type_.proves == "rc":
        reading = read_rc(number, programme)
        number = _read(reading.number)
        court = court or reading.court or state.text("rc_court")
        if not court:
            raise Refused("document.court_missing", type=type_.code)
    elif type_.proves == "tp":
        number = _read(read_tp(number))
    return number, court


def _read(reading: Reading) -> str:
    if reading.error:
        raise Refused(reading.error)
    return str(reading.value)


def _filled(
    state: DossierState, type_: DocumentType, number: str, court: str
) -> dict[str, e.FieldValue]:
    """The fields that the dossier lacks and the paper shows."""
    shown: Mapping[str, str] = {}
    if type_.proves == "rc" and not (state.value("rc_number") and state.value("rc_court")):
        shown = {"rc_number": number, "rc_court": court}
    elif type_.proves == "tp":
        shown = {"tp_number": number}
    return {
        name: value for name, value in shown.items() if state.value(name) in (None, "") and value
    }


def _stated(state: DossierState, proves: str) -> str:
    if proves == "rc":
        return f"{state.text('rc_number')} {state.text('rc_court')}".strip()
    return state.text("tp_number")


def _reject(state: DossierState, command: c.RejectDocument, now: Circumstances) -> list[e.Content]:
    _must_live(state)
    _must_be_open(now)
    now.programme.document(command.type)
    return [e.DocumentRejected(command.type, _reason(command.reason))]


def _attend(
    state: DossierState, command: c.AttendInitiation, now: Circumstances
) -> list[e.Content]:
    _must_live(state)
    stop = _must_be_open(now)
    return [] if state.initiated else [e.InitiationAttended(stop.date)]


def _issue(state: DossierState, command: c.IssuePermit, now: Circumstances) -> list[e.Content]:
    _must_be_open(now)
    _must_be_registered(state)
    codes = missing(
        state,
        now.programme,
        already_held=now.already_held,
        quota_left=now.next_serial is not None,
    )
    if codes or now.next_serial is None:
        raise Refused(*codes)
    number = format_number(now.programme.permit.edition, now.node, now.next_serial)
    return [e.PermitIssued(number, now.next_serial, now.legal_time)]


def _sheet(state: DossierState, command: c.ConfirmSheet, now: Circumstances) -> list[e.Content]:
    permit = _standing(state, command.number)
    _must_be_open(now)
    if command.copy in permit.spoiled:
        raise Refused("permit.spoiled", number=permit.number)
    if command.copy in permit.copies:
        return []
    _must_be_copy(permit, command.copy)
    return [e.PermitPrinted(command.number, command.copy)]


def _hand_over(
    state: DossierState, command: c.HandOverPermit, now: Circumstances
) -> list[e.Content]:
    permit = _standing(state, command.number)
    _must_be_open(now)
    if not permit.printed:
        raise Refused("permit.not_printed", number=permit.number)
    if permit.handed_over:
        raise Refused("permit.already_handed_over", number=permit.number)
    return [e.PermitHandedOver(command.number, clean(command.to))]


def _spoil(state: DossierState, command: c.SpoilPermit, now: Circumstances) -> list[e.Content]:
    permit = _standing(state, command.number)
    _must_be_open(now)
    reason = _reason(command.reason)
    if command.copy in permit.spoiled:
        raise Refused("permit.spoiled", number=permit.number)
    if command.copy not in permit.copies:
        _must_be_copy(permit, command.copy)
    return [e.PermitSpoiled(command.number, command.copy, reason)]


def _revoke(state: DossierState, command: c.RevokePermit, now: Circumstances) -> list[e.Content]:
    permit = _standing(state, command.number)
    return [e.PermitRevoked(permit.number, _reason(command.reason))]


def _reason(text: str) -> str:
    """A reason as it is kept; what is empty or only blank is none."""
    reason = clean(text)
    if not reason:
        raise Refused("reason.missing")
    return reason


def _must_be_copy(permit: PermitState, copy: int) -> None:
    """Only the sheet that the next print makes can newly come into a hand or be spoiled."""
    if copy != permit.copy or copy > MOST_COPIES:
        raise Refused("permit.copy_unknown", copy=copy)


def _must_be_registered(state: DossierState) -> None:
    if not state.registered:
        raise Refused("dossier.unknown", dossier=state.dossier)


def _must_live(state: DossierState) -> None:
    _must_be_registered(state)
    if state.erased:
        raise Refused("dossier.erased", dossier=state.dossier)
    if state.situation.name == "cancelled":
        raise Refused("dossier.cancelled", dossier=state.dossier)


def _must_be_open(now: Circumstances) -> Stop:
    if now.stop is None:
        raise Refused("stop.not_open")
    return now.stop


def _standing(state: DossierState, number: str) -> PermitState:
    permit = state.permits.get(number)
    if permit is None:
        raise Refused("permit.unknown", number=number)
    if permit.revoked:
        raise Refused("permit.revoked", number=number)
    return permit


def _kept(values: Mapping[str, e.FieldValue]) -> dict[str, e.FieldValue]:
    return {name: value for name, value in values.items() if value is not None and value != ""}


# Each rule takes its own kind of command: the table is what joins them.
_RULES: Mapping[type[c.Command], Callable[..., list[e.Content]]] = {
    c.RegisterDossier: _register,
    c.NoteSeenAgain: _seen_again,
    c.CorrectDossier: _correct,
    c.ParkDossier: _park,
    c.ResumeDossier: _resume,
    c.WaitlistDossier: _waitlist,
    c.CancelDossier: _cancel,
    c.AcceptDocument: _accept,
    c.RejectDocument: _reject,
    c.AttendInitiation: _attend,
    c.IssuePermit: _issue,
    c.ConfirmSheet: _sheet,
    c.HandOverPermit: _hand_over,
    c.SpoilPermit: _spoil,
    c.RevokePermit: _revoke,
}
