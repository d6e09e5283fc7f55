"""Alarms of enterprises that have more than one permit or pack, and where they are told."""

from __future__ import annotations

from pathlib import Path

import pytest

from infitah_desk.domain import events as e
from infitah_desk.services import issuing, registering
from infitah_desk.services.alarming import list_alarms
from infitah_desk.services.granting import grant_block
from infitah_desk.services.linking import decide_duplicate, list_duplicates
from infitah_desk.services.ordering import cancel_pack, order_pack
from infitah_desk.services.protecting import erase
from infitah_desk.services.reviewing import queues, review
from infitah_desk.services.session import Session
from infitah_desk.services.settling import settle_permits, settle_same
from infitah_desk.system.texts import LANGUAGES, Language, say
from tests.helpers.caravans import (
    DAY,
    HQ,
    NORTH,
    OUJDA,
    TETOUAN,
    Caravan,
    an_enterprise,
    in_hand,
    issued,
)
from tests.helpers.two_permits import granted_twice

OFFER = "IAM-2990"
EXCEEDED = "alarm.escrow_exceeded"


def with_a_pack(session: Session, number: int, out: Path) -> tuple[str, str]:
    """A dossier whose owner was promised a pack, and its permit."""
    permit = issued(session, number)
    in_hand(session, permit, out / "permit.pdf")
    issuing.hand_over(session, permit)
    order_pack(session, permit, OFFER)
    return registering.find_dossiers(session, permit, 1)[0].dossier, permit


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_packs_of_one_dossier_are_an_alarm_until_one_is_cancelled(
    caravan: Caravan, tmp_path: Path, language: Language
) -> None:
    with caravan.at(TETOUAN) as session:
        dossier, permit = with_a_pack(session, 1, tmp_path)
        session.write([(dossier, [e.PackOrdered(permit, OFFER, 299_000, 89_700, DAY)])])
        [alarm] = list_alarms(session)
        assert (alarm.code, alarm.severity, alarm.dossier) == ("alarm.two_packs", "error", dossier)
        assert permit in say(alarm.cure, language, **alarm.details)
        cancel_pack(session, permit, "twice")
        assert list_alarms(session) == ()


def test_two_packs_of_linked_dossiers_are_an_alarm_until_one_is_cancelled(
    caravan: Caravan, tmp_path: Path
) -> None:
    dossiers, permits = {}, {}
    for node, number in ((TETOUAN, 1), (OUJDA, 2)):
        with caravan.at(node) as session:
            dossiers[node], permits[node] = with_a_pack(session, number, tmp_path)
        for above in (NORTH, HQ):
            caravan.merge(above, caravan.export(node, everything=True).file)
    with caravan.at(HQ) as session:
        assert list_alarms(session) == ()
        decide_duplicate(session, dossiers[TETOUAN], dossiers[OUJDA], "same")
        told = {alarm.code: alarm.details for alarm in list_alarms(session)}
        assert told.keys() == {"alarm.two_packs", "alarm.two_permits"}
        assert told["alarm.two_packs"]["packs"] == sorted(permits.values())
        cancel_pack(session, permits[OUJDA], "twice")
        assert [alarm.code for alarm in list_alarms(session)] == ["alarm.two_permits"]


def test_a_permit_too_many_of_whom_something_was_erased_is_told_wherever_others_are(
    caravan: Caravan,
) -> None:
    twice = granted_twice(caravan, HQ)
    with caravan.at(HQ) as session:
        settle_same(session, twice.one, twice.other, revoke=False)
        erase(session, twice.other, "demande")
        assert [alarm.code for alarm in list_alarms(session)] == ["alarm.two_permits"]
        [group] = list_duplicates(session).groups
        [case] = queues(session).permits
        assert (group.alarm, case.dossiers) == ("alarm.two_permits", group.dossiers)
        assert review(session, *case.dossiers).proposal == group.proposal
        settle_permits(session, twice.one, case.keep.permit.number)
        assert (list_alarms(session), queues(session).permits) == ((), ())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("cured_by", ["cancelling", "granting"])
def test_more_packs_than_were_given_are_an_alarm_until_cancelled_or_granted(
    caravan: Caravan, tmp_path: Path, language: Language, cured_by: str
) -> None:
    with caravan.at(TETOUAN) as session:
        dossiers = [with_a_pack(session, number, tmp_path) for number in (1, 2)]
        own = session.own_installation
        assert own is not None
        given = own.packs
        for number in range(3, given + 2):
            dossier = registering.register(session, an_enterprise(number)).dossier
            order = e.PackOrdered(dossiers[0][1], OFFER, 299_000, 89_700, DAY)
            session.write([(dossier, [order])])
    bundle = caravan.export(TETOUAN, everything=True).file
    for above in (NORTH, HQ):
        caravan.merge(above, bundle)
        with caravan.at(above) as session:
            [alarm] = [each for each in list_alarms(session) if each.code == EXCEEDED]
            assert (alarm.severity, alarm.node, alarm.can_be_put_away) == ("error", TETOUAN, False)
            told = say(alarm.code, language, **alarm.details)
            assert str(given + 1) in told
            assert TETOUAN in say(alarm.cure, language, **alarm.details)
    with caravan.at(HQ) as session:
        if cured_by == "cancelling":
            cancel_pack(session, dossiers[1][1], "too many")
        else:
            grant_block(session, TETOUAN, 0, 1)
        assert EXCEEDED not in {each.code for each in list_alarms(session)}
    caravan.reference(NORTH)
    with caravan.at(NORTH) as session:
        assert EXCEEDED not in {each.code for each in list_alarms(session)}
