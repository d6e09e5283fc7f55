"""Reading what the post brought, and whether each file was answered as it must be."""

from __future__ import annotations

from collections.abc import Sequence

from infitah_desk.cli.demonstration.journey import Journey, Machine, Refusal
from infitah_desk.cli.demonstration.ledger import REFERENCE
from infitah_desk.cli.demonstration.post import Parcel
from infitah_desk.domain.errors import InfitahError, MachineFault
from infitah_desk.services import merging, receipting
from infitah_desk.services.session import Session


def read_mail(journey: Journey, machine: Machine, parcels: Sequence[Parcel]) -> None:
    """Everything that lies there is read; a machine that has nothing to read is not even opened.

    Raises:
        MachineFault: "demo.answered_otherwise" where a good file was refused, a bad one taken, or
            one refused by another code than the ledger says.
    """
    if not parcels:
        return
    with journey.at(machine) as session:
        bundles = [each for each in parcels if each.kind == "events"]
        merged = merging.merge_bundles(session, [each.file for each in bundles]).bundles
        for parcel, came in zip(bundles, merged, strict=True):
            again = (machine.name, parcel.file) in journey.ledger.taken
            _answered(journey, machine, parcel, came.code)
            if again and came.new_events:
                raise _otherwise(machine, parcel, "known", came.status)
        for parcel in parcels:
            if parcel.kind != "events":
                _answered(journey, machine, parcel, _read_paper(session, parcel))


def _read_paper(session: Session, parcel: Parcel) -> str:
    try:
        if parcel.kind == "receipt":
            receipting.read_receipt(session, parcel.file)
        else:
            receipting.read_reference(session, parcel.file)
    except InfitahError as error:
        return error.code
    return ""


def _answered(journey: Journey, machine: Machine, parcel: Parcel, code: str) -> None:
    expected = _refusal_of(journey, machine, parcel)
    if code != expected:
        raise _otherwise(machine, parcel, expected, code)
    if code:
        journey.refusals.append(Refusal(machine.name, parcel.file.name, code))
        return
    journey.ledger.held[machine.name] |= parcel.contents.entries
    journey.ledger.taken.add((machine.name, parcel.file))
    if parcel.kind != "events":
        sender = REFERENCE if parcel.kind == "reference" else parcel.node
        journey.ledger.numbers[machine.name][sender] = parcel.contents.number


def _refusal_of(journey: Journey, machine: Machine, parcel: Parcel) -> str:
    """The code by which a file must be refused there; "" for a good one."""
    if parcel.flaw:
        return parcel.flaw
    if machine.node not in parcel.audience:
        return "bundle.wrong_key"
    numbers = journey.ledger.numbers[machine.name]
    if parcel.kind == "reference" and parcel.contents.number < numbers[REFERENCE]:
        return "reference.rollback"
    if parcel.kind == "receipt":
        if parcel.contents.number < numbers.get(parcel.node, 0):
            return "receipt.older"
        named = parcel.contents.branches.get(machine.log, frozenset())
        own = {
            (each.seq, each.hash)
            for each in journey.ledger.held[machine.name]
            if each.log == machine.log
        }
        if named and not named & own:
            return "receipt.other_chain"
    return ""


def _otherwise(machine: Machine, parcel: Parcel, expected: str, found: str) -> MachineFault:
    return MachineFault(
        "demo.answered_otherwise",
        place=machine.name,
        file=parcel.file.name,
        expected=expected or "merged",
        found=found or "merged",
    )
