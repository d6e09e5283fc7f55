"""A paper to be seen in pictures: an invented extract, photographed a little askew."""

from __future__ import annotations

import io

import fontpkg_ibm_plex_sans_arabic

_SIZE = (1240, 1754)
_TURNED = 0.8
_LINES = (
    (44, "ROYAUME DU MAROC"),
    (44, "Tribunal de première instance de {court}"),
    (70, ""),
    (58, "REGISTRE DE COMMERCE — MODÈLE J"),
    (70, ""),
    (48, "N° {number}"),
    (48, "{name}"),
    (48, "152, bd Al Massira"),
    (70, ""),
    (48, "{court}, le 14/09/2010"),
)


def a_paper(number: str, court: str, name: str) -> bytes:
    """A PNG of an extract of the trade register that says this."""
    from PIL import Image, ImageDraw, ImageFont

    fonts = fontpkg_ibm_plex_sans_arabic.ROOT / "files"
    paper = Image.new("RGB", _SIZE, "#fbf9f3")
    draw = ImageDraw.Draw(paper)
    y = 150
    for size, words in _LINES:
        font = ImageFont.truetype(str(fonts / "IBMPlexSansArabic-Regular.ttf"), size)
        text = words.format(number=number, court=court, name=name)
        draw.text((130, y), text, font=font, fill="#22282c")
        y += round(size * 1.6)
    turned = paper.rotate(_TURNED, Image.Resampling.BICUBIC, expand=True, fillcolor="#d9d6cf")
    file = io.BytesIO()
    turned.save(file, "PNG")
    return file.getvalue()
