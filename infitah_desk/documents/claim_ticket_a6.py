"""The claim ticket on paper: an A6 slip with a code that a person reads aloud and a scanner types.

The code holds the ticket in small letters without its hyphen: those keys type letters that are
understood on QWERTY, AZERTY and Arabic keyboards, while Shift and the hyphen's key do not.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import msgspec

from infitah_desk.documents.a4_sheet import ACCENT, FADED, MM
from infitah_desk.documents.arabic_text import Direction, own_direction
from infitah_desk.documents.date_words import moment_in_words
from infitah_desk.documents.fonts import SEMIBOLD
from infitah_desk.documents.pdf_file import draw_lines, new_canvas, told_of_the_sheet
from infitah_desk.documents.qr_symbol import draw_symbol, make_symbol
from infitah_desk.documents.text_box import (
    Align,
    Box,
    Lines,
    PlacedLine,
    TextStyle,
    fit_text,
    place_text,
)
from infitah_desk.documents.text_pair import PairStyle, Room, place_alone, place_pair
from infitah_desk.domain.errors import Refused

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

PAGE_WIDTH, PAGE_HEIGHT = 105 * MM, 148 * MM

HEADING = TextStyle(sizes=(7, 6.5, 6), most_lines=3, leading=1.25, colour=FADED)
TITLE = TextStyle(sizes=(15,), font=SEMIBOLD, colour=ACCENT)
TICKET = TextStyle(sizes=(29,), font=SEMIBOLD, spacing=0.06)
LABEL = TextStyle(sizes=(6.5,), colour=FADED)
CAPTION = TextStyle(sizes=(7,), most_lines=4, leading=1.3, colour=FADED)

_EDGE, _WIDTH = 12.0, 81.0  # of everything that is written, in millimetres
_ROWS_TOP, _ROWS_END = 43.5, 103.0
_BETWEEN_ROWS = 1.0
_SIZES = (11.0, 10.0, 9.0, 8.0, 7.0, 6.0)
_MOST_LINES = 4
_GAP = 3.0 * MM

_TITLES = ("TICKET", "التذكرة")
_CAPTIONS = ("À présenter au guichet", "تُقدَّم للشباك عند الرجوع")
_LABELS = {
    "name": ("Entreprise", "المقاولة"),
    "reason": ("À apporter", "ما يجب إحضاره"),
    "until": ("Retour prévu", "موعد الرجوع"),
    "initiation": ("Séance d’initiation", "حصة التكوين"),
    "room": ("Salle", "القاعة"),
    "desk": ("Forum et guichet", "الملتقى والشباك"),
}


class TicketFace(msgspec.Struct, frozen=True, kw_only=True):
    """What a ticket shows. `until` and `initiation` are ISO 8601, "" where there is none."""

    ticket: str
    heading: str
    heading_ar: str
    name: str
    name_ar: str
    city: str
    city_ar: str
    desk: str
    reason: str = ""
    until: str = ""
    initiation: str = ""
    room: str = ""


class TicketLayout(msgspec.Struct, frozen=True):
    """One slip: its lines of text and the dotted rules under rows."""

    lines: Lines
    rules: tuple[Box, ...]


def mm(x: float, top: float, width: float, height: float) -> Box:
    """A box in millimetres from the slip's upper left corner."""
    return Box(x * MM, PAGE_HEIGHT - (top + height) * MM, width * MM, height * MM)


FRAME = mm(6, 6, 93, 136)
CODE_BOX = mm(36.5, 105.5, 32, 32)  # 32 mm for 29 modules: more than one millimetre each


def code_text(ticket: str) -> str:
    """What the code says, and a scanner types: see above."""
    return ticket.replace("-", "").lower()


def draw_ticket_a6(face: TicketFace) -> bytes:
    """The slip as a PDF of one page; the same face, the same bytes.

    Raises:
        Refused: "sheet.does_not_fit", "sheet.no_glyph", both with the `field`.
    """
    layout = lay_out_ticket(face)
    file = io.BytesIO()
    canvas = new_canvas(
        file, PAGE_WIDTH, PAGE_HEIGHT, title=f"Ticket {face.ticket}", author=face.heading
    )
    _draw_frame(canvas, layout)
    draw_lines(canvas, layout.lines)
    draw_symbol(canvas, make_symbol(code_text(face.ticket), in_bytes=True), CODE_BOX)
    canvas.showPage()
    canvas.save()
    return file.getvalue()


def lay_out_ticket(face: TicketFace) -> TicketLayout:
    """Where each line of the slip stands; rows become smaller together until all have room.

    Raises:
        Refused: "sheet.does_not_fit", "sheet.no_glyph", both with the `field`.
    """
    with told_of_the_sheet():
        rows, rules = _rows(face)
        return TicketLayout((*_head(face), *rows, *_captions()), rules)


def _head(face: TicketFace) -> Lines:
    half = _WIDTH / 2 - 2
    left, right = _EDGE, _EDGE + _WIDTH - half
    return (
        *_placed("heading", face.heading, HEADING, mm(left, 9, half, 12), "left"),
        *_placed("heading_ar", face.heading_ar, HEADING, mm(right, 9, half, 12), "right"),
        *_placed("title", _TITLES[0], TITLE, mm(left, 19.5, half, 9.2), "left"),
        *_placed("title_ar", _TITLES[1], TITLE, mm(right, 19.5, half, 9.2), "right"),
        *_placed("ticket", face.ticket, TICKET, mm(_EDGE, 26, _WIDTH, 17.5), "centre"),
    )


def _captions() -> Lines:
    side = (CODE_BOX.x / MM) - _EDGE
    top = (PAGE_HEIGHT - CODE_BOX.top) / MM + 4
    return (
        *_placed("caption", _CAPTIONS[0], CAPTION, mm(_EDGE, top, side, 20), "left"),
        *_placed(
            "caption_ar", _CAPTIONS[1], CAPTION, mm(_EDGE + _WIDTH - side, top, side, 20), "right"
        ),
    )


def _placed(field: str, text: str, style: TextStyle, box: Box, align: Align) -> Lines:
    direction: Direction = "rtl" if align == "right" else "ltr"
    return place_text(fit_text(field, text, box.width, style, direction), box, align)


def _rows(face: TicketFace) -> tuple[Lines, tuple[Box, ...]]:
    rows = [(field, texts) for field, texts in _texts(face) if any(texts)]
    for number, _ in enumerate(_SIZES):
        try:
            lines, rules, end = _set_rows(rows, _SIZES[number:])
        except Refused as refused:
            if refused.code != "permit.does_not_fit":
                raise
            continue
        if end <= _ROWS_END:
            return lines, rules
    raise Refused("permit.does_not_fit", field=max(rows, key=lambda row: len("".join(row[1])))[0])


def _texts(face: TicketFace) -> list[tuple[str, tuple[str, str]]]:
    arabic = own_direction(face.reason) == "rtl", own_direction(face.room) == "rtl"
    desk = (f"{face.city} — guichet\u00a0{face.desk}", f"{face.city_ar} — الشباك\u00a0{face.desk}")
    return [
        ("name", (face.name, face.name_ar)),
        ("reason", ("", face.reason) if arabic[0] else (face.reason, "")),
        ("until", moment_in_words(face.until)),
        ("initiation", moment_in_words(face.initiation)),
        ("room", ("", face.room) if arabic[1] else (face.room, "")),
        ("desk", desk),
    ]


def _set_rows(
    rows: list[tuple[str, tuple[str, str]]], sizes: tuple[float, ...]
) -> tuple[Lines, tuple[Box, ...], float]:
    """The rows at these sizes, their rules, and how far down the slip they reach in millimetres."""
    beside = TextStyle(sizes=sizes[:1], most_lines=_MOST_LINES, leading=1.3)
    style = PairStyle(beside, beside, _GAP)
    lines: list[PlacedLine] = []
    rules: list[Box] = []
    top = _ROWS_TOP
    for field, texts in rows:
        label, label_ar = _LABELS[field]
        room = _room(top)
        lines += place_alone(f"{field}_label", label, room, LABEL, "ltr")[0]
        labels, height = place_alone(f"{field}_label_ar", label_ar, room, LABEL, "rtl")
        lines += labels
        top += height / MM - 0.8  # letters of a label hardly reach so low
        values, height = place_pair(field, texts, _room(top), style)
        lines += values
        top += height / MM
        rules.append(mm(_EDGE, top, _WIDTH, 0))
        top += _BETWEEN_ROWS
    return tuple(lines), tuple(rules), top


def _room(top: float) -> Room:
    return Room(_EDGE * MM, PAGE_HEIGHT - top * MM, _WIDTH * MM)


def _draw_frame(canvas: Canvas, layout: TicketLayout) -> None:
    from reportlab.lib.colors import HexColor

    canvas.setStrokeColor(HexColor(ACCENT))
    canvas.setLineWidth(0.8)
    canvas.rect(FRAME.x, FRAME.y, FRAME.width, FRAME.height)
    canvas.setStrokeColor(HexColor(FADED))
    canvas.setLineWidth(0.4)
    canvas.setDash(0.5, 1.8)
    for rule in layout.rules:
        canvas.line(rule.x, rule.y, rule.right, rule.y)
    canvas.setDash()
