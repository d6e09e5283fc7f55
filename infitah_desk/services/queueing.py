"""The printing queue: sheets that were sent to paper, and what became of each of them.

A sheet waits here, whatever becomes of the program, until somebody says that it is in hand, spoiled
or never came out; only then do events say anything of it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Literal, NamedTuple

from infitah_desk.domain.errors import Refused
from infitah_desk.domain.permit import PermitState
from infitah_desk.domain.reasons import COPY, reason_code
from infitah_desk.services.issuing import confirm_sheet, find_permit, spoil_sheet
from infitah_desk.services.session import Session
from infitah_desk.storage.sheets import (
    SentSheet,
    ToPrint,
    all_sheets,
    drop_sheet,
    permits_to_print,
    put_sheet,
    sheet_of,
)

Outcome = Literal["in_hand", "spoiled", "not_printed"]


class Waiting(NamedTuple):
    """A sheet that was sent to paper and nobody has answered for.

    `reason` is why there is a further copy; `outlet` names the file or printer, `sent` is the wall
    clock then (ISO 8601, UTC), "" where an earlier version of the program sent it.
    """

    number: str
    copy: int
    reason: str
    format: str
    outlet: str
    sent: str
    dossier: str
    name: str
    name_ar: str


class Answered(NamedTuple):
    """What became of a permit's sheet; `reason` is why it is spoiled."""

    number: str
    outcome: Outcome
    reason: str = ""


def why_next_copy(session: Session, permit: PermitState, said: str = "") -> str:
    """Why the next copy of a permit is made: "" for the first, else never empty.

    What a person says now counts, else what was said when this very copy was sent before, else what
    the permit's life tells. A known reason is given by its code.
    """
    if permit.copy == 1:
        return ""
    sent = sheet_of(session.store.db, permit.number)
    before = sent.reason if sent is not None and sent.copy == permit.copy else ""
    return reason_code(said, COPY) or before or permit.next_reason


def note_sent(
    session: Session,
    number: str,
    copy: int,
    *,
    reason: str = "",
    format_: str = "",
    outlet: str = "",
) -> None:
    """This copy went to a printer or a file: "in hand" and "spoiled" speak of it from now on.

    Where it was answered for while it was drawn, nothing waits: the next copy's sheet is another.

    Raises:
        Refused: "permit.number_invalid", "permit.unknown".
    """
    _, permit = find_permit(session, number)
    if copy != permit.copy:
        return
    why = why_next_copy(session, permit, reason)
    sheet = SentSheet(permit.number, copy, why, format_, outlet, session.milliseconds())
    put_sheet(session.store.db, sheet)


def waiting_sheets(session: Session) -> tuple[Waiting, ...]:
    """The sheets that wait for an answer, in the order in which they were sent."""
    found = []
    for sheet in all_sheets(session.store.db):
        state, permit = find_permit(session, sheet.number)
        # Of a sheet that another installation answered for, or of a void permit, nothing is asked.
        if sheet.copy == permit.copy and not permit.revoked:
            found.append(
                Waiting(
                    *sheet[:-1],
                    _moment(sheet.time),
                    state.dossier,
                    state.text("name"),
                    state.text("name_ar"),
                )
            )
    return tuple(found)


def unprinted_permits(session: Session, most: int) -> tuple[ToPrint, ...]:
    """The permits of this installation that are to be printed and were not sent, at most so many.

    The dossier that was begun first stands first.
    """
    return tuple(permits_to_print(session.store.db, session.store.own_log, most))


def answer_sheets(session: Session, answers: Sequence[Answered]) -> tuple[PermitState, ...]:
    """Say what became of these sheets, of all or of none; how each permit stands then.

    Raises:
        Refused: as `confirm_sheet`, `spoil_sheet` and `take_back_sheet`.
    """
    with session.store.transaction():
        return tuple(_answer(session, each) for each in answers)


def take_back_sheet(session: Session, number: str) -> PermitState:
    """The sheet never came out: it leaves the queue, and the same copy is printed next.

    Raises:
        Refused: "permit.not_waiting", "permit.other_block", "permit.unknown", ….
    """
    session.needs_own_block(number)
    with session.store.transaction():
        _, permit = find_permit(session, number)
        sent = sheet_of(session.store.db, permit.number)
        if sent is None or sent.copy != permit.copy:
            raise Refused("permit.not_waiting", number=permit.number)
        drop_sheet(session.store.db, permit.number)
    return permit


def _answer(session: Session, answered: Answered) -> PermitState:
    match answered.outcome:
        case "in_hand":
            return confirm_sheet(session, answered.number)
        case "spoiled":
            return spoil_sheet(session, answered.number, answered.reason)
        case "not_printed":
            return take_back_sheet(session, answered.number)


def _moment(milliseconds: int) -> str:
    if not milliseconds:
        return ""
    return dt.datetime.fromtimestamp(milliseconds // 1000, dt.UTC).isoformat()
