"""Finding the dossiers that may be the enterprise that somebody is typing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from infitah_desk.domain.dossier import DossierState
from infitah_desk.domain.enterprise import FIELDS, Value
from infitah_desk.domain.matching import WORTH_A_LOOK, Match, compare, keys
from infitah_desk.services.session import Session
from infitah_desk.storage import match_keys

AT_ONCE = 200
"""So many dossiers get their keys in one go, so that nobody waits for the rest."""

SHOWN = 5


class Alike(NamedTuple):
    """A dossier that may be the same enterprise, its fields, and how alike the two are."""

    dossier: str
    enterprise: Mapping[str, Value]
    match: Match


def prepare_matching(session: Session, most: int = AT_ONCE) -> int:
    """Make the keys of some dossiers that have none; how many are still to come."""
    return match_keys.index_some(session.store, lambda state: keys(_values(state)), most)


def alike(session: Session, values: Mapping[str, object], besides: str = "") -> list[Alike]:
    """The dossiers that may be this enterprise, the likeliest first; `besides` is left out."""
    prepare_matching(session)
    found = []
    for state in match_keys.meeting(session.store, sorted(keys(values))):
        if state.dossier == besides or state.erased:
            continue
        others = _values(state)
        match = compare(values, others)
        if match.score >= WORTH_A_LOOK:
            found.append(Alike(state.dossier, others, match))
    found.sort(key=lambda each: (-each.match.score, each.dossier))
    return found[:SHOWN]


def _values(state: DossierState) -> dict[str, Value]:
    return {name: state.value(name) for name in FIELDS}
