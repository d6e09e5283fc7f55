"""The permit's number, such as `C2-TET1-00042-E`: the programme's edition, node and serial."""

from __future__ import annotations

from functools import lru_cache

from infitah_desk.domain.errors import Refused
from infitah_desk.domain.typed_number import (
    LAST_SERIAL,
    LONGEST_TYPED,
    TypedNumber,
    read_number,
    spell_number,
)

__all__ = ["LAST_SERIAL", "PermitNumber", "format_number", "parse_number"]

PermitNumber = TypedNumber

_LONGEST_EDITION = 4


def format_number(edition: str, node: str, serial: int) -> str:
    """The number of that serial, such as `C2-TET1-00042-E` for ("C2", "TET-1", 42).

    Raises:
        Refused: "permit.number_invalid" where no number can be made of these.
    """
    number = spell_number(edition, node, serial)
    if number is None or len(edition) > _LONGEST_EDITION:
        raise Refused("permit.number_invalid", number=f"{edition} {node} {serial}")
    return number


@lru_cache(maxsize=256)
def parse_number(text: str) -> PermitNumber:
    """The number that a person typed or a code holds, tolerant as `read_number` is.

    Raises:
        Refused: "permit.number_invalid".
    """
    number = read_number(text)
    if number is None or len(number.edition) > _LONGEST_EDITION:
        raise Refused("permit.number_invalid", number=text[:LONGEST_TYPED])
    return number
