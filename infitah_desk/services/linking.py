"""Linking dossiers that are one enterprise: what may be, what is decided, permits held twice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Literal, NamedTuple

from infitah_desk.domain import commands as c
from infitah_desk.domain.dossier import DossierState
from infitah_desk.domain.errors import Refused
from infitah_desk.domain.linked_dossiers import Proposal, propose
from infitah_desk.domain.matching import Reason
from infitah_desk.domain.permit import PermitState
from infitah_desk.services.matching_dossiers import compare_changed, enterprise_of, match_of
from infitah_desk.services.session import Session
from infitah_desk.storage.links import Decided, decisions, linked_groups
from infitah_desk.storage.match_pairs import Pair, likely_pairs, pairs

Verdict = Literal["same", "different", "undo"]

AT_ONCE = 6000
"""So many dossiers are compared while somebody waits for a merge to end; the rest when asked."""

TWO_PERMITS = "alarm.two_permits"
TWO_PACKS = "alarm.two_packs"


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


class Group(NamedTuple):
    """Dossiers linked as one enterprise, its valid permits, and what is proposed of several.

    `packs` are the permits under which the State pays for a pack; `packs_alarm` is the code of what
    is wrong where those are several.
    """

    dossiers: tuple[str, ...]
    permits: tuple[str, ...] = ()
    alarm: str = ""
    proposal: Proposal | None = None
    packs: tuple[str, ...] = ()
    packs_alarm: str = ""


class Duplicates(NamedTuple):
    """What a person may look at: what is disputed, then the open pairs, the likeliest first."""

    items: tuple[Duplicate, ...]
    groups: tuple[Group, ...]


class Linked(NamedTuple):
    """A decision that stands now, and the group that the left dossier is in by it."""

    left: str
    right: str
    decided: str
    group: Group


def list_duplicates(session: Session) -> Duplicates:
    """Compare what changed, then list every pair to be looked at and every group."""
    compare_changed(session)
    likely = session.programme.matching.likely
    decided = decisions(session.store)
    is_open = _openness(decided)
    states = _States(session)
    items = [
        states.duplicate(pair, likely=pair.score >= likely)
        for pair in pairs(session.store)
        if is_open(pair.one, pair.other)
    ]
    for each in decided:
        if each.verdict or each.disputed:
            enterprises = states.enterprise(each.one), states.enterprise(each.other)
            match = match_of(session, *enterprises)
            pair = Pair(each.one, each.other, match.score, match.reasons)
            items.append(states.duplicate(pair, likely=match.score >= likely, decided=each))
    items.sort(key=lambda item: (not item.disputed, bool(item.decided), not item.likely))
    return Duplicates(tuple(items), tuple(map(states.group, linked_groups(decided))))


def count_likely(session: Session, most: int = AT_ONCE) -> tuple[int, int]:
    """How many likely pairs nobody decided on, and how many dossiers are still to be compared."""
    left = compare_changed(session, most)
    is_open = _openness(decisions(session.store))
    found = likely_pairs(session.store, session.programme.matching.likely)
    return sum(is_open(one, other) for one, other in found), left


def decide_duplicate(session: Session, left: str, right: str, verdict: Verdict) -> Linked:
    """Say that two dossiers are one enterprise or are not, or take back what was said of them.

    Nothing is deleted, and no permit becomes valid or void by it.

    Raises:
        Refused: "role.not_allowed" at a desk, "duplicate.one_dossier", "duplicate.not_decided",
            "dossier.unknown", "dossier.erased".
    """
    session.needs_role("coordinator", "authority")
    if left == right:
        raise Refused("duplicate.one_dossier", dossier=left)
    one, other = sorted((left, right))
    with session.store.transaction():
        if not session.store.state(other).registered:
            raise Refused("dossier.unknown", dossier=other)
        state = session.act(one, c.DecideDuplicate(other, verdict))
    return Linked(left, right, state.links.get(other, ""), group_of(session, left))


def group_of(session: Session, dossier: str) -> Group:
    """The dossiers that are one enterprise with this one, with all that is said of them."""
    groups = linked_groups(decisions(session.store))
    own = next((group for group in groups if dossier in group), (dossier,))
    return _States(session).group(own)


def _openness(decided: Sequence[Decided]) -> Callable[[str, str], bool]:
    """Whether nobody decided on a pair, neither directly nor by what others are linked."""
    said = {(each.one, each.other) for each in decided if each.verdict or each.disputed}
    group = {
        dossier: number
        for number, dossiers in enumerate(linked_groups(decided))
        for dossier in dossiers
    }

    def is_open(one: str, other: str) -> bool:
        linked = one in group and group[one] == group.get(other)
        return (one, other) not in said and not linked

    return is_open


class _States:
    """The states of the dossiers that are shown, each read once."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._read: dict[str, DossierState] = {}

    def of(self, dossier: str) -> DossierState:
        """What is known of it; an empty state where its events have not come."""
        if dossier not in self._read:
            found = self._session.store.find_state(dossier)
            self._read[dossier] = found or DossierState(dossier)
        return self._read[dossier]

    def enterprise(self, dossier: str) -> dict[str, str | bool | int | None]:
        return enterprise_of(self.of(dossier))

    def duplicate(self, pair: Pair, *, likely: bool, decided: Decided | None = None) -> Duplicate:
        return Duplicate(
            pair.one,
            pair.other,
            pair.score,
            likely,
            pair.reasons,
            self._name(pair.one),
            self._name(pair.other),
            tuple(permit.number for permit in self._valid((pair.one, pair.other))),
            decided.verdict if decided else "",
            decided.disputed if decided else False,
        )

    def group(self, dossiers: Sequence[str]) -> Group:
        valid = self._valid(dossiers)
        proposal = propose(valid)
        packs = tuple(
            pack.number for dossier in dossiers for pack in self.of(dossier).packs if pack.counts
        )
        return Group(
            tuple(dossiers),
            tuple(permit.number for permit in valid),
            TWO_PERMITS if proposal else "",
            proposal,
            packs,
            TWO_PACKS if len(packs) > 1 else "",
        )

    def _name(self, dossier: str) -> str:
        state = self.of(dossier)
        return state.text("name") or state.text("name_ar")

    def _valid(self, dossiers: Iterable[str]) -> list[PermitState]:
        return [
            permit
            for dossier in dossiers
            for permit in self.of(dossier).permits.values()
            if not permit.revoked
        ]
