"""Closing the stop: what is still open, the figures that must agree, and the day's end."""

from __future__ import annotations

import base64
import datetime as dt
import uuid
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import NamedTuple

from infitah_desk.domain import events as e
from infitah_desk.domain.circumstances import Stop
from infitah_desk.domain.dossier import DossierState
from infitah_desk.domain.eligibility import STEPS, step_of
from infitah_desk.domain.errors import Refused
from infitah_desk.domain.permit import PermitState
from infitah_desk.domain.stop_figures import StopFigures
from infitah_desk.services.queueing import Waiting, waiting_sheets
from infitah_desk.services.sending import seal_own_log
from infitah_desk.services.session import Session
from infitah_desk.storage import figures
from infitah_desk.storage.event_log import Seal
from infitah_desk.storage.queries import open_stop
from infitah_desk.system.durable_files import write_durably
from infitah_desk.system.form_texts import Both
from infitah_desk.system.texts import Language, say

_ISSUED = ("issued", "printed", "handed_over")
_ASIDE = ("parked", "waiting", "cancelled")
_BOTH: tuple[Language, Language] = ("fr", "ar")


class OpenPermit(NamedTuple):
    """A permit of which its owner has no sheet that holds."""

    dossier: str
    number: str
    name: str
    name_ar: str
    printed: bool


class Prospect(NamedTuple):
    """How things stand before the stop is closed; `waiting` are sheets to answer for.

    `cosigners` are the accounts of which one signs the sheet beside whoever closes.
    """

    stop: Stop
    figures: StopFigures
    permits: tuple[OpenPermit, ...]
    waiting: tuple[Waiting, ...]
    cosigners: tuple[str, ...]


class Cosigner(NamedTuple):
    """The second account that signs a closing sheet, and its password."""

    account: str
    password: str


class Closed(NamedTuple):
    """A stop's day that was closed: its figures, who signed, and the seal of the log up to there.

    `second` is "" at a desk with a single account, whose sheet is signed by hand beside it;
    `replaces` is when the same day was closed before, in milliseconds since 1970, 0 if never.
    """

    stop: Stop
    figures: StopFigures
    first: str
    second: str
    time: int
    seal: Seal
    replaces: int = 0


def prospect(session: Session, counted: int | None = None) -> Prospect:
    """What is still open, and the figures that closing now would give.

    `counted` are the sheets that somebody counted in the stock.

    Raises:
        Refused: "stop.not_open".
    """
    stop = open_stop(session.store)
    if stop is None:
        raise Refused("stop.not_open")
    own = _own_permits(session)
    waiting = waiting_sheets(session)
    figures_ = _figures(session, [permit for _, permit in own], len(waiting), counted)
    return Prospect(stop, figures_, _open(own), waiting, _cosigners(session))


def close_the_stop(
    session: Session, cosigner: Cosigner | None = None, counted: int | None = None
) -> Closed:
    """End the stop's day and seal the log there; a supervisor does that, and a second one signs.

    The second may be any other account of the desk. What does not agree is written down, it never
    keeps a stop open; a sheet that cannot be drawn does.

    Raises:
        Refused: "account.not_allowed", "role.not_allowed", "stop.not_open",
            "stop.second_signature_missing", "stop.second_signature_same", "password.…",
            "sheet.does_not_fit", "sheet.no_glyph".
    """
    session.needs_role("desk")
    session.needs_supervisor()
    second = _countersigned(session, cosigner)
    with session.store.transaction():
        found = prospect(session, counted)
        session.write(
            [("", [e.StopClosed(found.stop.forum, found.stop.date, found.figures, second)])]
        )
        seal_own_log(session)
        # A sheet that cannot be drawn, for a name's sake, would be wanting for ever.
        draw_closing_sheet(session)
    closed = last_closing(session)
    if closed is None:
        raise AssertionError("a stop that was closed has its closing")
    return closed


def last_closing(session: Session) -> Closed | None:
    """The last day that this installation closed with its figures; None where it closed none."""
    log = session.store.own_log
    found = None
    times: dict[str, int] = {}
    replaces = 0
    for event in session.store.log.without_dossier(log):
        told = e.told(event)
        if isinstance(told.content, e.StopClosed) and told.content.figures is not None:
            found = told, told.content, told.content.figures
            replaces = times.get(told.content.date, 0)
            times[told.content.date] = told.head.time
    if found is None:
        return None
    told, content, figures_ = found
    seal = next(
        seal
        for seal in session.store.log.seals(log)
        if (seal.seq, seal.hash) == (told.event.seq, told.event.hash)
    )
    stop = Stop(content.forum, content.date)
    return Closed(stop, figures_, told.head.author, content.second, told.head.time, seal, replaces)


class ClosingSheet(NamedTuple):
    """The closing sheet in a file."""

    file: Path
    pages: int


def draw_closing_sheet(session: Session) -> tuple[bytes, int]:
    """The sheet of the last day that was closed here, as a PDF; and how many pages it has.

    Raises:
        Refused: "stop.never_closed", "sheet.does_not_fit", "sheet.no_glyph".
    """
    from infitah_desk.documents.closing_sheet_a4 import ClosingFace, draw_closing_sheet_a4

    closed = last_closing(session)
    if closed is None:
        raise Refused("stop.never_closed")
    forum = session.programme.forum(closed.stop.forum)
    return draw_closing_sheet_a4(
        ClosingFace(
            node=session.node,
            city=forum.city,
            city_ar=forum.city_ar,
            date=closed.stop.date,
            time=_moment(closed.time),
            replaces=_moment(closed.replaces) if closed.replaces else "",
            figures=closed.figures,
            disagreements=tuple(
                Both(*(say(code, language, expected=expected, found=found) for language in _BOTH))
                for code, expected, found in closed.figures.disagreements
            ),
            first=closed.first,
            second=closed.second,
            log=closed.seal.log,
            seq=closed.seal.seq,
            hash=closed.seal.hash.hex(),
            signature=base64.b64encode(closed.seal.signature).decode(),
        )
    )


def write_closing_sheet(session: Session, out: Path) -> ClosingSheet:
    """Write the sheet of the last day that was closed here, as often as it is wanted.

    Raises:
        Refused: as `draw_closing_sheet`.
        MachineFault: "file.not_writable", "disk.full".
    """
    pdf, pages = draw_closing_sheet(session)
    write_durably(out, pdf)
    return ClosingSheet(out, pages)


def _moment(milliseconds: int) -> str:
    return dt.datetime.fromtimestamp(milliseconds / 1000, dt.UTC).astimezone().isoformat()


def is_closed(session: Session, date: str) -> bool:
    """Whether this installation closed that day with its figures and did not open it again."""
    closed = False
    for event in session.store.log.without_dossier(session.store.own_log):
        match e.told(event).content:
            case e.StopClosed(date=day, figures=StopFigures()) if day == date:
                closed = True
            case e.StopOpened(date=day) if day == date:
                closed = False
            case _:
                pass
    return closed


def _countersigned(session: Session, cosigner: Cosigner | None) -> str:
    """The name of the second who signs, once its password was checked."""
    if cosigner is None:
        if _cosigners(session):
            raise Refused("stop.second_signature_missing")
        return ""
    second = session.vault.unlock(cosigner.account, cosigner.password).account
    if second == session.account:
        raise Refused("stop.second_signature_same", account=second)
    return second


def _cosigners(session: Session) -> tuple[str, ...]:
    names = (each.name for each in session.vault.accounts())
    return tuple(name for name in names if name != session.account)


def _own_logs(session: Session) -> frozenset[str]:
    """The logs of this node: of what an earlier installation of it did, the paper is here."""
    node = session.roster.nodes.get(session.node)
    others = {each.log for each in node.installations} if node else set()
    return frozenset({session.store.own_log, *others})


def _own_permits(session: Session) -> list[tuple[DossierState, PermitState]]:
    return [
        (state, permit)
        for log in sorted(_own_logs(session))
        for state in figures.states_with_permits_of(session.store, log)
        for permit in state.permits.values()
        if permit.log == log
    ]


def _figures(
    session: Session, permits: Collection[PermitState], unanswered: int, counted: int | None
) -> StopFigures:
    dealt_with, listed = figures.dossiers_dealt_with(session.store, _own_logs(session))
    steps: list[str] = []
    never_came = 0
    for state in figures.states_at(session.store, *STEPS):
        if state.dossier in dealt_with:
            steps.append(step_of(state, session.programme))
        elif state.dossier in listed and not _came(state):
            never_came += 1
    aside = {name: steps.count(name) for name in _ASIDE}
    issued = sum(step in _ISSUED for step in steps)
    own = [permit for permit in permits if permit.log == session.store.own_log]
    return StopFigures(
        present=len(steps),
        issued=issued,
        parked=aside["parked"],
        waiting=aside["waiting"],
        cancelled=aside["cancelled"],
        in_progress=len(steps) - issued - sum(aside.values()),
        never_came=never_came,
        sheets_printed=sum(len({*permit.copies, *permit.spoiled}) for permit in permits),
        handed_over=sum(len(permit.taken) for permit in permits),
        spoiled=sum(len(permit.spoiled) for permit in permits),
        in_stock=sum(len(permit.in_stock) for permit in permits),
        unanswered=unanswered,
        numbers=_given_out(session),
        permits=len({permit.serial for permit in own}),
        counted=counted,
    )


def _given_out(session: Session) -> int:
    """How many numbers of this installation's part of the block were given out."""
    own = session.own_installation
    return (own.permits if own else 0) - session.numbers_left


def _came(state: DossierState) -> bool:
    """Whether somebody came for it, wherever that was."""
    return (
        uuid.UUID(state.dossier).version != figures.IMPORTED
        or bool(state.documents)
        or bool(state.initiated)
        or bool(state.permits)
        or state.situation.name != "open"
    )


def _open(own: Iterable[tuple[DossierState, PermitState]]) -> tuple[OpenPermit, ...]:
    return tuple(
        OpenPermit(
            state.dossier,
            permit.number,
            state.text("name"),
            state.text("name_ar"),
            permit.printed,
        )
        for state, permit in own
        if not permit.revoked and not {*permit.good} & {*permit.taken}
    )
