"""The trust list on A4: its frames as codes, for verifiers whom no file reaches.

Twelve codes a page, in both scripts: the list's number and date, the root's fingerprint to compare.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator, Sequence

import msgspec

from infitah_desk.documents.a4_sheet import PAGE_HEIGHT, PAGE_WIDTH, mm
from infitah_desk.documents.date_words import moment_in_words
from infitah_desk.documents.form_parts import (
    INK,
    LEFT,
    TITLE,
    WIDTH,
    Part,
    both,
    draw_part,
    joined,
    text,
)
from infitah_desk.documents.page_image import PDFIUM, codes_in_picture, render_page
from infitah_desk.documents.pdf_file import new_canvas, told_of_the_sheet
from infitah_desk.documents.qr_symbol import draw_symbol, make_symbol
from infitah_desk.documents.text_box import Box, TextStyle
from infitah_desk.domain.errors import MachineFault
from infitah_desk.system.form_texts import Both

ACROSS, DOWN = 3, 4
CODE_SIDE = 53.0
"""Millimetres with the quiet zone: half a millimetre a module at version 20, the largest."""

FACTS = TextStyle(sizes=(9.5, 8.5, 7.5), most_lines=2, leading=1.3, colour=INK)
FINGERPRINT = TextStyle(sizes=(9.5, 9), colour=INK)
CAPTION = TextStyle(sizes=(7.5, 7), colour=INK)

_TITLE = Both("LISTE DE CONFIANCE", "لائحة الثقة")
_ROOT = Both("Empreinte de la racine, à comparer\u00a0:", "بصمة الجذر، للمقارنة:")
_HINT = Both(
    "Lire tous les codes de toutes les pages, dans n’importe quel ordre.",
    "المرجو قراءة جميع رموز كل الصفحات، بأي ترتيب.",
)
_GRID_TOP, _ROW_PITCH, _COLUMN_PITCH = 51.0, 57.6, 62.0
_CAPTION_HEIGHT = 4.5
_DOTS_PER_INCH = 200


class TrustSheetFace(msgspec.Struct, frozen=True, kw_only=True):
    """What the sheet says of the list. `root` is the fingerprint in hexadecimal, `date` aware."""

    issuer: str
    number: int
    date: dt.datetime
    root: str
    desks: int
    revoked: int
    frames: tuple[str, ...]


def draw_trust_sheet_a4(face: TrustSheetFace) -> tuple[bytes, int]:
    """The sheet as a PDF, read back, and how many pages it has; the same face, the same bytes.

    Raises:
        Refused: "sheet.does_not_fit", "sheet.no_glyph", both with the `field`.
        MachineFault: "trust_sheet.self_check_failed" with the `page` from 1.
    """
    pages = list(_pages(face.frames))
    file = io.BytesIO()
    title = f"{_TITLE.fr} {face.number}"
    canvas = new_canvas(file, PAGE_WIDTH, PAGE_HEIGHT, title=title, author=face.issuer)
    for number, frames in enumerate(pages, start=1):
        with told_of_the_sheet():
            draw_part(canvas, joined(_head(face, number, len(pages)), _captions(face, number)))
        for frame, box in zip(frames, _boxes(), strict=False):
            draw_symbol(canvas, make_symbol(frame), box)
        canvas.showPage()
    canvas.save()
    pdf = file.getvalue()
    check_trust_sheet(pdf, pages)
    return pdf, len(pages)


def check_trust_sheet(pdf: bytes, pages: Sequence[Sequence[str]]) -> None:
    """Rasterise each page at 200 dpi and compare the codes that are read with those meant.

    Raises:
        MachineFault: "trust_sheet.self_check_failed" with the `page` from 1.
    """
    import pypdfium2

    with PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
        try:
            for number, frames in enumerate(pages, start=1):
                page = document[number - 1]
                if sorted(codes_in_picture(render_page(page, _DOTS_PER_INCH))) != sorted(frames):
                    raise MachineFault("trust_sheet.self_check_failed", page=number)
                page.close()
        finally:
            document.close()


def _pages(frames: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(frames), ACROSS * DOWN):
        yield frames[start : start + ACROSS * DOWN]


def _boxes() -> Iterator[Box]:
    """Where the codes of a page stand, row by row."""
    for place in range(ACROSS * DOWN):
        down, across = divmod(place, ACROSS)
        x = LEFT + across * _COLUMN_PITCH + (_COLUMN_PITCH - CODE_SIDE) / 2
        yield mm(x, _GRID_TOP + down * _ROW_PITCH + _CAPTION_HEIGHT, CODE_SIDE, CODE_SIDE)


def _head(face: TrustSheetFace, page: int, pages: int) -> Part:
    french, arabic = moment_in_words(face.date.astimezone(dt.UTC).isoformat())
    groups = "\u2002".join(face.root[at : at + 4] for at in range(0, len(face.root), 4))
    which = Both(
        f"{face.issuer}, n° {face.number}, {french} (UTC)",
        f"{face.issuer}، رقم {face.number}، {arabic} (UTC)",
    )
    what = Both(
        f"Guichets\u00a0: {face.desks}. Permis annulés\u00a0: {face.revoked}.",
        f"الشبابيك: {face.desks}. الرخص الملغاة: {face.revoked}.",
    )
    return joined(
        both("title", _TITLE, 10, 9, TITLE),
        both("which", which, 19.5, 5, FACTS),
        both("counts", what, 24.5, 5, FACTS),
        both("root_label", _ROOT, 31, 5, FACTS),
        text("root", groups, mm(LEFT, 36, WIDTH, 6), FINGERPRINT, "centre"),
        both("hint", _HINT, 43, 5, FACTS),
        text("page", f"{page} / {pages}", mm(LEFT, 283, WIDTH, 5), CAPTION, "centre"),
        Part(rules=(mm(LEFT, 30, WIDTH, 0), mm(LEFT, 49.5, WIDTH, 0))),
    )


def _captions(face: TrustSheetFace, page: int) -> Part:
    """Which code each is, so that the one that was not read is found."""
    first = (page - 1) * ACROSS * DOWN
    count = len(face.frames)
    parts = []
    for place, box in enumerate(_boxes(), start=first + 1):
        if place <= count:
            above = Box(box.x, box.top, box.width, _CAPTION_HEIGHT * 72 / 25.4)
            parts.append(text("place", f"{place} / {count}", above, CAPTION, "centre"))
    return joined(*parts)
