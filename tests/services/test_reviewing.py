"""The queues of what a person settles, and one item at a time, whole."""

from __future__ import annotations

import pytest

from infitah_desk.domain.event import node_of
from infitah_desk.services import registering, reviewing
from infitah_desk.services.deciding import decide_conflict
from infitah_desk.services.linking import decide_duplicate, list_duplicates
from infitah_desk.services.reviewing import compare_more, find_conflict, queues, review
from infitah_desk.services.settling import settle_same
from tests.helpers.caravans import HQ, NORTH, OUJDA, TETOUAN, Caravan, registered
from tests.helpers.two_permits import Twice, bring_to, granted_twice, pretend_pairs


@pytest.fixture
def twice(caravan: Caravan) -> Twice:
    return granted_twice(caravan, NORTH, HQ)


def test_where_nothing_was_merged_nothing_waits(caravan: Caravan) -> None:
    with caravan.at(NORTH) as session:
        assert queues(session) == ((), (), (), (), 0)


def test_a_pair_goes_from_the_open_ones_to_the_decided(caravan: Caravan, twice: Twice) -> None:
    with caravan.at(NORTH) as session:
        compare_more(session)
        (place,) = queues(session).pairs
        assert (place.left, place.right, place.state) == (*sorted(twice[:2]), "likely")
        decide_duplicate(session, place.left, place.right, "different")
        found = queues(session)
        assert (found.pairs, [each.state for each in found.decided]) == ((), ["different"])


def test_opposite_decisions_come_first(caravan: Caravan, twice: Twice) -> None:
    with caravan.at(TETOUAN) as session:
        for number in (3, 4):
            registered(session, number, phone="0661442010")
    bring_to(caravan, HQ)
    with caravan.at(NORTH) as session:
        decide_duplicate(session, twice.one, twice.other, "same")
    with caravan.at(HQ) as session:
        decide_duplicate(session, twice.one, twice.other, "different")
    caravan.merge(HQ, caravan.export(NORTH, everything=True).file)
    with caravan.at(HQ) as session:
        compare_more(session)
        found = queues(session).pairs
        assert len(found) > 1
        assert (found[0].state, {found[0].left, found[0].right}) == ("disputed", set(twice[:2]))
        assert review(session, twice.one, twice.other).disputed


def test_side_by_side_stands_who_began_each_dossier_and_what_it_holds(
    caravan: Caravan, twice: Twice
) -> None:
    with caravan.at(NORTH) as session:
        seen = review(session, twice.one, twice.other)
    assert [party.permits[0].number for party in (seen.left, seen.right)] == [*twice[2:]]
    assert [node_of(party.began.log) for party in (seen.left, seen.right) if party.began] == [
        TETOUAN,
        OUJDA,
    ]
    assert [party.step for party in (seen.left, seen.right)] == ["issued", "issued"]
    assert "same.phone" in {reason.code for reason in seen.reasons}
    assert seen.proposal == (twice.first, (twice.second,))
    assert not seen.revokes


def test_headquarters_may_revoke_what_is_proposed(caravan: Caravan, twice: Twice) -> None:
    with caravan.at(HQ) as session:
        assert review(session, twice.one, twice.other).revokes


def test_a_permit_too_many_waits_until_somebody_revokes_it(caravan: Caravan, twice: Twice) -> None:
    with caravan.at(NORTH) as session:
        settle_same(session, twice.one, twice.other)
        (case,) = queues(session).permits
        assert [held.permit.number for held in case.open] == [twice.second]


def test_dossiers_are_compared_in_portions(
    caravan: Caravan, monkeypatch: pytest.MonkeyPatch
) -> None:
    with caravan.at(TETOUAN) as session:
        for number in range(1, 8):
            registered(session, number, phone="0661442010")
    bring_to(caravan, NORTH)
    with caravan.at(NORTH) as session:
        session.store.db.conn.execute("INSERT INTO pair_todo SELECT id FROM dossier")
        monkeypatch.setattr(reviewing, "AT_A_TIME", 3)
        left = [compare_more(session) for _ in range(3)]
        assert left == [4, 1, 0]
        whole = list_duplicates(session)
        assert queues(session).uncompared == 0
        assert len(queues(session).pairs) == len(whole.items) > 0


def test_of_thousands_of_pairs_only_some_are_read(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        for number in range(1, 102):
            registered(session, number)
    bring_to(caravan, NORTH)
    with caravan.at(NORTH) as session:
        pretend_pairs(session, 5000)
        assert len(queues(session).pairs) == 5000
        some = list_duplicates(session, 4990, 20)
        assert (len(some.items), some.total) == (10, 5000)
        assert [each[:2] for each in some.items] == [
            (place.left, place.right) for place in queues(session).pairs[4990:]
        ]


def test_conflicts_are_places_and_read_one_by_one(caravan: Caravan, twice: Twice) -> None:
    for node, city in ((TETOUAN, "Martil"), (NORTH, "Berkane")):
        with caravan.at(node) as session:
            registering.correct(session, twice.one, {"city": city}, "told so")
    bring_to(caravan, NORTH)
    with caravan.at(NORTH) as session:
        (place,) = queues(session).conflicts
        assert place == (twice.one, "city")
        conflict = find_conflict(session, *place)
        assert conflict is not None
        assert {(side.value, node_of(side.log)) for side in conflict.values} == {
            ("Martil", TETOUAN),
            ("Berkane", NORTH),
        }
        decide_conflict(session, twice.one, "city", "Martil")
        assert queues(session).conflicts == ()
        assert find_conflict(session, *place) is None


def test_what_a_decision_changed_keeps_its_other_pairs_in_their_places(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        for number in range(1, 4):
            registered(session, number, phone="0661442010")
    bring_to(caravan, NORTH)
    with caravan.at(NORTH) as session:
        before = [place[:2] for place in reviewing.caught_up(session).pairs]
        decide_duplicate(session, *before[1], "different")
        after = reviewing.caught_up(session)
        assert [place[:2] for place in after.pairs] == [before[0], before[2]]
        assert after.uncompared == 0
