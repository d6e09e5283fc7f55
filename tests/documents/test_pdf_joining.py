from __future__ import annotations

import io
from pathlib import Path

import pypdfium2
import pytest

from infitah_desk.documents.page_image import render_page
from infitah_desk.documents.pdf_joining import PdfJoiner
from infitah_desk.documents.permit_pages import draw_permit_pages
from infitah_desk.domain.permit_number import format_number
from infitah_desk.services.drawing import FORMATS
from tests.documents.permit_faces import FACES, code_of, drawn, face
from tests.helpers.other_programs import run_tool

PARTS = [
    [face(number=format_number("C2", "TET-1", serial)) for serial in range(1, 4)],
    list(FACES.values()),
    [FACES["only Arabic, brackets and digits"]],
]
EVERY_FORMAT = pytest.mark.parametrize("format_", FORMATS)


def joined(*pdfs: bytes) -> bytes:
    file = io.BytesIO()
    joiner = PdfJoiner(file)
    for pdf in pdfs:
        joiner.add(pdf)
    joiner.finish()
    return file.getvalue()


def pages_of(pdf: bytes) -> list[tuple[int, bytes, str]]:
    """Each page as a picture and as text."""
    document = pypdfium2.PdfDocument(pdf)
    found = []
    for page in document:
        picture = render_page(page, 72)
        text = page.get_textpage()
        found.append((picture.width, picture.pixels, text.get_text_range()))
        text.close()
        page.close()
    document.close()
    return found


@EVERY_FORMAT
def test_every_page_looks_and_reads_as_it_did(format_: str) -> None:
    parts = [drawn(format_, *part).pdf for part in PARTS]
    assert pages_of(joined(*parts)) == [page for part in parts for page in pages_of(part)]


@EVERY_FORMAT
def test_qpdf_finds_no_fault(format_: str, tmp_path: Path) -> None:
    file = tmp_path / "joined.pdf"
    file.write_bytes(joined(*(drawn(format_, *part).pdf for part in PARTS)))
    assert "No syntax or stream encoding errors" in run_tool("qpdf", "--check", file)


def test_the_same_parts_make_the_same_bytes() -> None:
    parts = [drawn("card", *part).pdf for part in PARTS]
    assert joined(*parts) == joined(*parts)
    assert joined(*parts) != joined(*reversed(parts))


def test_the_title_is_the_first_parts() -> None:
    first, second = (drawn("card", *part).pdf for part in PARTS[:2])
    document = pypdfium2.PdfDocument(joined(first, second))
    assert document.get_metadata_value("Title").startswith("Permis numérique C2-TET1-00001-W")
    document.close()


def test_words_in_a_title_are_never_taken_for_references() -> None:
    """A title may hold what an object's reference looks like."""
    odd = face(title="Permis 3 0 R (et 99 0 R)")
    whole = joined(draw_permit_pages("card", [(odd, code_of(odd))]).pdf)
    document = pypdfium2.PdfDocument(whole)
    assert document.get_metadata_value("Title").startswith("Permis 3 0 R (et 99 0 R)")
    document.close()
