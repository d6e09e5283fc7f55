"""Packs: who may order one, who pays what, and what is missing, named at once."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import msgspec
import pytest

from infitah_desk.domain import commands as c
from infitah_desk.domain import events as e
from infitah_desk.domain.errors import Refused
from infitah_desk.domain.pack import folded_serial
from tests.helpers.dossiers import DAY, TP, Telling, a_ready_dossier, number
from tests.helpers.programmes import PROGRAMME_2010

NUMBER = number(1)
OFFER, PRICE, SUBSIDY = "IAM-2990", 299_000, 89_700
MACHINE, SIM = "5CG0123XYZ", "8921201234567890123"


def holding(consent: object = None) -> Telling:
    """A permit in its owner's hand."""
    held = a_ready_dossier().issued().printed().handed_over(copy=1)
    return held if consent is None else held.with_values(consent_bank=bool(consent))


def an_order(telling: Telling) -> Telling:
    return telling.then(e.PackOrdered(NUMBER, OFFER, PRICE, SUBSIDY, DAY))


def delivered(telling: Telling) -> Telling:
    order = telling.state.packs[-1].order
    return telling.then(e.PackDelivered(NUMBER, order, DAY, MACHINE, SIM))


def cancelled(telling: Telling) -> Telling:
    order = telling.state.packs[-1].order
    return telling.then(e.PackCancelled(NUMBER, order, DAY, "unordered.withdrawn"))


def refusal(telling: Telling, command: c.Command, **circumstances: object) -> tuple[str, ...]:
    with pytest.raises(Refused) as refused:
        telling.decides(command, **{"packs_left": lambda: 1, **circumstances})
    return refused.value.codes


def ordering(telling: Telling, **said: object) -> list[e.Content]:
    command = c.OrderPack(NUMBER, OFFER, **said)  # type: ignore[arg-type]
    return telling.decides(command, packs_left=lambda: 1)


# --- Ordering -------------------------------------------------------------------------------------


def test_an_order_says_what_the_state_pays() -> None:
    assert ordering(holding()) == [e.PackOrdered(NUMBER, OFFER, PRICE, SUBSIDY, DAY)]


@pytest.mark.parametrize(
    ("price", "subsidy"), [("2990.00", 89_700), ("5000.01", 150_000), ("3333.35", 100_001)]
)
def test_a_price_of_its_own_is_rounded_half_up_and_capped(price: str, subsidy: int) -> None:
    (said,) = ordering(holding(), price=Decimal(price))
    assert isinstance(said, e.PackOrdered)
    assert (said.price, said.subsidy) == (int(Decimal(price) * 100), subsidy)


def test_the_bank_needs_consent() -> None:
    command = c.OrderPack(NUMBER, OFFER, bank=True)
    assert refusal(holding(), command) == ("missing.consent_bank",)
    assert refusal(holding(consent=False), command) == ("missing.consent_bank",)
    (said,) = ordering(holding(consent=True), bank=True)
    assert isinstance(said, e.PackOrdered)
    assert said.bank
    # Whether somebody needs a loan is nobody's business for ever.
    assert "bank" not in e.split(said, b"salt of 12 b")[0]


def test_all_that_is_missing_is_named_at_once() -> None:
    telling = a_ready_dossier().issued()
    command = c.OrderPack(NUMBER, "NONE", bank=True)
    assert refusal(telling, command, stop=None, packs_left=lambda: 0) == (
        "permit.not_handed_over",
        "stop.not_open",
        "missing.consent_bank",
        "pack.offer_unknown",
        "escrow.packs_used_up",
    )


def test_no_price_is_below_the_programmes_minimum() -> None:
    command = c.OrderPack(NUMBER, OFFER, Decimal("2989.99"))
    assert refusal(holding(), command) == ("pack.price_below_minimum",)


def test_an_order_needs_a_permit_that_holds() -> None:
    assert refusal(holding().revoked(), c.OrderPack(NUMBER, OFFER)) == ("permit.revoked",)
    told = {"is_void": lambda _number, copy: copy == 0}
    assert refusal(holding(), c.OrderPack(NUMBER, OFFER), **told) == ("permit.revoked",)
    assert refusal(holding(), c.OrderPack(number(2), OFFER)) == ("permit.unknown",)


def test_an_expired_permit_orders_nothing() -> None:
    terms = msgspec.structs.replace(PROGRAMME_2010.permit, valid_until=dt.date(2010, 9, 27))
    programme = msgspec.structs.replace(PROGRAMME_2010, permit=terms)
    command = c.OrderPack(NUMBER, OFFER)
    assert refusal(holding(), command, programme=programme) == ("permit.expired",)


def test_there_is_one_pack_for_an_enterprise() -> None:
    command = c.OrderPack(NUMBER, OFFER)
    ordered = an_order(holding())
    assert refusal(ordered, command) == ("pack.already_ordered",)
    assert refusal(delivered(ordered), command) == ("pack.already_delivered",)
    elsewhere = {"pack_elsewhere": lambda: "ordered"}
    assert refusal(holding(), command, **elsewhere) == ("pack.already_held",)


def test_a_new_permit_brings_no_second_pack() -> None:
    anew = an_order(holding()).revoked().issued(2).printed(serial=2).handed_over(2, copy=1)
    assert refusal(anew, c.OrderPack(number(2), OFFER)) == ("pack.already_held",)
    given_back = cancelled(anew)
    (said,) = given_back.decides(c.OrderPack(number(2), OFFER), packs_left=lambda: 1)
    assert isinstance(said, e.PackOrdered)


def test_the_authority_orders_without_a_stop() -> None:
    command = c.OrderPack(NUMBER, OFFER)
    (said,) = holding().decides(command, stop=None, day="2010-10-05", packs_left=lambda: 1)
    assert isinstance(said, e.PackOrdered)
    assert said.date == "2010-10-05"


# --- Delivering -----------------------------------------------------------------------------------


def test_a_delivery_names_machine_and_sim_apart_from_the_accounts() -> None:
    telling = an_order(holding())
    (said,) = telling.decides(c.DeliverPack(NUMBER, f" {MACHINE} ", SIM))
    order = telling.state.packs[0].order
    assert said == e.PackDelivered(NUMBER, order, DAY, MACHINE, SIM)
    fact, body = e.split(said, b"salt of 12 b")
    assert MACHINE not in str(fact)
    assert SIM.encode() in body


def test_what_a_delivery_lacks_is_named() -> None:
    assert refusal(holding(), c.DeliverPack(NUMBER, "", " "), stop=None) == (
        "stop.not_open",
        "pack.not_ordered",
        "missing.machine",
        "missing.sim",
    )
    long = c.DeliverPack(NUMBER, "x" * 65, SIM)
    assert refusal(an_order(holding()), long) == ("pack.serial_too_long",)


def test_a_delivery_is_said_once() -> None:
    telling = delivered(an_order(holding()))
    assert telling.decides(c.DeliverPack(NUMBER, MACHINE, SIM)) == []
    other = c.DeliverPack(NUMBER, "ANOTHER", SIM)
    assert refusal(telling, other) == ("pack.already_delivered",)


def test_no_pack_leaves_under_a_void_permit_or_for_somebody_who_has_one() -> None:
    ordered, command = an_order(holding()), c.DeliverPack(NUMBER, MACHINE, SIM)
    assert refusal(ordered.revoked(), command) == ("permit.revoked",)
    elsewhere = {"pack_elsewhere": lambda: "delivered"}
    assert refusal(ordered, command, **elsewhere) == ("pack.already_held",)


# --- Cancelling -----------------------------------------------------------------------------------


def test_a_cancelled_order_may_be_followed_by_another() -> None:
    telling = cancelled(an_order(holding()))
    (pack,) = telling.state.packs
    assert (pack.stands, pack.released, pack.reason) == ("cancelled", True, "unordered.withdrawn")
    assert ordering(telling) == [e.PackOrdered(NUMBER, OFFER, PRICE, SUBSIDY, DAY)]


def test_a_reason_is_kept_as_a_code_or_apart() -> None:
    telling = an_order(holding())
    (said,) = telling.decides(c.CancelPack(NUMBER, "withdrawn"))
    assert isinstance(said, e.PackCancelled)
    assert said.reason == "unordered.withdrawn"
    (own,) = telling.decides(c.CancelPack(NUMBER, "Salma est partie"))
    assert "Salma" not in str(e.split(own, b"salt of 12 b")[0])


def test_a_void_permits_order_gives_its_subsidy_back_too() -> None:
    telling = an_order(holding()).revoked()
    (said,) = telling.decides(c.CancelPack(NUMBER, "error"))
    assert isinstance(said, e.PackCancelled)


def test_only_an_open_order_is_cancelled() -> None:
    command = c.CancelPack(NUMBER, "error")
    ordered = an_order(holding())
    assert refusal(holding(), command) == ("pack.not_ordered",)
    assert refusal(cancelled(ordered), command) == ("pack.not_ordered",)
    assert refusal(delivered(ordered), command) == ("pack.already_delivered",)
    assert refusal(ordered, c.CancelPack(NUMBER, " ")) == ("reason.missing",)
    assert refusal(ordered, command, stop=None) == ("stop.not_open",)
    assert refusal(ordered, c.CancelPack(NUMBER, "error", "ff")) == ("pack.not_ordered",)


def test_erasing_leaves_the_accounts_and_takes_the_serial_numbers() -> None:
    telling = delivered(an_order(holding())).with_tp(TP).then(e.ErasureConfirmed())
    (pack,) = telling.state.packs
    assert (pack.subsidy, pack.stands) == (SUBSIDY, "delivered")
    assert (pack.machine, pack.sim) == ("", "")
    assert refusal(telling, c.OrderPack(NUMBER, OFFER)) == (
        "dossier.erased",
        "pack.already_delivered",
    )


# --- One machine, one SIM, one permit -------------------------------------------------------------

OTHER = number(2)


def known_under(permit: str, *serials: tuple[str, str]) -> dict[str, object]:
    """What else was delivered, as far as it is known here."""
    return {
        "serial_elsewhere": lambda kind, serial, own: (
            permit if (kind, serial) in serials and own != permit else ""
        )
    }


@pytest.mark.parametrize(
    "said",
    ["5cg0123xyz", "5CG-0123-XYZ", " 5CG 0123 XYZ ", "5CG0123–XYZ", "5CG\u00a00123\u2212XYZ"],
)
def test_a_serial_number_is_the_same_however_it_is_written(said: str) -> None:
    assert folded_serial(said) == folded_serial(MACHINE) == "5cg0123xyz"
    telling = an_order(holding())
    known = known_under(OTHER, ("machine", "5cg0123xyz"))
    with pytest.raises(Refused) as refused:
        telling.decides(c.DeliverPack(NUMBER, said, SIM), **known)
    assert refused.value.codes == ("pack.machine_elsewhere",)
    assert refused.value.details["machine_permit"] == OTHER
    # Said once more it is the same delivery.
    assert delivered(telling).decides(c.DeliverPack(NUMBER, said, SIM), **known) == []


def test_both_serial_numbers_of_a_wrong_box_are_named_with_its_permit() -> None:
    known = known_under(OTHER, ("machine", "5cg0123xyz"), ("sim", SIM))
    command = c.DeliverPack(NUMBER, MACHINE, SIM)
    with pytest.raises(Refused) as refused:
        an_order(holding()).decides(command, **known)
    assert refused.value.codes == ("pack.machine_elsewhere", "pack.sim_elsewhere")
    assert refused.value.details == {
        "number": NUMBER,
        "machine_permit": OTHER,
        "sim_permit": OTHER,
    }
    # What this permit's own pack has stands against nobody.
    assert an_order(holding()).decides(command, **known_under(NUMBER, ("sim", SIM))) != []


def test_what_is_dashes_alone_is_no_serial_number() -> None:
    command = c.DeliverPack(NUMBER, "--", "— —")
    assert refusal(an_order(holding()), command) == ("missing.machine", "missing.sim")


@pytest.mark.parametrize("ended", [False, True])
def test_a_delivery_that_cannot_be_right_is_said_anew(*, ended: bool) -> None:
    """Also under a permit that is void by now: what was delivered is delivered."""
    telling = delivered(an_order(holding()))
    telling = telling.revoked() if ended else telling
    known = known_under(OTHER, ("machine", "5cg0123xyz"))
    anew = c.DeliverPack(NUMBER, "ANOTHER", SIM)
    assert refusal(telling, anew) == ("pack.already_delivered",)
    (said,) = telling.decides(anew, **known)
    assert isinstance(said, e.PackDelivered)
    assert telling.then(said).state.packs[0].machine == "ANOTHER"
    third = known_under(OTHER, ("machine", "5cg0123xyz"), ("machine", "third"))
    assert refusal(telling, c.DeliverPack(NUMBER, "THIRD", SIM), **third) == (
        "pack.machine_elsewhere",
    )
    assert refusal(telling, anew, stop=None, **known) == ("stop.not_open",)


def test_of_two_that_cannot_be_right_one_is_said_anew_by_itself() -> None:
    telling = delivered(an_order(holding()))
    known = known_under(OTHER, ("machine", "5cg0123xyz"), ("sim", SIM))
    (said,) = telling.decides(c.DeliverPack(NUMBER, "ANOTHER", SIM), **known)
    assert isinstance(said, e.PackDelivered)
