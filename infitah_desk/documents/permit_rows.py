"""The rows of a certificate: what is said of the enterprise, French left and Arabic right.

A row exists only where there is something to say.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from infitah_desk.documents.a4_sheet import FADED, LEFT_EDGE, MM, PAGE_HEIGHT, RIGHT_EDGE
from infitah_desk.documents.date_words import arabic_date, french_date
from infitah_desk.documents.text_box import (
    Align,
    Lines,
    TextStyle,
    fit_text,
    place_on_baseline,
)
from infitah_desk.documents.text_pair import PairStyle, Room, place_pair
from infitah_desk.domain.permit_face import PermitFace

VALUES_LEFT, VALUES_WIDTH = 56.0, 98.0

LABEL = TextStyle(sizes=(8.5,), colour=FADED)
VALUE = TextStyle(sizes=(12.5, 11.5, 10.5, 9.5, 8.5, 7.5), most_lines=3, leading=1.35)
STACKED = TextStyle(sizes=(9.5, 8.5, 7.5), most_lines=2, leading=1.35)
VALUES = PairStyle(VALUE, STACKED, 4.0 * MM)

_LABELS = {
    "name": ("Entreprise", "المقاولة"),
    "manager": ("Gérant", "المسير"),
    "rc_number": ("Registre de commerce", "السجل التجاري"),
    "tp_number": ("Taxe professionnelle", "الرسم المهني"),
    "ice": ("ICE", "التعريف الموحد للمقاولة"),
    "forum": ("Forum", "الملتقى"),
    "valid_until": ("Valable jusqu’au", "صالحة إلى غاية"),
}
_LABEL_WIDTH = 34.0
_ABOVE, _BELOW = 0.2, 0.6


class Row(msgspec.Struct, frozen=True):
    """One field in both scripts; either may be empty."""

    field: str
    value: str
    value_ar: str


def rows_of(face: PermitFace) -> list[Row]:
    """The rows of a permit that say something, from the top."""
    legal, until = face.legal_date, face.valid_until
    rows = [
        Row("name", face.name, face.name_ar),
        Row("manager", face.manager, face.manager_ar),
        Row("rc_number", _joined(face.rc_number, face.rc_court), face.rc_court_ar),
        Row("tp_number", face.tp_number, ""),
        Row("ice", face.ice, ""),
        Row(
            "forum",
            f"{face.city}, {_unbroken(french_date(legal))}",
            f"{face.city_ar}، {_unbroken(arabic_date(legal))}",
        ),
    ]
    if until is not None:
        rows.append(Row("valid_until", french_date(until), arabic_date(until)))
    return [row for row in rows if row.value or row.value_ar]


def _joined(number: str, court: str) -> str:
    return f"{number} — {court}" if number and court else number


def _unbroken(text: str) -> str:
    return text.replace(" ", "\u00a0")


def lay_out_row(
    row: Row, top: float, labels: Mapping[str, tuple[str, str]] = _LABELS
) -> tuple[Lines, float]:
    """The row's lines, its upper edge `top` millimetres down the sheet, and its height there.

    A value alone has the whole width; two that are too long to stand side by side stand one above
    the other.

    Raises:
        Refused: "permit.does_not_fit" or "permit.no_glyph".
    """
    room = Room(VALUES_LEFT * MM, PAGE_HEIGHT - (top + _ABOVE) * MM, VALUES_WIDTH * MM)
    values, points = place_pair(row.field, (row.value, row.value_ar), room, VALUES)
    height = points / MM
    label, label_ar = labels[row.field]
    baseline = values[0].baseline
    arabic_at = RIGHT_EDGE - _LABEL_WIDTH
    lines = (
        *values,
        *_label(label, f"{row.field}_label", LEFT_EDGE, "left", baseline),
        *_label(label_ar, f"{row.field}_label_ar", arabic_at, "right", baseline),
    )
    return lines, _ABOVE + height + _BELOW


def _label(text: str, field: str, x: float, side: Align, baseline: float) -> Lines:
    """A label on the baseline of its value's first line."""
    fitted = fit_text(field, text, _LABEL_WIDTH * MM, LABEL, "ltr" if side == "left" else "rtl")
    return place_on_baseline(fitted, x * MM, _LABEL_WIDTH * MM, baseline, side)
