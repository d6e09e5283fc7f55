"""The list of enterprises to call: a row for each void permit, on as many sheets as it takes."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from itertools import pairwise
from pathlib import Path

import msgspec
import pypdfium2
import pytest

from infitah_desk.documents.a4_sheet import PAGE_HEIGHT, PAGE_WIDTH
from infitah_desk.documents.call_list_a4 import Call, draw_call_list_a4, lay_out_call_list
from infitah_desk.documents.call_list_xlsx import write_call_list_xlsx
from infitah_desk.documents.spreadsheets import read_spreadsheet
from infitah_desk.system.texts import LANGUAGES, Language
from tests.documents.drawn_glyphs import outside
from tests.documents.permit_faces import FULLEST, LONG_NAME, LONG_NAME_AR

DAY = "2010-11-01"
ONE = Call(
    "Ferronnerie Ben Omar",
    "حدادة بن عمر",
    "Touria Ben Omar",
    "ثريا بن عمر",
    "06 61 44 20 10",
    "Safi",
    "C2-TET1-00017-G",
    "C2-KHO2-00088-V",
    "KHO-2",
    "Khouribga",
    "خريبكة",
    revoked=False,
)
LONG = msgspec.structs.replace(
    ONE,
    name=LONG_NAME,
    name_ar=LONG_NAME_AR,
    manager=FULLEST.manager,
    manager_ar=FULLEST.manager_ar,
    city="El Kalaa des Sraghna",
    revoked=True,
)
LISTS = {
    "nobody": (),
    "one": (ONE,),
    "several sheets": (ONE, LONG) * 30,
    "brackets and both scripts": (
        msgspec.structs.replace(
            ONE, name="Café (ex Gare) مقهى", name_ar="مقهى «المضيق» [SARL AU]", city="الحسيمة"
        ),
        msgspec.structs.replace(ONE, name="", manager="", manager_ar="", phone="", city=""),
    ),
}
EVERY_LIST = pytest.mark.parametrize("calls", LISTS.values(), ids=LISTS.keys())


@EVERY_LIST
def test_every_void_permit_has_a_row_in_order(calls: tuple[Call, ...]) -> None:
    pdf, pages = draw_call_list_a4(calls, DAY)
    sheets = lay_out_call_list(calls, DAY)
    assert len(sheets) == pages
    rows = [line.text for sheet in sheets for line in sheet.lines if line.field == "void"]
    assert rows == [call.void for call in calls]
    assert sum(len(sheet.ticks) for sheet in sheets) == len(calls)
    document = pypdfium2.PdfDocument(pdf)
    assert len(document) == pages
    document.close()


@EVERY_LIST
def test_every_glyph_lies_in_a_box_on_the_sheet(calls: tuple[Call, ...]) -> None:
    document = pypdfium2.PdfDocument(draw_call_list_a4(calls, DAY)[0])
    for page, sheet in zip(document, lay_out_call_list(calls, DAY), strict=True):
        boxes = [line.box for line in sheet.lines]
        assert all(box.x > 0 and box.right < PAGE_WIDTH for box in boxes)
        assert all(box.y > 0 and box.top < PAGE_HEIGHT for box in boxes)
        assert outside(page, boxes) == []
    document.close()


@EVERY_LIST
def test_qpdf_finds_no_fault(calls: tuple[Call, ...], tmp_path: Path) -> None:
    qpdf = shutil.which("qpdf")
    assert qpdf, "qpdf is missing: packaging/make.py names the Debian package that has it"
    pdf = tmp_path / "calls.pdf"
    pdf.write_bytes(draw_call_list_a4(calls, DAY)[0])
    subprocess.run([qpdf, "--check", pdf], check=True, capture_output=True)


def test_a_name_that_cannot_be_drawn_leaves_its_row_with_the_numbers() -> None:
    foreign = msgspec.structs.replace(ONE, name="商店")
    endless = msgspec.structs.replace(ONE, name="M" * 400, void="C2-OUJ1-00001-8")
    (sheet,) = lay_out_call_list([foreign, endless], DAY)
    told = [line.text for line in sheet.lines if line.field in {"void", "phone", "name"}]
    assert told.count(ONE.phone) == 2
    assert told.count("—") == 2
    assert {ONE.void, "C2-OUJ1-00001-8"} <= set(told)


def test_columns_do_not_run_into_each_other() -> None:
    (sheet,) = lay_out_call_list([LONG], DAY)
    edges = {
        column: [line.box for line in sheet.lines if line.field.partition("_")[0] == column]
        for column in ("name", "phone", "keep", "void", "desk")
    }
    boxes = list(edges.values())
    for left, right in pairwise(boxes):
        assert max(box.right for box in left) <= min(box.x for box in right)


def test_the_same_calls_make_the_same_bytes() -> None:
    calls = LISTS["several sheets"]
    assert draw_call_list_a4(calls, DAY) == draw_call_list_a4(calls, DAY)


# --- As a workbook --------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_workbook_has_a_row_for_each_and_the_same_bytes_every_time(language: Language) -> None:
    calls = LISTS["several sheets"]
    book = write_call_list_xlsx(calls, language)
    assert book == write_call_list_xlsx(calls, language)
    rows, kind, _ = read_spreadsheet(book)
    assert (len(rows), kind) == (len(calls) + 1, "xlsx")
    assert rows[2][0] == LONG_NAME


@pytest.mark.parametrize("name", ['=HYPERLINK("http://x")', "+212661442010", "@SUM(A1)", "-1"])
def test_what_a_spreadsheet_would_run_stays_text(name: str) -> None:
    book = write_call_list_xlsx([msgspec.structs.replace(ONE, name=name)], "fr")
    rows, _, _ = read_spreadsheet(book)
    assert rows[1][0] == f"'{name}"


def test_an_arabic_sheet_reads_from_the_right(tmp_path: Path) -> None:
    for language, mirrored in (("ar", True), ("fr", False)):
        path = tmp_path / f"{language}.xlsx"
        path.write_bytes(write_call_list_xlsx([ONE], language))  # type: ignore[arg-type]
        with zipfile.ZipFile(path) as archive:
            sheet = archive.read("xl/worksheets/sheet1.xml").decode()
        assert ('rightToLeft="1"' in sheet) is mirrored
        assert "<f>" not in sheet
