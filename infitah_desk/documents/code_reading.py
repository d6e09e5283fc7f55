"""Codes in files that people bring: a text, a picture, a PDF. None of them is to be trusted.

What kind a file is, its first bytes say, not its name. Pictures of cameras and scanners are out of
focus and grainy: where nothing is read at first, they are sharpened and looked through again.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from infitah_desk.documents.brought_pdf import most_image_pixels, opened_page, opened_pdf
from infitah_desk.documents.page_image import GreyPicture, codes_in_picture, render_page
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
MOST_LOOKED_AT = 400_000_000
"""Pixels of one PDF, of all its pages and each time that one is looked at: some seconds."""

_RESOLUTIONS = (200, 300)
_LARGEST_SIDE = 6000  # pixels
_SHARPENED_PAGES = 4
_MOST_SHARPENED = 16_000_000  # pixels: an A4 page at 200 dots per inch, twice as wide and high
_SHARPENINGS = ((2, 5), (1, 3), (3, 5))
"""How many times as wide and high, and the radius in pixels within which edges are made steeper:
measured with 2 to 16 pixels a module, against blur of 0.6 modules and the noise of a cheap camera.
"""
_SMOOTHED, _STEEPER = 1, 600  # pixels; per cent
_BOMS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb\xbf": "utf-8-sig"}


def codes_in_file(path: Path) -> list[str]:
    """The texts of all codes in a file, in its order: lines of a text, codes of a picture or PDF.

    Raises:
        Refused: "permit_file.unreadable", "permit_file.too_large", "permit_file.encrypted",
            "permit_file.too_long" for a PDF that is looked at in vain for too long.
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
        return []  # whatever it says, it is no permit's code: looked into no further
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
    return codes_in_picture(grey) or _codes_when_sharpened(grey)


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
        reading = _PdfReading(document, name)
        pages = range(len(document))
        codes = [code for page in pages for code in reading.codes_on_page(page)]
        return codes or [
            code for page in pages[:_SHARPENED_PAGES] for code in reading.codes_when_sharpened(page)
        ]


class _PdfReading:
    """The pages of one PDF as pictures, as long as there are pixels left to look at."""

    def __init__(self, document: pypdfium2.PdfDocument, name: str) -> None:
        self._document = document
        self._name = name
        self._left = MOST_LOOKED_AT

    def codes_on_page(self, number: int) -> list[str]:
        for resolution in _RESOLUTIONS:
            codes = codes_in_picture(self._picture(number, resolution))
            if codes:
                return codes
        return []

    def codes_when_sharpened(self, number: int) -> list[str]:
        picture = self._picture(number, _RESOLUTIONS[0])
        self._spend(len(_SHARPENINGS) * _MOST_SHARPENED)
        return _codes_when_sharpened(_image(picture))

    def _picture(self, number: int, resolution: int) -> GreyPicture:
        with opened_page(self._document, number) as page:
            width, height = page.get_size()
            scale = min(resolution / 72, _LARGEST_SIDE / max(1.0, width, height))
            # However small a picture is drawn, it is unpacked whole; that is less work for a pixel.
            self._spend(max(int(width * height * scale**2), most_image_pixels(page) // 4))
            return render_page(page, scale * 72)

    def _spend(self, pixels: int) -> None:
        self._left -= pixels
        if self._left < 0:
            raise Refused("permit_file.too_long", file=self._name)


def _image(picture: GreyPicture) -> Image.Image:
    from PIL import Image

    return Image.frombytes("L", (picture.width, picture.height), picture.pixels)


def _codes_when_sharpened(picture: Image.Image) -> list[str]:
    """The codes of a grey picture in which none is read as it is; bounded in pixels."""
    from PIL import Image, ImageFilter

    for enlarged, radius in _SHARPENINGS:
        most = (_MOST_SHARPENED / (picture.width * picture.height)) ** 0.5
        if enlarged > most and enlarged > 1:
            continue
        scale = min(enlarged, most)
        size = (max(1, int(picture.width * scale)), max(1, int(picture.height * scale)))
        scaled = picture.resize(size, Image.Resampling.BICUBIC)
        smooth = scaled.filter(ImageFilter.GaussianBlur(_SMOOTHED))
        codes = codes_in_picture(smooth.filter(ImageFilter.UnsharpMask(radius, _STEEPER, 0)))
        if codes:
            return codes
    return []
