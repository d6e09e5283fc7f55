"""A day's pace: each counted once in its hour, durations that only a sound clock tells."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infitah_desk.domain import events as e
from infitah_desk.domain.content import Content, Malformed, Unknown
from infitah_desk.domain.day_pace import Counts, Deed, last_day, pace_of

DAY = "2010-09-28"
NEXT = "2010-09-29"
REGISTERED = e.DossierRegistered()
ATTENDED = e.InitiationAttended(DAY)
ISSUED = e.PermitIssued("N-1", 1, 0)
PRINTED = e.PermitPrinted("N-1", 1)
HANDED_OVER = e.PermitHandedOver("N-1")


def at(clock: str, content: Content, dossier: str = "d-1", day: str = DAY) -> Deed:
    return Deed(dossier, content, dt.datetime.fromisoformat(f"{day}T{clock}+00:00"))


# --- Hours ----------------------------------------------------------------------------------------


def test_each_thing_is_counted_in_the_hour_in_which_it_was_done() -> None:
    pace = pace_of(
        [
            at("09:10", REGISTERED),
            at("09:20", e.DocumentAccepted("rc_extract")),
            at("10:59", ATTENDED),
            at("11:00", ISSUED),
            at("12:05", PRINTED),
            at("12:10", HANDED_OVER),
        ]
    )
    assert [(each.hour, each.counts) for each in pace.hours] == [
        (9, Counts(came=1, papers=1)),
        (10, Counts(initiations=1)),
        (11, Counts(permits_issued=1)),
        (12, Counts(printed=1, handed_over=1)),
    ]
    assert pace.total == Counts(1, 1, 1, 1, 1, 1)


def test_an_hour_in_which_nothing_was_done_stands_between_the_others() -> None:
    pace = pace_of([at("09:10", REGISTERED), at("11:10", REGISTERED, "d-2")])
    assert [(each.hour, each.counts.came) for each in pace.hours] == [(9, 1), (10, 0), (11, 1)]


def test_a_second_paper_a_second_copy_and_a_second_parking_are_no_further_ones() -> None:
    pace = pace_of(
        [
            at("09:00", e.DocumentAccepted("rc_extract")),
            at("09:01", e.DocumentAccepted("tp_attestation")),
            at("09:02", e.DossierParked()),
            at("10:02", e.DossierParked()),
            at("10:03", ISSUED),
            at("10:04", PRINTED),
            at("10:05", e.PermitPrinted("N-1", 2, "lost")),
        ]
    )
    assert pace.total == Counts(came=1, papers=1, parked=1, permits_issued=1, printed=1)


def test_a_permit_issued_anew_after_a_revocation_is_another_one() -> None:
    again = e.PermitIssued("N-2", 2, 0)
    assert pace_of([at("09:00", ISSUED), at("09:30", again)]).total == Counts(
        came=1, permits_issued=2
    )


@pytest.mark.parametrize(
    "content",
    [
        e.DossierRegistered(list_digest="ab" * 32, row=3),
        e.DossierSeenAgain("ab" * 32, 3),
        e.DuplicateDecided("d-2", "same"),
        e.ConflictDecided("name", ()),
        Unknown("dossier.photographed"),
        Malformed("permit.issued"),
    ],
    ids=lambda content: type(content).__name__,
)
def test_nobody_came_for_a_row_of_a_list_a_decision_or_what_says_nothing(content: Content) -> None:
    assert pace_of([at("09:00", content)]).hours == ()


def test_who_was_on_a_list_came_when_somebody_dealt_with_it() -> None:
    listed = e.DossierRegistered(list_digest="ab" * 32, row=3)
    pace = pace_of([at("08:00", listed), at("10:00", ATTENDED), at("10:30", ISSUED)])
    assert [each.hour for each in pace.hours] == [10]
    assert pace.minutes_to_permit == 30


# --- Durations ------------------------------------------------------------------------------------


def served(dossier: str, came: str, issued: str, handed_over: str) -> list[Deed]:
    return [
        at(came, REGISTERED, dossier),
        at(issued, e.PermitIssued(dossier, 1, 0), dossier),
        at(handed_over, e.PermitHandedOver(dossier), dossier),
    ]


def in_order(*days: list[Deed]) -> list[Deed]:
    return sorted((deed for day in days for deed in day), key=lambda deed: deed.moment)


def test_the_median_takes_no_notice_of_who_waited_for_hours() -> None:
    pace = pace_of(
        in_order(
            served("d-1", "09:00", "09:20", "09:30"),
            served("d-2", "09:00", "09:40", "10:00"),
            served("d-3", "09:00", "14:00", "16:00"),
        )
    )
    assert (pace.minutes_to_permit, pace.minutes_to_handing_over) == (40, 60)


def test_half_a_minute_is_rounded_up() -> None:
    day = in_order(
        served("d-1", "09:00", "09:20", "09:30"), served("d-2", "09:00", "09:21", "09:32")
    )
    assert pace_of(day).minutes_to_permit == 21


def test_without_a_permit_there_is_no_duration() -> None:
    pace = pace_of([at("09:00", REGISTERED)])
    assert (pace.minutes_to_permit, pace.minutes_to_handing_over) == (None, None)


def test_no_duration_is_taken_across_a_clock_that_went_back() -> None:
    sound = served("d-2", "08:10", "08:20", "08:30")
    pace = pace_of([at("09:00", REGISTERED), *sound, at("09:50", ISSUED)])
    assert pace.minutes_to_permit == 10
    assert pace.total.permits_issued == 2


def test_a_clock_set_right_by_seconds_is_sound() -> None:
    pace = pace_of(
        [at("09:00:30", REGISTERED), at("09:00:10", REGISTERED, "d-2"), at("09:20:30", ISSUED)]
    )
    assert pace.minutes_to_permit == 20


def test_no_duration_is_taken_from_a_clock_that_woke_up_years_ago() -> None:
    pace = pace_of([at("00:01", REGISTERED, day="2000-01-01"), at("09:50", ISSUED)])
    assert pace.total == Counts(came=1, permits_issued=1)
    assert pace.minutes_to_permit is None


CONTENTS = st.one_of(
    st.sampled_from([REGISTERED, ATTENDED, e.DossierParked(), e.DossierWaitlisted()]),
    st.builds(e.PermitIssued, st.sampled_from("ABC"), st.just(1), st.just(0)),
    st.builds(e.PermitPrinted, st.sampled_from("ABC"), st.just(1)),
    st.builds(e.PermitHandedOver, st.sampled_from("ABC")),
    st.just(e.DossierSeenAgain("ab" * 32, 1)),
    st.builds(Unknown, st.text()),
)
MOMENTS = st.datetimes(timezones=st.sampled_from([dt.UTC, dt.timezone(dt.timedelta(hours=14))]))
DEEDS = st.lists(st.builds(Deed, st.sampled_from(["", "d-1", "d-2", "d-3"]), CONTENTS, MOMENTS))


@given(DEEDS)
def test_after_any_day_the_hours_add_up_and_nothing_counts_twice(deeds: list[Deed]) -> None:
    pace = pace_of(deeds)
    hours = [each.hour for each in pace.hours]
    assert hours == list(range(hours[0], hours[-1] + 1)) if hours else not any(pace.total)
    for place, total in enumerate(pace.total):
        assert total == sum(each.counts[place] for each in pace.hours)
    counted = [deed for deed in deeds if deed.dossier]
    assert pace.total.came <= len({deed.dossier for deed in counted})
    for measure, kind in (("permits_issued", e.PermitIssued), ("handed_over", e.PermitHandedOver)):
        numbers = {deed.content.number for deed in counted if isinstance(deed.content, kind)}
        assert getattr(pace.total, measure) == len(numbers)
    for minutes in (pace.minutes_to_permit, pace.minutes_to_handing_over):
        assert minutes is None or 0 <= minutes <= 24 * 60


@given(DEEDS)
def test_saying_everything_twice_changes_no_count(deeds: list[Deed]) -> None:
    assert pace_of([*deeds, *deeds]).total == pace_of(deeds).total


# --- The day --------------------------------------------------------------------------------------


def test_a_log_that_never_opened_a_stop_has_no_day() -> None:
    assert last_day([(1, e.FormsReserved(1, 9))]) == ("", [])


def test_a_quota_set_anew_begins_no_new_day() -> None:
    opened, more = e.StopOpened("TET", DAY), e.StopOpened("TET", DAY, 120)
    assert last_day([(3, opened), (9, more)]) == (DAY, [(3, None)])


def test_the_day_that_was_closed_last_is_the_last_one() -> None:
    opened, closed = e.StopOpened("TET", DAY), e.StopClosed("TET", DAY)
    assert last_day([(3, opened), (9, closed)]) == (DAY, [(3, 9)])


def test_a_day_that_was_opened_again_is_one_day_without_what_lies_between() -> None:
    told = [
        (3, e.StopOpened("TET", DAY)),
        (9, e.StopClosed("TET", DAY)),
        (10, e.StopOpened("TET", NEXT)),
        (15, e.StopOpened("TET", DAY, 0, "revenu")),
    ]
    assert last_day(told) == (DAY, [(3, 9), (15, None)])
