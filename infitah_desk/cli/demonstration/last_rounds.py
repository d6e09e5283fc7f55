"""The last rounds of a played caravan: until everything that anybody holds is at headquarters."""

from __future__ import annotations

from infitah_desk.cli.demonstration.carrying_out import (
    export_for_certain,
    give_all,
    write_receipts,
    write_reference,
)
from infitah_desk.cli.demonstration.journey import Journey
from infitah_desk.cli.demonstration.reading_mail import read_mail
from infitah_desk.domain.errors import MachineFault
from infitah_desk.domain.linked_dossiers import propose
from infitah_desk.services import deciding, issuing, linking
from infitah_desk.services.session import Session

ROUNDS = 5
"""So many are enough: bundles, what lower receipts bring again, and what was decided since."""


def gather(journey: Journey, day: int) -> int:
    """Exports and receipts go round by reliable hands until nobody has anything left to send.

    How many rounds it took.

    Raises:
        MachineFault: "demo.never_settles".
    """
    for desk in journey.surviving("desk"):
        give_all(journey, desk, day)
    for number in range(1, ROUNDS + 1):
        left = sum(_send_on(journey, role, day) for role in ("desk", "coordinator"))
        # Nobody gives receipts to headquarters: it always sends everything.
        _send_on(journey, "authority", day)
        _everybody_reads(journey, day)
        if number == 1:
            _settle(journey)
        elif not left:
            return number
        for machine in journey.surviving("coordinator", "authority"):
            write_receipts(journey, machine, day, certain=True)
        write_reference(journey, day, certain=True)
        _everybody_reads(journey, day)
    raise MachineFault("demo.never_settles", rounds=ROUNDS)


def _send_on(journey: Journey, role: str, day: int) -> int:
    """Each of them reads what came and sends on what others lack; how many events that were."""
    sent = 0
    for machine in journey.surviving(role):
        read_mail(journey, machine, journey.post.due(machine.name, day))
        sent += export_for_certain(journey, machine, day)
    return sent


def _everybody_reads(journey: Journey, day: int) -> None:
    for machine in journey.surviving():
        read_mail(journey, machine, journey.post.due(machine.name, day))


def _settle(journey: Journey) -> None:
    """What people decide once everything is there; the rest stays told, to be seen."""
    first = next(iter(journey.stops.values()))
    with journey.at(journey.machines[first.near]) as session:
        deciding.decide_conflict(session, first.disputed, "manager", "Nadia Bennis")
        journey.plan.decisions[first.disputed] = journey.last_written(session)
    with journey.at(journey.far_coordinator) as session:
        for traveller in journey.travellers:
            if len(traveller.dossiers) == 2:
                left, right = sorted(traveller.dossiers)
                linking.decide_duplicate(session, left, right, "same")
                journey.plan.links[left, right] = journey.last_written(session)
    with journey.at(journey.authority) as session:
        _revoke_second_permit(session, first.doubled)


def _revoke_second_permit(session: Session, dossier: str) -> None:
    proposal = propose(session.store.state(dossier).permits.values())
    for number in proposal.revoke if proposal else ():
        issuing.revoke_permit(session, number, "duplicate")
