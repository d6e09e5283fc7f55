"""The list of a session's people on A4, to be signed: as many sheets as it takes, in both scripts.

Rows stay blank below the last name: somebody always comes who was on no list.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
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
from infitah_desk.documents.arabic_text import own_direction
from infitah_desk.documents.date_words import moment_in_words
from infitah_desk.documents.fonts import SEMIBOLD
from infitah_desk.documents.pdf_file import draw_lines, new_canvas, told_of_the_sheet
from infitah_desk.documents.text_box import (
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

TITLE = TextStyle(sizes=(17,), font=SEMIBOLD, colour=ACCENT)
FACTS = TextStyle(sizes=(10.5, 9.5, 8.5, 7.5), most_lines=2, leading=1.3)
LABEL = TextStyle(sizes=(7.5,), colour=FADED)
NAME = TextStyle(sizes=(10, 9, 8, 7, 6), most_lines=3, leading=1.25)
MANAGER = TextStyle(sizes=(8, 7, 6), most_lines=3, leading=1.25, colour=FADED)
TICKET = TextStyle(sizes=(10,), font=SEMIBOLD, spacing=0.03)
NUMBER = TextStyle(sizes=(8.5,), colour=FADED)

_TITLES = ("LISTE DE PRÉSENCE", "لائحة الحضور")
_COLUMNS = {  # left edge and width in millimetres
    "number": (LEFT_EDGE, 8.0),
    "name": (30.0, 82.0),
    "ticket": (115.0, 24.0),
    "signature": (147.0, RIGHT_EDGE - 147.0),
}
_HEADS = {
    "name": ("Entreprise et gérant", "المقاولة والمسير"),
    "ticket": ("Ticket", "التذكرة"),
    "signature": ("Signature", "التوقيع"),
}
_WIDTH = RIGHT_EDGE - LEFT_EDGE
_TOP, _ROWS_END = 15.0, 279.0
_LEAST_ROW = 13.0
_AROUND = 1.0
_GAP = 4.0 * MM


class Attendee(msgspec.Struct, frozen=True):
    """Whoever has a place; each name may be in either script."""

    name: str
    name_ar: str
    manager: str
    manager_ar: str
    ticket: str


class SessionFace(msgspec.Struct, frozen=True):
    """What the list says of the session; `date` and `time` are ISO 8601, `places` 0 is no limit."""

    id: str
    city: str
    city_ar: str
    date: str
    time: str
    room: str
    trainer: str
    places: int
    people: tuple[Attendee, ...]


class SheetLayout(msgspec.Struct, frozen=True):
    """One sheet: its lines of text and its rules, which are boxes without height."""

    lines: Lines
    rules: tuple[Box, ...]


class _Row(msgspec.Struct, frozen=True):
    """A row set at the top of a sheet; `height` in millimetres."""

    number: int
    person: Attendee | None
    height: float


def draw_session_list_a4(face: SessionFace) -> tuple[bytes, int]:
    """The list as a PDF, and how many pages it has; the same face, the same bytes.

    Raises:
        Refused: "sheet.does_not_fit", "sheet.no_glyph", both with the `field`.
    """
    sheets = lay_out_session_list(face)
    file = io.BytesIO()
    canvas = new_canvas(file, PAGE_WIDTH, PAGE_HEIGHT, title=face.id, author=face.city)
    for sheet in sheets:
        _draw_rules(canvas, sheet.rules)
        draw_lines(canvas, sheet.lines)
        canvas.showPage()
    canvas.save()
    return file.getvalue(), len(sheets)


def lay_out_session_list(face: SessionFace) -> list[SheetLayout]:
    """Where everything stands, sheet by sheet.

    Raises:
        Refused: "sheet.does_not_fit", "sheet.no_glyph", both with the `field`.
    """
    with told_of_the_sheet():
        head, rules, top = _head(face)
        pages = _paginated(face.people, top)
        return [
            _sheet(head, rules, top, page, (number, len(pages)))
            for number, page in enumerate(pages, start=1)
        ]


def _head(face: SessionFace) -> tuple[list[PlacedLine], list[Box], float]:
    """What stands above the rows of every sheet, and where they begin."""
    titles, height = place_pair("title", _TITLES, _room(_TOP), PairStyle(TITLE, TITLE, _GAP))
    lines = [*titles]
    top = _TOP + height / MM + 1
    clock, clock_ar = moment_in_words(f"{face.date}T{face.time}")
    facts = [
        ("forum", (f"{face.city}, {clock}", f"{face.city_ar}، {clock_ar}" if clock_ar else "")),
        ("room", _one("Salle", "القاعة", face.room)),
        ("trainer", _one("Formateur", "المكوِّن", face.trainer)),
        ("session", (f"Séance {face.id}", f"الحصة {face.id}")),
    ]
    style = PairStyle(FACTS, FACTS, _GAP)
    for field, texts in facts:
        if any(texts):
            placed, height = place_pair(field, texts, _room(top), style)
            lines += placed
            top += height / MM
    top += 3
    rules = [mm(LEFT_EDGE, top, _WIDTH, 0)]
    for column, (word, word_ar) in _HEADS.items():
        x, width = _COLUMNS[column]
        placed, height = place_pair(
            f"{column}_label",
            (word, word_ar),
            Room(x * MM, PAGE_HEIGHT - (top + _AROUND) * MM, width * MM),
            PairStyle(LABEL, LABEL, MM),
        )
        lines += placed
    top += height / MM + 2 * _AROUND
    rules.append(mm(LEFT_EDGE, top, _WIDTH, 0))
    return lines, rules, top


def _one(label: str, label_ar: str, text: str) -> tuple[str, str]:
    """A fact that was typed in one script, with its label on the side where it is read from."""
    if not text:
        return "", ""
    if own_direction(text) == "rtl":
        return "", f"{label_ar}: {text}"
    return f"{label}\u00a0: {text}", ""


def _paginated(people: Sequence[Attendee], top: float) -> list[list[_Row]]:
    """The rows of each sheet, the last one filled up with blank ones."""
    pages: list[list[_Row]] = [[]]
    room = _ROWS_END - top
    for number, person in enumerate(people, start=1):
        height = max(_LEAST_ROW, _person(person, 0.0)[1] + 2 * _AROUND)
        if sum(row.height for row in pages[-1]) + height > room:
            pages.append([])
        if height > room:
            raise Refused("permit.does_not_fit", field="name")
        pages[-1].append(_Row(number, person, height))
    number = len(people)
    while sum(row.height for row in pages[-1]) + _LEAST_ROW <= room:
        number += 1
        pages[-1].append(_Row(number, None, _LEAST_ROW))
    return pages


def _sheet(
    head: Sequence[PlacedLine],
    rules: Sequence[Box],
    top: float,
    rows: Sequence[_Row],
    page: tuple[int, int],
) -> SheetLayout:
    lines, drawn = [*head], [*rules]
    for row in rows:
        lines += _cell("number", str(row.number), NUMBER, top)
        if row.person is not None:
            lines += _person(row.person, top + _AROUND)[0]
            lines += _cell("ticket", row.person.ticket, TICKET, top)
        top += row.height
        drawn.append(mm(LEFT_EDGE, top, _WIDTH, 0))
    lines += _placed_centre("page", f"{page[0]} / {page[1]}", mm(LEFT_EDGE, 281.5, _WIDTH, 6))
    return SheetLayout(tuple(lines), tuple(drawn))


def _person(person: Attendee, top: float) -> tuple[Lines, float]:
    """The names of one row and their height in millimetres."""
    x, width = _COLUMNS["name"]
    lines: list[PlacedLine] = []
    height = 0.0
    for field, texts, style in (
        ("name", (person.name, person.name_ar), NAME),
        ("manager", (person.manager, person.manager_ar), MANAGER),
    ):
        if any(texts):
            room = Room(x * MM, PAGE_HEIGHT - (top + height) * MM, width * MM)
            placed, points = place_pair(field, texts, room, PairStyle(style, style, _GAP))
            lines += placed
            height += points / MM
    return tuple(lines), height


def _cell(column: str, text: str, style: TextStyle, top: float) -> Lines:
    x, width = _COLUMNS[column]
    room = Room(x * MM, PAGE_HEIGHT - (top + _AROUND) * MM, width * MM)
    return place_alone(column, text, room, style, "ltr")[0]


def _placed_centre(field: str, text: str, box: Box) -> Lines:
    return place_text(fit_text(field, text, box.width, LABEL, "ltr"), box, "centre")


def _room(top: float) -> Room:
    return Room(LEFT_EDGE * MM, PAGE_HEIGHT - top * MM, _WIDTH * MM)


def _draw_rules(canvas: Canvas, rules: Sequence[Box]) -> None:
    from reportlab.lib.colors import HexColor

    canvas.setStrokeColor(HexColor(ACCENT))
    canvas.setLineWidth(0.8)
    for rule in rules[:2]:
        canvas.line(rule.x, rule.y, rule.right, rule.y)
    canvas.setStrokeColor(HexColor(FADED))
    canvas.setLineWidth(0.4)
    canvas.setDash(0.5, 1.8)
    for rule in rules[2:]:
        canvas.line(rule.x, rule.y, rule.right, rule.y)
    canvas.setDash()
