"""Picture files that people bring: told by their first bytes, opened within limits.

None of them is to be trusted, neither what its name says nor what its header promises.
"""

from __future__ import annotations

import io
import struct
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from threading import RLock
from typing import TYPE_CHECKING

from infitah_desk.domain.errors import InfitahError

if TYPE_CHECKING:
    from PIL import Image

MOST_MEMORY = 250 * 1000 * 1000
"""Bytes that decoding one picture may take: an A4 sheet at 600 dots per inch, however packed."""

_FORMATS = ("PNG", "JPEG", "WEBP", "BMP", "GIF", "TIFF")
_BEGINNINGS = (b"\x89PNG", b"\xff\xd8\xff", b"BM", b"GIF8", b"II*\0", b"MM\0*")
_PDF_BEGINS_WITHIN = 1024
# Pillow tells what it would rather not read by warnings, and Python keeps their filters globally.
_QUIET = RLock()


def is_pdf(data: bytes) -> bool:
    """Whether this is a PDF; its header may stand a little below the top."""
    return b"%PDF-" in data[:_PDF_BEGINS_WITHIN] and not is_picture(data)


def is_picture(data: bytes) -> bool:
    """Whether this begins as a kind of picture that is read here."""
    return data.startswith(_BEGINNINGS) or _is_webp(data)


@contextmanager
def picture_faults(damaged: InfitahError, too_many_pixels: InfitahError) -> Iterator[None]:
    """Turn what Pillow's readers raise for damaged and for huge files into these refusals.

    Warnings of oddities that do not matter (a camera's broken notes) are not passed on.
    """
    from PIL import Image

    try:
        with _QUIET, warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except (Image.DecompressionBombError, MemoryError) as error:
        raise too_many_pixels from error
    except (
        # What Pillow's readers raise for damaged files, by its own tests.
        ArithmeticError,
        EOFError,
        LookupError,
        OSError,
        RuntimeError,
        SyntaxError,
        TypeError,
        ValueError,
        struct.error,
        zlib.error,
    ) as error:
        raise damaged from error


def open_picture(data: bytes, too_many_pixels: InfitahError) -> Image.Image:
    """A picture whose pixels were not read yet, and may be; call it inside `picture_faults`."""
    from PIL import Image

    if _is_webp(data) and _webp_pixels(data) * 16 > MOST_MEMORY:
        # Opening one makes room for two canvases before anybody can ask how large they are.
        raise too_many_pixels
    picture = Image.open(io.BytesIO(data), formats=_FORMATS)
    check_size(picture, data, too_many_pixels)
    return picture


def open_jpeg_smaller(picture: Image.Image, side: int) -> None:
    """Have a JPEG, not read yet, decoded at an eighth to a half where `side` pixels are enough."""
    longest = max(picture.size)
    if picture.format in _JPEG and longest > side:
        picture.draft(None, (picture.width * side // longest, picture.height * side // longest))


def check_size(picture: Image.Image, data: bytes, too_many_pixels: InfitahError) -> None:
    """Raise the refusal where decoding this picture, or this page, could fill the memory."""
    pixels = picture.width * picture.height
    depth = _BYTES_A_PIXEL.get(picture.mode, 4)
    needed = pixels * depth
    if picture.format in _JPEG:
        # Decoded at an eighth it is small; what comes in several scans is held whole before that.
        needed = pixels * 6 if _has_several_scans(data) else pixels // 2
    elif picture.format == "WEBP":
        needed = pixels * 16
    elif picture.format == "TIFF":
        # Unpacked it has three bytes of colours a pixel, or rarely more: the process has an end.
        needed += _tiff_block(picture) * min(3, depth)
    if needed > MOST_MEMORY:
        raise too_many_pixels


_JPEG = ("JPEG", "MPO")
_BYTES_A_PIXEL = {"1": 1, "L": 1, "P": 1, "I;16": 2, "I;16B": 2, "I;16L": 2, "I;16N": 2}


def _tiff_block(picture: Image.Image) -> int:
    """Pixels that are unpacked at once: a tile or a strip, of whatever size the file says."""
    tags = picture.getexif()
    if 322 in tags:  # TileWidth, TileLength
        return int(tags[322]) * int(tags.get(323, tags[322]))
    rows = min(int(tags.get(278, picture.height)), picture.height)  # RowsPerStrip
    return picture.width * rows


def _has_several_scans(data: bytes) -> bool:
    """Whether libjpeg must hold all coefficients: a progressive JPEG, or one plane after another.

    ITU-T T.81, B.2: the first scan of a simple one has all components of its frame.
    """
    at, components = 2, 0
    while at + 10 <= len(data):
        if data[at] != 0xFF:
            return True
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        if marker in {0xC0, 0xC1}:
            components = data[at + 9]
        elif 0xC2 <= marker <= 0xCF and marker not in {0xC4, 0xC8, 0xCC}:
            return True
        elif marker == 0xDA:
            return data[at + 4] != components
        at += 2 if marker == 0x01 or 0xD0 <= marker <= 0xD8 else 2 + _two_bytes(data, at + 2)
    return True


def _two_bytes(data: bytes, at: int) -> int:
    return int.from_bytes(data[at : at + 2], "big")


def _is_webp(data: bytes) -> bool:
    return data[:4] == b"RIFF" and data[8:12] == b"WEBP"


def _webp_pixels(data: bytes) -> int:
    """The canvas as the first chunk has it (RFC 9649, sections 2.5 to 2.7)."""
    kind = data[12:16]
    if kind == b"VP8X":
        width, height = (int.from_bytes(data[at : at + 3], "little") + 1 for at in (24, 27))
    elif kind == b"VP8L":
        bits = int.from_bytes(data[21:25], "little")
        width, height = (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    else:
        width, height = (int.from_bytes(data[at : at + 2], "little") & 0x3FFF for at in (26, 28))
    return width * height
