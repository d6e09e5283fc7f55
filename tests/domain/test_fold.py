"""A dossier's state: bodies that are missing, come late, or are erased for good."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from infitah_desk.domain import events as e
from infitah_desk.domain.dossier import Situation, decode_state, encode_state
from infitah_desk.domain.event import Event
from infitah_desk.domain.replay import replay, replayed_digest
from tests.helpers.dossiers import DAY, a_dossier, a_ready_dossier
from tests.helpers.histories import caravans, held
from tests.helpers.logs import (
    DOSSIER,
    LogWriter,
    authority,
    enrolment,
    folded,
    replayed,
    without_body,
)


def a_named_dossier() -> LogWriter:
    desk = LogWriter.of("TET-1")
    desk.write(e.DossierRegistered(values={"name": "Atlas"}))
    return desk


def test_a_withheld_body_is_waited_for() -> None:
    state = folded(map(without_body, a_named_dossier().events))

    assert (state.fields, state.missing_bodies) == ({}, 1)


def test_a_body_that_was_never_written_is_not_missing() -> None:
    desk = LogWriter.of("TET-1")
    desk.write(e.DossierRegistered())

    assert folded(desk.events).missing_bodies == 0


def test_of_a_withheld_paper_it_is_known_that_it_was_accepted() -> None:
    desk = LogWriter.of("TET-1")
    event = desk.write(e.DocumentAccepted("rc_extract", "4262", "Oujda"))

    assert folded([without_body(event)]).documents["rc_extract"].accepted


def erased_by(writer: LogWriter, desk: LogWriter) -> list[Event]:
    writer.write(e.ErasureConfirmed("asked"))
    return [*writer.events, *desk.events]


def test_an_erased_dossier_says_nothing_personal() -> None:
    events = erased_by(authority("TET-1"), a_named_dossier())

    assert replay(events).dossiers[DOSSIER].fields == {}


def test_of_an_erased_dossier_no_body_is_waited_for() -> None:
    events = erased_by(authority("TET-1"), a_named_dossier())

    assert replay(map(without_body, events)).dossiers[DOSSIER].missing_bodies == 0


def test_an_erased_dossier_is_the_same_with_and_without_its_bodies() -> None:
    desk = a_named_dossier()
    desk.write_raw("dossier.corrected", {}, b"no JSON at all")
    events = erased_by(authority("TET-1"), desk)

    assert replay(events) == replay(map(without_body, events))


def test_an_erasure_with_a_body_that_says_nothing_is_an_erasure_all_the_same() -> None:
    head = authority("TET-1")
    head.write_raw("erasure.confirmed", {"reason": "asked"}, b"no JSON at all")

    assert replayed(head, a_named_dossier()).dossiers[DOSSIER].erased


def test_accounts_outlive_an_erasure() -> None:
    desk = a_named_dossier()
    desk.write(e.InitiationAttended(DAY))

    assert replay(erased_by(authority("TET-1"), desk)).dossiers[DOSSIER].initiated == DAY


def test_what_a_desk_erases_stays() -> None:
    desk = a_named_dossier()
    events = erased_by(desk, authority("TET-1"))

    assert replay(events).dossiers[DOSSIER].fields == {"name": "Atlas"}


def test_events_of_a_desk_count_once_it_is_enrolled_however_late() -> None:
    head, desk = authority(), a_named_dossier()
    before = replayed(head, desk).dossiers[DOSSIER].registered
    head.write(enrolment("TET-1"), "", lamport=99)

    assert (before, replayed(head, desk).dossiers[DOSSIER].registered) == (False, True)


def test_the_first_day_of_two_initiations_counts() -> None:
    telling = a_dossier().then(
        e.InitiationAttended("2010-09-30"), e.InitiationAttended("2010-09-29")
    )

    assert telling.state.initiated == "2010-09-29"


def test_the_last_word_on_a_situation_counts() -> None:
    telling = a_dossier().then(e.DossierParked("", "certificate"), e.DossierResumed())

    assert telling.state.situation == Situation()


def test_a_row_seen_twice_is_noted_once() -> None:
    again = e.DossierSeenAgain("ab", 7)

    assert len(a_dossier().then(again, again).state.seen_again) == 1


def test_the_heads_are_what_no_other_event_knew() -> None:
    one, other = LogWriter.of("TET-1"), LogWriter.of("OUJ-1")
    first = one.write(e.DossierResumed())
    last = [one.write(e.DossierResumed()), other.write(e.DossierResumed(), after=[first])]

    assert {head[:2] for head in folded([first, *last]).heads} == {
        (event.log, event.seq) for event in last
    }


def test_a_state_survives_its_bytes() -> None:
    state = a_ready_dossier().marked("phone").issued().printed().spoiled().state

    assert decode_state(encode_state(state)) == state


@settings(max_examples=60)
@given(st.data())
def test_a_replay_does_not_depend_on_order_or_repetition(data: st.DataObject) -> None:
    events = data.draw(held(data.draw(caravans())))
    again = data.draw(st.permutations([*events, *map(without_body, events)]))

    assert replayed_digest(replay(again)) == replayed_digest(replay(events))
