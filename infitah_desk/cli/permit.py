"""`permit`: issued, printed, handed over, undone; and checked by anybody."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from infitah_desk.cli.command_line import DOSSIER, FILE, TEXT, DeskGroup
from infitah_desk.cli.output import Answer
from infitah_desk.cli.terminal import Terminal
from infitah_desk.domain.errors import MachineFault, Refused

if TYPE_CHECKING:
    import datetime as dt

    from infitah_desk.domain.permit import PermitState
    from infitah_desk.services.queueing import Outcome
    from infitah_desk.services.session import Session
    from infitah_desk.services.trusting import Checked
    from infitah_desk.trust.trust_list import TrustList

_LARGEST_INPUT = 1024 * 1024
_ENDINGS = (".pdf", ".png", ".jpg", ".jpeg", ".webp", ".txt")


@click.group(cls=DeskGroup)
def permit() -> None:
    """Les permis numériques."""


@permit.command()
@click.argument("dossier", type=DOSSIER)
@click.pass_obj
def issue(terminal: Terminal, dossier: str) -> Answer:
    """Délivrer le permis d’un dossier."""
    from infitah_desk.services.issuing import issue_permit

    with terminal.opened() as session:
        return Answer({"number": issue_permit(session, dossier), "dossier": dossier})


@permit.command("print")
@click.argument("numbers", metavar="NUMBER...", type=TEXT, nargs=-1, required=True)
@click.option("--format", "format_", type=TEXT, default="a4", show_default=True, help="Format.")
@click.option("--out", type=FILE, required=True, help="Où écrire le PDF.")
@click.option("--reason", type=TEXT, default="", help="Motif d’un nouvel exemplaire, ou son code.")
@click.option("--shift-x", type=float, default=0.0, help="Décaler la planche vers la droite (mm).")
@click.option("--shift-y", type=float, default=0.0, help="Décaler la planche vers le bas (mm).")
@click.pass_obj
def print_(
    terminal: Terminal,
    numbers: tuple[str, ...],
    *,
    format_: str,
    out: Path,
    reason: str,
    shift_x: float,
    shift_y: float,
) -> Answer:
    """Dessiner des permis dans un PDF : certificats A4, cartes, ou dix cartes par feuille A4."""
    from infitah_desk.services.printing import print_permits

    with terminal.opened() as session:
        printed = print_permits(session, numbers, out, reason, format_, shift=(shift_x, shift_y))
    return Answer(
        {
            "file": str(printed.file),
            "pages": printed.pages,
            "copy": printed.copies[0],
            "copies": printed.copies,
        }
    )


@permit.command("test-page")
@click.option("--format", "format_", type=TEXT, default="a4", show_default=True, help="Format.")
@click.option("--out", type=FILE, required=True, help="Où écrire le PDF.")
@click.option("--shift-x", type=float, default=0.0, help="Décaler la planche vers la droite (mm).")
@click.option("--shift-y", type=float, default=0.0, help="Décaler la planche vers le bas (mm).")
def test_page(format_: str, out: Path, shift_x: float, shift_y: float) -> Answer:
    """Dessiner la page d’essai d’un format : règles, marges et un code à relire."""
    from infitah_desk.services.trying import write_test_page

    page = write_test_page(format_, out, (shift_x, shift_y))
    return Answer({"file": str(page.file), "code": page.code})


@permit.group(cls=DeskGroup)
def queue() -> None:
    """La file d’impression."""


@queue.command("list")
@click.pass_obj
def list_(terminal: Terminal) -> Answer:
    """Les feuilles imprimées dont personne n’a dit ce qu’elles sont devenues."""
    from infitah_desk.services.queueing import waiting_sheets

    with terminal.opened() as session:
        return Answer({"sheets": [each._asdict() for each in waiting_sheets(session)]})


@permit.command()
@click.argument("numbers", metavar="NUMBER...", type=TEXT, nargs=-1, required=True)
@click.pass_obj
def printed(terminal: Terminal, numbers: tuple[str, ...]) -> Answer:
    """Confirmer que les feuilles imprimées sont en main."""
    return _answered(terminal, numbers, "in_hand")


@permit.command("not-printed")
@click.argument("numbers", metavar="NUMBER...", type=TEXT, nargs=-1, required=True)
@click.pass_obj
def not_printed(terminal: Terminal, numbers: tuple[str, ...]) -> Answer:
    """Dire que ces feuilles ne sont jamais sorties : le même exemplaire sera imprimé."""
    return _answered(terminal, numbers, "not_printed")


@permit.command("hand-over")
@click.argument("number", type=TEXT)
@click.option("--to", type=TEXT, default="", help="Qui le prend, si ce n’est pas le gérant.")
@click.pass_obj
def hand_over(terminal: Terminal, number: str, to: str) -> Answer:
    """Remettre le permis."""
    from infitah_desk.services import issuing

    return _after(terminal, lambda session: issuing.hand_over(session, number, to))


@permit.command()
@click.argument("number", type=TEXT)
@click.option("--reason", type=TEXT, required=True, help="Motif, ou code de motif.")
@click.option("--copy", type=click.IntRange(1), help="Un autre exemplaire que le dernier.")
@click.pass_obj
def spoil(terminal: Terminal, number: str, reason: str, copy: int | None) -> Answer:
    """Déclarer gâchée la dernière feuille imprimée."""
    from infitah_desk.services.issuing import spoil_sheet

    return _after(terminal, lambda session: spoil_sheet(session, number, reason, copy))


@permit.command()
@click.argument("number", type=TEXT)
@click.option("--reason", type=TEXT, required=True, help="Motif, ou code de motif.")
@click.pass_obj
def revoke(terminal: Terminal, number: str, reason: str) -> Answer:
    """Révoquer un permis, pour toujours."""
    from infitah_desk.services.issuing import revoke_permit

    return _after(terminal, lambda session: revoke_permit(session, number, reason))


@permit.command()
@click.argument("number", type=TEXT)
@click.option("--reason", type=TEXT, required=True, help="Motif, ou code de motif.")
@click.pass_obj
def reissue(terminal: Terminal, number: str, reason: str) -> Answer:
    """Révoquer un permis et en délivrer un autre, d’un nouveau numéro."""
    from infitah_desk.services.issuing import reissue_permit

    with terminal.opened() as session:
        return Answer(reissue_permit(session, number, reason)._asdict())


@permit.command()
@click.argument("source", metavar="TEXT|FILE")
@click.option(
    "--trust",
    type=FILE,
    multiple=True,
    help="Liste de confiance, ou images de ses feuilles ; sans elle, celle de ce poste.",
)
@click.option("--root", type=TEXT, help="Empreinte de la racine, pour ne croire qu’elle.")
@click.option("--at", type=TEXT, help="Juger à la fin de ce jour (AAAA-MM-JJ), ou à cet instant.")
@click.pass_obj
def check(
    terminal: Terminal, source: str, trust: tuple[Path, ...], root: str | None, at: str | None
) -> Answer:
    """Vérifier un permis : texte du code, fichier (texte, image, PDF), ou - pour l’entrée."""
    from infitah_desk.services import trusting
    from infitah_desk.services.checking import pack_under_permit

    moment = _moment(at) if at else None
    if not trust:
        with terminal.opened() as session:
            answer = _checked(terminal, source, trusting.own_trust_list(session, root), moment)
            return _with_pack(terminal, answer, pack_under_permit(session, answer.data["number"]))
    if root is None:
        terminal.warn("trust_list.root_not_pinned")
    return _checked(terminal, source, trusting.read_trust_files(trust, root), moment)


def _with_pack(terminal: Terminal, answer: Answer, pack: str) -> Answer:
    """With how the pack stands, where this folder knows of one: a voucher is worth no more."""
    if not pack:
        return answer
    said = (*answer.said, terminal.say(f"pack.is_{pack}"))
    return answer._replace(
        data={**answer.data, "pack": pack}, said=said, hidden=answer.hidden | {"pack"}
    )


def _moment(at: str) -> dt.datetime:
    """The end of a day, or the moment itself; without a zone both are UTC."""
    import datetime as dt

    from infitah_desk.domain.events import legal_date

    try:
        said = dt.datetime.fromisoformat(at) if "T" in at else None
    except ValueError as error:
        raise Refused("date.invalid", text=at) from error
    if said is None:
        return dt.datetime.combine(legal_date(at), dt.time(23, 59, 59), dt.UTC)
    return said if said.tzinfo else said.replace(tzinfo=dt.UTC)


def _checked(
    terminal: Terminal, source: str, trust_list: TrustList, at: dt.datetime | None
) -> Answer:
    from infitah_desk import bootstrap
    from infitah_desk.services import trusting

    clock = bootstrap.CLOCK
    checked: Checked
    if source == "-":
        lines = sys.stdin.buffer.read(_LARGEST_INPUT).decode("utf-8", "replace").splitlines()
        codes = [line for line in lines if line.strip()]
        checked = trusting.check_codes(codes, trust_list, clock, at)
    elif _is_name_of_nothing(source):
        raise MachineFault("file.missing", file=source)
    else:
        checked = trusting.check_permit(source, trust_list, clock, at)
    if at is None and trusting.is_ahead(trust_list, clock.now()):
        terminal.warn("trust_list.ahead_of_clock", date=trust_list.date.date().isoformat())
    said = (terminal.say(checked.why),) if checked.why else ()
    return Answer(checked._asdict(), said, frozenset({"why"}))


def _is_name_of_nothing(source: str) -> bool:
    """Whether a text is a file's name by its ending, mistyped: it must not be judged as a code."""
    named = not source.startswith("PN1") and source.lower().endswith(_ENDINGS)
    return named and not os.path.lexists(source)


def _after(terminal: Terminal, act: Callable[[Session], PermitState]) -> Answer:
    """How a permit stands after what was done to it."""
    with terminal.opened() as session:
        return Answer(_stands(act(session)))


def _answered(terminal: Terminal, numbers: Sequence[str], outcome: Outcome) -> Answer:
    """How permits stand after somebody said what became of their sheets."""
    from infitah_desk.services.queueing import Answered, answer_sheets

    with terminal.opened() as session:
        states = answer_sheets(session, [Answered(number, outcome) for number in numbers])
    if len(numbers) == 1:
        return Answer(_stands(states[0]))
    return Answer({"sheets": [_stands(state) for state in states]})


def _stands(state: PermitState) -> dict[str, object]:
    return {
        "number": state.number,
        "copy": max(state.copies, default=None),
        **{
            name: value
            for name, value in msgspec.structs.asdict(state).items()
            if name in {"copies", "spoiled", "handed_over", "revoked"}
        },
    }
