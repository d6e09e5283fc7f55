"""A programme's logo drawn into a box: filled paths, as large as they fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infitah_desk.documents.text_box import Box
from infitah_desk.domain.permit_marks import Logo

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_NONZERO = 1  # ReportLab's name for the rule
_OPERATORS = {"M": "m", "L": "l", "C": "c", "Z": "h"}


def logo_size(logo: Logo, width: float, height: float) -> tuple[float, float]:
    """How large the logo is at most within that width and height, in points."""
    scale = min(width / logo.width, height / logo.height)
    return logo.width * scale, logo.height * scale


def draw_logo(canvas: Canvas, logo: Logo, box: Box) -> None:
    """Draw the logo in the middle of the box."""
    from reportlab.lib.colors import HexColor
    from reportlab.pdfgen.pathobject import PDFPathObject

    width, height = logo_size(logo, box.width, box.height)
    scale = width / logo.width
    canvas.saveState()
    canvas.translate(box.x + (box.width - width) / 2, box.top - (box.height - height) / 2)
    canvas.scale(scale, -scale)
    for path in logo.paths:
        operators = [
            " ".join((*(f"{x:.4f} {y:.4f}" for x, y in step.points), _OPERATORS[step.command]))
            for step in path.steps()
        ]
        canvas.setFillColor(HexColor(path.colour))
        canvas.drawPath(PDFPathObject(operators), stroke=0, fill=1, fillMode=_NONZERO)
    canvas.restoreState()
