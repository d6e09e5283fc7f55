"""The A4 certificate on paper: one sheet a permit, vectors only, the same bytes every time."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

from infitah_desk.documents.a4_sheet import ACCENT, FADED, MM, PAGE_HEIGHT, PAGE_WIDTH
from infitah_desk.documents.guilloche import draw_guilloche, guilloche
from infitah_desk.documents.pdf_file import draw_lines, new_canvas
from infitah_desk.documents.permit_layout import (
    CODE_BOX,
    FRAME,
    STAMP_BOX,
    PermitLayout,
    lay_out_permit,
)
from infitah_desk.documents.qr_symbol import draw_symbol, make_symbol
from infitah_desk.documents.text_box import Box
from infitah_desk.domain.permit_face import PermitFace

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_CURVES_COLOUR = "#cfe3dd"
_EVEN_ODD = 0  # ReportLab's name for the rule
_BARE = Box(  # the code and its caption, and a little for the width of a curve
    CODE_BOX.x - MM, CODE_BOX.y - 6 * MM, CODE_BOX.width + 2 * MM, CODE_BOX.height + 7 * MM
)
_EDGE = 1.2 * MM
_INNER_FRAME = Box(
    FRAME.x + _EDGE, FRAME.y + _EDGE, FRAME.width - 2 * _EDGE, FRAME.height - 2 * _EDGE
)


def draw_permit_a4(face: PermitFace, code: str) -> bytes:
    """One certificate as a PDF; see `draw_permits_a4`."""
    return draw_permits_a4([(face, code)])


def draw_permits_a4(permits: Sequence[tuple[PermitFace, str]]) -> bytes:
    """The certificates in one PDF, a page for each face with the code signed for it.

    Same permits and copies, same bytes. `self_check` must read the result before anyone has it.

    Raises:
        Refused: "permit.does_not_fit", "permit.no_glyph", both with the `field` and the `number`.
    """
    layouts = [lay_out_permit(face, code) for face, code in permits]
    title, author = "", ""
    if layouts:
        first = layouts[0].face
        title = " ".join((first.title, *(layout.face.number for layout in layouts[:3])))
        author = first.issuer
    file = io.BytesIO()
    canvas = new_canvas(file, PAGE_WIDTH, PAGE_HEIGHT, title=title, author=author)
    for layout in layouts:
        _draw_page(canvas, layout)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def _draw_page(canvas: Canvas, layout: PermitLayout) -> None:
    _draw_ground(canvas, layout)
    _draw_frames(canvas, layout)
    draw_lines(canvas, layout.lines)
    draw_symbol(canvas, make_symbol(layout.code), CODE_BOX)


def _draw_ground(canvas: Canvas, layout: PermitLayout) -> None:
    """The curves within the frame, but never under code and stamp: they stand on bare paper."""
    canvas.saveState()
    clip = canvas.beginPath()
    for box in (_INNER_FRAME, _BARE, STAMP_BOX):
        clip.rect(box.x, box.y, box.width, box.height)
    canvas.clipPath(clip, stroke=0, fill=0, fillMode=_EVEN_ODD)  # what lies inside is a hole
    draw_guilloche(canvas, guilloche(layout.code.encode("ascii"), FRAME), _CURVES_COLOUR)
    canvas.restoreState()


def _draw_frames(canvas: Canvas, layout: PermitLayout) -> None:
    from reportlab.lib.colors import HexColor

    canvas.setStrokeColor(HexColor(ACCENT))
    canvas.setLineWidth(1)
    canvas.rect(FRAME.x, FRAME.y, FRAME.width, FRAME.height)
    canvas.setLineWidth(0.3)
    canvas.rect(_INNER_FRAME.x, _INNER_FRAME.y, _INNER_FRAME.width, _INNER_FRAME.height)
    if layout.duplicate_box is not None:
        box = layout.duplicate_box
        canvas.setLineWidth(0.8)
        canvas.setFillGray(1)
        canvas.roundRect(box.x, box.y, box.width, box.height, 1.5 * MM, stroke=1, fill=1)
    canvas.setStrokeColor(HexColor(FADED))
    canvas.setLineWidth(0.4)
    canvas.setDash(0.5, 1.8)
    for rule in layout.rules:
        canvas.line(rule.x, rule.y, rule.right, rule.y)
    canvas.setDash(2.5, 2)
    canvas.roundRect(
        STAMP_BOX.x, STAMP_BOX.y, STAMP_BOX.width, STAMP_BOX.height, 2 * MM, stroke=1, fill=0
    )
    canvas.setDash()
