from __future__ import annotations

from infitah_desk.services.overviewing import overview
from tests.helpers.caravans import HQ, TETOUAN, Caravan, issued, registered


def test_what_no_bundle_holds_is_counted(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        registered(session, 1)
    caravan.export(TETOUAN)
    with caravan.at(TETOUAN) as session:
        assert overview(session).unsent == 0
        registered(session, 2)
        assert overview(session).unsent == 1


def test_safe_is_what_headquarters_has(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        registered(session, 1)
        assert overview(session).safe_seq == 0
    caravan.merge(HQ, caravan.export(TETOUAN).file)
    caravan.give_receipt(HQ, TETOUAN)
    with caravan.at(TETOUAN) as session:
        seen = overview(session)
        assert (seen.safe_seq, seen.own_seq) == (1, 1)


def test_a_longer_branch_of_another_laptop_is_not_unsent_here(caravan: Caravan) -> None:
    other = caravan.copied_laptop(TETOUAN, "the other laptop")
    with caravan.at(other) as session:
        registered(session, 1)
        registered(session, 2)
    with caravan.at(TETOUAN) as session:
        registered(session, 3)
    caravan.merge(TETOUAN, caravan.export(other).file)
    caravan.export(TETOUAN)
    with caravan.at(TETOUAN) as session:
        seen = overview(session)
        assert (seen.unsent, seen.own_seq) == (0, 1)


def test_a_permit_leaves_one_fewer(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        before = overview(session).permits_left
        issued(session, 1)
        assert overview(session).permits_left == before - 1
