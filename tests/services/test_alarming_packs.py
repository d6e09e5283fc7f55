"""Alarms of packs: one machine under two permits, and orders that nobody can deliver any more."""

from __future__ import annotations

from pathlib import Path

import pytest

from infitah_desk.domain.errors import Refused
from infitah_desk.services import issuing, registering
from infitah_desk.services.alarming import Alarm, list_alarms, put_alarm_away
from infitah_desk.services.ordering import cancel_pack, deliver_pack, order_pack
from infitah_desk.services.protecting import erase
from infitah_desk.services.session import Session
from infitah_desk.storage.differences import differing_tables
from infitah_desk.storage.refusals import all_put_away
from infitah_desk.storage.store import FOLDED_BY
from infitah_desk.system.texts import LANGUAGES, Language, say
from tests.helpers.caravans import HQ, NORTH, OUJDA, TETOUAN, TETOUAN_2, Caravan, in_hand, issued

OFFER = "IAM-2990"
MACHINE, SIM = "5CG0123XYZ", "8921201234567890123"
SAME_MACHINE = "5cg-0123 xyz"
TWICE, VOID = "alarm.serial_twice", "alarm.order_under_void_permit"
ABOVE = (NORTH, HQ)


def ordered(session: Session, number: int, out: Path) -> str:
    """The permit of an owner who was promised a pack."""
    permit = issued(session, number)
    in_hand(session, permit, out / "permit.pdf")
    issuing.hand_over(session, permit)
    order_pack(session, permit, OFFER)
    return permit


def alarms(caravan: Caravan, node: str, code: str) -> list[Alarm]:
    with caravan.at(node) as session:
        return [each for each in list_alarms(session) if each.code == code]


def brought(caravan: Caravan, *nodes: str) -> None:
    """All that these desks have comes to the coordinator and to headquarters."""
    for node in nodes:
        bundle = caravan.export(node, everything=True).file
        for above in ABOVE:
            caravan.merge(above, bundle)


@pytest.fixture
def twice(caravan: Caravan, tmp_path: Path) -> dict[str, str]:
    """By desk, the permit under which it delivered the same machine as the other."""
    permits = {}
    for node, said, sim in ((TETOUAN, MACHINE, SIM), (TETOUAN_2, SAME_MACHINE, "8921999")):
        with caravan.at(node) as session:
            permits[node] = ordered(session, 1 if node == TETOUAN else 2, tmp_path)
            deliver_pack(session, permits[node], said, sim)
    return permits


# --- Refused where it is known --------------------------------------------------------------------


def test_a_desk_does_not_deliver_one_machine_twice(caravan: Caravan, tmp_path: Path) -> None:
    with caravan.at(TETOUAN) as session:
        first, second = (ordered(session, number, tmp_path) for number in (1, 2))
        deliver_pack(session, first, MACHINE, SIM)
        with pytest.raises(Refused) as refused:
            deliver_pack(session, second, SAME_MACHINE, SIM)
        assert refused.value.codes == ("pack.machine_elsewhere", "pack.sim_elsewhere")
        assert refused.value.details["machine_permit"] == first
        assert refused.value.details["sim_permit"] == first
        head = session.store.own_head
        deliver_pack(session, first, SAME_MACHINE, SIM)
        assert session.store.own_head == head
        assert deliver_pack(session, second, "5CG0124", "8921124").delivered
        assert list_alarms(session) == ()


def test_what_another_desk_delivered_counts_as_well(caravan: Caravan, tmp_path: Path) -> None:
    with caravan.at(TETOUAN) as session:
        first = ordered(session, 1, tmp_path)
        deliver_pack(session, first, MACHINE, SIM)
    with caravan.at(TETOUAN_2) as session:
        second = ordered(session, 2, tmp_path)
    brought(caravan, TETOUAN, TETOUAN_2)
    caravan.merge(TETOUAN_2, caravan.export(TETOUAN, everything=True).file)
    for node in (TETOUAN_2, HQ):
        with caravan.at(node) as session, pytest.raises(Refused) as refused:
            deliver_pack(session, second, SAME_MACHINE, "8921999")
        assert refused.value.codes == ("pack.machine_elsewhere",)
        assert refused.value.details["machine_permit"] == first


def test_what_is_known_of_serial_numbers_is_made_anew(caravan: Caravan, tmp_path: Path) -> None:
    """A folder that an earlier version projected knows what was delivered, once it is opened."""
    with caravan.at(TETOUAN) as session:
        first, second = (ordered(session, number, tmp_path) for number in (1, 2))
        deliver_pack(session, first, MACHINE, SIM)
        with session.store.transaction():
            session.store.db.conn.execute("DELETE FROM pack_serial")
            session.store.settings.put_number(FOLDED_BY, 6)
        assert differing_tables(session.store.db, session.store.log) == ["pack_serial"]
    with caravan.at(TETOUAN) as session:
        assert differing_tables(session.store.db, session.store.log) == []
        with pytest.raises(Refused):
            deliver_pack(session, second, MACHINE, "8921999")


# --- Told after a merge ---------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_machine_of_two_desks_is_an_alarm_until_a_delivery_is_said_anew(
    caravan: Caravan, twice: dict[str, str], language: Language
) -> None:
    brought(caravan, TETOUAN)
    assert alarms(caravan, HQ, TWICE) == []
    brought(caravan, TETOUAN_2)
    for node in ABOVE:
        [alarm] = alarms(caravan, node, TWICE)
        assert (alarm.severity, alarm.can_be_put_away) == ("error", True)
        assert alarm.details["permits"] == sorted(twice.values())
        assert alarm.details["kinds"] == ["machine"]
        for code in (alarm.code, alarm.cure):
            told = say(code, language, **alarm.details)
            assert all(permit in told for permit in twice.values())
    with caravan.at(HQ) as session:
        deliver_pack(session, twice[TETOUAN_2], "5CG0124", "8921999")
        assert list_alarms(session) == ()
    caravan.reference(NORTH)
    assert alarms(caravan, NORTH, TWICE) == []
    caravan.give_receipt(HQ, TETOUAN_2)
    with caravan.at(TETOUAN_2) as session:
        state, _ = issuing.find_permit(session, twice[TETOUAN_2])
        assert (state.packs[0].machine, state.conflicts) == ("5CG0124", {})


def test_the_order_in_which_they_came_changes_no_alarm(
    caravan: Caravan, twice: dict[str, str], tmp_path: Path
) -> None:
    other = caravan.copied_to(tmp_path / "the other way round")
    brought(caravan, TETOUAN, TETOUAN_2)
    brought(other, TETOUAN_2, TETOUAN)
    found = alarms(caravan, HQ, TWICE)
    assert found == alarms(other, HQ, TWICE)
    with caravan.at(HQ) as session:
        with session.store.transaction():
            session.store.projection.rebuild()
        assert [each for each in list_alarms(session) if each.code == TWICE] == found
    assert len(twice) == 2


def test_a_desk_that_learns_of_the_other_corrects_what_it_said(
    caravan: Caravan, twice: dict[str, str]
) -> None:
    caravan.merge(TETOUAN_2, caravan.export(TETOUAN, everything=True).file)
    assert len(alarms(caravan, TETOUAN_2, TWICE)) == 1
    with caravan.at(TETOUAN_2) as session:
        deliver_pack(session, twice[TETOUAN_2], "5CG0124", "8921999")
        assert list_alarms(session) == ()
        with pytest.raises(Refused) as refused:
            deliver_pack(session, twice[TETOUAN_2], "5CG0125", "8921999")
        assert refused.value.code == "pack.already_delivered"


def test_it_is_put_away_and_comes_again_where_there_is_a_third(
    caravan: Caravan, twice: dict[str, str], tmp_path: Path
) -> None:
    brought(caravan, TETOUAN, TETOUAN_2)
    with caravan.at(HQ) as session:
        put_alarm_away(session, alarms_of(session)[0].id)
        assert alarms_of(session) == []
    with caravan.at(OUJDA) as session:
        third = ordered(session, 3, tmp_path)
        deliver_pack(session, third, MACHINE, "8921333")
    brought(caravan, OUJDA)
    with caravan.at(HQ) as session:
        [alarm] = alarms_of(session)
        assert alarm.details["permits"] == sorted([*twice.values(), third])


def alarms_of(session: Session) -> list[Alarm]:
    return [each for each in list_alarms(session) if each.code == TWICE]


def test_erasing_one_of_the_two_leaves_nothing_of_it(
    caravan: Caravan, twice: dict[str, str]
) -> None:
    brought(caravan, TETOUAN, TETOUAN_2)
    with caravan.at(HQ) as session:
        [alarm] = alarms_of(session)
        # What is put away is remembered by a digest: no serial number goes into it.
        assert not {MACHINE, MACHINE.lower(), SIM} & set(map(str, alarm.details.values()))
        put_alarm_away(session, alarm.id)
        assert alarm.id in all_put_away(session.store.db)
        dossier = registering.find_dossiers(session, twice[TETOUAN_2], 1)[0].dossier
        erase(session, dossier, "demande")
        assert alarms_of(session) == []
        rows = session.store.db.conn.execute("SELECT DISTINCT number FROM pack_serial")
        assert [number for (number,) in rows] == [twice[TETOUAN]]
        assert differing_tables(session.store.db, session.store.log) == []


# --- Orders under void permits --------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_order_under_a_revoked_permit_is_told_until_it_is_cancelled(
    caravan: Caravan, tmp_path: Path, language: Language
) -> None:
    with caravan.at(TETOUAN) as session:
        permit = ordered(session, 1, tmp_path)
        left = session.packs_left
        assert list_alarms(session) == ()
        issuing.revoke_permit(session, permit, "lost")
    brought(caravan, TETOUAN)
    bundle = caravan.export(TETOUAN, everything=True).file
    caravan.merge(TETOUAN_2, bundle)
    for node in (TETOUAN, *ABOVE):
        [alarm] = alarms(caravan, node, VOID)
        assert (alarm.severity, alarm.can_be_put_away, alarm.node) == ("warning", False, TETOUAN)
        for code in (alarm.code, alarm.cure):
            assert permit in say(code, language, **alarm.details)
    # Another desk can do nothing about it.
    assert alarms(caravan, TETOUAN_2, VOID) == []
    with caravan.at(TETOUAN) as session:
        cancel_pack(session, permit, "error")
        assert (list_alarms(session), session.packs_left) == ((), left + 1)
    brought(caravan, TETOUAN)
    for node in ABOVE:
        assert alarms(caravan, node, VOID) == []


def test_what_was_delivered_before_is_not_told(caravan: Caravan, tmp_path: Path) -> None:
    with caravan.at(TETOUAN) as session:
        permit = ordered(session, 1, tmp_path)
        deliver_pack(session, permit, MACHINE, SIM)
        issuing.revoke_permit(session, permit, "lost")
        assert list_alarms(session) == ()


def test_headquarters_order_is_told_at_the_desk_of_the_permit_too(
    caravan: Caravan, tmp_path: Path
) -> None:
    with caravan.at(TETOUAN) as session:
        permit = issued(session, 1)
        in_hand(session, permit, tmp_path / "permit.pdf")
        issuing.hand_over(session, permit)
    brought(caravan, TETOUAN)
    with caravan.at(HQ) as session:
        order_pack(session, permit, OFFER)
        issuing.revoke_permit(session, permit, "fraud")
    caravan.give_receipt(HQ, TETOUAN)
    for node in (HQ, TETOUAN):
        assert [each.details["number"] for each in alarms(caravan, node, VOID)] == [permit]
