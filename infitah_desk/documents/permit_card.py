"""The permit as a card: drawn once, for a card printer and for a sheet of ten alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infitah_desk.documents.a4_sheet import ACCENT, FADED, MM
from infitah_desk.documents.card_layout import CardLayout
from infitah_desk.documents.card_surface import CARD_HEIGHT, CARD_WIDTH
from infitah_desk.documents.guilloche import CARD, draw_guilloche, guilloche
from infitah_desk.documents.logo_drawing import draw_logo
from infitah_desk.documents.pdf_file import draw_lines
from infitah_desk.documents.qr_symbol import draw_symbol
from infitah_desk.documents.text_box import Box

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_CURVES_COLOUR = "#d3e6e0"
_MARK_COLOUR = "#e0a458"
_EVEN_ODD = 0  # ReportLab's name for the rule
_ROUND = 0.9 * MM
_LOGO_PAD = 0.6 * MM


def draw_card(canvas: Canvas, layout: CardLayout) -> None:
    """Draw the card from the canvas's origin, its lower left corner, to the right and up."""
    from reportlab.lib.colors import HexColor

    _draw_ground(canvas, layout)
    band = layout.surface.band
    canvas.setFillColor(HexColor(ACCENT))
    canvas.rect(band.x, band.y, band.width, band.height, stroke=0, fill=1)
    if layout.tile is not None and layout.face.logo is not None:
        canvas.setFillGray(1)
        _rounded(canvas, layout.tile, stroke=0, fill=1)
        draw_logo(canvas, layout.face.logo, _narrowed(layout.tile, _LOGO_PAD))
    _draw_frames(canvas, layout)
    draw_lines(canvas, layout.lines)
    draw_symbol(canvas, layout.symbol, layout.surface.code)


def _draw_ground(canvas: Canvas, layout: CardLayout) -> None:
    """The curves all over the card, but never under its code and where people sign."""
    card = Box(0, 0, CARD_WIDTH, CARD_HEIGHT)
    canvas.saveState()
    clip = canvas.beginPath()
    for box in (card, layout.surface.code, layout.strip):
        clip.rect(box.x, box.y, box.width, box.height)
    canvas.clipPath(clip, stroke=0, fill=0, fillMode=_EVEN_ODD)  # what lies inside is a hole
    draw_guilloche(canvas, guilloche(layout.code.encode("ascii"), card, CARD), _CURVES_COLOUR)
    canvas.restoreState()


def _draw_frames(canvas: Canvas, layout: CardLayout) -> None:
    from reportlab.lib.colors import HexColor

    if layout.duplicate_box is not None:
        canvas.setStrokeColor(HexColor(_MARK_COLOUR))
        canvas.setLineWidth(0.9)
        canvas.setFillGray(1)
        _rounded(canvas, layout.duplicate_box, stroke=1, fill=1)
    canvas.setStrokeColor(HexColor(FADED))
    canvas.setLineWidth(0.35)
    canvas.setDash(1.6, 1.4)
    _rounded(canvas, layout.strip, stroke=1, fill=0)
    for part in layout.parts[1:]:
        canvas.line(part.x, part.y, part.x, part.top)
    canvas.setDash()


def _rounded(canvas: Canvas, box: Box, *, stroke: int, fill: int) -> None:
    canvas.roundRect(box.x, box.y, box.width, box.height, _ROUND, stroke=stroke, fill=fill)


def _narrowed(box: Box, by: float) -> Box:
    return Box(box.x + by, box.y + by, box.width - 2 * by, box.height - 2 * by)
