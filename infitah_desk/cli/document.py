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
    from infitah_desk.documents.scan_page import PageOptions
    from infitah_desk.domain.commands import AcceptDocument
    from infitah_desk.services.scanning import keep_pages, read_files
    from infitah_desk.services.verifying import look_at
    from infitah_desk.system.moments import day_text

    paper = msgspec.convert({"type": type_, "checks": check or None, **shown}, AcceptDocument)
    with terminal.opened() as session:
        looked = look_at(session, dossier, paper)
        pages = read_files(scan, PageOptions())
        state = keep_pages(session, dossier, type_, pages, verdict=paper)
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
@click.option("--scan", type=FILE, multiple=True, help="Image de la pièce, à répéter par page.")
@click.pass_obj
def reject(
    terminal: Terminal, dossier: str, type_: str, reason: str, scan: tuple[Path, ...]
) -> Answer:
    """Refuser une pièce qui ne convient pas."""
    from infitah_desk.documents.scan_page import PageOptions
    from infitah_desk.domain.commands import RejectDocument
    from infitah_desk.services.scanning import keep_pages, read_files

    with terminal.opened() as session:
        pages = read_files(scan, PageOptions())
        verdict = RejectDocument(type_, reason)
        state = keep_pages(session, dossier, type_, pages, verdict=verdict)
        return _documents(session, state)


@document.command()
@click.argument("dossier", type=DOSSIER)
@click.argument("type_", metavar="TYPE", type=TEXT)
@click.option(
    "--scan", type=FILE, multiple=True, required=True, help="Image ou PDF, à répéter par fichier."
)
@click.option("--grey", "tone", flag_value="grey", type=TEXT, help="En niveaux de gris.")
@click.option(
    "--black-and-white", "tone", flag_value="black_and_white", type=TEXT, help="En noir et blanc."
)
@click.option(
    "--rotate",
    type=click.Choice(["0", "90", "180", "270"]),
    default="0",
    help="Degrés, dans le sens des aiguilles d’une montre.",
)
@click.option("--replace", is_flag=True, help="À la place des images de la pièce, non à la suite.")
@click.pass_obj
def scan(
    terminal: Terminal,
    /,
    dossier: str,
    type_: str,
    *,
    scan: tuple[Path, ...],
    tone: str | None,
    rotate: str,
    replace: bool,
) -> Answer:
    """Garder les images d’une pièce, avant ou après l’avoir jugée."""
    from infitah_desk.documents.scan_page import PageOptions
    from infitah_desk.services.scanning import keep_pages, read_files

    options = msgspec.convert({"tone": tone or "colour", "rotate": int(rotate)}, PageOptions)
    with terminal.opened() as session:
        pages = read_files(scan, options)
        return _documents(session, keep_pages(session, dossier, type_, pages, replace=replace))


@document.command()
@click.argument("dossier", type=DOSSIER)
@click.argument("type_", metavar="TYPE", type=TEXT)
@click.option("--out", type=FILE, required=True, help="Emplacement où les écrire, en clair.")
@click.pass_obj
def pages(terminal: Terminal, dossier: str, type_: str, out: Path) -> Answer:
    """Écrire les images d’une pièce, déchiffrées, pour qui les a demandées."""
    from infitah_desk.services.scanning import write_pages

    with terminal.opened() as session:
        files = write_pages(session, dossier, type_, out)
    terminal.warn("scan.in_the_clear")
    return Answer({"dossier": dossier, "files": files})


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


def papers_of(state: DossierState) -> dict[str, dict[str, object]]:
    """Every paper of a dossier: its verdict, where there is one, and the SHA-256 of its scans."""
    papers: dict[str, dict[str, object]] = {
        name: msgspec.structs.asdict(paper) for name, paper in state.documents.items()
    }
    for name in dict.fromkeys((*papers, *state.scans)):
        papers.setdefault(name, {})["scans"] = state.scans.get(name, ())
    return papers


def _documents(session: Session, state: DossierState) -> Answer:
    from infitah_desk.services.registering import step

    return Answer(
        {"dossier": state.dossier, "documents": papers_of(state), "step": step(session, state)}
    )
