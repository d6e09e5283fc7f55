"""What a command answers: one JSON document for programs, or labelled words for a person."""

from __future__ import annotations

import json
import os
import re
import sys
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from io import TextIOWrapper
from itertools import chain
from types import MappingProxyType
from typing import NamedTuple, TypeGuard

import click

from infitah_desk.domain.errors import MachineFault
from infitah_desk.system.moments import day_text
from infitah_desk.system.texts import Language, catalogue, field_name, listed, say

DONE, USAGE, REFUSED, MACHINE, UNTRUSTED, BUG, INTERRUPTED = 0, 2, 3, 4, 5, 70, 130

_WIDEST = 60
_FAMILIES = {"step": "step.", "verdict": "verdict."}
_OF_CODES = {"code", "codes", "missing"}
_OF_WORDS = {"role", "severity", "stands", "status"}
_OF_MONEY = {"price", "remainder", "subsidy"}
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class Answer(NamedTuple):
    """What a command gives back.

    `data` is the JSON document. A person reads `said` first, then `data` without its `hidden`
    keys. `called` are keys that this answer calls otherwise than most: what is a day elsewhere is
    here perhaps a number.
    """

    data: Mapping[str, object]
    said: tuple[str, ...] = ()
    hidden: frozenset[str] = frozenset()
    exit_code: int = DONE
    called: Mapping[str, str] = MappingProxyType({})


def speak_utf8() -> None:
    """Write UTF-8 whatever the locale says; what is no text (a file's name) is escaped."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def put(text: str, *, err: bool = False) -> None:
    """Write a line to standard output or standard error.

    Raises:
        BrokenPipeError: whoever reads has enough.
        MachineFault: "file.not_writable", as where the output goes to a full disk.
    """
    try:
        click.echo(text, err=err)
    except BrokenPipeError:
        raise
    except OSError as error:
        fall_silent()
        raise MachineFault("file.not_writable", file="stdout", reason=error.strerror) from error


def fall_silent() -> None:
    """Standard output broke: what is left in it and all that follows goes nowhere."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def as_json(document: Mapping[str, object]) -> str:
    """One line of JSON. A name that is no text keeps its bytes as escaped surrogates."""
    return json.dumps(document, ensure_ascii=False, default=_ready)


def _ready(value: object) -> object:
    return sorted(map(str, value)) if isinstance(value, (set, frozenset)) else str(value)


def as_words(answer: Answer, language: Language) -> str:
    """The answer as lines for a person."""
    shown = {key: value for key, value in answer.data.items() if key not in answer.hidden}
    return "\n".join([*answer.said, *_Words(language, answer.called).block(shown)])


def label(key: str, language: Language) -> str:
    """What people call a key of the JSON; a key without words is shown as it is."""
    words: Mapping[Language, str] | None = _words()["labels"].get(key)
    return _harmless(field_name(key, language)) if words is None else words[language]


@cache
def _words() -> Mapping[str, Mapping[str, Mapping[Language, str]]]:
    import tomllib

    from infitah_desk.system.resources import resource_text

    return tomllib.loads(resource_text("texts", "cli.toml"))


class _Words(NamedTuple):
    """An answer's data as a person reads it, in one language and with this answer's labels."""

    language: Language
    called: Mapping[str, str]

    def block(self, data: Mapping[str, object]) -> Iterator[str]:
        """Labelled lines, aligned; tables and inner blocks below their label."""
        named = {key: self._label(key) for key in data}
        short = (len(named[key]) for key, value in data.items() if not _is_long(value))
        width = max(short, default=0)
        for key, value in data.items():
            if isinstance(value, Mapping) and value:
                yield f"{named[key]} :"
                yield from (f"  {line}" for line in self.block(value))
            elif _is_table(value):
                yield f"{named[key]} :"
                yield from (f"  {line}" for line in self._table(value))
            elif key in _OF_CODES and isinstance(value, Sequence) and not isinstance(value, str):
                yield from (f"- {say(str(code), self.language)}" for code in value)
            else:
                yield f"{named[key]:<{width}} : {shown(key, value, self.language)}"

    def _table(self, rows: Sequence[Mapping[str, object]]) -> Iterator[str]:
        """Rows of one kind below their labels; all columns but the last are cut if too wide."""
        keys = sorted(dict.fromkeys(chain.from_iterable(rows)), key=lambda key: key in _OF_CODES)
        lines = [[self._label(key) for key in keys]]
        lines += [[_cell(key, row, self.language) for key in keys] for row in rows]
        widths = [min(_WIDEST, max(len(line[n]) for line in lines)) for n in range(len(keys))]
        for line in lines:
            cells = [_cut(cell).ljust(width) for cell, width in zip(line, widths, strict=True)]
            yield "  ".join([*cells[:-1], line[-1]]).rstrip()

    def _label(self, key: str) -> str:
        return label(self.called.get(key, key), self.language)


def _is_long(value: object) -> bool:
    return (isinstance(value, Mapping) and bool(value)) or _is_table(value)


def _is_table(value: object) -> TypeGuard[Sequence[Mapping[str, object]]]:
    return isinstance(value, Sequence) and bool(value) and isinstance(value[0], Mapping)


def _cell(key: str, row: Mapping[str, object], language: Language) -> str:
    """One value of a row; a code's words are filled from the rest of it."""
    code = row.get(key)
    if key in _OF_CODES and isinstance(code, str) and code:
        return say(code, language, **row)
    return shown(key, code, language)


def _cut(text: str) -> str:
    return text if len(text) <= _WIDEST else text[: _WIDEST - 1] + "…"


def shown(key: str, value: object, language: Language) -> str:
    """One value in the language: yes and no in words, nothing as a dash."""
    match value:
        case None | "" | () | []:
            return "—"
        case bool():
            return _value("yes" if value else "no", language)
        case str():
            return _text(key, value, language)
        case Mapping() if not value:
            return "—"
        case Mapping():
            return listed((f"{k} {shown(k, v, language)}" for k, v in value.items()), language)
        case Sequence():
            return listed((shown(key, one, language) for one in value), language)
    return str(value)


def _text(key: str, value: str, language: Language) -> str:
    """A text: codes by their words, days and amounts as papers have them."""
    if key in _FAMILIES:
        return say(_FAMILIES[key] + value, language)
    if key == "field":
        return field_name(value, language)
    if key in _OF_CODES or (key == "reason" and value in catalogue()):
        return say(value, language)
    if key in _OF_WORDS:
        return _value(value, language)
    if key in _OF_MONEY:
        return _amount(value, language)
    return day_text(value) if _DAY.fullmatch(value) else _harmless(value)


def _amount(value: str, language: Language) -> str:
    from decimal import Decimal

    from infitah_desk.system.amounts import amount_in_figures

    return amount_in_figures(Decimal(value), language)


def _harmless(text: str) -> str:
    """Text of others without what steers a terminal: control and direction characters."""
    return "".join(
        " " if character.isspace() else character
        for character in text
        if character.isspace() or not unicodedata.category(character).startswith("C")
    )


def _value(value: str, language: Language) -> str:
    words: Mapping[Language, str] | None = _words()["values"].get(value)
    return value if words is None else words[language]
