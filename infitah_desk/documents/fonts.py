"""The one typeface of everything on paper, IBM Plex Sans Arabic, which covers both scripts.

The files come with a package, are embedded as subsets, and are measured with their real widths.
"""

from __future__ import annotations

import struct
from functools import cache, lru_cache
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportlab.pdfbase.ttfonts import TTFontFace

REGULAR = "IBMPlexSansArabic-Regular"
SEMIBOLD = "IBMPlexSansArabic-SemiBold"

# How far any letter reaches above and below its baseline, in parts of the size.
ASCENT = 1.11
DESCENT = 0.59


_REGISTERING = Lock()
"""Held while a font is read: the database's thread and that of files both draw."""


def register_font(name: str) -> TTFontFace:
    """Make the font known to ReportLab, once, and give its measures."""
    with _REGISTERING:
        return _registered(name)


@cache
def _registered(name: str) -> TTFontFace:
    import fontpkg_ibm_plex_sans_arabic
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    font = TTFont(name, str(fontpkg_ibm_plex_sans_arabic.ROOT / "files" / f"{name}.ttf"))
    pdfmetrics.registerFont(font)
    return font.face


def text_width(text: str, font: str, size: float) -> float:
    """The width in points of text in visual order."""
    return _units(text, font) * size / 1000


@lru_cache(maxsize=4096)  # words are measured at one size after the other
def _units(text: str, font: str) -> float:
    face = register_font(font)
    widths, unknown = face.charWidths, face.defaultWidth
    return float(sum(widths.get(ord(character), unknown) for character in text))


@lru_cache(maxsize=4096)
def overhang(text: str, font: str) -> tuple[float, float]:
    """How far the ink of text in visual order reaches past its width, left and right.

    In parts of the size; the initial form of "gaf" reaches 0.11 to the right.
    """
    face = register_font(font)
    pen = left = right = 0.0
    for character in text:
        first, _, last, _ = _ink(font, character)
        left = min(left, pen + first)
        right = max(right, pen + last)
        pen += face.charWidths.get(ord(character), face.defaultWidth)
    return -left / 1000, max(0.0, right - pen) / 1000


def reach(text: str, font: str) -> tuple[float, float]:
    """How far the ink of text reaches above and below its baseline, in parts of the size."""
    inks = [_ink(font, character) for character in text]
    return max((ink[3] for ink in inks), default=0) / 1000, -min(
        (ink[1] for ink in inks), default=0
    ) / 1000


def has_glyph(character: str, font: str) -> bool:
    """Whether the font can draw this character at all."""
    return ord(character) in register_font(font).charToGlyph


@cache
def _ink(font: str, character: str) -> tuple[int, int, int, int]:
    """The glyph's ink from its origin: left, bottom, right, top (OpenType, loca and glyf)."""
    glyph = register_font(font).charToGlyph.get(ord(character), 0)
    long_offsets = struct.unpack_from(">h", _table(font, "head"), 50)[0] == 1
    offsets = _table(font, "loca")
    if long_offsets:
        begin, end = struct.unpack_from(">2I", offsets, 4 * glyph)
    else:
        begin, end = (2 * half for half in struct.unpack_from(">2H", offsets, 2 * glyph))
    if begin == end:
        return 0, 0, 0, 0
    _, left, bottom, right, top = struct.unpack_from(">5h", _table(font, "glyf"), begin)
    return left, bottom, right, top


@cache
def _table(font: str, tag: str) -> bytes:
    table = register_font(font).get_table(tag)  # type: ignore[no-untyped-call]  # so in its stubs
    return bytes(table)
