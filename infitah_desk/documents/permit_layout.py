"""The A4 certificate laid out: which line stands where, before anything is drawn.

After the form of Moroccan papers: French left, Arabic right.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import msgspec

from infitah_desk.documents.a4_sheet import (
    ACCENT,
    FADED,
    LEFT_EDGE,
    MM,
    PAGE_HEIGHT,
    RIGHT_EDGE,
    mm,
)
from infitah_desk.documents.arabic_text import Direction
from infitah_desk.documents.duplicate_mark import place_duplicate
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
    place_text,
)
from infitah_desk.documents.text_pair import PairStyle, Room, place_pair_tightly
from infitah_desk.domain.errors import Refused
from infitah_desk.domain.permit_face import PermitFace

HEADING = TextStyle(sizes=(9.5, 9, 8.5, 8, 7.5), most_lines=2, leading=1.25)
TITLE = TextStyle(sizes=(29, 26, 23, 20), font=SEMIBOLD, colour=ACCENT)
NUMBER = TextStyle(sizes=(18,), font=SEMIBOLD, spacing=0.07)
DUPLICATE = TextStyle(
    sizes=(10, 9, 8, 7.5), font=SEMIBOLD, colour=ACCENT, spacing=0.02, most_lines=2
)
SMALL = TextStyle(sizes=(8,), colour=FADED)
SMALL_PAIR = PairStyle(SMALL, SMALL, 2 * MM)
SIGNATORIES = PairStyle(
    TextStyle(sizes=(8.5, 8, 7.5, 7)), TextStyle(sizes=(8, 7.5, 7), most_lines=2), 2 * MM
)

STAMP = ("Cachet et signature", "الختم والتوقيع")
CAPTION = ("Contrôle hors ligne", "التحقق دون اتصال")

FRAME = mm(10, 10, 190, 277)
CODE_BOX = mm(127.5, 209, 63, 63)  # 63 mm: modules of 0.504 mm even in version 25
LOGO_BOX = mm(95.5, 14.5, 19, 19)
_STAMP_BOXES = (mm(20, 232, 66, 40), mm(20, 232, 98, 40))  # for one who signs, and for more
_HEADING_TOP, _HEADING_HEIGHT = 16.5, 25.0
_HEADING_WIDTH, _BESIDE_LOGO = 83.0, 72.0
_ROWS_TOP, _ROWS_END = 96.0, 206.0
_BETWEEN_ROWS = 2.6
_DUPLICATE_ROOM = Room(40 * MM, PAGE_HEIGHT - 87 * MM, 130 * MM)
_DIRECTIONS: dict[Align, Direction] = {"left": "ltr", "right": "rtl"}


class PermitLayout(msgspec.Struct, frozen=True):
    """One sheet: its lines of text, dotted rules under rows, and a duplicate's frame.

    The `stamp` box has a part for each who signs.
    """

    face: PermitFace
    code: str
    lines: Lines
    rules: tuple[Box, ...]
    stamp: Box
    stamp_parts: tuple[Box, ...]
    duplicate_box: Box | None


def lay_out_permit(face: PermitFace, code: str) -> PermitLayout:
    """Where each line of the certificate stands.

    Raises:
        Refused: "permit.does_not_fit" or "permit.no_glyph", with the `field` and the `number`.
    """
    with refusals_of(face):
        return _lay_out(face, code)


@contextmanager
def refusals_of(face: PermitFace) -> Iterator[None]:
    """Have what is refused meanwhile name the `number` of this permit."""
    try:
        yield
    except Refused as refused:
        raise Refused(*refused.codes, **refused.details, number=face.number) from refused


def _lay_out(face: PermitFace, code: str) -> PermitLayout:
    stamp, parts, signed = _stamp(face)
    lines = [*_head(face), *signed, *_both_scripts("caption", CAPTION, _narrowed(CODE_BOX, 3))]
    duplicate = None
    rules: list[Box] = []
    top = _ROWS_TOP
    if face.copy > 1:
        marked, duplicate = place_duplicate(face, _DUPLICATE_ROOM, DUPLICATE, 1.3 * MM)
        lines += marked
        top = (PAGE_HEIGHT - duplicate.y) / MM + 4
    for row in rows_of(face):
        placed, height = lay_out_row(row, top)
        lines += placed
        rules.append(mm(VALUES_LEFT, top + height, VALUES_WIDTH, 0))
        top += height + _BETWEEN_ROWS
    if top - _BETWEEN_ROWS > _ROWS_END:
        raise Refused("permit.does_not_fit", field="name")
    return PermitLayout(face, code, tuple(lines), tuple(rules), stamp, parts, duplicate)


def _head(face: PermitFace) -> Lines:
    width = _HEADING_WIDTH if face.logo is None else _BESIDE_LOGO
    return (
        *_heading("heading", face.heading, LEFT_EDGE, width, "left"),
        *_heading("heading_ar", face.heading_ar, RIGHT_EDGE - width, width, "right"),
        *_centred("title", face.title.upper(), TITLE, mm(20, 39.2, 170, 17.6), "ltr"),
        *_centred("title_ar", face.title_ar, TITLE, mm(20, 56.8, 170, 17.6), "rtl"),
        *_centred("number", face.number, NUMBER, mm(20, 74.6, 170, 11), "ltr"),
    )


def _heading(field: str, texts: tuple[str, ...], x: float, width: float, side: Align) -> Lines:
    lines: list[PlacedLine] = []
    room = mm(x, _HEADING_TOP, width, _HEADING_HEIGHT)
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


def _stamp(face: PermitFace) -> tuple[Box, tuple[Box, ...], Lines]:
    """The box to sign and stamp, its parts, and who signs at the top of each."""
    names = [(one.fr, one.ar) for one in face.signatories]
    box = _STAMP_BOXES[len(names) > 1]
    width = box.width / max(1, len(names))
    parts = tuple(
        Box(box.x + place * width, box.y, width, box.height) for place in range(max(1, len(names)))
    )
    room = Room(box.x + 2.5 * MM, box.top - 2 * MM, box.width - 5 * MM)
    lines, height = place_pair_tightly("stamp", STAMP, room, SMALL_PAIR)
    for place, (part, texts) in enumerate(zip(parts, names, strict=False), start=1):
        below = Room(part.x + 2.5 * MM, room.top - height - 1.6 * MM, part.width - 5 * MM)
        lines += place_pair_tightly(f"stamp_signatory_{place}", texts, below, SIGNATORIES)[0]
    return box, parts, lines


def _narrowed(box: Box, by: float) -> Box:
    return Box(box.x + by * MM, box.y, box.width - 2 * by * MM, box.height)


def _both_scripts(field: str, texts: tuple[str, str], across: Box) -> Lines:
    """A line under the box, French at its left end and Arabic at its right."""
    room = Room(across.x, across.y - 1.2 * MM, across.width)
    return place_pair_tightly(field, texts, room, SMALL_PAIR)[0]
