"""Issuing permits and all that becomes of them: in hand, handed over, spoiled, revoked."""

from __future__ import annotations

from typing import NamedTuple

from infitah_desk.domain import commands as c
from infitah_desk.domain.dossier import DossierState
from infitah_desk.domain.errors import Refused
from infitah_desk.domain.permit import PermitState
from infitah_desk.domain.permit_number import parse_number
from infitah_desk.services.session import Session
from infitah_desk.storage.queries import dossier_of_permit
from infitah_desk.storage.sheets import SentSheet, drop_sheet, sheet_of


def issue_permit(session: Session, dossier: str) -> str:
    """Grant a dossier its permit; the number that it got.

    Raises:
        Refused: everything that is missing, by code; "stop.not_open", "node.revoked".
        MachineFault: "data.copied_machine" in a folder that was copied from another machine.
    """
    session.needs_role("desk")
    session.needs_own_machine()
    if session.store.own_log in session.roster.revoked:
        raise Refused("node.revoked", node=session.node)
    with session.store.transaction():
        before = set(session.store.state(dossier).permits)
        after = session.act(dossier, c.IssuePermit()).permits
        (number,) = set(after) - before
        session.use_serial(after[number].serial)
    return number


def find_permit(session: Session, number: str) -> tuple[DossierState, PermitState]:
    """A permit and its dossier, by the number as people type it.

    Raises:
        Refused: "permit.number_invalid", "permit.unknown".
    """
    canonical = parse_number(number).text
    dossier = dossier_of_permit(session.store, canonical)
    if dossier is None:
        raise Refused("permit.unknown", number=canonical)
    state = session.store.state(dossier)
    return state, state.permits[canonical]


def confirm_sheet(session: Session, number: str) -> PermitState:
    """The sheet that was printed last is in hand; saying so twice changes nothing.

    Raises:
        Refused: "permit.not_printed" where none was sent to paper, "stop.not_open", "permit.…".
    """
    session.needs_own_block(number)
    with session.store.transaction():
        state, permit = find_permit(session, number)
        sheet = _last_sheet(session, permit)
        after = session.act(state.dossier, c.ConfirmSheet(permit.number, sheet.copy, sheet.reason))
        drop_sheet(session.store.db, permit.number)
    return after.permits[permit.number]


def _last_sheet(session: Session, permit: PermitState) -> SentSheet:
    """The sheet that waits for an answer, else the last one that was answered for."""
    sent = sheet_of(session.store.db, permit.number)
    if sent is not None and sent.copy == permit.copy:
        return sent
    if permit.copy == 1:
        raise Refused("permit.not_printed", number=permit.number)
    return SentSheet(permit.number, permit.copy - 1)


def hand_over(session: Session, number: str, to: str = "") -> PermitState:
    """The owner, or whoever `to` names, takes the permit.

    Raises:
        Refused: "permit.not_printed", "permit.already_handed_over", "permit.revoked", ….
    """
    session.needs_role("desk")
    state, permit = find_permit(session, number)
    after = session.act(state.dossier, c.HandOverPermit(permit.number, to))
    return after.permits[permit.number]


def spoil_sheet(session: Session, number: str, reason: str, copy: int | None = None) -> PermitState:
    """The sheet printed last, or that copy, is thrown away; the next print is another copy.

    Raises:
        Refused: "permit.not_printed", "permit.spoiled", "reason.missing", ….
    """
    session.needs_own_block(number)
    with session.store.transaction():
        state, permit = find_permit(session, number)
        if copy is None:
            copy = _last_sheet(session, permit).copy
        sent = sheet_of(session.store.db, permit.number)
        was_for = sent.reason if sent is not None and sent.copy == copy else ""
        after = session.act(state.dossier, c.SpoilPermit(permit.number, copy, reason, was_for))
        if copy == permit.copy:
            drop_sheet(session.store.db, permit.number)
    return after.permits[permit.number]


def revoke_permit(session: Session, number: str, reason: str) -> PermitState:
    """Make a permit void for good; a supervisor does that, for permits of the own block.

    Raises:
        Refused: "account.not_allowed", "permit.other_block", "permit.revoked", "reason.missing".
    """
    session.needs_supervisor()
    session.needs_own_block(number)
    state, permit = find_permit(session, number)
    after = session.act(state.dossier, c.RevokePermit(permit.number, reason))
    return after.permits[permit.number]


class Reissued(NamedTuple):
    """A permit issued in the place of one that is void now."""

    number: str
    replaces: str
    dossier: str


def reissue_permit(session: Session, number: str, reason: str) -> Reissued:
    """Revoke a permit and grant its dossier another one, of a new number: both or neither.

    The new one takes the next serial; of a stop's quota it takes the place that the old one gives
    back, if that was issued on the same day.

    Raises:
        Refused: as `revoke_permit` and `issue_permit`.
        MachineFault: as `issue_permit`.
    """
    with session.store.transaction():
        old = revoke_permit(session, number, reason).number
        dossier = find_permit(session, old)[0].dossier
        return Reissued(issue_permit(session, dossier), old, dossier)
