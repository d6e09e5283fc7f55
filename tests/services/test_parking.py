"""Putting dossiers aside: the promised time as people write it, and taking them up again."""

from __future__ import annotations

import pytest

from infitah_desk.domain.errors import Refused
from infitah_desk.services import opening, parking, waiting
from infitah_desk.services.showing import show_dossier
from tests.helpers.caravans import DAY, TETOUAN, Caravan, registered


@pytest.mark.parametrize(
    ("written", "until"),
    [
        ("15:00", "2010-09-28T15:00"),
        ("15h", "2010-09-28T15:00"),
        ("15 h 30", "2010-09-28T15:30"),
        ("930", "2010-09-28T09:30"),
        ("1530", "2010-09-28T15:30"),
        ("٩:١٥", "2010-09-28T09:15"),
        ("  ", ""),
    ],
)
def test_the_time_is_read_as_it_is_written(caravan: Caravan, written: str, until: str) -> None:
    with caravan.at(TETOUAN) as session:
        opening.open_the_stop(session, DAY)
        state = parking.park(session, registered(session, 1), " attestation ", written)
    assert (state.situation.name, state.situation.until) == ("parked", until)
    assert state.situation.reason == "attestation"


@pytest.mark.parametrize("written", ["tantôt", "25:00", "12:75", "1:2:3", "99999"])
def test_what_is_no_time_is_refused_and_nothing_changes(caravan: Caravan, written: str) -> None:
    with caravan.at(TETOUAN) as session:
        dossier = registered(session, 1)
        with pytest.raises(Refused) as refused:
            parking.park(session, dossier, "attestation", written)
        assert refused.value.code == "time.invalid"
        assert show_dossier(session, dossier).state.situation.name == "open"


def test_a_dossier_is_taken_up_again_from_parking_and_from_the_waiting_list(
    caravan: Caravan,
) -> None:
    with caravan.at(TETOUAN) as session:
        dossier = registered(session, 1)
        parking.park(session, dossier, "attestation")
        assert parking.resume(session, dossier).situation.name == "open"
        assert waiting.put_on_waiting_list(session, dossier).situation.name == "waiting"
        assert parking.resume(session, dossier).situation.name == "open"
