"""Permits on paper in each format, looked at with programs that are not ours."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest

from infitah_desk.documents.a4_sheet import MM
from infitah_desk.documents.card_layout import lay_out_card
from infitah_desk.documents.cards_sheet import MOST_SHIFT, Shift, card_places
from infitah_desk.documents.drawn_pages import DrawnPages
from infitah_desk.documents.page_image import GreyPicture, page_sizes, render_page
from infitah_desk.documents.permit_layout import lay_out_permit
from infitah_desk.documents.qr_symbol import QUIET_ZONE, make_symbol
from infitah_desk.documents.self_check import check_drawn_pages
from infitah_desk.documents.text_box import Box
from infitah_desk.domain.errors import Refused
from infitah_desk.domain.permit_face import PermitFace
from infitah_desk.domain.permit_number import format_number
from infitah_desk.services.drawing import FORMATS
from tests.documents.drawn_glyphs import glyphs_of, outside
from tests.documents.permit_faces import (
    FACE,
    FACES,
    FULLEST,
    LONGEST_CODE,
    code_of,
    drawn,
    face,
)
from tests.helpers.other_programs import photographed, read_by_zbar, run_tool

EVERY_FORMAT = pytest.mark.parametrize("format_", FORMATS)
EVERY_FACE = pytest.mark.parametrize("permit", FACES.values(), ids=FACES.keys())
LEAST_MODULE = {"a4": 0.50, "card": 0.42, "cards-a4": 0.42}  # millimetres
DOTS_PER_INCH = 600


def boxes_of(format_: str, permit: PermitFace) -> list[Box]:
    code = code_of(permit)
    if format_ == "a4":
        return [line.box for line in lay_out_permit(permit, code).lines]
    boxes = [line.box for line in lay_out_card(permit, code).lines]
    place = card_places(Shift())[0] if format_ == "cards-a4" else Box(0, 0, 0, 0)
    return [Box(box.x + place.x, box.y + place.y, box.width, box.height) for box in boxes]


def code_picture(pages: DrawnPages) -> GreyPicture:
    """The first code of the first page with its quiet zone."""
    [box, *_] = [code.box for code in pages.codes[0]]
    document = pypdfium2.PdfDocument(pages.pdf)
    width, height = document[0].get_size()
    crop = (box.x, box.y, width - box.right, height - box.top)
    picture = render_page(document[0], DOTS_PER_INCH, crop)
    document.close()
    return picture


def rows_of(picture: GreyPicture) -> list[bytes]:
    return [
        picture.pixels[at : at + picture.width]
        for at in range(0, len(picture.pixels), picture.width)
    ]


@EVERY_FORMAT
@EVERY_FACE
def test_every_glyph_that_is_drawn_lies_in_a_box_of_the_layout(
    format_: str, permit: PermitFace
) -> None:
    """By the shapes in the PDF as another library sees them, not by our own measures."""
    boxes = boxes_of(format_, permit)
    document = pypdfium2.PdfDocument(drawn(format_, permit).pdf)
    page = document[0]
    assert len(list(glyphs_of(page))) > 60
    assert outside(page, boxes) == []
    document.close()


@EVERY_FORMAT
@pytest.mark.parametrize(
    "permit", [*FACES.values(), LONGEST_CODE], ids=[*FACES, "the longest code"]
)
def test_the_code_is_large_enough_and_stands_on_bare_paper(
    format_: str, permit: PermitFace
) -> None:
    """Measured in the picture: where the first module begins, where the last one ends."""
    symbol = make_symbol(code_of(permit))
    rows = rows_of(code_picture(drawn(format_, permit)))
    dark = [number for number, row in enumerate(rows) if min(row) < 128]
    columns = [min(column) for column in zip(*rows, strict=True)]
    across = [number for number, darkest in enumerate(columns) if darkest < 128]
    pixel = 25.4 / DOTS_PER_INCH
    modules = len(symbol.rows)
    for first, last, whole in (
        (dark[0], dark[-1], len(rows)),
        (across[0], across[-1], len(rows[0])),
    ):
        module = (last - first + 1) * pixel / modules
        assert module >= LEAST_MODULE[format_] - 2 * pixel / modules
        for bare in (first, whole - 1 - last):
            assert bare * pixel >= QUIET_ZONE * module - 2 * pixel
    quiet = dark[0] - 2
    assert {value for row in rows[2:quiet] + rows[-quiet:-2] for value in row[2:-2]} == {255}
    assert {value for row in rows[2:-2] for value in row[2:quiet] + row[-quiet:-2]} == {255}


@EVERY_FORMAT
def test_even_the_longest_code_is_read_back(format_: str) -> None:
    assert make_symbol(code_of(LONGEST_CODE)).version >= 22
    check_drawn_pages(drawn(format_, LONGEST_CODE), [code_of(LONGEST_CODE)])


@EVERY_FORMAT
@EVERY_FACE
def test_qpdf_finds_no_fault_and_zbar_reads_the_code(
    format_: str, permit: PermitFace, tmp_path: Path
) -> None:
    pdf = tmp_path / "permit.pdf"
    pdf.write_bytes(drawn(format_, permit).pdf)
    assert "No syntax or stream encoding errors" in run_tool("qpdf", "--check", pdf)
    assert read_by_zbar(photographed(pdf, 300)) == [code_of(permit)]


@pytest.mark.parametrize(
    ("format_", "pages", "size"),
    [("a4", 12, (210, 297)), ("card", 12, (85.6, 54)), ("cards-a4", 2, (210, 297))],
)
def test_each_format_has_its_pages(format_: str, pages: int, size: tuple[float, float]) -> None:
    sizes = page_sizes(drawn(format_, *[FACE] * 12).pdf)
    assert len(sizes) == pages
    for each in sizes:
        assert each == pytest.approx(size, abs=0.01)


@EVERY_FORMAT
def test_the_same_permit_and_copy_make_the_same_bytes_in_another_process(format_: str) -> None:
    script = (
        "import hashlib\n"
        "from tests.documents.permit_faces import FULLEST, drawn\n"
        f"print(hashlib.sha256(drawn({format_!r}, FULLEST).pdf).hexdigest())\n"
    )
    other = subprocess.run(
        [sys.executable, "-c", script],
        check=True,
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    drawn(format_, FACE)  # what was drawn before leaves no trace
    assert other.stdout.strip() == hashlib.sha256(drawn(format_, FULLEST).pdf).hexdigest()


@EVERY_FORMAT
@pytest.mark.parametrize(
    "change", [{"copy": 2}, {"copy": 2, "copy_reason": "perte", "copy_reason_ar": "ضياع"}]
)
def test_another_copy_is_another_sheet(format_: str, change: dict[str, object]) -> None:
    assert drawn(format_, FACE).pdf != drawn(format_, face(**change)).pdf


@EVERY_FORMAT
def test_fonts_are_embedded_as_subsets_and_nothing_is_a_raster(
    format_: str, tmp_path: Path
) -> None:
    pdf = tmp_path / "permit.pdf"
    pdf.write_bytes(drawn(format_, FACES["with marks"]).pdf)
    listed = run_tool("pdffonts", pdf).splitlines()[2:]
    text_fonts = [line.split() for line in listed if "Plex" in line]
    assert text_fonts
    assert all(font[-5:-2] == ["yes", "yes", "yes"] for font in text_fonts)
    assert b"/Subtype /Image" not in pdf.read_bytes()


def test_a_sheet_of_cards_moves_as_a_whole() -> None:
    here, there = drawn("cards-a4", *[FACE] * 3), drawn("cards-a4", *[FACE] * 3, shift=Shift(3, -2))
    check_drawn_pages(there, [code_of(FACE)] * 3)
    for before, after in zip(here.codes[0], there.codes[0], strict=True):
        assert after.box.x - before.box.x == pytest.approx(3 * MM)
        assert after.box.y - before.box.y == pytest.approx(2 * MM)


def test_cards_stay_on_the_sheet_and_beside_each_other() -> None:
    for shift in (Shift(), MOST_SHIFT, Shift(-MOST_SHIFT.x, -MOST_SHIFT.y)):
        places = card_places(shift)
        assert len(places) == 10
        for place in places:
            assert place.x >= 6.5 * MM
            assert place.y >= 6.5 * MM
            assert place.right <= (210 - 6.5) * MM
            assert place.top <= (297 - 6.5) * MM


@pytest.mark.parametrize(
    ("format_", "shift", "axis"),
    [
        ("cards-a4", Shift(MOST_SHIFT.x + 0.1, 0), "x"),
        ("cards-a4", Shift(0, -MOST_SHIFT.y - 0.1), "y"),
        ("cards-a4", Shift(float("nan"), 0), "x"),
        ("cards-a4", Shift(0, float("inf")), "y"),
        ("a4", Shift(0, 1), "y"),
        ("card", Shift(0.1, 0), "x"),
    ],
)
def test_a_shift_off_the_sheet_is_refused(format_: str, shift: Shift, axis: str) -> None:
    with pytest.raises(Refused, match=r"^permit\.shift_too_far$") as caught:
        drawn(format_, FACE, shift=shift)
    assert caught.value.details["axis"] == axis


@EVERY_FORMAT
def test_what_does_not_fit_tells_which_permit_it_is(format_: str) -> None:
    number = format_number("C2", "TET-1", 7)
    with pytest.raises(Refused, match=r"^permit\.does_not_fit$") as caught:
        drawn(format_, FACE, face(number=number, name="W" * 90))
    assert (caught.value.details["field"], caught.value.details["number"]) == ("name", number)
