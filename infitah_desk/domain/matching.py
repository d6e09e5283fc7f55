"""Matching: whether two dossiers are one enterprise, how surely, and why.

Pure and alike both ways round. `keys` names what two dossiers of one enterprise share at least one
of; `compare` weighs all that both say. The form's live list and the merge centre share it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

import msgspec
from rapidfuzz.distance import DamerauLevenshtein
from rapidfuzz.fuzz import ratio

from infitah_desk.domain.courts import court_key, court_name_key
from infitah_desk.domain.name_similarity import similarity
from infitah_desk.domain.programme import Programme
from infitah_desk.domain.spelling import name_words, person_words, skeleton
from infitah_desk.domain.text_folding import fold

MATCHING_VERSION = 1
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
SAME_ADDRESS, SAME_STREET, OTHER_DOOR = 2.0, 0.7, -1.2
SAME_CITY, OTHER_CITY = 0.3, -1.8
SAME_ACTIVITY, OTHER_ACTIVITY = 0.3, -0.5
BEST_PLACES = SAME_ADDRESS + SAME_CITY + SAME_ACTIVITY
Values = Mapping[str, object]


class Reason(msgspec.Struct, frozen=True, omit_defaults=True):
    """Why two dossiers are alike or not, by code; `value` is a similarity from 0 to 1."""

    code: str
    value: float = 1.0


class Match(msgspec.Struct, frozen=True):
    """How alike two dossiers are: `score` from 0 to 1, and what speaks for and against it."""

    score: float
    reasons: tuple[Reason, ...]


def keys(values: Values) -> set[str]:
    """The keys under which this enterprise meets the dossiers that may be the same."""
    found = set()
    for field, key in (("rc_number", "rc"), ("tp_number", "tp"), ("if_number", "if")):
        if number := _text(values, field).lstrip("0"):
            found.add(f"{key}:{number}")
    if ice := _text(values, "ice"):
        found.add(f"ice:{ice[:9]}")
    for field in ("phone", "email"):
        if text := _text(values, field):
            found.add(f"{field}:{fold(text)}")
    for field, words in (
        ("name", name_words),
        ("name_ar", name_words),
        ("manager", person_words),
        ("manager_ar", person_words),
    ):
        heard = " ".join(sorted(map(skeleton, words(_text(values, field)))))
        if len(heard) >= 3:
            # A person is heard the same in both scripts, a firm's name is translated.
            found.add(f"{field.removesuffix('_ar') if words is person_words else field}:{heard}")
    return found


def with_places(values: Values, programme: Programme) -> Values:
    """What is compared: towns and courts by their key, however and in whichever script written."""
    places = {
        name: court_key(text, programme)
        for name in ("city", "rc_court")
        if (text := _text(values, name))
    }
    return {**values, **places}


def pair_keys(values: Values) -> set[str]:
    """The keys under which all dossiers are compared with each other: rarer than `keys`.

    An identifier, both names, or one word of them that was not misspelt with town and trade. The
    values are those `with_places`.
    """
    alike = keys(values)
    rare = {key for key in alike if not key.startswith(("name", "manager"))}
    rare |= {
        f"{name}&{manager}"
        for name in alike
        if name.startswith("name")
        for manager in alike
        if manager.startswith("manager")
    }
    town, trade = _text(values, "city"), _trade(_text(values, "activity"))
    said = [
        *name_words(_text(values, "name")),
        # The trade stands first, and the activity does not say it in Arabic.
        *name_words(_text(values, "name_ar"))[-1:],
        *person_words(_text(values, "manager")),
        *person_words(_text(values, "manager_ar")),
    ]
    names = {heard for heard in map(skeleton, said) if len(heard) >= 2 and heard not in trade}
    # A slip spares one half of a long word.
    halves = {part for name in names if len(name) >= 4 for part in (name[:3], name[-3:])}
    rare |= {f"town:{name}|{town}|{'.'.join(trade)}" for name in names | halves}
    return rare


def same_number(match: Match) -> bool:
    """Whether the two have a number in common that only one enterprise can have."""
    return any(reason.code in _NUMBERS for reason in match.reasons)


_NUMBERS = frozenset({"same.ice", "same.rc", "same.tp", "same.if"})


def _trade(activity: str) -> tuple[str, ...]:
    return tuple(sorted(map(skeleton, name_words(activity))))


def compare(left: Values, right: Values, *, least: float = 0.0) -> Match:
    """How surely two dossiers are one enterprise. The same both ways round.

    Of a pair that cannot reach the score `least` names and places are not compared to the end.
    """
    enough = math.log(least / (1 - least)) if 0 < least < 1 else -math.inf
    weighed = list(_identifiers(left, right))
    weighed += _names(left, right, "manager", MANAGER)
    if PRIOR + sum(weight for weight, _ in weighed) + NAME[0][1] + BEST_PLACES >= enough:
        weighed += _names(left, right, "name", NAME)
        weighed += _places(left, right)
    odds = PRIOR + sum(weight for weight, _ in weighed)
    score = 1 / (1 + math.exp(-odds))
    said = sorted(
        ((weight, reason) for weight, reason in weighed if reason is not None),
        key=lambda each: (-each[0], each[1].code),
    )
    return Match(round(score, 3), tuple(reason for _, reason in said))


def _names(
    left: Values, right: Values, kind: str, steps: Sequence[tuple[float, float]]
) -> Iterator[tuple[float, Reason | None]]:
    one, other = ((_text(each, kind), _text(each, f"{kind}_ar")) for each in (left, right))
    alike = similarity(one, other, person=kind == "manager")
    if alike is not None:
        weight = next(worth for least, worth in steps if alike >= least)
        code = f"{kind}.similar" if alike >= ALIKE else f"{kind}.different"
        yield weight, Reason(code, round(alike, 2))


def _identifiers(left: Values, right: Values) -> Iterator[tuple[float, Reason | None]]:
    for kind, field in (
        ("ice", "ice"),
        ("rc", "rc_number"),
        ("tp", "tp_number"),
        ("if", "if_number"),
        ("phone", "phone"),
        ("email", "email"),
    ):
        one, other = _text(left, field), _text(right, field)
        if not one or not other:
            continue
        if kind == "email":
            one, other = fold(one), fold(other)
        if kind == "ice":
            one, other = one[:9], other[:9]
        if kind == "rc":
            one, other = one.lstrip("0"), other.lstrip("0")
            if not _same_place(left, right, "rc_court"):
                # Numbers of two courts say nothing of each other, but an enterprise has one seat.
                yield OTHER["rc"] / 2, Reason("different.court", 0.0) if one == other else None
                continue
        if one == other:
            yield SAME[kind], Reason(f"same.{kind}")
        elif DamerauLevenshtein.distance(one, other, score_cutoff=1) == 1:
            yield SLIP[kind], Reason(f"nearly.{kind}")
        else:
            told = None if kind in {"phone", "email"} else Reason(f"different.{kind}", 0.0)
            yield OTHER[kind], told


def _places(left: Values, right: Values) -> Iterator[tuple[float, Reason | None]]:
    if _text(left, "city") and _text(right, "city"):
        yield (SAME_CITY if _same_place(left, right, "city") else OTHER_CITY), None
    one, other = fold(_text(left, "activity")), fold(_text(right, "activity"))
    if one and other:
        yield (SAME_ACTIVITY if ratio(one, other) >= 80 else OTHER_ACTIVITY), None
    (street, door), (street_2, door_2) = (
        _address(_text(each, "address")) for each in (left, right)
    )
    if street and street_2 and ratio(street, street_2) >= 88:
        if door and door == door_2:
            yield SAME_ADDRESS, Reason("same.address")
        else:
            yield (OTHER_DOOR if door and door_2 else SAME_STREET), None
    elif street and street_2:
        yield OTHER_DOOR, None


_NUMBER = re.compile(r"\d+")
_LETTERS = re.compile(r"[\W\d_]+")
_WAYS = re.compile(r"\b(?:avenue|av|ave|boulevard|bd|rue|derb|lot|hay|quartier|n)\b")


@lru_cache(maxsize=16384)
def _address(written: str) -> tuple[str, str]:
    """The street without "avenue" and the like, and the door's number."""
    text = fold(written).replace("n°", " ")
    number = _NUMBER.search(text)
    street = " ".join(_WAYS.sub(" ", _LETTERS.sub(" ", text)).split())
    return street, number[0] if number else ""


def _same_place(left: Values, right: Values, field: str) -> bool:
    one, other = court_name_key(_text(left, field)), court_name_key(_text(right, field))
    return not one or not other or one == other or ratio(one, other) >= 85


def _text(values: Values, field: str) -> str:
    value = values.get(field)
    return value if isinstance(value, str) else ""
