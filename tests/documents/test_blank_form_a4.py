"""Blank paper forms: all fields in both scripts, nothing clipped, numbers that read back."""

from __future__ import annotations

from itertools import combinations

import pypdfium2
import pytest

from infitah_desk.documents.a4_sheet import MM, PAGE_HEIGHT, PAGE_WIDTH
from infitah_desk.documents.blank_form_a4 import (
    CODE_BOX,
    draw_blank_forms_a4,
    lay_out_blank_form,
)
from infitah_desk.documents.drawn_pages import DrawnPages, PlacedCode
from infitah_desk.documents.fonts import ASCENT, DESCENT
from infitah_desk.documents.form_parts import Part
from infitah_desk.documents.notice_a4 import draw_notice_a4, lay_out_notice
from infitah_desk.documents.page_image import PDFIUM
from infitah_desk.documents.self_check import check_drawn_pages
from infitah_desk.documents.text_box import Box, PlacedLine
from infitah_desk.domain.enterprise import FIELDS
from infitah_desk.domain.errors import Refused
from infitah_desk.domain.form_number import format_form_number
from infitah_desk.domain.programme import Programme, read_programme
from tests.helpers.programmes import PROGRAMME_2010, PROGRAMME_2010_TEXT

TETOUAN = PROGRAMME_2010.forum("TET")
NUMBERS = [format_form_number("C2", "TET-1", 1, running) for running in (1, 2, 9999)]
CARD = read_programme(
    PROGRAMME_2010_TEXT.replace("identity_card_number = false", "identity_card_number = true")
)
PRINTABLE = Box(5 * MM, 5 * MM, PAGE_WIDTH - 10 * MM, PAGE_HEIGHT - 10 * MM)
SHEETS = {
    **{f"form {n}": part for n, part in enumerate(lay_out_blank_form(PROGRAMME_2010, TETOUAN))},
    **{f"card {n}": part for n, part in enumerate(lay_out_blank_form(CARD, CARD.forum("OUD")))},
    **{f"notice {n}": part for n, part in enumerate(lay_out_notice(PROGRAMME_2010))},
}


def inside(inner: Box, outer: Box) -> bool:
    room = 0.02
    return (
        inner.x >= outer.x - room
        and inner.right <= outer.right + room
        and inner.y >= outer.y - room
        and inner.top <= outer.top + room
    )


def ink(line: PlacedLine) -> Box:
    return Box(
        line.x,
        line.baseline - DESCENT * line.size,
        line.width,
        (ASCENT + DESCENT) * line.size,
    )


def overlap(one: Box, other: Box) -> bool:
    room = 0.1
    return (
        one.x < other.right - room
        and other.x < one.right - room
        and one.y < other.top - room
        and other.y < one.top - room
    )


@pytest.mark.parametrize("sheet", SHEETS)
def test_every_line_keeps_to_its_box_and_the_sheet(sheet: str) -> None:
    part = SHEETS[sheet]
    assert part.lines
    assert [line.field for line in part.lines if not inside(ink(line), line.box)] == []
    assert [line.field for line in part.lines if not inside(line.box, PRINTABLE)] == []
    assert [box for box in (*part.boxes, *part.rules) if not inside(box, PRINTABLE)] == []


@pytest.mark.parametrize("sheet", SHEETS)
def test_no_text_stands_on_another_or_in_a_box_to_fill(sheet: str) -> None:
    part = SHEETS[sheet]
    small = [box for box in part.boxes if box.width < 10 * MM]
    # Ascent and descent leave room for any letter: what is between them may meet, ink does not.
    core = [(line, core_of(line)) for line in part.lines]
    clashes = [
        (one.field, other.field) for (one, a), (other, b) in combinations(core, 2) if overlap(a, b)
    ]
    assert clashes == []
    assert [line.field for line, a in core for box in small if overlap(a, box)] == []


def core_of(line: PlacedLine) -> Box:
    """From the baseline to the height of a capital."""
    return Box(line.x, line.baseline, line.width, 0.7 * line.size)


@pytest.mark.parametrize("sheet", SHEETS)
def test_boxes_and_rules_do_not_cross(sheet: str) -> None:
    part = SHEETS[sheet]
    small = [box for box in part.boxes if box.width < 10 * MM]
    assert [(a, b) for a, b in combinations(small, 2) if overlap(a, b)] == []


def fields_of(parts: list[Part]) -> set[str]:
    return {line.field for part in parts for line in part.lines}


def test_every_field_is_asked_in_both_scripts() -> None:
    said = fields_of(lay_out_blank_form(PROGRAMME_2010, TETOUAN))
    # The court stands beside the number of the register.
    asked = set(FIELDS) - {"rc_court"}
    assert asked | {f"{name}_ar" for name in asked} <= said
    for kind, named in (
        ("legal_form", PROGRAMME_2010.legal_forms),
        ("sector", PROGRAMME_2010.sectors),
    ):
        for each in named:
            assert {f"{kind}_{each.code}", f"{kind}_{each.code}_ar"} <= said
    for type_ in PROGRAMME_2010.documents:
        assert {type_.code, f"{type_.code}_accepted", f"{type_.code}_rejected"} <= said
        assert {f"{type_.code}_{check.code}" for check in type_.checks} <= said


def test_the_number_of_an_identity_card_is_asked_only_where_it_may_be() -> None:
    assert "manager_id_expires" in fields_of(lay_out_blank_form(PROGRAMME_2010, TETOUAN))
    assert "manager_id_number_expires" in fields_of(lay_out_blank_form(CARD, TETOUAN))


def test_each_sheet_shows_its_number_as_text_and_code() -> None:
    pdf, pages = draw_blank_forms_a4(PROGRAMME_2010, TETOUAN, NUMBERS)
    each = pages // len(NUMBERS)
    assert each == 2
    expected = [number for number in NUMBERS for _ in range(each)]
    placed = tuple((PlacedCode(number, CODE_BOX),) for number in expected)
    check_drawn_pages(DrawnPages(pdf, placed), expected)
    with PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
        texts = [page.get_textpage().get_text_range() for page in document]
        document.close()
    assert [number in said for number, said in zip(expected, texts, strict=True)] == [True] * pages


def test_the_same_numbers_give_the_same_bytes() -> None:
    one = draw_blank_forms_a4(PROGRAMME_2010, TETOUAN, NUMBERS[:1])
    assert one == draw_blank_forms_a4(PROGRAMME_2010, TETOUAN, NUMBERS[:1])


def test_what_never_fits_is_refused_by_its_field() -> None:
    endless = PROGRAMME_2010_TEXT.replace('ar = "الفلاحة والغابات والصيد"', f'ar = "{"ب" * 200}"')
    programme = read_programme(endless)
    with pytest.raises(Refused) as refused:
        draw_blank_forms_a4(programme, programme.forum("TET"), NUMBERS[:1])
    assert (refused.value.code, refused.value.details["field"]) == (
        "sheet.does_not_fit",
        "sector_A_ar",
    )


@pytest.mark.parametrize("receipt", ["", "D-123/2010"])
def test_the_notice_says_everything_that_the_law_wants(receipt: str) -> None:
    text = PROGRAMME_2010_TEXT.replace('receipt_number = ""', f'receipt_number = "{receipt}"')
    pdf, pages = draw_notice_a4(read_programme(text))
    assert pages == 1
    with PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
        said = document[0].get_textpage().get_text_range()
        document.close()
    wanted = ["09-08", "ANPME", "Finalités", "Destinataires", "facultatives", "droits", "2014"]
    wanted.append(receipt or "cours")
    assert [word for word in wanted if word not in said] == []


def test_the_notice_follows_the_programme() -> None:
    changed = PROGRAMME_2010_TEXT.replace("kept_until = 2014-12-31", "kept_until = 2019-06-30")

    def drawn(programme: Programme) -> bytes:
        return draw_notice_a4(programme)[0]

    assert drawn(read_programme(changed)) != drawn(PROGRAMME_2010)
