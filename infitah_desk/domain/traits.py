"""Traits of an enterprise by which it is known again, and keys under which such as share one meet.

However a dossier was written, its traits are one: towns and courts by their key, numbers without
what is often lost, each name in the field of its script.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

import msgspec

from infitah_desk.domain.addresses import Address, read_address
from infitah_desk.domain.contacts import renumbered
from infitah_desk.domain.courts import court_key
from infitah_desk.domain.given_names import names_of
from infitah_desk.domain.name_similarity import Names
from infitah_desk.domain.programme import Programme
from infitah_desk.domain.spelling import firm_words, skeleton
from infitah_desk.domain.text_folding import fold, is_arabic, is_latin
from infitah_desk.domain.trades import trade_words

Values = Mapping[str, object]


class Activity(msgspec.Struct, frozen=True):
    """What an enterprise does: as it was written, folded, and the trades or else words in it."""

    text: str = ""
    words: frozenset[str] = frozenset()
    trades: frozenset[str] = frozenset()


class Traits(msgspec.Struct, frozen=True):
    """What of an enterprise is compared; "" and nothing where it says nothing.

    `numbers` are ICE (of the enterprise, 9 digits), RC, TP, IF, telephone and e-mail address.
    """

    numbers: dict[str, str]
    court: str
    town: str
    name: Names
    manager: Names
    activity: Activity
    trades: frozenset[str]
    """All that activity and name tell."""
    address: Address


def traits_of(values: Values, programme: Programme) -> Traits:
    """The traits of an enterprise by the fields of its dossier."""
    court, town = (
        court_key(text, programme) if (text := _text(values, field)) else ""
        for field in ("rc_court", "city")
    )
    name = _name(_text(values, "name"), _text(values, "name_ar"))
    activity = _activity(_text(values, "activity"))
    return Traits(
        dict(_numbers(values)),
        court,
        town,
        name,
        _name(_text(values, "manager"), _text(values, "manager_ar")),
        activity,
        activity.trades.union(*(trade_words().intersection(firm_words(each)) for each in name)),
        read_address(_text(values, "address")),
    )


def _numbers(values: Values) -> list[tuple[str, str]]:
    phone = _text(values, "phone")
    if phone and not phone.startswith("+"):
        phone = renumbered(phone) or phone
    found = (
        ("ice", _text(values, "ice")[:9]),
        ("rc", _text(values, "rc_number").lstrip("0")),
        ("tp", _text(values, "tp_number").lstrip("0")),
        ("if", _text(values, "if_number").lstrip("0")),
        ("phone", phone),
        ("email", fold(_text(values, "email"))),
    )
    return [(kind, number) for kind, number in found if number]


def _name(latin: str, arabic: str) -> Names:
    if is_arabic(latin) and not is_arabic(arabic):
        return arabic, latin
    if arabic and is_latin(arabic):
        return latin or arabic, ""
    return latin, arabic


@lru_cache(maxsize=16384)
def _activity(text: str) -> Activity:
    words = frozenset(firm_words(text)) if text else frozenset()
    trades = words & trade_words()
    return Activity(fold(text), frozenset(map(skeleton, words - trades)), trades)


def _text(values: Values, field: str) -> str:
    value = values.get(field)
    return value if isinstance(value, str) else ""


def keys(traits: Traits) -> set[str]:
    """The keys under which this enterprise meets the dossiers that may be the same."""
    firm, person = _heard(traits)
    return {*_number_keys(traits), *firm, *person}


def pair_keys(traits: Traits) -> set[str]:
    """The keys under which all dossiers are compared with each other: rarer than `keys`.

    A number; both names; in a town, a word of the manager's name and how another begins or ends,
    a word of the firm's name and its trade, and an address.
    """
    firm, person = _heard(traits)
    found = _number_keys(traits)
    found |= {f"{name}&{manager}" for name in firm for manager in person}
    town, activity = traits.town, traits.activity
    for name in traits.manager:
        found |= {f"person:{town}|{part}" for part in _parts_of_name(name)}
    trade = ".".join(sorted(activity.trades or activity.words))
    for name in traits.name:
        found |= {f"town:{town}|{part}|{trade}" for part in _parts_of_firm(name)}
    street, doors = traits.address
    if street and doors:
        longest = max(street.split(), key=len)
        found.add(f"address:{town}|{min(doors)}|{skeleton(longest) or longest}")
    return found


def _number_keys(traits: Traits) -> set[str]:
    return {f"{kind}:{number}" for kind, number in traits.numbers.items()}


def _heard(traits: Traits) -> tuple[set[str], set[str]]:
    """What is heard of both names, in whichever script they are written."""
    firm = {f"name:{key}" for each in traits.name if (key := _firm_key(each))}
    person = {f"manager:{key}" for each in traits.manager if (key := _person_key(each))}
    return firm, person


_LEAST = 3
"""Consonants of a name that are a key."""


@lru_cache(maxsize=65536)
def _firm_key(name: str) -> str:
    key = " ".join(sorted(map(skeleton, firm_words(name)))) if name else ""
    return key if len(key) >= _LEAST else ""


@lru_cache(maxsize=65536)
def _person_key(name: str) -> str:
    key = " ".join(sorted(map(skeleton, names_of(name)))) if name else ""
    return key if len(key) >= _LEAST else ""


@lru_cache(maxsize=65536)
def _parts_of_name(name: str) -> tuple[str, ...]:
    """A word of a person's name that was not misspelt, and how another one begins or ends."""
    heard = [word for word in map(skeleton, names_of(name)) if word] if name else []
    return tuple(
        {
            f"{one}|{end}"
            for at, one in enumerate(heard)
            for place, other in enumerate(heard)
            if at != place
            for end in (other[:2] + "-", "-" + other[-2:])
        }
    )


@lru_cache(maxsize=65536)
def _parts_of_firm(name: str) -> tuple[str, ...]:
    words = set(firm_words(name)) - trade_words() if name else set()
    return tuple({word for word in map(skeleton, words) if word})
