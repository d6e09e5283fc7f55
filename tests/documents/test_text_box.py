from __future__ import annotations

import pytest
from hypothesis import given, reject
from hypothesis import strategies as st

from infitah_desk.documents.fonts import REGULAR, SEMIBOLD, has_glyph, overhang, text_width
from infitah_desk.documents.text_box import Box, TextStyle, fit_pair, fit_text, place_text
from infitah_desk.domain.errors import Refused

STYLE = TextStyle(sizes=(12, 10, 8), most_lines=3)
BOX = Box(100, 100, 150, 80)
words = st.text("abcdeéWMilشركةالنورلاج0123456789().-«»ڭگj", min_size=1, max_size=14)
texts = st.lists(words, min_size=1, max_size=14).map(" ".join)


@given(texts, st.sampled_from(["ltr", "rtl"]))
def test_every_line_lies_in_its_box(text: str, direction: str) -> None:
    try:
        fitted = fit_text("name", text, BOX.width, STYLE, "rtl" if direction == "rtl" else "ltr")
    except Refused:
        reject()
    for line in place_text(fitted, BOX, "right"):
        left, right = (past * line.size for past in overhang(line.text, REGULAR))
        width = text_width(line.text, REGULAR, line.size)
        assert line.x - left >= BOX.x - 0.001
        assert line.x + width + right <= BOX.right + 0.001
        assert BOX.y <= line.baseline <= BOX.top


@given(texts)
def test_no_word_is_lost(text: str) -> None:
    try:
        fitted = fit_text("name", text, BOX.width, STYLE, "ltr")
    except Refused:
        reject()
    whole = fit_text("name", text, 10_000, TextStyle(sizes=(fitted.size,)), "ltr")
    [line] = whole.lines
    gaps = text_width(" ", REGULAR, fitted.size) * (len(fitted.lines) - 1)
    assert sum(part.width for part in fitted.lines) + gaps == pytest.approx(line.width)


def test_what_fits_is_not_made_smaller() -> None:
    assert fit_text("name", "Librairie", 150, STYLE, "ltr").size == 12


def test_what_does_not_fit_is_made_smaller() -> None:
    assert fit_text("name", "Librairie " * 11, 150, STYLE, "ltr").size < 12


def test_arabic_is_wrapped_before_it_is_turned() -> None:
    fitted = fit_text("name", "شركة النور", 40, TextStyle(sizes=(12,), most_lines=2), "rtl")
    first, second = (line.text for line in fitted.lines)
    assert first == fit_text("name", "شركة", 40, STYLE, "rtl").lines[0].text
    assert second == fit_text("name", "النور", 40, STYLE, "rtl").lines[0].text


@pytest.mark.parametrize("text", ["Librairie " * 40, "x" * 60])
def test_what_never_fits_is_refused_and_not_clipped(text: str) -> None:
    with pytest.raises(Refused, match=r"^permit\.does_not_fit$") as caught:
        fit_text("manager", text, 150, STYLE, "ltr")
    assert caught.value.details["field"] == "manager"


@pytest.mark.parametrize(
    ("text", "character"),
    [
        ("Caf\u1e24", "\u1e24"),
        ("ⵣ", "ⵣ"),
        ("日", "日"),
        ("ڥيلا", "ڥ"),
        ("a\x07", "\x07"),
        ("😀", "😀"),
    ],
)
def test_what_has_no_glyph_is_refused_by_its_name(text: str, character: str) -> None:
    with pytest.raises(Refused, match=r"^permit\.no_glyph$") as caught:
        fit_text("name", text, 150, STYLE, "ltr")
    assert (caught.value.details["field"], caught.value.details["character"]) == ("name", character)


def test_a_box_that_is_too_low_refuses() -> None:
    fitted = fit_text("name", "Librairie " * 11, 150, STYLE, "ltr")
    with pytest.raises(Refused, match=r"^permit\.does_not_fit$"):
        place_text(fitted, Box(0, 0, 150, 20), "left")


def test_both_scripts_of_a_field_have_one_size() -> None:
    french, arabic = fit_pair("name", "Librairie " * 11, "مكتبة", 150, STYLE)
    assert french.size == arabic.size < 12


@pytest.mark.parametrize("font", [REGULAR, SEMIBOLD])
def test_every_joined_form_has_a_glyph(font: str) -> None:
    from arabic_reshaper.letters import LETTERS_ARABIC

    common = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيپچڤگڭ"
    missing = {
        form
        for letter in common
        for form in (letter, *LETTERS_ARABIC[letter][1:])
        if form and not has_glyph(form, font)
    }
    assert not missing


@pytest.mark.parametrize("font", [REGULAR, SEMIBOLD])
def test_an_initial_gaf_reaches_past_its_width(font: str) -> None:
    _, right = overhang("\ufb94", font)
    assert right == pytest.approx(0.111)
