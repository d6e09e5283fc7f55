"""The life of a permit: the same copy until it is in hand, void for good once it is revoked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infitah_desk.domain import events as e
from infitah_desk.domain.dossier import DossierState
from infitah_desk.domain.event import Event
from infitah_desk.domain.permit import PermitState, Void
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


# --- Copies that must not pass any more -----------------------------------------------------------


def voids(telling: Telling) -> list[int]:
    """The copies of the first permit that are void; [0] where all of it is."""
    return [void.copy for void in telling.state.voids]


def test_a_spoiled_sheet_passes_no_more_wherever_it_lies() -> None:
    assert voids(a_ready_dossier().issued().printed().spoiled()) == [1]
    assert voids(a_ready_dossier().issued().spoiled()) == [1]


@pytest.mark.parametrize("reason", ["copy.lost", "copy.damaged", "copy.spoiled", "copy.corrected"])
def test_a_copy_that_replaces_a_sheet_makes_every_earlier_one_void(reason: str) -> None:
    twice = a_ready_dossier().issued().printed().printed(2)
    assert voids(twice.printed(3, reason=reason)) == [1, 2]
    assert permit(twice.printed(3, reason=reason)).good == (3,)


@pytest.mark.parametrize("reason", ["copy.other", "pour la banque", ""])
def test_a_copy_for_another_reason_takes_nothing_from_those_before_it(reason: str) -> None:
    twice = a_ready_dossier().issued().printed().printed(2, reason=reason)
    assert (voids(twice), permit(twice).good) == ([], (1, 2))


def test_a_lost_sheet_does_not_come_back_because_the_copy_was_spoiled() -> None:
    lost = a_ready_dossier().issued().printed().printed(2, reason="copy.lost").spoiled(2)
    assert voids(lost) == [1, 2]
    assert not permit(lost).printed


def test_of_a_revoked_permit_every_copy_is_void() -> None:
    assert voids(a_ready_dossier().issued().printed().spoiled().revoked()) == [0]


def test_a_revocation_stops_a_permit_whose_issue_has_not_come() -> None:
    state = a_ready_dossier().revoked().state
    assert (state.permits, state.voids) == ({}, (Void(number(1)),))


def test_a_number_is_void_however_its_log_spells_it() -> None:
    loose = number(1).lower().replace("-", "")
    assert a_ready_dossier().then(e.PermitRevoked(loose)).state.voids == (Void(number(1)),)


@pytest.mark.parametrize("copy", [0, 256, 2**53 - 1])
def test_no_copy_is_void_that_no_code_can_name(copy: int) -> None:
    spoiled = a_ready_dossier().issued().spoiled(copy).printed(copy, reason="copy.lost")
    assert all(1 <= void <= 255 for void in voids(spoiled))


def test_the_first_copy_needs_no_reason_and_keeps_none() -> None:
    assert permit(a_ready_dossier().issued().printed(1, reason="copy.lost")).reasons == ()


def test_what_became_of_a_permit_says_why_its_next_copy_is_made() -> None:
    issued = a_ready_dossier().issued()
    in_hand = issued.printed()
    assert permit(issued).next_reason == ""
    assert permit(issued.spoiled()).next_reason == "copy.spoiled"
    assert permit(in_hand).next_reason == "copy.other"
    assert permit(in_hand.with_values(name="Rif")).next_reason == "copy.corrected"
    assert permit(in_hand.with_values(name="Rif").spoiled()).next_reason == "copy.spoiled"


@pytest.mark.parametrize("reason", ["copy.other", "copy.lost", "copy.corrected", "pour la banque"])
def test_the_next_copy_is_for_what_the_spoiled_one_was(reason: str) -> None:
    in_hand = a_ready_dossier().issued().printed()
    unseen = in_hand.then(e.PermitSpoiled(number(1), 2, "torn", reason))
    assert permit(unseen).next_reason == reason
    assert permit(in_hand.printed(2, reason=reason).spoiled(2)).next_reason == reason


def test_a_spoiled_copy_of_which_nobody_said_why_takes_nothing_from_a_good_sheet() -> None:
    spoiled = a_ready_dossier().issued().printed().spoiled(2)
    assert permit(spoiled).next_reason == "copy.other"
    assert permit(spoiled.spoiled(1)).next_reason == "copy.spoiled"


def test_what_an_unseen_sheet_was_for_makes_no_other_void() -> None:
    in_hand = a_ready_dossier().issued().printed()
    assert voids(in_hand.then(e.PermitSpoiled(number(1), 2, "torn", "copy.lost"))) == [2]


def of_two_installations(*reasons: str) -> Telling:
    """Two desks of one node that each say why there is a second copy."""
    said = a_ready_dossier().issued().printed()
    for reason in reasons:
        said = said.printed(2, reason=reason)
    return said


@pytest.mark.parametrize(
    "reasons", [("copy.other", "copy.lost"), ("copy.lost", "copy.other"), ("", "copy.lost")]
)
def test_no_second_reason_for_a_copy_brings_a_lost_sheet_back(reasons: tuple[str, str]) -> None:
    assert permit(of_two_installations(*reasons)).reasons == ((2, "copy.lost"),)


SHEETS = (
    e.PermitIssued(number(1), 1, LEGAL_TIME),
    e.PermitPrinted(number(1), 1),
    e.PermitPrinted(number(1), 2, "copy.lost"),
    e.PermitPrinted(number(1), 2, "copy.other"),
    e.PermitPrinted(number(1), 3, "own words"),
    e.PermitSpoiled(number(1), 2, "spoiled.torn"),
    e.PermitSpoiled(number(1), 2, "spoiled.torn", "copy.lost"),
    e.PermitSpoiled(number(1), 2, "spoiled.torn", "copy.other"),
    e.PermitHandedOver(number(1), "fils", 3),
    e.PermitRevoked(number(1), "revoked.lost"),
    e.PermitIssued(number(2), 2, LEGAL_TIME),
    e.PermitPrinted(number(2), 1),
)


@given(st.data())
def test_what_is_void_stays_void_whatever_comes_later_and_in_whatever_order(
    data: st.DataObject,
) -> None:
    """Any part of the news, then more of it: nothing that was stopped passes again."""
    desks = [LogWriter.of("TET-1"), LogWriter.of("TET-1", 2)]
    said = data.draw(st.lists(st.sampled_from(SHEETS), min_size=1, max_size=14))
    events = [data.draw(st.sampled_from(desks)).write(content) for content in said]
    news = data.draw(st.permutations(events))
    stopped: set[tuple[str, int]] = set()

    for here in range(1, len(news) + 1):
        state = folded(news[:here])
        passing = {
            (each, copy)
            for each in (number(1), number(2))
            for copy in range(1, 5)
            if not {Void(each), Void(each, copy)} & set(state.voids)
        }
        assert not stopped & passing
        stopped |= {(each, copy) for each in (number(1), number(2)) for copy in range(1, 5)}
        stopped -= passing

    assert folded(events) == folded(news)


def test_who_took_a_copy_is_known_of_each() -> None:
    taken = a_ready_dossier().issued().printed().handed_over(to="fils", copy=1)
    duplicate = taken.printed(2, reason="copy.lost")
    assert (permit(duplicate).taken, permit(duplicate).in_stock) == ((1,), (2,))
    given_ = permit(duplicate.handed_over(to="frère", copy=2))
    assert (given_.taken, given_.in_stock, given_.handed_to) == ((1, 2), (), "frère")


def test_what_an_earlier_version_handed_over_is_every_sheet_in_hand() -> None:
    assert permit(a_ready_dossier().issued().printed().handed_over()).taken == (1,)
