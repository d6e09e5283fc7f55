"""`initiation` and `eligibility`: what a permit still needs."""

from __future__ import annotations

import click

from infitah_desk.cli.command_line import DOSSIER, DeskCommand, DeskGroup
from infitah_desk.cli.output import Answer
from infitah_desk.cli.terminal import Terminal


@click.group(cls=DeskGroup)
def initiation() -> None:
    """La séance d’initiation."""


@initiation.command()
@click.argument("dossier", type=DOSSIER)
@click.pass_obj
def attend(terminal: Terminal, dossier: str) -> Answer:
    """Noter que l’initiation a été suivie."""
    from infitah_desk.services.registering import step
    from infitah_desk.services.verifying import attend_initiation

    with terminal.opened() as session:
        state = attend_initiation(session, dossier)
        return Answer(
            {
                "dossier": state.dossier,
                "initiated": state.initiated,
                "step": step(session, state),
            }
        )


@click.command(cls=DeskCommand)
@click.argument("dossier", type=DOSSIER)
@click.pass_obj
def eligibility(terminal: Terminal, dossier: str) -> Answer:
    """Dire si le permis peut être délivré, et tout ce qui manque."""
    from infitah_desk.services import registering

    with terminal.opened() as session:
        found = registering.eligibility(session, dossier)
    warned = {"warnings": found.warnings} if found.warnings else {}
    return Answer(
        {"eligible": found.eligible, "missing": found.missing, **warned},
        tuple(terminal.say(code) for code in found.warnings),
        frozenset(warned),
    )
