from __future__ import annotations

import pytest

from infitah_desk.domain.choices import read_headcount, read_legal_form, read_sector, yes_or_no
from infitah_desk.domain.programme import Choice
from tests.helpers.programmes import PROGRAMME_2010


@pytest.mark.parametrize("form", PROGRAMME_2010.legal_forms, ids=lambda form: form.code)
def test_a_legal_form_is_known_by_code_label_and_variant(form: Choice) -> None:
    spellings = (form.code, form.fr, form.ar, form.en, *form.variants)
    for text in (*spellings, *map(str.upper, spellings)):
        assert read_legal_form(text, PROGRAMME_2010).value == form.code


@pytest.mark.parametrize("sector", PROGRAMME_2010.sectors, ids=lambda sector: sector.code)
def test_a_sector_is_known_by_letter_label_and_variant(sector: Choice) -> None:
    for text in (
        sector.code,
        sector.code.lower(),
        sector.fr,
        sector.ar,
        sector.en,
        *sector.variants,
    ):
        assert read_sector(text, PROGRAMME_2010).value == sector.code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("G Commerce", "G"),
        ("C - Boulangerie", "C"),
        ("Section G", "G"),
        ("X", None),
        ("C Commerce", None),
        ("Z - Z", None),
    ],
)
def test_a_letter_may_come_with_its_words(text: str, code: str | None) -> None:
    assert read_sector(text, PROGRAMME_2010).value == code


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("oui", True),
        ("NON", False),
        ("نعم", True),
        ("لا", False),
        ("x", True),
        ("0", False),
        ("peut-être", None),
    ],
)
def test_yes_and_no_in_three_languages(text: str, answer: bool | None) -> None:
    assert yes_or_no(text) is answer


@pytest.mark.parametrize(
    ("text", "count"),
    [("5", 5), ("5.0", 5), ("12 salariés", 12), ("٣ عمال", 3), ("2 à 5", None), ("-1", None)],
)
def test_a_headcount_is_one_number(text: str, count: int | None) -> None:
    assert read_headcount(text).value == count
