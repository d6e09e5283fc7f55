"""Settling permits held twice: which one is kept, which are void, and who makes them so.

Whoever says that two dossiers are one enterprise may not be the one who revokes: a coordinator
never is. What is still to be revoked stays listed until it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from infitah_desk.domain.errors import Refused
from infitah_desk.domain.permit import PermitState
from infitah_desk.domain.permit_number import parse_number
from infitah_desk.domain.reasons import SECOND_PERMIT
from infitah_desk.services.grouping import (
    PROPOSED,
    Chosen,
    Group,
    Linking,
    States,
    group_of,
    groups,
)
from infitah_desk.services.issuing import revoke_permit
from infitah_desk.services.linking import Linked, decide_duplicate
from infitah_desk.services.session import Session
from infitah_desk.storage.links import decisions, with_permits, with_several_permits


class Held(NamedTuple):
    """A permit and the dossier that it belongs to."""

    dossier: str
    permit: PermitState

    @property
    def node(self) -> str:
        """The desk whose block its number is of."""
        return parse_number(self.permit.number).node


class TwoPermits(NamedTuple):
    """One enterprise with several permits: the one to keep, and those void or to be made so."""

    dossiers: tuple[str, ...]
    keep: Held
    void: tuple[Held, ...]

    @property
    def open(self) -> tuple[Held, ...]:
        """Those that still hold and must not."""
        return tuple(held for held in self.void if not held.permit.revoked)


class Settled(NamedTuple):
    """What was decided, the permits revoked with it, and those that others must revoke."""

    linked: Linked
    revoked: tuple[str, ...]
    to_revoke: tuple[str, ...]


class Undone(NamedTuple):
    """A decision taken back; the permits that stay void, and the dossiers that get another."""

    linked: Linked
    void: tuple[Held, ...]


def may_revoke(session: Session, number: str) -> bool:
    """Whether whoever works here may make this permit void: never a coordinator."""
    if session.unlocked.role != "supervisor" or session.role == "coordinator":
        return False
    return session.role == "authority" or parse_number(number).node == session.node


def settle_same(
    session: Session, left: str, right: str, chosen: Chosen = PROPOSED, *, revoke: bool = True
) -> Settled:
    """Two dossiers are one enterprise; of several permits all but one are revoked.

    All or nothing. What whoever works here may not revoke is left to those who may, and so is all
    where `revoke` is false.

    Raises:
        Refused: as `decide_duplicate`.
    """
    with session.store.transaction():
        linked = decide_duplicate(session, left, right, "same", chosen)
        revoked = _revoke(session, linked.group) if revoke else ()
        return Settled(
            linked._replace(group=group_of(session, left)), revoked, _left(linked.group, revoked)
        )


def settle_permits(session: Session, dossier: str, keep: str) -> tuple[str, ...]:
    """Of one enterprise's permits revoke all but `keep`, as was proposed; the numbers revoked.

    Raises:
        Refused: "duplicate.proposal_changed" where another is proposed by now,
            "permit.other_block" or "role.not_allowed" where another must do it,
            "account.not_allowed".
    """
    with session.store.transaction():
        proposal = group_of(session, dossier).proposal
        if proposal is None or proposal.keep != keep:
            raise Refused("duplicate.proposal_changed", number=keep)
        return tuple(
            revoke_permit(session, number, SECOND_PERMIT).number for number in proposal.revoke
        )


def undo_duplicate(session: Session, left: str, right: str) -> Undone:
    """Take back what was decided of two dossiers; a permit that was revoked stays so.

    Raises:
        Refused: as `decide_duplicate`.
    """
    linked = decide_duplicate(session, left, right, "undo")
    states = States(session)
    void = tuple(
        Held(dossier, permit)
        for dossier in (left, right)
        if states.of(dossier).standing_permit is None
        for permit in states.of(dossier).permits.values()
        if permit.reason == SECOND_PERMIT
    )
    return Undone(linked, void)


def two_permits(session: Session) -> tuple[TwoPermits, ...]:
    """Every enterprise with a permit too many, settled or not, as far as is known here.

    That are dossiers linked as one enterprise, or one dossier that was granted two.
    """
    states = States(session)
    holding = with_permits(session.store)
    linked = [
        linking
        for linking in groups(decisions(session.store))
        if len(holding.intersection(linking.dossiers)) > 1
    ]
    grouped = {dossier for linking in linked for dossier in linking.dossiers}
    alone = [
        Linking((dossier,))
        for dossier in with_several_permits(session.store)
        if dossier not in grouped
    ]
    found = (_two_permits(states, linking) for linking in (*linked, *alone))
    return tuple(case for case in found if case is not None)


def open_permits(session: Session) -> tuple[TwoPermits, ...]:
    """Those of which a permit still holds that must not."""
    return tuple(case for case in two_permits(session) if case.open)


def _two_permits(states: States, linking: Linking) -> TwoPermits | None:
    held = dict(_held(states, linking.dossiers))
    group = states.group(linking)
    if group.proposal is not None:
        keep = group.proposal.keep
    elif len(group.permits) == 1:
        (keep,) = group.permits
    else:
        return None
    void = tuple(
        each
        for number, each in sorted(held.items())
        if number != keep and (not each.permit.revoked or each.permit.reason == SECOND_PERMIT)
    )
    return TwoPermits(linking.dossiers, held[keep], void) if void else None


def _held(states: States, dossiers: Iterable[str]) -> Iterator[tuple[str, Held]]:
    for dossier in dossiers:
        for number, permit in states.of(dossier).permits.items():
            yield number, Held(dossier, permit)


def _revoke(session: Session, group: Group) -> tuple[str, ...]:
    return tuple(
        revoke_permit(session, number, SECOND_PERMIT).number
        for number in (group.proposal.revoke if group.proposal is not None else ())
        if may_revoke(session, number)
    )


def _left(group: Group, revoked: tuple[str, ...]) -> tuple[str, ...]:
    to_revoke = group.proposal.revoke if group.proposal is not None else ()
    return tuple(number for number in to_revoke if number not in revoked)
