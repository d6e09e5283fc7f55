"""Alarms: each where it should be and nowhere else, whatever the order, until it is settled."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import ClassVar

import pytest

from infitah_desk.bundles.manifest import Branch, HeldLog, Receipt
from infitah_desk.domain import events as e
from infitah_desk.domain.errors import Refused
from infitah_desk.domain.events import Content
from infitah_desk.services import (
    enrolling,
    granting,
    issuing,
    linking,
    merging,
    opening,
    protecting,
    receipting,
)
from infitah_desk.services.alarming import Alarm, list_alarms, put_alarm_away
from infitah_desk.services.sending import Parcel, seal_own_log, send
from infitah_desk.services.taking import take_file
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
from tests.helpers.forged_bundles import taken_apart

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


# ------------------------------------------------------------------------------ refused files


def damaged(path: Path) -> Path:
    """The same file on another stick, which was pulled out too early."""
    stick = path.with_suffix("")
    stick.mkdir(exist_ok=True)
    bad = stick / path.name
    bad.write_bytes(path.read_bytes()[:-200])
    return bad


def changed(caravan: Caravan) -> Path:
    """A bundle that a coordinator sent on and changed on the way."""
    caravan.merge(NORTH, bundle := caravan.export(TETOUAN).file)
    with caravan.at(NORTH) as sender, caravan.at(HQ) as receiver:
        parts = taken_apart(bundle, sender)
        [*_, last] = parts.lines_of(sender.roster.nodes[TETOUAN].installations[0].log)
        parts.lines[last] = parts.lines[last].replace(b"Zerouali", b"Zeroauli")
        return parts.saved(sender, receiver, caravan.file("-changed"))


def test_a_damaged_file_is_remembered_until_it_comes_whole(caravan: Caravan) -> None:
    write(caravan, TETOUAN, 1)
    good = caravan.export(TETOUAN).file
    with caravan.at(HQ) as session:
        merging.merge_bundles(session, [damaged(good), damaged(good)])
        [alarm] = list_alarms(session)
        assert (alarm.code, alarm.cure) == ("alarm.refused_file", "bundle.damaged")
        assert alarm.severity == "warning"
        merging.merge_bundles(session, [good])
        assert list_alarms(session) == ()


def test_a_changed_file_stays_told_though_its_sender_then_sends_a_good_one(
    caravan: Caravan,
) -> None:
    write(caravan, TETOUAN, 1)
    with_change = changed(caravan)
    with caravan.at(HQ) as session:
        merging.merge_bundles(session, [with_change])
        [alarm] = list_alarms(session)
        assert (alarm.node, alarm.cure, alarm.severity) == (NORTH, "bundle.chain_broken", "error")
    caravan.merge(HQ, caravan.export(NORTH).file)
    with caravan.at(HQ) as session:
        assert [each.id for each in list_alarms(session)] == [alarm.id]
        put_alarm_away(session, alarm.id)
        assert list_alarms(session) == ()


def miscounted(caravan: Caravan) -> Path:
    """A bundle that a coordinator's program wrote wrongly."""
    bundle = caravan.export(NORTH).file
    with caravan.at(NORTH) as sender, caravan.at(HQ) as receiver:
        parts = taken_apart(bundle, sender)
        parts.claims["counts"] = {"events": len(parts.lines), "bytes": 10**6, "scans": 0}
        return parts.saved(sender, receiver, caravan.file("-miscounted"))


def test_a_miscounted_file_is_remembered_until_a_good_one_of_its_sender_comes(
    caravan: Caravan,
) -> None:
    write(caravan, TETOUAN, 1)
    caravan.merge(NORTH, caravan.export(TETOUAN).file)
    wrong = miscounted(caravan)
    with caravan.at(HQ) as session:
        merging.merge_bundles(session, [wrong])
        [alarm] = list_alarms(session)
        assert (alarm.node, alarm.cure) == (NORTH, "bundle.count_mismatch")
    caravan.merge(HQ, caravan.export(TETOUAN).file)
    assert [each.id for each in alarms(caravan, HQ)] == [alarm.id]
    caravan.merge(HQ, caravan.export(NORTH).file)
    assert places(caravan, HQ) == []


def test_a_file_that_was_written_before_settles_nothing_of_a_refused_one(caravan: Caravan) -> None:
    write(caravan, TETOUAN, 1)
    caravan.merge(NORTH, caravan.export(TETOUAN).file)
    before = caravan.export(NORTH).file
    caravan.clock.pass_by(60)
    wrong = miscounted(caravan)
    with caravan.at(HQ) as session:
        merging.merge_bundles(session, [wrong, before])
        assert [alarm.cure for alarm in list_alarms(session)] == ["bundle.count_mismatch"]
        merging.merge_bundles(session, [caravan.export(NORTH).file])
        assert list_alarms(session) == ()


def test_a_file_that_the_window_takes_is_remembered_too(caravan: Caravan, tmp_path: Path) -> None:
    write(caravan, TETOUAN, 1)
    bad = tmp_path / "cut.age"
    bad.write_bytes(caravan.export(TETOUAN).file.read_bytes()[:300])
    with caravan.at(HQ) as session:
        assert take_file(session, bad).status == "rejected"
        [alarm] = list_alarms(session)
    assert (alarm.code, alarm.node, alarm.details["file"]) == ("alarm.refused_file", "", "cut.age")


def test_foreign_files_and_files_for_others_are_no_alarm(caravan: Caravan, tmp_path: Path) -> None:
    foreign = tmp_path / "photo.jpg"
    foreign.write_bytes(b"\xff\xd8\xff" + bytes(100))
    write(caravan, OUJDA, 1)
    for_others = caravan.export(OUJDA).file
    with caravan.at(TETOUAN) as session:
        merged = merging.merge_bundles(session, [foreign, for_others, tmp_path / "gone.age"])
        assert [each.status for each in merged.bundles] == ["rejected"] * 3
        assert list_alarms(session) == ()


def test_a_receipt_for_another_chain_is_remembered(caravan: Caravan) -> None:
    write(caravan, TETOUAN, 1)
    with caravan.at(NORTH) as session:
        seal_own_log(session)
        log = session.roster.nodes[TETOUAN].installations[0].log
        receipt = Receipt(TETOUAN, {log: HeldLog((Branch(7, "ab" * 32),), ())})
        parcel = Parcel(
            kind="receipt",
            receivers=(session.roster.nodes[TETOUAN],),
            logs=(),
            number=1,
            receipt=receipt,
        )
        send(session, parcel, out := caravan.file("-receipt"))
    with caravan.at(TETOUAN) as session:
        take_file(session, out)
        [alarm] = list_alarms(session)
    assert (alarm.cure, alarm.node) == ("receipt.other_chain", NORTH)


# ------------------------------------------------------------------------------ putting away


def test_a_refused_file_can_be_put_away(caravan: Caravan) -> None:
    write(caravan, TETOUAN, 1)
    bad = damaged(caravan.export(TETOUAN).file)
    with caravan.at(HQ) as session:
        merging.merge_bundles(session, [bad])
        put_alarm_away(session, list_alarms(session)[0].id)
        assert list_alarms(session) == ()


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
