"""Registration numbers of an enterprise: RC, TP, ICE, IF, read from the forms they are written in.

Each reader takes cleaned text and returns a `Reading`: the value to keep, or the code of what is
wrong with it, and perhaps a code worth mentioning. Keys for finding one enterprise twice are made
here too.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from infitah_desk.domain.courts import court_key, known_court
from infitah_desk.domain.programme import Programme
from infitah_desk.domain.text_folding import fold, western_digits


class Reading(NamedTuple):
    """What a text means for one field.

    `value` is None where `error` names what is wrong; `warning` and `info` are codes that go with
    a good value; `proposal` is a better value that a person may take instead.
    """

    value: str | bool | int | None = None
    error: str = ""
    warning: str = ""
    info: str = ""
    proposal: str = ""


ICE_DIGITS = 15
# Nine digits name the enterprise, four its establishment, two are the key: below seven digits
# nothing of the enterprise would be left after padding.
ICE_FEWEST = 7
TP_DIGITS = 8
RC_MOST = 10

_SEPARATORS = re.compile(r"[\s.,/\\\-_–—:;|'’]+")
# An RC has no fixed length, so "4262/2008" or "42-62" cannot be told from a slip: thousands only.
_GROUPED = re.compile(r"^\d{1,3}(?:[ .]\d{3})+$")
_WHOLE = re.compile(r"^(\d+)[.,]0+$")
_LABEL = re.compile(
    r"^(?:(?:n|no|num|numero|nr|nº|رقم)\W*)?(?:r\W?c|t\W?p|i\W?c\W?e|i\W?f|patente|"
    r"registre (?:de |du )?commerce|taxe professionnelle|identifiant fiscal|السجل التجاري|"
    r"س\W?ت|الضريبه المهنيه|الرسم المهني)?\W*(?:(?:n|no|num|numero|nr|رقم)\W*)?(?=\d)"
)


def _digits(text: str, *, fixed_length: bool = True) -> str | None:
    """The bare digits of a number written with its label, separators or a lost ",0"; else None."""
    if text.isascii() and text.isdigit():
        return text
    folded = fold(western_digits(text).replace("°", " "))
    folded = _LABEL.sub("", folded, count=1)
    whole = _WHOLE.match(folded)
    if whole:
        bare = whole[1]
    elif fixed_length or _GROUPED.match(folded):
        bare = _SEPARATORS.sub("", folded)
    else:
        bare = folded
    return bare if bare.isascii() and bare.isdigit() else None


class RcReading(NamedTuple):
    """An RC number, and the court where one cell names both ("4262/Oujda")."""

    number: Reading
    court: str = ""


_RC_WITH_COURT = re.compile(r"^(?P<number>.*?\d)\s*[/,;(\-–]?\s*(?P<court>[^\W\d_][^\d]*?)\)?$")


def read_rc(text: str, programme: Programme) -> RcReading:
    """An RC number: 1–10 digits, kept without its leading zeros, which courts print or not.

    Codes: "rc.not_a_number", "rc.length".
    """
    court = ""
    digits = _digits(text, fixed_length=False)
    if digits is None and (both := _RC_WITH_COURT.match(text)):
        found = known_court(both["court"], programme)
        if found:
            digits, court = _digits(both["number"], fixed_length=False), both["court"].strip()
    number = (digits or "").lstrip("0")
    if not number:
        return RcReading(Reading(error="rc.not_a_number"))
    if len(number) > RC_MOST:
        return RcReading(Reading(error="rc.length"))
    return RcReading(Reading(number, info="" if number == text else "field.rewritten"), court)


def read_tp(text: str) -> Reading:
    """A TP number: exactly 8 digits. Codes: "tp.not_digits", "tp.length"."""
    digits = _digits(text)
    if digits is None:
        return Reading(error="tp.not_digits")
    if len(digits) != TP_DIGITS:
        return Reading(error="tp.length")
    return Reading(digits, info="" if digits == text else "field.rewritten")


def read_if(text: str) -> Reading:
    """An IF number: 7 or 8 digits. Codes: "if.not_digits", "if.length"."""
    digits = _digits(text)
    if digits is None:
        return Reading(error="if.not_digits")
    if len(digits) not in {7, 8}:
        return Reading(error="if.length")
    return Reading(digits, info="" if digits == text else "field.rewritten")


def read_ice(text: str) -> Reading:
    """An ICE: 15 digits whose number is divisible by 97.

    Fewer digits have lost their leading zeros: padded, with the warning "ice.leading_zeros".
    Codes: "ice.not_digits", "ice.length", "ice.all_zeros", "ice.check_key".
    """
    from stdnum.ma import ice

    digits = _digits(text)
    if digits is None:
        return Reading(error="ice.not_digits")
    if not digits.strip("0"):
        return Reading(error="ice.all_zeros")
    if not ICE_FEWEST <= len(digits) <= ICE_DIGITS:
        return Reading(error="ice.length")
    padded = digits.zfill(ICE_DIGITS)
    if not ice.is_valid(padded):
        return Reading(error="ice.check_key")
    if len(digits) < ICE_DIGITS:
        return Reading(padded, warning="ice.leading_zeros")
    return Reading(padded, info="" if padded == text else "field.rewritten")


def rc_key(number: str, court: str, programme: Programme) -> str:
    """The key of an RC: a number means nothing without its court."""
    return f"rc:{court_key(court, programme)}:{number.lstrip('0')}"


IDENTIFIERS = ("rc_number", "rc_court", "tp_number", "ice")
"""The fields that keys are made of."""


def identifier_keys(values: Mapping[str, object], programme: Programme) -> tuple[str, ...]:
    """The keys by which an enterprise is known again: "rc:court:number", "tp:…", "ice:…".

    An RC without its court gives none.
    """
    keys = []
    number, court = values.get("rc_number"), values.get("rc_court")
    if isinstance(number, str) and isinstance(court, str) and number and court:
        keys.append(rc_key(number, court, programme))
    for field in ("tp_number", "ice"):
        value = values.get(field)
        if isinstance(value, str) and value:
            keys.append(f"{field.removesuffix('_number')}:{value}")
    return tuple(keys)
