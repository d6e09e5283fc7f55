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


# --- Outdated sheets ------------------------------------------------------------------------------


def test_what_the_sheet_shows_is_corrected_after_it_was_printed() -> None:
    printed = a_ready_dossier().issued().printed()

    assert not permit(printed).outdated
    assert permit(printed.with_values(manager="Salma Benani")).outdated


def test_what_no_sheet_shows_may_be_corrected() -> None:
    printed = a_ready_dossier().issued().printed()

    assert not permit(printed.with_values(phone="+212539943008", turnover="1.00")).outdated


def test_a_reprint_shows_what_was_corrected() -> None:
    corrected = a_ready_dossier().issued().printed().with_values(name="Rif")

    assert not permit(corrected.printed(2)).outdated


def test_with_the_reprint_spoiled_the_old_sheet_is_in_hand_again() -> None:
    corrected = a_ready_dossier().issued().printed().with_values(name="Rif")

    assert permit(corrected.printed(2).spoiled(2)).outdated


def test_without_a_sheet_nothing_is_outdated() -> None:
    assert not permit(a_ready_dossier().issued().with_values(name="Rif")).outdated
    assert not permit(a_ready_dossier().issued().printed().spoiled().with_values(ice="1")).outdated


def test_a_correction_taken_back_leaves_the_sheet_right() -> None:
    before = str(a_ready_dossier().state.fields["name"])
    corrected = a_ready_dossier().issued().printed().with_values(name="Rif")

    assert not permit(corrected.with_values(name=before)).outdated


def corrected_elsewhere(lamport: int) -> list[Event]:
    """A sheet printed at one desk while another corrected its name, whatever its counter said."""
    desk, other = LogWriter.of("TET-1"), LogWriter.of("TET-2")
    begun = desk.write(e.DossierRegistered(values={"name": "Rif"}))
    desk.write(e.PermitIssued(number(1), 1, LEGAL_TIME))
    desk.write(e.PermitPrinted(number(1), 1))
    other.write(e.DossierCorrected({"name": "Atlas"}, "x"), after=[begun], lamport=lamport)
    return [*desk.events, *other.events]


@pytest.mark.parametrize("lamport", [2, 3, 9])
def test_a_correction_that_the_printing_desk_did_not_know_outdates_the_sheet(lamport: int) -> None:
    state = folded(corrected_elsewhere(lamport))

    assert state.permits[number(1)].outdated == (state.text("name") != "Rif")


@given(st.data())
def test_whether_a_sheet_is_outdated_hangs_on_no_order_of_news(data: st.DataObject) -> None:
    """It is where the values that its printing desk knew are not those that the dossier shows."""
    desk, other = LogWriter.of("TET-1"), LogWriter.of("TET-2")
    events = [desk.write(e.DossierRegistered(values={"name": "Rif"}))]
    events.append(desk.write(e.PermitIssued(number(1), 1, LEGAL_TIME)))
    for _ in range(data.draw(st.integers(1, 7))):
        writer = data.draw(st.sampled_from([desk, other]))
        known = data.draw(st.lists(st.sampled_from(events), min_size=1, unique_by=id))
        said: e.Content = data.draw(
            st.sampled_from(
                [
                    e.DossierCorrected({"name": "Atlas"}, "x"),
                    e.DossierCorrected({"name": "Rif"}, "x"),
                    e.DossierCorrected({"phone": "+212539943008"}, "x"),
                    e.PermitPrinted(number(1), 1),
                    e.PermitPrinted(number(1), 2),
                ]
            )
        )
        events.append(writer.write(said, after=known))

    state = folded(data.draw(st.permutations(events)))

    assert state == folded(events)
    sheet = state.permits[number(1)]
    last = [
        event
        for event in events
        if isinstance(content := e.told(event).content, e.PermitPrinted)
        and content.copy == max(sheet.copies)
    ]
    past = [names_known_to(event, events) for event in last]
    assert sheet.outdated == (bool(last) and all(name != state.text("name") for name in past))


def names_known_to(event: Event, events: list[Event]) -> str:
    """The name that the author of an event had before the eyes."""
    known, open_ = {event.hash: event}, [event]
    while open_:
        later = open_.pop()
        for ref in e.told(later).head.after:
            named = (later.log, ref) if isinstance(ref, int) else ref[:2]
            found = next(each for each in events if (each.log, each.seq) == named)
            if found.hash not in known:
                known[found.hash] = found
                open_.append(found)
    return folded(list(known.values())).text("name")
