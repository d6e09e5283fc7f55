"""Amounts as people read them, in Morocco's French and Arabic."""

from __future__ import annotations

from decimal import Decimal

import pytest

from infitah_desk.system.amounts import amount_in_figures, amount_in_words
from infitah_desk.system.texts import Language


@pytest.mark.parametrize(
    ("language", "figures", "words"),
    [
        ("fr", "1\u202f234\u202f567,50", "1\u202f234\u202f567,50\u00a0DH"),
        ("ar", "1.234.567,50", "1.234.567,50\u00a0درهم"),
        ("en", "1,234,567.50", "1,234,567.50\u00a0DH"),
    ],
)
def test_centimes_are_always_there(language: Language, figures: str, words: str) -> None:
    assert amount_in_figures(Decimal("1234567.5"), language) == figures
    assert amount_in_words(Decimal("1234567.5"), language) == words
