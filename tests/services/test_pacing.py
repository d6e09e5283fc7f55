"""The day so far: from the own log alone, of one day, whatever the clock does."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from infitah_desk.domain.day_pace import Counts
from infitah_desk.services import closing, issuing, opening, parking, waiting
from infitah_desk.services.importing import import_list
from infitah_desk.services.pacing import DaySoFar, day_so_far
from infitah_desk.system.resources import resource
from tests.helpers.caravans import (
    DAY,
    TETOUAN,
    TETOUAN_2,
    Caravan,
    in_hand,
    issued,
    ready,
    registered,
)

NEXT_DAY = "2010-09-29"


def seen(caravan: Caravan) -> DaySoFar:
    with caravan.at(TETOUAN) as session:
        return day_so_far(session)


def test_before_any_stop_was_opened_there_is_no_day(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        registered(session, 1)
    day = seen(caravan)
    assert (day.date, day.is_open, day.pace.hours) == ("", False, ())


def test_an_enterprise_is_followed_from_its_coming_to_the_permit_in_its_hands(
    caravan: Caravan, tmp_path: Path
) -> None:
    with caravan.at(TETOUAN) as session:
        dossier = ready(session, 1)
        caravan.clock.pass_by(40 * 60)
        number = issuing.issue_permit(session, dossier)
        in_hand(session, number, tmp_path / "permit.pdf")
        caravan.clock.pass_by(35 * 60)
        issuing.hand_over(session, number)
    day = seen(caravan)
    begun = dt.datetime(2010, 9, 28, 9, 0, tzinfo=dt.UTC).astimezone().hour
    assert [each.hour for each in day.pace.hours] == [begun, begun + 1]
    assert day.pace.total == Counts(1, 1, 1, 1, 1, 1)
    assert (day.pace.minutes_to_permit, day.pace.minutes_to_handing_over) == (40, 75)


def test_who_is_put_aside_late_or_waits_is_counted_as_it_is_now(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        opening.open_the_stop(session, DAY)
        soon = (session.now().astimezone() + dt.timedelta(minutes=5)).strftime("%H:%M")
        back = registered(session, 1)
        parking.park(session, back, "attestation", soon)
        parking.park(session, registered(session, 2), "attestation", soon)
        parking.park(session, registered(session, 3), "attestation")
        waiting.put_on_waiting_list(session, ready(session, 4))
        parking.resume(session, back)
        caravan.clock.pass_by(10 * 60)
    day = seen(caravan)
    assert (day.parked, day.overdue, day.waitlisted) == (2, 1, 1)
    assert (day.pace.total.parked, day.pace.total.waitlisted) == (3, 1)


def test_a_quota_set_anew_forgets_nothing_and_bounds_what_is_left(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        issued(session, 1)
        opening.open_the_stop(session, DAY, 5)
    day = seen(caravan)
    assert (day.pace.total.permits_issued, day.permits_left) == (1, 4)
    assert day.numbers_left > 4


def test_another_day_begins_with_nothing_and_the_one_before_is_gone(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        issued(session, 1)
        opening.open_the_stop(session, NEXT_DAY)
        assert day_so_far(session).pace.hours == ()
        registered(session, 2)
    day = seen(caravan)
    assert (day.date, day.pace.total) == (NEXT_DAY, Counts(came=1))


def test_a_closed_day_is_still_told_and_goes_on_when_it_is_opened_again(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        issued(session, 1)
        closing.close_the_stop(session)
        registered(session, 2)
        closed = day_so_far(session)
        assert (closed.date, closed.is_open, closed.pace.total.came) == (DAY, False, 1)
        opening.open_the_stop(session, DAY, reason="un gérant est revenu")
        registered(session, 3)
    day = seen(caravan)
    assert (day.is_open, day.pace.total.came) == (True, 2)


def test_what_another_desk_did_and_the_rows_of_a_list_are_not_of_this_day(caravan: Caravan) -> None:
    with caravan.at(TETOUAN_2) as session:
        issued(session, 1)
    with caravan.at(TETOUAN) as session:
        opening.open_the_stop(session, DAY)
        import_list(session, resource("samples", "preinscription-TET.csv"))
    caravan.merge(TETOUAN, caravan.export(TETOUAN_2).file)
    assert seen(caravan).pace.hours == ()


@pytest.mark.parametrize("days", [400, 0.25])
def test_a_clock_that_goes_back_takes_no_count_away_and_gives_no_duration(
    caravan: Caravan, days: float
) -> None:
    with caravan.at(TETOUAN) as session:
        dossier = ready(session, 1)
        caravan.clock.set_back(days)
        issuing.issue_permit(session, dossier)
    day = seen(caravan)
    assert (day.pace.total.came, day.pace.total.permits_issued) == (1, 1)
    assert day.pace.minutes_to_permit is None


def test_a_clock_at_the_end_of_the_calendar_is_told_too(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        opening.open_the_stop(session, DAY)
        end = dt.datetime(9999, 12, 31, 23, 59, 59, tzinfo=dt.UTC)
        caravan.clock.pass_by((end - caravan.clock.now()).total_seconds())
        registered(session, 1)
        assert day_so_far(session).pace.total.came == 1
