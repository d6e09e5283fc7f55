"""A permit in the place of another: a new number, the quota's same place, both or neither."""

from __future__ import annotations

from pathlib import Path

import pytest

from infitah_desk.domain.errors import Refused
from infitah_desk.services import (
    closing,
    issuing,
    opening,
    registering,
    trusting,
)
from infitah_desk.services.session import Session
from infitah_desk.storage import queries
from tests.helpers.caravans import (
    DAY,
    HQ,
    TETOUAN,
    TETOUAN_2,
    Caravan,
    in_hand,
    issued,
    ready,
)


def valid(session: Session, dossier: str) -> list[str]:
    """The numbers of a dossier's permits that hold."""
    permits = session.store.state(dossier).permits.values()
    return [permit.number for permit in permits if not permit.revoked]


def test_the_new_permit_has_the_next_number_and_the_old_one_is_void(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        old, other = issued(session, 1), issued(session, 2)
        new = issuing.reissue_permit(session, old, "wrong_holder")
        state, permit = issuing.find_permit(session, new.number)
        assert (new.replaces, new.dossier, permit.serial) == (old, state.dossier, 3)
        assert (state.permits[old].revoked, state.permits[old].reason) == (
            True,
            "revoked.wrong_holder",
        )
        assert valid(session, new.dossier) == [new.number]
        assert not issuing.find_permit(session, other)[1].revoked
        assert state.alarms == ()


def test_of_a_quota_the_new_permit_takes_the_old_ones_place(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        opening.open_the_stop(session, DAY, quota=1)
        dossier = ready_on_open_stop(session)
        old = issuing.issue_permit(session, dossier)
        assert session.permits_left == 0
        new = issuing.reissue_permit(session, old, "lost").number
        assert (valid(session, dossier), session.permits_left) == ([new], 0)


def ready_on_open_stop(session: Session) -> str:
    """As `ready`, but the stop keeps its quota."""
    stop = queries.open_stop(session.store)
    assert stop is not None
    dossier = ready(session, 1)
    opening.open_the_stop(session, stop.date, quota=stop.quota)
    return dossier


def test_where_the_new_one_cannot_be_issued_the_old_one_holds(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        old = issued(session, 1)
        dossier = issuing.find_permit(session, old)[0].dossier
        left = session.numbers_left
        registering.correct(session, dossier, {"turnover": "3500000.00"}, "bilan vu")
        with pytest.raises(Refused, match=r"ineligible\.turnover"):
            issuing.reissue_permit(session, old, "error")
        assert valid(session, dossier) == [old]
        assert session.numbers_left == left


def test_without_a_reason_nothing_is_reissued(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        old = issued(session, 1)
        with pytest.raises(Refused, match=r"reason\.missing"):
            issuing.reissue_permit(session, old, "  ")
        assert not issuing.find_permit(session, old)[1].revoked


def test_a_revoked_permit_is_not_reissued_twice(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        old = issued(session, 1)
        new = issuing.reissue_permit(session, old, "lost")
        with pytest.raises(Refused, match=r"permit\.revoked"):
            issuing.reissue_permit(session, old, "lost")
        assert valid(session, new.dossier) == [new.number]


@pytest.mark.parametrize(
    ("place", "code"), [(TETOUAN_2, "permit.other_block"), (HQ, "role.not_allowed")]
)
def test_only_the_desk_that_issued_it_reissues_a_permit(
    caravan: Caravan, place: str, code: str
) -> None:
    with caravan.at(TETOUAN) as session:
        old = issued(session, 1)
    caravan.merge(place, caravan.export(TETOUAN).file)
    with caravan.at(place) as session:
        with pytest.raises(Refused) as refused:
            issuing.reissue_permit(session, old, "lost")
        assert refused.value.code == code
        assert not issuing.find_permit(session, old)[1].revoked


def test_a_permit_of_before_a_restore_is_replaced_by_one_that_can_be_printed(
    caravan: Caravan, tmp_path: Path
) -> None:
    with caravan.at(TETOUAN) as session:
        old = issued(session, 1)
    caravan.restore(caravan.back_up(TETOUAN), "another laptop")
    with caravan.at("another laptop") as session:
        opening.open_the_stop(session, DAY)
        with pytest.raises(Refused, match=r"permit\.other_installation"):
            in_hand(session, old, tmp_path / "old.pdf")
        new = issuing.reissue_permit(session, old, "error").number
        assert in_hand(session, new, tmp_path / "new.pdf").exists()
        checked = trusting.own_trust_list(session).revoked
        assert [each.number for each in checked if each.copy is None] == [old]


def test_sheets_of_both_permits_are_counted(caravan: Caravan, tmp_path: Path) -> None:
    with caravan.at(TETOUAN) as session:
        old = issued(session, 1)
        in_hand(session, old, tmp_path / "old.pdf")
        issuing.spoil_sheet(session, old, "wrong_details")
        new = issuing.reissue_permit(session, old, "wrong_holder").number
        in_hand(session, new, tmp_path / "new.pdf")
        issuing.hand_over(session, new)
        figures = closing.prospect(session).figures
    sheets = (figures.sheets_printed, figures.handed_over, figures.spoiled, figures.in_stock)
    assert (figures.issued, sheets, figures.balanced) == (1, (2, 1, 1, 0), True)


def test_a_quota_does_not_unbalance_the_day(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        issued(session, 1)
        opening.open_the_stop(session, DAY, quota=5)
        assert closing.prospect(session).figures.balanced


def test_who_took_each_copy_is_erased_with_the_dossier(caravan: Caravan, tmp_path: Path) -> None:
    from infitah_desk.services import protecting

    with caravan.at(TETOUAN) as session:
        number = issued(session, 1)
        in_hand(session, number, tmp_path / "1.pdf")
        issuing.hand_over(session, number, "Karim Tazi")
        in_hand(session, number, tmp_path / "2.pdf")
        with_name = issuing.hand_over(session, number, "Samira Tazi")
        assert (with_name.handed, with_name.handed_to) == ((1, 2), "Samira Tazi")
        with pytest.raises(Refused, match=r"permit\.already_handed_over"):
            issuing.hand_over(session, number)
        dossier = issuing.find_permit(session, number)[0].dossier
    caravan.merge(HQ, caravan.export(TETOUAN).file)
    with caravan.at(HQ) as session:
        protecting.erase(session, dossier, "demande")
        permit = issuing.find_permit(session, number)[1]
    assert (permit.handed, permit.handed_to) == ((1, 2), "")
