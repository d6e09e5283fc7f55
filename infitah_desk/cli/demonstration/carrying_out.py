"""Carrying out: what machines write for each other, and by whom it is carried where."""

from __future__ import annotations

from infitah_desk.cli.demonstration.journey import Journey, Machine
from infitah_desk.cli.demonstration.post import BUNDLES, PAPERS, Parcel
from infitah_desk.domain.roster import AUTHORITY_NODE
from infitah_desk.services import carrying, governing
from infitah_desk.services.sending import receivers_of
from infitah_desk.services.session import Session


def export_day(journey: Journey, machine: Machine, session: Session, day: int) -> None:
    """The evening at a desk: for the others of the forum, and a stick that somebody takes along."""
    stop = journey.stops[machine.forum]
    parcel = exported(journey, machine, session, day)
    for peer in journey.desks_of(machine.forum):
        if peer is not machine:
            journey.post.hand(parcel._replace(to=peer.name, due=day + 1))
    near = parcel._replace(to=stop.near)
    journey.post.send(near, BUNDLES, _elsewhere(journey, machine).name)
    if (day + machine.number) % 3 == 0:
        straight = parcel._replace(to=AUTHORITY_NODE, due=day + 1)
        journey.post.send(straight, BUNDLES, _elsewhere(journey, machine).name)


def export_week(journey: Journey, machine: Machine, day: int) -> None:
    """A coordinator's stick for headquarters, and for the coordinator of all regions."""
    with journey.at(machine) as session:
        parcel = exported(journey, machine, session, day)
        astray = _elsewhere(journey, machine).name
        for node in sorted(parcel.audience - {machine.node}):
            journey.post.send(parcel._replace(to=node, due=day + 1), BUNDLES, astray)


def export_for_certain(journey: Journey, machine: Machine, day: int) -> int:
    """Export to everybody whom it concerns, by somebody reliable; how many events that were."""
    with journey.at(machine) as session:
        parcel = exported(journey, machine, session, day)
    for node in sorted(parcel.audience):
        for other in journey.of_node(node):
            if other is not machine:
                journey.post.hand(parcel._replace(to=other.name))
    return len(parcel.contents.entries)


def give_all(journey: Journey, machine: Machine, day: int) -> None:
    """Everything a desk holds, for the others of its forum."""
    with journey.at(machine) as session:
        parcel = exported(journey, machine, session, day, everything=True)
    for peer in journey.desks_of(machine.forum):
        if peer is not machine:
            journey.post.hand(parcel._replace(to=peer.name))


def write_receipts(journey: Journey, machine: Machine, day: int, *, certain: bool = False) -> None:
    """Receipts for everybody from whom something is there; the road takes some of them."""
    folder = journey.stick(day, machine, "receipts")
    with journey.at(machine) as session:
        for written in carrying.write_receipts(session, folder):
            contents = journey.note_file(session, written.file)
            audience = frozenset({written.node})
            for receiver in journey.of_node(written.node):
                parcel = Parcel(
                    written.file, "receipt", machine.node, audience, contents, receiver.name, day
                )
                _send_paper(journey, parcel, receiver, certain=certain)


def write_reference(journey: Journey, day: int, *, certain: bool = False) -> Parcel:
    """The authority's latest word for everybody; what was written, as it goes to the first."""
    folder = journey.stick(day, journey.authority, "receipts")
    with journey.at(journey.authority) as session:
        file = governing.write_reference_file(session, folder).file
        # Headquarters tells what became void before it writes: the ledger wants that first.
        journey.ledger.note_written(session, journey.authority.name)
        contents = journey.note_file(session, file)
        everybody = frozenset(session.roster.nodes)
    parcel = Parcel(file, "reference", AUTHORITY_NODE, everybody, contents, "", day)
    for machine in journey.surviving("desk", "coordinator"):
        _send_paper(journey, parcel._replace(to=machine.name), machine, certain=certain)
    return parcel


def _send_paper(journey: Journey, parcel: Parcel, receiver: Machine, *, certain: bool) -> None:
    if certain:
        journey.post.hand(parcel)
    else:
        late = parcel._replace(due=parcel.due + 1)
        journey.post.send(late, PAPERS, _elsewhere(journey, receiver).name)


def exported(
    journey: Journey, machine: Machine, session: Session, day: int, *, everything: bool = False
) -> Parcel:
    """A bundle on its medium, not addressed to anybody yet."""
    folder = journey.stick(day, machine, "bundles")
    file = carrying.carry_out(session, folder, everything=everything).file
    contents = journey.note_file(session, file)
    if sum(each.log == machine.log for each in contents.entries) > 1:
        journey.last_bundle[machine.name] = file
    audience = frozenset(node.name for node in receivers_of(session))
    return Parcel(file, "events", machine.node, audience | {machine.node}, contents, "", day)


def _elsewhere(journey: Journey, machine: Machine) -> Machine:
    """Some desk of another forum: where things get to by mistake."""
    others = [each for each in journey.surviving("desk") if each.forum != machine.forum]
    return journey.chance.choice(others)
