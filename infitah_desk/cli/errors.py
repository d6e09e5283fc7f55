"""Bad news at the edge: which exit code it has, and its words for programs and for people."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import click

from infitah_desk.cli.output import BUG, MACHINE, REFUSED, UNTRUSTED, USAGE
from infitah_desk.domain.errors import InfitahError, MachineFault, Untrusted
from infitah_desk.system.texts import Language, say


class BadNews(NamedTuple):
    """An exit code, the error as a JSON document, and one sentence for each code."""

    exit_code: int
    document: Mapping[str, object]
    sentences: tuple[str, ...]


def expected(error: InfitahError, language: Language) -> BadNews:
    """What a rule, the machine or a check said."""
    exit_code = REFUSED
    if isinstance(error, MachineFault):
        exit_code = MACHINE
    elif isinstance(error, Untrusted):
        exit_code = UNTRUSTED
    sentences = tuple(
        sentence for code in error.codes for sentence in _sentences(code, error, language)
    )
    return _news(exit_code, error.code, error.codes, error.details, sentences)


def _sentences(code: str, error: InfitahError, language: Language) -> list[str]:
    """One sentence, or one for each field that the code stands against."""
    by_field = error.details.get("fields")
    named = by_field.items() if isinstance(by_field, Mapping) else ()
    fields = [field for field, its_code in named if its_code == code]
    return [
        say(code, language, **{**error.details, **own})
        for own in ([{"field": field} for field in fields] or [{}])
    ]


def misused(error: click.UsageError, language: Language) -> BadNews:
    """The command was not written as it is used."""
    code, details = _misuse(error)
    if error.ctx is not None:
        details["command"] = error.ctx.command_path
    sentence = say(code, language, **details)
    return _news(USAGE, "usage", ("usage", code), details, (sentence,))


def _misuse(error: click.UsageError) -> tuple[str, dict[str, object]]:
    match error:
        case click.NoSuchOption():
            return "usage.option_unknown", {"option": error.option_name}
        case click.exceptions.NoSuchCommand():
            return "usage.command_unknown", {"name": error.command_name}
        case click.exceptions.NoArgsIsHelpError():
            return "usage.command_missing", {}
        case click.MissingParameter():
            return "usage.missing", {"option": _name(error)}
        case click.BadParameter():
            return "usage.value_invalid", {"option": _name(error), "reason": error.message}
    return "usage.wrong", {"reason": error.message}


def _name(error: click.BadParameter) -> str:
    """What people type: --out, or the argument's name in capitals."""
    if error.param is None:
        return ""
    return (
        error.param.opts[0]
        if isinstance(error.param, click.Option)
        else (error.param.human_readable_name)
    )


def unexpected(error: Exception, language: Language, log: str) -> BadNews:
    """A bug: nothing but the kind of exception is told; `log` is where its places stand."""
    code = "program.bug_logged" if log else "program.bug"
    details = {"kind": type(error).__name__, "file": log}
    return _news(BUG, code, (code,), details, (say(code, language, **details),))


def _news(
    exit_code: int,
    code: str,
    codes: tuple[str, ...],
    details: Mapping[str, object],
    sentences: tuple[str, ...],
) -> BadNews:
    error = {
        "code": code,
        "message": " ".join(sentences),
        "details": {**details, "codes": list(codes)},
    }
    return BadNews(exit_code, {"error": error}, sentences)
