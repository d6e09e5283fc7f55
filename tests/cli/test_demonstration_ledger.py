"""What the four weeks are checked by: a ledger that notices what is missing, more, or untold."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from infitah_desk.cli.demonstration.account import account, compare_all
from infitah_desk.cli.demonstration.carrying_out import export_for_certain
from infitah_desk.cli.demonstration.deck import Deck
from infitah_desk.cli.demonstration.journey import Journey, Machine, Scale
from infitah_desk.cli.demonstration.ledger import Entry
from infitah_desk.cli.demonstration.owners import Owners
from infitah_desk.cli.demonstration.places import Places
from infitah_desk.cli.demonstration.post import Post
from infitah_desk.cli.demonstration.reading_mail import read_mail
from infitah_desk.cli.demonstration.simulated_clock import SimulatedClock
from infitah_desk.domain.errors import MachineFault
from infitah_desk.domain.events import ErasureConfirmed
from infitah_desk.services import registering
from infitah_desk.services.enrolling import Terms
from tests.helpers.folders import CHEAP

HQ, COORDINATOR, DESK = "HQ", "CS-1", "TET-1"


@pytest.fixture
def journey(tmp_path: Path) -> Journey:
    """Headquarters, a coordinator, and a desk that has registered an owner."""
    clock = SimulatedClock(dt.date(2010, 9, 28))
    chance = random.Random(1)
    places = Places(tmp_path / "caravan", lambda _: None, clock, CHEAP)
    decks = Deck(("served",), chance)
    found = Journey(places, clock, chance, Scale(1, 1), Post(chance), Owners(chance), decks)
    places.found()
    found.machines[HQ] = Machine(HQ, HQ, "authority", places.authority)
    for node, role, terms in (
        (COORDINATOR, "coordinator", Terms(regions=("all",))),
        (DESK, "desk", Terms(forum="TET")),
    ):
        folder = tmp_path / "caravan" / node
        log = places.enrol(node, role, folder, terms)
        found.machines[node] = Machine(node, node, role, folder, log, terms.forum)
    clock.pass_by(1)
    places.introduce(machine.folder for machine in found.surviving("coordinator", "desk"))
    for machine in found.surviving():
        with places.at(machine.folder) as session:
            machine.log = session.store.own_log
            found.ledger.begin(session, machine.name)
    registers(found)
    return found


def registers(journey: Journey) -> str:
    with journey.at(journey.machines[DESK]) as session:
        fields = journey.owners.next(session.programme.forum("TET"))
        return registering.register(session, fields).dossier


def delivers(journey: Journey) -> None:
    """The desk's bundle reaches the coordinator and headquarters."""
    export_for_certain(journey, journey.machines[DESK], 1)
    for name in (COORDINATOR, HQ):
        read_mail(journey, journey.machines[name], journey.post.due(name, 1))


def fault(check: Callable[[], object]) -> tuple[str, object]:
    with pytest.raises(MachineFault) as found:
        check()
    return found.value.code, found.value.details.get("place")


def test_what_was_written_and_delivered_is_as_the_ledger_says(journey: Journey) -> None:
    delivers(journey)
    assert compare_all(journey) == {HQ: frozenset(), COORDINATOR: frozenset(), DESK: frozenset()}


def test_an_event_that_was_delivered_and_is_not_there_is_noticed(journey: Journey) -> None:
    delivers(journey)
    log = journey.machines[DESK].log
    journey.ledger.held[HQ].add(Entry(log, 2, b"2", "dossier.corrected", "d-1", ""))
    assert fault(lambda: compare_all(journey)) == ("demo.other_events", HQ)


def test_an_event_that_nobody_delivered_is_noticed(journey: Journey) -> None:
    delivers(journey)
    journey.ledger.held[COORDINATOR] -= {
        each for each in journey.ledger.held[COORDINATOR] if each.dossier
    }
    assert fault(lambda: compare_all(journey)) == ("demo.other_events", COORDINATOR)


def test_an_alarm_that_nothing_warrants_is_noticed(journey: Journey) -> None:
    dossier = registers(journey)
    with journey.at(journey.machines[DESK]) as session:
        session.write([(dossier, [ErasureConfirmed("sans droit")])])
    assert fault(lambda: compare_all(journey)) == ("demo.other_alarms", DESK)


def test_an_alarm_that_is_not_raised_is_noticed(journey: Journey) -> None:
    delivers(journey)
    journey.plan.beyond_rights.add((journey.machines[DESK].log, 1))
    assert fault(lambda: compare_all(journey)) == ("demo.other_alarms", HQ)


def test_a_bad_file_that_is_taken_is_noticed(journey: Journey) -> None:
    export_for_certain(journey, journey.machines[DESK], 1)
    [parcel] = journey.post.due(HQ, 1)
    flawed = parcel._replace(flaw="bundle.damaged")
    found = fault(lambda: read_mail(journey, journey.machines[HQ], [flawed]))
    assert found == ("demo.answered_otherwise", HQ)


def test_a_good_file_that_is_refused_is_noticed(journey: Journey) -> None:
    export_for_certain(journey, journey.machines[DESK], 1)
    [parcel] = journey.post.due(HQ, 1)
    parcel.file.write_bytes(parcel.file.read_bytes()[:-1])
    found = fault(lambda: read_mail(journey, journey.machines[HQ], [parcel]))
    assert found == ("demo.answered_otherwise", HQ)


def test_an_event_that_never_reached_headquarters_is_noticed(journey: Journey) -> None:
    assert fault(lambda: account(journey, 1)) == ("demo.not_at_headquarters", DESK)


def test_a_desk_that_does_not_know_itself_safe_is_noticed(journey: Journey) -> None:
    delivers(journey)
    assert fault(lambda: account(journey, 1)) == ("demo.not_safe", DESK)
