"""Matching: whether two dossiers are one enterprise, how surely, and why.

Pure and alike both ways round: `compare` weighs all traits that both have. The form's live list and
the merge centre share it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache

import msgspec
from rapidfuzz.distance import DamerauLevenshtein
from rapidfuzz.fuzz import ratio

from infitah_desk.domain.addresses import Address
from infitah_desk.domain.given_names import names_of
from infitah_desk.domain.name_similarity import similarity
from infitah_desk.domain.spelling import firm_words, skeleton
from infitah_desk.domain.text_folding import is_arabic
from infitah_desk.domain.traits import Activity, Traits

MATCHING_VERSION = 2
"""Grows with every change of keys or weights: what another version compared is compared anew."""

PRIOR = -5.2
"""Log-odds before anything is compared: two dossiers that share a key are seldom one."""

# What each agreement and disagreement is worth, in log-odds.
SAME = {"ice": 7.0, "rc": 6.0, "tp": 6.0, "if": 5.0, "phone": 4.0, "email": 3.0}
OTHER = {"ice": -6.0, "rc": -5.0, "tp": -4.0, "if": -3.0, "phone": -1.5, "email": -0.3}
SLIP = {"ice": 2.5, "rc": 0.5, "tp": 2.5, "if": 1.5, "phone": 2.5, "email": 1.5}
"""Two numbers that one slip of the pen parts: by chance, long ones hardly ever are that near."""

# From this similarity on, so much; the first that fits counts.
MANAGER = ((0.9, 3.0), (0.84, 2.2), (0.77, 0.0), (0.7, -1.5), (0.0, -4.0))
NAME = ((0.9, 2.5), (0.8, 1.6), (0.7, 0.0), (0.6, -1.5), (0.0, -3.5))
ALIKE = 0.84
"""From this similarity on a name is told as a reason."""
NAMED_AFTER_MANAGER = 1.6
"""What a name is worth at most that is the manager's and says nothing more: "Tazi et Fils"."""
SAME_ADDRESS, SAME_STREET, OTHER_DOOR = 2.0, 0.7, -1.8
SAME_CITY, OTHER_CITY = 0.3, -1.8
SAME_ACTIVITY, OTHER_ACTIVITY, OTHER_TRADE = 0.3, -0.5, -1.5
BEST_PLACES = SAME_ADDRESS + SAME_CITY + SAME_ACTIVITY
BEST_REST = MANAGER[0][1] + NAME[0][1] + BEST_PLACES
"""What all but the numbers is worth at most."""
_REACHED_BY = frozenset({"phone", "email"})
"""Many have several of these: that they differ is no reason to be told."""


class Reason(msgspec.Struct, frozen=True, omit_defaults=True):
    """Why two dossiers are alike or not, by code; `value` is a similarity from 0 to 1."""

    code: str
    value: float = 1.0


class Match(msgspec.Struct, frozen=True):
    """How alike two dossiers are: `score` from 0 to 1, and what speaks for and against it."""

    score: float
    reasons: tuple[Reason, ...]


def same_number(match: Match) -> bool:
    """Whether the two have a number in common that only one enterprise can have."""
    return any(reason.code in _NUMBERS for reason in match.reasons)


_NUMBERS = frozenset({"same.ice", "same.rc", "same.tp", "same.if"})


def compare(left: Traits, right: Traits, *, least: float = 0.0) -> Match:
    """How surely two dossiers are one enterprise. The same both ways round.

    A pair that cannot reach the score `least` is not compared to the end.
    """
    enough = math.log(least / (1 - least)) if 0 < least < 1 else -math.inf
    weighed = _numbers(left, right)
    odds = PRIOR + sum([weight for weight, _ in weighed])
    if odds + BEST_REST >= enough:
        weighed += _names(left, right, "manager", MANAGER)
        odds = PRIOR + sum([weight for weight, _ in weighed])
    elif all(weight < 0 for weight, _ in weighed):
        return _UNLIKE
    if odds + NAME[0][1] + BEST_PLACES >= enough:
        weighed += _names(left, right, "name", NAME)
        weighed += _places(left, right)
        odds = PRIOR + sum([weight for weight, _ in weighed])
    said = [(weight, reason) for weight, reason in weighed if reason is not None]
    said.sort(key=lambda each: (-each[0], each[1].code))
    return Match(round(1 / (1 + math.exp(-odds)), 3), tuple(reason for _, reason in said))


_UNLIKE = Match(0.0, ())

Weighed = tuple[float, Reason | None]


def _names(
    left: Traits, right: Traits, kind: str, steps: Sequence[tuple[float, float]]
) -> list[Weighed]:
    person = kind == "manager"
    one, other = (left.manager, right.manager) if person else (left.name, right.name)
    alike = similarity(one, other, person=person)
    if alike is None:
        return []
    weight = next(worth for least, worth in steps if alike >= least)
    if not person and _after_manager(left) and _after_manager(right):
        weight = min(weight, NAMED_AFTER_MANAGER)
    code = f"{kind}.similar" if alike >= ALIKE else f"{kind}.different"
    return [(weight, Reason(code, round(alike, 2)))]


_KIN = frozenset(["fils", "freres", "frere", "ابناءه", "ابناؤه", "وابناؤه", "واخوانه", "اخوان"])


def _after_manager(traits: Traits) -> bool:
    """Whether a firm is called as its manager is, and nothing more."""
    return all(
        _KIN.union(names_of(manager)).issuperset(firm_words(name))
        for name, manager in zip(traits.name, traits.manager, strict=True)
        if name
    )


def _numbers(left: Traits, right: Traits) -> list[Weighed]:
    found: list[Weighed] = []
    for kind, one in left.numbers.items():
        other = right.numbers.get(kind)
        if other is None:
            continue
        if kind == "rc" and not _same_place(left.court, right.court):
            # Numbers of two courts say nothing of each other, but an enterprise has one seat.
            found.append((OTHER["rc"] / 2, _OTHER_COURT if one == other else None))
        elif one == other:
            found.append((SAME[kind], _SAME[kind]))
        elif DamerauLevenshtein.distance(one, other, score_cutoff=1) == 1:
            found.append((SLIP[kind], _NEARLY[kind]))
        else:
            found.append((OTHER[kind], _OTHER.get(kind)))
    return found


_SAME = {kind: Reason(f"same.{kind}") for kind in SAME}
_NEARLY = {kind: Reason(f"nearly.{kind}") for kind in SLIP}
_OTHER = {kind: Reason(f"different.{kind}", 0.0) for kind in OTHER if kind not in _REACHED_BY}
_OTHER_COURT = Reason("different.court", 0.0)


def _places(left: Traits, right: Traits) -> list[Weighed]:
    found: list[Weighed] = []
    if left.town and right.town:
        found.append((SAME_CITY if _same_place(left.town, right.town) else OTHER_CITY, None))
    if left.trades and right.trades and left.trades.isdisjoint(right.trades):
        found.append((OTHER_TRADE, None))
    elif left.activity.text and right.activity.text:
        found.append((_activities(left.activity, right.activity), None))
    if left.address.street and right.address.street:
        found.append(_addresses(left.address, right.address))
    return found


def _activities(one: Activity, other: Activity) -> float:
    if not (one.trades | one.words).isdisjoint(other.trades | other.words):
        return SAME_ACTIVITY
    if is_arabic(one.text) != is_arabic(other.text):
        return 0.0
    return SAME_ACTIVITY if ratio(one.text, other.text) >= 80 else OTHER_ACTIVITY


def _addresses(one: Address, other: Address) -> Weighed:
    if not one.in_street_of(other):
        return OTHER_DOOR, None
    if one.doors and one.doors == other.doors:
        return SAME_ADDRESS, _SAME_ADDRESS
    nested = one.doors <= other.doors or other.doors <= one.doors
    return (SAME_STREET if nested else OTHER_DOOR), None


_SAME_ADDRESS = Reason("same.address")


@lru_cache(maxsize=4096)
def _same_place(one: str, other: str) -> bool:
    """Whether two keys of towns or of courts mean one, or one is unknown."""
    if not one or not other or one == other or ratio(one, other) >= 85:
        return True
    return is_arabic(one) != is_arabic(other) and skeleton(one) == skeleton(other)
