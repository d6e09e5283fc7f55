"""The set of events: read back by place, by dossier, by log."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlite_utils import Database

from infitah_desk.domain import events as e
from infitah_desk.domain.event import Event
from infitah_desk.storage.event_log import EventLog, ForkLineage
from tests.helpers.logs import LogWriter, links_of, without_body
from tests.helpers.stores import empty_store, folders


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    for (one,) in folders(tmp_path_factory.mktemp("log"), 1):
        yield one


@pytest.fixture
def log(database: Database) -> EventLog:
    return empty_store(database).log


def a_log(count: int = 3, node: str = "TET-1") -> LogWriter:
    writer = LogWriter.of(node)
    for n in range(count):
        writer.write(e.DossierCorrected({"name": f"{n}"}, ""), f"d-{n}")
    return writer


def a_fork() -> tuple[LogWriter, LogWriter]:
    one = a_log()
    return one, LogWriter(one.log, one.key, one.events[:1])


def test_what_is_new_comes_back_and_what_is_known_does_not(log: EventLog) -> None:
    events = a_log().events
    log.unite(events[:2])

    assert [item.event for item in log.unite(events)] == events[2:]


def test_the_same_event_twice_in_one_batch_is_new_once(log: EventLog) -> None:
    events = a_log(1).events

    assert [item.event for item in log.unite(events * 3)] == events


def test_links_come_in_the_order_of_the_chain(log: EventLog) -> None:
    writer = a_log()
    log.unite(reversed(writer.events))

    assert log.links(writer.log) == links_of(writer.events)


def test_a_log_is_read_in_part(log: EventLog) -> None:
    writer = a_log(5)
    log.unite(writer.events)

    assert list(log.read(writer.log, 2, 4)) == writer.events[1:4]


def test_the_last_event_of_a_log_is_its_highest(log: EventLog) -> None:
    writer = a_log()
    log.unite(writer.events)

    last = log.last(writer.log)

    assert last is not None
    assert last.hash == writer.events[-1].hash


def test_a_log_of_which_nothing_is_here_has_no_last_event(log: EventLog) -> None:
    assert log.last("TET-1.00000000") is None


def test_one_seq_with_two_hashes_is_a_fork(log: EventLog) -> None:
    one, other = a_fork()
    other.write(e.DossierResumed(), "d-9")
    log.unite([*one.events, *other.events])

    assert log.forked_logs() == {one.log}


@pytest.mark.parametrize("missing", [0, 1, 2])
def test_a_gap_is_no_fork(log: EventLog, missing: int) -> None:
    log.unite(event for n, event in enumerate(a_log().events) if n != missing)

    assert log.forked_logs() == frozenset()


def test_an_event_leads_to_those_above_it_on_its_branch_only(log: EventLog) -> None:
    one, other = a_fork()
    twin = other.write(e.DossierResumed(), "d-9")
    log.unite([*one.events, *other.events])
    leads = ForkLineage(log, log.forked_logs())
    first, second, last = one.events

    assert (leads(first, last), leads(second, last), leads(twin, last), leads(first, twin)) == (
        True,
        True,
        False,
        True,
    )


def test_where_a_forked_log_has_a_gap_nothing_is_known_to_lead_across(log: EventLog) -> None:
    one, other = a_fork()
    other.write(e.DossierResumed(), "d-9")
    first, _, last = one.events
    log.unite([first, last, *other.events, LogWriter.of("TET-1").write(e.DossierResumed())])

    assert not ForkLineage(log, frozenset({one.log}))(first, last)


def test_events_come_by_dossier(log: EventLog) -> None:
    one, other = a_log(), a_log(node="OUJ-1")
    log.unite([*one.events, *other.events])

    found: dict[str, set[Event]] = {}
    for dossier, event in log.of_dossiers(["d-0", "d-2", "nobody"]):
        found.setdefault(dossier, set()).add(event)

    assert found == {
        "d-0": {one.events[0], other.events[0]},
        "d-2": {one.events[2], other.events[2]},
    }


def test_erased_bodies_leave_their_digest(log: EventLog) -> None:
    (event,) = a_log(1).events
    log.unite([event])

    log.erase_bodies("d-0")

    assert log.at(event.log, event.hash, event.seq) == without_body(event)


def test_bodies_of_erased_dossiers_are_not_stored(log: EventLog) -> None:
    (event,) = a_log(1).events

    log.unite([event], {"d-0"})

    assert log.at(event.log, event.hash, event.seq) == without_body(event)
