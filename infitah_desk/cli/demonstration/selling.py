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
                serial = parse_number(number).serial
                deliver_pack(session, number, f"5CG0{serial:05}", f"8921200{serial:012}")
    if served:
        write_voucher(session, served[0], voucher)
    return len(served)
