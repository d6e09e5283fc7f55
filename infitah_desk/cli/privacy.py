"""`privacy`: law 09-08, from the notice before collecting to erasing for good."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from infitah_desk.cli.command_line import DOSSIER, FILE, TEXT, DeskGroup
from infitah_desk.cli.output import Answer
from infitah_desk.cli.terminal import Terminal


@click.group(cls=DeskGroup)
def privacy() -> None:
    """La protection des données personnelles."""


@privacy.command()
@click.option("--out", type=FILE, required=True, help="Où écrire le PDF.")
@click.pass_obj
def notice(terminal: Terminal, out: Path) -> Answer:
    """Dessiner l’information due avant de collecter, à afficher ou à remettre."""
    from infitah_desk.services.protecting import print_notice

    with terminal.opened() as session:
        return Answer({"file": str(out), "pages": print_notice(session, out)})


@privacy.command()
@click.argument("dossier", type=DOSSIER)
@click.option("--out", type=FILE, help="Écrire aussi un fichier zip, images comprises, en clair.")
@click.pass_obj
def export(terminal: Terminal, dossier: str, out: Path | None) -> Answer:
    """Tout ce qui est détenu sur une entreprise, pour son droit d’accès."""
    from infitah_desk.services.protecting import NOT_ENCRYPTED, export_everything, held_about

    with terminal.opened() as session:
        held = held_about(session, dossier)
        if out is None:
            return Answer(held)
        written = export_everything(session, dossier, out)
    terminal.warn(NOT_ENCRYPTED, file=out)
    told = {"file": str(written.file), "pages": written.pages, "codes": (NOT_ENCRYPTED,)}
    return Answer({**held, **told}, hidden=frozenset({"codes"}))


@privacy.command()
@click.argument("dossier", type=DOSSIER)
@click.option("--reason", type=TEXT, required=True, help="Motif.")
@click.pass_obj
def erase(terminal: Terminal, dossier: str, reason: str) -> Answer:
    """Demander au siège l’effacement ; au siège, effacer pour de bon."""
    from infitah_desk.services.protecting import OUT_OF_REACH
    from infitah_desk.services.protecting import erase as erase_dossier

    with terminal.opened() as session:
        status = erase_dossier(session, dossier, reason)
    terminal.warn(OUT_OF_REACH)
    return Answer(
        {"dossier": dossier, "status": status, "codes": (OUT_OF_REACH,)},
        hidden=frozenset({"codes"}),
    )


@privacy.command()
@click.pass_obj
def requests(terminal: Terminal) -> Answer:
    """Les effacements demandés et pas encore confirmés."""
    from infitah_desk.services.protecting import requests as asked

    with terminal.opened() as session:
        return Answer({"items": [each._asdict() for each in asked(session)]})


@privacy.command()
@click.option("--on", type=TEXT, help="Juger ce jour-là (AAAA-MM-JJ), sinon aujourd’hui.")
@click.option("--erase", is_flag=True, help="Effacer pour de bon ce qui est trouvé.")
@click.option("--reason", type=TEXT, default="", help="Motif, pour effacer.")
@click.pass_obj
def expired(terminal: Terminal, on: str | None, erase: bool, reason: str) -> Answer:
    """Ce que le programme ne permet plus de conserver (au siège)."""
    from infitah_desk.domain.events import legal_date
    from infitah_desk.services import protecting

    day: dt.date | None = legal_date(on) if on else None
    with terminal.opened() as session:
        if erase:
            over = protecting.erase_expired(session, reason, day)
        else:
            over = protecting.expired(session, day)
    codes = (protecting.OUT_OF_REACH,) if erase else ()
    for code in codes:
        terminal.warn(code)
    return Answer(
        {
            "kept_until": over.kept_until,
            "date": over.day,
            "dossiers": over.dossiers,
            "erased": erase,
            "codes": codes,
        },
        hidden=frozenset({"codes"}),
    )
