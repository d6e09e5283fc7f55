"""The letter about a permit too many: both scripts, every name whole, nothing outside its box."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import msgspec
import pypdfium2
import pytest

from infitah_desk.documents.a4_sheet import PAGE_HEIGHT, PAGE_WIDTH
from infitah_desk.documents.two_permits_letter_a4 import (
    LetterFace,
    LetterPermit,
    draw_letters_a4,
    lay_out_letter,
)
from infitah_desk.domain.errors import Refused
from infitah_desk.domain.programme import read_programme
from infitah_desk.system.form_texts import letter_words
from infitah_desk.system.resources import resource_text
from tests.documents.drawn_glyphs import outside
from tests.documents.permit_faces import FULLEST, LONG_NAME, LONG_NAME_AR

PROGRAMME = read_programme(resource_text("programmes", "infitah-2010-caravane-2.toml"))
DAY = "2010-11-01"


def permit(number: str, date: str, forum: str, *, revoked: bool = False) -> LetterPermit:
    place = PROGRAMME.forum(forum)
    return LetterPermit(
        number, date, place.city, place.city_ar, place.chamber, place.chamber_ar, revoked
    )


FIRST = permit("C2-TET1-00017-G", "2010-09-28", "TET")
SECOND = permit("C2-KHO2-00088-V", "2010-10-12", "KHO", revoked=True)
SHORT = LetterFace(
    "Ferronnerie Ben Omar",
    "حدادة بن عمر",
    "Touria Ben Omar",
    "ثريا بن عمر",
    "12, rue Moulay Ismaïl",
    "Safi",
    FIRST,
    (SECOND,),
    first=True,
)
FACES = {
    "short": SHORT,
    "long": msgspec.structs.replace(
        SHORT,
        name=LONG_NAME,
        name_ar=LONG_NAME_AR,
        manager=FULLEST.manager,
        manager_ar=FULLEST.manager_ar,
        address="Lotissement Al Amal (Bloc B) n° 1234, quartier industriel",
        city="El Kalaa des Sraghna",
        void=(SECOND, permit("C2-TET1-00044-K", "2010-09-28", "TET")),
        first=False,
    ),
    "brackets and both scripts": msgspec.structs.replace(
        SHORT, name="Café (ex Gare) مقهى", name_ar="مقهى «المضيق» [SARL AU] (Café)", manager=""
    ),
    "arabic alone": msgspec.structs.replace(SHORT, name="", manager="", address="", city=""),
    "no day that a calendar has": msgspec.structs.replace(
        SHORT, keep=msgspec.structs.replace(FIRST, date="")
    ),
}
EVERY_FACE = pytest.mark.parametrize("face", FACES.values(), ids=FACES.keys())


def texts_of(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    texts = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return texts


@EVERY_FACE
def test_every_permit_is_named_on_the_first_sheet(face: LetterFace) -> None:
    drawn = draw_letters_a4([face], PROGRAMME, DAY)
    texts = texts_of(drawn.pdf)
    assert (len(texts), drawn.letters, drawn.left_out) == (drawn.pages, 1, ())
    assert all(each.number in texts[0] for each in (face.keep, *face.void))


def test_an_ordinary_letter_has_one_sheet_and_a_place_for_each_who_signs() -> None:
    (sheet,) = lay_out_letter(SHORT, PROGRAMME, DAY)
    signatories = [line for line in sheet.lines if line.field == "signatory"]
    assert len(signatories) == len(PROGRAMME.permit.signatories)


@EVERY_FACE
def test_every_glyph_lies_in_a_box_on_the_sheet(face: LetterFace) -> None:
    document = pypdfium2.PdfDocument(draw_letters_a4([face], PROGRAMME, DAY).pdf)
    for page, sheet in zip(document, lay_out_letter(face, PROGRAMME, DAY), strict=True):
        boxes = [line.box for line in sheet.lines]
        assert all(box.x > 0 and box.right < PAGE_WIDTH for box in boxes)
        assert all(box.y > 0 and box.top < PAGE_HEIGHT for box in boxes)
        assert outside(page, boxes) == []
    document.close()


@EVERY_FACE
def test_qpdf_finds_no_fault(face: LetterFace, tmp_path: Path) -> None:
    qpdf = shutil.which("qpdf")
    assert qpdf, "qpdf is missing: packaging/make.py names the Debian package that has it"
    pdf = tmp_path / "letter.pdf"
    pdf.write_bytes(draw_letters_a4([face], PROGRAMME, DAY).pdf)
    subprocess.run([qpdf, "--check", pdf], check=True, capture_output=True)


def test_one_that_cannot_be_drawn_stops_no_other() -> None:
    foreign = msgspec.structs.replace(SHORT, name="商店", keep=SECOND, void=(FIRST,))
    endless = msgspec.structs.replace(SHORT, name="M" * 400)
    drawn = draw_letters_a4([foreign, SHORT, endless], PROGRAMME, DAY)
    assert (drawn.letters, drawn.pages) == (1, 1)
    assert drawn.left_out == (
        (SECOND.number, "sheet.no_glyph"),
        (FIRST.number, "sheet.does_not_fit"),
    )


def test_no_letter_at_all_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        draw_letters_a4([], PROGRAMME, DAY)
    assert refused.value.code == "letters.none"


def test_more_than_anybody_prints_at_once_are_refused() -> None:
    with pytest.raises(Refused) as refused:
        draw_letters_a4([SHORT] * 2001, PROGRAMME, DAY)
    assert refused.value.code == "letters.too_many"


def test_the_same_letters_make_the_same_bytes() -> None:
    faces = [FACES["short"], FACES["long"]]
    assert draw_letters_a4(faces, PROGRAMME, DAY) == draw_letters_a4(faces, PROGRAMME, DAY)


def words_of(face: LetterFace, field: str) -> str:
    return " ".join(
        line.text
        for sheet in lay_out_letter(face, PROGRAMME, DAY)
        for line in sheet.lines
        if line.field == field
    )


def test_whether_it_is_void_already_is_said_as_it_is() -> None:
    still = msgspec.structs.replace(SHORT, void=(msgspec.structs.replace(SECOND, revoked=False),))
    for face, name in ((SHORT, "revoked"), (still, "to_revoke")):
        said = words_of(face, "state").replace("\u00a0", " ")
        assert said == letter_words(name).fr.strip().replace("\u00a0", " ")
