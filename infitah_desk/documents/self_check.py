"""Permits are read back before anybody gets them: what paper shows must be what was signed."""

from __future__ import annotations

from collections.abc import Sequence

from infitah_desk.documents.page_image import PDFIUM, codes_in_picture, render_page
from infitah_desk.documents.permit_layout import CODE_BOX
from infitah_desk.documents.text_box import Box
from infitah_desk.domain.errors import MachineFault

DOTS_PER_INCH = 200


def check_drawn_permits(pdf: bytes, codes: Sequence[str], code_box: Box = CODE_BOX) -> None:
    """Rasterise each page's code at 200 dpi, decode it and compare it with the one expected.

    `codes` are in the order of the pages; `code_box` is where the code stands on each.

    Raises:
        MachineFault: "permit.self_check_failed", with the `page` from 1 where one is to blame.
    """
    import pypdfium2

    with PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
        try:
            if len(document) != len(codes):
                raise MachineFault("permit.self_check_failed", pages=len(document))
            for number, code in enumerate(codes, start=1):
                page = document[number - 1]
                width, height = page.get_size()
                crop = (
                    code_box.x,
                    code_box.y,
                    width - code_box.right,
                    height - code_box.top,
                )
                if codes_in_picture(render_page(page, DOTS_PER_INCH, crop)) != [code]:
                    raise MachineFault("permit.self_check_failed", page=number)
                page.close()
        finally:
            document.close()
