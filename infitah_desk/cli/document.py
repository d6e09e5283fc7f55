"""`document`: papers that were shown, accepted or rejected."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from infitah_desk.cli.command_line import DOSSIER, FILE, TEXT, DeskGroup
from infitah_desk.cli.output import Answer
from infitah_desk.cli.terminal import Terminal

if TYPE_CHECKING:
    from infitah_desk.domain.dossier import DossierState
    from infitah_desk.services.session import Session


@click.group(cls=DeskGroup)
def document() -> None:
    """Les pièces présentées."""


@document.command()
@click.argument("dossier", type=DOSSIER)
@click.argument("type_", metavar="TYPE", type=TEXT)
@click.option("--number", type=TEXT, default="", help="Numéro inscrit sur la pièce.")
@click.option("--court", type=TEXT, default="", help="Tribunal (extrait du RC).")
@click.option("--issued", type=TEXT, default="", help="Date de la pièce (AAAA-MM-JJ).")
@click.option("--name", type=TEXT, default="", help="Nom de l’entreprise, tel qu’il y figure.")
@click.option("--expires", type=TEXT, default="", help="Fin de validité (AAAA-MM-JJ).")
@click.option("--check", type=TEXT, multiple=True, help="Point vérifié, à répéter (sinon tous).")
@click.option("--scan", type=FILE, multiple=True, help="Image de la pièce, à répéter par page.")
@click.pass_obj
def accept(
    terminal: Terminal,
    /,
    dossier: str,
    type_: str,
    scan: tuple[Path, ...],
    check: tuple[str, ...],
    **shown: str,
) -> Answer:
    """Accepter une pièce dont l’original a été vu."""
    from infitah_desk.domain.commands import AcceptDocument
    from infitah_desk.services.scanning import keep_scans
    from infitah_desk.services.verifying import accept_document, look_at
    from infitah_desk.system.moments import day_text

    paper = msgspec.convert({"type": type_, "checks": check or None, **shown}, AcceptDocument)
    with terminal.opened() as session, session.store.transaction():
        looked = look_at(session, dossier, paper)
        state = accept_document(session, dossier, paper)
        if scan:
            state = keep_scans(session, dossier, type_, scan)
        answer = _documents(session, state)
    compared = [msgspec.to_builtins(each) for each in looked.agreements]
    warnings = [{"code": each.code, **each.details} for each in looked.warnings]
    for each in looked.warnings:
        terminal.warn(each.code, **{k: day_text(str(v)) for k, v in each.details.items()})
    told = {**answer.data, "agreements": compared, "warnings": warnings}
    return Answer(told, hidden=frozenset({"agreements", "warnings"}))


@document.command()
@click.argument("dossier", type=DOSSIER)
@click.argument("type_", metavar="TYPE", type=TEXT)
@click.option("--reason", type=TEXT, required=True, help="Motif, ou code de motif.")
@click.pass_obj
def reject(terminal: Terminal, dossier: str, type_: str, reason: str) -> Answer:
    """Refuser une pièce qui ne convient pas."""
    from infitah_desk.domain.commands import RejectDocument
    from infitah_desk.services.verifying import reject_document

    with terminal.opened() as session:
        state = reject_document(session, dossier, RejectDocument(type_, reason))
        return _documents(session, state)


@document.command()
@click.argument("dossier", type=DOSSIER)
@click.argument("type_", metavar="TYPE", type=TEXT)
@click.pass_obj
def confirm(terminal: Terminal, dossier: str, type_: str) -> Answer:
    """Confirmer une pièce acceptée par une autre personne (superviseur)."""
    from infitah_desk.services.verifying import confirm_document

    with terminal.opened() as session:
        return _documents(session, confirm_document(session, dossier, type_))


@document.command()
@click.pass_obj
def awaiting(terminal: Terminal) -> Answer:
    """Les pièces acceptées qu’un superviseur doit encore confirmer."""
    from infitah_desk.services.verifying import papers_awaiting

    with terminal.opened() as session:
        return Answer({"items": [each._asdict() for each in papers_awaiting(session)]})


def _documents(session: Session, state: DossierState) -> Answer:
    from infitah_desk.services.registering import step

    papers = {
        name: {**msgspec.structs.asdict(paper), "scans": state.scans.get(name, ())}
        for name, paper in state.documents.items()
    }
    return Answer({"dossier": state.dossier, "documents": papers, "step": step(session, state)})
