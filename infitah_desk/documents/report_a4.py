"""The programme's figures on A4: each table in both scripts, its first two columns also as bars."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
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
from infitah_desk.system.texts import say

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
_NAME_WIDTH, _BARS_WIDTH = 38.0, 30.0


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
    """A block and the bars in it, from a place down."""

    block: Block
    bars: tuple[tuple[float, float, str], ...] = ()


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
            # A head never stands alone at the end of a page.
            if top + head.block.height + 2 * _ROW > _END:
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
        Bar(mm(x, top + 1.6, width, _ROW - 3.2), colour)
        for top, row in placed
        for x, width, colour in row.bars
        if width > 0
    )
    return ReportPage(joined(*(row.block.at(top) for top, row in placed), foot), bars)


def _rows(table: ReportTable, other: ReportTable) -> Iterator[_Row]:
    """The head of a table, then its rows; French at the left edge, Arabic at the right."""
    columns = len(table.columns) - 1
    has_bars = table.name != "summary" and bool(table.rows)
    left = LEFT + _NAME_WIDTH + (_BARS_WIDTH if has_bars else 0)
    width = (WIDTH - 2 * _NAME_WIDTH - (_BARS_WIDTH if has_bars else 0)) / columns
    places = [(left + width * column, width) for column in range(columns)]
    title = Both(table.title, other.title)
    yield _Row(stacked(section(table.name, title), _head(table, other, places)))
    most = max((_count(row, 1) for row in table.rows[:-1]), default=0)
    for at, (row, row_ar) in enumerate(zip(table.rows, other.rows, strict=True), start=1):
        is_total = has_bars and at == len(table.rows)
        block = _line(table.name, row, row_ar, places, TOTAL if is_total else NUMBER)
        bars = () if is_total or not has_bars else _bars(row, most)
        yield _Row(block, bars)


def _count(row: Sequence[Cell], column: int) -> int:
    cell = row[column]
    return cell if isinstance(cell, int) else 0


def _bars(row: Sequence[Cell], most: int) -> tuple[tuple[float, float, str], ...]:
    """All enterprises of a row, and before them those with a permit."""
    scale = (_BARS_WIDTH - 4) / most if most else 0.0
    x = LEFT + _NAME_WIDTH + 2
    return tuple(
        (x, _count(row, column) * scale, colour) for column, colour in ((1, LIGHT), (2, ACCENT))
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
        return joined(*parts, Part(rules=(mm(LEFT, top + _HEAD_ROW + 0.4, WIDTH, 0),)))

    return Block(_HEAD_ROW + 1, at)


def _line(
    field: str,
    row: Sequence[Cell],
    row_ar: Sequence[Cell],
    places: Sequence[tuple[float, float]],
    style: TextStyle,
) -> Block:
    right = LEFT + WIDTH - _NAME_WIDTH

    def at(top: float) -> Part:
        name = mm(LEFT, top, _NAME_WIDTH - 1, _ROW)
        name_ar = mm(right + 1, top, _NAME_WIDTH - 1, _ROW)
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
    """A cell's figures as French forms of Morocco have them; an amount withheld as a dash."""
    match cell:
        case Decimal():
            return amount_in_figures(cell, "fr")
        case int():
            return number_in_figures(cell, "fr")
        case None:
            return ""
    return "< 5" if cell == say("figure.withheld", "fr") else "—"


def _draw_bars(canvas: Canvas, bars: Sequence[Bar]) -> None:
    from reportlab.lib.colors import HexColor

    for bar in bars:
        canvas.setFillColor(HexColor(bar.colour))
        canvas.rect(bar.box.x, bar.box.y, bar.box.width, bar.box.height, stroke=0, fill=1)
