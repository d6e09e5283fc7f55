"""Printing permits: from the dossier and the programme to a checked PDF."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from infitah_desk.domain.dossier import DossierState
from infitah_desk.domain.errors import Refused
from infitah_desk.domain.permit import PermitState
from infitah_desk.domain.permit_face import PermitFace
from infitah_desk.domain.programme import Programme
from infitah_desk.domain.reasons import on_paper
from infitah_desk.domain.roster import Node
from infitah_desk.services.issuing import find_permit
from infitah_desk.services.queueing import note_sent, why_next_copy
from infitah_desk.services.session import Session
from infitah_desk.system.durable_files import write_durably, write_faults
from infitah_desk.system.texts import say
from infitah_desk.trust.permit_code import sign_permit_code

FORMATS = ("a4",)


class Printed(NamedTuple):
    """A file of permits; `copies` in the order in which the numbers were given."""

    file: Path
    pages: int
    copies: tuple[int, ...]


class Drawn(NamedTuple):
    """A PDF of permits, checked; `copies` in the order in which the numbers were given.

    `reasons` say of each why there is a further copy, "" of a first one.
    """

    pdf: bytes
    copies: tuple[int, ...]
    reasons: tuple[str, ...]


def draw_permits(session: Session, numbers: Sequence[str], reason: str = "") -> Drawn:
    """Draw these permits, a page each, checked by reading every code back; nothing is kept of it.

    `reason` is why there are further copies; without it what is known of each says so.

    Raises:
        Refused: "permit.…" where one is unknown, void, of another block, or does not fit.
        MachineFault: "permit.self_check_failed".
    """
    sheets = [_next_sheet(session, number, reason) for number in numbers]
    pdf = _draw([sheet.face for sheet in sheets], session)
    return Drawn(
        pdf, tuple(sheet.face.copy for sheet in sheets), tuple(sheet.reason for sheet in sheets)
    )


def _draw(faces: Sequence[PermitFace], session: Session) -> bytes:
    from infitah_desk.documents.permit_a4 import draw_permits_a4
    from infitah_desk.documents.self_check import check_drawn_permits

    codes = [sign_permit_code(face.claims(), session.keys.signing_key) for face in faces]
    pdf = draw_permits_a4(list(zip(faces, codes, strict=True)))
    check_drawn_permits(pdf, codes)
    return pdf


def preview_permit(session: Session, number: str) -> bytes:
    """The sheet of this permit that is in hand, or else the one that comes next, as a PDF.

    Raises:
        Refused, MachineFault: as `draw_permits`.
    """
    _, permit = find_permit(session, number)
    if not permit.printed:
        return _draw([_next_sheet(session, number).face], session)
    copy = permit.good[-1]
    return _draw([_printable(session, number, copy, permit.why(copy))], session)


def print_permits(session: Session, numbers: Sequence[str], out: Path, reason: str = "") -> Printed:
    """Draw these permits into one PDF, a page each, checked by reading every code back.

    Nothing counts as printed before the sheet is in hand: until then this is the same copy.
    `reason` is why there are further copies, by code or in own words; first ones have none.

    Raises:
        Refused: "permit.…" where one is unknown, void, of another block, or does not fit;
            "permit.none_named".
        MachineFault: "permit.self_check_failed", "disk.full", ….
    """
    if not numbers:
        raise Refused("permit.none_named")
    drawn = draw_permits(session, numbers, reason)
    with session.store.transaction():
        for number, copy, why in zip(numbers, drawn.copies, drawn.reasons, strict=True):
            note_sent(session, number, copy, reason=why, format_="a4", outlet=str(out))
        write_durably(out, drawn.pdf)
    return Printed(out, len(drawn.copies), drawn.copies)


def save_permit(session: Session, number: str, folder: Path) -> Printed:
    """Draw one permit into a file of this folder that is called by its number and copy.

    Raises:
        Refused: "permit.…" as `print_permits`.
        MachineFault: "file.not_writable", "disk.full", "permit.self_check_failed".
    """
    _, permit = find_permit(session, number)
    name = permit.number if permit.copy == 1 else f"{permit.number}-{permit.copy}"
    with write_faults(folder):
        folder.mkdir(parents=True, exist_ok=True)
    return print_permits(session, [permit.number], folder / f"{name}.pdf")


class _Sheet(NamedTuple):
    """The next copy of a permit, and why there is a further one."""

    face: PermitFace
    reason: str


def _next_sheet(session: Session, number: str, said: str = "") -> _Sheet:
    _, permit = find_permit(session, number)
    why = why_next_copy(session, permit, said)
    return _Sheet(_printable(session, number, permit.copy, why), why)


def _printable(session: Session, number: str, copy: int, reason: str) -> PermitFace:
    session.needs_own_block(number)
    state, permit = find_permit(session, number)
    if permit.revoked:
        raise Refused("permit.revoked", number=permit.number)
    if state.erased:
        raise Refused("dossier.erased", dossier=state.dossier)
    if permit.log != session.store.own_log:
        # Its key stayed with the installation that a restored backup has left behind.
        raise Refused("permit.other_installation", number=permit.number)
    face = permit_face(state, permit, session.own_node, session.programme)
    code = on_paper(reason) if reason else ""
    return msgspec.structs.replace(
        face,
        copy=copy,
        copy_reason=say(code, "fr") if code else "",
        copy_reason_ar=say(code, "ar") if code else "",
    )


def permit_face(
    state: DossierState, permit: PermitState, node: Node, programme: Programme
) -> PermitFace:
    """What the next copy of a permit shows, from its dossier as it stands."""
    forum = programme.forum(node.forum)
    terms = programme.permit
    court = state.text("rc_court") if state.text("rc_number") else ""
    return PermitFace(
        issuer=terms.issuer,
        number=permit.number,
        issued_at=permit.issued_at,
        legal_date=dt.datetime.fromtimestamp(permit.issued_at, dt.UTC).date(),
        forum=forum.code,
        city=forum.city,
        city_ar=forum.city_ar,
        copy=permit.copy,
        valid_until=terms.valid_until,
        title=terms.title.fr,
        title_ar=terms.title.ar,
        heading=(*terms.heading, forum.chamber),
        heading_ar=(*terms.heading_ar, forum.chamber_ar),
        name=state.text("name"),
        name_ar=state.text("name_ar"),
        manager=state.text("manager"),
        manager_ar=state.text("manager_ar"),
        ice=state.text("ice"),
        rc_number=state.text("rc_number") if court else "",
        rc_court=court,
        tp_number=state.text("tp_number"),
        logo=terms.logo,
        signatories=terms.signatories,
    )
