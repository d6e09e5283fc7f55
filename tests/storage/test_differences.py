"""Differences: a table that says something else than the events is named, and rebuilding cures."""

# ruff: noqa: S608 - names of tables are constants of ours, and no value is in these statements
from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from sqlite_utils import Database

from infitah_desk.domain import events as e
from infitah_desk.storage.differences import PROJECTIONS, differing_tables
from infitah_desk.storage.search import TABLES
from infitah_desk.storage.store import Store
from tests.helpers.dossiers import COMPLETE, COURT, DAY, LEGAL_TIME, RC, number
from tests.helpers.histories import Delivery, caravans, held, journeys
from tests.helpers.logs import LogWriter, authority
from tests.helpers.programmes import PROGRAMME_2010_TEXT
from tests.helpers.stores import PROJECTED, empty_store, folders

ROWS = sorted(PROJECTIONS - set(TABLES))


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    for (one,) in folders(tmp_path_factory.mktemp("differences"), 1):
        yield one


@pytest.fixture
def store(database: Database) -> Store:
    """One row at least in every table."""
    head = authority("TET-1", programme=PROGRAMME_2010_TEXT)
    desk, permit = LogWriter.of("TET-1"), number(1)
    desk.write(e.StopOpened("TET", DAY), "")
    desk.write(e.SessionPlanned("s-1", "TET", DAY, "10:00", "A", 20, "Amal"), "")
    desk.write(e.DossierRegistered(values={**COMPLETE, "rc_number": RC, "rc_court": COURT}))
    desk.write(e.InitiationEnrolled("s-1"))
    desk.write(e.PermitIssued(permit, 1, LEGAL_TIME))
    order = desk.write(e.PackOrdered(permit, "IAM-2990", 299_000, 89_700, DAY))
    desk.write(e.PackDelivered(permit, order.hash.hex(), DAY, "5CG0123XYZ", "8921"))
    desk.write(e.DossierRegistered(values={"name": "Twin"}), "d-2")
    desk.write(e.ErasureConfirmed("no right to"), "d-2")
    head.write(e.DuplicateDecided("d-2", "same"))
    desk.write(e.PermitSpoiled(permit, 1, "torn"))
    found = empty_store(database)
    found.unite([*head.events, *desk.events], ())
    return found


def found(store: Store) -> list[str]:
    return differing_tables(store.db, store.log)


def test_all_that_is_projected_is_compared() -> None:
    assert frozenset({*PROJECTED, *TABLES}) == PROJECTIONS


@pytest.mark.parametrize("table", ROWS)
def test_a_row_that_is_missing_or_too_many_is_found_and_cured(store: Store, table: str) -> None:
    columns = [row[1] for row in store.db.conn.execute(f"PRAGMA table_info({table})")]
    last = columns[-1]
    assert found(store) == []
    store.db.conn.execute(f"UPDATE {table} SET {last} = {last} || 'x'")
    assert table in found(store)
    store.projection.rebuild()
    store.projection.index_texts()
    assert found(store) == []
    store.db.conn.execute(f"DELETE FROM {table}")
    assert table in found(store)
    store.projection.rebuild()
    store.projection.index_texts()
    assert found(store) == []


@pytest.mark.parametrize("table", sorted({*ROWS} - {"dossier", "roster", "stop", "session"}))
def test_a_row_of_no_dossier_is_found(store: Store, table: str) -> None:
    columns = [row[1] for row in store.db.conn.execute(f"PRAGMA table_info({table})")]
    named = "one" if table == "link" else "dossier"
    strange = ", ".join({named: "'d-9'", "seq": "seq + 99"}.get(name, name) for name in columns)
    store.db.conn.execute(f"INSERT INTO {table} SELECT {strange} FROM {table} LIMIT 1")
    assert found(store) == [table]


@pytest.mark.parametrize("table", TABLES)
def test_an_index_that_finds_otherwise_is_named(store: Store, table: str) -> None:
    store.db.conn.execute(f"INSERT INTO {table}({table}) VALUES ('delete-all')")
    assert found(store) == [table]
    store.projection.rebuild()
    store.projection.index_texts()
    assert found(store) == []


@pytest.mark.parametrize("wrong", ["forked = 1", "whole = whole + 1"])
def test_what_is_noted_of_logs_is_found_and_cured(store: Store, wrong: str) -> None:
    store.db.conn.execute(f"UPDATE log SET {wrong}")
    assert found(store) == ["log"]
    store.projection.rebuild()
    store.projection.index_texts()
    assert found(store) == []


def test_a_body_that_was_erased_and_is_there_again_is_found_and_cured(store: Store) -> None:
    [(body, seq)] = store.db.conn.execute(
        "SELECT body, seq FROM event WHERE dossier = 'd-1' AND head LIKE '%dossier.registered%'"
    )
    head = LogWriter.of("HQ")
    assert body
    head.events.extend(event for event in store.log.read(head.log, 1, 99))
    store.unite([head.write(e.ErasureConfirmed("asked for"))], ())
    assert found(store) == []
    store.db.conn.execute(
        "UPDATE event SET body = ?, digest = NULL WHERE dossier = 'd-1' AND seq = ?", (body, seq)
    )
    assert "event" in found(store)
    store.projection.rebuild()
    store.projection.index_texts()
    assert found(store) == []


@settings(max_examples=100)
@given(caravans().flatmap(held).flatmap(lambda events: journeys(events, 1)))
def test_whatever_came_in_whatever_order_nothing_differs(
    database: Database, journey: list[Delivery]
) -> None:
    store = empty_store(database)
    for _, events in journey:
        store.unite(events, ())
        assert found(store) == []
