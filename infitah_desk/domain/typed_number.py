"""Numbers that stand on paper and that people type: edition, node, serial and a check character.

`<edition>-<node without hyphen>-<serial>-<check>`, the check character by ISO 7064 MOD 37,36
over the number without hyphens. Serials have five digits, so that the number is read from its
end even when every hyphen is missing.
"""

from __future__ import annotations

import re

import msgspec

LAST_SERIAL = 99_999
LONGEST_TYPED = 40

_EDITION = re.compile(r"[A-Z0-9]{1,5}")
_NODE = re.compile(r"[A-Z]{2,6}-[1-9][0-9]{0,2}")
_PARTS = re.compile(
    r"(?P<edition>[A-Z0-9]{1,5})-(?P<letters>[A-Z]{2,6})-?(?P<place>[1-9][0-9]{0,2})"
    r"-(?P<serial>[0-9OI]{5})-(?P<check>[0-9A-Z])"
)
# Without hyphens only the usual node, a forum's three letters, leaves one way to read a number.
_RUN = re.compile(
    r"(?P<edition>[A-Z0-9]{1,5})(?P<letters>[A-Z]{3})(?P<place>[1-9][0-9]{0,2})"
    r"(?P<serial>[0-9OI]{5})(?P<check>[0-9A-Z])"
)
_DASHES = re.compile(r"[\s\u2010-\u2015\u2212_-]+")
_INVISIBLE = re.compile(r"[\u200b-\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]")


class TypedNumber(msgspec.Struct, frozen=True):
    """A number whose check character holds; `text` is its one canonical spelling."""

    edition: str
    node: str
    serial: int
    check: str
    text: str


def spell_number(edition: str, node: str, serial: int) -> str | None:
    """The number's one spelling; None where no number can be made of these."""
    if not (_EDITION.fullmatch(edition) and _NODE.fullmatch(node) and 1 <= serial <= LAST_SERIAL):
        return None
    place, digits = node.replace("-", ""), f"{serial:05d}"
    return f"{edition}-{place}-{digits}-{_check(edition + place + digits)}"


def read_number(text: str) -> TypedNumber | None:
    """The number that a person typed or a code holds; None where it is none.

    Case, missing hyphens, other dashes or spaces in their place, and in the serial O for 0 and I
    for 1 are tolerated; a wrong check character is not.
    """
    typed = _DASHES.sub("-", _INVISIBLE.sub("", text[:LONGEST_TYPED]).strip())
    if len(text) > LONGEST_TYPED or not typed.isascii():
        return None
    upper = typed.strip("-").upper()
    match = _PARTS.fullmatch(upper) or _RUN.fullmatch(upper.replace("-", ""))
    if match is None:
        return None
    edition, node = match["edition"], f"{match['letters']}-{match['place']}"
    serial = int(match["serial"].replace("O", "0").replace("I", "1"))
    canonical = spell_number(edition, node, serial)
    if canonical is None or not canonical.endswith(match["check"]):
        return None
    return TypedNumber(edition, node, serial, match["check"], canonical)


def _check(body: str) -> str:
    from stdnum.iso7064 import mod_37_36

    return mod_37_36.calc_check_digit(body)
