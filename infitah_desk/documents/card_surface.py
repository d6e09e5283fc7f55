"""The CR80 card (ISO/IEC 7810, ID-1: 85.6 by 54 mm): where band, code and text stand on it.

Measured from its upper left corner in dots of a card printer, 300 to the inch: a module of the
code is a whole number of them, and its edges come out sharp.
"""

from __future__ import annotations

import msgspec

from infitah_desk.documents.a4_sheet import MM
from infitah_desk.documents.text_box import Box

CARD_WIDTH, CARD_HEIGHT = 85.6 * MM, 54 * MM
DOT = 72 / 300
LEAST_MODULE, MORE_MODULE = 5, 6
"""Dots on a module's side: 0.423 mm at least, 0.508 mm where the symbol is small."""

LEFT_EDGE = 3 * MM
_BAND = 7.2 * MM
_TALL_BAND = 9.4 * MM
_RIGHT_EDGE = 2.0 * MM
_ABOVE_CODE = 0.4 * MM
_BELOW_TEXT = 2.2 * MM
_LARGEST_WITH_MORE = 41.2 * MM
_LEAST_FOOT, _BELOW_FOOT = 3.9 * MM, 1.3 * MM


class Surface(msgspec.Struct, frozen=True):
    """A card divided for a symbol of some size, the quiet zone included in `code`.

    `foot` is what is free under the code, None where there is too little; `text` is everything
    beside the code, under the band.
    """

    band: Box
    code: Box
    text: Box
    foot: Box | None

    @property
    def is_tall(self) -> bool:
        """Whether the code needs the card's whole height, so that the band ends beside it."""
        return self.band.right < CARD_WIDTH - 1


def divide_card(modules: int) -> Surface:
    """The surface for a symbol with that many modules on a side, its quiet zone included.

    Even version 25 (125 modules, 52.9 mm) has its place.
    """
    side = modules * MORE_MODULE * DOT
    if side > _LARGEST_WITH_MORE:
        side = modules * LEAST_MODULE * DOT
    if side <= CARD_HEIGHT - _BAND - 2 * _ABOVE_CODE:
        return _under_the_band(side)
    across = (CARD_HEIGHT - side) / 2
    code = _box_on_dots(CARD_WIDTH - side - across, across, side)
    band = _from_above(0, 0, code.x - 0.6 * MM, _TALL_BAND)
    return Surface(band, code, _beside(code, band), None)


def _under_the_band(side: float) -> Surface:
    band = _from_above(0, 0, CARD_WIDTH, _BAND)
    rest = CARD_HEIGHT - _BAND - side
    has_foot = rest >= _ABOVE_CODE + _LEAST_FOOT + _BELOW_FOOT
    above = _ABOVE_CODE if has_foot else rest / 2
    code = _box_on_dots(CARD_WIDTH - _RIGHT_EDGE - side, _BAND + above, side)
    foot = Box(code.x, _BELOW_FOOT, code.width, code.y - _BELOW_FOOT) if has_foot else None
    return Surface(band, code, _beside(code, band), foot)


def _beside(code: Box, band: Box) -> Box:
    return Box(LEFT_EDGE, _BELOW_TEXT, code.x - 0.8 * MM - LEFT_EDGE, band.y - _BELOW_TEXT)


def _box_on_dots(x: float, top: float, side: float) -> Box:
    return _from_above(round(x / DOT) * DOT, round(top / DOT) * DOT, side, side)


def _from_above(x: float, top: float, width: float, height: float) -> Box:
    return Box(x, CARD_HEIGHT - top - height, width, height)
