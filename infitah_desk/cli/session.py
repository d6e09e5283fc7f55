"""`session`: initiation sessions, the places in them, and who was there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from infitah_desk.cli.command_line import DOSSIER, FILE, TEXT, DeskGroup
from infitah_desk.cli.output import Answer
from infitah_desk.cli.terminal import Terminal

if TYPE_CHECKING:
    from infitah_desk.services.initiating import Held, Person
    from infitah_desk.storage.sessions import PlannedSession

_PLACES = click.IntRange(0, 100_000)


@click.group(cls=DeskGroup)
def session() -> None:
    """Les séances d’initiation."""


@session.command()
@click.option("--time", type=TEXT, required=True, help="Heure, par exemple 10:30.")
@click.option("--date", type=TEXT, help="Date (AAAA-MM-JJ) ; sinon celle de l’escale.")
@click.option("--room", type=TEXT, help="Salle.")
@click.option("--trainer", type=TEXT, help="Nom de qui l’anime.")
@click.option("--places", type=_PLACES, help="Nombre de places ; 0 pour aucune limite.")
@click.pass_obj
def plan(terminal: Terminal, /, places: int | None, **said: str | None) -> Answer:
    """Prévoir une séance."""
    from infitah_desk.services.planning import Plan, plan_session

    with terminal.opened() as opened:
        planned = plan_session(opened, Plan(places=places, **said))
    return Answer(_said(planned))


@session.command()
@click.argument("id_", metavar="SESSION", type=TEXT)
@click.option("--time", type=TEXT, help="Autre heure.")
@click.option("--date", type=TEXT, help="Autre date (AAAA-MM-JJ).")
@click.option("--room", type=TEXT, help="Autre salle.")
@click.option("--trainer", type=TEXT, help="Une autre personne qui l’anime.")
@click.option("--places", type=_PLACES, help="Autre nombre de places.")
@click.pass_obj
def change(terminal: Terminal, /, id_: str, places: int | None, **said: str | None) -> Answer:
    """Changer une séance prévue sur ce poste."""
    from infitah_desk.services.planning import Plan, change_session

    with terminal.opened() as opened:
        planned = change_session(opened, id_, Plan(places=places, **said))
    return Answer(_said(planned))


@session.command()
@click.argument("id_", metavar="SESSION", type=TEXT)
@click.option("--reason", type=TEXT, required=True, help="Motif.")
@click.pass_obj
def cancel(terminal: Terminal, id_: str, reason: str) -> Answer:
    """Annuler une séance ; dire qui est à prévenir."""
    from infitah_desk.services.initiating import people_of
    from infitah_desk.services.planning import cancel_session

    with terminal.opened() as opened:
        planned = cancel_session(opened, id_, reason)
        return Answer({**_said(planned), "people": _people(people_of(opened, id_))})


@session.command("list")
@click.option("--date", type=TEXT, default="", help="Date ; sinon celle de l’escale.")
@click.pass_obj
def list_(terminal: Terminal, date: str) -> Answer:
    """Les séances de l’escale, par heure."""
    from infitah_desk.services.planning import list_sessions

    with terminal.opened() as opened:
        return Answer({"results": [_said(each) for each in list_sessions(opened, date)]})


@session.command()
@click.argument("id_", metavar="SESSION", type=TEXT)
@click.pass_obj
def show(terminal: Terminal, id_: str) -> Answer:
    """Une séance et qui y a une place."""
    from infitah_desk.services.initiating import people_of
    from infitah_desk.services.planning import find_session

    with terminal.opened() as opened:
        planned = find_session(opened, id_)
        return Answer({**_said(planned), "people": _people(people_of(opened, id_))})


@session.command()
@click.argument("id_", metavar="SESSION", type=TEXT)
@click.argument("dossiers", metavar="ID...", type=DOSSIER, nargs=-1, required=True)
@click.pass_obj
def enrol(terminal: Terminal, id_: str, dossiers: tuple[str, ...]) -> Answer:
    """Donner une place à chacun de ces dossiers."""
    from infitah_desk.services.initiating import enrol_in_session, people_of

    with terminal.opened() as opened:
        planned = enrol_in_session(opened, id_, dossiers)
        return Answer({**_said(planned), "people": _people(people_of(opened, id_))})


@session.command()
@click.argument("dossier", type=DOSSIER)
@click.pass_obj
def withdraw(terminal: Terminal, dossier: str) -> Answer:
    """Rendre la place d’un dossier."""
    from infitah_desk.services.initiating import withdraw_from_session
    from infitah_desk.services.registering import step

    with terminal.opened() as opened:
        state = withdraw_from_session(opened, dossier)
        return Answer({"dossier": state.dossier, "step": step(opened, state)})


@session.command()
@click.argument("id_", metavar="SESSION", type=TEXT)
@click.argument("dossiers", metavar="[ID...]", type=DOSSIER, nargs=-1)
@click.option("--all", "everybody", is_flag=True, help="Tous ceux qui y ont une place.")
@click.pass_obj
def attend(terminal: Terminal, id_: str, dossiers: tuple[str, ...], *, everybody: bool) -> Answer:
    """Noter qui a suivi la séance."""
    from infitah_desk.services.initiating import attend_all, attend_session

    with terminal.opened() as opened:
        held = attend_all(opened, id_) if everybody else attend_session(opened, id_, dossiers)
    return _held(id_, held)


@session.command()
@click.argument("id_", metavar="SESSION", type=TEXT)
@click.argument("dossiers", metavar="[ID...]", type=DOSSIER, nargs=-1)
@click.option("--all", "everybody", is_flag=True, help="Tous ceux qui l’ont suivie.")
@click.pass_obj
def certify(terminal: Terminal, id_: str, dossiers: tuple[str, ...], *, everybody: bool) -> Answer:
    """Noter à qui le certificat a été remis."""
    from infitah_desk.services.initiating import certify_all, certify_session

    with terminal.opened() as opened:
        held = certify_all(opened, id_) if everybody else certify_session(opened, id_, dossiers)
    return _held(id_, held)


@session.command()
@click.argument("id_", metavar="SESSION", type=TEXT)
@click.option("--out", type=FILE, required=True, help="Où écrire le PDF (A4).")
@click.pass_obj
def sheet(terminal: Terminal, id_: str, out: Path) -> Answer:
    """Dessiner la liste de présence, à signer."""
    from infitah_desk.services.initiating import print_sheet

    with terminal.opened() as opened:
        printed = print_sheet(opened, id_, out)
    return Answer({"session": id_, "file": str(printed.file), "pages": printed.pages})


def _said(planned: PlannedSession) -> dict[str, object]:
    """A session with the keys of the contract; without a limit no number of places is left."""
    said = planned._asdict()
    return {
        "session": said.pop("id"),
        **said,
        "left": planned.left if planned.places else None,
    }


def _people(people: tuple[Person, ...]) -> list[dict[str, object]]:
    return [each._asdict() for each in people]


def _held(id_: str, held: Held) -> Answer:
    refused = [{"dossier": dossier, "code": code} for dossier, code in held.refused]
    return Answer({"session": id_, "people": _people(held.people), "refused": refused})
