"""A caravan of four weeks, played through with all that goes wrong on the road, and checked.

Three forums with three desks each, two coordinators and headquarters. Bundles are lost, doubled,
late, damaged and tampered with; laptops are stolen, broken and copied. At every week's end and at
the last everybody must hold exactly what was delivered, and raise exactly the alarms it warrants.
"""

from __future__ import annotations

import random
from pathlib import Path

from infitah_desk.cli.demonstration.account import Survived, account, compare_all
from infitah_desk.cli.demonstration.carrying_out import (
    export_day,
    export_week,
    write_receipts,
    write_reference,
)
from infitah_desk.cli.demonstration.deck import Deck
from infitah_desk.cli.demonstration.desk_day import DESKS, OUTCOMES, DeskDay
from infitah_desk.cli.demonstration.journey import Journey, Machine, Scale, Stop
from infitah_desk.cli.demonstration.last_rounds import gather
from infitah_desk.cli.demonstration.mishaps import Mishaps
from infitah_desk.cli.demonstration.owners import Owners
from infitah_desk.cli.demonstration.places import PROGRAMME, Places, Tell
from infitah_desk.cli.demonstration.post import Post
from infitah_desk.cli.demonstration.reading_mail import read_mail
from infitah_desk.cli.demonstration.simulated_clock import SimulatedClock
from infitah_desk.domain.programme import read_programme
from infitah_desk.domain.roster import AUTHORITY_NODE
from infitah_desk.services.enrolling import Terms
from infitah_desk.system.resources import resource_text
from infitah_desk.trust.passwords import PasswordCost

DOSSIERS = 3000
DAYS = 28
WEEK = 7
FORUMS = 3
NEAR, EVERYWHERE = "CN-1", "CS-1"
SHORT, LONG = Scale(1, 5), 10
_PERMITS_A_DESK = 1_000
_QUICK = PasswordCost(passes=1, memory=8)
"""Folders are opened a thousand times, with a password that everybody knows."""
_PREFERRED = ("TET", "OUJ", "KHO")


def demonstrate_weeks(
    folder: Path,
    tell: Tell,
    *,
    lists: Path | None = None,
    dossiers: int = DOSSIERS,
    seed: int = 2010,
    cost: PasswordCost = _QUICK,
) -> Survived:
    """Play the four weeks in a new folder; about so many `dossiers` come from the street.

    Raises:
        MachineFault: "data.not_empty", and "demo.…" for whatever is not as it must be.
        Refused: "demo.no_lists".
    """
    clock = SimulatedClock(read_programme(resource_text("programmes", PROGRAMME)).starts)
    places = Places(folder, tell, clock, cost)
    chance = random.Random(seed)  # noqa: S311 - picks, no secrets
    journey = Journey(
        places,
        clock,
        chance,
        _scale(dossiers),
        Post(chance),
        Owners(chance),
        Deck(OUTCOMES, chance),
    )
    _plan_stops(journey, places.lists_by_forum(lists))
    _enrol(journey)
    weeks = _Weeks(journey)
    for day in range(DAYS):
        weeks.live(day)
    journey.post.drop_all()
    clock.begin(DAYS)
    rounds = gather(journey, DAYS)
    return account(journey, rounds)


def _scale(dossiers: int) -> Scale:
    desk_days = FORUMS * DESKS * LONG
    return SHORT if dossiers < desk_days else Scale(dossiers // desk_days, LONG)


def _plan_stops(journey: Journey, lists: dict[str, list[Path]]) -> None:
    """Three forums, one a week: those that have lists first."""
    programme = journey.places.programme
    preferred = [code for code in _PREFERRED if code in lists]
    every = dict.fromkeys([*preferred, *lists, *(forum.code for forum in programme.forums)])
    for number, code in enumerate(list(every)[:FORUMS]):
        near = EVERYWHERE if number == FORUMS - 1 else NEAR
        journey.stops[code] = Stop(programme.forum(code), number * WEEK, lists.get(code, []), near)


def _enrol(journey: Journey) -> None:
    """Headquarters, the coordinators of the first two forums' regions and of all, nine desks."""
    places = journey.places
    places.found()
    stops = list(journey.stops.values())
    regions = tuple(sorted({s.forum.region_today for s in stops if s.near == NEAR}))
    journey.machines[AUTHORITY_NODE] = Machine(
        AUTHORITY_NODE, AUTHORITY_NODE, "authority", places.authority
    )
    for node, terms in ((NEAR, Terms(regions=regions)), (EVERYWHERE, Terms(regions=("all",)))):
        folder = places.coordinator(node)
        log = places.enrol(node, "coordinator", folder, terms)
        journey.machines[node] = Machine(node, node, "coordinator", folder, log)
    for stop in stops:
        for number in range(DESKS):
            code = stop.forum.code
            node = f"{code}-{number + 1}"
            folder = places.desk(node)
            terms = Terms(forum=code, permits=_PERMITS_A_DESK)
            log = places.enrol(node, "desk", folder, terms)
            journey.machines[node] = Machine(node, node, "desk", folder, log, code, number)
    journey.clock.pass_by(1)
    places.introduce(m.folder for m in journey.surviving("desk", "coordinator"))
    for machine in journey.machines.values():
        with places.at(machine.folder) as session:
            machine.log = session.store.own_log
            journey.ledger.begin(session, machine.name)


class _Weeks:
    """The four weeks, day by day."""

    def __init__(self, journey: Journey) -> None:
        self._journey = journey
        self._mishaps = Mishaps(journey)

    def live(self, day: int) -> None:
        """Mail, work, and sticks in the evening; at a week's end everybody is checked."""
        journey = self._journey
        date = journey.clock.begin(day)
        self._mishaps.morning(day)
        for machine in journey.surviving("desk"):
            self._work(machine, day, date)
        for machine in journey.surviving("coordinator", "authority"):
            read_mail(journey, machine, journey.post.due(machine.name, day))
        if day % 3 == 2:
            for machine in journey.surviving("coordinator"):
                write_receipts(journey, machine, day)
        if day % WEEK == WEEK - 1:
            self._end_week(day)
        self._mishaps.evening(day)
        if day % WEEK == WEEK - 1:
            compare_all(journey)

    def _work(self, machine: Machine, day: int, date: str) -> None:
        journey = self._journey
        read_mail(journey, machine, journey.post.due(machine.name, day))
        stop = journey.stops[machine.forum]
        if machine.name != machine.node or not 0 <= day - stop.first < journey.scale.days:
            return
        with journey.at(machine) as session:
            DeskDay(journey, machine, stop, session, day - stop.first).work(date)
            export_day(journey, machine, session, day)

    def _end_week(self, day: int) -> None:
        journey = self._journey
        for machine in journey.surviving("coordinator"):
            export_week(journey, machine, day)
        write_receipts(journey, journey.authority, day)
        self._mishaps.remember(write_reference(journey, day))
        journey.places.tell(
            f"week {day // WEEK + 1}: {journey.permits} permits, {len(journey.files)} files,"
            f" {len(journey.refusals)} refused"
        )
