from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest

from infitah_desk.documents.a4_sheet import PAGE_HEIGHT, PAGE_WIDTH
from infitah_desk.documents.page_image import render_page
from infitah_desk.documents.permit_a4 import draw_permit_a4, draw_permits_a4
from infitah_desk.documents.permit_layout import CODE_BOX, lay_out_permit
from infitah_desk.documents.qr_symbol import QUIET_ZONE, make_symbol
from infitah_desk.domain.permit_face import PermitFace
from tests.documents.permit_faces import FACE, FACES, FULLEST, code_of, face

EVERY_FACE = pytest.mark.parametrize("permit", FACES.values(), ids=FACES.keys())


def tool(name: str) -> str:
    path = shutil.which(name)
    assert path, f"{name} is missing: packaging/make.py names the Debian package that has it"
    return path


@EVERY_FACE
def test_every_glyph_that_is_drawn_lies_in_a_box_of_the_layout(permit: PermitFace) -> None:
    """By the shapes in the PDF as another library sees them, not by our own measures."""
    boxes = [line.box for line in lay_out_permit(permit, code_of(permit)).lines]
    document = pypdfium2.PdfDocument(draw_permit_a4(permit, code_of(permit)))
    text = document[0].get_textpage()
    count = text.count_chars()
    assert count > 100
    for index in range(count):
        left, bottom, right, top = text.get_charbox(index)
        assert left == right or any(
            box.x - 0.3 <= left <= right <= box.right + 0.3
            and box.y - 0.3 <= bottom <= top <= box.top + 0.3
            for box in boxes
        ), (index, text.get_text_range(index, 1))
    text.close()
    document.close()


@EVERY_FACE
def test_the_code_stands_on_bare_paper(permit: PermitFace) -> None:
    """The quiet zone is white, and within it nothing is between black and white but edges."""
    code = code_of(permit)
    document = pypdfium2.PdfDocument(draw_permit_a4(permit, code))
    crop = (CODE_BOX.x, CODE_BOX.y, PAGE_WIDTH - CODE_BOX.right, PAGE_HEIGHT - CODE_BOX.top)
    picture = render_page(document[0], 300, crop)
    document.close()
    rows = [
        picture.pixels[at : at + picture.width]
        for at in range(0, len(picture.pixels), picture.width)
    ]
    quiet = int(QUIET_ZONE * picture.width / make_symbol(code).size) - 2
    white = b"\xff"
    assert set(b"".join(rows[1:quiet] + rows[-quiet:-1])) == set(white)
    assert {pixel for row in rows for pixel in row[1:quiet] + row[-quiet:-1]} == set(white)


@EVERY_FACE
def test_qpdf_finds_no_fault_and_zbar_reads_the_code(permit: PermitFace, tmp_path: Path) -> None:
    pdf, picture = tmp_path / "permit.pdf", tmp_path / "permit"
    pdf.write_bytes(draw_permit_a4(permit, code_of(permit)))
    subprocess.run([tool("qpdf"), "--check", pdf], check=True, capture_output=True)
    subprocess.run(
        [tool("pdftoppm"), "-r", "200", "-gray", "-singlefile", pdf, picture], check=True
    )
    read = subprocess.run(
        [tool("zbarimg"), "--quiet", "--raw", picture.with_suffix(".pgm")],
        check=True,
        capture_output=True,
        text=True,
    )
    assert read.stdout == code_of(permit) + "\n"


def test_several_permits_make_one_file() -> None:
    permits = [(permit, code_of(permit)) for permit in FACES.values()]
    document = pypdfium2.PdfDocument(draw_permits_a4(permits))
    assert len(document) == len(FACES)
    document.close()


def test_the_same_permit_and_copy_make_the_same_bytes_in_another_process() -> None:
    script = (
        "import hashlib\n"
        "from tests.documents.permit_faces import FULLEST, code_of\n"
        "from infitah_desk.documents.permit_a4 import draw_permit_a4\n"
        "print(hashlib.sha256(draw_permit_a4(FULLEST, code_of(FULLEST))).hexdigest())\n"
    )
    other = subprocess.run(
        [sys.executable, "-c", script],
        check=True,
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    draw_permit_a4(FACE, code_of(FACE))  # what was drawn before leaves no trace
    ours = hashlib.sha256(draw_permit_a4(FULLEST, code_of(FULLEST))).hexdigest()
    assert other.stdout.strip() == ours


def test_another_copy_is_another_sheet() -> None:
    second = face(copy=2)
    assert draw_permit_a4(FACE, code_of(FACE)) != draw_permit_a4(second, code_of(second))


def test_fonts_are_embedded_as_subsets(tmp_path: Path) -> None:
    pdf = tmp_path / "permit.pdf"
    pdf.write_bytes(draw_permit_a4(FACE, code_of(FACE)))
    listed = subprocess.run(
        [tool("pdffonts"), pdf], check=True, capture_output=True, text=True
    ).stdout.splitlines()[2:]
    text_fonts = [line.split() for line in listed if "Plex" in line]
    assert text_fonts
    assert all(font[-5:-2] == ["yes", "yes", "yes"] for font in text_fonts)
