from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import msgspec
import pypdfium2
import pytest

from infitah_desk.documents.a4_sheet import PAGE_HEIGHT, PAGE_WIDTH
from infitah_desk.documents.session_list_a4 import (
    Attendee,
    SessionFace,
    draw_session_list_a4,
    lay_out_session_list,
)
from infitah_desk.domain.claim_ticket import ticket_of
from infitah_desk.domain.errors import Refused
from tests.documents.drawn_glyphs import outside
from tests.documents.permit_faces import FULLEST, LONG_NAME, LONG_NAME_AR

LONG = Attendee(LONG_NAME, LONG_NAME_AR, FULLEST.manager, FULLEST.manager_ar, ticket_of("long"))


def people(count: int) -> tuple[Attendee, ...]:
    return tuple(
        Attendee(f"Atelier {n}", f"ورشة {n}", "Ali Ben Omar", "علي بن عمر", ticket_of(str(n)))
        for n in range(count)
    )


def session(*attendees: Attendee, **changes: object) -> SessionFace:
    plain = SessionFace(
        "TET-1-0928-1", "Tétouan", "تطوان", "2010-09-28", "10:30", "Salle B", "سلمى", 40, attendees
    )
    return msgspec.structs.replace(plain, **changes)


LISTS = {
    "nobody": session(),
    "a few": session(*people(3)),
    "several sheets": session(*people(40)),
    "long names": session(*[LONG] * 30),
    "brackets and both scripts": session(
        Attendee("Café (ex Gare) مقهى", "مقهى «المضيق» [SARL AU] (Café)", "", "", ticket_of("x")),
        Attendee("", "نجارة الزروالي", "Aïcha", "", ticket_of("y")),
        Attendee("", "", "", "", ticket_of("z")),
        room="القاعة الكبرى (الطابق الأول)",
        trainer="",
    ),
}
EVERY_LIST = pytest.mark.parametrize("face", LISTS.values(), ids=LISTS.keys())


def texts_of(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    texts = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return texts


@EVERY_LIST
def test_everybody_is_on_exactly_one_sheet_in_order(face: SessionFace) -> None:
    pdf, pages = draw_session_list_a4(face)
    texts = texts_of(pdf)
    assert len(texts) == pages
    sheets = lay_out_session_list(face)
    tickets = [line.text for sheet in sheets for line in sheet.lines if line.field == "ticket"]
    assert tickets == [each.ticket for each in face.people]
    assert all(ticket in "".join(texts) for ticket in tickets)


def test_forty_people_take_several_sheets_each_with_the_sessions_name() -> None:
    texts = texts_of(draw_session_list_a4(LISTS["several sheets"])[0])
    assert len(texts) == 3
    for number, text in enumerate(texts, start=1):
        assert "TET-1-0928-1" in text
        assert f"{number} / 3" in text


@EVERY_LIST
def test_the_last_sheet_has_room_for_whoever_comes_as_well(face: SessionFace) -> None:
    last = lay_out_session_list(face)[-1]
    numbers = [int(line.text) for line in last.lines if line.field == "number"]
    assert numbers == list(range(numbers[0], numbers[-1] + 1))
    assert numbers[-1] >= len(face.people)


@EVERY_LIST
def test_every_glyph_lies_in_a_box_on_the_sheet(face: SessionFace) -> None:
    document = pypdfium2.PdfDocument(draw_session_list_a4(face)[0])
    for page, sheet in zip(document, lay_out_session_list(face), strict=True):
        boxes = [line.box for line in sheet.lines]
        assert all(box.x > 0 and box.right < PAGE_WIDTH for box in boxes)
        assert all(box.y > 0 and box.top < PAGE_HEIGHT for box in boxes)
        assert outside(page, boxes) == []
    document.close()


@EVERY_LIST
def test_rows_keep_their_own_side_of_the_rules(face: SessionFace) -> None:
    for sheet in lay_out_session_list(face):
        edges = sorted((rule.y for rule in sheet.rules[1:]), reverse=True)
        for line in sheet.lines:
            if line.field.partition("_")[0] in {"name", "manager", "ticket", "number"}:
                crossed = [y for y in edges if line.box.y + 0.01 < y < line.box.top - 0.01]
                assert crossed == [], line.field


@EVERY_LIST
def test_qpdf_finds_no_fault(face: SessionFace, tmp_path: Path) -> None:
    qpdf = shutil.which("qpdf")
    assert qpdf, "qpdf is missing: packaging/make.py names the Debian package that has it"
    pdf = tmp_path / "list.pdf"
    pdf.write_bytes(draw_session_list_a4(face)[0])
    subprocess.run([qpdf, "--check", pdf], check=True, capture_output=True)


def test_the_same_list_makes_the_same_bytes() -> None:
    face = LISTS["a few"]
    assert draw_session_list_a4(face) == draw_session_list_a4(face)


@pytest.mark.parametrize(
    ("face", "code"),
    [
        (session(msgspec.structs.replace(LONG, name="M" * 200)), "sheet.does_not_fit"),
        (session(room="salle " * 200), "sheet.does_not_fit"),
        (session(msgspec.structs.replace(LONG, name="商店")), "sheet.no_glyph"),
    ],
)
def test_what_has_no_room_or_no_glyph_is_refused_never_clipped(
    face: SessionFace, code: str
) -> None:
    with pytest.raises(Refused) as refused:
        draw_session_list_a4(face)
    assert refused.value.code == code
