"""Files of earlier versions: opened by this one, brought up to it, and nothing of them lost.

`data/schemas/N.sql` is what a desk's file held when N was the newest schema, its record of
migrations included. It is kept as it is for ever: a migration that was once applied to somebody's
file cannot be changed any more.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlite_utils import Database

from infitah_desk.domain.permit_events import PermitSpoiled
from infitah_desk.domain.replay import replay, replayed_digest
from infitah_desk.storage.connection import open_database
from infitah_desk.storage.drafts import Draft, all_drafts, put_draft
from infitah_desk.storage.schema import SCHEMA_VERSION, migrate
from infitah_desk.storage.search import check_search, find
from infitah_desk.storage.sheets import (
    SentSheet,
    all_sheets,
    permits_to_print,
    put_sheet,
    waiting_count,
)
from infitah_desk.storage.store import Store
from tests.helpers.stores import events_in, held_digest, make_database

KEPT = Path(__file__).parents[1] / "data" / "schemas"
KEY = os.urandom(32)
Content = dict[str, list[tuple[object, ...]]]


@pytest.fixture(params=range(1, SCHEMA_VERSION))
def old_file(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """An encrypted file as an earlier version left it."""
    path = tmp_path / "desk.db"
    database = open_database(path, KEY, create=True)
    database.conn.executescript((KEPT / f"{request.param}.sql").read_text(encoding="utf-8"))
    database.close()
    return path


@pytest.fixture
def upgraded(old_file: Path) -> Iterator[Database]:
    """The same file, opened by this version."""
    database = open_database(old_file, KEY, create=False)
    migrate(database)
    Store(database, os.urandom).bring_up_to_date()
    yield database
    database.close()


def columns(database: Database) -> dict[str, list[str]]:
    """The columns of every table that is written by us, its record of migrations apart."""
    return {
        name: [column.name for column in database[name].columns]
        for name in database.table_names()
        if not name.startswith(("search_", "_sqlite", "sqlite_"))
    }


def content(database: Database, wanted: dict[str, list[str]]) -> Content:
    """Every row of these tables, in these columns."""
    return {
        name: database.conn.execute(f"SELECT {', '.join(names)} FROM {name}").fetchall()  # noqa: S608 - our names
        for name, names in wanted.items()
    }


def tables(database: Database) -> set[tuple[str, str]]:
    return {
        (name, " ".join(sql.split()))
        for name, sql in database.conn.execute("SELECT name, sql FROM sqlite_master")
        if sql is not None
    }


def test_every_row_is_still_there(old_file: Path) -> None:
    database = open_database(old_file, KEY, create=False)
    there = columns(database)
    before = content(database, there)
    migrate(database)
    after = content(database, there)
    database.close()
    assert all(before[name] for name in ("event", "seal", "dossier", "permit", "setting", "print"))
    assert after == before


def test_the_tables_are_those_of_a_new_file(upgraded: Database, tmp_path: Path) -> None:
    new = make_database(tmp_path / "new.db")
    assert tables(upgraded) == tables(new)
    assert upgraded.conn.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)
    new.close()


def test_what_the_screens_show_is_what_the_events_say(upgraded: Database) -> None:
    store = Store(upgraded, os.urandom)
    assert held_digest(store) == replayed_digest(replay(events_in(store)))
    assert store.state("d-1").fields["name"] == "Société Rif Électricité"
    assert find(upgraded, "الريف", 10) == ["d-1"]
    check_search(upgraded)


def test_what_came_later_works_on_it(upgraded: Database) -> None:
    draft = Draft("one", "", {"name": "Café"}, "Salma", 1)
    put_draft(upgraded, draft)
    assert draft in all_drafts(upgraded)
    sent = SentSheet("C2-TET1-00002-T", 2, "copy.lost", "card", "permis.pdf", 1)
    put_sheet(upgraded, sent)
    assert all_sheets(upgraded) == [sent]
    waiting = upgraded.conn.execute(
        "SELECT dossier FROM match_todo JOIN dossier USING (id) ORDER BY dossier"
    )
    assert waiting.fetchall() == [("d-1",), ("d-2",)]


def test_no_sheet_waits_that_is_in_hand(upgraded: Database) -> None:
    """Earlier versions kept a row for every permit that was ever printed."""
    assert (all_sheets(upgraded), waiting_count(upgraded)) == ([], 0)


def test_a_permit_whose_sheet_is_spoiled_is_to_be_printed_anew(upgraded: Database) -> None:
    store = Store(upgraded, os.urandom)
    number = "C2-TET1-00001-W"
    store.append([("d-1", [PermitSpoiled(number, 1, "spoiled.torn")])], author="Salma", time=1)
    assert [each.number for each in permits_to_print(upgraded, store.own_log, 9)] == [number]


def test_it_is_brought_up_only_once(upgraded: Database) -> None:
    there = columns(upgraded)
    before = content(upgraded, there)
    migrate(upgraded)
    Store(upgraded, os.urandom).bring_up_to_date()
    assert (columns(upgraded), content(upgraded, there)) == (there, before)
