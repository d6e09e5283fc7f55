"""Vouching for a pack: the voucher with which its owner goes to the operator's shop."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from infitah_desk.domain.dossier import DossierState
from infitah_desk.domain.errors import MachineFault, Refused
from infitah_desk.domain.pack import PackState
from infitah_desk.services.facing import signed_sheet
from infitah_desk.services.issuing import find_permit
from infitah_desk.services.ordering import pack_of, shares_of
from infitah_desk.services.session import Session
from infitah_desk.system.durable_files import write_durably

if TYPE_CHECKING:
    from infitah_desk.documents.voucher_a4 import VoucherFace


class Voucher(NamedTuple):
    """A voucher that was drawn into a file."""

    number: str
    file: Path
    pages: int


def draw_voucher(session: Session, number: str) -> bytes:
    """The voucher of the pack under a permit as a PDF, its code read back.

    Raises:
        Refused: "pack.not_ordered", "permit.…" as `signed_sheet`, "permit.not_printed",
            "sheet.does_not_fit", "sheet.no_glyph".
        MachineFault: "pack.self_check_failed".
    """
    from infitah_desk.documents import voucher_a4
    from infitah_desk.documents.self_check import check_drawn_pages

    pack = pack_of(session, number)
    state, permit = find_permit(session, number)
    if not permit.printed:
        raise Refused("permit.not_printed", number=permit.number)
    copy = permit.good[-1]
    # The code of the sheet in hand: a shop reads the same from both.
    code = signed_sheet(session, permit.number, copy, permit.why(copy)).code
    drawn = voucher_a4.draw_voucher(_face(session, state, pack), code)
    try:
        check_drawn_pages(drawn, [code])
    except MachineFault as fault:
        raise MachineFault("pack.self_check_failed", number=permit.number) from fault
    return drawn.pdf


def write_voucher(session: Session, number: str, out: Path) -> Voucher:
    """Draw a voucher into a file.

    Raises:
        Refused: as `draw_voucher`.
        MachineFault: "pack.self_check_failed", "file.not_writable", "disk.full".
    """
    pdf = draw_voucher(session, number)
    write_durably(out, pdf)
    return Voucher(find_permit(session, number)[1].number, out, 1)


def _face(session: Session, state: DossierState, pack: PackState) -> VoucherFace:
    from infitah_desk.documents.voucher_a4 import VoucherFace

    programme = session.programme
    terms, offer = programme.permit, programme.offer(pack.offer)
    forum = programme.forum(session.own_node.forum)
    return VoucherFace(
        number=pack.number,
        issuer=terms.issuer,
        heading=(*terms.heading, forum.chamber),
        heading_ar=(*terms.heading_ar, forum.chamber_ar),
        name=state.text("name"),
        name_ar=state.text("name_ar"),
        manager=state.text("manager"),
        manager_ar=state.text("manager_ar"),
        offer=offer.code,
        machine=offer.machine,
        operator=offer.operator,
        shares=shares_of(pack),
        with_bank=pack.bank,
        bank=programme.pack.bank,
        ordered=dt.date.fromisoformat(pack.ordered),
        city=forum.city,
        city_ar=forum.city_ar,
    )
