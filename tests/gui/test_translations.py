"""What the window says stands whole in French and Arabic, and its plurals in English too."""

from __future__ import annotations

import re
import shutil
import subprocess
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import PySide6
import pytest

from infitah_desk.system.resources import resource
from infitah_desk.system.texts import Language
from tests.helpers.editing import faults
from tests.helpers.module_table import ROOT

LANGUAGES: tuple[Language, ...] = ("fr", "ar", "en")
PLURAL_FORMS = {"fr": 2, "ar": 6, "en": 2}
NAMES = {"Infitah Desk"}
"""Said alike in every language."""

FIELD = re.compile(r"\{[a-z_]+\}|%n")
SIGN = re.compile(r"^[⚠✓✕] ")
ARABIC = re.compile(r"[\u0621-\u064a]")
LATIN_FIELD_FIRST = re.compile(r"[^\w{\u2066\u2068]*\{(account|file|folder|name|node|number|who)\}")
WORD = re.compile(r"[^\W\d_]{2,}")


class Message(NamedTuple):
    """One text of the window, with its translation: several forms where it counts something."""

    context: str
    source: str
    forms: Sequence[str]
    counts: bool
    state: str


def messages(path: Path) -> Iterator[Message]:
    for context in ET.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            forms = [form.text or "" for form in translation.iter("numerusform")]
            yield Message(
                context.findtext("name", ""),
                message.findtext("source", ""),
                forms or [translation.text or ""],
                message.get("numerus") == "yes",
                translation.get("type", "finished"),
            )


def of(language: Language) -> list[Message]:
    return list(messages(translation(language)))


def translation(language: Language) -> Path:
    return resource("translations", f"infitah_{language}.ts")


def without_fields(text: str) -> str:
    return FIELD.sub("", text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_of_the_code_is_in_the_translation_and_no_other(
    language: Language, tmp_path: Path
) -> None:
    copy = Path(shutil.copy(translation(language), tmp_path))
    code = sorted((ROOT / "infitah_desk" / "gui").rglob("*.py"))
    plural = ["-pluralonly"] if language == "en" else []
    tool = Path(PySide6.__file__).parent / "lupdate"
    subprocess.run(
        [tool, "-silent", "-locations", "none", "-no-obsolete", *plural, *code, "-ts", copy],
        check=True,
        capture_output=True,
    )
    told = {(each.context, each.source) for each in of(language)}
    assert {(each.context, each.source) for each in messages(copy)} == told


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_translated(language: Language) -> None:
    unfinished = [
        each
        for each in of(language)
        if each.state != "finished" or not all(form.strip() for form in each.forms)
    ]
    assert unfinished == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_counts_has_all_forms_of_its_language(language: Language) -> None:
    expected = PLURAL_FORMS[language]
    counting = [each for each in of(language) if each.counts]
    assert counting
    assert [each for each in counting if len(each.forms) != expected] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_fields_and_leading_signs_are_those_of_the_code(language: Language) -> None:
    wrong = [
        (each.source, form)
        for each in of(language)
        for form in each.forms
        if sorted(FIELD.findall(each.source)) != sorted(FIELD.findall(form))
        or SIGN.findall(each.source) != SIGN.findall(form)
    ]
    assert wrong == []


def test_arabic_is_written_in_arabic() -> None:
    wrong = [
        (each.source, form)
        for each in of("ar")
        for form in each.forms
        if each.source not in NAMES
        and WORD.search(without_fields(each.source))
        and not ARABIC.search(form)
    ]
    assert wrong == []


def test_arabic_does_not_begin_with_a_latin_name_which_would_turn_the_line() -> None:
    wrong = [
        form
        for each in of("ar")
        for form in each.forms
        if ARABIC.search(form) and LATIN_FIELD_FIRST.match(form)
    ]
    assert wrong == []


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_no_editor_would_mark_a_text(language: Language) -> None:
    marked = [
        (form, marks)
        for each in of(language)
        for form in each.forms
        if (marks := faults(form, language))
    ]
    assert marked == []
