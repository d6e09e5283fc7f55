"""Finding dossiers that may be one enterprise: the one being typed, and pairs of all here."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import NamedTuple

from infitah_desk.domain.dossier import DossierState
from infitah_desk.domain.enterprise import FIELDS, Value
from infitah_desk.domain.matching import Match, compare, same_number
from infitah_desk.domain.traits import Values, keys, pair_keys, traits_of
from infitah_desk.services.session import Session
from infitah_desk.storage import match_keys, match_pairs

AT_ONCE = 200
"""So many dossiers get their keys in one go, so that nobody waits for the rest."""

PORTION = 2000
"""So many dossiers are compared in one transaction."""

SHOWN = 5


class Alike(NamedTuple):
    """A dossier that may be the same enterprise, its fields, and how alike the two are."""

    dossier: str
    enterprise: Mapping[str, Value]
    match: Match


def prepare_matching(session: Session, most: int = AT_ONCE) -> int:
    """Make the keys of some dossiers that have none; how many are still to come."""
    programme = session.programme

    def keys_of(state: DossierState) -> set[str]:
        traits = traits_of(enterprise_of(state), programme)
        return keys(traits) | pair_keys(traits)

    match_pairs.forget_older(session.store)
    return match_keys.index_some(session.store, keys_of, most)


def alike(session: Session, values: Mapping[str, object], besides: str = "") -> list[Alike]:
    """The dossiers that may be this enterprise, the likeliest first; `besides` is left out."""
    prepare_matching(session)
    found = []
    own = traits_of(values, session.programme)
    for state in match_keys.meeting(session.store, sorted(keys(own))):
        if state.dossier == besides or state.erased:
            continue
        others = enterprise_of(state)
        match = compare(own, traits_of(others, session.programme))
        if match.score >= session.programme.matching.while_typing:
            found.append(Alike(state.dossier, others, match))
    found.sort(key=lambda each: (-each.match.score, each.dossier))
    return found[:SHOWN]


def match_of(session: Session, one: Values, other: Values) -> Match:
    """How alike two enterprises are by the places that the programme knows."""
    programme = session.programme
    return compare(traits_of(one, programme), traits_of(other, programme))


def compare_changed(session: Session, most: int = 0) -> int:
    """Compare dossiers that changed with all others, at most so many (0: all); how many are left.

    Pairs from the programme's score on are kept; so is one with an equal number and nothing else
    alike: a slip of the pen that is to be shown.
    """
    programme = session.programme

    def shown(match: Match) -> bool:
        return match.score >= programme.matching.shown or same_number(match)

    matcher = match_pairs.Matcher(
        match_pairs.reader(session.store, partial(traits_of, programme=programme)),
        pair_keys,
        partial(compare, least=programme.matching.shown),
        shown,
    )
    match_pairs.forget_older(session.store)
    left = match_pairs.to_compare(session.store)
    done = 0
    while left and (not most or done < most):
        portion = min(PORTION, most - done) if most else PORTION
        # Whoever has no keys yet is itself still to be compared, and then meets all that have.
        prepare_matching(session, portion)
        left = match_pairs.compare_some(session.store, matcher, portion)
        done += portion
    return left


def enterprise_of(state: DossierState) -> dict[str, Value]:
    """What a dossier says of its enterprise; nothing of a field that is to be corrected."""
    return {name: state.value(name) for name in FIELDS}
