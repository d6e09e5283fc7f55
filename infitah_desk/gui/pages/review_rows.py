"""The rows of two dossiers side by side: which fields stand together, and whether they agree."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal, NamedTuple

from infitah_desk.domain.text_folding import fold
from infitah_desk.gui.models.value_words import value_words
from infitah_desk.system.texts import Language, field_name

if TYPE_CHECKING:
    from infitah_desk.domain.programme import Programme
    from infitah_desk.services.reviewing import Review

Agreement = Literal["good", "to_do", "plain"]

TOGETHER = (
    ("name",),
    ("name_ar",),
    ("manager",),
    ("manager_ar",),
    ("rc_number", "rc_court", "tp_number"),
    ("ice", "if_number"),
    ("phone",),
    ("city",),
    ("address",),
    ("activity",),
    ("legal_form",),
    ("turnover",),
)
_SHORT = {"rc_number": "RC", "tp_number": "TP", "ice": "ICE", "if_number": "IF"}


class Row(NamedTuple):
    """One row: its fields, what it is called, both texts, and whether they agree."""

    name: str
    title: str
    left: str
    right: str
    agreement: Agreement


def rows_of(review: Review, programme: Programme | None, language: Language) -> Iterator[Row]:
    """The rows of which at least one dossier says something."""
    for fields in TOGETHER:
        left, right = (
            [value_words(name, party.enterprise.get(name), programme, language) for name in fields]
            for party in (review.left, review.right)
        )
        if any(left) or any(right):
            yield Row(
                fields[0],
                _title(fields, language),
                _joined(fields, left),
                _joined(fields, right),
                _agreement(left, right),
            )


def _title(fields: tuple[str, ...], language: Language) -> str:
    short = [_SHORT[name] for name in fields if name in _SHORT]
    if short:
        return " / ".join(short)
    words = field_name(fields[0], language)
    return words[:1].upper() + words[1:]


def _joined(fields: tuple[str, ...], texts: list[str]) -> str:
    """Numbers with their short names; a court belongs to the number before it."""
    said = ""
    for name, text in zip(fields, texts, strict=True):
        if not text:
            continue
        label = f"{_SHORT[name]} " if name in _SHORT else ""
        between = ", " if name == "rc_court" else " · "
        said += (between if said else "") + label + text
    return said


def _agreement(left: list[str], right: list[str]) -> Agreement:
    """Of what both say: all alike, or something different; nothing where one of them is silent."""
    told = [(one, other) for one, other in zip(left, right, strict=True) if one and other]
    if not told:
        return "plain"
    return "good" if all(fold(one) == fold(other) for one, other in told) else "to_do"
