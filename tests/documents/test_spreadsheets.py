from __future__ import annotations

import datetime as dt
import io
import struct
import zipfile
from collections.abc import Callable

import pytest
import xlsxwriter

from infitah_desk.documents.lists import table_of
from infitah_desk.documents.spreadsheets import neutralised
from infitah_desk.domain.errors import Refused

ODS_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>{extra}<office:document-content '
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">'
    '<office:body><office:spreadsheet><table:table table:name="Liste">'
)
ODS_TAIL = (
    '<table:table-row table:number-rows-repeated="1048570">'
    '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    "</table:table></office:spreadsheet></office:body></office:document-content>"
)


def xlsx(*sheets: list[list[object]]) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"strings_to_formulas": False, "in_memory": True})
    date = book.add_format({"num_format": "dd/mm/yyyy"})
    for rows in sheets:
        sheet = book.add_worksheet()
        for at, row in enumerate(rows):
            for column, cell in enumerate(row):
                if isinstance(cell, dt.date):
                    sheet.write_datetime(at, column, dt.datetime.combine(cell, dt.time()), date)
                else:
                    sheet.write(at, column, cell)
    book.close()
    return out.getvalue()


def rezipped(data: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", 8) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return out.getvalue()


def ods(body: str, extra: str = "") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr("content.xml", ODS_HEAD.format(extra=extra) + body + ODS_TAIL)
    return out.getvalue()


def ods_row(*cells: str | float, attributes: str = "") -> str:
    written = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>'
        if isinstance(cell, str)
        else f'<table:table-cell office:value-type="float" office:value="{cell}"/>'
        for cell in cells
    )
    return f"<table:table-row {attributes}>{written}</table:table-row>"


def refusal(data: bytes) -> str:
    with pytest.raises(Refused) as refused:
        table_of(data)
    return refused.value.code


def test_numbers_are_read_as_people_see_them() -> None:
    row = ["Un", 51583, 123456789012345.0, 0.5, 1234.567, True, dt.date(2010, 9, 28), "=1+1"]
    table = table_of(xlsx([["Raison sociale", "TP", "ICE"], row]))
    assert table.rows[1] == (
        ["Un", "51583", "123456789012345", "0.5", "1234.5670", "1", "2010-09-28", "=1+1"]
    )


def test_row_one_is_the_first_of_the_sheet() -> None:
    assert table_of(xlsx([[], [], ["Raison sociale", "TP"]])).rows[2] == ["Raison sociale", "TP"]


def test_the_sheet_with_the_header_is_taken() -> None:
    table = table_of(xlsx([["Notes", "TP"], ["x"] * 9], [["Raison sociale", "TP"], ["Un", 1]]))
    assert (table.sheet, table.rows[1]) == ("Sheet2", ["Un", "1"])


def test_an_ods_is_read_too() -> None:
    table = table_of(ods(ods_row("Raison sociale", "TP") + ods_row("Café", 54019872.0)))
    assert (table.format, table.rows) == ("ods", [["Raison sociale", "TP"], ["Café", "54019872"]])


@pytest.mark.parametrize("kept", [0.3, 0.6, 0.95])
def test_half_a_workbook_is_damaged(kept: float) -> None:
    data = xlsx([["Raison sociale", "TP"], ["Un", 1]])
    assert refusal(data[: int(len(data) * kept)]) == "list.damaged"


def test_broken_xml_inside_is_damaged() -> None:
    data = xlsx([["Raison sociale", "TP"]])
    broken = rezipped(
        data, lambda name, text: text[: len(text) // 2] if "workbook.xml" in name else text
    )
    assert refusal(broken) == "list.damaged"


def test_a_zip_of_something_else_is_no_list() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", "<x/>")
    assert refusal(out.getvalue()) == "list.not_a_list"


def bomb(size: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("xl/workbook.xml", "<x/>")
        with archive.open("xl/worksheets/sheet1.xml", "w") as member:
            for _ in range(size):
                member.write(bytes(1 << 20))
    return out.getvalue()


def test_a_zip_bomb_is_too_large() -> None:
    assert refusal(bomb(513)) == "list.too_large"


def test_a_bomb_that_lies_about_its_size_is_damaged() -> None:
    data = bytearray(bomb(4))
    at = data.rindex(b"PK\x01\x02")
    struct.pack_into("<I", data, at + 24, 1000)
    assert refusal(bytes(data)) == "list.damaged"


def test_a_cell_a_million_columns_away_is_too_large() -> None:
    far = rezipped(
        xlsx([["Raison sociale", "TP"], ["Un", 1]]),
        lambda name, text: text.replace(b'r="B2"', b'r="XFD1048576"') if "sheet1" in name else text,
    )
    assert refusal(far) == "list.too_large"


def test_a_far_cell_with_nothing_but_a_colour_does_no_harm() -> None:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["Raison sociale", "TP"])
    sheet.write_blank(1048575, 16383, None, book.add_format({"bold": True}))
    book.close()
    assert table_of(out.getvalue()).rows[0][:2] == ["Raison sociale", "TP"]


def test_repeated_cells_of_an_ods_are_counted() -> None:
    many = ods_row("Un", attributes='table:number-rows-repeated="1048000"')
    assert refusal(ods(ods_row("Raison sociale", "TP") + many * 20)) == "list.too_large"


def test_entities_in_an_ods_are_refused() -> None:
    assert refusal(ods(ods_row("&a;"), '<!DOCTYPE x [<!ENTITY a "b">]>')) == "list.damaged"


def test_a_workbook_behind_a_password_is_named() -> None:
    container = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
    assert refusal(container + "EncryptedPackage".encode("utf-16-le")) == "list.encrypted"


@pytest.mark.parametrize("text", ["=cmd|'/C calc'!A0", "+1", "-1", "@x", "\t=1", " =1", "＝1"])
def test_a_cell_that_would_run_is_neutralised(text: str) -> None:
    assert neutralised(text) == "'" + text


@pytest.mark.parametrize("text", ["", "Café", "a=b", "12-3", "'=1"])
def test_other_cells_stay_as_they_are(text: str) -> None:
    assert neutralised(text) == text
