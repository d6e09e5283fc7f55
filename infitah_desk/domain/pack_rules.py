"""Rules of packs: ordered under a permit in its owner's hand, delivered, cancelled."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from infitah_desk.domain import commands as c
from infitah_desk.domain import events as e
from infitah_desk.domain.circumstances import (
    Circumstances,
    must_be_registered,
    reason,
)
from infitah_desk.domain.dossier import DossierState
from infitah_desk.domain.errors import Refused
from infitah_desk.domain.pack import SERIALS, PackState, packs_of, serials_of
from infitah_desk.domain.reasons import UNORDERED, reason_code
from infitah_desk.domain.registers import PACK
from infitah_desk.domain.subsidy import Shares, centimes, shares
from infitah_desk.domain.text_folding import clean

LONGEST_SERIAL = 64


class Prospect(NamedTuple):
    """What an order would be: its shares, None where no price is known, and what is against it.

    `details` fill the words of `codes`; `left` is how many packs may still be ordered here.
    """

    shares: Shares | None
    codes: tuple[str, ...]
    details: dict[str, object]
    left: int


def prospect(state: DossierState, command: c.OrderPack, now: Circumstances) -> Prospect:
    """Everything that stands against an order, by code, and who would pay what."""
    codes = [*_against_permit(state, command.number, now)]
    details: dict[str, object] = {"number": command.number}
    if held := _held(state, command.number, now):
        codes.append(held)
    if command.bank and state.value("consent_bank") is not True:
        codes.append("missing.consent_bank")
    elif command.bank and "consent_bank" in state.conflicts:
        codes.append("conflict.consent_bank")
    paid = None
    try:
        offer = now.programme.offer(command.offer)
        price = offer.price if command.price is None else command.price
        paid = shares(price, now.programme.pack)
    except Refused as refused:
        codes += refused.codes
        details |= refused.details
    left = now.packs_left()
    if left < 1:
        codes.append("escrow.packs_used_up")
    return Prospect(paid, tuple(codes), details, left)


def order(state: DossierState, command: c.OrderPack, now: Circumstances) -> list[e.Content]:
    """The order of a pack, with what the State pays of it."""
    must_be_registered(state)
    found = prospect(state, command, now)
    if found.codes or found.shares is None:
        raise Refused(*found.codes, **found.details)
    paid = found.shares
    return [
        e.PackOrdered(
            command.number,
            command.offer,
            centimes(paid.price),
            centimes(paid.subsidy),
            _day(now),
            command.bank,
        )
    ]


def deliver(state: DossierState, command: c.DeliverPack, now: Circumstances) -> list[e.Content]:
    """The owner has the pack; saying the same twice changes nothing.

    What two said of one pack without knowing of each other may be said anew, and so may what cannot
    be right, as another permit's pack has the same serial number; whatever became of the permit.
    Whoever insists that the box in hand has that number is believed: the other may be the slip.
    """
    must_be_registered(state)
    machine, sim = clean(command.machine), clean(command.sim)
    said = serials_of(machine, sim)
    pack = _to_deliver(state, command.number)
    if pack is not None and pack.delivered:
        if not _is_disputed(state, command.number):
            if pack.serials == said:
                return []
            if not _elsewhere(pack.serials, pack.number, now):
                raise Refused("pack.already_delivered", number=command.number)
        codes = [*_against_writing(state, now)]
    else:
        codes = [*_against_permit(state, command.number, now)]
        if pack is None:
            codes.append("pack.not_ordered")
        elif _is_paid_elsewhere(state, pack, now):
            codes.append("pack.already_held")
    codes += [f"missing.{kind}" for kind in SERIALS if kind not in said]
    if max(len(machine), len(sim)) > LONGEST_SERIAL:
        codes.append("pack.serial_too_long")
    # What stands there already is told by an alarm: one of both may be said anew by itself.
    stands = pack.serials if pack is not None else {}
    others = _elsewhere(dict(said.items() - stands.items()), command.number, now)
    if not command.insist:
        codes += [f"pack.{kind}_elsewhere" for kind in others]
    if codes or pack is None:
        details = {f"{kind}_permit": number for kind, number in others.items()}
        raise Refused(*codes, number=command.number, **details)
    return [e.PackDelivered(command.number, pack.order, _day(now), machine, sim)]


def _elsewhere(serials: Mapping[str, str], number: str, now: Circumstances) -> dict[str, str]:
    """By each of `SERIALS` that was delivered under another permit than this, that permit."""
    asked = ((kind, serials[kind]) for kind in SERIALS if kind in serials)
    found = ((kind, now.serial_elsewhere(kind, serial, number)) for kind, serial in asked)
    return {kind: other for kind, other in found if other}


def cancel(state: DossierState, command: c.CancelPack, now: Circumstances) -> list[e.Content]:
    """The order ends, also under a permit that is void by now: its subsidy must not be lost."""
    must_be_registered(state)
    why = reason_code(reason(command.reason), UNORDERED)
    if not _day(now):
        raise Refused("stop.not_open")
    pack = _to_cancel(state, command)
    return [e.PackCancelled(command.number, pack.order, _day(now), why)]


def _day(now: Circumstances) -> str:
    """The legal date: the stop's; "" where one is needed and none is open."""
    return now.stop.date if now.stop is not None else now.day


def _against_permit(state: DossierState, number: str, now: Circumstances) -> Iterator[str]:
    """Why nobody may order or get a pack under this permit now, by code."""
    permit = state.permits.get(number)
    if permit is None:
        raise Refused("permit.unknown", number=number)
    if permit.revoked or now.is_void(number, 0):
        yield "permit.revoked"
    elif not permit.handed_over:
        yield "permit.not_handed_over"
    yield from _against_writing(state, now)
    day, until = _day(now), now.programme.permit.valid_until
    if day and until is not None and day > until.isoformat():
        yield "permit.expired"


def _against_writing(state: DossierState, now: Circumstances) -> Iterator[str]:
    """Why nothing may be said of this dossier's packs now, by code."""
    if state.erased:
        yield "dossier.erased"
    if not _day(now):
        yield "stop.not_open"


def _held(state: DossierState, number: str, now: Circumstances) -> str:
    """Why the enterprise has its one pack already, by code; "" where it has none."""
    own = [pack for pack in state.packs if pack.counts]
    here = next((pack for pack in own if pack.number == number), None)
    if here is not None:
        return "pack.already_delivered" if here.delivered else "pack.already_ordered"
    return "pack.already_held" if own or now.pack_elsewhere() else ""


def _is_paid_elsewhere(state: DossierState, pack: PackState, now: Circumstances) -> bool:
    """Whether the enterprise got a pack by another order."""
    others = (other for other in state.packs if other.order != pack.order)
    return any(other.delivered for other in others) or now.pack_elsewhere() == "delivered"


def _is_disputed(state: DossierState, number: str) -> bool:
    return PACK + number in state.conflicts


def _to_deliver(state: DossierState, number: str) -> PackState | None:
    """The order that a delivery is of: the one to keep of those that are not cancelled."""
    return next((pack for pack in packs_of(state.packs, number) if pack.counts), None)


def _to_cancel(state: DossierState, command: c.CancelPack) -> PackState:
    """The order that is meant: the one named, else the last that would be kept."""
    under = [
        pack for pack in packs_of(state.packs, command.number) if command.order in {"", pack.order}
    ]
    disputed = under if _is_disputed(state, command.number) else []
    may_end = [pack for pack in under if pack.is_open] or [p for p in disputed if p.cancelled]
    if may_end:
        return may_end[-1]
    delivered = any(pack.delivered for pack in under)
    raise Refused(
        "pack.already_delivered" if delivered else "pack.not_ordered", number=command.number
    )
