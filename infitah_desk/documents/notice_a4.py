"""The notice of law 09-08 on A4, to hang beside a desk and to hand to whoever asks."""

from __future__ import annotations

import io
from collections.abc import Iterable

from infitah_desk.documents.a4_sheet import PAGE_HEIGHT, PAGE_WIDTH, mm
from infitah_desk.documents.fonts import SEMIBOLD
from infitah_desk.documents.form_parts import (
    INK,
    LEFT,
    TITLE,
    WIDTH,
    Block,
    Part,
    both,
    draw_part,
    joined,
    paginated,
    paragraph,
    stacked,
)
from infitah_desk.documents.pdf_file import new_canvas, told_of_the_sheet
from infitah_desk.documents.text_box import TextStyle
from infitah_desk.domain.programme import Programme
from infitah_desk.system.form_texts import Both, Notice, notice, paper_word

HEADING = TextStyle(sizes=(11.5, 10.5), font=SEMIBOLD, most_lines=3, leading=1.3, colour=INK)
BODY = TextStyle(sizes=(11, 10), most_lines=20, leading=1.4, colour=INK)
LAW = TextStyle(sizes=(11, 10), colour=INK)

_TOP, _END = 18.0, 282.0


def draw_notice_a4(programme: Programme) -> tuple[bytes, int]:
    """The notice as a PDF, and how many pages it has; the same programme, the same bytes.

    Raises:
        Refused: "sheet.does_not_fit", "sheet.no_glyph", both with the `field`.
    """
    file = io.BytesIO()
    canvas = new_canvas(
        file,
        PAGE_WIDTH,
        PAGE_HEIGHT,
        title=paper_word("notice").fr,
        author=programme.data_protection.controller,
    )
    with told_of_the_sheet():
        sheets = lay_out_notice(programme)
    for sheet in sheets:
        draw_part(canvas, sheet)
        canvas.showPage()
    canvas.save()
    return file.getvalue(), len(sheets)


def lay_out_notice(programme: Programme) -> list[Part]:
    """The sheets of the notice.

    Raises:
        Refused: "permit.does_not_fit", "permit.no_glyph", both with the `field`.
    """
    protection = programme.data_protection
    told = notice(
        Both(protection.controller, protection.controller_ar),
        protection.receipt_number,
        protection.kept_until,
    )
    return paginated(_blocks(told), _TOP, _END)


def _blocks(told: Notice) -> Iterable[Block]:
    def head(top: float) -> Part:
        return joined(
            both("title", paper_word("notice"), top, 11, TITLE),
            both("law", paper_word("law"), top + 10.5, 7.5, LAW),
            Part(rules=(mm(LEFT, top + 19.5, WIDTH, 0),)),
        )

    yield Block(23.0, head)
    yield _spaced("short", told.short)
    for part in told.parts:
        yield stacked(
            paragraph(f"{part.name}_title", part.title, HEADING), _spaced(part.name, part.text)
        )


def _spaced(field: str, words: Both) -> Block:
    return stacked(paragraph(field, _capital(words), BODY), Block(3.0, lambda _top: Part()))


def _capital(words: Both) -> Both:
    return Both(words.fr[:1].upper() + words.fr[1:], words.ar)
