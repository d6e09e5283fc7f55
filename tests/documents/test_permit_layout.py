from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given

from infitah_desk.documents.date_words import arabic_date, french_date
from infitah_desk.documents.fonts import overhang, reach, text_width
from infitah_desk.documents.permit_layout import (
    CODE_BOX,
    FRAME,
    lay_out_permit,
)
from infitah_desk.documents.text_box import Box, PlacedLine
from infitah_desk.domain.errors import Refused
from infitah_desk.domain.permit_face import PermitFace
from tests.documents.permit_faces import FACE, FACES, FULLEST, MARKS, NAMES, face

EVERY_FACE = pytest.mark.parametrize("permit", FACES.values(), ids=FACES.keys())


def lines_of(permit: PermitFace) -> dict[str, list[PlacedLine]]:
    lines: dict[str, list[PlacedLine]] = {}
    for line in lay_out_permit(permit, "PN1").lines:
        lines.setdefault(line.field, []).append(line)
    return lines


def ink(line: PlacedLine) -> Box:
    """What the line's glyphs can reach, by the font's own measures."""
    spacing = line.style.spacing * line.size * (len(line.text) - 1)
    left, right = (past * line.size for past in overhang(line.text, line.style.font))
    above, below = (past * line.size for past in reach(line.text, line.style.font))
    return Box(
        line.x - left,
        line.baseline - below,
        left + text_width(line.text, line.style.font, line.size) + spacing + right,
        above + below,
    )


def overlap(one: Box, other: Box) -> bool:
    return (
        one.x < other.right - 0.01
        and other.x < one.right - 0.01
        and one.y < other.top - 0.01
        and other.y < one.top - 0.01
    )


@EVERY_FACE
def test_every_line_lies_in_its_box(permit: PermitFace) -> None:
    for line in lay_out_permit(permit, "PN1").lines:
        drawn, box = ink(line), line.box
        assert box.x - 0.01 <= drawn.x, line.field
        assert drawn.right <= box.right + 0.01, line.field
        assert box.y - 0.01 <= drawn.y, line.field
        assert drawn.top <= box.top + 0.01, line.field


@given(NAMES, NAMES, NAMES, NAMES)
def test_any_names_have_their_place_or_are_refused_by_name(
    name: str, name_ar: str, manager: str, manager_ar: str
) -> None:
    permit = face(name=name, name_ar=name_ar, manager=manager, manager_ar=manager_ar, **MARKS)
    try:
        lay_out_permit(permit, "PN1")
    except Refused as error:
        refused = error
    else:
        test_every_line_lies_in_its_box(permit)
        test_no_two_texts_stand_on_each_other(permit)
        test_texts_keep_to_the_frame_and_off_the_code(permit)
        return
    assert refused.code in {"permit.does_not_fit", "permit.no_glyph"}
    assert str(refused.details["field"]).startswith(("name", "manager"))


@EVERY_FACE
def test_no_two_texts_stand_on_each_other(permit: PermitFace) -> None:
    boxes = {line.field: line.box for line in lay_out_permit(permit, "PN1").lines}
    heading_apart = {name: box for name, box in boxes.items() if not name.startswith("heading")}
    names = sorted(heading_apart)
    for at, one in enumerate(names):
        for other in names[at + 1 :]:
            assert not overlap(boxes[one], boxes[other]), (one, other)


@EVERY_FACE
def test_texts_keep_to_the_frame_and_off_the_code(permit: PermitFace) -> None:
    stamp = lay_out_permit(permit, "PN1").stamp
    for line in lay_out_permit(permit, "PN1").lines:
        drawn = ink(line)
        assert FRAME.x < drawn.x < drawn.right < FRAME.right, line.field
        assert FRAME.y < drawn.y < drawn.top < FRAME.top, line.field
        assert not overlap(drawn, CODE_BOX), line.field
        assert line.field.startswith("stamp") or not overlap(drawn, stamp), line.field


def test_french_stands_left_and_arabic_right_on_one_line() -> None:
    lines = lines_of(FACE)
    [label], [name], [name_ar], [label_ar] = (
        lines[field] for field in ("name_label", "name", "name_ar", "name_label_ar")
    )
    assert label.x < name.x < name_ar.x < label_ar.x
    assert {line.baseline for line in (label, name, name_ar, label_ar)} == {label.baseline}


def test_without_an_end_there_is_no_row_for_it() -> None:
    assert "valid_until" not in lines_of(FACE)


def test_an_end_has_its_row_in_both_scripts() -> None:
    lines = lines_of(face(valid_until=dt.date(2013, 12, 31)))
    assert [line.text for line in lines["valid_until"]] == ["31 décembre 2013"]
    assert [line.text[:5] for line in lines["valid_until_ar"]] == ["2013 "]


@pytest.mark.parametrize("field", ["rc_number", "tp_number", "manager"])
def test_what_is_missing_leaves_no_empty_row(field: str) -> None:
    bare = face(rc_number="", rc_court="", tp_number="", manager="", manager_ar="")
    assert field not in lines_of(bare)
    assert f"{field}_label" not in lines_of(bare)


def test_a_first_copy_is_no_duplicate() -> None:
    assert "copy" not in lines_of(FACE)
    assert lay_out_permit(FACE, "PN1").duplicate_box is None


def test_a_second_copy_says_so_in_both_scripts() -> None:
    lines = lines_of(face(copy=2))
    assert [line.text for line in lines["copy"]] == ["DUPLICATA — copie n° 2"]
    assert [line.text[0] for line in lines["copy_ar"]] == ["2"]


def test_a_date_is_not_torn_apart() -> None:
    city, date = lines_of(FULLEST)["forum"]
    assert (city.text, date.text) == ("El Kalaa des Sraghna,", "28 septembre 2010")


@pytest.mark.parametrize("field", ["name", "manager"])
def test_a_name_that_cannot_fit_is_refused(field: str) -> None:
    with pytest.raises(Refused, match=r"^permit\.does_not_fit$") as caught:
        lay_out_permit(face(**{field: "Mohammed " * 40}), "PN1")
    assert caught.value.details["field"] == field


def test_a_name_without_glyph_is_refused() -> None:
    with pytest.raises(Refused, match=r"^permit\.no_glyph$") as caught:
        lay_out_permit(face(name_ar="ⵜⵉⴼⵉⵏⴰⵖ"), "PN1")
    assert caught.value.details["field"] == "name_ar"


def test_a_heading_of_too_many_lines_is_refused() -> None:
    with pytest.raises(Refused, match=r"^permit\.does_not_fit$"):
        lay_out_permit(face(heading=("Royaume du Maroc",) * 9), "PN1")


def test_months_have_their_moroccan_names() -> None:
    months = "يناير فبراير مارس أبريل ماي يونيو يوليوز غشت شتنبر أكتوبر نونبر دجنبر"
    dates = [arabic_date(dt.date(2010, month, 28)) for month in range(1, 13)]
    assert dates == [f"28 {month} 2010" for month in months.split()]


def test_the_first_of_a_month_is_written_as_in_french() -> None:
    assert french_date(dt.date(2010, 10, 1)) == "1er octobre 2010"
    assert french_date(dt.date(2010, 10, 11)) == "11 octobre 2010"
