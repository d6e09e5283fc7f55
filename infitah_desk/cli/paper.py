"""`paper`: blank forms for when no laptop works, and what was written on them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from infitah_desk.cli.command_line import FILE, TEXT, DeskGroup
from infitah_desk.cli.output import Answer
from infitah_desk.cli.terminal import Terminal
from infitah_desk.domain.errors import Refused

if TYPE_CHECKING:
    from infitah_desk.services.entering_forms import WrittenInitiation, WrittenPaper


class _Paper(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    type: str
    accepted: bool = True
    reason: str = ""
    number: str = ""
    court: str = ""
    issued: str = ""
    name: str = ""
    expires: str = ""
    checks: tuple[str, ...] | None = None


class _Initiation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    session: str = ""
    date: str = ""


class _Attested(msgspec.Struct, frozen=True):
    documents: tuple[_Paper, ...] = ()
    initiation: _Initiation | bool | None = None


@click.group(cls=DeskGroup)
def paper() -> None:
    """Les formulaires papier."""


@paper.command()
@click.option("--count", type=click.INT, required=True, help="Combien.")
@click.option("--out", type=FILE, required=True, help="Où écrire le PDF.")
@click.pass_obj
def forms(terminal: Terminal, count: int, out: Path) -> Answer:
    """Réserver des numéros et dessiner des formulaires vierges."""
    from infitah_desk.services.reserving_forms import print_forms

    with terminal.opened() as session:
        drawn = print_forms(session, count, out)
    return Answer({**drawn._asdict(), "file": str(drawn.file)})


@paper.command()
@click.argument("number", type=TEXT)
@click.option("--file", type=FILE, required=True, help="Objet JSON ; - pour l’entrée.")
@click.option("--at", type=TEXT, required=True, help="Date et heure de l’écriture (ISO 8601).")
@click.option("--by", type=TEXT, required=True, help="Qui l’a écrit.")
@click.pass_obj
def enter(terminal: Terminal, number: str, file: Path, at: str, by: str) -> Answer:
    """Saisir un formulaire rempli à la main."""
    from infitah_desk.cli.json_file import read_object
    from infitah_desk.services.entering_forms import enter_form
    from infitah_desk.services.registering import step

    fields = read_object(file)
    documents, initiation = _attested(fields)
    with terminal.opened() as session:
        entered = enter_form(
            session, number, fields, at, by, documents=documents, initiation=initiation
        )
        state = session.store.state(entered.dossier)
        reached = step(session, state)
    for code in entered.warnings:
        terminal.warn(code, time=at)
    return Answer(
        {
            "dossier": entered.dossier,
            "form": entered.form,
            "known": entered.known,
            "step": reached,
            "documents": msgspec.to_builtins(state.documents),
            "initiated": state.initiated or None,
            "issues": [
                {k: v for k, v in msgspec.structs.asdict(issue).items() if v}
                for issue in entered.issues
            ],
            "alike": entered.alike,
            "codes": entered.warnings,
        },
        hidden=frozenset({"codes"}),
    )


@paper.command("list")
@click.pass_obj
def list_(terminal: Terminal) -> Answer:
    """Les numéros réservés ici, et ceux qui ne sont pas encore saisis."""
    from infitah_desk.services.reserving_forms import reserved_forms

    with terminal.opened() as session:
        found = reserved_forms(session)
    outstanding = [each.number for each in found if not each.dossier]
    return Answer(
        {
            "reserved": len(found),
            "entered": [each._asdict() for each in found if each.dossier],
            "outstanding": outstanding,
        }
    )


def _attested(
    fields: dict[str, object],
) -> tuple[tuple[WrittenPaper, ...], WrittenInitiation | None]:
    """What the clerk attested on the form, taken out of the fields of the enterprise."""
    from infitah_desk.domain.commands import AcceptDocument
    from infitah_desk.services.entering_forms import WrittenInitiation, WrittenPaper

    said = {name: fields.pop(name) for name in _Attested.__struct_fields__ if name in fields}
    try:
        attested = msgspec.convert(said, _Attested)
    except msgspec.ValidationError as error:
        raise Refused("form.attested_invalid", reason=str(error)) from error
    written = tuple(
        WrittenPaper(
            AcceptDocument(
                each.type,
                each.number,
                each.court,
                each.issued,
                each.name,
                each.expires,
                each.checks,
            ),
            each.accepted,
            each.reason,
        )
        for each in attested.documents
    )
    match attested.initiation:
        case _Initiation(session=session, date=date):
            return written, WrittenInitiation(session, date)
        case True:
            return written, WrittenInitiation()
    return written, None
