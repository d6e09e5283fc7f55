"""A PDF of ours: vectors and embedded fonts only, the same bytes every time."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from infitah_desk.documents.fonts import register_font
from infitah_desk.documents.text_box import PlacedLine
from infitah_desk.domain.errors import Refused

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_OF_SHEETS = {"permit.does_not_fit": "sheet.does_not_fit", "permit.no_glyph": "sheet.no_glyph"}


def new_canvas(
    file: io.BytesIO, width: float, height: float, *, title: str = "", author: str = ""
) -> Canvas:
    """A canvas for pages of that size in points; nothing in it tells when it was drawn."""
    from reportlab import rl_config
    from reportlab.pdfgen.canvas import Canvas

    rl_config.useA85 = (
        0  # for printers that took seven bits: a third of the time, a fifth of the size
    )
    canvas = Canvas(file, pagesize=(width, height), pageCompression=1, invariant=1, lang="fr-MA")
    if title:
        canvas.setTitle(title)
        canvas.setAuthor(author)
        canvas.setCreator("Infitah Desk")
    return canvas


def draw_lines(canvas: Canvas, lines: Iterable[PlacedLine]) -> None:
    """Draw text where it was placed."""
    from reportlab.lib.colors import HexColor

    for line in lines:
        register_font(line.style.font)
        canvas.setFillColor(HexColor(line.style.colour))
        canvas.setFont(line.style.font, line.size)
        canvas.drawString(
            line.x, line.baseline, line.text, charSpace=line.style.spacing * line.size
        )


@contextmanager
def told_of_the_sheet() -> Iterator[None]:
    """What does not fit is told of the sheet at hand: text boxes speak of permits."""
    try:
        yield
    except Refused as refused:
        codes = (_OF_SHEETS.get(code, code) for code in refused.codes)
        raise Refused(*codes, **refused.details) from refused
