"""`stop`: the days of a forum."""

from __future__ import annotations

import click

from infitah_desk.cli.command_line import TEXT, DeskGroup
from infitah_desk.cli.output import Answer
from infitah_desk.cli.terminal import Terminal


@click.group(cls=DeskGroup)
def stop() -> None:
    """L’escale."""


@stop.command("open")
@click.option("--date", type=TEXT, required=True, help="Date légale (AAAA-MM-JJ).")
@click.option(
    "--quota",
    type=click.IntRange(0, 1_000_000),
    default=0,
    help="Permis possibles ce jour-là ; sans quota, tous ceux du guichet.",
)
@click.pass_obj
def open_(terminal: Terminal, date: str, quota: int) -> Answer:
    """Ouvrir l’escale pour une journée."""
    from infitah_desk.services.opening import open_the_stop

    with terminal.opened() as session:
        stop_ = open_the_stop(session, date, quota)
    return Answer({"stop": stop_.forum, "date": stop_.date, "quota": stop_.quota})
