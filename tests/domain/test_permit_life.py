"""The life of a permit: the same copy until it is in hand, void for good once it is revoked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infitah_desk.domain import events as e
from infitah_desk.domain.dossier import DossierState
from infitah_desk.domain.event import Event
from infitah_desk.domain.permit import PermitState
from tests.helpers.dossiers import LEGAL_TIME, Telling, a_ready_dossier, number
from tests.helpers.logs import LogWriter, folded


def permit(telling: Telling, serial: int = 1) -> PermitState:
    return telling.state.permits[number(serial)]


def test_until_a_sheet_is_in_hand_the_next_print_is_the_first_copy() -> None:
    assert permit(a_ready_dossier().issued()).copy == 1


def test_once_a_sheet_is_in_hand_the_next_print_is_the_next_copy() -> None:
    assert permit(a_ready_dossier().issued().printed()).copy == 2


def test_once_a_sheet_is_spoiled_the_next_print_is_the_next_copy() -> None:
    assert permit(a_ready_dossier().issued().spoiled()).copy == 2


def test_a_permit_whose_only_sheet_is_spoiled_is_not_printed() -> None:
    assert not permit(a_ready_dossier().issued().printed().spoiled()).printed


def test_a_permit_whose_second_sheet_is_in_hand_is_printed() -> None:
    assert permit(a_ready_dossier().issued().printed().spoiled().printed(2)).printed


def test_what_is_said_of_a_permit_that_nobody_issued_is_nothing() -> None:
    assert a_ready_dossier().printed().handed_over().revoked().state.permits == {}


def test_a_revoked_permit_does_not_stand() -> None:
    assert a_ready_dossier().issued().revoked().state.standing_permit is None


LIFE = LogWriter.of("TET-1")
for _said in (
    e.PermitIssued(number(1), 1, LEGAL_TIME),
    e.PermitPrinted(number(1), 1),
    e.PermitHandedOver(number(1)),
    e.PermitRevoked(number(1), "fraud"),
    e.PermitPrinted(number(1), 2),
):
    LIFE.write(_said)


@given(st.permutations(LIFE.events), st.integers(0, len(LIFE.events)))
def test_whatever_the_order_of_news_a_revoked_permit_stays_revoked(
    events: list[Event], here: int
) -> None:
    """From the moment on when issue and revocation are here, no later news changes that."""
    kinds = {e.told(event).head.kind for event in events[:here]}
    state = folded(events[:here])

    assert (state.standing_permit is None) or not {"permit.issued", "permit.revoked"} <= kinds


def two_permits(first_day: int, second_day: int, hour: int = 0) -> DossierState:
    """One dossier with a permit of each of two desks that did not know of each other.

    The second was issued on its day that many hours later than the first on its own.
    """
    tetouan, oujda = LogWriter.of("TET-1"), LogWriter.of("OUJ-1")
    first = LEGAL_TIME + first_day * 86_400
    second = LEGAL_TIME + second_day * 86_400 + hour * 3600
    return folded(
        [
            tetouan.write(e.PermitIssued(number(1), 1, first)),
            oujda.write(e.PermitIssued(number(1, "OUJ-1"), 1, second)),
        ]
    )


def test_two_permits_on_one_dossier_are_an_alarm() -> None:
    assert [alarm.code for alarm in two_permits(0, 0).alarms] == ["alarm.two_permits"]


def test_the_alarm_names_the_place_of_an_issue() -> None:
    desk = LogWriter.of("TET-1")
    desk.write(e.DossierResumed())
    issues = [desk.write(e.PermitIssued(number(n), n, LEGAL_TIME)) for n in (7, 8)]

    (alarm,) = folded(desk.events).alarms

    assert (alarm.seq, alarm.hash) == (issues[0].seq, issues[0].hash.hex())


def test_of_two_permits_the_one_of_the_earlier_legal_date_is_proposed() -> None:
    kept = two_permits(1, 0, hour=3).standing_permit

    assert kept is not None
    assert kept.number == number(1, "OUJ-1")


@pytest.mark.parametrize("hour", [-1, 1])
def test_of_two_permits_of_one_date_the_one_of_the_smaller_hash_is_proposed(hour: int) -> None:
    state = two_permits(0, 0, hour)

    kept = state.standing_permit

    assert kept is not None
    assert kept.hash == min(each.hash for each in state.permits.values())


def test_two_permits_of_which_one_is_revoked_are_no_alarm() -> None:
    assert a_ready_dossier().issued(1).revoked(1).issued(2).state.alarms == ()
