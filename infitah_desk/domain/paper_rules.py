"""Rules of papers: scanned, accepted against what the dossier states, rejected, looked at twice."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from infitah_desk.domain import commands as c
from infitah_desk.domain import events as e
from infitah_desk.domain.circumstances import Circumstances, must_be_open, must_live, reason
from infitah_desk.domain.dossier import DossierState
from infitah_desk.domain.eligibility import agrees
from infitah_desk.domain.errors import Refused
from infitah_desk.domain.identifiers import Reading, read_rc, read_tp
from infitah_desk.domain.programme import DocumentType, Programme
from infitah_desk.domain.reasons import reason_code
from infitah_desk.domain.text_folding import clean

REASONS = (
    "reason.illegible",
    "reason.expired",
    "reason.other_enterprise",
    "reason.not_an_original",
    "reason.incomplete",
    "reason.struck_off",
)
"""Why a paper is rejected, by code of the catalogue, as lists offer it."""


def scan(state: DossierState, command: c.ScanDocument, now: Circumstances) -> list[e.Content]:
    """The pictures of a paper, whose verdict may come later, or came before."""
    must_live(state)
    now.programme.document(command.type)
    if state.scans.get(command.type, ()) == command.pages:
        return []
    return [e.DocumentScanned(command.type, command.pages)]


def accept(state: DossierState, command: c.AcceptDocument, now: Circumstances) -> list[e.Content]:
    must_live(state)
    must_be_open(now)
    type_ = now.programme.document(command.type)
    checks = _attested(type_, command.checks)
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
    accepted = e.DocumentAccepted(
        command.type,
        number if type_.number_is_kept else "",
        court,
        _day(command.issued),
        clean(command.name) if "name" in type_.fields else "",
        _day(command.expires),
        checks,
        command.form,
    )
    corrected: list[e.Content] = [e.DossierCorrected(filled, command.type)] if filled else []
    return [*corrected, accepted]


def _attested(type_: DocumentType, ticked: tuple[str, ...] | None) -> tuple[str, ...]:
    """What accepting says was looked at: all that the programme names, each said if it wants so."""
    asked = tuple(check.code for check in type_.checks)
    if ticked is None and not type_.each_check:
        return asked
    ticked = ticked or ()
    if left := [code for code in asked if code not in ticked]:
        raise Refused("document.unchecked", type=type_.code, checks=left)
    return asked


def _day(text: str) -> str:
    return e.legal_date(text).isoformat() if text else ""


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


def reject(state: DossierState, command: c.RejectDocument, now: Circumstances) -> list[e.Content]:
    must_live(state)
    must_be_open(now)
    now.programme.document(command.type)
    return [e.DocumentRejected(command.type, reason_code(reason(command.reason), REASONS))]


def confirm(state: DossierState, command: c.ConfirmDocument, now: Circumstances) -> list[e.Content]:
    """The second look: somebody else than who accepted the paper."""
    must_live(state)
    must_be_open(now)
    now.programme.document(command.type)
    paper = state.documents.get(command.type)
    if paper is None or not paper.accepted:
        raise Refused("document.not_accepted", type=command.type)
    if f"document.{command.type}" in state.conflicts:
        raise Refused("conflict.say_anew", field=f"document.{command.type}")
    if paper.confirmed:
        return []
    if paper.author == now.account:
        raise Refused("document.same_person", account=now.account)
    return [e.DocumentConfirmed(command.type, paper.event)]
