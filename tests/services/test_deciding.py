"""Conflicts between machines: both histories stay, one decision settles them everywhere."""

from __future__ import annotations

import pytest

from infitah_desk.domain.commands import AcceptDocument, RejectDocument
from infitah_desk.domain.errors import Refused
from infitah_desk.services import deciding, opening, registering, showing, verifying
from infitah_desk.services.deciding import Conflict, decide_conflict, list_conflicts
from infitah_desk.services.parking import park
from infitah_desk.services.session import Session
from tests.helpers.caravans import DAY, NORTH, TETOUAN, TETOUAN_2, Caravan, registered

DESKS = (TETOUAN, TETOUAN_2)
EVERYBODY = (*DESKS, NORTH)


@pytest.fixture
def dossier(caravan: Caravan) -> str:
    """A dossier that two desks know."""
    with caravan.at(TETOUAN) as session:
        dossier = registered(session, 1, phone="0539943008")
    caravan.merge(TETOUAN_2, caravan.export(TETOUAN).file)
    return dossier


def each_corrects(caravan: Caravan, dossier: str, field: str, *values: object) -> None:
    for node, value in zip(DESKS, values, strict=True):
        with caravan.at(node) as session:
            registering.correct(session, dossier, {field: value}, f"seen at {node}")


def exchange(caravan: Caravan) -> None:
    """Both desks' bundles, at each other's and at the coordinator's."""
    files = {node: caravan.export(node, everything=True).file for node in DESKS}
    for node in EVERYBODY:
        caravan.merge(node, *(file for sender, file in files.items() if sender != node))


def conflicts(caravan: Caravan, node: str) -> tuple[Conflict, ...]:
    with caravan.at(node) as session:
        return list_conflicts(session)


def value(caravan: Caravan, node: str, dossier: str, field: str) -> object:
    with caravan.at(node) as session:
        return session.store.state(dossier).value(field)


def refusal(session: Session, dossier: str, field: str, value: str) -> str:
    with pytest.raises(Refused) as refused:
        decide_conflict(session, dossier, field, value)
    return refused.value.code


@pytest.mark.parametrize("node", EVERYBODY)
def test_a_conflict_is_listed_with_all_sides_on_every_machine(
    caravan: Caravan, dossier: str, node: str
) -> None:
    each_corrects(caravan, dossier, "manager", "Salma Zerouali", "Samia Zerouali")
    exchange(caravan)
    (conflict,) = conflicts(caravan, node)
    assert (conflict.dossier, conflict.field) == (dossier, "manager")
    assert conflict.name == "Menuiserie Zerouali 1"
    assert {(side.value, side.log.partition(".")[0]) for side in conflict.values} == {
        ("Salma Zerouali", TETOUAN),
        ("Samia Zerouali", TETOUAN_2),
    }
    assert {side.author for side in conflict.values} == {"Salma"}
    assert all(side.time.startswith("2010-09-28T") for side in conflict.values)


def test_a_merge_counts_what_is_listed(caravan: Caravan, dossier: str) -> None:
    each_corrects(caravan, dossier, "manager", "Salma Zerouali", "Samia Zerouali")
    each_corrects(caravan, dossier, "phone", "0661234567", None)
    with caravan.at(TETOUAN) as session:
        registered(session, 2)
    files = [caravan.export(node, everything=True).file for node in DESKS]
    merged = caravan.merge(NORTH, *files)
    assert merged.conflicts == len(conflicts(caravan, NORTH)) == 2


def test_a_decision_of_the_coordinator_settles_it_on_both_desks(
    caravan: Caravan, dossier: str
) -> None:
    """The whole way with real files: bundles up, the decision down with the receipts."""
    each_corrects(caravan, dossier, "manager", "Salma Zerouali", "Samia Zerouali")
    exchange(caravan)
    with caravan.at(NORTH) as session:
        state = decide_conflict(session, dossier, "manager", " Samia  Zerouali ")
        assert state.value("manager") == "Samia Zerouali"
    for node in DESKS:
        caravan.give_receipt(NORTH, node)
    for node in EVERYBODY:
        assert conflicts(caravan, node) == ()
        assert value(caravan, node, dossier, "manager") == "Samia Zerouali"


def test_a_decision_reaches_a_desk_that_never_saw_the_conflict(
    caravan: Caravan, dossier: str
) -> None:
    each_corrects(caravan, dossier, "manager", "Salma Zerouali", "Samia Zerouali")
    caravan.merge(NORTH, *(caravan.export(node, everything=True).file for node in DESKS))
    with caravan.at(NORTH) as session:
        decide_conflict(session, dossier, "manager", "Samia Zerouali")
    caravan.give_receipt(NORTH, TETOUAN)
    assert value(caravan, TETOUAN, dossier, "manager") == "Samia Zerouali"
    assert conflicts(caravan, TETOUAN) == ()


def test_a_desk_settles_it_by_a_correction_that_knows_both_sides(
    caravan: Caravan, dossier: str
) -> None:
    each_corrects(caravan, dossier, "manager", "Salma Zerouali", "Samia Zerouali")
    exchange(caravan)
    with caravan.at(TETOUAN) as session:
        decide_conflict(session, dossier, "manager", "Salma Zerouali")
        last = showing.dossier_history(session, dossier)[-1]
    assert (last.moment.kind, last.said["reason"]) == ("dossier.corrected", deciding.REASON)
    caravan.merge(TETOUAN_2, caravan.export(TETOUAN, everything=True).file)
    caravan.merge(NORTH, caravan.export(TETOUAN, everything=True).file)
    for node in EVERYBODY:
        assert conflicts(caravan, node) == ()
        assert value(caravan, node, dossier, "manager") == "Salma Zerouali"


@pytest.mark.parametrize("node", EVERYBODY)
def test_both_histories_and_the_decision_are_there(
    caravan: Caravan, dossier: str, node: str
) -> None:
    each_corrects(caravan, dossier, "manager", "Salma Zerouali", "Samia Zerouali")
    exchange(caravan)
    with caravan.at(NORTH) as session:
        decide_conflict(session, dossier, "manager", "Samia Zerouali")
    for desk in DESKS:
        caravan.give_receipt(NORTH, desk)
    with caravan.at(node) as session:
        entries = showing.dossier_history(session, dossier)
    wrote = [(each.moment.kind, each.moment.log.partition(".")[0]) for each in entries]
    assert wrote[0] == ("dossier.registered", TETOUAN)
    assert set(wrote[1:3]) == {("dossier.corrected", desk) for desk in DESKS}
    assert wrote[3] == ("conflict.decided", NORTH)
    assert len(entries[3].said["sides"]) == 2  # type: ignore[arg-type]


def test_a_value_is_read_as_the_form_reads_it(caravan: Caravan, dossier: str) -> None:
    each_corrects(caravan, dossier, "phone", "0661234567", "0662345678")
    exchange(caravan)
    for node in (NORTH, TETOUAN):
        with caravan.at(node) as session:
            assert refusal(session, dossier, "phone", "12") == "phone.invalid"
    with caravan.at(NORTH) as session:
        state = decide_conflict(session, dossier, "phone", "06 61 23 45 67")
    assert state.value("phone") == "+212661234567"


def test_an_rc_is_decided_with_its_court(caravan: Caravan, dossier: str) -> None:
    each_corrects(caravan, dossier, "rc_number", "77001", "77002")
    exchange(caravan)
    with caravan.at(NORTH) as session:
        state = decide_conflict(session, dossier, "rc_number", "077002")
    assert (state.value("rc_number"), state.value("rc_court")) == ("77002", "Tétouan")


def test_a_field_can_be_decided_to_be_empty_but_a_name_must_stay(
    caravan: Caravan, dossier: str
) -> None:
    each_corrects(caravan, dossier, "phone", "0661234567", None)
    each_corrects(caravan, dossier, "name_ar", None, "نجارة")
    each_corrects(caravan, dossier, "name", "Rif", "Atlas")
    exchange(caravan)
    with caravan.at(NORTH) as session:
        assert decide_conflict(session, dossier, "phone", "").value("phone") is None
        decide_conflict(session, dossier, "name_ar", "")
        assert refusal(session, dossier, "name", " ") == "name.missing"


@pytest.mark.parametrize("node", [TETOUAN, NORTH])
def test_only_what_is_in_conflict_is_decided(caravan: Caravan, dossier: str, node: str) -> None:
    exchange(caravan)
    with caravan.at(node) as session:
        assert refusal(session, dossier, "manager", "Samia") == "conflict.unknown"
        assert refusal(session, dossier, "no_field", "x") == "conflict.unknown"


@pytest.mark.parametrize("node", [TETOUAN, NORTH])
def test_papers_and_situations_are_said_anew(caravan: Caravan, dossier: str, node: str) -> None:
    for desk in DESKS:
        with caravan.at(desk) as session:
            opening.open_the_stop(session, DAY)
            if desk == TETOUAN:
                paper = AcceptDocument("rc_extract", "5001", "Tétouan")
                verifying.accept_document(session, dossier, paper)
            else:
                reject = RejectDocument("rc_extract", "expired")
                verifying.reject_document(session, dossier, reject)
            park(session, dossier, f"seen at {desk}")
    exchange(caravan)
    listed = {each.field: each for each in conflicts(caravan, node)}
    assert set(listed) == {"document.rc_extract", "situation"}
    said = [side.value for side in listed["document.rc_extract"].values]
    assert {"accepted": True, "number": "5001", "court": "Tétouan", "reason": ""} in said
    with caravan.at(node) as session:
        for field in listed:
            assert refusal(session, dossier, field, "x") == "conflict.say_anew"
    with caravan.at(TETOUAN) as session:
        verifying.reject_document(session, dossier, RejectDocument("rc_extract", "expired"))
        park(session, dossier, "back tomorrow")
        assert list_conflicts(session) == ()
