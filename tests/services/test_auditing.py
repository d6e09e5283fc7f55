"""Auditing: what is amiss in a dossier, and the desk that can be told of it."""

from __future__ import annotations

import pytest

from infitah_desk.domain.content import FieldValue
from infitah_desk.domain.dossier import Alarm
from infitah_desk.domain.enterprise import Mark
from infitah_desk.services import registering
from infitah_desk.services.auditing import Auditor, flaws_of
from infitah_desk.services.session import Session
from infitah_desk.storage.surveyed import Surveyed, surveyed
from tests.helpers.caravans import EVERYWHERE, HQ, NORTH, OUJDA, TETOUAN, Caravan, registered
from tests.helpers.two_permits import granted_twice

SOUND: dict[str, FieldValue] = {"phone": "+212612345678"}


@pytest.mark.parametrize(
    ("flaw", "dossier"),
    [
        ("no_phone", Surveyed("d")),
        ("to_correct", Surveyed("d", fields={**SOUND, "ice": Mark("1", "ice.length")})),
        ("to_correct", Surveyed("d", fields={"phone": Mark("1", "phone.invalid")})),
        ("conflict", Surveyed("d", fields=SOUND, conflicts={"city": ()})),
        ("waiting", Surveyed("d", fields=SOUND, incomplete=True)),
        ("waiting", Surveyed("d", fields=SOUND, missing_bodies=1)),
        ("alarm", Surveyed("d", fields=SOUND, alarms=(Alarm("alarm.gap", "l", 1, ""),))),
        ("erased", Surveyed("d", erased=True)),
    ],
)
def test_each_flaw_is_told_by_its_name_alone(flaw: str, dossier: Surveyed) -> None:
    assert flaws_of("documents", dossier) == {flaw}


def test_who_is_not_called_any_more_needs_no_telephone() -> None:
    assert flaws_of("cancelled", Surveyed("d")) == frozenset()


def desks(session: Session) -> dict[str, str]:
    """The desk of each dossier."""
    auditor = Auditor(session)
    return {
        each.dossier: auditor.judged(step, each).node for _, step, each in surveyed(session.store)
    }


def test_what_a_coordinator_corrects_stays_the_desks(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        dossier = registered(session, 1)
    caravan.merge(EVERYWHERE, caravan.export(TETOUAN).file)
    with caravan.at(EVERYWHERE) as session:
        registering.correct(session, dossier, {"city": "Martil"}, "adresse")
        assert desks(session) == {dossier: TETOUAN}


def test_of_two_dossiers_each_is_the_desks_that_issued_its_permit(caravan: Caravan) -> None:
    twice = granted_twice(caravan, NORTH, HQ)
    for node in (NORTH, HQ):
        with caravan.at(node) as session:
            assert desks(session) == {twice.one: TETOUAN, twice.other: OUJDA}
