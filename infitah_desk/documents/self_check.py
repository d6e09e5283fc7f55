"""Permits are read back before anybody gets them: what paper shows must be what was signed."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, floor
from typing import TYPE_CHECKING

from infitah_desk.documents.drawn_pages import DrawnPages, PlacedCode
from infitah_desk.documents.page_image import PDFIUM, GreyPicture, codes_in_picture, render_page
from infitah_desk.domain.errors import MachineFault

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

DOTS_PER_INCH = 200


def check_drawn_pages(drawn: DrawnPages, codes: Sequence[str]) -> None:
    """Rasterise every page at 200 dpi, decode each code and compare it with the one expected.

    `codes` are those that were signed, in the order of the pages. A page is rasterised once.

    Raises:
        MachineFault: "permit.self_check_failed", with the `page` from 1 where one is to blame.
    """
    import pypdfium2

    if [code.text for page in drawn.codes for code in page] != list(codes):
        raise MachineFault("permit.self_check_failed", pages=len(drawn.codes))
    with PDFIUM:
        document = pypdfium2.PdfDocument(drawn.pdf)
        try:
            if len(document) != len(drawn.codes):
                raise MachineFault("permit.self_check_failed", pages=len(document))
            for place, expected in enumerate(drawn.codes):
                page = document[place]
                pictures = _pictures(page, expected)
                page.close()
                for code, picture in zip(expected, pictures, strict=True):
                    if codes_in_picture(picture) != [code.text]:
                        raise MachineFault("permit.self_check_failed", page=place + 1)
        finally:
            document.close()


def _pictures(page: PdfPage, codes: Sequence[PlacedCode]) -> list[GreyPicture]:
    """Each code of the page by itself, cut out of one picture of the part that has codes."""
    if not codes:
        return []
    width, height = page.get_size()
    left = min(code.box.x for code in codes)
    top = max(code.box.top for code in codes)
    right = max(code.box.right for code in codes)
    below = min(code.box.y for code in codes)
    whole = render_page(page, DOTS_PER_INCH, (left, below, width - right, height - top))
    return [_cut(whole, code, left, top) for code in codes]


def _cut(whole: GreyPicture, code: PlacedCode, left: float, top: float) -> GreyPicture:
    """The picture of one code; a pixel at the edge that it shares with others is its own."""
    scale = DOTS_PER_INCH / 72
    first, last = floor((code.box.x - left) * scale), ceil((code.box.right - left) * scale)
    upper, lower = floor((top - code.box.top) * scale), ceil((top - code.box.y) * scale)
    last, lower = min(last, whole.width), min(lower, whole.height)
    rows = memoryview(whole.pixels)
    pixels = b"".join(
        rows[row * whole.width + first : row * whole.width + last] for row in range(upper, lower)
    )
    return GreyPicture(last - first, lower - upper, pixels)
