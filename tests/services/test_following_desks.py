"""Desks as a coordinator and headquarters follow them: what came, what is missing, receipts."""

from __future__ import annotations

from infitah_desk.domain.commands import CorrectDossier
from infitah_desk.services import enrolling
from infitah_desk.services.following_desks import (
    Standing,
    follow,
    list_standings,
    told_in_words,
)
from infitah_desk.system.texts import LANGUAGES
from tests.helpers.caravans import (
    EVERYWHERE,
    HQ,
    NORTH,
    OUJDA,
    TETOUAN,
    TETOUAN_2,
    Caravan,
    issued,
    publish_of_later_version,
    registered,
)


def standings(caravan: Caravan, node: str) -> dict[str, Standing]:
    with caravan.at(node) as session:
        return {each.node: each for each in list_standings(session)}


def write(caravan: Caravan, node: str, number: int) -> None:
    with caravan.at(node) as session:
        registered(session, number)


def test_headquarters_follows_everybody_and_a_coordinator_its_desks(caravan: Caravan) -> None:
    assert list(standings(caravan, HQ)) == [NORTH, EVERYWHERE, OUJDA, TETOUAN, TETOUAN_2]
    assert list(standings(caravan, NORTH)) == [OUJDA, TETOUAN, TETOUAN_2]
    assert standings(caravan, TETOUAN) == {}


def test_whose_events_came_is_followed_wherever_that_is(caravan: Caravan) -> None:
    write(caravan, TETOUAN, 1)
    caravan.merge(TETOUAN_2, caravan.export(TETOUAN).file)
    assert [each.state for each in standings(caravan, TETOUAN_2).values()] == ["desk.complete"]


def test_a_programme_that_cannot_be_read_here_hides_no_alarm(caravan: Caravan) -> None:
    write(caravan, TETOUAN, 1)
    publish_of_later_version(caravan, NORTH)
    with caravan.at(NORTH) as session:
        followed = follow(session)
    assert [each.code for each in followed.alarms] == ["alarm.programme_unreadable"]
    assert followed.standings == ()


def test_of_a_desk_that_sent_nothing_nothing_is_said(caravan: Caravan) -> None:
    found = standings(caravan, HQ)[TETOUAN]
    assert (found.state, found.seq, found.time, found.receipt) == ("desk.nothing", 0, 0, "")
    assert (found.permits_given, found.permits_issued) == (200, 0)


def test_what_came_is_told_with_its_time_and_its_permits(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        issued(session, 1)
        written = session.milliseconds()
    caravan.merge(HQ, caravan.export(TETOUAN).file)
    found = standings(caravan, HQ)[TETOUAN]
    assert (found.log, found.seq, found.time) == (caravan.log(TETOUAN), 5, written)
    assert (found.state, found.permits_issued) == ("desk.complete", 1)


def test_a_receipt_is_to_be_handed_until_it_covers_all_that_came(caravan: Caravan) -> None:
    write(caravan, TETOUAN, 1)
    caravan.merge(NORTH, caravan.export(TETOUAN).file)
    assert standings(caravan, NORTH)[TETOUAN].receipt == "to_hand"
    caravan.give_receipt(NORTH, TETOUAN)
    found = standings(caravan, NORTH)[TETOUAN]
    assert (found.receipt, found.receipt_seq) == ("given", 1)
    write(caravan, TETOUAN, 2)
    caravan.merge(NORTH, caravan.export(TETOUAN).file)
    found = standings(caravan, NORTH)[TETOUAN]
    assert (found.receipt, found.receipt_seq) == ("to_hand", 1)


def test_after_a_restore_the_lower_receipt_is_to_be_handed(caravan: Caravan) -> None:
    write(caravan, TETOUAN, 1)
    caravan.merge(NORTH, caravan.export(TETOUAN).file)
    backup = caravan.back_up(NORTH)
    caravan.give_receipt(NORTH, TETOUAN)
    caravan.restore(backup, NORTH)
    assert standings(caravan, NORTH)[TETOUAN].receipt == "to_hand"


def test_a_gap_is_told_and_a_receipt_goes_as_far_as_it(caravan: Caravan) -> None:
    write(caravan, TETOUAN, 1)
    caravan.merge(HQ, caravan.export(TETOUAN).file)
    write(caravan, TETOUAN, 2)
    caravan.merge(NORTH, caravan.export(TETOUAN).file)
    caravan.give_receipt(NORTH, TETOUAN)
    write(caravan, TETOUAN, 3)
    caravan.merge(HQ, caravan.export(TETOUAN).file)
    found = standings(caravan, HQ)[TETOUAN]
    assert (found.state, found.seq, found.missing) == ("desk.missing", 3, ((2, 2),))
    caravan.receipt(HQ, TETOUAN)
    found = standings(caravan, HQ)[TETOUAN]
    assert (found.receipt, found.receipt_seq) == ("given", 1)


def test_two_laptops_and_a_revoked_one_are_told(caravan: Caravan) -> None:
    write(caravan, TETOUAN, 1)
    other = caravan.copied_laptop(TETOUAN, "the other laptop")
    write(caravan, TETOUAN, 2)
    write(caravan, other, 3)
    caravan.merge(HQ, caravan.export(TETOUAN).file, caravan.export(other).file)
    assert standings(caravan, HQ)[TETOUAN].state == "desk.forked"
    with caravan.at(HQ) as session:
        enrolling.revoke_node(session, TETOUAN, "copié")
    found = standings(caravan, HQ)[TETOUAN]
    assert (found.state, found.quarantined) == ("desk.revoked", 1)


def test_a_restored_desk_is_told_by_its_later_log(caravan: Caravan) -> None:
    write(caravan, TETOUAN, 1)
    caravan.restore(caravan.back_up(TETOUAN), TETOUAN)
    write(caravan, TETOUAN, 2)
    caravan.merge(HQ, caravan.export(TETOUAN).file)
    found = standings(caravan, HQ)[TETOUAN]
    assert (found.log, found.seq, found.state) == (caravan.log(TETOUAN), 1, "desk.complete")


def test_every_standing_has_words(caravan: Caravan) -> None:
    write(caravan, TETOUAN, 1)
    caravan.merge(HQ, caravan.export(TETOUAN).file)
    for each in standings(caravan, HQ).values():
        for language in LANGUAGES:
            assert not any("desk." in word or "…" in word for word in told_in_words(each, language))


def test_a_receipt_that_cannot_cover_what_was_kept_back_is_not_to_hand_for_ever(
    caravan: Caravan,
) -> None:
    with caravan.at(TETOUAN) as session:
        dossier = registered(session, 1)
    caravan.merge(NORTH, caravan.export(TETOUAN).file)
    with caravan.at(NORTH) as session:
        session.act(dossier, CorrectDossier({"city": "Martil"}, "registre"))
    caravan.give_receipt(NORTH, TETOUAN_2)
    caravan.merge(EVERYWHERE, caravan.export(TETOUAN_2, everything=True).file)
    caravan.give_receipt(EVERYWHERE, NORTH)
    there = standings(caravan, EVERYWHERE)[NORTH]
    assert (there.seq, there.receipt, there.receipt_seq) == (1, "", 0)
