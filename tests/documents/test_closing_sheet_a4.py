from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import msgspec
import pypdfium2
import pytest

from infitah_desk.documents.a4_sheet import PAGE_HEIGHT, PAGE_WIDTH
from infitah_desk.documents.closing_sheet_a4 import (
    ClosingFace,
    draw_closing_sheet_a4,
    lay_out_closing_sheet,
)
from infitah_desk.documents.page_image import codes_in_picture, render_page
from infitah_desk.domain.errors import Refused
from infitah_desk.domain.stop_figures import StopFigures
from infitah_desk.system.form_texts import Both
from infitah_desk.system.texts import say
from tests.documents.drawn_glyphs import outside

FIGURES = StopFigures(
    present=95,
    issued=61,
    parked=7,
    waiting=3,
    cancelled=2,
    in_progress=22,
    never_came=14,
    sheets_printed=66,
    handed_over=58,
    spoiled=3,
    in_stock=5,
)
BALANCED = ClosingFace(
    node="TET-1",
    city="Tétouan",
    city_ar="تطوان",
    date="2010-09-28",
    time="2010-09-28T18:04:00+00:00",
    figures=FIGURES,
    disagreements=(),
    first="superviseur",
    second="Salma",
    log="TET-1.3f9a21c0",
    seq=1412,
    hash="0123456789abcdef" * 4,
    signature="A" * 86 + "==",
)
CODES = ("people", "sheets", "unanswered", "numbers", "stock")
FACES = {
    "balanced": BALANCED,
    "closed again": msgspec.structs.replace(BALANCED, replaces="2010-09-28T17:30:00+00:00"),
    "signed by hand": msgspec.structs.replace(BALANCED, second=""),
    "everything disagrees": msgspec.structs.replace(
        BALANCED,
        figures=msgspec.structs.replace(FIGURES, present=10**6, unanswered=10**5, counted=10**6),
        disagreements=tuple(
            Both(
                say(f"closing.{code}", "fr", expected=10**6, found=10**5),
                say(f"closing.{code}", "ar", expected=10**6, found=10**5),
            )
            for code in CODES
        ),
    ),
    "long names": msgspec.structs.replace(
        BALANCED,
        node="ABCDEF-123",
        city="El Kalaa des Sraghna",
        city_ar="قلعة السراغنة",
        first="Mohammed Abdelkader Ben Abdessalam El Ouazzani El Idrissi El Hassani",
        second="عبد القادر بن عبد السلام الوزاني الإدريسي الحسني",
        log="ABCDEF-123.3f9a21c0",
        seq=10**9,
        replaces="2010-09-28T17:30:00+00:00",
    ),
}
EVERY_FACE = pytest.mark.parametrize("face", FACES.values(), ids=FACES.keys())


@EVERY_FACE
def test_every_glyph_lies_in_a_box_on_the_sheet(face: ClosingFace) -> None:
    part, code = lay_out_closing_sheet(face)
    boxes = [line.box for line in part.lines]
    for box in (*boxes, *part.boxes, code):
        assert box.x > 0
        assert box.right < PAGE_WIDTH
        assert box.y > 0
        assert box.top < PAGE_HEIGHT
    document = pypdfium2.PdfDocument(draw_closing_sheet_a4(face)[0])
    assert outside(document[0], boxes) == []
    document.close()


@EVERY_FACE
def test_the_code_stands_on_plain_white_and_holds_the_seal(face: ClosingFace) -> None:
    part, code = lay_out_closing_sheet(face)
    for box in (*(line.box for line in part.lines), *part.boxes):
        beside = box.right <= code.x or box.x >= code.right
        assert beside or box.y >= code.top or box.top <= code.y
    document = pypdfium2.PdfDocument(draw_closing_sheet_a4(face)[0])
    assert codes_in_picture(render_page(document[0], 200)) == [face.seal_line]
    document.close()


@EVERY_FACE
def test_the_figures_are_on_the_sheet(face: ClosingFace) -> None:
    document = pypdfium2.PdfDocument(draw_closing_sheet_a4(face)[0])
    words = document[0].get_textpage().get_text_range().split()
    document.close()
    for figure in (face.figures.present, face.figures.handed_over, face.figures.never_came):
        assert str(figure) in words


@EVERY_FACE
def test_qpdf_finds_no_fault(face: ClosingFace, tmp_path: Path) -> None:
    qpdf = shutil.which("qpdf")
    assert qpdf, "qpdf is missing: packaging/make.py names the Debian package that has it"
    pdf = tmp_path / "sheet.pdf"
    pdf.write_bytes(draw_closing_sheet_a4(face)[0])
    subprocess.run([qpdf, "--check", pdf], check=True, capture_output=True)


def test_the_same_sheet_makes_the_same_bytes() -> None:
    assert draw_closing_sheet_a4(BALANCED) == draw_closing_sheet_a4(BALANCED)


@pytest.mark.parametrize(
    ("changes", "code"),
    [({"first": "M" * 400}, "sheet.does_not_fit"), ({"second": "商店"}, "sheet.no_glyph")],
)
def test_what_has_no_room_or_no_glyph_is_refused_never_clipped(
    changes: dict[str, str], code: str
) -> None:
    with pytest.raises(Refused) as refused:
        draw_closing_sheet_a4(msgspec.structs.replace(BALANCED, **changes))
    assert refused.value.code == code
