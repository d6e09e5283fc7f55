"""`park`, `resume` and `ticket`: dossiers put aside, and the slip with which people come back."""

from __future__ import annotations

from pathlib import Path

import click

from infitah_desk.cli.command_line import DOSSIER, FILE, TEXT, DeskCommand, DeskGroup
from infitah_desk.cli.output import Answer
from infitah_desk.cli.terminal import Terminal


@click.command(cls=DeskCommand)
@click.argument("dossier", type=DOSSIER)
@click.option("--reason", type=TEXT, required=True, help="Motif, ou ce qui est à apporter.")
@click.option("--until", type=TEXT, default="", help="Heure du retour, par exemple 15:00.")
@click.pass_obj
def park(terminal: Terminal, dossier: str, reason: str, until: str) -> Answer:
    """Mettre un dossier de côté jusqu’au retour du gérant."""
    from infitah_desk.domain.claim_ticket import ticket_of
    from infitah_desk.services import parking
    from infitah_desk.services.registering import step

    with terminal.opened() as session:
        state = parking.park(session, dossier, reason, until)
        return Answer(
            {
                "dossier": state.dossier,
                "ticket": ticket_of(state.dossier),
                "until": state.situation.until,
                "step": step(session, state),
            }
        )


@click.command(cls=DeskCommand)
@click.argument("dossier", type=DOSSIER)
@click.pass_obj
def resume(terminal: Terminal, dossier: str) -> Answer:
    """Reprendre un dossier mis de côté, sur liste d’attente ou annulé."""
    from infitah_desk.services import parking
    from infitah_desk.services.registering import step

    with terminal.opened() as session:
        state = parking.resume(session, dossier)
        return Answer({"dossier": state.dossier, "step": step(session, state)})


@click.group(cls=DeskGroup)
def ticket() -> None:
    """Les tickets et les retours attendus."""


@ticket.command("print")
@click.argument("dossier", type=DOSSIER)
@click.option("--out", type=FILE, required=True, help="Où écrire le PDF (A6).")
@click.pass_obj
def print_(terminal: Terminal, dossier: str, out: Path) -> Answer:
    """Dessiner le ticket d’un dossier."""
    from infitah_desk.services.claiming import print_ticket

    with terminal.opened() as session:
        printed = print_ticket(session, dossier, out)
    return Answer({**printed._asdict(), "file": str(printed.file)})


@ticket.command()
@click.argument("code", type=TEXT)
@click.pass_obj
def find(terminal: Terminal, code: str) -> Answer:
    """Trouver le dossier d’un ticket."""
    from infitah_desk.domain.claim_ticket import ticket_of
    from infitah_desk.services.claiming import dossier_of
    from infitah_desk.services.registering import show_listed

    with terminal.opened() as session:
        found = show_listed(session, dossier_of(session, code))
    return Answer({**found._asdict(), "ticket": ticket_of(found.dossier)})


@ticket.command()
@click.pass_obj
def due(terminal: Terminal) -> Answer:
    """Dire qui est attendu, à quelle heure, et avec quel retard."""
    from infitah_desk.services.counting import due_back

    with terminal.opened() as session:
        return Answer({"results": [each._asdict() for each in due_back(session)]})
