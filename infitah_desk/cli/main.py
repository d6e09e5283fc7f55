"""The command line: what is asked, run and answered, with one exit code for all."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

import click

from infitah_desk import __version__
from infitah_desk.cli.command_line import LateGroup
from infitah_desk.cli.errors import BadNews, expected, misused, unexpected
from infitah_desk.cli.output import (
    DONE,
    INTERRUPTED,
    Answer,
    as_json,
    as_words,
    fall_silent,
    put,
    speak_utf8,
)
from infitah_desk.cli.terminal import Terminal
from infitah_desk.domain.errors import InfitahError, MachineFault

PROGRAM = "infitah-desk"


class _Program(LateGroup):
    """The whole command line."""

    modules: ClassVar[Mapping[str, str]] = {
        "authority": "infitah_desk.cli.authority",
        "enrol": "infitah_desk.cli.enrol",
        "account": "infitah_desk.cli.account",
        "stop": "infitah_desk.cli.stop",
        "tpe": "infitah_desk.cli.tpe",
        "ticket": "infitah_desk.cli.ticket",
        "park": "infitah_desk.cli.ticket",
        "resume": "infitah_desk.cli.ticket",
        "wait": "infitah_desk.cli.wait",
        "document": "infitah_desk.cli.document",
        "session": "infitah_desk.cli.session",
        "initiation": "infitah_desk.cli.initiation",
        "eligibility": "infitah_desk.cli.initiation",
        "paper": "infitah_desk.cli.paper",
        "permit": "infitah_desk.cli.permit",
        "pack": "infitah_desk.cli.pack",
        "bundle": "infitah_desk.cli.bundle",
        "exchange": "infitah_desk.cli.exchange",
        "conflicts": "infitah_desk.cli.conflicts",
        "duplicates": "infitah_desk.cli.duplicates",
        "alarms": "infitah_desk.cli.alarms",
        "receipt": "infitah_desk.cli.receipt",
        "reference": "infitah_desk.cli.receipt",
        "report": "infitah_desk.cli.report",
        "state": "infitah_desk.cli.folder",
        "privacy": "infitah_desk.cli.privacy",
        "trust": "infitah_desk.cli.trust",
        "backup": "infitah_desk.cli.backup",
        "rebuild": "infitah_desk.cli.folder",
        "doctor": "infitah_desk.cli.folder",
        "codes": "infitah_desk.cli.codes",
        "demo": "infitah_desk.cli.demo",
    }


@click.group(
    PROGRAM,
    cls=_Program,
    context_settings={"help_option_names": ["--help", "-h"]},
    help="Infitah Desk : le guichet hors ligne de la caravane Infitah.",
)
@click.version_option(__version__, message=f"{PROGRAM} %(version)s")
def program() -> None:
    """Everything stands in the groups."""


def main(arguments: list[str]) -> int:
    """Run one command; its exit code, 70 for a bug, 130 when interrupted."""
    speak_utf8()
    # Wrong usage is told in JSON too, whether or not the reading came as far as the option.
    terminal = Terminal(json="--json" in arguments)
    try:
        try:
            return _answered(arguments, terminal)
        except InfitahError as error:
            return _tell(expected(error, terminal.language), terminal)
        except click.UsageError as error:
            return _tell(misused(error, terminal.language), terminal)
        except (click.Abort, KeyboardInterrupt, EOFError):
            return INTERRUPTED
        except BrokenPipeError:
            raise
        except Exception as error:  # noqa: BLE001 - the edge: a bug is logged and told once, here
            return _tell(unexpected(error, terminal.language, _logged(error, terminal)), terminal)
    except BrokenPipeError:
        # Whoever read the output had enough of it; what was to be done is done.
        fall_silent()
        return DONE


def _answered(arguments: list[str], terminal: Terminal) -> int:
    try:
        with program.make_context(PROGRAM, list(arguments), obj=terminal) as context:
            answer = program.invoke(context)
    except click.exceptions.Exit as end:
        return end.exit_code
    if isinstance(answer, Answer):
        words = as_json(answer.data) if terminal.json else as_words(answer, terminal.language)
        put(words)
        return answer.exit_code
    raise TypeError("a command answers")


def _tell(news: BadNews, terminal: Terminal) -> int:
    if terminal.json:
        put(as_json(news.document))
    for sentence in news.sentences:
        put(sentence, err=True)
    return news.exit_code


def _logged(error: Exception, terminal: Terminal) -> str:
    """Write a bug's places to the folder's log, if there is one; where, or ""."""
    from infitah_desk.storage.folder_names import LOG_FOLDER_NAME, is_data_folder
    from infitah_desk.system.program_log import LOG_NAME, note_failure, start_log, stop_log

    folder = terminal.folder / LOG_FOLDER_NAME
    try:
        if not is_data_folder(terminal.folder):
            return ""
        handler = start_log(folder)
    except (MachineFault, OSError):
        # A bug is told even where it cannot be written down.
        return ""
    try:
        note_failure(error)
    finally:
        stop_log(handler)
    return str(folder / LOG_NAME)
