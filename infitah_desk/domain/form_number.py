"""The number of a blank paper form, such as `C2F-TET1-10007-K`.

The permit's edition with an F, the node, the position of the installation that reserved it and a
running number: no two installations of a node ever print the same.
"""

from __future__ import annotations

import msgspec

from infitah_desk.domain.errors import Refused
from infitah_desk.domain.typed_number import LONGEST_TYPED, read_number, spell_number

LAST_FORM = 9_999

_MARK = "F"
_RANGE = LAST_FORM + 1


class FormNumber(msgspec.Struct, frozen=True):
    """A number whose check character holds; `text` is its one canonical spelling."""

    edition: str
    node: str
    position: int
    running: int
    text: str


def format_form_number(edition: str, node: str, position: int, running: int) -> str:
    """The number of a form, such as `C2F-TET1-10007-K` for ("C2", "TET-1", 1, 7).

    Raises:
        Refused: "form.number_invalid" where no number can be made of these.
    """
    number = spell_number(edition + _MARK, node, position * _RANGE + running)
    if number is None or not (position >= 1 and 1 <= running <= LAST_FORM):
        raise Refused("form.number_invalid", number=f"{edition} {node} {position} {running}")
    return number


def parse_form_number(text: str) -> FormNumber:
    """The number that a person typed or a code holds, as tolerant as with permits.

    Raises:
        Refused: "form.number_invalid".
    """
    number = read_number(text)
    if number is not None and len(number.edition) > 1 and number.edition.endswith(_MARK):
        position, running = divmod(number.serial, _RANGE)
        if position and running:
            edition = number.edition.removesuffix(_MARK)
            return FormNumber(edition, number.node, position, running, number.text)
    raise Refused("form.number_invalid", number=text[:LONGEST_TYPED])
