"""Pages as grey pictures and the codes in them: what pypdfium2 and zxing-cpp are used for."""

from __future__ import annotations

from threading import RLock
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from PIL.Image import Image
    from pypdfium2 import PdfPage

PDFIUM = RLock()
"""PDFium keeps global state and serves one thread at a time: held from opening to closing."""


class GreyPicture(msgspec.Struct, frozen=True):
    """Rows of one byte a pixel, from the top, without padding."""

    width: int
    height: int
    pixels: bytes


def render_page(
    page: PdfPage, dots_per_inch: float, crop: tuple[float, float, float, float] = (0, 0, 0, 0)
) -> GreyPicture:
    """The page, less `crop` points at its left, lower, right and upper edge."""
    bitmap = page.render(scale=dots_per_inch / 72, crop=crop, grayscale=True, may_draw_forms=False)
    try:
        rows = memoryview(bitmap.buffer).cast("B")
        width, stride = bitmap.width, bitmap.stride
        pixels = b"".join(
            bytes(rows[start : start + width]) for start in range(0, bitmap.height * stride, stride)
        )
        return GreyPicture(width, bitmap.height, pixels)
    finally:
        bitmap.close()


class ColourPicture(msgspec.Struct, frozen=True):
    """Rows of red, green and blue from the top, `stride` bytes each."""

    width: int
    height: int
    stride: int
    pixels: bytes


def render_in_colour(pdf: bytes, dots_per_inch: float, place: int = 0) -> ColourPicture:
    """A page of a PDF of ours, counted from 0, in colour, as paper would show it."""
    import pypdfium2

    with PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
        try:
            page = document[place]
            bitmap = page.render(scale=dots_per_inch / 72, may_draw_forms=False, rev_byteorder=True)
            picture = ColourPicture(
                bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer)
            )
            bitmap.close()
            page.close()
            return picture
        finally:
            document.close()


def page_sizes(pdf: bytes) -> list[tuple[float, float]]:
    """The width and height of each page in millimetres."""
    import pypdfium2

    with PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
        try:
            points = [document.get_page_size(place) for place in range(len(document))]
        finally:
            document.close()
    return [(width * 25.4 / 72, height * 25.4 / 72) for width, height in points]


def codes_in_picture(picture: GreyPicture | Image) -> list[str]:
    """The text of every QR code in a picture, upright or turned."""
    import zxingcpp

    if isinstance(picture, GreyPicture):
        image: object = memoryview(picture.pixels).cast("B", shape=[picture.height, picture.width])
    else:
        image = picture
    found = zxingcpp.read_barcodes(
        image,
        formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode),
        text_mode=zxingcpp.TextMode.Plain,
    )
    return [code.text for code in found]
