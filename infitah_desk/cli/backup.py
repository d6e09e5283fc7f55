"""`backup`: a copy of a data folder, and the way back from it."""

from __future__ import annotations

from pathlib import Path

import click

from infitah_desk.cli.command_line import FILE, DeskGroup
from infitah_desk.cli.output import Answer
from infitah_desk.cli.terminal import Terminal


@click.group(cls=DeskGroup)
def backup() -> None:
    """Les sauvegardes."""


@backup.command()
@click.argument("folder", type=FILE)
@click.pass_obj
def create(terminal: Terminal, folder: Path) -> Answer:
    """Écrire une sauvegarde dans un emplacement."""
    from infitah_desk.services.backing_up import back_up

    with terminal.opened() as session:
        return Answer({"file": str(back_up(session, folder).file)})


@backup.command()
@click.argument("file", type=FILE)
@click.pass_obj
def restore(terminal: Terminal, file: Path) -> Answer:
    """Restaurer une sauvegarde dans un nouvel emplacement."""
    from infitah_desk import bootstrap

    # Asked for first: without it the folder could be restored but not started.
    terminal.password()
    bootstrap.restore(file, terminal.folder)
    with terminal.opened() as session:
        return Answer({"node": session.node, "log": session.store.own_log})
