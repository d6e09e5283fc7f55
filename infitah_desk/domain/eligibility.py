"""Who may get a permit: every condition that is missing, named at once, by code."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal, InvalidOperation

from infitah_desk.domain.dossier import DossierState
from infitah_desk.domain.identifiers import rc_key
from infitah_desk.domain.programme import Programme

EITHER_SCRIPT = {"name": ("name", "name_ar"), "manager": ("manager", "manager_ar")}

FACTS = (
    "name",
    "name_ar",
    "legal_form",
    "manager",
    "manager_ar",
    "city",
    "activity",
    "sector",
    "turnover",
    "liberal_profession",
    "rc_number",
    "rc_court",
    "tp_number",
)
"""The fields that eligibility rests on: in conflict, each counts as missing."""


def registered_by(state: DossierState) -> tuple[str, ...]:
    """By what the enterprise is registered: "rc" (number with its court), "tp", both or none."""
    found = []
    if state.value("rc_number") and state.value("rc_court"):
        found.append("rc")
    if state.value("tp_number"):
        found.append("tp")
    return tuple(found)


def missing_fields(state: DossierState, programme: Programme) -> Iterator[str]:
    """What of the enterprise's facts is missing or to be settled, by code."""
    if state.marks:
        yield "dossier.to_correct"
    for name in programme.eligibility.required_fields:
        names = EITHER_SCRIPT.get(name, (name,))
        if all(state.fields.get(each) in (None, "") for each in names):
            yield f"missing.{name}"
    for name in state.conflicts:
        if name in FACTS or name == "situation":
            yield f"conflict.{name}"


def obstacles(state: DossierState, programme: Programme) -> Iterator[str]:
    """Why this enterprise may not have a permit at all, by code."""
    terms = programme.eligibility
    marked = state.marks
    has = registered_by(state)
    if not set(has) & set(terms.registration) and not marked.keys() & {
        "rc_number",
        "rc_court",
        "tp_number",
    }:
        yield "ineligible.no_rc_or_tp"
    turnover = _decimal(state.value("turnover"))
    if turnover is not None and (
        turnover > terms.turnover_limit
        or (turnover == terms.turnover_limit and not terms.turnover_limit_passes)
    ):
        yield "ineligible.turnover"
    if state.value("liberal_profession") is True and not terms.liberal_professions_pass:
        yield "ineligible.liberal_profession"


def proof_missing(state: DossierState, programme: Programme) -> str:
    """What a paper still lacks that proves a registration which the dossier states and that counts.

    "missing.document" where none was accepted, "missing.second_look" where a supervisor has not
    confirmed one yet, "" where one counts.
    """
    has = set(registered_by(state))
    lacking = "missing.document"
    for type_ in programme.documents:
        paper = state.documents.get(type_.code)
        if (
            paper is not None
            and paper.accepted
            and type_.proves in has & set(programme.eligibility.registration)
            and f"document.{type_.code}" not in state.conflicts
            and agrees(state, programme, type_.proves, paper.number, paper.court)
        ):
            if paper.confirmed or not type_.second_look:
                return ""
            lacking = "missing.second_look"
    return lacking


def initiation_missing(state: DossierState, programme: Programme) -> str:
    """What the initiation still lacks: "missing.initiation", "missing.certificate" or ""."""
    terms = programme.eligibility
    if terms.initiation_required and not state.initiation.attended:
        return "missing.initiation"
    if terms.certificate_required and not state.initiation.certified:
        return "missing.certificate"
    return ""


def agrees(state: DossierState, programme: Programme, proves: str, number: str, court: str) -> bool:
    """Whether a paper's number (and court) are those that the dossier states."""
    if proves == "rc":
        return rc_key(number, court, programme) == rc_key(
            state.text("rc_number"), state.text("rc_court"), programme
        )
    if proves == "tp":
        return number == state.text("tp_number")
    return True


def missing(
    state: DossierState,
    programme: Programme,
    *,
    already_held: Callable[[], bool] = lambda: False,
    quota_left: bool = True,
) -> tuple[str, ...]:
    """All that stands between this dossier and a permit, by code; empty if it is eligible.

    `already_held` says whether another dossier of the same enterprise holds a valid permit.
    """
    codes: list[str] = []
    if state.situation.name == "cancelled":
        codes.append("dossier.cancelled")
    if state.erased:
        codes.append("dossier.erased")
    codes += missing_fields(state, programme)
    codes += obstacles(state, programme)
    codes += filter(None, (proof_missing(state, programme), initiation_missing(state, programme)))
    if state.standing_permit is not None or already_held():
        codes.append("permit.already_held")
    elif not quota_left:
        codes.append("quota.used_up")
    return tuple(codes)


STEPS = (
    "to_complete",
    "documents",
    "initiation",
    "ready",
    "issued",
    "printed",
    "handed_over",
    "parked",
    "waiting",
    "cancelled",
)


def step_of(state: DossierState, programme: Programme) -> str:
    """Where the dossier stands in its life, one of `STEPS`.

    "" where nothing of it is known but what headquarters said to all, such as an erasure.
    """
    if not (state.registered or state.fields or state.documents or state.permits):
        return ""
    permit = state.standing_permit
    if state.situation.name != "open" and (permit is None or not permit.handed_over):
        return state.situation.name
    if permit is not None:
        if permit.handed_over:
            return "handed_over"
        return "printed" if permit.printed else "issued"
    if any(missing_fields(state, programme)) or any(obstacles(state, programme)):
        return "to_complete"
    if proof_missing(state, programme):
        return "documents"
    if initiation_missing(state, programme):
        return "initiation"
    return "ready"


def _decimal(value: object) -> Decimal | None:
    if not isinstance(value, str):
        return None
    try:
        number = Decimal(value)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None
