"""What the program says to people: one catalogue of codes with French, Arabic and English words.

Rules and machines emit codes; windows and commands turn them into sentences here. The words stand
in `resources/texts/codes.toml`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, Literal

from infitah_desk.system.moments import day_text
from infitah_desk.system.resources import resource_text

Language = Literal["fr", "ar", "en"]
LANGUAGES: tuple[Language, ...] = ("fr", "ar", "en")

_FIELD = re.compile(r"\{([a-z_]+)\}")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_FAMILY = ".*"
_FIELDS = "fields"
_UNKNOWN = "…"
_LONGEST = 200
_ISOLATE, _END_ISOLATE = "\u2068", "\u2069"


class Whole(str):
    """A detail that is never cut, as in a history: what was written is told to its end."""

    __slots__ = ()


def say(code: str, language: Language, /, **details: object) -> str:
    """The sentence for `code`; `{file}` and the like are filled from `details`.

    It never raises: this is how errors are told. A missing detail is shown as "…", a code without
    words as itself. Details may come from a hostile file: control and direction characters are
    dropped, long values are cut unless they are `Whole`. In Arabic each is isolated (U+2068,
    U+2069), so that a file name or a number keeps its own direction; elsewhere what is written
    from the right. `field` is shown by its name in the language, a day as papers have it.
    """
    words = catalogue().get(code)
    if words is None:
        return code

    def fill(found: re.Match[str]) -> str:
        name = found[1]
        detail = details.get(name, _UNKNOWN)
        several = detail if isinstance(detail, (list, tuple, set, frozenset)) else (detail,)
        return listed((fit(name, one) for one in several), language)

    def fit(name: str, detail: object) -> str:
        shown = _shown(detail)
        if name == "field":
            shown = field_name(shown, language)
        elif _DAY.fullmatch(shown) and not isinstance(detail, Whole):
            shown = day_text(shown)
        apart = language == "ar" or any(map(_is_from_the_right, shown))
        return f"{_ISOLATE}{shown}{_END_ISOLATE}" if apart else shown

    return _FIELD.sub(fill, words[language])


@cache
def catalogue() -> Mapping[str, Mapping[Language, str]]:
    """Every code with its words; families such as `missing.<field>` are spelled out."""
    codes: dict[str, Mapping[Language, str]] = {}
    for code, words in _tables().items():
        if code == _FIELDS:
            continue
        if not code.endswith(_FAMILY):
            codes[code] = words
            continue
        for name, called in _tables()[_FIELDS].items():
            member = {one: words[one].replace("{field}", called[one]) for one in LANGUAGES}
            codes.setdefault(code.removesuffix("*") + name, member)
    return dict(sorted(codes.items()))


def listed(things: Iterable[str], language: Language) -> str:
    """Words one after another, with the comma of the script in which they are read.

    Whoever lists names or numbers for Arabic isolates each before.
    """
    return ("، " if language == "ar" else ", ").join(things)


def field_name(name: str, language: Language) -> str:
    """What people call a field or register of a dossier; an unknown one is shown as it is.

    All papers are called alike: "document.rc_extract" is the register of one type.
    """
    known = _tables()[_FIELDS]
    called: Mapping[Language, str] | None = known.get(name) or known.get(name.partition(".")[0])
    return name if called is None else called[language]


@cache
def _tables() -> Mapping[str, Any]:
    import tomllib

    return tomllib.loads(resource_text("texts", "codes.toml"))


def _is_from_the_right(character: str) -> bool:
    return unicodedata.bidirectional(character) in {"R", "AL"}


def _shown(value: object) -> str:
    text = "".join(
        " " if character.isspace() else character
        for character in str(value)
        if character.isspace() or not unicodedata.category(character).startswith("C")
    )
    return (
        text
        if len(text) <= _LONGEST or isinstance(value, Whole)
        else text[: _LONGEST - 1] + _UNKNOWN
    )
