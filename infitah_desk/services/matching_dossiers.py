"""Finding dossiers that may be one enterprise: the one being typed, and pairs of all here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import NamedTuple

from infitah_desk.domain.dossier import DossierState
from infitah_desk.domain.enterprise import FIELDS, Value
from infitah_desk.domain.matching import Match, compare, same_number
from infitah_desk.domain.programme import Programme
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
    match_pairs.forget_older(session.store)
    return match_keys.index_some(session.store, _keys_of(session.programme), most)


def _keys_of(programme: Programme) -> match_keys.KeysOf:
    def keys_of(state: DossierState) -> set[str]:
        traits = traits_of(enterprise_of(state), programme)
        return keys(traits) | pair_keys(traits)

    return keys_of


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
    matcher = _matcher(session)
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


def _matcher(session: Session) -> match_pairs.Matcher:
    programme = session.programme

    def shown(match: Match) -> bool:
        return match.score >= programme.matching.shown or same_number(match)

    return match_pairs.Matcher(
        match_pairs.reader(session.store, partial(traits_of, programme=programme)),
        pair_keys,
        partial(compare, least=programme.matching.shown),
        shown,
    )


def differing_tables(session: Session) -> Iterator[str]:
    """The tables of keys and pairs that hold what the dossiers do not give."""
    if session.store.projection.programme is None or match_pairs.is_older(session.store):
        return
    if match_keys.keys_differ(session.store, _keys_of(session.programme)):
        yield "match_key"
    if match_pairs.pairs_differ(session.store, _matcher(session)):
        yield "likely_pair"


def enterprise_of(state: DossierState) -> dict[str, Value]:
    """What a dossier says of its enterprise; nothing of a field that is to be corrected."""
    return {name: state.value(name) for name in FIELDS}
