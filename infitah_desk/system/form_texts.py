"""The words of forms that stand in French and Arabic at once, on screen and on paper alike."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import Any, NamedTuple

from infitah_desk.system.resources import resource_text


class Both(NamedTuple):
    """One text in the two languages of Moroccan forms."""

    fr: str
    ar: str


def label(field: str) -> Both:
    """What stands above a field."""
    return _both(_tables()["labels"][field])


def paper_word(name: str) -> Both:
    """What stands on a blank form or a printed notice, beside the labels of fields."""
    return _both(_tables()["paper"][name])


def letter_words(name: str) -> Both:
    """What a letter about two permits says, with `{number}` and the like to be filled."""
    return _both(_tables()["letter"][name])


def calls_word(name: str) -> Both:
    """What stands on the list of enterprises to call."""
    return _both(_tables()["calls"][name])


class NoticePart(NamedTuple):
    """One thing that law 09-08 has told, and what it is called."""

    name: str
    title: Both
    text: Both


class Notice(NamedTuple):
    """What law 09-08 has told before anything is saved: in one sentence, and part by part."""

    short: Both
    parts: tuple[NoticePart, ...]

    @property
    def whole(self) -> Both:
        """All parts, one after another."""
        return Both(
            " ".join(f"{part.title.fr}\u00a0: {part.text.fr}" for part in self.parts),
            " ".join(f"{part.title.ar}: {part.text.ar}" for part in self.parts),
        )


def notice(controller: Both, receipt: str, until: dt.date) -> Notice:
    """The notice in the words that screen and paper share."""
    from babel.dates import format_date

    tables = _tables()
    pending = _both(tables["receipt_pending"])
    fillings = [
        {
            "controller": who,
            "receipt": receipt or none,
            "until": format_date(until, "long", locale=locale),
        }
        for who, none, locale in zip(controller, pending, ("fr_MA", "ar_MA"), strict=True)
    ]

    def filled(words: dict[str, str]) -> Both:
        french, arabic = _both(words)
        return Both(french.strip().format_map(fillings[0]), arabic.strip().format_map(fillings[1]))

    return Notice(
        filled(tables["notice"]),
        tuple(
            NoticePart(name, _both(part["title"]), filled(part["text"]))
            for name, part in tables["notice_parts"].items()
        ),
    )


def _both(words: dict[str, str]) -> Both:
    return Both(words["fr"], words["ar"])


@cache
def _tables() -> dict[str, Any]:
    import tomllib

    return tomllib.loads(resource_text("texts", "form.toml"))
