from __future__ import annotations

import shutil
import subprocess
from decimal import Decimal
from pathlib import Path

import pypdfium2
import pytest

from infitah_desk.documents.a4_sheet import PAGE_HEIGHT, PAGE_WIDTH
from infitah_desk.documents.report_a4 import ReportFace, draw_report_a4, lay_out_report
from infitah_desk.documents.report_tables import ReportTable
from infitah_desk.system.form_texts import Both
from tests.documents.drawn_glyphs import outside

FACE = ReportFace(
    Both("Chiffres du programme", "أرقام البرنامج"),
    Both("Infitah — deuxième caravane, 2010", "انفتاح — القافلة الثانية، 2010"),
    Both("Le 29/11/2026, au poste HQ.", "في 29/11/2026، في الحاسوب HQ."),
    Both("Aucun chiffre ne porte sur moins de 5 entreprises.", "لا يخص أي رقم أقل من 5 مقاولات."),
)
COLUMNS = ("Catégorie", "Entreprises", "Avec permis", "Avec pack commandé", "Part engagée (DH)")
COLUMNS_AR = ("الفئة", "المقاولات", "برخصة", "بحزمة مطلوبة", "حصة الدولة الملتزم بها (درهم)")


def table(rows: int, name: str = "Errachidia", *, of: str = "forum") -> ReportTable:
    lines = [
        (f"{name} {n}", 58_000 - n, 10_000 - n, "moins de 5", Decimal("15000000.00"))
        for n in range(rows)
    ]
    total = ("Total", 58_000 * rows, 10_000 * rows, "moins de 5", Decimal("15000000.00"))
    return ReportTable(of, "Par forum", COLUMNS, (*lines, total) if rows else ())


def in_arabic(french: ReportTable) -> ReportTable:
    rows = tuple((f"قلعة السراغنة {n}", *row[1:]) for n, row in enumerate(french.rows))
    return ReportTable(french.name, "حسب الملتقى", COLUMNS_AR, rows)


REPORTS = {
    "nothing": [table(0)],
    "a few": [table(3)],
    "many pages": [table(200), table(45, of="day")],
    "long names": [table(12, "Marrakech-Tensift-Al Haouz, ensemble avec Doukkala-Abda")],
}
EVERY_REPORT = pytest.mark.parametrize("tables", REPORTS.values(), ids=REPORTS.keys())


@EVERY_REPORT
def test_every_glyph_and_every_bar_lies_on_its_page(tables: list[ReportTable]) -> None:
    arabic = [in_arabic(each) for each in tables]
    pages = lay_out_report(tables, arabic, FACE)
    pdf, count = draw_report_a4(tables, arabic, FACE)
    document = pypdfium2.PdfDocument(pdf)
    assert len(document) == len(pages) == count
    for page, laid in zip(document, pages, strict=True):
        boxes = [line.box for line in laid.part.lines]
        for box in (*boxes, *(bar.box for bar in laid.bars)):
            assert box.x > 0
            assert box.right < PAGE_WIDTH
            assert box.y > 0
            assert box.top < PAGE_HEIGHT
        assert outside(page, boxes) == []
    document.close()


@EVERY_REPORT
def test_no_bar_stands_under_a_text(tables: list[ReportTable]) -> None:
    for page in lay_out_report(tables, [in_arabic(each) for each in tables], FACE):
        for bar in page.bars:
            for line in page.part.lines:
                left, right = line.x, line.x + line.width
                level = line.baseline + 2 < bar.box.y or line.baseline > bar.box.top
                assert level or right <= bar.box.x + 0.1 or left >= bar.box.right - 0.1


def test_a_table_over_several_pages_has_its_head_on_each() -> None:
    tables = REPORTS["many pages"]
    for page in lay_out_report(tables, [in_arabic(each) for each in tables], FACE):
        assert any(line.text == "Par forum" for line in page.part.lines)


def test_qpdf_finds_no_fault_and_the_bytes_are_the_same_again(tmp_path: Path) -> None:
    qpdf = shutil.which("qpdf")
    assert qpdf, "qpdf is missing: packaging/make.py names the Debian package that has it"
    tables = REPORTS["a few"]
    arabic = [in_arabic(each) for each in tables]
    pdf = draw_report_a4(tables, arabic, FACE)
    assert pdf == draw_report_a4(tables, arabic, FACE)
    (tmp_path / "report.pdf").write_bytes(pdf[0])
    subprocess.run([qpdf, "--check", tmp_path / "report.pdf"], check=True, capture_output=True)
