"""Reviewing: the queues of what a person settles, and one item of them at a time, whole."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from infitah_desk.domain.enterprise import Value
from infitah_desk.domain.linked_dossiers import Proposal
from infitah_desk.domain.matching import Reason
from infitah_desk.domain.pack import PackState
from infitah_desk.domain.permit import PermitState
from infitah_desk.domain.registers import DUPLICATE
from infitah_desk.services.deciding import Conflict, conflicts_of
from infitah_desk.services.grouping import States, joined_group
from infitah_desk.services.linking import Place, places
from infitah_desk.services.matching_dossiers import compare_changed, match_of
from infitah_desk.services.registering import step
from infitah_desk.services.session import Session
from infitah_desk.services.settling import TwoPermits, may_revoke, open_permits
from infitah_desk.services.showing import Moment, beginning
from infitah_desk.storage.links import decisions
from infitah_desk.storage.match_pairs import to_compare
from infitah_desk.storage.unsettled import conflict_places

AT_A_TIME = 150
"""So many dossiers are compared between two answers to others who ask: a fraction of a second."""


class Queues(NamedTuple):
    """What waits, as places only: nothing of any dossier but its id.

    `pairs` are those that nobody decided on or several against each other, `decided` the others;
    `conflicts` are (dossier, field), duplicates not among them; `permits` are enterprises of which
    a permit is still to be revoked; `uncompared` counts the dossiers that are still to be compared.
    """

    pairs: tuple[Place, ...] = ()
    conflicts: tuple[tuple[str, str], ...] = ()
    permits: tuple[TwoPermits, ...] = ()
    decided: tuple[Place, ...] = ()
    uncompared: int = 0


class Party(NamedTuple):
    """One of two dossiers side by side; `began` is None where its first event has not come."""

    dossier: str
    began: Moment | None
    enterprise: Mapping[str, Value]
    step: str
    permits: tuple[PermitState, ...]
    packs: tuple[PackState, ...]


class Review(NamedTuple):
    """Two dossiers side by side, how alike they are and why, and what was decided of them.

    `proposal` is what becomes of the permits if they are one enterprise, None where that has no
    two; `revokes` says whether whoever works here may revoke what it names.
    """

    left: Party
    right: Party
    score: float
    likely: bool
    reasons: tuple[Reason, ...]
    decided: str
    disputed: bool
    proposal: Proposal | None
    revokes: bool


def queues(session: Session) -> Queues:
    """All that waits to be settled here, and what was decided."""
    found = places(session)
    decided = {"same", "different"}
    return Queues(
        tuple(place for place in found if place.state not in decided),
        tuple(
            (dossier, field)
            for dossier, field in conflict_places(session.store)
            if not field.startswith(DUPLICATE)
        ),
        open_permits(session),
        tuple(place for place in found if place.state in decided),
        to_compare(session.store),
    )


def caught_up(session: Session) -> Queues:
    """The queues, once the few dossiers that a decision changed are compared anew.

    So their other pairs keep their places. Where many are to be compared, nobody waits for them.
    """
    if 0 < to_compare(session.store) <= AT_A_TIME:
        compare_more(session)
    return queues(session)


def compare_more(session: Session) -> int:
    """Compare some of the dossiers that changed with all others; how many are still to come."""
    return compare_changed(session, AT_A_TIME)


def review(session: Session, left: str, right: str) -> Review:
    """Two dossiers side by side; one dossier twice where it was granted two permits."""
    states = States(session)
    match = match_of(session, states.enterprise(left), states.enterprise(right))
    one, other = sorted((left, right))
    said = next(
        (each for each in decisions(session.store) if (each.one, each.other) == (one, other)),
        None,
    )
    proposal = joined_group(session, left, right).proposal
    return Review(
        _party(session, states, left),
        _party(session, states, right),
        match.score,
        match.score >= session.programme.matching.likely,
        match.reasons,
        said.verdict if said else "",
        said.disputed if said else False,
        proposal,
        proposal is not None and all(may_revoke(session, each) for each in proposal.revoke),
    )


def find_conflict(session: Session, dossier: str, field: str) -> Conflict | None:
    """One conflict with all its sides; None where it was settled meanwhile."""
    return next((each for each in conflicts_of(session, dossier) if each.field == field), None)


def _party(session: Session, states: States, dossier: str) -> Party:
    state = states.of(dossier)
    return Party(
        dossier,
        beginning(session, dossier),
        states.enterprise(dossier),
        step(session, state),
        tuple(state.permits.values()),
        tuple(pack for pack in state.packs if pack.counts),
    )
