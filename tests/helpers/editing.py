"""What an editor would mark in a text of the program: spelling of signs, and words not ours.

The words stand in the glossary beside the texts; the signs follow French printing and Moroccan
offices.
"""

from __future__ import annotations

import re
from functools import cache

from infitah_desk.system.resources import resource_text
from infitah_desk.system.texts import Language

_FRENCH = {
    "straight apostrophe": re.compile(r"'"),
    "no narrow space before ; ! ?": re.compile(r"(?<!\u202f)[;!?]"),
    "no no-break space before a colon": re.compile(r"(?<!\u00a0):(?!\d)"),
    "no no-break space inside « »": re.compile(r"«(?!\u00a0)|(?<!\u00a0)»"),
    "no no-break space after n°": re.compile(r"n°(?!\u00a0)"),
    "straight or foreign quotation marks": re.compile(r'["“”„]'),
    "three full stops": re.compile(r"\.\.\."),
}
_ARABIC = {
    "Latin comma, semicolon or question mark": re.compile(r"[;?]|,(?!\d)"),
    "digits that are not 0 to 9": re.compile(r"[٠-٩۰-۹]"),
    "space before a sign": re.compile(r"\s[:،؛؟.]"),
    "space inside «»": re.compile(r"«\s|\s»"),
    "foreign quotation marks or apostrophes": re.compile(r"[\"“”„'’]"),
    "three full stops": re.compile(r"\.\.\."),
    "month of another country": re.compile(
        r"\b(?:ال)?(?:كانون|شباط|آذار|نيسان|أيار|حزيران|تموز|أيلول|تشرين|مايو|يوليو|أغسطس|سبتمبر"
        r"|نوفمبر|ديسمبر|جانفي|فيفري|أفريل|جوان|جويلية|أوت)\b"
    ),
}
_HARAKAT = re.compile(r"[\u064b-\u0652\u0670]")
_WORD_OF_A_COMMAND = re.compile(r"--[a-z-]+|[A-Z_]{8,}|Ctrl\+\w")


def french_faults(text: str) -> list[str]:
    """Rules of French printing that a text breaks, by name."""
    return [name for name, fault in _FRENCH.items() if fault.search(text)]


def arabic_faults(text: str) -> list[str]:
    """Rules of Arabic as Moroccan offices write it that a text breaks, by name."""
    return [name for name, fault in _ARABIC.items() if fault.search(text)]


def faults(text: str, language: Language) -> list[str]:
    """All that an editor would mark, words that the glossary forbids included."""
    signs = {"fr": french_faults, "ar": arabic_faults}.get(language)
    return [*(signs(text) if signs else ()), *words_not_ours(text, language)]


def words_not_ours(text: str, language: Language) -> list[str]:
    """Words in a text for which the glossary has another one."""
    plain = _HARAKAT.sub("", _WORD_OF_A_COMMAND.sub("", text)).casefold()
    return [word for word, pattern in _forbidden(language) if pattern.search(plain)]


@cache
def _forbidden(language: Language) -> list[tuple[str, re.Pattern[str]]]:
    column = {"fr": "never in French", "ar": "never in Arabic"}.get(language)
    if column is None:
        return []
    words = [word for row in glossary() for word in row[column].split(", ") if word]
    return [(word, _pattern(word, language)) for word in words]


def _pattern(word: str, language: Language) -> re.Pattern[str]:
    found = re.escape(_HARAKAT.sub("", word).casefold())
    if language == "fr":
        return re.compile(rf"\b{found}(?:s|es)?\b")
    return re.compile(rf"(?<!\w)(?:[وفبكل]{{0,2}}){found}(?:ا|ة|ات)?(?!\w)")


@cache
def glossary() -> list[dict[str, str]]:
    """The rows of the glossary's table, by the names of its columns."""
    lines = resource_text("texts", "GLOSSARY.md").splitlines()
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in lines
        if line.startswith("|")
    ]
    names, _, *body = rows
    return [dict(zip(names, row, strict=True)) for row in body]
