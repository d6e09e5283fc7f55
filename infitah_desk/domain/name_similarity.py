"""How similar two names are, of persons and of firms, in either script or across both.

Words may come in another order, be transliterated otherwise, have a space too many or too few, or
a slip of the hand; given names that only sound alike are told apart.
"""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein, JaroWinkler
from rapidfuzz.fuzz import partial_ratio, ratio

from infitah_desk.domain.given_names import is_given_name, is_slip_of, names_of, same_given_name
from infitah_desk.domain.spelling import firm_words, name_words, skeleton, written_words
from infitah_desk.domain.spelling import heard as sounds_like
from infitah_desk.domain.trades import trade_words

Names = tuple[str, str]
"""A name in Latin and in Arabic letters."""

TOLD_APART = 0.72
"""Below this similarity one script tells two names apart that are alike in the other."""
OTHER_NAME = 0.3
"""Two given names that are known and not the same."""
FEMININE = 0.6
"""Karim and Karima are two people."""
SLIPPED, SLIPPED_INTO_ANOTHER = 0.92, 0.8
"""Names that a slip of the hand parts, and such a slip that makes another known name."""
OTHER_TRADE = 0.65
"""The same name of another trade."""
MOST_LETTERS = 4
"""Names of which one lacks a space differ by at most so many letters."""
LONG_NAME = 8
"""Letters of a name that is hardly contained in another one by chance."""
ACROSS_SCRIPTS = 0.95
"""Names in two scripts are compared by what is heard: equal, they are at most so similar."""
HEARD_WITH_A_SLIP = 0.9
"""A family's name of which one consonant is heard otherwise, beside an equal given name."""
FIRM_ACROSS_SCRIPTS = 0.86
"""So similar are names of firms in two scripts where all but the trade is heard the same."""


def similarity(left: Names, right: Names, *, person: bool) -> float | None:
    """How similar two names are, from 0 to 1; None where nothing compares.

    Each is given in Latin and in Arabic letters, "" where it is not written so. A person is heard
    the same in both scripts; of a firm's name the trade is translated.
    """
    words = names_of if person else firm_words
    both = [
        _written(one, other, _alike(words(one), words(other), person=person), person=person)
        for one, other in zip(left, right, strict=True)
        if one and other
    ]
    if both:
        # What one script makes alike, the other may tell apart; equal in one, they are equal.
        best, worst = max(both), min(both)
        return best if best == 1 or worst >= TOLD_APART else (best + worst) / 2
    across = [
        (words(one), words(other))
        for one, other in zip(left, reversed(right), strict=True)
        if one and other
    ]
    if not person:
        return next((_firm_across(one, other) for one, other in across), None)
    return max((ACROSS_SCRIPTS * _across(one, other) for one, other in across), default=None)


def _written(one: str, other: str, similarity: float, *, person: bool) -> float:
    """How similar two names are, where a slip of the hand makes them sound quite different."""
    if similarity >= SLIPPED:
        return similarity
    left, right = written_words(one), written_words(other)
    similarity = max(
        similarity, _slipped(left, right, person=person), _slipped(right, left, person=person)
    )
    if person:
        return similarity
    if _of_other_trades(firm_words(one), firm_words(other)):
        return min(similarity, OTHER_TRADE)
    # A trade that was misspelt is not known as one.
    spelled = _alike(name_words(one), name_words(other), person=False)
    return max(similarity, spelled, _without_spaces(one, other))


def _without_spaces(one: str, other: str) -> float:
    """A similarity for firms' names that are one but for spaces and a title that stuck; else 0."""
    joined = ("".join(name_words(each)) for each in (one, other))
    short, long = sorted(joined, key=lambda text: (len(text), text))
    if len(short) < LONG_NAME or len(long) - len(short) > MOST_LETTERS:
        return 0.0
    return 0.9 if partial_ratio(short, long) >= 93 else 0.0


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
    alike = _alike(rest[0], rest[1], person=False)
    if alike >= 0.9:
        return alike
    # جسوس is Guessous and جيلالي may be Gilali.
    soft = [tuple(word.replace("g", "j") for word in words) for words in rest]
    alike = max(alike, 0.95 * _alike(soft[0], soft[1], person=False))
    if known and len(rest[0]) == len(rest[1]) == 1 and _is_slip(rest[0][0] + " ", rest[1][0] + " "):
        alike = max(alike, HEARD_WITH_A_SLIP)
    return alike


def _firm_across(left: tuple[str, ...], right: tuple[str, ...]) -> float | None:
    """How similar two names of firms in two scripts are; None where one may translate the other."""
    trades = trade_words()
    said, heard = (
        tuple(skeleton(word) for word in words if word not in trades) for words in (left, right)
    )
    if not said or not heard or _alike(said, heard, person=False) < 0.8:
        return None
    if _of_other_trades(left, right):
        return OTHER_TRADE
    # One consonant in common is much only where the trade is one too.
    much = max(map(len, said)) >= 2 or not trades.isdisjoint(left)
    return FIRM_ACROSS_SCRIPTS if much else None


def _of_other_trades(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    one, other = (trade_words().intersection(words) for words in (left, right))
    return bool(one and other) and one.isdisjoint(other)


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
        alike, best = max((_word(word, other, person=person), other) for other in open_)
        pairs.append(alike)
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
    if any(len(each) >= 4 for each in heard) or (heard and best >= 0.8):
        best = max(best, 0.94)
    return best if best >= 0.9 else 0.0


def _rotations(words: tuple[str, ...]) -> list[str]:
    """The words as one, beginning with each of them in turn."""
    return ["".join(words[start:] + words[:start]) for start in range(len(words))]


def _same_servant(one: str, other: str) -> bool:
    """Whether two names of God after "Abd" are one: Kader and Qadir, but not Kader and Karim."""
    heard = skeleton(one)
    return heard == skeleton(other) != "" or DamerauLevenshtein.distance(one, other) <= 1


@lru_cache(maxsize=65536)
def _word(one: str, other: str, *, person: bool) -> float:
    if one == other:
        return 1.0
    short, long = sorted((one, other), key=len)
    if person:
        known = same_given_name(one, other)
        if known is not None:
            return 1.0 if known else OTHER_NAME
        servants = [each.startswith(("abd", "عبد")) for each in (one, other)]
        if all(servants) and not _same_servant(one[3:], other[3:]):
            return OTHER_NAME
        if any(servants) and not all(servants) and is_given_name(short, long):
            return OTHER_NAME
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
