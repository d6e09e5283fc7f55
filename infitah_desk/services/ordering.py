"""Ordering packs: what is on offer, who pays what, and all that becomes of an order."""

from __future__ import annotations

from typing import NamedTuple

from infitah_desk.domain import commands as c
from infitah_desk.domain.errors import Refused
from infitah_desk.domain.money import Money, amount_text, read_amount
from infitah_desk.domain.pack import SERIALS, PackState, packs_of
from infitah_desk.domain.pack_rules import Prospect, prospect
from infitah_desk.domain.programme import Offer
from infitah_desk.domain.subsidy import Shares, from_centimes, shares
from infitah_desk.services.issuing import find_permit
from infitah_desk.services.session import Session
from infitah_desk.storage.escrow import Escrow, escrows
from infitah_desk.storage.packs import KeptOrder, kept_orders

ELSEWHERE = frozenset(f"pack.{kind}_elsewhere" for kind in SERIALS)
"""Another permit's pack has the same machine or SIM: whoever insists is believed, and told of."""


class Offered(NamedTuple):
    """One pack on offer, and who pays what of its price."""

    offer: Offer
    shares: Shares


class Orders(NamedTuple):
    """All orders known here; the escrow of every log that was given packs or took an order."""

    items: tuple[KeptOrder, ...]
    escrows: tuple[Escrow, ...]
    left: int


def offers(session: Session) -> tuple[Offered, ...]:
    """The packs of the programme, in its order.

    Raises:
        Refused: "enrol.not_accepted".
    """
    programme = session.programme
    return tuple(Offered(each, shares(each.price, programme.pack)) for each in programme.offers)


def read_price(text: str) -> Money | None:
    """A price as people type it; None where nothing is typed.

    Raises:
        Refused: "money.not_an_amount", "money.negative".
    """
    return read_amount(text) if text.strip() else None


def pack_prospect(
    session: Session, number: str, offer: str, price: str = "", *, bank: bool = False
) -> Prospect:
    """What an order would be, and all that stands against it; nothing is written.

    Raises:
        Refused: "permit.other_block", "role.not_allowed", "permit.unknown",
            "permit.number_invalid", "money.…".
    """
    session.needs_own_block(number)
    state, permit = find_permit(session, number)
    command = c.OrderPack(permit.number, offer, read_price(price), bank)
    return prospect(state, command, session.circumstances(state))


def order_pack(
    session: Session, number: str, offer: str, price: str = "", *, bank: bool = False
) -> PackState:
    """Order a pack under a permit, out of the escrow of this installation.

    Raises:
        Refused: everything that is against it, by code: "permit.…", "pack.…",
            "missing.consent_bank", "escrow.packs_used_up", "stop.not_open", "node.revoked".
        MachineFault: "data.copied_machine" in a folder that was copied from another machine.
    """
    session.needs_own_block(number)
    session.needs_own_machine()
    with session.store.transaction():
        state, permit = find_permit(session, number)
        known = {pack.order for pack in state.packs}
        command = c.OrderPack(permit.number, offer, read_price(price), bank)
        after = session.act(state.dossier, command)
        (ordered,) = (pack for pack in after.packs if pack.order not in known)
    return ordered


def deliver_pack(
    session: Session, number: str, machine: str, sim: str, *, insist: bool = False
) -> PackState:
    """Its owner has the pack; the serial numbers are those on machine and SIM.

    Raises:
        Refused: "pack.not_ordered", "pack.already_delivered", "pack.already_held",
            "pack.machine_elsewhere" and "pack.sim_elsewhere" for what another permit's pack has
            (`machine_permit`, `sim_permit`), unless somebody insists; "permit.…",
            "missing.machine", "missing.sim", "stop.not_open".
    """
    session.needs_own_block(number)
    state, permit = find_permit(session, number)
    after = session.act(state.dossier, c.DeliverPack(permit.number, machine, sim, insist))
    return next(pack for pack in packs_of(after.packs, permit.number) if pack.delivered)


def cancel_pack(session: Session, number: str, reason: str, order: str = "") -> PackState:
    """End an order; its subsidy may be spent again by whoever took it.

    `order` is the hash of the ordering event in hex, where there are several.

    Raises:
        Refused: "pack.not_ordered", "pack.already_delivered", "reason.missing", "stop.not_open".
    """
    session.needs_own_block(number)
    state, permit = find_permit(session, number)
    before = {pack.order: pack for pack in state.packs}
    after = session.act(state.dossier, c.CancelPack(permit.number, reason, order))
    changed = [pack for pack in after.packs if pack != before[pack.order]]
    return changed[0] if changed else packs_of(after.packs, permit.number)[-1]


def pack_of(session: Session, number: str) -> PackState:
    """The order under a permit that counts; of several, the one to keep.

    Raises:
        Refused: "pack.not_ordered", "permit.unknown", "permit.number_invalid".
    """
    state, permit = find_permit(session, number)
    counting = (pack for pack in packs_of(state.packs, permit.number) if pack.counts)
    pack = next(counting, None)
    if pack is None:
        raise Refused("pack.not_ordered", number=permit.number)
    return pack


def shares_of(pack: PackState) -> Shares:
    """Who pays what of an order, in dirhams."""
    return Shares(*map(from_centimes, (pack.price, pack.subsidy, pack.remainder)))


def list_orders(session: Session) -> Orders:
    """All orders, and what each log has spent of what it was given."""
    items = tuple(kept_orders(session.store))
    return Orders(items, escrows(session.store), session.packs_left)


def pack_words(state: PackState) -> dict[str, object]:
    """An order with all that became of it, for whoever asks; amounts as files have them."""
    paid = shares_of(state)
    return {
        "number": state.number,
        "order": state.order,
        "offer": state.offer,
        "price": amount_text(paid.price),
        "subsidy": amount_text(paid.subsidy),
        "remainder": amount_text(paid.remainder),
        "bank": state.bank,
        "stands": state.stands,
        "ordered": state.ordered,
        "delivered": state.delivered or None,
        "machine": state.machine or None,
        "sim": state.sim or None,
        "cancelled": state.cancelled or None,
        "reason": state.reason or None,
    }
