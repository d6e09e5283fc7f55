"""Matching: whether two dossiers are one enterprise, how surely, and why.

Pure and alike both ways round. `keys` names what two dossiers of one enterprise share at least one
of; `compare` weighs all that both say. The form's live list and the merge centre share it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache

import msgspec
from rapidfuzz.distance import DamerauLevenshtein, JaroWinkler
from rapidfuzz.fuzz import ratio

from infitah_desk.domain.courts import court_key, court_name_key
from infitah_desk.domain.given_names import is_slip_of, same_given_name
from infitah_desk.domain.programme import Programme
from infitah_desk.domain.spelling import heard as sounds_like
from infitah_desk.domain.spelling import name_words, person_words, skeleton, written_words
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
TOLD_APART = 0.72
"""Below this similarity one script tells two names apart that are alike in the other."""
OTHER_NAME = 0.3
"""Two given names that are known and not the same."""
FEMININE = 0.6
"""Karim and Karima are two people."""
SLIPPED, SLIPPED_INTO_ANOTHER = 0.92, 0.8
"""Names that a slip of the hand parts, and such a slip that makes another known name."""
MOST_LETTERS = 4
"""Names of which one lacks a space differ by at most so many letters."""
ACROSS_SCRIPTS = 0.95
"""Names in two scripts are compared by what is heard: equal, they are at most so similar."""

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
    weighed += _names(left, right, "manager", MANAGER, person_words)
    if PRIOR + sum(weight for weight, _ in weighed) + NAME[0][1] + BEST_PLACES >= enough:
        weighed += _names(left, right, "name", NAME, name_words)
        weighed += _places(left, right)
    odds = PRIOR + sum(weight for weight, _ in weighed)
    score = 1 / (1 + math.exp(-odds))
    said = sorted(
        ((weight, reason) for weight, reason in weighed if reason is not None),
        key=lambda each: (-each[0], each[1].code),
    )
    return Match(round(score, 3), tuple(reason for _, reason in said))


def _names(
    left: Values,
    right: Values,
    kind: str,
    steps: Sequence[tuple[float, float]],
    words: Callable[[str], tuple[str, ...]],
) -> Iterator[tuple[float, Reason | None]]:
    # A person is heard the same in both scripts, a firm's name is translated.
    similarity = _similar(left, right, kind, words, heard=kind == "manager")
    if similarity is not None:
        weight = next(worth for least, worth in steps if similarity >= least)
        code = f"{kind}.similar" if similarity >= ALIKE else f"{kind}.different"
        yield weight, Reason(code, round(similarity, 2))


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


def _similar(
    left: Values,
    right: Values,
    field: str,
    words: Callable[[str], tuple[str, ...]],
    *,
    heard: bool,
) -> float | None:
    """How similar two names are in the script that shows it best; None where nothing compares."""
    both = [
        _written(one, other, _alike(words(one), words(other), person=heard), person=heard)
        for name in (field, f"{field}_ar")
        if (one := _text(left, name)) and (other := _text(right, name))
    ]
    if both:
        # What one script makes alike, the other may tell apart; equal in one, they are equal.
        best, worst = max(both), min(both)
        return best if best == 1 or worst >= TOLD_APART else (best + worst) / 2
    if not heard:
        return None
    said = [
        ACROSS_SCRIPTS * _across(words(one), words(other))
        for name, across in ((field, f"{field}_ar"), (f"{field}_ar", field))
        if (one := _text(left, name)) and (other := _text(right, across))
    ]
    return max(said, default=None)


def _written(one: str, other: str, similarity: float, *, person: bool) -> float:
    """How similar two names are, where a slip of the hand makes them sound quite different."""
    if similarity >= SLIPPED:
        return similarity
    left, right = written_words(one), written_words(other)
    return max(
        similarity, _slipped(left, right, person=person), _slipped(right, left, person=person)
    )


def _slipped(left: tuple[str, ...], right: tuple[str, ...], *, person: bool) -> float:
    """A similarity for words of which each is one of the other's, or one slip from it; else 0."""
    if len(left) != len(right):
        return 0.0
    open_, renamed = [word for word in right if word not in left], False
    for word in left:
        if word in right:
            continue
        near = [other for other in open_ if _is_slip(word, other)]
        if not near:
            return 0.0
        open_.remove(near[0])
        # Hafida without its last letter is Hafid: another person, or a slip.
        known = same_given_name(sounds_like(word), sounds_like(near[0]))
        renamed = renamed or (person and known is False)
    return SLIPPED_INTO_ANOTHER if renamed else SLIPPED


def _is_slip(one: str, other: str) -> bool:
    if min(len(one), len(other)) < 3:
        return False
    return DamerauLevenshtein.distance(one, other, score_cutoff=1) <= 1


def _across(left: tuple[str, ...], right: tuple[str, ...]) -> float:
    """How similar two names in two scripts are: by what is known, else by what is heard."""
    known = {one: other for one in left for other in right if same_given_name(one, other)}
    rest = [tuple(skeleton(word) for word in left if word not in known)]
    rest.append(tuple(skeleton(word) for word in right if word not in known.values()))
    if known and not any(rest):
        return 1.0
    if any(same_given_name(one, other) is False for one in left for other in right) and not known:
        return 0.0
    return _alike(rest[0], rest[1], person=False)


def _alike(left: tuple[str, ...], right: tuple[str, ...], *, person: bool) -> float:
    """How similar two names are whatever the order of their words; one word apart counts much."""
    if not left or not right:
        return 0.0
    if sorted(left) == sorted(right):
        return 1.0
    few, many = sorted((left, right), key=lambda words: (len(words), words))
    open_ = list(many)
    pairs = []
    for word in few:
        best = max(open_, key=lambda other: (_word(word, other, person=person), other))
        pairs.append(_word(word, best, person=person))
        open_.remove(best)
    # A word too many (a second given name) costs less than a word that differs.
    pairs += [0.6 if len(word) > 2 else 0.85 for word in open_]
    parted = 0.5 * min(pairs) + 0.5 * sum(pairs) / len(pairs)
    return max(parted, _run_together(few, many))


def _run_together(few: tuple[str, ...], many: tuple[str, ...]) -> float:
    """How similar two names are where a space is elsewhere or missing; 0 where that is not so."""
    apart = sum(map(len, many)) - sum(map(len, few))
    if len(few) == len(many):
        if apart:
            return 0.0
        return 0.95 if set(_rotations(few)) & set(_rotations(many)) else 0.0
    if abs(apart) > MOST_LETTERS:
        return 0.0
    best = max(ratio(one, other) / 100 for one in _rotations(few) for other in _rotations(many))
    heard = {skeleton(one) for one in _rotations(few)} & set(map(skeleton, _rotations(many)))
    if any(len(each) >= 4 for each in heard):
        best = max(best, 0.94)
    return best if best >= 0.9 else 0.0


def _rotations(words: tuple[str, ...]) -> list[str]:
    """The words as one, beginning with each of them in turn."""
    return ["".join(words[start:] + words[:start]) for start in range(len(words))]


@lru_cache(maxsize=65536)
def _word(one: str, other: str, *, person: bool) -> float:
    if one == other:
        return 1.0
    short, long = sorted((one, other), key=len)
    if person:
        known = same_given_name(one, other)
        if known is not None:
            return 1.0 if known else OTHER_NAME
        if is_slip_of(one, other):
            return 0.93
        if long in {short + "a", short + "ه"}:
            return FEMININE
    if len(short) >= 3 and long.startswith(short) and len(long) - len(short) >= 3:
        return 0.9  # "Boul." for "Boulangerie"
    if len(short) >= 4 and long.endswith(short):
        return 0.85  # "Omar" for "Benomar"
    if skeleton(one) == skeleton(other) and len(skeleton(one)) >= 2:
        return max(0.93, ratio(one, other) / 100)
    if len(short) >= 4 and DamerauLevenshtein.distance(one, other) == 1:
        return 0.94
    return JaroWinkler.similarity(one, other) ** 2


def _text(values: Values, field: str) -> str:
    value = values.get(field)
    return value if isinstance(value, str) else ""
