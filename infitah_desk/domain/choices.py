"""Closed answers: legal form and sector of the programme, yes or no, a count of people.

Codes, labels in three languages and the spellings of the programme file all mean the same.
"""

from __future__ import annotations

import re
from functools import lru_cache

from infitah_desk.domain.identifiers import Reading
from infitah_desk.domain.programme import Choice, Programme
from infitah_desk.domain.text_folding import fold, western_digits

_YES = frozenset({"oui", "o", "yes", "y", "vrai", "true", "1", "x", "نعم", "اي", "ايه"})
_NO = frozenset({"non", "n", "no", "faux", "false", "0", "لا", "كلا"})
_NOT_A_LETTER = re.compile(r"[\W_]+")
_PREFIX = re.compile(r"^(?:section|secteur)\s+", re.IGNORECASE)
_LETTER_AND_LABEL = re.compile(r"^([A-Za-z])\s*([-–—:.)/]|\s)\s*(.*)$")
_COUNT = re.compile(
    r"^(\d{1,6})(?:[.,]0+)?(?:\s*(?:salari|person|employ|pers|people|worker|اجير|اجراء|عامل|عمال"
    r"|مستخدم|شخص|اشخاص).*)?$"
)


def _key(text: str) -> str:
    return _NOT_A_LETTER.sub("", fold(text))


@lru_cache(maxsize=16)
def _index(choices: tuple[Choice, ...]) -> dict[str, str]:
    index: dict[str, str] = {}
    for choice in choices:
        index[_key(choice.code)] = choice.code
    for choice in choices:
        for label in (choice.fr, choice.ar, choice.en, *choice.variants):
            index.setdefault(_key(label), choice.code)
    return index


@lru_cache(maxsize=1024)
def _legal_form(text: str, programme: Programme) -> Reading:
    code = _index(programme.legal_forms).get(_key(text))
    return Reading(code) if code else Reading(error="legal_form.unknown")


@lru_cache(maxsize=1024)
def _sector(text: str, programme: Programme) -> Reading:
    index = _index(programme.sectors)
    text = _PREFIX.sub("", text)
    code = index.get(_key(text))
    if code is None and (both := _LETTER_AND_LABEL.match(text)):
        letter, sign, label = index.get(_key(both[1])), both[2], index.get(_key(both[3]))
        # "C - Boulangerie" names its section; "C commerce" contradicts itself.
        if letter and (label == letter or (label is None and not sign.isspace())):
            code = letter
    return Reading(code) if code else Reading(error="sector.unknown")


def read_legal_form(text: str, programme: Programme) -> Reading:
    """The code of a legal form. Code: "legal_form.unknown"."""
    return _legal_form(text, programme)


def read_sector(text: str, programme: Programme) -> Reading:
    """The letter of a sector. Code: "sector.unknown"."""
    return _sector(text, programme)


@lru_cache(maxsize=256)
def yes_or_no(text: str) -> bool | None:
    """True, False, or None for what is neither, in French, Arabic and English."""
    key = _key(text)
    if key in _YES:
        return True
    return False if key in _NO else None


def read_headcount(text: str) -> Reading:
    """A number of people; it is asked for statistics only. Code: "headcount.not_a_number"."""
    count = _COUNT.match(fold(western_digits(text)))
    return Reading(int(count[1])) if count else Reading(error="headcount.not_a_number")
