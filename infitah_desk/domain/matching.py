"""Matching: whether two dossiers are one enterprise, how surely, and why.

Pure and alike both ways round. `keys` names what two dossiers of one enterprise share at least one
of; `compare` weighs all that both say. The form's live list and the merge centre share it.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

import msgspec
from rapidfuzz.distance import DamerauLevenshtein
from rapidfuzz.fuzz import ratio

from infitah_desk.domain.addresses import Address, read_address
from infitah_desk.domain.contacts import renumbered
from infitah_desk.domain.courts import court_key, court_name_key
from infitah_desk.domain.given_names import names_of
from infitah_desk.domain.name_similarity import similarity
from infitah_desk.domain.programme import Programme
from infitah_desk.domain.spelling import firm_words, skeleton
from infitah_desk.domain.text_folding import fold, is_arabic, is_latin
from infitah_desk.domain.trades import trade_words

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
        ("name", firm_words),
        ("name_ar", firm_words),
        ("manager", names_of),
        ("manager_ar", names_of),
    ):
        heard = " ".join(sorted(map(skeleton, words(_text(values, field)))))
        if len(heard) >= 3:
            found.add(f"{field.removesuffix('_ar')}:{heard}")
    return found


def comparable(values: Values, programme: Programme) -> Values:
    """What is compared, however it was written.

    Towns and courts by their key, a telephone of before 2009 by its number of today, a name in
    the field of its script.
    """
    found = dict(values)
    for name in ("city", "rc_court"):
        if text := _text(values, name):
            found[name] = court_key(text, programme)
    phone = _text(values, "phone")
    if phone and not phone.startswith("+"):
        found["phone"] = renumbered(phone) or phone
    for name in ("name", "manager"):
        latin, arabic = _text(values, name), _text(values, f"{name}_ar")
        if is_arabic(latin) and not is_arabic(arabic):
            found[name], found[f"{name}_ar"] = arabic, latin
        elif is_latin(arabic):
            found[name], found[f"{name}_ar"] = latin or arabic, ""
    return found


def pair_keys(values: Values) -> set[str]:
    """The keys under which all dossiers are compared with each other: rarer than `keys`.

    An identifier; both names; one word of the manager's name and how another begins, in a town;
    a word of the firm's name, with town and trade; an address. The values are `comparable`.
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
    town = _text(values, "city")
    for field in ("manager", "manager_ar"):
        heard = [skeleton(word) for word in names_of(_text(values, field))]
        rare |= {
            f"person:{town}|{one}|{other[0]}"
            for at, one in enumerate(heard)
            for place, other in enumerate(heard)
            if at != place and one and other
        }
    trade = ".".join(_trades(_text(values, "activity")))
    rare |= {
        f"town:{town}|{name}|{trade}"
        for field in ("name", "name_ar")
        for name in map(skeleton, set(firm_words(_text(values, field))) - trade_words())
        if len(name) >= 2
    }
    street, doors = read_address(_text(values, "address"))
    if street and doors:
        rare.add(f"address:{town}|{min(doors)}|{skeleton(max(street.split(), key=len))}")
    return rare


def same_number(match: Match) -> bool:
    """Whether the two have a number in common that only one enterprise can have."""
    return any(reason.code in _NUMBERS for reason in match.reasons)


_NUMBERS = frozenset({"same.ice", "same.rc", "same.tp", "same.if"})


@lru_cache(maxsize=16384)
def _trades(activity: str) -> tuple[str, ...]:
    """The trades that an activity names, else its words."""
    words = set(firm_words(activity))
    return tuple(sorted(words & trade_words() or map(skeleton, words)))


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
        if kind == "name" and _after_manager(left) and _after_manager(right):
            weight = min(weight, NAMED_AFTER_MANAGER)
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


_KIN = frozenset(["fils", "freres", "frere", "ابناءه", "ابناؤه", "وابناؤه", "واخوانه", "اخوان"])


def _after_manager(values: Values) -> bool:
    """Whether a firm is called as its manager is, and nothing more."""
    for field in ("name", "name_ar"):
        called = set(firm_words(_text(values, field))) - _KIN
        if called and not called <= set(names_of(_text(values, field.replace("name", "manager")))):
            return False
    return True


def _places(left: Values, right: Values) -> Iterator[tuple[float, Reason | None]]:
    if _text(left, "city") and _text(right, "city"):
        yield (SAME_CITY if _same_place(left, right, "city") else OTHER_CITY), None
    yield _activities(_text(left, "activity"), _text(right, "activity")), None
    one, other = (read_address(_text(each, "address")) for each in (left, right))
    if one.street and other.street:
        yield _addresses(one, other)


def _activities(one: str, other: str) -> float:
    if not one or not other:
        return 0.0
    left, right = set(_trades(one)), set(_trades(other))
    if left & right:
        return SAME_ACTIVITY
    if left & trade_words() and right & trade_words():
        return OTHER_TRADE
    if is_arabic(one) != is_arabic(other):
        return 0.0
    return SAME_ACTIVITY if ratio(fold(one), fold(other)) >= 80 else OTHER_ACTIVITY


def _addresses(one: Address, other: Address) -> tuple[float, Reason | None]:
    if not one.in_street_of(other):
        return OTHER_DOOR, None
    if one.doors == other.doors and one.doors:
        return SAME_ADDRESS, Reason("same.address")
    nested = one.doors <= other.doors or other.doors <= one.doors
    return (SAME_STREET if nested else OTHER_DOOR), None


def _same_place(left: Values, right: Values, field: str) -> bool:
    one, other = court_name_key(_text(left, field)), court_name_key(_text(right, field))
    if not one or not other or one == other or ratio(one, other) >= 85:
        return True
    return is_arabic(one) != is_arabic(other) and skeleton(one) == skeleton(other)


def _text(values: Values, field: str) -> str:
    value = values.get(field)
    return value if isinstance(value, str) else ""
