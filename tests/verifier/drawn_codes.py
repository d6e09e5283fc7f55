"""Pictures of square codes, as somebody might take them."""

from __future__ import annotations

import io

import qrcode
from PIL import Image
from qrcode.image.pil import PilImage


def drawn(*codes: str) -> Image.Image:
    """Their square codes, one beside the other on white paper."""
    squares = [square_of(code) for code in codes]
    side = max(square.width for square in squares)
    sheet = Image.new("L", (side * len(squares), side), "white")
    for place, square in enumerate(squares):
        sheet.paste(square, (side * place, 0))
    return sheet


def square_of(code: str) -> Image.Image:
    drawing = qrcode.QRCode(box_size=4, image_factory=PilImage)
    drawing.add_data(code)
    return drawing.make_image().get_image().convert("L")


def as_png(picture: Image.Image) -> bytes:
    file = io.BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()
