"""`stop`: the days of a forum."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import TYPE_CHECKING

import click

from infitah_desk.cli.command_line import FILE, TEXT, DeskGroup
from infitah_desk.cli.output import Answer
from infitah_desk.cli.terminal import Terminal
from infitah_desk.domain.errors import MachineFault

if TYPE_CHECKING:
    from infitah_desk.services.closing import Cosigner
    from infitah_desk.services.session import Session


_OF_ENTERPRISES = {"issued": "with_permit", "waiting": "waitlisted", "cancelled": "given_up"}
_OF_SHEETS = {
    "handed_over": "sheets_handed_over",
    "spoiled": "sheets_spoiled",
    "permits": "permits_of_numbers",
}
"""A closing sheet counts what other answers tell of one dossier or permit."""


@click.group(cls=DeskGroup)
def stop() -> None:
    """L’escale."""


@stop.command("open")
@click.option("--date", type=TEXT, required=True, help="Date légale (AAAA-MM-JJ).")
@click.option(
    "--quota",
    type=click.IntRange(0, 1_000_000),
    default=0,
    help="Permis possibles ce jour-là ; sans quota, tous ceux du guichet.",
)
@click.option("--reason", type=TEXT, default="", help="Pourquoi rouvrir une journée clôturée.")
@click.pass_obj
def open_(terminal: Terminal, date: str, quota: int | None, reason: str) -> Answer:
    """Ouvrir l’escale pour une journée."""
    from infitah_desk.services.opening import open_the_stop

    with terminal.opened() as session:
        stop_ = open_the_stop(session, date, quota, reason)
    # Without a quota, none is told: 0 would be read as no permit at all.
    hidden = frozenset() if stop_.quota else frozenset({"quota"})
    answer = {"stop": stop_.forum, "date": stop_.date, "quota": stop_.quota}
    return Answer(answer, hidden=hidden)


@stop.command()
@click.pass_obj
def today(terminal: Terminal) -> Answer:
    """Voir la journée heure par heure : entreprises venues, initiées, permis, durées."""
    from infitah_desk.services.pacing import day_so_far

    with terminal.opened() as session:
        day = day_so_far(session)
    pace = day.pace
    return Answer(
        {
            "date": day.date,
            "is_open": day.is_open,
            "hours": [
                {"time": f"{each.hour:02}:00", **each.counts._asdict()} for each in pace.hours
            ],
            "total": pace.total._asdict(),
            "minutes_to_permit": pace.minutes_to_permit,
            "minutes_to_handing_over": pace.minutes_to_handing_over,
            "now": {
                "parked": day.parked,
                "overdue": day.overdue,
                "waitlisted": day.waitlisted,
            },
            "permits_left": day.permits_left,
            "numbers_left": day.numbers_left,
        },
        called={"permits_left": "permits_possible"},
    )


@stop.command()
@click.option("--out", type=FILE, required=True, help="Feuille de clôture (PDF).")
@click.option(
    "--counted",
    type=click.IntRange(0, 1_000_000),
    help="Feuilles comptées à la main au guichet.",
)
@click.pass_obj
def close(terminal: Terminal, out: Path, counted: int | None) -> Answer:
    """Clôturer la journée : comptes, deux signatures, sceau du journal."""
    import msgspec

    from infitah_desk.services.closing import close_the_stop, write_closing_sheet

    with terminal.opened() as session:
        closed = close_the_stop(session, _cosigner(terminal, session), counted)
        try:
            written = write_closing_sheet(session, out)
        except MachineFault:
            terminal.warn("stop.closed_without_sheet")
            raise
    if not closed.second:
        terminal.warn("stop.signed_by_hand")
    figures, seal = closed.figures, closed.seal
    return Answer(
        {
            **{each: getattr(figures, each) for each in msgspec.structs.asdict(figures)},
            "stop": closed.stop.forum,
            "date": closed.stop.date,
            "balanced": figures.balanced,
            "disagreements": [each._asdict() for each in figures.disagreements],
            "signed_by": [each for each in (closed.first, closed.second) if each],
            "seal": {
                "log": seal.log,
                "seq": seal.seq,
                "hash": seal.hash.hex(),
                "signature": base64.b64encode(seal.signature).decode(),
            },
            **written._asdict(),
        },
        called={**_OF_ENTERPRISES, **_OF_SHEETS},
    )


@stop.command()
@click.option("--out", type=FILE, required=True, help="Feuille de clôture (PDF).")
@click.pass_obj
def sheet(terminal: Terminal, out: Path) -> Answer:
    """Écrire encore une fois la feuille de la dernière journée clôturée."""
    from infitah_desk.services.closing import write_closing_sheet

    with terminal.opened() as session:
        return Answer(write_closing_sheet(session, out)._asdict())


def _cosigner(terminal: Terminal, session: Session) -> Cosigner | None:
    """Who signs beside the supervisor; nobody at a desk with a single account."""
    from infitah_desk.services.closing import Cosigner

    named = terminal.second_account(asked=len(session.vault.accounts()) > 1)
    return Cosigner(*named) if named is not None else None
