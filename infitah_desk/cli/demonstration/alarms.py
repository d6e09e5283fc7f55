"""Alarms of a played caravan: those that a machine raises, and those that it must by the ledger."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from infitah_desk.cli.demonstration.journey import Journey, Machine, Plan
from infitah_desk.cli.demonstration.ledger import Entry
from infitah_desk.domain.dossier import TWO_PERMITS
from infitah_desk.domain.errors import MachineFault
from infitah_desk.domain.events import PermitIssued, PermitRevoked
from infitah_desk.services.alarming import (
    FORK,
    GAP,
    OWN_LOG_ELSEWHERE,
    QUARANTINED,
    list_alarms,
)
from infitah_desk.services.grouping import group_of
from infitah_desk.services.merging import find_gaps
from infitah_desk.services.session import Session

_OF_A_LOG = frozenset({FORK, QUARANTINED, "alarm.outside_rights"})


class Raised(NamedTuple):
    """An alarm: of a log from `first` to `last`, or of dossiers."""

    code: str
    log: str = ""
    first: int = 0
    last: int = 0
    dossier: str = ""


def compare_alarms(journey: Journey, machine: Machine, session: Session) -> frozenset[Raised]:
    """The alarms of a machine, which are exactly those that its events must raise.

    Raises:
        MachineFault: "demo.other_alarms".
    """
    found = frozenset(_raised(session, journey.plan))
    expected = frozenset(_expected(journey, machine))
    missing, more = expected - found, found - expected
    # The list that people see is made by other means: it must name the same logs.
    told = frozenset(_told(session))
    missing |= frozenset(_in_the_list(expected, session)) - told
    more |= {each for each in told if each.code in {GAP, FORK}} - frozenset(
        _in_the_list(expected, session)
    )
    if missing or more:
        raise MachineFault(
            "demo.other_alarms", place=machine.name, missing=_listed(missing), more=_listed(more)
        )
    return found


def _told(session: Session) -> Iterator[Raised]:
    """What stands in the list of alarms of whole logs; of a gap with its place."""
    for alarm in list_alarms(session):
        if alarm.code == GAP:
            yield Raised(GAP, alarm.log, alarm.first, alarm.last)
        elif alarm.code == OWN_LOG_ELSEWHERE:
            yield Raised(FORK, alarm.log)
        elif alarm.code in _OF_A_LOG:
            yield Raised(alarm.code, alarm.log)


def _in_the_list(alarms: Iterable[Raised], session: Session) -> Iterator[Raised]:
    """The same of these alarms; a fork is settled once its log was ended."""
    for each in alarms:
        if each.code == GAP:
            yield each
        elif each.code in _OF_A_LOG and not (
            each.code == FORK and each.log in session.roster.revoked
        ):
            yield Raised(each.code, each.log)


def _listed(alarms: Iterable[Raised]) -> str:
    return "; ".join(" ".join(str(part) for part in each if part) for each in sorted(alarms))


def _raised(session: Session, plan: Plan) -> Iterator[Raised]:
    """What is told here: the only place that asks a machine for its alarms."""
    for log, first, last in find_gaps(session):
        yield Raised(GAP, log, first, last)
    for log in session.store.log.forked_logs():
        yield Raised(FORK, log)
    for dossier in session.store.log.all_dossiers():
        state = session.store.state(dossier)
        for field in state.conflicts:
            yield Raised(f"conflict.{field}", dossier=dossier)
        for alarm in state.alarms:
            if alarm.code == TWO_PERMITS:
                yield Raised(TWO_PERMITS, dossier=dossier)
            else:
                yield Raised(alarm.code, alarm.log, alarm.seq, alarm.seq, dossier)
    for left, _ in plan.links:
        group = group_of(session, left)
        if group.alarm:
            yield Raised(group.alarm, dossier=" ".join(group.dossiers))


def _expected(journey: Journey, machine: Machine) -> Iterator[Raised]:
    """What must be told, by what was delivered there and what the script did."""
    plan = journey.plan
    held = journey.ledger.held[machine.name]
    places = {(each.log, each.seq) for each in held}
    yield from _of_logs(held)
    ended = {log for log, place in plan.revocations.items() if place in places}
    out = {each for each in held if each.log in ended and each.seq > plan.revoked[each.log]}
    for each in out:
        if each.dossier:
            yield Raised(QUARANTINED, each.log, each.seq, each.seq, each.dossier)
    counted = held - out
    for each in counted:
        if (each.log, each.seq) in plan.beyond_rights:
            yield Raised("alarm.outside_rights", each.log, each.seq, each.seq, each.dossier)
    counting = {(each.log, each.seq) for each in counted}
    for dossier, sides in plan.disputes.items():
        if counting.issuperset(sides) and plan.decisions.get(dossier) not in counting:
            yield Raised("conflict.manager", dossier=dossier)
    permits = _valid_permits(counted)
    for dossier, numbers in permits.items():
        if len(numbers) > 1:
            yield Raised(TWO_PERMITS, dossier=dossier)
    for (left, right), place in plan.links.items():
        both = permits.get(left, set()) | permits.get(right, set())
        if place in counting and len(both) > 1:
            yield Raised(TWO_PERMITS, dossier=f"{left} {right}")


def _of_logs(held: Iterable[Entry]) -> Iterator[Raised]:
    seqs: dict[str, set[int]] = {}
    for log, seq in sorted((each.log, each.seq) for each in held):
        here = seqs.setdefault(log, set())
        if seq in here:
            yield Raised(FORK, log)
        here.add(seq)
    for log, here in seqs.items():
        before = 0
        for seq in sorted(here):
            if seq > before + 1:
                yield Raised(GAP, log, before + 1, seq - 1)
            before = seq


def _valid_permits(counted: Iterable[Entry]) -> dict[str, set[str]]:
    issued: dict[str, set[str]] = {}
    revoked = set()
    for each in counted:
        if each.kind == PermitIssued.KIND:
            issued.setdefault(each.dossier, set()).add(each.permit)
        elif each.kind == PermitRevoked.KIND:
            revoked.add(each.permit)
    return {dossier: numbers - revoked for dossier, numbers in issued.items()}
