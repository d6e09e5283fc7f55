"""Numbers inside sentences are written as the figures beside them are."""

from __future__ import annotations

import pytest

from infitah_desk.gui.grouped_numbers import grouped
from infitah_desk.system.amounts import number_in_figures
from infitah_desk.system.texts import Language


@pytest.mark.parametrize(
    ("language", "figure"), [("fr", "58\u202f000"), ("ar", "58.000"), ("en", "58,000")]
)
def test_a_number_in_a_sentence_looks_like_a_figure(language: Language, figure: str) -> None:
    assert number_in_figures(58_000, language) == figure
    assert grouped("58000 · 999", language) == f"{figure} · 999"
