"""Tables of a report, whatever file they are written into: titles, columns and typed cells."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from infitah_desk.documents.spreadsheets import neutralised
from infitah_desk.system.durable_files import write_durably
from infitah_desk.system.texts import Language

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

Cell = str | int | Decimal | None


class ReportTable(msgspec.Struct, frozen=True):
    """One table: `name` for programs, `title` for people; each row has a cell for each column.

    `apart` counts the rows before the last one that would dwarf the others in a chart.
    """

    name: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    apart: int = 0


def write_tables(
    out: Path, tables: Sequence[ReportTable], language: Language, *, mode: int = 0o666
) -> None:
    """Write the tables as xlsx or csv, by the ending of the file's name.

    `mode` are the file's permissions before the umask.

    Raises:
        MachineFault: "file.not_writable", "disk.full".
    """
    written = tables_as_xlsx if out.suffix.lower() == ".xlsx" else tables_as_csv
    write_durably(out, written(tables, language), mode=mode)


def tables_as_csv(tables: Sequence[ReportTable], language: Language) -> bytes:
    """The tables one below the other, an empty line between them; UTF-8 with BOM, `;`, CRLF.

    Amounts have the decimal comma that a spreadsheet of the language expects behind `;`.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    for number, table in enumerate(tables):
        if number:
            writer.writerow([])
        if len(tables) > 1:
            writer.writerow([neutralised(table.title)])
        writer.writerow([neutralised(each) for each in table.columns])
        writer.writerows([_as_text(cell, language) for cell in row] for row in table.rows)
    return text.getvalue().encode("utf-8-sig")


def tables_as_xlsx(tables: Sequence[ReportTable], language: Language) -> bytes:
    """A sheet for each table: typed cells, the header frozen, from the right in Arabic.

    Each prints on A4, a wide one across. What somebody typed stays text, also where it looks like a
    formula or a link.
    """
    import xlsxwriter

    file = io.BytesIO()
    plain = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(file, plain) as book:
        title = {"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"}
        bold = book.add_format(title)
        bold_number = book.add_format({**title, "align": "right"})
        instead = book.add_format({"align": "right"})
        whole = book.add_format({"num_format": "#,##0"})
        money = book.add_format({"num_format": "#,##0.00"})
        for name, table in zip(_sheet_names(tables), tables, strict=True):
            sheet = book.add_worksheet(name)
            _lay_out(sheet, table, language)
            numbers = {
                column
                for row in table.rows
                for column, cell in enumerate(row)
                if isinstance(cell, int | Decimal)
            }
            for column, word in enumerate(table.columns):
                sheet.write_string(0, column, word, bold_number if column in numbers else bold)
            for row, cells in enumerate(table.rows, start=1):
                for column, cell in enumerate(cells):
                    match cell:
                        case None:
                            pass
                        case int():
                            sheet.write_number(row, column, cell, whole)
                        case Decimal():
                            sheet.write_number(row, column, float(cell), money)
                        case str():
                            sheet.write_string(
                                row, column, cell, instead if column in numbers else None
                            )
    return file.getvalue()


def _lay_out(sheet: Worksheet, table: ReportTable, language: Language) -> None:
    if language == "ar":
        sheet.right_to_left()
    sheet.freeze_panes(1, 1)
    sheet.repeat_rows(0)
    sheet.set_row(0, _HEADER_POINTS)
    for column in range(len(table.columns)):
        sheet.set_column(column, column, _width(table, column))
    sheet.set_paper(_A4)
    if len(table.columns) > _UPRIGHT_COLUMNS:
        sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _as_text(cell: Cell, language: Language) -> str:
    match cell:
        case None:
            return ""
        case Decimal():
            return f"{cell:.2f}" if language == "en" else f"{cell:.2f}".replace(".", ",")
        case str():
            return neutralised(cell)
    return str(cell)


_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
_LONGEST_NAME, _WIDEST, _HEADER_POINTS = 31, 60, 45
_A4, _UPRIGHT_COLUMNS = 9, 8


def _sheet_names(tables: Iterable[ReportTable]) -> list[str]:
    """Names that a workbook takes: short, no two alike, without signs that it keeps for itself."""
    names: list[str] = []
    for number, table in enumerate(tables, start=1):
        name = table.title.translate(_FORBIDDEN)[:_LONGEST_NAME].strip("' ")
        taken = {each.casefold() for each in names}
        names.append(name if name and name.casefold() not in taken else f"{number}")
    return names


def _width(table: ReportTable, column: int) -> int:
    longest = max((len(str(row[column] or "")) for row in table.rows), default=0)
    return min(max(longest, len(table.columns[column]) // 2, 8) + 2, _WIDEST)
