"""The A4 certificate on paper: one sheet a permit, and nothing on it but vectors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infitah_desk.documents.a4_sheet import ACCENT, FADED, MM
from infitah_desk.documents.guilloche import draw_guilloche, guilloche
from infitah_desk.documents.logo_drawing import draw_logo
from infitah_desk.documents.pdf_file import draw_lines
from infitah_desk.documents.permit_layout import (
    CODE_BOX,
    FRAME,
    LOGO_BOX,
    PermitLayout,
)
from infitah_desk.documents.qr_symbol import draw_symbol, make_symbol
from infitah_desk.documents.text_box import Box

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


def draw_certificate(canvas: Canvas, layout: PermitLayout) -> None:
    """Draw the certificate on a sheet of its own."""
    _draw_ground(canvas, layout)
    _draw_frames(canvas, layout)
    if layout.face.logo is not None:
        draw_logo(canvas, layout.face.logo, LOGO_BOX)
    draw_lines(canvas, layout.lines)
    draw_symbol(canvas, make_symbol(layout.code), CODE_BOX)


def _draw_ground(canvas: Canvas, layout: PermitLayout) -> None:
    """The curves within the frame, but never under code and stamp: they stand on bare paper."""
    canvas.saveState()
    clip = canvas.beginPath()
    for box in (_INNER_FRAME, _BARE, layout.stamp):
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
    stamp = layout.stamp
    canvas.roundRect(stamp.x, stamp.y, stamp.width, stamp.height, 2 * MM, stroke=1, fill=0)
    for part in layout.stamp_parts[1:]:
        canvas.line(part.x, part.y + 3 * MM, part.x, part.top - 3 * MM)
    canvas.setDash()
