"""Alarms: each where it should be and nowhere else, whatever the order, until it is settled."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import ClassVar

import pytest

from infitah_desk.domain import events as e
from infitah_desk.domain.errors import Refused
from infitah_desk.domain.events import Content
from infitah_desk.services import (
    enrolling,
    granting,
    issuing,
    linking,
    opening,
    protecting,
    receipting,
)
from infitah_desk.services.alarming import Alarm, list_alarms, put_alarm_away
from infitah_desk.services.sending import Parcel, seal_own_log, send
from infitah_desk.system.texts import LANGUAGES, say
from tests.helpers.caravans import (
    DAY,
    EVERYWHERE,
    HQ,
    NORTH,
    OUJDA,
    TETOUAN,
    TETOUAN_2,
    Caravan,
    issued,
    ready,
    registered,
)

ALL = (HQ, NORTH, EVERYWHERE, TETOUAN, TETOUAN_2, OUJDA)


class PackBlessed(Content, frozen=True):
    """A kind that no version knows yet."""

    KIND: ClassVar[str] = "pack.blessed"
    number: str = ""


def alarms(caravan: Caravan, node: str) -> tuple[Alarm, ...]:
    with caravan.at(node) as session:
        return list_alarms(session)


def places(caravan: Caravan, node: str) -> list[tuple[str, str, int, int]]:
    return [(each.code, each.node, each.first, each.last) for each in alarms(caravan, node)]


def write(caravan: Caravan, node: str, *numbers: int) -> list[str]:
    with caravan.at(node) as session:
        return [registered(session, number) for number in numbers]


def three_exports(caravan: Caravan) -> list[Path]:
    """Three bundles from Tétouan, each with the one event that the one before did not hold."""
    found = []
    for number in (1, 2, 3):
        write(caravan, TETOUAN, number)
        found.append(caravan.export(TETOUAN).file)
        caravan.merge(NORTH, found[-1])
        caravan.give_receipt(NORTH, TETOUAN)
    return found


def two_laptops(caravan: Caravan) -> tuple[Path, Path]:
    """One log that two laptops went on with from its second event."""
    write(caravan, TETOUAN, 1)
    other = caravan.copied_laptop(TETOUAN, "the other laptop")
    write(caravan, TETOUAN, 2)
    write(caravan, other, 3, 4)
    return caravan.export(TETOUAN).file, caravan.export(other).file


def test_where_all_is_well_there_is_no_alarm(caravan: Caravan) -> None:
    write(caravan, TETOUAN, 1)
    caravan.merge(NORTH, caravan.export(TETOUAN).file)
    caravan.merge(HQ, caravan.export(NORTH).file)
    caravan.give_receipt(HQ, TETOUAN)
    caravan.give_receipt(NORTH, TETOUAN)
    assert {node: places(caravan, node) for node in ALL} == {node: [] for node in ALL}


def test_a_gap_is_an_alarm_with_its_place_until_it_is_filled(caravan: Caravan) -> None:
    first, second, third = three_exports(caravan)
    caravan.merge(HQ, first, third)
    assert places(caravan, HQ) == [("alarm.gap", TETOUAN, 2, 2)]
    assert places(caravan, NORTH) == []
    caravan.merge(HQ, second)
    assert places(caravan, HQ) == []


def test_a_gap_at_the_beginning_and_one_in_the_middle_are_two(caravan: Caravan) -> None:
    files = three_exports(caravan)
    write(caravan, TETOUAN, 4)
    last = caravan.export(TETOUAN).file
    caravan.merge(HQ, files[1], last)
    assert places(caravan, HQ) == [
        ("alarm.gap", TETOUAN, 1, 1),
        ("alarm.gap", TETOUAN, 3, 3),
    ]


def test_alarms_are_the_same_in_whatever_order_things_came(
    caravan: Caravan, tmp_path: Path
) -> None:
    one, other = two_laptops(caravan)
    with caravan.at(OUJDA) as session:
        dossier = registered(session, 9)
        session.write([("", [e.StopOpened("TET", "2010-09-28")]), (dossier, [PackBlessed("1")])])
        session.write([(dossier, [e.ErasureConfirmed("vengeance")])])
    files = (one, other, caravan.export(OUJDA).file)
    found = []
    for number, order in enumerate(itertools.permutations(files)):
        copy = caravan.copied_to(tmp_path / str(number))
        copy.merge(HQ, *order)
        with copy.at(HQ) as session:
            now = list_alarms(session)
            session.store.projection.rebuild()
            found += [now, list_alarms(session)]
    assert {each.code for each in found[0]} == {
        "alarm.fork",
        "alarm.outside_rights",
        "alarm.newer_event",
    }
    assert all(each == found[0] for each in found)


def test_a_fork_is_told_from_where_the_two_part(caravan: Caravan) -> None:
    caravan.merge(HQ, *two_laptops(caravan))
    [alarm] = alarms(caravan, HQ)
    assert (alarm.code, alarm.severity, alarm.node) == ("alarm.fork", "error", TETOUAN)
    assert (alarm.first, alarm.last, alarm.details["good"]) == (2, 3, 1)


def test_a_fork_is_settled_once_its_desk_is_revoked(caravan: Caravan) -> None:
    caravan.merge(HQ, *two_laptops(caravan))
    with caravan.at(HQ) as session:
        enrolling.revoke_node(session, TETOUAN, "copié")
    [alarm] = alarms(caravan, HQ)
    assert (alarm.code, alarm.details["count"]) == ("alarm.quarantined", 1)


def test_two_laptops_of_headquarters_are_told_with_a_cure_that_can_be_followed(
    caravan: Caravan,
) -> None:
    """Nobody revokes headquarters: one of the two is put away, and what both wrote is kept."""
    other = caravan.copied_laptop(HQ, "the other laptop")
    for place, permits in ((HQ, 3), (other, 6)):
        with caravan.at(place) as session:
            granting.grant_block(session, TETOUAN, permits, 0)
            receipting.write_reference(session, reference := caravan.file("-reference"))
        caravan.clock.pass_by(1)
        with caravan.at(NORTH) as session:
            receipting.read_reference(session, reference)
    caravan.merge(HQ, caravan.export(NORTH).file)
    for place, code in ((NORTH, "alarm.fork"), (HQ, "alarm.own_log_elsewhere")):
        with caravan.at(place) as session:
            [alarm] = list_alarms(session)
            assert (alarm.code, alarm.cure) == (code, "cure.fork_authority")
            put_alarm_away(session, alarm.id)
    caravan.reference(NORTH)
    assert (places(caravan, NORTH), places(caravan, HQ)) == ([], [])


def test_a_laptop_learns_that_another_writes_its_log(caravan: Caravan) -> None:
    _, theirs = two_laptops(caravan)
    caravan.merge(TETOUAN, theirs)
    [alarm] = alarms(caravan, TETOUAN)
    assert (alarm.code, alarm.first, alarm.last) == ("alarm.own_log_elsewhere", 2, 3)
    caravan.merge(TETOUAN_2, theirs)
    assert places(caravan, TETOUAN_2) == []


def test_a_laptop_learns_so_too_where_it_only_stands_still(caravan: Caravan) -> None:
    write(caravan, TETOUAN, 1)
    other = caravan.copied_laptop(TETOUAN, "the other laptop")
    write(caravan, other, 2)
    caravan.merge(TETOUAN, caravan.export(other).file)
    assert places(caravan, TETOUAN) == [("alarm.own_log_elsewhere", TETOUAN, 2, 2)]


def test_a_receipt_that_names_another_branch_is_an_alarm(caravan: Caravan) -> None:
    caravan.merge(NORTH, *two_laptops(caravan))
    caravan.give_receipt(NORTH, TETOUAN)
    [alarm] = alarms(caravan, TETOUAN)
    assert (alarm.code, alarm.last, alarm.details["sender"]) == (
        "alarm.receipt_other_chain",
        3,
        NORTH,
    )


def test_what_a_revoked_desk_wrote_since_is_counted(caravan: Caravan) -> None:
    write(caravan, TETOUAN, 1)
    caravan.merge(HQ, caravan.export(TETOUAN).file)
    with caravan.at(HQ) as session:
        enrolling.revoke_node(session, TETOUAN, "volé")
    assert places(caravan, HQ) == []
    with caravan.at(TETOUAN) as session:
        issued(session, 2)
    caravan.merge(HQ, caravan.export(TETOUAN).file)
    [alarm] = alarms(caravan, HQ)
    # The stop that was opened concerns no dossier, and counts as well.
    assert (alarm.code, alarm.first, alarm.last) == ("alarm.quarantined", 2, 6)
    assert (alarm.details["count"], alarm.dossier != "") == (5, False)


def test_revoking_later_raises_the_same(caravan: Caravan) -> None:
    write(caravan, TETOUAN, 1)
    caravan.merge(HQ, caravan.export(TETOUAN).file)
    write(caravan, TETOUAN, 2)
    later = caravan.export(TETOUAN).file
    caravan.merge(NORTH, later)
    assert places(caravan, NORTH) == []
    with caravan.at(HQ) as session:
        enrolling.revoke_node(session, TETOUAN, "volé")
    caravan.merge(HQ, later)
    caravan.reference(NORTH)
    assert alarms(caravan, NORTH) == alarms(caravan, HQ)


@pytest.mark.parametrize("in_a_dossier", [True, False])
def test_what_somebody_may_not_say_is_an_alarm(caravan: Caravan, *, in_a_dossier: bool) -> None:
    with caravan.at(TETOUAN) as session:
        dossier = registered(session, 1)
        wrong: tuple[str, Content] = (dossier, e.ErasureConfirmed("vengeance"))
        if not in_a_dossier:
            wrong = ("", e.ProgrammePublished("code = 'other'"))
        session.write([(wrong[0], [wrong[1]])])
    caravan.merge(HQ, caravan.export(TETOUAN).file)
    [alarm] = alarms(caravan, HQ)
    assert (alarm.code, alarm.node, alarm.first) == ("alarm.outside_rights", TETOUAN, 2)
    assert alarm.dossier == wrong[0]


@pytest.mark.parametrize("in_a_dossier", [True, False])
def test_what_only_a_later_version_knows_is_an_alarm(
    caravan: Caravan, *, in_a_dossier: bool
) -> None:
    with caravan.at(TETOUAN) as session:
        dossier = registered(session, 1)
        session.write([(dossier if in_a_dossier else "", [PackBlessed("1")])])
    caravan.merge(HQ, caravan.export(TETOUAN).file)
    assert places(caravan, HQ) == [("alarm.newer_event", TETOUAN, 2, 2)]


def test_two_permits_of_linked_dossiers_are_an_alarm_until_one_is_revoked(
    caravan: Caravan,
) -> None:
    with caravan.at(TETOUAN) as session:
        one = issued(session, 1)
        left = issuing.find_permit(session, one)[0].dossier
    with caravan.at(OUJDA) as session:
        opening.open_the_stop(session, DAY)
        other = issued(session, 2)
        right = issuing.find_permit(session, other)[0].dossier
    caravan.merge(NORTH, caravan.export(TETOUAN).file, caravan.export(OUJDA).file)
    assert places(caravan, NORTH) == []
    with caravan.at(NORTH) as session:
        linking.decide_duplicate(session, left, right, "same")
        [alarm] = list_alarms(session)
        assert (alarm.code, alarm.details["permits"]) == ("alarm.two_permits", sorted((one, other)))
        assert alarm.dossier in {left, right}
    with caravan.at(OUJDA) as session:
        issuing.revoke_permit(session, other, "duplicate")
    caravan.merge(NORTH, caravan.export(OUJDA).file)
    assert places(caravan, NORTH) == []


def blanked(caravan: Caravan) -> Path:
    """What a coordinator sends on of a desk, without what is personal."""
    write(caravan, TETOUAN, 1)
    caravan.merge(NORTH, caravan.export(TETOUAN).file)
    with caravan.at(NORTH) as session:
        seal_own_log(session)
        parcel = Parcel(
            kind="events",
            receivers=(session.roster.nodes[HQ],),
            logs=tuple(session.store.log.logs()),
            shown=frozenset(),
        )
        send(session, parcel, out := caravan.file("-blanked"))
    return out


def test_bodies_that_a_coordinator_kept_back_are_an_alarm_until_they_come(
    caravan: Caravan,
) -> None:
    caravan.merge(HQ, blanked(caravan))
    assert places(caravan, HQ) == [("alarm.without_body", TETOUAN, 1, 1)]
    caravan.merge(HQ, caravan.export(TETOUAN).file)
    assert places(caravan, HQ) == []


def test_what_was_erased_is_not_waited_for(caravan: Caravan) -> None:
    [dossier] = write(caravan, TETOUAN, 1)
    caravan.merge(HQ, caravan.export(TETOUAN).file)
    with caravan.at(HQ) as session:
        protecting.erase(session, dossier, "demandé")
    caravan.reference(NORTH)
    caravan.merge(NORTH, caravan.export(TETOUAN).file)
    assert (places(caravan, HQ), places(caravan, NORTH)) == ([], [])


def test_a_programme_of_a_later_version_is_an_alarm(caravan: Caravan) -> None:
    with caravan.at(HQ) as session:
        session.write([("", [e.ProgrammePublished("later = 'than this version'")])])
        assert [each.code for each in list_alarms(session)] == ["alarm.programme_unreadable"]


# ------------------------------------------------------------------------------ putting away


def test_what_is_out_of_a_revoked_desk_is_put_away_until_more_comes(caravan: Caravan) -> None:
    caravan.merge(HQ, *two_laptops(caravan))
    with caravan.at(HQ) as session:
        enrolling.revoke_node(session, TETOUAN, "copié")
        put_alarm_away(session, list_alarms(session)[0].id)
        assert list_alarms(session) == ()
        session.store.projection.rebuild()
        assert list_alarms(session) == ()
    write(caravan, TETOUAN, 5)
    caravan.merge(HQ, caravan.export(TETOUAN).file)
    [alarm] = alarms(caravan, HQ)
    assert alarm.details["count"] == 2


def test_what_can_be_settled_cannot_be_put_away(caravan: Caravan) -> None:
    first, _, third = three_exports(caravan)
    caravan.merge(HQ, first, third)
    with caravan.at(HQ) as session:
        [alarm] = list_alarms(session)
        with pytest.raises(Refused) as refused:
            put_alarm_away(session, alarm.id)
        assert refused.value.codes == ("alarm.to_be_settled",)
        enrolling.revoke_node(session, TETOUAN, "volé")
        put_alarm_away(session, alarm.id)
        assert list_alarms(session) == ()
        with pytest.raises(Refused):
            put_alarm_away(session, "nothing")


def test_every_alarm_and_every_cure_has_words(caravan: Caravan) -> None:
    caravan.merge(HQ, *two_laptops(caravan))
    with caravan.at(OUJDA) as session:
        dossier = ready(session, 9)
        session.write([(dossier, [PackBlessed("1"), e.ErasureConfirmed("vengeance")])])
    caravan.merge(HQ, caravan.export(OUJDA).file)
    for alarm in alarms(caravan, HQ):
        for language in LANGUAGES:
            told = (
                say(alarm.code, language, **alarm.details),
                say(alarm.cure, language, **alarm.details),
            )
            assert [each for each in told if "…" in each or each.startswith("cure.")] == []


def test_a_receipt_written_is_no_alarm_for_whoever_wrote_it(caravan: Caravan) -> None:
    write(caravan, TETOUAN, 1)
    caravan.merge(NORTH, caravan.export(TETOUAN).file)
    with caravan.at(NORTH) as session:
        receipting.write_receipt(session, TETOUAN, caravan.file())
        assert list_alarms(session) == ()
