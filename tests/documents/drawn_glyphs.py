"""Where glyphs stand on a page of a PDF, as another library sees them, not by our own measures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import pypdfium2

from infitah_desk.documents.text_box import Box

_WIDER = 0.3
"""A glyph's outline may reach over its box by so many points."""


class Glyph(NamedTuple):
    """One glyph and the edges of its outline, in points from the lower left corner."""

    text: str
    left: float
    bottom: float
    right: float
    top: float

    def is_in(self, box: Box) -> bool:
        return (
            box.x - _WIDER <= self.left <= self.right <= box.right + _WIDER
            and box.y - _WIDER <= self.bottom <= self.top <= box.top + _WIDER
        )

    def touches(self, box: Box) -> bool:
        return (
            box.x < self.right
            and self.left < box.right
            and box.y < self.top
            and self.bottom < box.top
        )


def glyphs_of(page: pypdfium2.PdfPage) -> Iterator[Glyph]:
    text = page.get_textpage()
    for index in range(text.count_chars()):
        yield Glyph(text.get_text_range(index, 1), *text.get_charbox(index))
    text.close()


def outside(page: pypdfium2.PdfPage, boxes: Sequence[Box]) -> list[Glyph]:
    """The glyphs with a shape that lie in none of these boxes."""
    return [
        glyph
        for glyph in glyphs_of(page)
        if glyph.left != glyph.right and not any(glyph.is_in(box) for box in boxes)
    ]
