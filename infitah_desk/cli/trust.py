"""`trust`: what verifiers need."""

from __future__ import annotations

from pathlib import Path

import click

from infitah_desk.cli.command_line import FILE, DeskGroup
from infitah_desk.cli.output import Answer
from infitah_desk.cli.terminal import Terminal


@click.group(cls=DeskGroup)
def trust() -> None:
    """La liste de confiance."""


@trust.command()
@click.option("--out", type=FILE, required=True, help="Où écrire la liste.")
@click.pass_obj
def export(terminal: Terminal, out: Path) -> Answer:
    """Écrire ce qu’il faut pour vérifier des permis hors ligne."""
    from infitah_desk.services.trusting import export_trust_list

    with terminal.opened() as session:
        return Answer({**export_trust_list(session, out)._asdict(), "file": str(out)})
