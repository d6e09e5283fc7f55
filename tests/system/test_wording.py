"""One language throughout: signs and words of all texts that stand beside the program."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator

import pytest

from infitah_desk.system.resources import resource, resource_text
from infitah_desk.system.texts import LANGUAGES, Language, catalogue
from tests.helpers.editing import arabic_faults, faults, french_faults, glossary, words_not_ours

SPELLINGS = {"variants", "city_variants"}
"""What people write, to be recognised; not what the program says."""
FRENCH = {"chamber", "heading", "controller", "region_2010", "region_today_name"}
"""Keys of a programme file whose text is French without saying so."""
TRANSLATED: tuple[Language, ...] = ("fr", "ar")
LABELS = (
    *(
        "step",
        "event",
        "history",
        "paper",
        "prompt",
        "reason",
        "spoiled",
        "copy",
        "revoked",
        "unordered",
        "figure",
        "quality",
    ),
    *(
        "same",
        "nearly",
        "different",
        "name",
        "manager",
        "conflicting",
        "duplicate",
        "verdict_on_duplicates",
    ),
    "calls",
    "desk",
)
"""Families of codes that name something; all others tell people what happened."""


def words(table: object, language: Language, name: str = "") -> Iterator[tuple[str, str]]:
    """Every text of one language in a table of the resources, with its key."""
    if isinstance(table, list):
        for each in table:
            yield from words(each, language, name)
    if not isinstance(table, dict):
        return
    for key, value in table.items():
        if key in SPELLINGS:
            continue
        own = key == language or (key in FRENCH if language == "fr" else key.endswith("_ar"))
        if own and isinstance(value, str):
            yield f"{name}.{key}", value
        elif own and isinstance(value, list):
            yield from ((f"{name}.{key}", str(each)) for each in value)
        else:
            yield from words(value, language, f"{name}.{key}")


def files() -> list[tuple[str, str]]:
    return [
        (folder, path.name)
        for folder in ("texts", "programmes")
        for path in sorted(resource(folder).glob("*.toml"))
    ]


@pytest.mark.parametrize("language", TRANSLATED)
@pytest.mark.parametrize(("folder", "name"), files())
def test_no_editor_would_mark_a_text(folder: str, name: str, language: Language) -> None:
    table = tomllib.loads(resource_text(folder, name))
    told = list(words(table, language))
    assert told
    assert {text: marks for _, text in told if (marks := faults(text, language))} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_ends_as_one_and_a_label_has_no_spaces_at_its_ends(language: Language) -> None:
    wrong = [
        (code, said)
        for code, each in catalogue().items()
        if (said := each[language]) != said.strip()
        or (code.split(".")[0] not in LABELS and not re.search(r"[.?؟]$", said))
    ]
    assert wrong == []


def test_nobody_is_ordered_about() -> None:
    orders = re.compile(r"\b(?!(?:assez|chez)\b)\w+ez\b|(?<!\w)(?:اختر|ضع|أدخل|\w{3,}وا)(?!\w)")
    told = [each[language] for each in catalogue().values() for language in TRANSLATED]
    assert [said for said in told if orders.search(re.sub(r"[\u064b-\u0652]", "", said))] == []


def test_english_has_its_own_quotation_marks() -> None:
    assert [each["en"] for each in catalogue().values() if re.search(r"[«»\"’]", each["en"])] == []


@pytest.mark.parametrize("column", ["English", "français", "العربية"])
def test_the_glossary_has_a_word_for_everything_in_every_language(column: str) -> None:
    assert [row for row in glossary() if not row[column]] == []


def test_the_glossary_does_not_forbid_its_own_words() -> None:
    columns: list[tuple[str, Language]] = [("français", "fr"), ("العربية", "ar")]
    odd = [
        (row[column], marks)
        for row in glossary()
        for column, language in columns
        if (marks := words_not_ours(row[column], language))
    ]
    assert odd == []


@pytest.mark.parametrize(
    "text",
    [
        "L'escale",
        "Quoi ?",
        "Quoi?",
        "À faire : rien",
        "« non »",
        "n° 4",
        "Attendre...",
    ],
)
def test_french_signs_are_looked_at(text: str) -> None:
    assert len(french_faults(text)) == 1


def test_good_french_passes() -> None:
    text = "L’escale ferme à 18:30\u202f; lire «\u00a0Contrôle\u00a0»\u00a0: n°\u00a04\u202f?"
    assert faults(text, "fr") == []


@pytest.mark.parametrize(
    "text", ["الرقم, والمحكمة", "لماذا?", "٢٨ شتنبر", "28 سبتمبر", "الرقم :", "« الاسم »"]
)
def test_arabic_signs_are_looked_at(text: str) -> None:
    assert len(arabic_faults(text)) == 1


def test_good_arabic_passes() -> None:
    assert faults("28 شتنبر 2010: المبلغ 2990,00 درهم، «الاسم»؛ لماذا؟", "ar") == []


@pytest.mark.parametrize(
    ("text", "language", "marked"),
    [
        ("Lire les envois", "fr", ["envoi"]),
        ("Envoyer le lot", "fr", []),
        ("الملف معلَّق مؤقتا", "ar", ["معلق"]),
        ("إخبار المقر المركزي", "ar", ["المقر المركزي"]),
        ("الملف مُرجأ", "ar", []),
    ],
)
def test_words_of_the_glossary_are_looked_for(
    text: str, language: Language, marked: list[str]
) -> None:
    assert words_not_ours(text, language) == marked
