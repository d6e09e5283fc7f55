"""`report`: the programme's figures in a file, and lists of names for those who may."""

from __future__ import annotations

from pathlib import Path

import click

from infitah_desk.cli.command_line import FILE, TEXT, DeskCommand
from infitah_desk.cli.output import Answer
from infitah_desk.cli.terminal import Terminal


@click.command(cls=DeskCommand)
@click.option("--out", type=FILE, required=True, help="Fichier .csv, .xlsx, .json ou .pdf.")
@click.option("--names", is_flag=True, help="Liste nominative au lieu des chiffres.")
@click.option(
    "--flaw", type=TEXT, default="", help="Seulement les dossiers qui ont cette remarque."
)
@click.option("--desk", type=TEXT, default="", help="Seulement les dossiers de ce guichet.")
@click.pass_obj
def report(terminal: Terminal, out: Path, names: bool, flaw: str, desk: str) -> Answer:
    """Écrire les chiffres du programme, ou une liste nominative."""
    from infitah_desk.services.reporting import write_name_list, write_report

    if (flaw or desk) and not names:
        raise click.UsageError("--flaw, --desk: --names")
    with terminal.opened() as session:
        if names:
            flaws, desks = (flaw,) if flaw else (), {desk} if desk else None
            written = write_name_list(session, out, terminal.language, flaws, desks)
        else:
            written = write_report(session, out, terminal.language)
    if names:
        terminal.warn("report.not_encrypted")
    return Answer(written._asdict())
