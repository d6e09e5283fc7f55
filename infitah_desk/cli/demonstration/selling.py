"""Selling packs in a demonstrated caravan: some owners order one, and most take it along."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from infitah_desk.domain.permit_number import parse_number
from infitah_desk.services.ordering import deliver_pack, offers, order_pack
from infitah_desk.services.session import Session
from infitah_desk.services.vouching import write_voucher

_ONE_OWNER_IN = 4
_LATER_IS_ONE_IN = 3


def sell_packs(session: Session, numbers: Sequence[str], voucher: Path) -> int:
    """How many packs were ordered under these permits, out of the desk's escrow.

    The first owner's voucher is written; one pack in a few is delivered another day.
    """
    choice = offers(session)
    served = numbers[::_ONE_OWNER_IN][: session.packs_left]
    with session.store.transaction():
        for place, number in enumerate(served):
            order_pack(session, number, choice[place % len(choice)].offer.code)
            if place % _LATER_IS_ONE_IN != _LATER_IS_ONE_IN - 1:
                deliver_pack(session, number, *_serials(number))
    if served:
        write_voucher(session, served[0], voucher)
    return len(served)


def _serials(number: str) -> tuple[str, str]:
    """The serial numbers of machine and SIM that this permit's pack has, and no other."""
    permit = parse_number(number)
    desk = permit.node.replace("-", "")
    return f"5CG{desk}{permit.serial:05}", f"89212{int(desk, 36):08}{permit.serial:06}"
