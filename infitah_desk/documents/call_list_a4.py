"""The list of enterprises to call about a permit too many, on A4: a row for each void permit.

Both scripts stand on every sheet; the last column stays blank for whoever has called.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from infitah_desk.documents.a4_sheet import ACCENT, FADED, MM, PAGE_HEIGHT, PAGE_WIDTH, mm
from infitah_desk.documents.arabic_text import own_direction
from infitah_desk.documents.date_words import arabic_date, french_date
from infitah_desk.documents.fonts import SEMIBOLD
from infitah_desk.documents.pdf_file import draw_lines, new_canvas, told_of_the_sheet
from infitah_desk.documents.text_box import Box, Lines, PlacedLine, TextStyle
from infitah_desk.documents.text_pair import PairStyle, Room, place_alone, place_pair
from infitah_desk.domain.errors import Refused
from infitah_desk.system.form_texts import Both, calls_word

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

TITLE = TextStyle(sizes=(17,), font=SEMIBOLD, colour=ACCENT)
FACTS = TextStyle(sizes=(10.5, 9.5, 8.5), most_lines=2, leading=1.3)
LABEL = TextStyle(sizes=(7.5, 7, 6.5, 6), colour=FADED)
NAME = TextStyle(sizes=(9.5, 9, 8, 7, 6), most_lines=4, leading=1.25)
MANAGER = TextStyle(sizes=(8, 7, 6), most_lines=4, leading=1.25, colour=FADED)
NUMBER = TextStyle(sizes=(8.5,), font=SEMIBOLD)
SMALL = TextStyle(sizes=(8.5, 8, 7, 6), most_lines=3, leading=1.25)
COUNT = TextStyle(sizes=(8,), colour=FADED)

_LEFT, _WIDTH = 12.0, 186.0
_COLUMNS = {  # left edge and width in millimetres
    "count": (12.0, 8.0),
    "enterprise": (21.0, 62.0),
    "phone": (86.0, 26.0),
    "valid": (114.0, 29.0),
    "void": (145.0, 29.0),
    "desk": (175.0, 13.0),
    "called": (189.0, 9.0),
}
_FILLED = ("enterprise", "phone", "valid", "void", "desk")
_TOP, _ROWS_END = 14.0, 281.0
_LEAST_ROW = 13.0
_AROUND = 1.0
_GAP = 3.0 * MM
_NAMELESS = "—"


class Call(msgspec.Struct, frozen=True):
    """One row: whom to call, which permit holds and which is void; names may be in either script.

    `desk` is the one whose number it is, `forum` where that was; `revoked` is false where the desk
    or headquarters is still to revoke it.
    """

    name: str
    name_ar: str
    manager: str
    manager_ar: str
    phone: str
    city: str
    keep: str
    void: str
    desk: str
    forum: str
    forum_ar: str
    revoked: bool


class CallSheet(msgspec.Struct, frozen=True):
    """One sheet: its lines of text, its rules, which are boxes without height, boxes to tick."""

    lines: Lines
    rules: tuple[Box, ...]
    ticks: tuple[Box, ...]


def draw_call_list_a4(calls: Sequence[Call], date: str) -> tuple[bytes, int]:
    """The list as a PDF, and how many pages it has; the same calls, the same bytes.

    Names that cannot be drawn are left out, their row is not.
    """
    sheets = lay_out_call_list(calls, date)
    file = io.BytesIO()
    canvas = new_canvas(file, PAGE_WIDTH, PAGE_HEIGHT, title=calls_word("title").fr, author="")
    for sheet in sheets:
        _draw_rules(canvas, sheet)
        draw_lines(canvas, sheet.lines)
        canvas.showPage()
    canvas.save()
    return file.getvalue(), len(sheets)


def lay_out_call_list(calls: Sequence[Call], date: str) -> list[CallSheet]:
    """Where everything stands, sheet by sheet."""
    with told_of_the_sheet():
        head, rules, top = _head(date, nobody=not calls)
        pages: list[list[tuple[int, Call, float]]] = [[]]
        used = top
        for place, call in enumerate(map(_drawable, calls), start=1):
            height = _height(call)
            if used + height > _ROWS_END and pages[-1]:
                pages.append([])
                used = top
            pages[-1].append((place, call, height))
            used += height
        return [
            _sheet((head, rules, top), page, (number, len(pages)))
            for number, page in enumerate(pages, start=1)
        ]


def _head(date: str, *, nobody: bool) -> tuple[list[PlacedLine], list[Box], float]:
    """What stands above the rows of every sheet, and where they begin."""
    lines: list[PlacedLine] = []
    top = _TOP
    day = dt.date.fromisoformat(date)
    facts = [(calls_word("subject"), FACTS), (Both(french_date(day), arabic_date(day)), FACTS)]
    if nobody:
        facts.append((calls_word("nobody"), FACTS))
    for words, style in ((calls_word("title"), TITLE), *facts):
        placed, height = place_pair("head", words, _across(top), PairStyle(style, style, _GAP))
        lines += placed
        top += height / MM + 0.8
    top += 2
    rules = [mm(_LEFT, top, _WIDTH, 0)]
    heights = [0.0]
    for column in (*_FILLED, "called"):
        placed, height = _stacked_pair(f"{column}_label", calls_word(column), column, top)
        lines += placed
        heights.append(height)
    top += max(heights) + 2 * _AROUND
    rules.append(mm(_LEFT, top, _WIDTH, 0))
    return lines, rules, top


def _stacked_pair(field: str, words: Both, column: str, top: float) -> tuple[Lines, float]:
    """French at the left of a narrow column, Arabic at its right, one below the other."""
    x, width = _COLUMNS[column]
    room = Room(x * MM, PAGE_HEIGHT - (top + _AROUND) * MM, width * MM)
    above, upper = place_alone(field, words.fr, room, LABEL, "ltr")
    rest = Room(room.x, room.top - upper, room.width)
    below, lower = place_alone(f"{field}_ar", words.ar, rest, LABEL, "rtl")
    return above + below, (upper + lower) / MM


def _sheet(
    head: tuple[Sequence[PlacedLine], Sequence[Box], float],
    rows: Sequence[tuple[int, Call, float]],
    page: tuple[int, int],
) -> CallSheet:
    lines, rules, top = [*head[0]], [*head[1]], head[2]
    ticks = []
    for place, call, height in rows:
        lines += _cell("count", str(place), COUNT, top)[0]
        for column in _FILLED:
            lines += _column(column, call, top)[0]
        ticks.append(mm(_COLUMNS["called"][0] + 2, top + 2, 4, 4))
        top += height
        rules.append(mm(_LEFT, top, _WIDTH, 0))
    words = calls_word("page")
    numbers = {"page": page[0], "pages": page[1]}
    lines += place_pair(
        "page",
        (words.fr.format_map(numbers), words.ar.format_map(numbers)),
        _across(283.0),
        PairStyle(LABEL, LABEL, _GAP),
    )[0]
    return CallSheet(tuple(lines), tuple(rules), tuple(ticks))


def _drawable(call: Call) -> Call:
    """The row, or where its names cannot be drawn one without: its number says who it is."""
    try:
        _height(call)
    except Refused:
        return msgspec.structs.replace(
            call, name=_NAMELESS, name_ar="", manager="", manager_ar="", city=""
        )
    return call


def _height(call: Call) -> float:
    """How high a row is, in millimetres."""
    return max(_LEAST_ROW, *(_column(column, call, 0.0)[1] for column in _FILLED)) + 2 * _AROUND


def _column(column: str, call: Call, top: float) -> tuple[Lines, float]:
    """What stands in one column of a row, and its height in millimetres."""
    parts: dict[str, tuple[tuple[str, tuple[str, str], TextStyle], ...]] = {
        "enterprise": (
            ("name", (call.name, call.name_ar), NAME),
            ("manager", (call.manager, call.manager_ar), MANAGER),
        ),
        "phone": (("phone", (call.phone, ""), NUMBER), ("city", _one(call.city), SMALL)),
        "valid": (("keep", (call.keep, ""), NUMBER),),
        "void": (
            ("void", (call.void, ""), NUMBER),
            ("state", Both("", "") if call.revoked else calls_word("to_revoke"), LABEL),
        ),
        "desk": (
            ("desk", (call.desk, ""), NUMBER),
            ("forum", (call.forum, call.forum_ar), LABEL),
        ),
    }
    x, width = _COLUMNS[column]
    lines: list[PlacedLine] = []
    height = 0.0
    for field, texts, style in parts[column]:
        if any(texts):
            room = Room(x * MM, PAGE_HEIGHT - (top + _AROUND + height) * MM, width * MM)
            placed, points = place_pair(field, texts, room, PairStyle(style, style, _GAP))
            lines += placed
            height += points / MM
    return tuple(lines), height


def _one(text: str) -> tuple[str, str]:
    """A text of either script on the side where it is read from."""
    return (text, "") if own_direction(text) == "ltr" else ("", text)


def _cell(column: str, text: str, style: TextStyle, top: float) -> tuple[Lines, float]:
    x, width = _COLUMNS[column]
    room = Room(x * MM, PAGE_HEIGHT - (top + _AROUND) * MM, width * MM)
    return place_alone(column, text, room, style, "ltr")


def _across(top: float) -> Room:
    return Room(_LEFT * MM, PAGE_HEIGHT - top * MM, _WIDTH * MM)


def _draw_rules(canvas: Canvas, sheet: CallSheet) -> None:
    from reportlab.lib.colors import HexColor

    canvas.setStrokeColor(HexColor(ACCENT))
    canvas.setLineWidth(0.8)
    for rule in sheet.rules[:2]:
        canvas.line(rule.x, rule.y, rule.right, rule.y)
    canvas.setStrokeColor(HexColor(FADED))
    canvas.setLineWidth(0.4)
    for rule in sheet.rules[2:]:
        canvas.line(rule.x, rule.y, rule.right, rule.y)
    for tick in sheet.ticks:
        canvas.rect(tick.x, tick.y, tick.width, tick.height)
