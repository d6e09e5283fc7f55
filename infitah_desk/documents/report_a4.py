"""The programme's figures on A4: each table in both scripts, its first two columns also as bars."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from infitah_desk.documents.a4_sheet import ACCENT, PAGE_HEIGHT, PAGE_WIDTH, mm
from infitah_desk.documents.fonts import SEMIBOLD
from infitah_desk.documents.form_parts import (
    INK,
    LEFT,
    SMALL,
    TITLE,
    WIDTH,
    Block,
    Part,
    both,
    draw_part,
    joined,
    paragraph,
    section,
    stacked,
    text,
)
from infitah_desk.documents.pdf_file import new_canvas, told_of_the_sheet
from infitah_desk.documents.report_tables import Cell, ReportTable
from infitah_desk.documents.text_box import Box, TextStyle
from infitah_desk.system.amounts import amount_in_figures, number_in_figures
from infitah_desk.system.form_texts import Both

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

FACTS = TextStyle(sizes=(10.5, 9.5, 8.5), most_lines=2, leading=1.3, colour=INK)
NAME = TextStyle(sizes=(8, 7, 6, 5.5), most_lines=2, leading=1.15, colour=INK)
HEAD = TextStyle(sizes=(6.5, 6, 5.5, 5), most_lines=3, leading=1.15, colour=INK)
NUMBER = TextStyle(sizes=(8, 7, 6, 5.5), colour=INK)
TOTAL = TextStyle(sizes=(8, 7, 6, 5.5), font=SEMIBOLD, colour=INK)

LIGHT = "#9cc9c2"
"""The bar of all enterprises; those with a permit stand in front of it in the accent's ink."""

_TOP, _END, _ROW, _HEAD_ROW = 14.0, 282.0, 6.6, 16.0
_NAME_WIDTH, _WIDE_NAME, _BARS_WIDTH = 38.0, 54.0, 30.0
_KEY = 1.0
_SMALL = 12
"""A table of so many rows is not parted."""


class ReportFace(NamedTuple):
    """What stands above the tables, in both languages."""

    title: Both
    programme: Both
    known: Both
    note: Both


class Bar(NamedTuple):
    """A filled rectangle."""

    box: Box
    colour: str


class ReportPage(NamedTuple):
    """One page: its texts and rules, and its bars."""

    part: Part
    bars: tuple[Bar, ...]


class _Row(NamedTuple):
    """A block and its bars: from the left of the sheet and the block's top, in millimetres."""

    block: Block
    bars: tuple[tuple[float, float, float, float, str], ...] = ()


def draw_report_a4(
    french: Sequence[ReportTable], arabic: Sequence[ReportTable], face: ReportFace
) -> tuple[bytes, int]:
    """The tables as a PDF, and how many pages it has; the same tables, the same bytes.

    Both are the same tables in either language.

    Raises:
        Refused: "sheet.does_not_fit", "sheet.no_glyph", both with the `field`.
    """
    pages = lay_out_report(french, arabic, face)
    file = io.BytesIO()
    title = f"{face.title.fr} — {face.programme.fr}"
    canvas = new_canvas(file, PAGE_WIDTH, PAGE_HEIGHT, title=title, author=face.known.fr)
    for page in pages:
        _draw_bars(canvas, page.bars)
        draw_part(canvas, page.part)
        canvas.showPage()
    canvas.save()
    return file.getvalue(), len(pages)


def lay_out_report(
    french: Sequence[ReportTable], arabic: Sequence[ReportTable], face: ReportFace
) -> list[ReportPage]:
    """Where everything stands, page by page; a table that has to be parted has its head again.

    Raises:
        Refused: "sheet.does_not_fit", "sheet.no_glyph", both with the `field`.
    """
    with told_of_the_sheet():
        first = stacked(
            Block(9, lambda top: both("title", face.title, top, 8, TITLE)),
            paragraph("programme", face.programme, FACTS),
            paragraph("known", face.known, SMALL),
            paragraph("note", face.note, SMALL),
            Block(2, lambda _: Part()),
        )
        pages = [[(_TOP, _Row(first))]]
        top = _TOP + first.height
        for table, other in zip(french, arabic, strict=True):
            head, *rows = _rows(table, other)
            if not rows:
                continue
            # A head never stands alone at the end of a page, and a small table stays whole.
            least = len(rows) if len(rows) <= _SMALL else 2
            if top + head.block.height + least * _ROW > _END:
                pages.append([])
                top = _TOP
            pages[-1].append((top, head))
            top += head.block.height
            for row in rows:
                if top + row.block.height > _END:
                    pages.append([(_TOP, head)])
                    top = _TOP + head.block.height
                pages[-1].append((top, row))
                top += row.block.height
            top += 4
        return [_page(placed, number, len(pages)) for number, placed in enumerate(pages, start=1)]


def _page(placed: Sequence[tuple[float, _Row]], number: int, pages: int) -> ReportPage:
    foot = text("page", f"{number} / {pages}", mm(LEFT, 285, WIDTH, 5), SMALL, "centre")
    bars = tuple(
        Bar(mm(x, top + down, width, height), colour)
        for top, row in placed
        for x, down, width, height, colour in row.bars
        if width > 0
    )
    return ReportPage(joined(*(row.block.at(top) for top, row in placed), foot), bars)


def _rows(table: ReportTable, other: ReportTable) -> Iterator[_Row]:
    """The head of a table, then its rows; French at the left edge, Arabic at the right."""
    has_bars = table.name != "summary" and bool(table.rows)
    name_width = _NAME_WIDTH if has_bars else _WIDE_NAME
    left = LEFT + name_width + (_BARS_WIDTH if has_bars else 0)
    columns = len(table.columns) - 1
    width = (LEFT + WIDTH - name_width - left) / columns
    places = [(left + width * column, width) for column in range(columns)]
    title = section(table.name, Both(table.title, other.title))
    head = stacked(title, _head(table, other, places))
    colours = _colours(table) if has_bars else {}
    yield _Row(head, _key(colours, places, head.height))
    compared = max(len(table.rows) - 1 - table.apart, 0)
    most = max((_count(row, 1) for row in table.rows[:compared]), default=0)
    for at, (row, row_ar) in enumerate(zip(table.rows, other.rows, strict=True)):
        is_total = has_bars and at == len(table.rows) - 1
        style = TOTAL if is_total else NUMBER
        block = _line(table.name, row, row_ar, (name_width, places), style)
        yield _Row(block, _bars(row, most, colours) if at < compared else ())


def _colours(table: ReportTable) -> Mapping[int, str]:
    """Which columns count enterprises that are bars too, each before the one named earlier."""
    return {
        column: colour
        for column, colour in ((1, LIGHT), (2, ACCENT))
        if not any(isinstance(row[column], Decimal) for row in table.rows)
    }


def _key(
    colours: Mapping[int, str], places: Sequence[tuple[float, float]], height: float
) -> tuple[tuple[float, float, float, float, str], ...]:
    """What the colours of bars mean: a stripe below the head of each column that has bars."""
    stripes = []
    for column, colour in colours.items():
        x, width = places[column - 1]
        stripes.append((x + 2, height - _KEY - 1.2, width - 4, _KEY, colour))
    return tuple(stripes)


def _count(row: Sequence[Cell], column: int) -> int:
    cell = row[column]
    return cell if isinstance(cell, int) else 0


def _bars(
    row: Sequence[Cell], most: int, colours: Mapping[int, str]
) -> tuple[tuple[float, float, float, float, str], ...]:
    """All enterprises of a row, and before them those with a permit."""
    scale = (_BARS_WIDTH - 4) / most if most else 0.0
    x = LEFT + _NAME_WIDTH + 2
    return tuple(
        (x, 1.6, _count(row, column) * scale, _ROW - 3.2, colour)
        for column, colour in colours.items()
    )


def _head(table: ReportTable, other: ReportTable, places: Sequence[tuple[float, float]]) -> Block:
    """What the columns are called: French above, Arabic below."""

    def at(top: float) -> Part:
        parts = []
        for (x, width), word, word_ar in zip(
            places, table.columns[1:], other.columns[1:], strict=True
        ):
            box = mm(x + 0.5, top, width - 1, _HEAD_ROW / 2)
            below = mm(x + 0.5, top + _HEAD_ROW / 2, width - 1, _HEAD_ROW / 2)
            parts.append(text("column", word, box, HEAD, "centre"))
            parts.append(text("column_ar", word_ar, below, HEAD, "centre"))
        return joined(*parts, Part(rules=(mm(LEFT, top + _HEAD_ROW + _KEY + 0.8, WIDTH, 0),)))

    return Block(_HEAD_ROW + _KEY + 1.4, at)


def _line(
    field: str,
    row: Sequence[Cell],
    row_ar: Sequence[Cell],
    widths: tuple[float, Sequence[tuple[float, float]]],
    style: TextStyle,
) -> Block:
    name_width, places = widths
    right = LEFT + WIDTH - name_width

    def at(top: float) -> Part:
        name = mm(LEFT, top, name_width - 1, _ROW)
        name_ar = mm(right + 1, top, name_width - 1, _ROW)
        return joined(
            text(field, str(row[0]), name, NAME, "left"),
            text(f"{field}_ar", str(row_ar[0]), name_ar, NAME, "right"),
            *(
                text(f"{field}_cell", _figures(cell), mm(x, top, width, _ROW), style, "centre")
                for (x, width), cell in zip(places, row[1:], strict=True)
            ),
        )

    return Block(_ROW, at)


def _figures(cell: Cell) -> str:
    """A cell's figures as French forms of Morocco have them; what is not published as a dash."""
    match cell:
        case Decimal():
            return amount_in_figures(cell, "fr")
        case int():
            return number_in_figures(cell, "fr")
        case None:
            return ""
    return "—"


def _draw_bars(canvas: Canvas, bars: Sequence[Bar]) -> None:
    from reportlab.lib.colors import HexColor

    for bar in bars:
        canvas.setFillColor(HexColor(bar.colour))
        canvas.rect(bar.box.x, bar.box.y, bar.box.width, bar.box.height, stroke=0, fill=1)
