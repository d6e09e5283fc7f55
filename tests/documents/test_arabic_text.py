from __future__ import annotations

import unicodedata

import pytest
from arabic_reshaper import ArabicReshaper
from bidi.algorithm import get_display as old_display
from hypothesis import given
from hypothesis import strategies as st

from infitah_desk.documents.arabic_text import (
    Direction,
    drawable_text,
    unjoinable_letter,
    visual_line,
)


def shown(line: str, direction: Direction = "rtl") -> str:
    """The line as an eye reads it from the left, letters in their plain forms."""
    return unicodedata.normalize("NFKC", visual_line(line, direction))


def test_arabic_runs_from_the_right() -> None:
    assert shown("نور") == "رون"


def test_letters_are_joined() -> None:
    assert visual_line("نور", "rtl") == "\u0631\ufeee\ufee7"


def test_digits_keep_their_order_and_stand_left_of_what_precedes_them() -> None:
    assert shown("نور 2010") == "2010 رون"


def test_brackets_enclose_what_they_enclosed() -> None:
    assert shown("نور (ش.م.م) 2010") == "2010 (م.م.ش) رون"


def test_latin_inside_arabic_keeps_its_order() -> None:
    assert shown("مقهى [SARL AU] نور") == "رون [SARL AU] ىهقم"


def test_arabic_inside_latin_keeps_its_place() -> None:
    assert shown("Fatima (نور) El", "ltr") == "Fatima (رون) El"


def test_a_bracket_at_the_end_of_arabic_stands_at_its_left() -> None:
    assert shown("شركة (SARL)") == "(SARL) ةكرش"


def test_a_bracket_between_two_scripts_goes_with_what_it_encloses() -> None:
    assert shown("شركة SARL (Tétouan)") == "SARL (Tétouan) ةكرش"
    assert shown("Café نور (ش.م.م)", "ltr") == "Café (م.م.ش) رون"


def test_brackets_within_brackets_face_each_other() -> None:
    assert shown("نور (ABC [نور] DEF)") == "(DEF [رون] ABC) رون"


def test_half_of_a_pair_at_the_end_of_a_line_is_turned_too() -> None:
    assert shown("مقهى [SARL") == "SARL] ىهقم"
    assert shown("AU] رقم") == "مقر [AU"


def test_quotation_marks_face_their_words() -> None:
    assert shown("مقهى «نور» 12") == "12 «رون» ىهقم"


@given(st.text("abنور 012.,-/", max_size=30), st.sampled_from(["ltr", "rtl"]))
def test_where_nothing_pairs_two_algorithms_agree(line: str, direction: Direction) -> None:
    base = "L" if direction == "ltr" else "R"
    joined = ArabicReshaper({"use_unshaped_instead_of_isolated": True}).reshape(line)
    assert visual_line(line, direction) == old_display(joined, base_dir=base)


@given(st.text("abنور 012.,-/()[]«»<>", max_size=30), st.sampled_from(["ltr", "rtl"]))
def test_no_character_is_lost(line: str, direction: Direction) -> None:
    mirrored = str.maketrans("()[]«»<>", "(([[««<<")
    visual = unicodedata.normalize("NFKC", visual_line(line, direction))
    assert sorted(visual.translate(mirrored)) == sorted(line.translate(mirrored))


def test_plain_latin_is_left_alone() -> None:
    assert visual_line("Café «Le Détroit» (SARL) 12", "ltr") == "Café «Le Détroit» (SARL) 12"


@pytest.mark.parametrize(
    ("typed", "drawn"),
    [
        ("  deux\t mots\n", "deux mots"),
        ("\u200fنور\u200e", "نور"),
        ("e\u0301te\u0301", "été"),
        ("مُحَمَّد", "محمد"),
        ("1\u202f500", "1\u00a0500"),
        ("Al\u2011Hoceima", "Al-Hoceima"),
    ],
)
def test_what_cannot_be_seen_is_not_drawn(typed: str, drawn: str) -> None:
    assert drawable_text(typed) == drawn


def test_a_letter_that_cannot_be_joined_is_named() -> None:
    assert unjoinable_letter("ڥيلا") == "ڥ"


def test_moroccan_letters_can_be_joined() -> None:
    assert unjoinable_letter("ڭ پ ڤ گ چ ء ؤ ئ") is None
