from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infitah_desk.documents.a4_sheet import MM
from infitah_desk.documents.card_layout import CardLayout, lay_out_card
from infitah_desk.documents.card_surface import CARD_HEIGHT, CARD_WIDTH, divide_card
from infitah_desk.documents.text_box import Box, PlacedLine
from infitah_desk.domain.errors import Refused
from infitah_desk.domain.permit_face import PermitFace
from tests.documents.permit_faces import (
    FACE,
    FACES,
    FULLEST,
    LONGEST_CODE,
    MARKS,
    NAMES,
    code_of,
    face,
)
from tests.documents.test_permit_layout import ink, overlap

EVERY_FACE = pytest.mark.parametrize(
    "permit", [*FACES.values(), LONGEST_CODE], ids=[*FACES, "the longest code"]
)


def laid_out(permit: PermitFace) -> CardLayout:
    return lay_out_card(permit, code_of(permit))


def lines_of(permit: PermitFace) -> dict[str, list[PlacedLine]]:
    lines: dict[str, list[PlacedLine]] = {}
    for line in laid_out(permit).lines:
        lines.setdefault(line.field, []).append(line)
    return lines


def prove(layout: CardLayout) -> None:
    """Every text in its box, on the card, off the code and off every other text."""
    boxes: dict[str, Box] = {}
    for line in layout.lines:
        drawn, box = ink(line), line.box
        boxes[line.field] = box
        assert box.x - 0.01 <= drawn.x <= drawn.right <= box.right + 0.01, line.field
        assert box.y - 0.01 <= drawn.y <= drawn.top <= box.top + 0.01, line.field
        assert 1 * MM < box.x < box.right < CARD_WIDTH - 0.2 * MM, line.field
        assert 1 * MM < box.y < box.top < CARD_HEIGHT - 0.2 * MM, line.field
        assert not overlap(box, layout.surface.code), line.field
        if not line.field.startswith("signatory"):
            assert not overlap(box, layout.strip), line.field
    names = sorted(boxes)
    for at, one in enumerate(names):
        for other in names[at + 1 :]:
            assert not overlap(boxes[one], boxes[other]), (one, other)
    assert layout.strip.height >= 5.8 * MM
    if layout.duplicate_box is not None:
        assert not overlap(layout.duplicate_box, layout.surface.code)


@EVERY_FACE
def test_every_text_has_its_place(permit: PermitFace) -> None:
    prove(laid_out(permit))


@given(NAMES, NAMES, NAMES, NAMES, st.integers(1, 3), st.booleans())
def test_any_names_have_their_place_or_are_refused_by_name(  # noqa: PLR0917 - one name each
    name: str, name_ar: str, manager: str, manager_ar: str, copy: int, marked: bool
) -> None:
    permit = face(
        name=name,
        name_ar=name_ar,
        manager=manager,
        manager_ar=manager_ar,
        copy=copy,
        copy_reason="perte" * (copy > 1),
        copy_reason_ar="ضياع" * (copy > 1),
        **(MARKS if marked else {}),
    )
    code = code_of(permit)
    try:
        layout = lay_out_card(permit, code)
    except Refused as error:
        refused = error
    else:
        prove(layout)
        return
    assert refused.code in {"permit.does_not_fit", "permit.no_glyph"}
    assert str(refused.details["field"]).startswith(("name", "manager"))
    assert refused.details["number"] == permit.number


@pytest.mark.parametrize("modules", range(29, 126, 4))
def test_the_code_has_its_place_whatever_its_version(modules: int) -> None:
    surface = divide_card(modules)
    code = surface.code
    assert code.width / modules >= 0.42 * MM
    assert 0 <= code.x < code.right <= CARD_WIDTH
    assert 0 <= code.y < code.top <= CARD_HEIGHT
    assert not overlap(code, surface.band)
    assert not overlap(code, surface.text)
    assert surface.foot is None or not overlap(code, surface.foot)


def test_what_is_short_is_large_and_what_is_long_is_small() -> None:
    short, long = (lines_of(permit)["name"][0].size for permit in (FACE, FULLEST))
    assert short > 8
    assert long < 6


def test_french_stands_left_and_arabic_right() -> None:
    lines = lines_of(FACE)
    assert lines["name"][0].x < lines["name_ar"][0].x
    assert lines["forum"][0].baseline == lines["forum_ar"][0].baseline


def test_the_register_is_named_with_its_court_else_the_tax() -> None:
    assert lines_of(FACE)["rc_number"][0].text == "RC 26349 — Tétouan"
    taxed = lines_of(face(rc_number="", rc_court=""))
    assert (taxed["tp_number"][0].text, "rc_number" in taxed) == ("TP 54019872", False)


def test_an_end_is_said_only_where_there_is_one() -> None:
    assert "valid_until" not in lines_of(FACE)
    [end] = lines_of(face(valid_until=dt.date(2013, 12, 31)))["valid_until"]
    assert end.text == "Valable jusqu’au 31/12/2013"


def test_a_further_copy_says_which_and_why() -> None:
    assert "copy" not in lines_of(FACE)
    assert lines_of(face(copy=2))["copy"][0].text == "DUPLICATA — copie n° 2"
    lost = lines_of(face(copy=2, copy_reason="perte", copy_reason_ar="ضياع"))
    assert lost["copy"][0].text == "DUPLICATA — copie n° 2 — perte"
    assert len(lost["copy_ar"][0].text) == len("نسخة رقم 2 — ضياع")


def test_each_who_signs_has_a_part_of_the_strip() -> None:
    layout = laid_out(face(**MARKS))
    assert len(layout.parts) == 2
    assert {"signatory_1", "signatory_2_ar"} <= {line.field for line in layout.lines}
    assert len(laid_out(FACE).parts) == 1


def test_a_name_without_glyph_is_refused() -> None:
    with pytest.raises(Refused, match=r"^permit\.no_glyph$") as caught:
        laid_out(face(name_ar="ⵜⵉⴼⵉⵏⴰⵖ"))
    assert caught.value.details["field"] == "name_ar"
