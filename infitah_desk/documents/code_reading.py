"""Codes in files that people bring: a text, a picture, a PDF. None of them is to be trusted.

What kind a file is, its first bytes say, not its name.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from infitah_desk.documents.brought_pdf import opened_page, opened_pdf
from infitah_desk.documents.page_image import codes_in_picture, render_page
from infitah_desk.documents.picture_file import (
    is_pdf,
    is_picture,
    open_picture,
    picture_faults,
)
from infitah_desk.domain.errors import MachineFault, Refused

if TYPE_CHECKING:
    import pypdfium2
    from PIL import Image

LARGEST_FILE = 64 * 1024 * 1024
LARGEST_TEXT = 1024 * 1024
MOST_PIXELS = 60_000_000
MOST_PAGES = 50

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
    if is_picture(data):
        return _codes_in_picture_file(data, path.name)
    if is_pdf(data):
        return _codes_in_pdf(data, path.name)
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
    if "\0" in text:
        raise Refused("permit_file.unreadable", file=name)
    lines = text.replace("\r", "\n").split("\n")
    return [line for line in lines if line.strip()]


def _codes_in_picture_file(data: bytes, name: str) -> list[str]:
    unreadable = Refused("permit_file.unreadable", file=name)
    too_large = Refused("permit_file.too_large", file=name)
    with picture_faults(unreadable, too_large):
        picture = open_picture(data, too_large)
        if picture.width * picture.height > MOST_PIXELS:
            raise too_large
        grey = _flattened(picture)
    return codes_in_picture(grey)


def _flattened(picture: Image.Image) -> Image.Image:
    """The first frame in grey, on white where it is transparent."""
    from PIL import Image

    if picture.has_transparency_data:
        ground = Image.new("RGBA", picture.size, "white")
        return Image.alpha_composite(ground, picture.convert("RGBA")).convert("L")
    return picture.convert("L")


def _codes_in_pdf(data: bytes, name: str) -> list[str]:
    encrypted = Refused("permit_file.encrypted", file=name)
    unreadable = Refused("permit_file.unreadable", file=name)
    with opened_pdf(data, encrypted, unreadable) as document:
        if len(document) > MOST_PAGES:
            raise Refused("permit_file.too_large", file=name, pages=len(document))
        return [code for page in range(len(document)) for code in _codes_on_page(document, page)]


def _codes_on_page(document: pypdfium2.PdfDocument, number: int) -> list[str]:
    with opened_page(document, number) as page:
        longest = max(1.0, *page.get_size())
        for resolution in _RESOLUTIONS:
            fitting = min(resolution, _LARGEST_SIDE * 72 / longest)
            codes = codes_in_picture(render_page(page, fitting))
            if codes:
                return codes
        return []
