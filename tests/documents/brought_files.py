"""Files as people bring them, and as nobody should: pictures of every kind, and bombs."""

from __future__ import annotations

import io
import zlib
from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageDraw

SCANS = Path(__file__).parents[1] / "data" / "scans"


def a_sheet(width: int = 400, height: int = 560) -> Image.Image:
    """A white sheet, portrait, with a red box in its upper left corner and a black bar below."""
    sheet = Image.new("RGB", (width, height), "white")
    draw = ImageDraw.Draw(sheet)
    draw.rectangle((0, 0, width // 4, height // 4), fill=(200, 0, 0))
    draw.rectangle((0, height * 7 // 8, width, height), fill="black")
    return sheet


def saved(picture: Image.Image, kind: str, **options: object) -> bytes:
    file = io.BytesIO()
    picture.save(file, kind, **options)
    return file.getvalue()


def with_orientation(picture: Image.Image, orientation: int, kind: str = "JPEG") -> bytes:
    """The picture with the note that it lies this way, and where and with what it was taken."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "Appareil de Zoulikha"
    exif.get_ifd(0x8825)[1] = "N"
    return saved(picture, kind, exif=exif)


def zeros(count: int) -> bytes:
    """That many zero bytes as a zlib stream (RFC 1950); nobody holds them, or deflates them all."""
    deflate = zlib.compressobj(9, wbits=-15)
    # After a full flush nothing refers back: the same again is another million.
    block = deflate.compress(bytes(1 << 20)) + deflate.flush(zlib.Z_FULL_FLUSH)
    rest = deflate.compress(bytes(count & 0xFFFFF)) + deflate.flush()
    adler = (count % 65521) << 16 | 1
    return b"\x78\xda" + block * (count >> 20) + rest + adler.to_bytes(4, "big")


def a_pdf(
    objects: Sequence[bytes] = (),
    *,
    content: bytes = b"0 0 100 100 re f",
    filters: str = "",
    resources: str = "",
    media: str = "0 0 595 842",
) -> bytes:
    """A PDF of one page; `objects` are those from number 5 on."""
    whole = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        f"<</Type/Page/Parent 2 0 R/MediaBox[{media}]/Contents 4 0 R"
        f"/Resources<<{resources}>>>>".encode(),
        a_stream(content, filters),
        *objects,
    ]
    out, places = b"%PDF-1.4\n", []
    for number, each in enumerate(whole, 1):
        places.append(len(out))
        out += b"%d 0 obj" % number + each + b"endobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(whole) + 1
    return (
        out
        + b"xref\n0 %d\n0000000000 65535 f \n" % count
        + table
        + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (count, len(out))
    )


def a_stream(content: bytes, entries: str = "") -> bytes:
    head = f"<<{entries}/Length {len(content)}>>stream\n".encode()
    return head + content + b"\nendstream"


def image_bomb(side: int, *, grey: bool = False, entries: str = "") -> bytes:
    """A picture inside a PDF, black, of `side` times `side` pixels."""
    return a_stream(
        zeros(side * side * (1 if grey else 3)),
        f"/Type/XObject/Subtype/Image/Width {side}/Height {side}/BitsPerComponent 8"
        f"/ColorSpace/Device{'Gray' if grey else 'RGB'}/Filter/FlateDecode{entries}",
    )


SHOWN = b"q 500 0 0 700 50 50 cm /I Do Q"
"""Draws the image /I over most of the page."""
