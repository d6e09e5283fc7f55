"""Marks at which a sheet of cards is cut: ticks beyond the cards, small crosses where four meet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from infitah_desk.documents.a4_sheet import MM

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

TICK_FROM, TICK_TO = 1.5 * MM, 6.5 * MM
_ARM = 1.2 * MM


def draw_cut_marks(canvas: Canvas, across: Sequence[float], down: Sequence[float]) -> None:
    """Mark the cuts at these distances from the left and from below, in points, each ascending."""
    canvas.saveState()
    canvas.setStrokeGray(0.25)
    canvas.setLineWidth(0.3)
    for x in across:
        canvas.line(x, down[0] - TICK_TO, x, down[0] - TICK_FROM)
        canvas.line(x, down[-1] + TICK_FROM, x, down[-1] + TICK_TO)
    for y in down:
        canvas.line(across[0] - TICK_TO, y, across[0] - TICK_FROM, y)
        canvas.line(across[-1] + TICK_FROM, y, across[-1] + TICK_TO, y)
    canvas.setStrokeGray(0.6)
    canvas.setLineWidth(0.2)
    for x in across[1:-1]:
        for y in down[1:-1]:
            canvas.line(x - _ARM, y, x + _ARM, y)
            canvas.line(x, y - _ARM, x, y + _ARM)
    canvas.restoreState()
