"""`codes`: every code of the program with its words."""

from __future__ import annotations

import click

from infitah_desk.cli.command_line import DeskCommand
from infitah_desk.cli.output import Answer
from infitah_desk.cli.terminal import Terminal


@click.command(cls=DeskCommand)
@click.pass_obj
def codes(terminal: Terminal) -> Answer:
    """Tous les codes du logiciel, avec leurs mots."""
    from infitah_desk.system.texts import catalogue

    words = catalogue()
    said = tuple(f"{code}: {words[code][terminal.language]}" for code in words)
    return Answer({"codes": dict(words)}, said, hidden=frozenset({"codes"}))
