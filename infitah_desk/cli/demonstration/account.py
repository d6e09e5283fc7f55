"""The account of a played caravan: what must hold at its end, checked, and said."""

from __future__ import annotations

from collections import Counter

import msgspec

from infitah_desk.cli.demonstration.alarms import Raised, compare_alarms
from infitah_desk.cli.demonstration.journey import Journey, Machine
from infitah_desk.domain.errors import MachineFault
from infitah_desk.domain.event import node_of
from infitah_desk.domain.roster import AUTHORITY_NODE
from infitah_desk.domain.statistics import LEVELS
from infitah_desk.services import digesting, granting, overviewing, reporting, surveying, trusting
from infitah_desk.services.session import Session
from infitah_desk.storage import queries


class MachineAlarm(msgspec.Struct, frozen=True, omit_defaults=True):
    """An alarm that stands at a machine in the end: of a log, or of dossiers."""

    machine: str
    code: str
    log: str = ""
    first: int = 0
    last: int = 0
    dossier: str = ""


class Survived(msgspec.Struct, frozen=True):
    """What came of the four weeks. All of it was checked.

    `fates` count what became of sticks and papers on the road, `refused` the files that were
    refused, by code; `told` the alarms that stood at a week's end, by code, `alarms` are those
    left. `safe` is by desk up to which event headquarters has its log, which is its last one.
    `packs` are the enterprises that ordered one, as headquarters counts them.
    """

    folder: str
    permits: int
    packs: int
    dossiers: int
    events: int
    desks: int
    rounds: int
    pdf: tuple[str, ...]
    bundles: tuple[str, ...]
    reports: tuple[str, ...]
    fates: dict[str, int]
    refused: dict[str, int]
    told: dict[str, int]
    alarms: tuple[MachineAlarm, ...]
    safe: dict[str, int]
    trust: str
    root: str
    digest: str
    state_digest: str


def compare_all(journey: Journey) -> dict[str, frozenset[Raised]]:
    """The alarms of every machine, which holds exactly what was written there or delivered.

    Raises:
        MachineFault: "demo.other_events", "demo.other_alarms".
    """
    alarms = {}
    for machine in journey.surviving():
        with journey.at(machine) as session:
            journey.ledger.compare(session, machine.name)
            alarms[machine.name] = compare_alarms(journey, machine, session)
            journey.told.update(alarm.code for alarm in alarms[machine.name])
    return alarms


def account(journey: Journey, rounds: int) -> Survived:
    """Check what must hold when everybody is home.

    Raises:
        MachineFault: as `compare_all`, and "demo.not_at_headquarters", "demo.not_safe",
            "demo.digests_differ", "demo.beyond_escrow".
    """
    alarms = compare_all(journey)
    _all_at_headquarters(journey)
    safe = {machine.name: _safe(journey, machine) for machine in journey.surviving("desk")}
    trust = journey.places.folder / "trust-list.json"
    with journey.at(journey.authority) as session:
        here = digesting.digest_of(session)
        counts = queries.counts(session.store)
        _bodies_are_there(journey, session)
        trusting.export_trust_list(session, trust)
        packs = _packs(session)
        reports = reporting.write_reports(session, journey.places.folder / "report", "fr")
    _compare_digests(journey, here)
    for name, found in alarms.items():
        counted = sorted(Counter(alarm.code for alarm in found).items())
        journey.places.tell(f"{name}: {', '.join(f'{code} {n}' for code, n in counted)}")
    return Survived(
        folder=str(journey.places.folder),
        permits=journey.permits,
        packs=packs,
        dossiers=counts["dossiers"],
        events=here.events,
        desks=len(safe),
        rounds=rounds,
        pdf=tuple(map(str, journey.pdf)),
        bundles=tuple(map(str, journey.files)),
        reports=tuple(map(str, reports)),
        fates=dict(sorted(journey.post.fates.items())),
        refused=dict(sorted(Counter(each.code for each in journey.refusals).items())),
        told=dict(sorted(journey.told.items())),
        alarms=tuple(
            MachineAlarm(name, *alarm) for name, found in alarms.items() for alarm in sorted(found)
        ),
        safe=safe,
        trust=str(trust),
        root=journey.places.root,
        digest=here.digest,
        state_digest=here.state_digest,
    )


def _all_at_headquarters(journey: Journey) -> None:
    """What any surviving machine holds is at headquarters; each event once, as was compared."""
    there = journey.ledger.held[AUTHORITY_NODE]
    for machine in journey.surviving():
        missing = journey.ledger.held[machine.name] - there
        if missing:
            raise MachineFault("demo.not_at_headquarters", place=machine.name, missing=len(missing))


def _bodies_are_there(journey: Journey, session: Session) -> None:
    """Of what a surviving machine wrote, headquarters knows not only that it was written."""
    for machine in journey.surviving():
        missing = queries.awaited_bodies(session.store, machine.log)
        if missing:
            raise MachineFault("demo.not_at_headquarters", place=machine.name, missing=len(missing))


def _packs(session: Session) -> int:
    """How many enterprises ordered a pack; nobody spent more than was given."""
    for each in granting.balance(session).accounts:
        given = {"permits": each.permits_given, "packs": each.packs_given}
        spent = {"permits": each.permits_spent, "packs": each.packs_spent}
        if each.node != AUTHORITY_NODE and any(spent[what] > given[what] for what in given):
            raise MachineFault("demo.beyond_escrow", place=each.node)
    found = surveying.survey(session).total
    return found.counts[LEVELS.index("packs")]


def _safe(journey: Journey, machine: Machine) -> int:
    with journey.at(machine) as session:
        seen = overviewing.overview(session)
    if seen.safe_seq != seen.own_seq:
        raise MachineFault(
            "demo.not_safe", place=machine.name, safe=seen.safe_seq, last=seen.own_seq
        )
    return seen.safe_seq


def _compare_digests(journey: Journey, here: digesting.StateDigest) -> None:
    """Headquarters and who covers all regions agree on everything; others on what both hold.

    Of the authority's own log not everybody is sent every body, so it says only what it holds.
    """
    with journey.at(journey.far_coordinator) as session:
        _agree(digesting.digest_of(session), here)
    for machine in journey.surviving("coordinator", "desk"):
        with journey.at(machine) as session:
            logs = [log for log in session.store.log.logs() if node_of(log) != AUTHORITY_NODE]
            if machine.role == "desk":
                logs = [machine.log]
            left = digesting.digest_of(session, logs)
        with journey.at(journey.authority) as session:
            _agree(left, digesting.digest_of(session, logs))


def _agree(left: digesting.StateDigest, right: digesting.StateDigest) -> None:
    if (left.digest, left.state_digest) != (right.digest, right.state_digest):
        raise MachineFault("demo.digests_differ", left=left.digest, right=right.digest)
