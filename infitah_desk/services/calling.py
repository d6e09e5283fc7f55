"""Calling on enterprises with a permit too many: a letter for each, and the list to telephone by.

What is gathered here is drawn elsewhere: drawing many letters takes a while, and needs no folder.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from infitah_desk.domain.contacts import grouped_phone
from infitah_desk.domain.errors import Refused
from infitah_desk.domain.permit import legal_date, legal_day
from infitah_desk.domain.programme import Programme
from infitah_desk.services.grouping import States
from infitah_desk.services.session import Session
from infitah_desk.services.settling import Held, TwoPermits, two_permits
from infitah_desk.system.durable_files import write_durably
from infitah_desk.system.texts import Language

if TYPE_CHECKING:
    from infitah_desk.documents.call_list_a4 import Call
    from infitah_desk.documents.two_permits_letter_a4 import LetterFace, LetterPermit, Letters

SHEETS = (".pdf", ".xlsx")


class ToTell(NamedTuple):
    """All that the letters and the list say, gathered from the folder; `date` is ISO 8601."""

    letters: tuple[LetterFace, ...]
    calls: tuple[Call, ...]
    programme: Programme
    date: str


class CallList(NamedTuple):
    """A call list in a file; `pages` is 0 of a workbook."""

    file: Path
    calls: int
    pages: int


def gather(session: Session, dossiers: Sequence[str] = ()) -> ToTell:
    """What is to be told to whom: to all, or only to the enterprises of these dossiers.

    Nobody is told of whom anything was erased.
    """
    states = States(session)
    wanted = set(dossiers)
    cases = [
        case
        for case in two_permits(session)
        if (not wanted or not wanted.isdisjoint(case.dossiers))
        and not any(states.of(dossier).erased for dossier in case.dossiers)
    ]
    told = [(case, _enterprise(states, case)) for case in cases]
    return ToTell(
        tuple(_letter(session, case, fields) for case, fields in told),
        tuple(_call(session, case, void, fields) for case, fields in told for void in case.void),
        session.programme,
        f"{session.now().astimezone():%Y-%m-%d}",
    )


def write_letters(session: Session, out: Path, dossiers: Sequence[str] = ()) -> Letters:
    """Write a letter to each of these enterprises, or to all, into one PDF.

    Raises:
        Refused: "letters.none", "letters.too_many", "sheet.does_not_fit", "sheet.no_glyph".
        MachineFault: "file.not_writable", "disk.full".
    """
    drawn = draw_letters(gather(session, dossiers))
    write_durably(out, drawn.pdf)
    return drawn


def draw_letters(told: ToTell) -> Letters:
    """The letters as one PDF; nothing of the folder is needed any more.

    Raises:
        Refused: as `write_letters`.
    """
    from infitah_desk.documents.two_permits_letter_a4 import draw_letters_a4

    return draw_letters_a4(told.letters, told.programme, told.date)


def write_calls(session: Session, out: Path, language: Language) -> CallList:
    """Write the list of enterprises to call: a PDF or a workbook, by the file's ending.

    Raises:
        Refused: "calls.format".
        MachineFault: "file.not_writable", "disk.full".
    """
    return put_calls(gather(session), out, language)


def put_calls(told: ToTell, out: Path, language: Language) -> CallList:
    """Draw the list and write it; nothing of the folder is needed any more.

    Raises:
        as `write_calls`.
    """
    from infitah_desk.documents.call_list_a4 import draw_call_list_a4
    from infitah_desk.documents.call_list_xlsx import write_call_list_xlsx

    ending = out.suffix.lower()
    if ending not in SHEETS:
        raise Refused("calls.format", file=out.name)
    if ending == ".pdf":
        data, pages = draw_call_list_a4(told.calls, told.date)
    else:
        data, pages = write_call_list_xlsx(told.calls, language), 0
    write_durably(out, data)
    return CallList(out, len(told.calls), pages)


def _enterprise(states: States, case: TwoPermits) -> Mapping[str, str]:
    """Its fields as the dossier of the permit that is kept has them, else the others."""
    order = (case.keep.dossier, *(each.dossier for each in case.void), *case.dossiers)
    found = [states.of(dossier) for dossier in dict.fromkeys(order)]
    names = ("name", "name_ar", "manager", "manager_ar", "phone", "address", "city")
    return {name: next(filter(None, (one.text(name) for one in found)), "") for name in names}


def _letter(session: Session, case: TwoPermits, fields: Mapping[str, str]) -> LetterFace:
    from infitah_desk.documents.two_permits_letter_a4 import LetterFace

    return LetterFace(
        fields["name"],
        fields["name_ar"],
        fields["manager"],
        fields["manager_ar"],
        fields["address"],
        fields["city"],
        _permit(session, case.keep),
        tuple(_permit(session, held) for held in case.void),
        all(legal_day(case.keep.permit) < legal_day(held.permit) for held in case.void),
    )


def _permit(session: Session, held: Held) -> LetterPermit:
    from infitah_desk.documents.two_permits_letter_a4 import LetterPermit

    permit = held.permit
    forum = session.programme.forum(_forum_of(session, held.node))
    return LetterPermit(
        permit.number,
        legal_date(permit),
        forum.city,
        forum.city_ar,
        forum.chamber,
        forum.chamber_ar,
        permit.revoked,
    )


def _call(session: Session, case: TwoPermits, void: Held, fields: Mapping[str, str]) -> Call:
    from infitah_desk.documents.call_list_a4 import Call

    forum = session.programme.forum(_forum_of(session, void.node))
    return Call(
        fields["name"],
        fields["name_ar"],
        fields["manager"],
        fields["manager_ar"],
        grouped_phone(fields["phone"]),
        fields["city"],
        case.keep.permit.number,
        void.permit.number,
        void.node,
        forum.city,
        forum.city_ar,
        void.permit.revoked,
    )


def _forum_of(session: Session, node: str) -> str:
    found = session.roster.nodes.get(node)
    return found.forum if found is not None else node.partition("-")[0]
