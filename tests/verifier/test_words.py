"""What the verifier page says: in three languages, well written, and in the program's words."""

from __future__ import annotations

import re
import string
import tomllib
from collections.abc import Callable

import pytest

from infitah_desk.system.resources import resource_text
from infitah_desk.system.texts import LANGUAGES, Language, say
from infitah_desk.trust.permit_verdict import Verdict
from tests.helpers.browser import Browser
from tests.helpers.editing import faults
from tests.helpers.module_table import ROOT
from tests.trust.made_codes import CLAIMS, signed
from tests.trust.published_vectors import rows
from tests.verifier.verifier_page import VerifierPage

SOURCE = ROOT / "resources" / "verifier"
OWN: dict[str, dict[Language, str]] = tomllib.loads(resource_text("texts/verifier.toml"))
ARABIC = re.compile(r"[\u0600-\u06ff]")
EXAMPLES = {row["verdict"]: row for name in ("good", "hostile") for row in rows(f"{name}.json")}
EXAMPLES["not_a_permit"] = rows("misread.json")[1]


def fields_of(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("code", OWN)
def test_each_text_is_there_in_every_language_with_the_same_fields(code: str) -> None:
    assert set(OWN[code]) == set(LANGUAGES)
    assert len({frozenset(fields_of(text)) for text in OWN[code].values()}) == 1
    assert ARABIC.search(OWN[code]["ar"])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", OWN)
def test_an_editor_finds_nothing_to_mark(code: str, language: Language) -> None:
    assert faults(OWN[code][language], language) == []


def test_no_text_is_missing_and_none_is_left_over() -> None:
    html = (SOURCE / "index.html").read_text(encoding="utf-8")
    script = "".join(path.read_text(encoding="utf-8") for path in SOURCE.glob("*.js"))
    said = {*re.findall(r'data-say="(\w+)"', html), *re.findall(r'\bsay\("(\w+)"', script)}
    assert said - set(OWN) == set()
    assert set(OWN) - said - set(re.findall(r'"(\w+)"', script)) == set()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("verdict", Verdict)
def test_each_verdict_is_said_in_the_catalogue_s_words(
    verdict: Verdict, language: Language, open_page: VerifierPage
) -> None:
    example = EXAMPLES[verdict]
    open_page.set_clock(example["at"])
    open_page.submit(example["code"])
    open_page.browser.click(f"language-{language}")
    assert open_page.browser.text("advice").startswith(say(f"verdict.{verdict}", language))
    assert open_page.browser.text("word")


ANEW = {
    "fr": (
        "VALABLE",
        "RC 26349, Tétouan · délivré le 28 septembre 2010 à Tétouan",
        "Gérant\u00a0: Khalid Aït Lahcen",
    ),
    "ar": (
        "سارية",
        "السجل التجاري 26349، Tétouan · صدرت بتاريخ 28 شتنبر 2010 في تطوان",
        "المسير: Khalid Aït Lahcen",
    ),
    "en": (
        "VALID",
        "RC 26349, Tétouan · issued on 28 September 2010 at Tétouan",
        "Manager: Khalid Aït Lahcen",
    ),
}


@pytest.mark.parametrize("language", ANEW)
def test_a_verdict_is_said_anew_in_another_language(language: str, page: VerifierPage) -> None:
    page.submit(signed(CLAIMS))
    page.browser.click(f"language-{language}")
    seen = page.verdict()
    without_isolates = re.sub("[\u2068\u2069]", "", seen.facts)
    assert (seen.word, *without_isolates.splitlines()) == ANEW[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_turns_with_its_language_but_pairs_do_not(
    language: Language, page: VerifierPage
) -> None:
    page.submit(signed(CLAIMS))
    page.browser.click(f"language-{language}")
    left_of = "return ((a, b) => a.left < b.left)(...arguments[0].map((id) =>"
    left_of += " document.getElementById(id).getBoundingClientRect()))"
    assert page.browser.run(left_of, ["said", "sign"]) == (language == "ar")
    assert page.browser.run(left_of, ["name", "name-ar"])
    assert page.browser.run("return document.documentElement.lang") == language


@pytest.mark.parametrize("width", [360, 1366])
@pytest.mark.parametrize("vector", ["names of 80 characters", "a permit on the day after the list"])
def test_nothing_runs_out_of_the_page(
    vector: str, width: int, page: VerifierPage, narrow: Callable[[int], Browser]
) -> None:
    [row] = [each for each in rows("good.json") if each["name"] == vector]
    browser = narrow(width)
    page.submit(row["code"])
    for language in LANGUAGES:
        browser.click(f"language-{language}")
        assert browser.run("return document.documentElement.scrollWidth <= innerWidth")


def test_the_verdict_is_read_out_whole(page: VerifierPage) -> None:
    read = "const verdict = document.getElementById('verdict');"
    read += "return ['role', 'aria-live', 'aria-atomic'].map((name) => verdict.getAttribute(name))"
    assert page.browser.run(read) == ["status", "assertive", "true"]


def test_everything_can_be_reached_by_keyboard_and_has_a_name(page: VerifierPage) -> None:
    unnamed = page.browser.run(
        "return [...document.querySelectorAll('button, textarea')]"
        ".filter((one) => one.tabIndex < 0 || !(one.textContent || one.ariaLabel))"
        ".map((one) => one.id)"
    )
    assert unnamed == []
