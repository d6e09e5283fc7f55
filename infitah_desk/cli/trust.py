"""`trust`: what verifiers need."""

from __future__ import annotations

from pathlib import Path

import click

from infitah_desk.cli.command_line import FILE, TEXT, DeskGroup
from infitah_desk.cli.output import Answer
from infitah_desk.cli.terminal import Terminal


@click.group(cls=DeskGroup)
def trust() -> None:
    """La liste de confiance."""


@trust.command()
@click.option("--out", type=FILE, required=True, help="Où écrire la liste.")
@click.option("--sheet", type=FILE, help="Où écrire ses feuilles de codes (PDF).")
@click.pass_obj
def export(terminal: Terminal, out: Path, sheet: Path | None) -> Answer:
    """Écrire ce qu’il faut pour vérifier des permis hors ligne."""
    from infitah_desk.services.publishing import publish_trust_list

    with terminal.opened() as session:
        published = publish_trust_list(session, out, sheet)
    answer: dict[str, object] = {**published._asdict(), "file": str(out)}
    if sheet is None:
        del answer["codes"], answer["pages"]
    else:
        answer["sheet"] = str(sheet)
    return Answer(answer)


@trust.command()
@click.argument("files", metavar="FILE...", type=FILE, nargs=-1, required=True)
@click.option("--root", type=TEXT, help="Empreinte de la racine, pour ne croire qu’elle.")
@click.option("--out", type=FILE, help="Où la garder ; une plus récente n’est pas remplacée.")
@click.pass_obj
def read(terminal: Terminal, files: tuple[Path, ...], root: str | None, out: Path | None) -> Answer:
    """Lire une liste : son fichier, ou les images, PDF et textes de ses feuilles."""
    from infitah_desk import bootstrap
    from infitah_desk.domain.event import fingerprint
    from infitah_desk.services import publishing, trusting

    if root is None:
        terminal.warn("trust_list.root_not_pinned")
    trust_list = publishing.keep_list(files, root, out)
    now = bootstrap.CLOCK.now()
    if trusting.is_ahead(trust_list, now):
        terminal.warn("trust_list.ahead_of_clock", date=trust_list.date.date().isoformat())
    answer: dict[str, object] = {
        "number": trust_list.number,
        "date": trust_list.date.isoformat(),
        "root": fingerprint(trust_list.root),
        **trusting.counts_of(trust_list)._asdict(),
        "list_age_days": trust_list.age_in_days(now),
    }
    return Answer(answer if out is None else {**answer, "file": str(out)})
