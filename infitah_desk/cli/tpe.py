"""`tpe`: enterprises and their dossiers, from lists, from a file and from a search."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from infitah_desk.cli.command_line import DOSSIER, FILE, TEXT, DeskGroup
from infitah_desk.cli.output import Answer
from infitah_desk.cli.terminal import Terminal

if TYPE_CHECKING:
    from infitah_desk.domain.enterprise import Issue
    from infitah_desk.domain.permit import PermitState
    from infitah_desk.domain.pre_registration import RowIssue


@click.group(cls=DeskGroup)
def tpe() -> None:
    """Les entreprises et leurs dossiers."""


@tpe.command("import")
@click.argument("file", type=FILE)
@click.option("--dry-run", is_flag=True, help="Seulement dire ce qui serait fait.")
@click.pass_obj
def import_(terminal: Terminal, file: Path, *, dry_run: bool) -> Answer:
    """Importer une liste de préinscription : csv, tsv, xlsx ou ods."""
    from infitah_desk.services.importing import import_list

    with terminal.opened() as session:
        came = import_list(session, file, dry_run=dry_run)
    rows = [row._asdict() for row in came.rows]
    return Answer(
        {**came._asdict(), "rows": rows, "issues": _issues(came.issues)},
        hidden=frozenset({"rows"}),
    )


@tpe.command()
@click.option("--file", type=FILE, required=True, help="Fichier JSON, ou - pour l’entrée.")
@click.pass_obj
def register(terminal: Terminal, file: Path) -> Answer:
    """Enregistrer une entreprise."""
    from infitah_desk.cli.json_file import read_object
    from infitah_desk.services.registering import register

    fields = read_object(file)
    with terminal.opened() as session:
        begun = register(session, fields)
    return Answer({**begun._asdict(), "issues": _issues(begun.issues)})


@tpe.command()
@click.argument("dossier", type=DOSSIER)
@click.option("--file", type=FILE, required=True, help="Champs à changer, en JSON, ou -.")
@click.option("--reason", type=TEXT, required=True, help="Motif.")
@click.pass_obj
def correct(terminal: Terminal, dossier: str, file: Path, reason: str) -> Answer:
    """Corriger des champs d’un dossier."""
    from infitah_desk.cli.json_file import read_object
    from infitah_desk.services.registering import correct, step

    fields = read_object(file)
    with terminal.opened() as session:
        state = correct(session, dossier, fields, reason)
        reprint = [permit.number for permit in state.permits.values() if _is_to_reprint(permit)]
        return Answer(
            {"dossier": state.dossier, "step": step(session, state), "reprint": reprint},
            said=(terminal.say("permit.outdated", number=reprint),) if reprint else (),
            hidden=frozenset({"reprint"}),
        )


@tpe.command()
@click.argument("dossier", type=DOSSIER)
@click.option("--reason", type=TEXT, required=True, help="Motif.")
@click.pass_obj
def cancel(terminal: Terminal, dossier: str, reason: str) -> Answer:
    """Annuler un dossier sans permis valable."""
    from infitah_desk.services.cancelling import cancel
    from infitah_desk.services.registering import step

    with terminal.opened() as session:
        state = cancel(session, dossier, reason)
        return Answer({"dossier": state.dossier, "step": step(session, state)})


@tpe.command()
@click.argument("dossier", type=DOSSIER)
@click.pass_obj
def history(terminal: Terminal, dossier: str) -> Answer:
    """Raconter ce qui a été fait d’un dossier, par qui et quand."""
    from infitah_desk.services.showing import dossier_history
    from infitah_desk.services.telling import tell

    with terminal.opened() as session:
        entries = dossier_history(session, dossier)
        tales = [tell(entry, session.programme, terminal.language) for entry in entries]
    told = [
        {**entry.moment._asdict(), "when": tale.when, "who": tale.who, "lines": tale.lines}
        for entry, tale in zip(entries, tales, strict=True)
    ]
    said = [
        line
        for tale in tales
        for line in (
            f"{tale.when}  {tale.who}  {tale.lines[0]}",
            *(f"    {more}" for more in tale.lines[1:]),
        )
    ]
    return Answer({"dossier": dossier, "history": told}, tuple(said), frozenset({"history"}))


@tpe.command()
@click.argument("text", type=TEXT)
@click.option(
    "--limit", type=click.IntRange(1, 10_000), default=20, show_default=True, help="Au plus."
)
@click.pass_obj
def find(terminal: Terminal, text: str, limit: int) -> Answer:
    """Chercher par nom, identifiant, téléphone ou numéro de permis."""
    from infitah_desk.services.registering import find_dossiers

    with terminal.opened() as session:
        return Answer({"results": [item._asdict() for item in find_dossiers(session, text, limit)]})


@tpe.command("list")
@click.option("--step", type=TEXT, help="Seulement les dossiers à cette étape.")
@click.pass_obj
def list_(terminal: Terminal, step: str | None) -> Answer:
    """Tous les dossiers, ou ceux d’une étape."""
    from infitah_desk.services.registering import list_dossiers

    with terminal.opened() as session:
        return Answer({"results": [item._asdict() for item in list_dossiers(session, step)]})


@tpe.command()
@click.argument("dossier", type=DOSSIER)
@click.pass_obj
def show(terminal: Terminal, dossier: str) -> Answer:
    """Tout ce qui est connu d’un dossier."""
    from infitah_desk.cli.document import papers_of
    from infitah_desk.domain.served import SERVED
    from infitah_desk.services.ordering import pack_words
    from infitah_desk.services.showing import show_dossier

    with terminal.opened() as session:
        shown = show_dossier(session, dossier)
    state = shown.state
    return Answer(
        {
            "dossier": state.dossier,
            "step": shown.step,
            "enterprise": shown.enterprise,
            "to_correct": {n: msgspec.structs.asdict(mark) for n, mark in state.marks.items()},
            "conflicts": msgspec.to_builtins(state.conflicts),
            "documents": papers_of(state),
            "initiated": state.initiated or None,
            "situation": msgspec.structs.asdict(state.situation),
            "permits": [_permit(permit) for permit in state.permits.values()],
            "pack": next((pack_words(pack) for pack in state.packs if pack.counts), None),
            "packs": [pack_words(pack) for pack in state.packs],
            "seen_again": [msgspec.structs.asdict(seen) for seen in state.seen_again],
            "alarms": [msgspec.structs.asdict(alarm) for alarm in state.alarms],
            "waiting": state.incomplete or state.missing_bodies > 0,
            "erased": state.erased,
            "history": [moment._asdict() for moment in shown.history],
            "served_elsewhere": shown.served,
        },
        said=(terminal.say(SERVED),) if shown.served else (),
        hidden=frozenset(
            {
                "pack",
                "served_elsewhere",
                *(["situation"] if state.situation.name == "open" else []),
            }
        ),
        called={"cancelled": "cancelled_on"},
    )


def _permit(permit: PermitState) -> dict[str, object]:
    """A permit with all that became of it."""
    said = msgspec.structs.asdict(permit)
    why = {"reasons": permit.reasons, "unseen": permit.unseen}
    return said | {name: {str(copy): each for copy, each in of} for name, of in why.items()}


def _is_to_reprint(permit: PermitState) -> bool:
    return permit.outdated and not permit.revoked


def _issues(issues: Iterable[Issue | RowIssue]) -> list[dict[str, object]]:
    """Issues with the keys of the contract, and `proposal` where there is one."""
    said = (msgspec.structs.asdict(issue) for issue in issues)
    return [{k: v for k, v in one.items() if v != "" or k != "proposal"} for one in said]
