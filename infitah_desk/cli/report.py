"""`report`: the programme's figures in a file, and lists of names for those who may."""

from __future__ import annotations

from pathlib import Path

import click

from infitah_desk.cli.command_line import FILE, DeskCommand
from infitah_desk.cli.output import Answer
from infitah_desk.cli.terminal import Terminal


@click.command(cls=DeskCommand)
@click.option("--out", type=FILE, required=True, help="Fichier .csv, .xlsx, .json ou .pdf.")
@click.option("--names", is_flag=True, help="Liste nominative au lieu des chiffres.")
@click.pass_obj
def report(terminal: Terminal, out: Path, names: bool) -> Answer:
    """Écrire les chiffres du programme, ou une liste nominative."""
    from infitah_desk.services.reporting import write_name_list, write_report

    with terminal.opened() as session:
        write = write_name_list if names else write_report
        written = write(session, out, terminal.language)
    if names:
        terminal.warn("report.not_encrypted")
    return Answer(written._asdict())
