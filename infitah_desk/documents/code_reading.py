"""Codes in files that people bring: a text, a picture, a PDF. None of them is to be trusted.

What kind a file is, its first bytes say, not its name.
"""

from __future__ import annotations

import io
import struct
import warnings
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

from infitah_desk.documents.page_image import PDFIUM, codes_in_picture, render_page
from infitah_desk.domain.errors import MachineFault, Refused

if TYPE_CHECKING:
    import pypdfium2
    from PIL import Image

LARGEST_FILE = 64 * 1024 * 1024
LARGEST_TEXT = 1024 * 1024
MOST_PIXELS = 60_000_000
MOST_PAGES = 50

_PICTURE_FORMATS = ("PNG", "JPEG", "WEBP", "BMP", "GIF", "TIFF")
_PICTURE_BEGINNINGS = (b"\x89PNG", b"\xff\xd8\xff", b"RIFF", b"BM", b"GIF8", b"II*\0", b"MM\0*")
_PDF_BEGINS_WITHIN = 1024
_RESOLUTIONS = (200, 300)
_LARGEST_SIDE = 6000  # pixels
_BOMS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb\xbf": "utf-8-sig"}


def codes_in_file(path: Path) -> list[str]:
    """The texts of all codes in a file, in its order: lines of a text, codes of a picture or PDF.

    Raises:
        Refused: "permit_file.unreadable", "permit_file.too_large", "permit_file.encrypted".
        MachineFault: "permit_file.cannot_open".
    """
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise MachineFault(
            "permit_file.cannot_open", file=path.name, reason=error.strerror
        ) from error
    if len(data) > LARGEST_FILE:
        raise Refused("permit_file.too_large", file=path.name)
    if b"%PDF-" in data[:_PDF_BEGINS_WITHIN]:
        return _codes_in_pdf(data, path.name)
    if data.startswith(_PICTURE_BEGINNINGS):
        return _codes_in_picture_file(data, path.name)
    return _codes_in_text(data, path.name)


def _codes_in_text(data: bytes, name: str) -> list[str]:
    """Each line that says anything. Spaces stay: in base45 they are data."""
    if len(data) > LARGEST_TEXT:
        raise Refused("permit_file.too_large", file=name)
    encoding = next((e for bom, e in _BOMS.items() if data.startswith(bom)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Refused("permit_file.unreadable", file=name) from error
    lines = text.replace("\r", "\n").split("\n")
    return [line for line in lines if line.strip()]


def _codes_in_picture_file(data: bytes, name: str) -> list[str]:
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # Pillow only warns of what may become a bomb
            with Image.open(io.BytesIO(data), formats=_PICTURE_FORMATS) as picture:
                if picture.width * picture.height > MOST_PIXELS:
                    raise Refused("permit_file.too_large", file=name)
                grey = _flattened(picture)
    except (
        # What Pillow's readers raise for damaged files, by its own tests.
        Image.DecompressionBombError,
        ArithmeticError,
        EOFError,
        LookupError,
        MemoryError,
        OSError,
        RuntimeError,
        SyntaxError,
        TypeError,
        ValueError,
        Warning,
        struct.error,
        zlib.error,
    ) as error:
        raise Refused("permit_file.unreadable", file=name) from error
    return codes_in_picture(grey)


def _flattened(picture: Image.Image) -> Image.Image:
    """The first frame in grey, on white where it is transparent."""
    from PIL import Image

    if picture.has_transparency_data:
        ground = Image.new("RGBA", picture.size, "white")
        return Image.alpha_composite(ground, picture.convert("RGBA")).convert("L")
    return picture.convert("L")


def _codes_in_pdf(data: bytes, name: str) -> list[str]:
    import pypdfium2
    from pypdfium2 import raw

    with PDFIUM:
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            encrypted = error.err_code in {raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY}
            code = "permit_file.encrypted" if encrypted else "permit_file.unreadable"
            raise Refused(code, file=name) from error
        try:
            if len(document) > MOST_PAGES:
                raise Refused("permit_file.too_large", file=name, pages=len(document))
            return [
                code for page in range(len(document)) for code in _codes_on_page(document, page)
            ]
        except pypdfium2.PdfiumError as error:
            raise Refused("permit_file.unreadable", file=name) from error
        finally:
            document.close()


def _codes_on_page(document: pypdfium2.PdfDocument, number: int) -> list[str]:
    page = document[number]
    try:
        longest = max(1.0, *page.get_size())
        for resolution in _RESOLUTIONS:
            fitting = min(resolution, _LARGEST_SIDE * 72 / longest)
            codes = codes_in_picture(render_page(page, fitting))
            if codes:
                return codes
        return []
    finally:
        page.close()
