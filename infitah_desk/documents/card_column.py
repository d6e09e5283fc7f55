"""What a card says of the enterprise: a column of texts in both scripts, all set at one step."""

from __future__ import annotations

from typing import NamedTuple

from infitah_desk.documents.a4_sheet import MM
from infitah_desk.documents.arabic_text import Direction
from infitah_desk.documents.fonts import REGULAR, SEMIBOLD
from infitah_desk.documents.text_box import Box, Lines, PlacedLine, TextStyle
from infitah_desk.documents.text_pair import (
    PairStyle,
    Room,
    place_alone_tightly,
    place_pair_tightly,
)
from infitah_desk.domain.errors import Refused
from infitah_desk.domain.permit_face import PermitFace


class Step(NamedTuple):
    """Sizes in points of one setting of the column, and the space between its groups."""

    number: float
    name: float
    manager: float
    row: float
    between: float


STEPS = (
    Step(9.5, 9.0, 7.6, 6.2, 1.9 * MM),
    Step(9.5, 8.2, 7.0, 6.0, 1.6 * MM),
    Step(9.0, 7.4, 6.5, 5.8, 1.4 * MM),
    Step(8.5, 6.8, 6.0, 5.5, 1.2 * MM),
    Step(8.0, 6.2, 5.6, 5.2, 1.0 * MM),
    Step(7.5, 5.6, 5.2, 4.9, 0.8 * MM),
    Step(7.0, 5.2, 4.9, 4.6, 0.7 * MM),
    Step(6.5, 4.8, 4.6, 4.4, 0.6 * MM),
)
_MOST_LINES, _LEADING = 4, 1.28


def place_column(face: PermitFace, column: Box, strip: float, least: float) -> tuple[Lines, float]:
    """The lines of the column at the largest step at which `strip` points are left below them.

    At the smallest step `least` points will do. Gives the height at which they end, too.

    Raises:
        Refused: "permit.does_not_fit" with the `field` that is too long; "permit.no_glyph".
    """
    refused = Refused("permit.does_not_fit", field="name")
    for step in STEPS:
        try:
            lines, end = _place(face, column, step)
        except Refused as refused_here:
            if refused_here.code != "permit.does_not_fit":
                raise
            refused = refused_here
            continue
        left = end - step.between - column.y
        if left >= (least if step is STEPS[-1] else strip):
            return lines, end - step.between
        refused = Refused("permit.does_not_fit", field=_longest(face))
    raise refused


def _place(face: PermitFace, column: Box, step: Step) -> tuple[Lines, float]:
    lines: list[PlacedLine] = []
    top = column.top - 1.7 * MM

    def add(placed: tuple[Lines, float], gap: float) -> None:
        nonlocal top
        if placed[0]:
            lines.extend(placed[0])
            top -= placed[1] + gap

    def alone(field: str, text: str, style: TextStyle, gap: float) -> None:
        if text:
            direction: Direction = "rtl" if field.endswith("_ar") else "ltr"
            room = Room(column.x, top, column.width)
            add(place_alone_tightly(field, text, room, style, direction), gap)

    tight = step.between / 2
    number = TextStyle(sizes=(step.number, step.number - 1), font=SEMIBOLD, spacing=0.05)
    name = _wrapped(step.name, SEMIBOLD)
    manager = _wrapped(step.manager)
    alone("number", face.number, number, step.between)
    alone("name", face.name, name, tight if face.name_ar else step.between)
    alone("name_ar", face.name_ar, name, step.between)
    alone("manager", face.manager, manager, tight if face.manager_ar else step.between)
    alone("manager_ar", face.manager_ar, manager, step.between)
    row = _wrapped(step.row)
    for field, texts in _rows(face):
        room = Room(column.x, top, column.width)
        pair = PairStyle(TextStyle(sizes=(step.row,)), row, 1.2 * MM)
        add(place_pair_tightly(field, texts, room, pair), tight)
    return tuple(lines), top


def _wrapped(size: float, font: str = REGULAR) -> TextStyle:
    return TextStyle(sizes=(size,), font=font, most_lines=_MOST_LINES, leading=_LEADING)


def _rows(face: PermitFace) -> list[tuple[str, tuple[str, str]]]:
    """The short facts, French and Arabic: the register (else the tax), place and day, the end."""
    rows = [_registration(face)]
    legal, until = face.legal_date, face.valid_until
    rows.append(("forum", (f"{face.city}, {legal:%d/%m/%Y}", face.city_ar)))
    if until is not None:
        rows.append(("valid_until", (f"Valable jusqu’au {until:%d/%m/%Y}", "صالحة إلى غاية")))
    return [row for row in rows if any(row[1])]


def _registration(face: PermitFace) -> tuple[str, tuple[str, str]]:
    if face.rc_number:
        french = " — ".join(filter(None, (f"RC {face.rc_number}", face.rc_court)))
        return "rc_number", (french, " — ".join(filter(None, ("السجل التجاري", face.rc_court_ar))))
    if face.tp_number:
        return "tp_number", (f"TP {face.tp_number}", "الرسم المهني")
    return "rc_number", ("", "")


def _longest(face: PermitFace) -> str:
    """The text to shorten where all of them together are too long."""
    texts = {field: getattr(face, field) for field in ("name", "name_ar", "manager", "manager_ar")}
    return max(texts, key=lambda field: len(texts[field]))
