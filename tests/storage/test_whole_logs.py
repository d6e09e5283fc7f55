"""How far a log is whole, whatever came first, and what is missing below what is here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlite_utils import Database

from infitah_desk.domain import events as e
from infitah_desk.domain.errors import Untrusted
from infitah_desk.domain.event import Event
from infitah_desk.domain.segments import extent
from infitah_desk.storage.store import Store
from infitah_desk.storage.whole_logs import gaps, is_whole_to, marks
from tests.helpers.logs import LogWriter, authority, links_of, without_body
from tests.helpers.stores import empty_store, folders

SIX = 6


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    for (one,) in folders(tmp_path_factory.mktemp("whole"), 1):
        yield one


@pytest.fixture
def store(database: Database) -> Store:
    return empty_store(database)


def a_log(count: int = SIX) -> LogWriter:
    writer = LogWriter.of("TET-1")
    for n in range(count):
        writer.write(e.DossierCorrected({"name": f"{n}"}, ""), f"d-{n}")
    return writer


def whole(store: Store, event: Event) -> bool:
    with store.transaction():
        return is_whole_to(store.db, event.log, event.seq, event.hash)


def test_what_came_in_order_is_whole_at_once(store: Store) -> None:
    log = a_log()
    store.unite(log.events, ())

    assert marks(store.db) == {log.log: SIX}
    assert all(whole(store, event) for event in log.events)


def test_a_log_of_which_nothing_is_here_is_not_whole(store: Store) -> None:
    assert not whole(store, a_log(1).events[0])


def test_below_a_gap_it_is_whole_and_above_it_is_not(store: Store) -> None:
    events = a_log().events
    store.unite([*events[:2], *events[3:]], ())

    assert [whole(store, event) for event in events] == [True, True, *[False] * 4]
    assert gaps(store.db) == [(events[0].log, 3, 3)]


def test_what_fills_a_gap_makes_it_whole(store: Store) -> None:
    events = a_log().events
    store.unite([*events[:2], *events[3:]], ())

    store.unite([events[2]], ())

    assert whole(store, events[-1])
    assert gaps(store.db) == []


def test_a_body_that_is_waited_for_is_missing(store: Store) -> None:
    events = a_log().events
    store.unite([events[0], without_body(events[1]), *events[2:]], ())
    assert not whole(store, events[2])

    store.unite([events[1]], ())

    assert whole(store, events[-1])


def test_a_body_that_was_erased_is_not_waited_for(store: Store) -> None:
    head, desk = authority("TET-1"), LogWriter.of("TET-1")
    event = desk.write(e.DossierCorrected({"name": "Rif"}, ""))
    head.write(e.ErasureConfirmed())
    store.unite(head.events, ())

    store.unite([event], ())

    assert whole(store, event)


def test_a_forked_log_is_never_whole(store: Store) -> None:
    one = a_log()
    other = one.copied(3)
    branch = other.write(e.DossierResumed(), "d-9")
    store.unite([*one.events, branch], ())

    assert not any(whole(store, event) for event in (*one.events, branch))


def test_another_branch_above_a_gap_is_not_whole(store: Store) -> None:
    """The event before it is another one than it follows, though each seq is here once."""
    one = a_log(3)
    other = one.copied(2)
    other.write(e.DossierResumed(), "d-9")
    above = other.write(e.DossierResumed(), "d-9")
    store.unite([*one.events, above], ())

    assert not whole(store, above)


def test_what_another_log_says_at_that_seq_is_not_here(store: Store) -> None:
    one = a_log()
    branch = one.copied(3).write(e.DossierResumed(), "d-9")
    store.unite(one.events, ())

    assert not whole(store, branch)


def test_a_failure_takes_its_mark_back(store: Store) -> None:
    log = a_log()
    bad = msgspec.structs.replace(log.events[-1], seq=SIX + 1, head=b"{")

    with store.transaction(), pytest.raises(Untrusted):
        store.unite([*log.events, bad], ())

    assert marks(store.db) == {}
    assert not whole(store, log.events[0])


@given(order=st.permutations(range(SIX)), cuts=st.sets(st.integers(1, SIX - 1)))
def test_whatever_comes_first_gaps_and_marks_are_those_of_the_chain(
    database: Database, order: Sequence[int], cuts: set[int]
) -> None:
    store = empty_store(database)
    events = a_log().events
    came: list[Event] = []
    ends = [*sorted(cuts), SIX]
    for start, end in zip([0, *ends], ends, strict=False):
        part = [events[place] for place in order[start:end]]
        store.unite(part, ())
        came += part
        known = sorted(came, key=lambda event: event.seq)
        found = extent(links_of(known))
        reach = max((seq for seq, _ in found.branches), default=0)
        assert gaps(store.db) == [(events[0].log, *gap) for gap in found.gaps]
        assert [whole(store, event) for event in events] == [e_.seq <= reach for e_ in events]
