"""Phone numbers and e-mail addresses: one form to keep (E.164), older forms only proposed anew."""

from __future__ import annotations

import re
from functools import lru_cache

from infitah_desk.domain.identifiers import Reading
from infitah_desk.domain.text_folding import western_digits

REGION = "MA"
COUNTRY = "212"

_PLAIN = re.compile(r"^0([5-8]\d{8})$")
# How numbers are written: groups with dots, dashes, slashes, brackets; +212 or 00212; "(0)".
_NOISE = re.compile(r"[\s.\-_–—/()']+")
_WRITTEN = re.compile(r"^(?:\+|00)?212(?:0(?=\d{9}$))?(\d{9})$|^0?([5-8]\d{8})$")
_OLD = re.compile(r"^(?:(?:(?:\+|00)?212|0)([1-7]\d{7})|([236]\d{7}))$")
_SEVERAL = re.compile(r"\s*(?:/|;|,|\||\bou\b|\bet\b|\bو\b|أو)\s*")
_LABEL = re.compile(
    r"^(?:t[ée]l(?:[ée]phone)?|gsm|mobile|portable|fixe|fax|الهاتف|هاتف)[^\w+(]*", re.IGNORECASE
)

_EMAIL = re.compile(
    r"^[^\s@<>()\[\],;:\"\\.]+(?:\.[^\s@<>()\[\],;:\"\\.]+)*@(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_]{2,}$"
)


@lru_cache(maxsize=8192)
def _assigned(block: str) -> bool:
    """Whether national numbers that begin with these six digits exist.

    The numbering plan assigns whole blocks of at least 1,000 numbers, so one stands for all.
    """
    import phonenumbers

    number = phonenumbers.PhoneNumber(country_code=int(COUNTRY), national_number=int(block + "000"))
    return phonenumbers.is_valid_number(number)


def _moroccan(text: str) -> str | None:
    plain = _PLAIN.match(text)
    if plain:
        national = plain[1]
    else:
        written = _WRITTEN.match(_NOISE.sub("", text))
        if not written:
            return None
        national = written[1] or written[2]
    return f"+{COUNTRY}{national}" if _assigned(national[:6]) else None


def _foreign(text: str) -> str | None:
    if not text.startswith(("+", "00")):
        return None
    import phonenumbers

    try:
        number = phonenumbers.parse(text, REGION)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def _one_phone(text: str) -> str | None:
    return _moroccan(text) or _foreign(text)


def renumbered(text: str) -> str:
    """Today's form of a number from before March 2009, E.164; "" where the text is none.

    039 94 30 08 → +212 539 94 30 08, 061 22 07 95 → +212 661 22 07 95: 02 and 03 became 052 and
    053, mobiles took a 6. A number of today that lost a digit looks the same, so it is only ever
    proposed.
    """
    old = _OLD.match(_NOISE.sub("", western_digits(text)))
    if not old:
        return ""
    national = old[1] or old[2]
    return _moroccan("0" + ("5" if national[0] in "23" else "6") + national) or ""


def read_phone(text: str) -> Reading:
    """A phone number as E.164, or as it was typed with today's form as `proposal`.

    Of several in one cell the first good one is kept. Codes: "phone.invalid"; told as
    information: "field.rewritten", "phone.several", "phone.old_form".
    """
    shown = _LABEL.sub("", western_digits(text))
    found = _one_phone(shown)
    if found:
        return Reading(found, info="field.rewritten" if found[4:] != text[1:] else "")
    if proposal := renumbered(shown):
        return Reading(text, info="phone.old_form", proposal=proposal)
    parts = [part for part in _SEVERAL.split(shown) if part]
    if len(parts) > 1:
        for part in parts:
            if found := _one_phone(_LABEL.sub("", part)):
                return Reading(found, info="phone.several")
    return Reading(error="phone.invalid")


def read_email(text: str) -> Reading:
    """An address with one @ and a domain, which is kept in lower case. Code: "email.invalid"."""
    if len(text) > 254 or not _EMAIL.match(text):
        return Reading(error="email.invalid")
    name, _, domain = text.rpartition("@")
    return Reading(f"{name}@{domain.lower()}")


def grouped_phone(number: str) -> str:
    """A Moroccan number in pairs, "05 39 78 05 81"; another as it is."""
    national = number.removeprefix("+212")
    if national == number or len(national) != 9 or not national.isdigit():
        return number
    digits = "0" + national
    return " ".join(digits[i : i + 2] for i in range(0, 10, 2))
