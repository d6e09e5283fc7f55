"""Parts of a sheet that is filled in by hand: labels, lines to write on, boxes to tick, combs.

Black on white and nothing grey, so that it stays legible when it is photocopied. Positions are in
millimetres from the sheet's upper left corner; French stands left and Arabic right on each row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

import msgspec

from infitah_desk.documents.a4_sheet import MM, PAGE_HEIGHT, mm
from infitah_desk.documents.arabic_text import Direction
from infitah_desk.documents.fonts import SEMIBOLD
from infitah_desk.documents.pdf_file import draw_lines
from infitah_desk.documents.text_box import (
    Align,
    Box,
    FittedText,
    Lines,
    TextStyle,
    fit_text,
    place_text,
)
from infitah_desk.documents.text_pair import Room, place_alone
from infitah_desk.domain.errors import Refused
from infitah_desk.system.form_texts import Both

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

INK = "#000000"
LEFT, WIDTH = 12.0, 186.0
ANSWER_LEFT, ANSWER_WIDTH = 55.0, 100.0
ROW = 8.0

TITLE = TextStyle(sizes=(15, 14, 13, 12), font=SEMIBOLD, colour=INK)
SECTION = TextStyle(sizes=(10.5, 9.5, 8.5), font=SEMIBOLD, colour=INK)
LABEL = TextStyle(sizes=(8.5, 8, 7.5), most_lines=2, leading=1.25, colour=INK)
CHOICE = TextStyle(sizes=(8, 7.5, 7, 6.5), colour=INK)
CHOICE_ABOVE = TextStyle(sizes=(7.5, 7, 6.5), most_lines=2, leading=1.25, colour=INK)
SMALL = TextStyle(sizes=(7.5, 7), most_lines=12, leading=1.35, colour=INK)
SIGN = TextStyle(sizes=(10,), colour=INK)

_LABEL_WIDTH = 41.0
_TICK = 3.4
_CELL = 5.2
_GAP = 2.0 * MM


class Part(msgspec.Struct, frozen=True):
    """Something on the sheet: lines of text, boxes drawn as frames, rules to write on."""

    lines: Lines = ()
    boxes: tuple[Box, ...] = ()
    rules: tuple[Box, ...] = ()


class Block(msgspec.Struct, frozen=True):
    """A part that stands wherever there is room: its height, and itself from a place down."""

    height: float
    at: Callable[[float], Part]


def joined(*parts: Part) -> Part:
    """Several parts as one."""
    return Part(
        tuple(line for part in parts for line in part.lines),
        tuple(box for part in parts for box in part.boxes),
        tuple(rule for part in parts for rule in part.rules),
    )


def stacked(*blocks: Block) -> Block:
    """Blocks one below the other that no page may part."""

    def at(top: float) -> Part:
        parts = []
        for block in blocks:
            parts.append(block.at(top))
            top += block.height
        return joined(*parts)

    return Block(sum(block.height for block in blocks), at)


def paginated(blocks: Iterable[Block], first: float, end: float) -> list[Part]:
    """The parts of each page, from `first` down to `end`."""
    pages: list[list[Part]] = [[]]
    top = first
    for block in blocks:
        if top + block.height > end and pages[-1]:
            pages.append([])
            top = first
        pages[-1].append(block.at(top))
        top += block.height
    return [joined(*page) for page in pages]


def draw_part(canvas: Canvas, part: Part) -> None:
    """Draw frames and rules in black, and the text."""
    canvas.setStrokeGray(0)
    canvas.setLineWidth(0.6)
    for box in part.boxes:
        canvas.rect(box.x, box.y, box.width, box.height)
    canvas.setLineWidth(0.5)
    for rule in part.rules:
        canvas.line(rule.x, rule.y, rule.right, rule.y)
    draw_lines(canvas, part.lines)


def text(field: str, said: str, box: Box, style: TextStyle, align: Align) -> Part:
    """A text in the middle of a box's height, smaller where the box is low."""
    direction: Direction = "rtl" if align == "right" else "ltr"
    fitted = fit_text(field, said, box.width, style, direction)
    lower = tuple(size for size in style.sizes if size < fitted.size)
    if fitted.height > box.height and lower:
        return text(field, said, box, msgspec.structs.replace(style, sizes=lower), align)
    spare = max(0.0, box.height - fitted.height) / 2
    room = Box(box.x, box.y + spare, box.width, box.height - 2 * spare)
    return Part(place_text(fitted, room, align))


def both(field: str, words: Both, top: float, height: float, style: TextStyle) -> Part:
    """Words at either edge of the sheet, in the middle of a row."""
    half = WIDTH / 2 - 2
    return joined(
        text(field, words.fr, mm(LEFT, top, half, height), style, "left"),
        text(f"{field}_ar", words.ar, mm(LEFT + WIDTH - half, top, half, height), style, "right"),
    )


def section(field: str, words: Both) -> Block:
    """A heading with a rule below it."""
    return Block(
        7.6,
        lambda top: joined(
            both(field, words, top, 6.6, SECTION), Part(rules=(mm(LEFT, top + 6.7, WIDTH, 0),))
        ),
    )


def row(field: str, words: Both, answer: Callable[[float], Part], height: float = ROW) -> Block:
    """A label in both scripts with the answer's place between them."""

    def at(top: float) -> Part:
        right = LEFT + WIDTH - _LABEL_WIDTH
        return joined(
            text(field, words.fr, mm(LEFT, top, _LABEL_WIDTH, height), LABEL, "left"),
            text(f"{field}_ar", words.ar, mm(right, top, _LABEL_WIDTH, height), LABEL, "right"),
            answer(top),
        )

    return Block(height, at)


def line(
    top: float, x: float = ANSWER_LEFT, width: float = ANSWER_WIDTH, height: float = ROW
) -> Part:
    """A line to write on."""
    return Part(rules=(mm(x, top + height - 1.4, width, 0),))


def comb(top: float, groups: Sequence[int], between: str = "", x: float = ANSWER_LEFT) -> Part:
    """A box for each sign, in groups with a sign between them."""
    parts: list[Part] = []
    for number, places in enumerate(groups):
        if number:
            parts.append(text("between", between, mm(x, top, 3.4, ROW), SIGN, "centre"))
            x += 3.4
        parts.append(
            Part(boxes=tuple(mm(x + _CELL * n, top + 1, _CELL, ROW - 2.2) for n in range(places)))
        )
        x += _CELL * places
    return joined(*parts)


def tick(top: float, x: float) -> Part:
    """An empty box to tick."""
    return Part(boxes=(mm(x, top, _TICK, _TICK),))


def choices(
    named: Sequence[tuple[str, Both]], columns: int, x: float = LEFT, width: float = WIDTH
) -> Block:
    """Boxes to tick, each with its words, in rows of so many."""
    across = width / columns
    rows = [named[start : start + columns] for start in range(0, len(named), columns)]
    heights = [
        max(_choice(field, words, 0.0, 0.0, across)[1] for field, words in each) for each in rows
    ]

    def at(top: float) -> Part:
        parts = []
        for each, height in zip(rows, heights, strict=True):
            for place, (field, words) in enumerate(each):
                parts.append(_choice(field, words, x + place * across, top, across)[0])
            top += height
        return joined(*parts)

    return Block(sum(heights), at)


def _choice(field: str, words: Both, x: float, top: float, width: float) -> tuple[Part, float]:
    """A box with its words, and the height that they need: on one row, or one above the other."""
    room = Room((x + 5) * MM, PAGE_HEIGHT - top * MM, (width - 7.5) * MM)
    lines, points = _on_one_row(field, words, room) or _one_above_the_other(field, words, room)
    return joined(Part(lines), tick(top + 0.5, x)), max(points / MM, _TICK + 1) + 0.4


def _on_one_row(field: str, words: Both, room: Room) -> tuple[Lines, float] | None:
    """Both at one size, each as wide as it is."""
    for size in CHOICE.sizes:
        style = msgspec.structs.replace(CHOICE, sizes=(size,))
        try:
            french = fit_text(field, words.fr, room.width, style, "ltr")
            arabic = fit_text(f"{field}_ar", words.ar, room.width, style, "rtl")
        except Refused:
            continue
        if _ink(french) + _GAP + _ink(arabic) <= room.width:
            box = room.box(french.height)
            return (
                *place_text(french, box, "left"),
                *place_text(arabic, box, "right"),
            ), french.height
    return None


def _ink(fitted: FittedText) -> float:
    return max(line.left + line.width + line.right for line in fitted.lines)


def _one_above_the_other(field: str, words: Both, room: Room) -> tuple[Lines, float]:
    upper, height = place_alone(field, words.fr, room, CHOICE_ABOVE, "ltr")
    below = Room(room.x, room.top - height, room.width)
    lower, more = place_alone(f"{field}_ar", words.ar, below, CHOICE_ABOVE, "rtl")
    return upper + lower, height + more


def paragraph(field: str, words: Both, style: TextStyle = SMALL) -> Block:
    """Running text in two columns."""
    half = (WIDTH - 6) / 2
    french = fit_text(field, words.fr, half * MM, style, "ltr")
    arabic = fit_text(f"{field}_ar", words.ar, half * MM, style, "rtl")
    height = max(french.height, arabic.height) / MM

    def at(top: float) -> Part:
        return Part(
            (
                *place_text(french, mm(LEFT, top, half, height), "left"),
                *place_text(arabic, mm(LEFT + WIDTH - half, top, half, height), "right"),
            )
        )

    return Block(height + 1.2, at)
