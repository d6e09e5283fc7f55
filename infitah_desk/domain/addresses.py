"""Addresses as they are compared: a street and its doors, whatever the way of writing them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.fuzz import token_set_ratio

from infitah_desk.domain.spelling import skeleton
from infitah_desk.domain.text_folding import fold, is_arabic

_NUMBER = re.compile(r"\d+")
_NOT_A_LETTER = re.compile(r"[\W\d_]+")
_PARTS = """
avenue av ave boulevard boul bd bld blvd rue r derb hay quartier qt qrt lotissement lot
residence res imm immeuble n no num numero bis ter app appt apt appartement etage er eme
rdc place pl zone route rte a de du des d la le les l al el et ii iii iv v vi
شارع زنقه درب حي رقم تجزئه اقامه عماره شقه ساحه طريق الطابق
"""
_SAYS_NOTHING = frozenset(_PARTS.split())
ALIKE = 84
"""From this similarity on (0 to 100) two names of streets are one."""


class Address(NamedTuple):
    """A street's name, folded and bare of "avenue" and the like, and all numbers beside it."""

    street: str
    doors: frozenset[str]

    def in_street_of(self, other: Address) -> bool:
        """Whether both name one street; one of them may name the town or the quarter too."""
        if is_arabic(self.street) != is_arabic(other.street):
            one, two = (skeleton(each.street.replace(" ", "")) for each in (self, other))
            return one == two
        return token_set_ratio(self.street, other.street) >= ALIKE


@lru_cache(maxsize=65536)
def read_address(written: str) -> Address:
    """An address as a person wrote it; no street where there is only "avenue" and a number."""
    text = fold(written).replace("n°", " ")
    words = _NOT_A_LETTER.sub(" ", text).split()
    street = " ".join(word for word in words if word not in _SAYS_NOTHING)
    return Address(street, frozenset(number.lstrip("0") for number in _NUMBER.findall(text)))
