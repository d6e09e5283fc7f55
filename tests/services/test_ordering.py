"""Packs across desks: out of the own escrow, once for an enterprise, whatever merges bring."""

from __future__ import annotations

from pathlib import Path

import pytest

from infitah_desk.domain import events as e
from infitah_desk.domain.errors import MachineFault, Refused
from infitah_desk.services import enrolling, opening, ordering, registering
from infitah_desk.services.deciding import list_conflicts
from infitah_desk.services.granting import balance
from infitah_desk.services.grouping import group_of
from infitah_desk.services.issuing import hand_over, reissue_permit, revoke_permit
from infitah_desk.services.linking import decide_duplicate
from infitah_desk.services.ordering import cancel_pack, deliver_pack, list_orders, order_pack
from infitah_desk.services.protecting import erase, held_about
from infitah_desk.services.session import Session
from infitah_desk.services.vouching import draw_voucher
from infitah_desk.storage import data_folder
from tests.helpers.caravans import (
    DAY,
    HQ,
    NORTH,
    OUJDA,
    TERMS,
    TETOUAN,
    Caravan,
    in_hand,
    issued,
)

OFFER = "IAM-2990"
MACHINE, SIM = "5CG0123XYZ", "8921201234567890123"


def a_holder(session: Session, number: int, out: Path, **fields: object) -> str:
    """The number of a permit in its owner's hand."""
    permit = issued(session, number, **fields)
    in_hand(session, permit, out / "permit.pdf")
    hand_over(session, permit)
    return permit


def refusal(session: Session, number: str, offer: str = OFFER) -> tuple[str, ...]:
    with pytest.raises(Refused) as refused:
        order_pack(session, number, offer)
    return refused.value.codes


@pytest.fixture
def small(tmp_path: Path) -> Caravan:
    """A caravan whose desk was given two packs, its spare laptops none."""
    caravan = Caravan(tmp_path / "small")
    caravan.found()
    caravan.enrol(TETOUAN, enrolling.Terms(forum="TET", packs=2))
    caravan.enrol(NORTH)
    return caravan


def test_a_desk_never_orders_more_than_it_was_given(small: Caravan, tmp_path: Path) -> None:
    with small.at(TETOUAN) as session:
        first, second, third = (a_holder(session, n, tmp_path) for n in (1, 2, 3))
        order_pack(session, first, OFFER)
        order_pack(session, second, OFFER)
        assert (refusal(session, third), session.packs_left) == (("escrow.packs_used_up",), 0)
        deliver_pack(session, first, MACHINE, SIM)
        assert refusal(session, third) == ("escrow.packs_used_up",)
        cancel_pack(session, second, "withdrawn")
        order_pack(session, third, OFFER)
        assert session.packs_left == 0


def test_what_was_spent_is_still_spent_after_a_rebuild(small: Caravan, tmp_path: Path) -> None:
    with small.at(TETOUAN) as session:
        order_pack(session, a_holder(session, 1, tmp_path), OFFER)
        before = list_orders(session)
        with session.store.transaction():
            session.store.projection.rebuild()
        assert list_orders(session) == before
        assert before.left == 1


def test_a_log_that_spent_more_than_it_was_given_is_named(caravan: Caravan, tmp_path: Path) -> None:
    with caravan.at(TETOUAN) as session:
        number = a_holder(session, 1, tmp_path)
        dossier = registering.find_dossiers(session, number, 1)[0].dossier
        own = session.own_installation
        assert own is not None
        order = e.PackOrdered(number, OFFER, 299_000, 89_700, DAY)
        session.write([(dossier, [order] * (own.packs + 1))])
    caravan.merge(HQ, caravan.export(TETOUAN, everything=True).file)
    with caravan.at(HQ) as session:
        assert [each.log for each in list_orders(session).escrows if each.exceeded] == [own.log]


def test_a_restored_laptop_has_its_own_share(caravan: Caravan, tmp_path: Path) -> None:
    with caravan.at(TETOUAN) as session:
        number = a_holder(session, 1, tmp_path)
        other = a_holder(session, 2, tmp_path)
        order_pack(session, number, OFFER)
        own = session.own_installation
        assert own is not None
        assert session.packs_left == own.packs - 1
    spare = caravan.restore(caravan.back_up(TETOUAN), "the spare laptop")
    with caravan.at(spare) as session:
        opening.open_the_stop(session, DAY)
        own = session.own_installation
        assert own is not None
        assert session.packs_left == own.packs
        order_pack(session, other, OFFER)
        assert session.packs_left == own.packs - 1
        # What the lost laptop ordered is delivered by the one that took its place.
        assert deliver_pack(session, number, MACHINE, SIM).delivered
        assert refusal(session, number) == ("pack.already_delivered",)


def test_a_copied_folder_orders_nothing(
    caravan: Caravan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with caravan.at(TETOUAN) as session:
        number = a_holder(session, 1, tmp_path)
    monkeypatch.setattr(data_folder, "machine_id", lambda: "another machine")
    with caravan.at(TETOUAN) as session, pytest.raises(MachineFault) as refused:
        order_pack(session, number, OFFER)
    assert refused.value.code == "data.copied_machine"


def test_headquarters_orders_from_the_national_rest(caravan: Caravan, tmp_path: Path) -> None:
    with caravan.at(TETOUAN) as session:
        number = a_holder(session, 1, tmp_path)
        left = session.packs_left
    caravan.merge(HQ, caravan.export(TETOUAN, everything=True).file)
    with caravan.at(HQ) as session:
        budget = balance(session).most_packs
        assert budget is not None
        desks = [node for node in session.roster.nodes.values() if node.role == "desk"]
        given = sum(TERMS[node.name].packs for node in desks)
        assert session.packs_left == budget - given
        order_pack(session, number, OFFER)
        assert session.packs_left == budget - given - 1
    caravan.give_receipt(HQ, TETOUAN)
    with caravan.at(TETOUAN) as session:
        assert refusal(session, number) == ("pack.already_ordered",)
        assert session.packs_left == left
        deliver_pack(session, number, MACHINE, SIM)


def test_a_coordinator_orders_nothing(caravan: Caravan, tmp_path: Path) -> None:
    with caravan.at(TETOUAN) as session:
        number = a_holder(session, 1, tmp_path)
    caravan.merge(NORTH, caravan.export(TETOUAN, everything=True).file)
    with caravan.at(NORTH) as session:
        assert refusal(session, number) == ("role.not_allowed",)


# --- One subsidy for an enterprise ----------------------------------------------------------------


def test_an_identifier_in_common_is_one_enterprise(caravan: Caravan, tmp_path: Path) -> None:
    with caravan.at(TETOUAN) as session:
        first = a_holder(session, 1, tmp_path, tp_number="54019872")
        order_pack(session, first, OFFER)
        revoke_permit(session, first, "error")
        second = a_holder(session, 2, tmp_path, tp_number="54019872")
        # Its permit is void, but the State pays for its pack as long as nobody cancels it.
        assert refusal(session, second) == ("pack.already_held",)
        cancel_pack(session, first, "error")
        order_pack(session, second, OFFER)


def test_a_new_number_does_not_pay_twice(caravan: Caravan, tmp_path: Path) -> None:
    with caravan.at(TETOUAN) as session:
        first = a_holder(session, 1, tmp_path)
        order_pack(session, first, OFFER)
        deliver_pack(session, first, MACHINE, SIM)
        second = reissue_permit(session, first, "lost").number
        in_hand(session, second, tmp_path / "again.pdf")
        hand_over(session, second)
        assert refusal(session, second) == ("pack.already_held",)


def test_two_desks_that_pay_for_one_enterprise_are_an_alarm_once_it_is_known(
    caravan: Caravan, tmp_path: Path
) -> None:
    with caravan.at(TETOUAN) as session:
        first = a_holder(session, 1, tmp_path)
        order_pack(session, first, OFFER)
        one = registering.find_dossiers(session, first, 1)[0].dossier
    with caravan.at(OUJDA) as session:
        second = a_holder(session, 2, tmp_path)
        order_pack(session, second, OFFER)
        other = registering.find_dossiers(session, second, 1)[0].dossier
    for node in (TETOUAN, OUJDA):
        caravan.merge(NORTH, caravan.export(node, everything=True).file)
    with caravan.at(NORTH) as session:
        group = decide_duplicate(session, one, other, "same").group
        assert (group.packs, group.packs_alarm) == ((first, second), "alarm.two_packs")
    caravan.give_receipt(NORTH, OUJDA)
    with caravan.at(OUJDA) as session:
        cancel_pack(session, second, "twice")
    caravan.merge(NORTH, caravan.export(OUJDA, everything=True).file)
    with caravan.at(NORTH) as session:
        group = group_of(session, one)
        assert (group.packs, group.packs_alarm) == ((first,), "")


def test_the_permit_whose_pack_is_delivered_is_proposed_to_be_kept(
    caravan: Caravan, tmp_path: Path
) -> None:
    with caravan.at(TETOUAN) as session:
        earlier = issued(session, 1)
        one = registering.find_dossiers(session, earlier, 1)[0].dossier
    with caravan.at(OUJDA) as session:
        later = a_holder(session, 2, tmp_path)
        order_pack(session, later, OFFER)
        deliver_pack(session, later, MACHINE, SIM)
        other = registering.find_dossiers(session, later, 1)[0].dossier
    for node in (TETOUAN, OUJDA):
        caravan.merge(NORTH, caravan.export(node, everything=True).file)
    with caravan.at(NORTH) as session:
        assert decide_duplicate(session, one, other, "same").group.proposal == (later, (earlier,))


def test_a_pack_delivered_here_and_cancelled_there_is_listed_as_a_conflict(
    caravan: Caravan, tmp_path: Path
) -> None:
    with caravan.at(TETOUAN) as session:
        number = a_holder(session, 1, tmp_path)
        order_pack(session, number, OFFER)
    caravan.merge(HQ, caravan.export(TETOUAN, everything=True).file)
    with caravan.at(TETOUAN) as session:
        deliver_pack(session, number, MACHINE, SIM)
    with caravan.at(HQ) as session:
        cancel_pack(session, number, "unavailable")
    caravan.merge(HQ, caravan.export(TETOUAN, everything=True).file)
    caravan.give_receipt(HQ, TETOUAN)
    with caravan.at(TETOUAN) as session:
        (conflict,) = list_conflicts(session)
        assert conflict.field == f"pack.{number}"
        assert ordering.pack_of(session, number).stands == "delivered"
        deliver_pack(session, number, MACHINE, SIM)
        assert list_conflicts(session) == ()


# --- What is personal -----------------------------------------------------------------------------


def the_pack_held(session: Session, dossier: str) -> dict[str, object]:
    packs = held_about(session, dossier)["packs"]
    assert isinstance(packs, list)
    (held,) = packs
    return dict(held)


def test_its_owner_sees_the_pack_and_erasing_takes_the_serial_numbers(
    caravan: Caravan, tmp_path: Path
) -> None:
    with caravan.at(TETOUAN) as session:
        number = a_holder(session, 1, tmp_path)
        order_pack(session, number, OFFER)
        deliver_pack(session, number, MACHINE, SIM)
        dossier = registering.find_dossiers(session, number, 1)[0].dossier
        held = the_pack_held(session, dossier)
        assert (held["subsidy"], held["machine"]) == ("897.00", MACHINE)
    caravan.merge(HQ, caravan.export(TETOUAN, everything=True).file)
    with caravan.at(HQ) as session:
        erase(session, dossier, "demande")
        held = the_pack_held(session, dossier)
        assert (held["subsidy"], held["machine"], held["sim"]) == ("897.00", None, None)


def test_a_voucher_needs_the_key_that_signed_the_permit(caravan: Caravan, tmp_path: Path) -> None:
    with caravan.at(TETOUAN) as session:
        number = a_holder(session, 1, tmp_path)
        order_pack(session, number, OFFER)
        assert draw_voucher(session, number).startswith(b"%PDF")
    spare = caravan.restore(caravan.back_up(TETOUAN), "the spare laptop")
    with caravan.at(spare) as session, pytest.raises(Refused) as refused:
        draw_voucher(session, number)
    assert refused.value.code == "permit.other_installation"
