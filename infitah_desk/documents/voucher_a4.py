"""The voucher of a pack on A4: who pays what, and the permit's own code, by which a shop checks it.

It has neither the frames nor the curves of a permit, so that nobody takes it for one.
"""

from __future__ import annotations

import datetime as dt
import io
from decimal import Decimal
from typing import TYPE_CHECKING

import msgspec

from infitah_desk.documents.a4_sheet import (
    ACCENT,
    FADED,
    LEFT_EDGE,
    MM,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    RIGHT_EDGE,
    mm,
)
from infitah_desk.documents.date_words import arabic_date, french_date
from infitah_desk.documents.drawn_pages import DrawnPages, PlacedCode
from infitah_desk.documents.fonts import SEMIBOLD
from infitah_desk.documents.pdf_file import draw_lines, new_canvas, told_of_the_sheet
from infitah_desk.documents.permit_rows import VALUES_LEFT, VALUES_WIDTH, Row, lay_out_row
from infitah_desk.documents.qr_symbol import draw_symbol, make_symbol
from infitah_desk.documents.text_box import Box, Lines, TextStyle, fit_text, place_text
from infitah_desk.documents.text_pair import PairStyle, Room, place_pair, place_pair_tightly
from infitah_desk.domain.errors import Refused
from infitah_desk.domain.programme import Words
from infitah_desk.domain.subsidy import Shares
from infitah_desk.system.amounts import amount_in_words

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_HEADING = TextStyle(sizes=(9.5, 9, 8.5, 8, 7.5), most_lines=2, leading=1.25)
_TITLE = TextStyle(sizes=(22, 20, 18), font=SEMIBOLD, colour=ACCENT)
_NUMBER = TextStyle(sizes=(18,), font=SEMIBOLD, spacing=0.07)
_SMALL = TextStyle(sizes=(8, 7.5, 7), most_lines=3, leading=1.3, colour=FADED)
_HEADINGS = PairStyle(_HEADING, _HEADING, 3 * MM)
_TITLES = PairStyle(_TITLE, _TITLE, 6 * MM)
_NOTES = PairStyle(_SMALL, _SMALL, 6 * MM)
_STAMPS = PairStyle(_SMALL, _SMALL, 2 * MM)

TITLE = ("Bon de pack TI Infitah", "سند حزمة انفتاح")
STAMP = ("Cachet et signature de l’opérateur", "ختم المتعهد وتوقيعه")
CAPTION = ("Code du permis, à contrôler", "رمز الرخصة، للتحقق منه")
NOTE = (
    "Ce bon ne vaut qu’avec le permis numérique de ce numéro, présenté par son titulaire.",
    "لا يُعتد بهذا السند إلا مع الرخصة الرقمية الحاملة لهذا الرقم، يقدمها صاحبها.",
)
_NO_FINANCING = ("Sans offre de la banque", "بدون عرض البنك")
_FINANCING = ("Offre de la banque demandée", "طُلب عرض البنك")
_LABELS = {
    "name": ("Entreprise", "المقاولة"),
    "manager": ("Gérant", "المسير"),
    "offer": ("Offre", "العرض"),
    "operator": ("Opérateur", "المتعهد"),
    "price": ("Prix TTC", "الثمن شاملا الرسوم"),
    "subsidy": ("Subvention de l’État", "دعم الدولة"),
    "remainder": ("Reste à payer", "الباقي أداؤه"),
    "bank": ("Financement", "التمويل"),
    "forum": ("Commandé à", "مكان الطلبية"),
}

BAND = mm(0, 0, 210, 6)
CODE_BOX = mm(127.5, 209, 63, 63)  # as on the certificate: modules of 0.5 mm at least
STAMP_BOX = mm(20, 232, 98, 40)
_ROWS_TOP, _ROWS_END = 84.0, 205.0
_BETWEEN_ROWS = (3.6, 2.6, 1.6, 0.6)


class VoucherFace(msgspec.Struct, frozen=True, kw_only=True):
    """What a voucher shows; `heading` and its Arabic are those of the permit."""

    number: str
    issuer: str
    heading: tuple[str, ...]
    heading_ar: tuple[str, ...]
    name: str
    name_ar: str
    manager: str
    manager_ar: str
    offer: str
    machine: Words
    operator: str
    shares: Shares
    with_bank: bool
    bank: Words | None
    ordered: dt.date
    city: str
    city_ar: str


class VoucherLayout(msgspec.Struct, frozen=True):
    """One voucher: its lines of text, and the dotted rules under rows."""

    lines: Lines
    rules: tuple[Box, ...]


def draw_voucher(face: VoucherFace, code: str) -> DrawnPages:
    """The voucher as one page, `code` being the permit's; the same face, the same bytes.

    `self_check` must read the result before anyone has it.

    Raises:
        Refused: "sheet.does_not_fit", "sheet.no_glyph", both with the `field`.
    """
    layout = lay_out_voucher(face)
    file = io.BytesIO()
    canvas = new_canvas(
        file, PAGE_WIDTH, PAGE_HEIGHT, title=f"{TITLE[0]} {face.number}", author=face.issuer
    )
    _draw_frames(canvas, layout)
    draw_lines(canvas, layout.lines)
    draw_symbol(canvas, make_symbol(code), CODE_BOX)
    canvas.showPage()
    canvas.save()
    return DrawnPages(file.getvalue(), ((PlacedCode(code, CODE_BOX),),))


def lay_out_voucher(face: VoucherFace) -> VoucherLayout:
    """Where each line of the voucher stands.

    Raises:
        Refused: "sheet.does_not_fit", "sheet.no_glyph", both with the `field`.
    """
    with told_of_the_sheet():
        lines, rules = _set_rows(_rows(face))
        return VoucherLayout((*_head(face), *lines, *_foot()), rules)


def _set_rows(rows: list[Row]) -> tuple[Lines, tuple[Box, ...]]:
    """The rows and the rules under them, closer together where some are long."""
    for between in _BETWEEN_ROWS:
        lines: Lines = ()
        rules: list[Box] = []
        top = _ROWS_TOP
        for row in rows:
            placed, height = lay_out_row(row, top, _LABELS)
            lines += placed
            rules.append(mm(VALUES_LEFT, top + height, VALUES_WIDTH, 0))
            top += height + between
        if top - between <= _ROWS_END:
            return lines, tuple(rules)
    raise Refused("permit.does_not_fit", field="name")


def _head(face: VoucherFace) -> Lines:
    lines: Lines = ()
    top = 14.0
    for place in range(max(len(face.heading), len(face.heading_ar))):
        texts = (_at(face.heading, place), _at(face.heading_ar, place))
        placed, height = place_pair("heading", texts, _room(top), _HEADINGS)
        lines += placed
        top += height / MM
    titles, _ = place_pair_tightly("title", TITLE, _room(top + 5), _TITLES)
    number = fit_text("number", face.number, (RIGHT_EDGE - LEFT_EDGE) * MM, _NUMBER, "ltr")
    note, _ = place_pair("note", NOTE, _room(71), _NOTES)
    return (*lines, *titles, *place_text(number, mm(LEFT_EDGE, 57, 170, 11), "centre"), *note)


def _foot() -> Lines:
    stamp = Room(STAMP_BOX.x + 2.5 * MM, STAMP_BOX.top - 2 * MM, STAMP_BOX.width - 5 * MM)
    caption = Room(CODE_BOX.x + 3 * MM, CODE_BOX.y - 1.2 * MM, CODE_BOX.width - 6 * MM)
    return (
        *place_pair_tightly("stamp", STAMP, stamp, _STAMPS)[0],
        *place_pair_tightly("caption", CAPTION, caption, _STAMPS)[0],
    )


def _rows(face: VoucherFace) -> list[Row]:
    paid = face.shares
    day, day_ar = (
        said.replace(" ", "\u00a0")
        for said in (french_date(face.ordered), arabic_date(face.ordered))
    )
    rows = [
        Row("name", face.name, face.name_ar),
        Row("manager", face.manager, face.manager_ar),
        Row("offer", face.machine.fr, face.machine.ar),
        Row("operator", f"{face.operator} — {face.offer}", ""),
        _money("price", paid.price),
        _money("subsidy", paid.subsidy),
        _money("remainder", paid.remainder),
        Row("bank", *_financing(face)),
        Row("forum", f"{face.city}, {day}", f"{face.city_ar}، {day_ar}"),
    ]
    return [row for row in rows if row.value or row.value_ar]


def _financing(face: VoucherFace) -> tuple[str, str]:
    if not face.with_bank:
        return _NO_FINANCING
    if face.bank is None:
        return _FINANCING
    return f"{_FINANCING[0]} ({face.bank.fr})", f"{_FINANCING[1]} ({face.bank.ar})"


def _money(field: str, amount: Decimal) -> Row:
    return Row(field, amount_in_words(amount, "fr"), amount_in_words(amount, "ar"))


def _at(lines: tuple[str, ...], place: int) -> str:
    return lines[place] if place < len(lines) else ""


def _room(top: float) -> Room:
    return Room(LEFT_EDGE * MM, PAGE_HEIGHT - top * MM, (RIGHT_EDGE - LEFT_EDGE) * MM)


def _draw_frames(canvas: Canvas, layout: VoucherLayout) -> None:
    from reportlab.lib.colors import HexColor

    canvas.setFillColor(HexColor(ACCENT))
    canvas.rect(BAND.x, BAND.y, BAND.width, BAND.height, stroke=0, fill=1)
    canvas.setStrokeColor(HexColor(FADED))
    canvas.setLineWidth(0.4)
    canvas.setDash(0.5, 1.8)
    for rule in layout.rules:
        canvas.line(rule.x, rule.y, rule.right, rule.y)
    canvas.setDash(2.5, 2)
    canvas.roundRect(
        STAMP_BOX.x, STAMP_BOX.y, STAMP_BOX.width, STAMP_BOX.height, 2 * MM, stroke=1, fill=0
    )
    canvas.setDash()
