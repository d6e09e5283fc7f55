from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infitah_desk.domain.text_folding import (
    clean,
    digits_from_keyboard,
    fold,
    is_arabic,
    is_latin,
    western_digits,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ÉPICERIE  Œuvre", "epicerie oeuvre"),
        ("مُقَاوَلَةٌ", "مقاوله"),
        ("إبراهيم أحمد آسفي ٱلله", "ابراهيم احمد اسفي الله"),
        ("مقـــاولة", "مقاولة"),
        ("مستشفى", "مستشفي"),
        ("ﻻ ﺷﺮﻛﺔ", "لا شركة"),
        ("RC ١٢٣", "rc 123"),
        ("L’Oriental", "l'oriental"),
        ("\u200eAli\u202c", "ali"),
    ],
)
def test_spellings_of_one_word_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(st.text())
def test_what_is_kept_folds_as_what_was_typed(text: str) -> None:
    assert fold(clean(text)) == fold(text)


@pytest.mark.parametrize("sign", "\u200e\u200f\u061c\u202a\u202e\u2066\u2069\0\x1b\x7f\ud800\ufeff")
def test_what_nobody_sees_is_not_kept(sign: str) -> None:
    assert clean(f" a{sign}b \t\r\n c ") == "ab c"


def test_composed_letters_are_kept_composed() -> None:
    assert clean("Cafe\u0301") == "Café"


def test_the_unshifted_azerty_row_means_digits() -> None:
    assert digits_from_keyboard("&é\"'(-è_çà") == "1234567890"


def test_arabic_digits_mean_western_ones() -> None:
    assert digits_from_keyboard("٠١٢٣٤٥٦٧٨٩") == western_digits("۰۱۲۳۴۵۶۷۸۹") == "0123456789"


def test_a_name_knows_its_script() -> None:
    assert is_arabic("مكتبة 24")
    assert is_latin("Café (24)")
    assert not is_latin("Café مكتبة")
    assert not is_arabic("Café مكتبة")
