"""The rules: (state, command, circumstances) give events, or a refusal naming all that is wrong.

Pure: nothing here knows a clock, a database or a person's language.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from infitah_desk.domain import commands as c
from infitah_desk.domain import events as e
from infitah_desk.domain import initiation_rules, pack_rules, paper_rules
from infitah_desk.domain.circumstances import (
    Circumstances,
    must_be_copy,
    must_be_kept,
    must_be_open,
    must_be_registered,
    must_live,
    must_pass,
    reason,
    situations,
    standing,
)
from infitah_desk.domain.dossier import DossierState
from infitah_desk.domain.eligibility import missing
from infitah_desk.domain.enterprise import FIELDS
from infitah_desk.domain.errors import Refused
from infitah_desk.domain.permit import PermitState
from infitah_desk.domain.permit_number import format_number
from infitah_desk.domain.reasons import COPY, REVOKED, SPOILED, reason_code
from infitah_desk.domain.registers import DUPLICATE, SITUATION
from infitah_desk.domain.text_folding import clean


def decide(state: DossierState, command: c.Command, now: Circumstances) -> list[e.Content]:
    """The events that a command makes of a dossier's state.

    Raises:
        Refused: all that stands against it, by code.
    """
    return _RULES[type(command)](state, command, now)


def _register(
    state: DossierState, command: c.RegisterDossier, now: Circumstances
) -> list[e.Content]:
    _must_keep_a_name(command.values)
    return [
        e.DossierRegistered(
            command.list_digest,
            command.row,
            _kept(command.values),
            command.form,
            command.written_at,
            clean(command.written_by),
        )
    ]


def _seen_again(
    state: DossierState, command: c.NoteSeenAgain, now: Circumstances
) -> list[e.Content]:
    return [e.DossierSeenAgain(command.list_digest, command.row)]


def _correct(state: DossierState, command: c.CorrectDossier, now: Circumstances) -> list[e.Content]:
    must_live(state)
    why = reason(command.reason)
    changed = {
        name: value
        for name, value in command.values.items()
        if state.fields.get(name) != value or name in state.conflicts
    }
    if not changed:
        raise Refused("correction.changes_nothing")
    _must_keep_a_name({**state.fields, **changed})
    return [e.DossierCorrected(changed, why)]


def _park(state: DossierState, command: c.ParkDossier, now: Circumstances) -> list[e.Content]:
    must_live(state)
    return [e.DossierParked(command.until, clean(command.reason))]


def _resume(state: DossierState, command: c.ResumeDossier, now: Circumstances) -> list[e.Content]:
    must_be_kept(state)
    if state.situation.name == "open" and SITUATION not in state.conflicts:
        raise Refused("dossier.not_parked")
    if "cancelled" in situations(state):
        # What was attested then is attested anew.
        return [e.DossierReopened(tuple(state.documents))]
    return [e.DossierResumed()]


def _waitlist(
    state: DossierState, command: c.WaitlistDossier, now: Circumstances
) -> list[e.Content]:
    must_live(state)
    if state.standing_permit is not None:
        raise Refused("permit.already_held")
    return [] if situations(state) == {"waiting"} else [e.DossierWaitlisted()]


def _cancel(state: DossierState, command: c.CancelDossier, now: Circumstances) -> list[e.Content]:
    if SITUATION not in state.conflicts:
        must_live(state)
    must_be_kept(state)
    if state.standing_permit is not None:
        raise Refused("dossier.holds_permit", dossier=state.dossier)
    return [e.DossierCancelled(reason(command.reason))]


def _decide_conflict(
    state: DossierState, command: c.DecideConflict, now: Circumstances
) -> list[e.Content]:
    must_be_kept(state)
    if command.field not in state.conflicts:
        raise Refused("conflict.unknown", field=command.field)
    if command.field.startswith(DUPLICATE):
        raise Refused("conflict.of_duplicates", field=command.field)
    if command.field not in FIELDS:
        raise Refused("conflict.say_anew", field=command.field)
    _must_keep_a_name({**state.fields, command.field: command.value})
    return [e.ConflictDecided(command.field, command.sides, command.value)]


def _decide_duplicate(
    state: DossierState, command: c.DecideDuplicate, now: Circumstances
) -> list[e.Content]:
    must_be_kept(state)
    decided = state.links.get(command.other, "undo")
    disputed = DUPLICATE + command.other in state.conflicts
    if command.verdict == "undo" and decided == "undo" and not disputed:
        raise Refused("duplicate.not_decided")
    kept = state.kept.get(command.other, "")
    if command.verdict == decided and command.keep == kept and not disputed:
        return []
    why = reason(command.reason) if command.keep else ""
    return [e.DuplicateDecided(command.other, command.verdict, command.keep, why)]


def _request_erasure(
    state: DossierState, command: c.RequestErasure, now: Circumstances
) -> list[e.Content]:
    must_be_registered(state)
    why = reason(command.reason)
    return [] if state.erased or state.erasure_requested else [e.ErasureRequested(why)]


def _confirm_erasure(
    state: DossierState, command: c.ConfirmErasure, now: Circumstances
) -> list[e.Content]:
    why = reason(command.reason)
    if state.erased:
        return []
    asked: list[e.Content] = [] if state.erasure_requested else [e.ErasureRequested(why)]
    # The words go with everything else that is personal.
    return [*asked, e.ErasureConfirmed()]


def _issue(state: DossierState, command: c.IssuePermit, now: Circumstances) -> list[e.Content]:
    must_be_open(now)
    must_be_registered(state)
    codes = missing(
        state,
        now.programme,
        already_held=now.already_held,
        quota_left=now.next_serial is not None,
    )
    if codes or now.next_serial is None:
        raise Refused(*codes)
    number = format_number(now.programme.permit.edition, now.node, now.next_serial)
    issued = e.PermitIssued(number, now.next_serial, now.legal_time)
    # Whoever was put aside or waited is here now.
    return [issued] if state.situation.name == "open" else [e.DossierResumed(), issued]


def _sheet(state: DossierState, command: c.ConfirmSheet, now: Circumstances) -> list[e.Content]:
    permit = standing(state, command.number)
    must_be_open(now)
    if command.copy in permit.spoiled:
        raise Refused("permit.spoiled", number=permit.number)
    if command.copy in permit.copies:
        return []
    must_be_copy(permit, command.copy)
    return [e.PermitPrinted(command.number, command.copy, _copy_reason(permit, command.reason))]


def _copy_reason(permit: PermitState, said: str) -> str:
    """Why the next copy is made: as it was said, else as the permit's life tells."""
    return (reason_code(said, COPY) or permit.next_reason) if permit.copy > 1 else ""


def _hand_over(
    state: DossierState, command: c.HandOverPermit, now: Circumstances
) -> list[e.Content]:
    permit = standing(state, command.number)
    must_be_open(now)
    if not permit.printed:
        raise Refused("permit.not_printed", number=permit.number)
    copy = permit.good[-1]
    must_pass(permit, copy, now)
    if copy in permit.taken:
        raise Refused("permit.already_handed_over", number=permit.number)
    return [e.PermitHandedOver(command.number, clean(command.to), copy)]


def _spoil(state: DossierState, command: c.SpoilPermit, now: Circumstances) -> list[e.Content]:
    permit = standing(state, command.number)
    must_be_open(now)
    why = reason_code(reason(command.reason), SPOILED)
    if command.copy in permit.spoiled:
        raise Refused("permit.spoiled", number=permit.number)
    if command.copy in permit.copies:
        return [e.PermitSpoiled(command.number, command.copy, why)]
    must_be_copy(permit, command.copy)
    was_for = _copy_reason(permit, command.copy_reason)
    return [e.PermitSpoiled(command.number, command.copy, why, was_for)]


def _revoke(state: DossierState, command: c.RevokePermit, now: Circumstances) -> list[e.Content]:
    permit = standing(state, command.number)
    return [e.PermitRevoked(permit.number, reason_code(reason(command.reason), REVOKED))]


def _must_keep_a_name(values: Mapping[str, e.FieldValue]) -> None:
    if not values.get("name") and not values.get("name_ar"):
        raise Refused("name.missing")


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
    c.DecideConflict: _decide_conflict,
    c.DecideDuplicate: _decide_duplicate,
    c.RequestErasure: _request_erasure,
    c.ConfirmErasure: _confirm_erasure,
    c.ScanDocument: paper_rules.scan,
    c.AcceptDocument: paper_rules.accept,
    c.RejectDocument: paper_rules.reject,
    c.ConfirmDocument: paper_rules.confirm,
    c.EnrolInSession: initiation_rules.enrol,
    c.WithdrawFromSession: initiation_rules.withdraw,
    c.AttendInitiation: initiation_rules.attend,
    c.CertifyInitiation: initiation_rules.certify,
    c.IssuePermit: _issue,
    c.ConfirmSheet: _sheet,
    c.HandOverPermit: _hand_over,
    c.SpoilPermit: _spoil,
    c.RevokePermit: _revoke,
    c.OrderPack: pack_rules.order,
    c.DeliverPack: pack_rules.deliver,
    c.CancelPack: pack_rules.cancel,
}
