"""Sessions planned, changed and cancelled: by the desk that planned them, and by no other."""

from __future__ import annotations

import pytest

from infitah_desk.domain.errors import Refused
from infitah_desk.services import initiating, opening, planning
from infitah_desk.services.planning import Plan
from tests.helpers.caravans import DAY, HQ, NORTH, TETOUAN, TETOUAN_2, Caravan, registered

MORNING = Plan(time="10h30", room=" Grande  salle ", places=2, trainer="Salma")


def test_a_session_is_on_the_stops_day_and_has_an_id_to_be_said_aloud(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        opening.open_the_stop(session, DAY)
        planned = planning.plan_session(session, MORNING)
        again = planning.plan_session(session, MORNING)
    assert (planned.id, again.id) == ("TET-1-0928-1", "TET-1-0928-2")
    assert (planned.date, planned.time, planned.room) == (DAY, "10:30", "Grande salle")
    assert (planned.places, planned.taken, planned.left, planned.forum) == (2, 0, 2, "TET")


def test_a_restored_installation_never_says_an_id_again(caravan: Caravan) -> None:
    backup = caravan.back_up(TETOUAN)
    with caravan.at(TETOUAN) as session:
        lost = planning.plan_session(session, Plan(date=DAY, time="10"))
    caravan.restore(backup, TETOUAN)
    with caravan.at(TETOUAN) as session:
        planned = planning.plan_session(session, Plan(date=DAY, time="10"))
    assert (lost.id, planned.id) == ("TET-1-0928-1", "TET-1.2-0928-1")


@pytest.mark.parametrize(
    ("plan", "code"),
    [
        (Plan(time="10:30"), "stop.not_open"),
        (Plan(date=DAY), "time.invalid"),
        (Plan(date=DAY, time="tantôt"), "time.invalid"),
        (Plan(date="demain", time="10:30"), "date.invalid"),
        (Plan(date="2011-09-28", time="10:30"), "stop.outside_programme"),
        (Plan(date=DAY, time="10:30", places=-1), "places.invalid"),
        (Plan(date=DAY, time="10:30", places=10**12), "places.invalid"),
    ],
)
def test_what_cannot_be_planned_is_refused_and_leaves_nothing(
    caravan: Caravan, plan: Plan, code: str
) -> None:
    with caravan.at(TETOUAN) as session:
        with pytest.raises(Refused) as refused:
            planning.plan_session(session, plan)
        assert refused.value.code == code
        assert planning.list_sessions(session) == ()


def test_only_desks_plan(caravan: Caravan) -> None:
    for place in (HQ, NORTH):
        with caravan.at(place) as session, pytest.raises(Refused, match=r"role\.not_allowed"):
            planning.plan_session(session, Plan(date=DAY, time="10:30"))


def test_a_change_says_what_is_new_and_keeps_the_rest(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        opening.open_the_stop(session, DAY)
        id_ = planning.plan_session(session, MORNING).id
        changed = planning.change_session(session, id_, Plan(time="15", room=""))
        assert (changed.time, changed.room, changed.trainer) == ("15:00", "", "Salma")
        with pytest.raises(Refused, match=r"session\.changes_nothing"):
            planning.change_session(session, id_, Plan(time="15:00"))
        with pytest.raises(Refused, match=r"session\.unknown"):
            planning.change_session(session, "TET-1-0928-7", Plan(time="15:00"))


def test_there_are_never_fewer_places_planned_than_taken(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        opening.open_the_stop(session, DAY)
        id_ = planning.plan_session(session, MORNING).id
        initiating.enrol_in_session(session, id_, [registered(session, 1), registered(session, 2)])
        with pytest.raises(Refused, match=r"session\.too_few_places"):
            planning.change_session(session, id_, Plan(places=1))
        assert planning.change_session(session, id_, Plan(places=0)).places == 0


def test_who_has_a_place_in_a_cancelled_session_is_listed_and_it_can_take_place_after_all(
    caravan: Caravan,
) -> None:
    with caravan.at(TETOUAN) as session:
        opening.open_the_stop(session, DAY)
        id_ = planning.plan_session(session, MORNING).id
        dossier = registered(session, 1)
        initiating.enrol_in_session(session, id_, [dossier])
        with pytest.raises(Refused, match=r"reason\.missing"):
            planning.cancel_session(session, id_, "  ")
        assert planning.cancel_session(session, id_, "salle fermée").cancelled
        assert [each.dossier for each in initiating.people_of(session, id_)] == [dossier]
        with pytest.raises(Refused, match=r"session\.cancelled"):
            planning.cancel_session(session, id_, "salle fermée")
        assert not planning.change_session(session, id_, Plan()).cancelled


def test_the_list_is_of_the_stops_day_in_order_of_time(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        opening.open_the_stop(session, DAY)
        for date, time in ((DAY, "15"), ("2010-09-29", "9"), (DAY, "10")):
            planning.plan_session(session, Plan(date=date, time=time))
        assert [each.time for each in planning.list_sessions(session)] == ["10:00", "15:00"]
        assert [each.time for each in planning.list_sessions(session, "2010-09-29")] == ["09:00"]


def test_two_desks_see_the_same_sessions_and_places_after_an_exchange(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        opening.open_the_stop(session, DAY)
        id_ = planning.plan_session(session, Plan(time="10:30", places=2)).id
    caravan.merge(TETOUAN_2, caravan.export(TETOUAN).file)
    for number, node in enumerate((TETOUAN, TETOUAN_2), start=1):
        with caravan.at(node) as session:
            opening.open_the_stop(session, DAY)
            initiating.enrol_in_session(session, id_, [registered(session, number)])
    with caravan.at(TETOUAN_2) as session:
        with pytest.raises(Refused, match=r"session\.other_desk"):
            planning.change_session(session, id_, Plan(places=9))
        with pytest.raises(Refused, match=r"session\.other_desk"):
            planning.cancel_session(session, id_, "salle fermée")
    bundles = {node: caravan.export(node).file for node in (TETOUAN, TETOUAN_2)}
    caravan.merge(TETOUAN, bundles[TETOUAN_2])
    caravan.merge(TETOUAN_2, bundles[TETOUAN])
    caravan.merge(NORTH, *bundles.values())
    seen = []
    for node in (TETOUAN, TETOUAN_2, NORTH):
        with caravan.at(node) as session:
            (found,) = planning.list_sessions(session, DAY)
            people = {each.ticket for each in initiating.people_of(session, id_)}
            seen.append((found, people))
    assert seen[0] == seen[1] == seen[2]
    assert (seen[0][0].taken, seen[0][0].left, len(seen[0][1])) == (2, 0, 2)
    digests = {caravan.digest(node).state_digest for node in (TETOUAN, TETOUAN_2, NORTH)}
    assert len(digests) == 1


def test_two_desks_that_fill_the_last_place_at_once_have_one_too_many(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        opening.open_the_stop(session, DAY)
        id_ = planning.plan_session(session, Plan(time="10:30", places=1)).id
    caravan.merge(TETOUAN_2, caravan.export(TETOUAN).file)
    for number, node in enumerate((TETOUAN, TETOUAN_2), start=1):
        with caravan.at(node) as session:
            initiating.enrol_in_session(session, id_, [registered(session, number)])
    caravan.merge(TETOUAN, caravan.export(TETOUAN_2).file)
    with caravan.at(TETOUAN) as session:
        found = planning.find_session(session, id_)
        assert (found.places, found.taken, found.left) == (1, 2, 0)
        with pytest.raises(Refused, match=r"session\.full"):
            initiating.enrol_in_session(session, id_, [registered(session, 3)])
