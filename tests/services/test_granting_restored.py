"""A headquarters that was restored from a backup: what it gives, and whom it has to hear first."""

from __future__ import annotations

from pathlib import Path

from infitah_desk.domain import events as e
from infitah_desk.domain.blocks import overlap
from infitah_desk.services import enrolling, granting, hearing, opening
from infitah_desk.services.alarming import list_alarms
from tests.helpers.caravans import (
    DAY,
    EVERYWHERE,
    HQ,
    NORTH,
    OUJDA,
    TETOUAN,
    Caravan,
    registered,
)
from tests.helpers.programmes import PROGRAMME_2010_TEXT
from tests.services.test_granting import SMALL, alarms, grant, left, permits, refusal, serials


def spent_by_two_laptops(caravan: Caravan) -> tuple[Path, list[int]]:
    """A grant that is spent by a desk and by the laptop that took its place, then forgotten.

    Headquarters is restored from a backup that does not know of it. Gives what those two hold, and
    the serials that they gave out.
    """
    caravan.enrol(TETOUAN, SMALL)
    backup = caravan.back_up(HQ)
    caravan.clock.pass_by(60)
    grant(caravan, TETOUAN, 12)
    caravan.reference(TETOUAN)
    spare = caravan.restore(caravan.back_up(TETOUAN), "the spare laptop")
    with caravan.at(spare) as session:
        opening.open_the_stop(session, DAY)
    given = serials(caravan, spare, 40, 2) + serials(caravan, TETOUAN, 1, 20)
    caravan.restore(backup, HQ)
    caravan.clock.pass_by(60)
    return caravan.export(spare, everything=True).file, given


def test_a_restored_authority_that_heard_nobody_gives_no_number_twice(founded: Caravan) -> None:
    held_by_the_spare, given = spent_by_two_laptops(founded)
    later = grant(founded, TETOUAN, 30)
    founded.reference(TETOUAN)
    given += serials(founded, TETOUAN, 21, 5)
    assert sorted(given) == sorted(set(given))
    founded.merge(HQ, founded.export(TETOUAN, everything=True).file, held_by_the_spare)
    with founded.at(HQ) as session:
        assert alarms(session) == set()
        assert permits(session) == len(given)
        # Both grants count; the programme's figure is kept from then on.
        assert session.roster.nodes[TETOUAN].permits == 12 + 12 + 30
        assert granting.balance(session).permits_left == 10_000 - 54
        assert later.first_serial > 24


def test_one_that_was_restored_twice_gives_no_number_twice(founded: Caravan) -> None:
    """Each time from the backup that knows of no grant, as if nobody had ever answered."""
    founded.enrol(TETOUAN, SMALL)
    backup = founded.back_up(HQ)
    blocks = [grant(founded, TETOUAN, 12)]
    founded.restore(backup, HQ)
    second = founded.back_up(HQ)
    blocks.append(grant(founded, TETOUAN, 12))
    founded.restore(second, HQ)
    blocks.append(grant(founded, TETOUAN, 12))
    spans = [(each.first_serial, each.last_serial) for each in blocks]
    assert not overlap(spans)


def test_two_laptops_of_one_name_never_give_one_number(founded: Caravan) -> None:
    """The one was enrolled before headquarters was lost, the other by the restored one."""
    backup = founded.back_up(HQ)
    founded.enrol(OUJDA)
    founded.restore(backup, HQ)
    founded.clock.pass_by(60)
    founded.place(OUJDA).rename(founded.place("the first OUJ-1"))
    founded.enrol(OUJDA)
    given = [*serials(founded, "the first OUJ-1", 1, 3), *serials(founded, OUJDA, 4, 3)]
    assert sorted(given) == sorted(set(given))


def test_one_that_enrols_a_forgotten_desk_anew_takes_nothing_from_it(founded: Caravan) -> None:
    """It has the request still, and is asked for a kit: what the first kit gave stays good."""
    backup = founded.back_up(HQ)
    founded.enrol(TETOUAN)
    request = founded.ask(OUJDA)
    first = founded.kit(OUJDA, request, SMALL)
    with founded.at(OUJDA) as session:
        enrolling.accept_kit(session, first, founded.root)
    given = serials(founded, OUJDA, 1, 3)
    founded.restore(backup, HQ)
    second = founded.kit(OUJDA, request, SMALL)
    with founded.at(OUJDA) as session:
        enrolling.accept_kit(session, second, founded.root)
    given += serials(founded, OUJDA, 4, 3)
    assert len(set(given)) == 6
    founded.merge(HQ, founded.export(OUJDA, everything=True).file)
    with founded.at(HQ) as session:
        assert alarms(session) == set()
        assert permits(session) == 6
        assert session.roster.nodes[OUJDA].permits == 2 * SMALL.permits


def test_who_restored_headquarters_hears_whom_it_has_not_heard_since(founded: Caravan) -> None:
    founded.enrol(TETOUAN)
    founded.enrol(OUJDA)
    founded.enrol(NORTH)
    files = [founded.export(node, everything=True).file for node in (TETOUAN, OUJDA)]
    with founded.at(HQ) as session:
        assert (hearing.not_heard(session), list_alarms(session)) == ((), ())
    founded.restore(founded.back_up(HQ), HQ)
    with founded.at(HQ) as session:
        [alarm] = list_alarms(session)
    assert (alarm.code, alarm.can_be_put_away) == ("alarm.not_heard", True)
    assert alarm.details["nodes"] == [NORTH, OUJDA, TETOUAN]
    founded.merge(HQ, files[0])
    with founded.at(HQ) as session:
        assert hearing.not_heard(session) == (NORTH, OUJDA)
        [still] = list_alarms(session)
        assert still.id == alarm.id
        enrolling.revoke_node(session, NORTH, "perdu")
    # What a coordinator passes on was heard as well.
    founded.enrol(EVERYWHERE)
    founded.reference(OUJDA)
    with founded.at(OUJDA) as session:
        registered(session, 1)
    founded.merge(EVERYWHERE, founded.export(OUJDA, everything=True).file)
    founded.merge(HQ, founded.export(EVERYWHERE).file)
    with founded.at(HQ) as session:
        assert (hearing.not_heard(session), list_alarms(session)) == ((), ())


def test_a_restored_authority_that_heard_the_desks_first_knows_what_is_left(
    founded: Caravan,
) -> None:
    founded.enrol(TETOUAN, SMALL)
    backup = founded.back_up(HQ)
    founded.clock.pass_by(60)
    grant(founded, TETOUAN, 12)
    founded.reference(TETOUAN)
    bundle = founded.export(TETOUAN, everything=True).file
    founded.restore(backup, HQ)
    founded.merge(HQ, bundle)
    assert left(founded) == 10_000 - 24
    granted = grant(founded, TETOUAN, 12)
    with founded.at(HQ) as session:
        blocks = [
            block for each in session.roster.nodes[TETOUAN].installations for block in each.blocks
        ]
    assert not overlap(blocks)
    assert granted.first_serial > 24


def test_a_desk_that_was_given_most_of_its_numbers_gets_none_of_anothers_zone(
    founded: Caravan,
) -> None:
    """Where the restored authority's numbers begin, the first one's must end."""
    founded.enrol(TETOUAN, SMALL)
    founded.restore(founded.back_up(HQ), HQ)
    text = PROGRAMME_2010_TEXT.replace("permits = 10000\n", "")
    with founded.at(HQ) as session:
        session.write([("", [e.ProgrammePublished(text)])])
    assert grant(founded, TETOUAN, 66_000).first_serial == 33_334
    refused = refusal(founded, TETOUAN, 700)
    assert (refused.code, refused.details["left"]) == ("escrow.serials_used_up", 666)
