"""The A4 sheet: boxes in millimetres from its upper left corner, and the inks in use."""

from __future__ import annotations

from infitah_desk.documents.text_box import Box

MM = 72 / 25.4
PAGE_WIDTH, PAGE_HEIGHT = 210 * MM, 297 * MM
LEFT_EDGE, RIGHT_EDGE = 20.0, 190.0  # of everything that is written, in millimetres

FADED, ACCENT = "#5b6664", "#0d4f47"


def mm(x: float, top: float, width: float, height: float) -> Box:
    """A box in millimetres from the sheet's upper left corner."""
    return Box(x * MM, PAGE_HEIGHT - (top + height) * MM, width * MM, height * MM)
