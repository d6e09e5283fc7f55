"""Linking dossiers that are one enterprise: what may be, what is decided, permits held twice."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple

from infitah_desk.domain import commands as c
from infitah_desk.domain.errors import Refused
from infitah_desk.domain.matching import Reason
from infitah_desk.services.grouping import (
    PROPOSED,
    Chosen,
    Group,
    States,
    group_of,
    groups,
    joined_group,
)
from infitah_desk.services.matching_dossiers import compare_changed, match_of
from infitah_desk.services.session import Session
from infitah_desk.storage.links import Decided, decisions
from infitah_desk.storage.match_pairs import Pair, likely_pairs, pairs, to_compare

Verdict = Literal["same", "different", "undo"]
State = Literal["disputed", "likely", "possible", "same", "different"]

AT_ONCE = 6000
"""So many dossiers are compared while somebody waits for a merge to end; the rest when asked."""


class Duplicate(NamedTuple):
    """Two dossiers that may be one enterprise, or of which somebody decided whether they are.

    `decided` is "same", "different" or "" where nobody decided; `disputed` says that several did
    so without knowing of each other. `permits` are the valid ones of both.
    """

    left: str
    right: str
    score: float
    likely: bool
    reasons: tuple[Reason, ...]
    left_name: str
    right_name: str
    permits: tuple[str, ...]
    decided: str
    disputed: bool


class Place(NamedTuple):
    """Where a pair stands among those to be looked at, and as what; `pair` is of open ones."""

    left: str
    right: str
    state: State
    pair: Pair | None = None
    verdict: str = ""


class Duplicates(NamedTuple):
    """What a person may look at: what is disputed, then the open pairs, the likeliest first.

    `total` is how many pairs there are, where only some of them are told.
    """

    items: tuple[Duplicate, ...]
    groups: tuple[Group, ...]
    total: int


class Linked(NamedTuple):
    """A decision that stands now, and the group that the left dossier is in by it."""

    left: str
    right: str
    decided: str
    group: Group


def list_duplicates(session: Session, first: int = 0, most: int | None = None) -> Duplicates:
    """Compare what changed, then list the pairs to be looked at and every group.

    Of many pairs `most` from the place `first` on are read; `total` is how many there are.
    """
    compare_changed(session)
    found = places(session)
    end = None if most is None else first + most
    states = States(session)
    return Duplicates(
        tuple(_duplicate(session, states, place) for place in found[first:end]),
        tuple(map(states.group, groups(decisions(session.store)))),
        len(found),
    )


def places(session: Session) -> list[Place]:
    """All pairs in the order in which they are looked at; no dossier is read for it.

    What is disputed comes first, then open pairs, the likeliest first, then what was decided.
    """
    likely = session.programme.matching.likely
    decided = decisions(session.store)
    is_open = _openness(decided)
    said = [each for each in decided if each.verdict or each.disputed]
    return [
        *(_decided(each) for each in said if each.disputed),
        *(
            Place(pair.one, pair.other, "likely" if pair.score >= likely else "possible", pair)
            for pair in pairs(session.store)
            if is_open(pair.one, pair.other)
        ),
        *(_decided(each) for each in said if not each.disputed),
    ]


def _decided(each: Decided) -> Place:
    if each.disputed:
        return Place(each.one, each.other, "disputed", None, each.verdict)
    state: State = "same" if each.verdict == "same" else "different"
    return Place(each.one, each.other, state, None, each.verdict)


def count_likely(session: Session, most: int = AT_ONCE) -> tuple[int, int]:
    """How many likely pairs nobody decided on, and how many dossiers are still to be compared.

    Nothing is compared by a programme that only a later version can read: it must stop no merge.
    """
    if session.store.projection.programme is None:
        return 0, to_compare(session.store)
    left = compare_changed(session, most)
    is_open = _openness(decisions(session.store))
    found = likely_pairs(session.store, session.programme.matching.likely)
    return sum(is_open(one, other) for one, other in found), left


def decide_duplicate(
    session: Session, left: str, right: str, verdict: Verdict, chosen: Chosen = PROPOSED
) -> Linked:
    """Say that two dossiers are one enterprise or are not, or take back what was said of them.

    Nothing is deleted, and no permit becomes valid or void by it.

    Raises:
        Refused: "role.not_allowed" at a desk, "duplicate.one_dossier", "duplicate.not_decided",
            "duplicate.not_held", "reason.missing", "dossier.unknown", "dossier.erased".
    """
    session.needs_role("coordinator", "authority")
    if left == right:
        raise Refused("duplicate.one_dossier", dossier=left)
    one, other = sorted((left, right))
    with session.store.transaction():
        if not session.store.state(other).registered:
            raise Refused("dossier.unknown", dossier=other)
        keep = chosen.against(joined_group(session, left, right))
        command = c.DecideDuplicate(other, verdict, keep, chosen.reason if keep else "")
        state = session.act(one, command)
    return Linked(left, right, state.links.get(other, ""), group_of(session, left))


def _openness(decided: Sequence[Decided]) -> Callable[[str, str], bool]:
    """Whether nobody decided on a pair, neither directly nor by what others are linked."""
    said = {(each.one, each.other) for each in decided if each.verdict or each.disputed}
    group = {
        dossier: number
        for number, linking in enumerate(groups(decided))
        for dossier in linking.dossiers
    }

    def is_open(one: str, other: str) -> bool:
        linked = one in group and group[one] == group.get(other)
        return (one, other) not in said and not linked

    return is_open


def _duplicate(session: Session, states: States, place: Place) -> Duplicate:
    left, right = place.left, place.right
    match = place.pair or match_of(session, states.enterprise(left), states.enterprise(right))
    return Duplicate(
        left,
        right,
        match.score,
        match.score >= session.programme.matching.likely,
        match.reasons,
        states.name(left),
        states.name(right),
        tuple(permit.number for permit in states.valid((left, right))),
        place.verdict,
        place.state == "disputed",
    )
