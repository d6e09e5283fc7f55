"""`receipt` and `reference`: what is safe at headquarters, and the authority's latest word."""

from __future__ import annotations

from pathlib import Path

import click

from infitah_desk.cli.command_line import FILE, TEXT, DeskGroup
from infitah_desk.cli.output import Answer
from infitah_desk.cli.terminal import Terminal


@click.group(cls=DeskGroup)
def receipt() -> None:
    """Les accusés de réception : ce qui est arrivé."""


@receipt.command("write")
@click.option("--node", type=TEXT, required=True, help="Poste à qui il est destiné.")
@click.option("--out", type=FILE, required=True, help="Où écrire l’accusé de réception.")
@click.pass_obj
def write_receipt(terminal: Terminal, node: str, out: Path) -> Answer:
    """Écrire un accusé de réception pour un poste."""
    from infitah_desk.services import receipting

    with terminal.opened() as session:
        written = receipting.write_receipt(session, node, out)
    return Answer({**written._asdict(), "file": str(out)})


@receipt.command("read")
@click.argument("file", type=FILE)
@click.pass_obj
def read_receipt(terminal: Terminal, file: Path) -> Answer:
    """Prendre connaissance d’un accusé de réception."""
    from infitah_desk.services import receipting

    with terminal.opened() as session:
        return Answer(receipting.read_receipt(session, file)._asdict())


@click.group(cls=DeskGroup)
def reference() -> None:
    """La référence : postes inscrits et révoqués, selon le siège."""


@reference.command("write")
@click.option("--out", type=FILE, required=True, help="Où écrire la référence.")
@click.pass_obj
def write_reference(terminal: Terminal, out: Path) -> Answer:
    """Écrire la référence pour tous les postes."""
    from infitah_desk.services import receipting

    with terminal.opened() as session:
        return Answer({"number": receipting.write_reference(session, out), "file": str(out)})


@reference.command("read")
@click.argument("file", type=FILE)
@click.pass_obj
def read_reference(terminal: Terminal, file: Path) -> Answer:
    """Prendre connaissance d’une référence."""
    from infitah_desk.services import receipting

    with terminal.opened() as session:
        return Answer(receipting.read_reference(session, file)._asdict())
