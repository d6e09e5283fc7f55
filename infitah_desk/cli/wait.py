"""`wait`: the waiting list, in order of arrival."""

from __future__ import annotations

import click

from infitah_desk.cli.command_line import DOSSIER, DeskGroup
from infitah_desk.cli.output import Answer
from infitah_desk.cli.terminal import Terminal


@click.group(cls=DeskGroup)
def wait() -> None:
    """La liste d’attente."""


@wait.command()
@click.argument("dossier", type=DOSSIER)
@click.pass_obj
def add(terminal: Terminal, dossier: str) -> Answer:
    """Inscrire un dossier sur la liste d’attente."""
    from infitah_desk.domain.claim_ticket import ticket_of
    from infitah_desk.services import waiting
    from infitah_desk.services.registering import step

    with terminal.opened() as session:
        state = waiting.put_on_waiting_list(session, dossier)
        return Answer(
            {
                "dossier": state.dossier,
                "ticket": ticket_of(state.dossier),
                "place": waiting.place_of(session, dossier),
                "step": step(session, state),
            }
        )


@wait.command("list")
@click.pass_obj
def list_(terminal: Terminal) -> Answer:
    """Dire qui attend, dans l’ordre d’arrivée."""
    from infitah_desk.services.waiting import waiting_list

    with terminal.opened() as session:
        line = waiting_list(session)
    return Answer({"free": line.free, "results": [each._asdict() for each in line.waiting]})


@wait.command("next")
@click.option("--take", is_flag=True, help="Reprendre aussitôt ce dossier.")
@click.pass_obj
def next_(terminal: Terminal, *, take: bool) -> Answer:
    """Dire qui est le suivant, si un numéro est libre."""
    from infitah_desk.services.registering import show_listed
    from infitah_desk.services.waiting import take_next, waiting_list

    with terminal.opened() as session:
        first = take_next(session) if take else waiting_list(session).next
        found = show_listed(session, first.dossier)._asdict() if first else {"dossier": None}
        ticket = first.ticket if first else None
        return Answer({"free": session.permits_left, **found, "ticket": ticket})
