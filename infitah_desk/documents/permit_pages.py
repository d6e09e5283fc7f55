"""Permits drawn in each format that there is: on A4, as cards, as ten cards on A4.

Same permits, copies and shift, same bytes.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import msgspec

from infitah_desk.documents.a4_sheet import PAGE_HEIGHT, PAGE_WIDTH
from infitah_desk.documents.card_layout import lay_out_card
from infitah_desk.documents.card_surface import CARD_HEIGHT, CARD_WIDTH
from infitah_desk.documents.cards_sheet import (
    COLUMNS,
    MOST_SHIFT,
    NO_SHIFT,
    ROWS,
    Shift,
    card_places,
    draw_cards_sheet,
)
from infitah_desk.documents.drawn_pages import DrawnPages, PlacedCode
from infitah_desk.documents.pdf_file import new_canvas
from infitah_desk.documents.permit_a4 import draw_certificate
from infitah_desk.documents.permit_card import draw_card
from infitah_desk.documents.permit_layout import CODE_BOX, lay_out_permit
from infitah_desk.documents.text_box import Box
from infitah_desk.domain.errors import Refused
from infitah_desk.domain.permit_face import PermitFace

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

Permits = Sequence[tuple[PermitFace, str]]
PageCodes = tuple[PlacedCode, ...]


class PageFormat(msgspec.Struct, frozen=True):
    """One format: its page in points, how many permits a page has, and how one page is drawn."""

    width: float
    height: float
    a_page: int
    most_shift: Shift
    draw: Callable[[Canvas, Permits, Shift], PageCodes]


def draw_permit_pages(format_: str, permits: Permits, shift: Shift = NO_SHIFT) -> DrawnPages:
    """These permits, each face with the code signed for it, as pages of one of `PAGE_FORMATS`.

    `self_check` must read the result before anyone has it.

    Raises:
        Refused: "permit.does_not_fit", "permit.no_glyph", both with the `field` and the `number`;
            "permit.shift_too_far" with the `axis` and the `most` millimetres.
    """
    format_of = PAGE_FORMATS[format_]
    refuse_shift(format_, shift)
    title, author = "", ""
    if permits:
        first, _ = permits[0]
        title = " ".join((first.title, *(face.number for face, _ in permits[:3])))
        author = first.issuer
    file = io.BytesIO()
    canvas = new_canvas(file, format_of.width, format_of.height, title=title, author=author)
    codes: list[PageCodes] = []
    for start in range(0, len(permits), format_of.a_page):
        page = permits[start : start + format_of.a_page]
        codes.append(format_of.draw(canvas, page, shift))
        canvas.showPage()
    canvas.save()
    return DrawnPages(file.getvalue(), tuple(codes))


def refuse_shift(format_: str, shift: Shift) -> None:
    """See that nothing is pushed off the sheet.

    Raises:
        Refused: "permit.shift_too_far".
    """
    for axis, by, most in zip(Shift._fields, shift, PAGE_FORMATS[format_].most_shift, strict=True):
        if not -most <= by <= most:
            raise Refused("permit.shift_too_far", axis=axis, most=f"{most:g}", format=format_)


def _draw_a4(canvas: Canvas, permits: Permits, _shift: Shift) -> PageCodes:
    [(face, code)] = permits
    draw_certificate(canvas, lay_out_permit(face, code))
    return (PlacedCode(code, CODE_BOX),)


def _draw_card(canvas: Canvas, permits: Permits, _shift: Shift) -> PageCodes:
    [(face, code)] = permits
    layout = lay_out_card(face, code)
    draw_card(canvas, layout)
    return (PlacedCode(code, layout.surface.code),)


def _draw_cards(canvas: Canvas, permits: Permits, shift: Shift) -> PageCodes:
    layouts = [lay_out_card(face, code) for face, code in permits]
    draw_cards_sheet(canvas, layouts, shift)
    return tuple(
        PlacedCode(layout.code, _moved(layout.surface.code, place))
        for place, layout in zip(card_places(shift), layouts, strict=False)
    )


def _moved(box: Box, place: Box) -> Box:
    return Box(place.x + box.x, place.y + box.y, box.width, box.height)


PAGE_FORMATS = {
    "a4": PageFormat(PAGE_WIDTH, PAGE_HEIGHT, 1, NO_SHIFT, _draw_a4),
    "card": PageFormat(CARD_WIDTH, CARD_HEIGHT, 1, NO_SHIFT, _draw_card),
    "cards-a4": PageFormat(PAGE_WIDTH, PAGE_HEIGHT, COLUMNS * ROWS, MOST_SHIFT, _draw_cards),
}
