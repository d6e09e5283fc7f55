"""The heart of the program: whatever way events come, what they say in the end is the same."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from infitah_desk.domain import events as e
from infitah_desk.domain.event import Event
from infitah_desk.domain.replay import events_digest, replay, replayed_digest
from infitah_desk.storage.store import Store
from tests.helpers.histories import (
    DESKS,
    DOSSIERS,
    Delivery,
    Move,
    caravans,
    held,
    journeys,
    moves,
    telling,
)
from tests.helpers.logs import authority
from tests.helpers.programmes import PROGRAMME_2010_TEXT
from tests.helpers.stores import (
    PROJECTED,
    empty_desk,
    empty_store,
    events_in,
    folders,
    held_digest,
    projected,
    rebuilt,
    replay_digest,
)

PLACES = 3


class Told(NamedTuple):
    """A set of events and two ways for it to arrive."""

    events: list[Event]
    one: list[Delivery]
    other: list[Delivery]


@st.composite
def told(draw: st.DrawFn) -> Told:
    events = draw(held(draw(caravans())))
    return Told(events, draw(journeys(events, PLACES)), draw(journeys(events, PLACES)))


@pytest.fixture(scope="module")
def databases(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Database]]:
    yield from folders(tmp_path_factory.mktemp("places"), PLACES)


def carry(databases: list[Database], journey: list[Delivery]) -> Store:
    """Take every delivery to its place; in the end the places pass on all that they hold."""
    last, *others = (empty_store(db) for db in databases)
    for place, events in journey:
        (last, *others)[place].unite(events, ())
    for other in others:
        last.unite(events_in(other), ())
    return last


def digests(store: Store) -> tuple[str, str]:
    places = sorted((event.log, event.seq, event.hash) for event in events_in(store))
    return events_digest(places), held_digest(store)


def in_order_of_names(tables: dict[str, list[tuple[object, ...]]]) -> dict[str, object]:
    """The tables without what only says in which order dossiers came here."""
    rows = {table: sorted(map(repr, rows)) for table, rows in tables.items()}
    rows["dossier"] = sorted(repr(row[1:]) for row in tables["dossier"])
    kept = (*PROJECTED, "search_word terms")
    return {table: rows[table] for table in kept}


@settings(max_examples=500)
@given(told())
def test_order_repetition_and_grouping_of_merges_change_nothing(
    databases: list[Database], story: Told
) -> None:
    one = carry(databases, story.one)
    found, tables = digests(one), in_order_of_names(projected(one))

    other = carry(databases, story.other)

    assert (digests(other), in_order_of_names(projected(other))) == (found, tables)


@settings(max_examples=300)
@given(told())
def test_what_is_kept_up_to_date_equals_a_replay_of_all_events(
    databases: list[Database], story: Told
) -> None:
    store = carry(databases, story.one)

    assert held_digest(store) == replayed_digest(replay(story.events))


@settings(max_examples=150)
@given(told())
def test_what_is_kept_up_to_date_equals_a_replay_after_every_batch(
    databases: list[Database], story: Told
) -> None:
    store = empty_store(databases[0])

    for _, events in story.one:
        store.unite(events, ())
        assert held_digest(store) == replay_digest(store)


@settings(max_examples=400)
@given(told())
def test_a_rebuild_makes_every_table_as_it_was(databases: list[Database], story: Told) -> None:
    store = carry(databases, story.one)
    before = projected(store)

    assert rebuilt(store) == before


@settings(max_examples=200)
@given(told())
def test_the_same_events_again_are_nothing_new(databases: list[Database], story: Told) -> None:
    store = carry(databases, story.one)

    assert store.unite(story.events, ()) == 0


@settings(max_examples=150)
@given(told())
def test_of_an_erased_dossier_no_body_is_left(databases: list[Database], story: Told) -> None:
    store = carry(databases, story.one)
    erased = store.projection.erased()

    left = [event for event in events_in(store) if event.body]

    assert not [event for event in left if e.told(event).head.dossier in erased]


@settings(max_examples=250)
@given(st.lists(st.tuples(st.integers(0, 2), moves), min_size=1, max_size=25))
def test_desks_that_write_and_give_each_other_all_they_hold_agree_in_the_end(
    databases: list[Database], day: list[tuple[int, Move]]
) -> None:
    head = authority(*DESKS[:2], "REG-1", programme=PROGRAMME_2010_TEXT)
    nodes = (*DESKS[:2], "REG-1")
    stores = [empty_desk(db, node) for db, node in zip(databases, nodes, strict=True)]
    stores[0].unite(head.events, ())
    for place, move in day:
        if move.what % 4 == 3:
            stores[place].unite(events_in(stores[move.choice % 3]), ())
        else:
            content, about = telling(nodes[place], move)
            dossier = DOSSIERS[move.dossier % 2] if about else ""
            stores[place].append([(dossier, [content])], author="Salma", time=move.clock)

    for giver in (*stores, *stores):
        for taker in stores:
            taker.unite(events_in(giver), ())

    assert len({digests(store) for store in stores}) == 1
    assert held_digest(stores[0]) == replay_digest(stores[0])
