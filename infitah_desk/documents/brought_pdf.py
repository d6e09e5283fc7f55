"""PDF files that people bring, opened and always closed. None of them is to be trusted."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from infitah_desk.documents.page_image import PDFIUM
from infitah_desk.domain.errors import InfitahError

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage


@contextmanager
def opened_pdf(data: bytes, encrypted: InfitahError, broken: InfitahError) -> Iterator[PdfDocument]:
    """The document; raises `encrypted` where it wants a password, `broken` for all that is damaged.

    Nobody else can use PDFium while the block lasts.
    """
    import pypdfium2
    from pypdfium2 import raw

    with PDFIUM:
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            # PDFium's last error may be that of an earlier file; what is locked says so itself.
            locked = b"/Encrypt" in data and error.err_code in {
                raw.FPDF_ERR_PASSWORD,
                raw.FPDF_ERR_SECURITY,
            }
            raise (encrypted if locked else broken) from error
        try:
            yield document
        except pypdfium2.PdfiumError as error:
            raise broken from error
        finally:
            document.close()


@contextmanager
def opened_page(document: PdfDocument, number: int) -> Iterator[PdfPage]:
    """A page by its number from 0."""
    page = document[number]
    try:
        yield page
    finally:
        page.close()


def most_image_pixels(page: PdfPage) -> int:
    """The pixels of the largest picture on a page, by what the file says, without decoding it."""
    from pypdfium2 import raw

    sizes = (image.get_px_size() for image in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE]))
    return max((width * height for width, height in sizes), default=0)
