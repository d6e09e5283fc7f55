"""COMMANDS.md names every command with every option, and nothing else; help is there for each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from infitah_desk.cli import command_line
from infitah_desk.cli.main import program
from tests.cli.desk_program import run
from tests.helpers.editing import faults

DOCUMENT = Path(command_line.__file__).with_name("COMMANDS.md")
SHARED = {"--data", "--lang", "--as", "--json", "--help", "-h"}


def commands(group: click.Group, *path: str) -> Iterator[tuple[str, click.Command]]:
    """Every command that does something, by the words that call it."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        if isinstance(command, click.Group):
            yield from commands(command, *path, name)
        else:
            yield " ".join([*path, name]), command


COMMANDS = dict(commands(program))


def rows() -> list[tuple[str, str]]:
    """The rows of the tables: the words that call a command, and all that it takes."""
    found = re.findall(
        r"^\| `([a-z][^`]*)` \| .+ \|$", DOCUMENT.read_text(encoding="utf-8"), re.MULTILINE
    )
    return [(re.split(r" (?=[A-Z\[-])", row, maxsplit=1)[0], row) for row in found]


def documented() -> dict[str, str]:
    return dict(rows())


def test_every_command_is_documented_once_and_no_other() -> None:
    assert sorted(name for name, _ in rows()) == sorted(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_is_documented_and_no_other(name: str) -> None:
    command = COMMANDS[name]
    options = {option for parameter in own(command) for option in parameter.opts if "-" in option}
    assert set(re.findall(r"--[a-z-]+", documented()[name])) == options - SHARED


@pytest.mark.parametrize("name", COMMANDS)
def test_what_must_be_given_stands_without_brackets(name: str) -> None:
    row = documented()[name]
    optional = re.findall(r"\[(--[a-z-]+)", row)
    options = [one for one in own(COMMANDS[name]) if isinstance(one, click.Option)]
    assert {one.opts[0] for one in options if not one.required} == set(optional)


def own(command: click.Command) -> list[click.Parameter]:
    return command.params


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_of_one_line(name: str) -> None:
    ran = run(*name.split(), "--help")
    assert ran.exit_code == 0
    assert COMMANDS[name].help
    assert "\n" not in str(COMMANDS[name].help)
    assert all(option.help for option in own(COMMANDS[name]) if isinstance(option, click.Option))


@pytest.mark.parametrize("name", COMMANDS)
def test_every_value_is_of_a_kind_that_takes_anything(name: str) -> None:
    kinds = (
        command_line.FILE,
        command_line.TEXT,
        command_line.DOSSIER,
        click.INT,
        click.FLOAT,
    )
    odd = [
        one.name
        for one in own(COMMANDS[name])
        if not (isinstance(one, click.Option) and one.is_flag)
        and one.type not in kinds
        and not isinstance(one.type, (click.Choice, click.IntRange))
    ]
    assert odd == (["source"] if name == "permit check" else [])


def test_the_version_is_told() -> None:
    from infitah_desk import __version__

    assert run("--version").out == f"infitah-desk {__version__}\n"


@pytest.mark.parametrize("name", COMMANDS)
def test_no_editor_would_mark_the_help(name: str) -> None:
    command = COMMANDS[name]
    options = [one for one in command.params if isinstance(one, click.Option)]
    told = [str(text) for text in (command.help, *(one.help for one in options)) if text]
    assert {text: marks for text in told if (marks := faults(text, "fr"))} == {}
