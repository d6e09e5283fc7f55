"""The A4 certificate laid out: which line stands where, before anything is drawn.

After the form of Moroccan papers: French left, Arabic right.
"""

from __future__ import annotations

import msgspec

from infitah_desk.documents.a4_sheet import ACCENT, FADED, LEFT_EDGE, MM, RIGHT_EDGE, mm
from infitah_desk.documents.arabic_text import Direction
from infitah_desk.documents.fonts import SEMIBOLD
from infitah_desk.documents.permit_rows import (
    VALUES_LEFT,
    VALUES_WIDTH,
    lay_out_row,
    rows_of,
)
from infitah_desk.documents.text_box import (
    Align,
    Box,
    Lines,
    PlacedLine,
    TextStyle,
    fit_text,
    place_on_baseline,
    place_text,
)
from infitah_desk.domain.errors import Refused
from infitah_desk.domain.permit_face import PermitFace

HEADING = TextStyle(sizes=(9.5, 9, 8.5, 8, 7.5), most_lines=2, leading=1.25)
TITLE = TextStyle(sizes=(29, 26, 23, 20), font=SEMIBOLD, colour=ACCENT)
NUMBER = TextStyle(sizes=(18,), font=SEMIBOLD, spacing=0.07)
DUPLICATE = TextStyle(sizes=(10, 9, 8), font=SEMIBOLD, colour=ACCENT, spacing=0.02)
SMALL = TextStyle(sizes=(8,), colour=FADED)

_STAMP = ("Cachet et signature", "الختم والتوقيع")
_CAPTION = ("Contrôle hors ligne", "التحقق دون اتصال")

FRAME = mm(10, 10, 190, 277)
CODE_BOX = mm(127.5, 209, 63, 63)  # 63 mm: modules of 0.504 mm even in version 25
STAMP_BOX = mm(20, 232, 66, 40)
_HEADING_TOP, _HEADING_WIDTH, _HEADING_HEIGHT = 16.5, 83.0, 25.0
_ROWS_TOP, _ROWS_END = 96.0, 206.0
_BETWEEN_ROWS = 2.6
_DIRECTIONS: dict[Align, Direction] = {"left": "ltr", "right": "rtl"}


class PermitLayout(msgspec.Struct, frozen=True):
    """One sheet: its lines of text, the dotted rules under rows, and a duplicate's frame."""

    face: PermitFace
    code: str
    lines: Lines
    rules: tuple[Box, ...]
    duplicate_box: Box | None


def lay_out_permit(face: PermitFace, code: str) -> PermitLayout:
    """Where each line of the certificate stands.

    Raises:
        Refused: "permit.does_not_fit" or "permit.no_glyph", with the `field` and the `number`.
    """
    try:
        return _lay_out(face, code)
    except Refused as refused:
        raise Refused(*refused.codes, **refused.details, number=face.number) from refused


def _lay_out(face: PermitFace, code: str) -> PermitLayout:
    duplicate = mm(55, 87, 100, 7) if face.copy > 1 else None
    lines = [*_head(face), *_foot()]
    if duplicate is not None:
        lines += _duplicate(face.copy, duplicate)
    rules: list[Box] = []
    top = _ROWS_TOP + (3 if duplicate else 0)
    for row in rows_of(face):
        placed, height = lay_out_row(row, top)
        lines += placed
        rules.append(mm(VALUES_LEFT, top + height, VALUES_WIDTH, 0))
        top += height + _BETWEEN_ROWS
    if top - _BETWEEN_ROWS > _ROWS_END:
        raise Refused("permit.does_not_fit", field="name")
    return PermitLayout(face, code, tuple(lines), tuple(rules), duplicate)


def _head(face: PermitFace) -> Lines:
    return (
        *_heading("heading", face.heading, LEFT_EDGE, "left"),
        *_heading("heading_ar", face.heading_ar, RIGHT_EDGE - _HEADING_WIDTH, "right"),
        *_centred("title", face.title.upper(), TITLE, mm(20, 39.2, 170, 17.6), "ltr"),
        *_centred("title_ar", face.title_ar, TITLE, mm(20, 56.8, 170, 17.6), "rtl"),
        *_centred("number", face.number, NUMBER, mm(20, 74.6, 170, 11), "ltr"),
    )


def _heading(field: str, texts: tuple[str, ...], x: float, side: Align) -> Lines:
    lines: list[PlacedLine] = []
    room = mm(x, _HEADING_TOP, _HEADING_WIDTH, _HEADING_HEIGHT)
    top = room.top
    for text in texts:
        fitted = fit_text(field, text, room.width, HEADING, _DIRECTIONS[side])
        if top - fitted.height < room.y:
            raise Refused("permit.does_not_fit", field=field)
        lines += place_text(
            fitted, Box(room.x, top - fitted.height, room.width, fitted.height), side
        )
        top -= fitted.height
    return tuple(lines)


def _centred(field: str, text: str, style: TextStyle, box: Box, direction: Direction) -> Lines:
    return place_text(fit_text(field, text, box.width, style, direction), box, "centre")


def _duplicate(copy: int, box: Box) -> Lines:
    """Which copy this is, in both scripts, inside the duplicate's frame."""
    half = (box.width - 4 * MM) / 2
    baseline = box.y + 2.3 * MM
    left = fit_text("copy", f"DUPLICATA — copie n° {copy}", half, DUPLICATE, "ltr")
    right = fit_text("copy_ar", f"نسخة رقم {copy}", half, DUPLICATE, "rtl")
    return (
        *place_on_baseline(left, box.x + 2 * MM, half, baseline, "left"),
        *place_on_baseline(right, box.x + 2 * MM + half, half, baseline, "right"),
    )


def _foot() -> Lines:
    stamp, code = _narrowed(STAMP_BOX, 2.5), _narrowed(CODE_BOX, 3)
    return (
        *_both_scripts("stamp", _STAMP, stamp, STAMP_BOX.top - 5 * MM),
        *_both_scripts("caption", _CAPTION, code, CODE_BOX.y - 3.2 * MM),
    )


def _narrowed(box: Box, by: float) -> Box:
    return Box(box.x + by * MM, box.y, box.width - 2 * by * MM, box.height)


def _both_scripts(field: str, texts: tuple[str, str], across: Box, baseline: float) -> Lines:
    half = across.width / 2
    left = fit_text(field, texts[0], half, SMALL, "ltr")
    right = fit_text(f"{field}_ar", texts[1], half, SMALL, "rtl")
    return (
        *place_on_baseline(left, across.x, half, baseline, "left"),
        *place_on_baseline(right, across.x + half, half, baseline, "right"),
    )
