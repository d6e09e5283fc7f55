"""Ten cards on an A4 sheet, edge to edge in two columns, so that one cut parts two cards.

Printers feed paper a little askew of where they should: the whole sheet can be shifted, as long as
cards and marks stay where printers can print.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from infitah_desk.documents.a4_sheet import MM, PAGE_HEIGHT, PAGE_WIDTH
from infitah_desk.documents.card_layout import CardLayout
from infitah_desk.documents.card_surface import CARD_HEIGHT, CARD_WIDTH
from infitah_desk.documents.cut_marks import TICK_TO, draw_cut_marks
from infitah_desk.documents.permit_card import draw_card
from infitah_desk.documents.text_box import Box

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

COLUMNS, ROWS = 2, 5
_LEFT = (PAGE_WIDTH - COLUMNS * CARD_WIDTH) / 2
_BELOW = (PAGE_HEIGHT - ROWS * CARD_HEIGHT) / 2


class Shift(NamedTuple):
    """By how many millimetres a sheet is drawn further right (`x`) and further down (`y`)."""

    x: float = 0.0
    y: float = 0.0


NO_SHIFT = Shift()
MOST_SHIFT = Shift(  # in whole millimetres: the cut marks just stay on the sheet
    (_LEFT - TICK_TO) // MM, (_BELOW - TICK_TO) // MM
)


def cuts(shift: Shift) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Where the sheet is cut, in points: from the left, and from below."""
    left, below = _LEFT + shift.x * MM, _BELOW - shift.y * MM
    return (
        tuple(left + number * CARD_WIDTH for number in range(COLUMNS + 1)),
        tuple(below + number * CARD_HEIGHT for number in range(ROWS + 1)),
    )


def card_places(shift: Shift) -> tuple[Box, ...]:
    """Where the cards of a sheet lie, row by row from the upper left."""
    across, down = cuts(shift)
    return tuple(
        Box(x, y, CARD_WIDTH, CARD_HEIGHT) for y in reversed(down[:-1]) for x in across[:-1]
    )


def draw_cards_sheet(canvas: Canvas, layouts: Sequence[CardLayout], shift: Shift) -> None:
    """Draw up to ten cards and where to cut them."""
    for place, layout in zip(card_places(shift), layouts, strict=False):
        canvas.saveState()
        canvas.translate(place.x, place.y)
        draw_card(canvas, layout)
        canvas.restoreState()
    draw_cut_marks(canvas, *cuts(shift))
