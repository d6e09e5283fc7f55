"""`state`, `rebuild`, `doctor`: what this data folder holds and whether it is sound."""

from __future__ import annotations

import click
import msgspec

from infitah_desk.cli.command_line import TEXT, DeskCommand, DeskGroup
from infitah_desk.cli.output import Answer
from infitah_desk.cli.terminal import Terminal


@click.group(cls=DeskGroup)
def state() -> None:
    """L’état de ces données."""


@state.command()
@click.option("--log", "logs", type=TEXT, multiple=True, help="Journal (répéter) ; sinon tous.")
@click.pass_obj
def digest(terminal: Terminal, logs: tuple[str, ...]) -> Answer:
    """Empreintes des événements et de ce qu’ils disent."""
    from infitah_desk.services.digesting import digest_of

    with terminal.opened() as session:
        return Answer(msgspec.to_builtins(digest_of(session, logs)))


@click.command(cls=DeskCommand)
@click.pass_obj
def rebuild(terminal: Terminal) -> Answer:
    """Refaire les tables à partir des événements."""
    from infitah_desk.services import digesting

    with terminal.opened() as session:
        return Answer({"dossiers": digesting.rebuild(session)})


@click.command(cls=DeskCommand)
@click.pass_obj
def doctor(terminal: Terminal) -> Answer:
    """Examiner ce poste : fichiers, événements, clés, disque."""
    from infitah_desk.services.examining import examine

    with terminal.opened() as session:
        found = examine(session)
    return Answer({"ok": found.ok, "checks": [check._asdict() for check in found.checks]})
