"""Search on folded text: beginnings of words first, then their middles, whatever is typed."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from infitah_desk.domain import events as e
from infitah_desk.storage.search import MOST_WORDS, check_search, find
from infitah_desk.storage.store import Store
from tests.helpers.dossiers import a_ready_dossier
from tests.helpers.logs import LogWriter, authority
from tests.helpers.stores import empty_store, folders

FIRMS: dict[str, dict[str, e.FieldValue]] = {
    "rif": {"name": "Société Électricité du Rif", "name_ar": "شركة كهرباء الريف"},
    "atlas": {"name": "Sté ATLAS Menuiserie", "manager": "Brahim Ould-Ali"},
    "souss": {"name_ar": "مؤسسة سوس", "manager_ar": "إبراهيم", "phone": "+212539943008"},
    "draa": {"name": "Drâa Œuvres", "rc_number": "4262", "tp_number": "12345678"},
}


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    for (one,) in folders(tmp_path_factory.mktemp("search"), 1):
        yield one


@pytest.fixture
def desk() -> LogWriter:
    desk = LogWriter.of("TET-1")
    for dossier, values in FIRMS.items():
        desk.write(e.DossierRegistered(values=values), dossier)
    return desk


@pytest.fixture
def store(database: Database, desk: LogWriter) -> Store:
    store = empty_store(database)
    store.unite(desk.events, ())
    return store


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("elec", ["rif"]),
        ("ÉLEC rif", ["rif"]),
        ("rif elec", ["rif"]),
        ("كهرباء", ["rif"]),
        ("شركه", ["rif"]),
        ("ابراهيم", ["souss"]),
        ("إِبْرَاهِيم", ["souss"]),
        ("ﺳﻮﺱ", ["souss"]),  # presentation forms, as PDFs give them
        ("brahim", ["atlas"]),
        ("ould-ali", ["atlas"]),
        ("oeuvres", ["draa"]),
        ("42", ["draa"]),
        ("0539", ["souss"]),
        ("٤٢٦٢", ["draa"]),
        ("rif atlas", []),
        ("nobody", []),
    ],
)
def test_words_are_found_by_their_beginning(store: Store, text: str, found: list[str]) -> None:
    assert find(store.db, text, 10) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ectric", ["rif"]),
        ("nuise", ["atlas"]),
        ("هربا", ["rif"]),
        ("345", ["draa"]),
        ("raa", ["draa"]),
        ("nuise bra", ["atlas"]),
        ("nuise al", ["atlas"]),
        ("nuise zz", []),
        ("ri", ["rif"]),
    ],
)
def test_words_are_found_by_their_middle(store: Store, text: str, found: list[str]) -> None:
    assert find(store.db, text, 10) == found


def test_beginnings_come_before_middles(database: Database) -> None:
    desk = LogWriter.of("TET-1")
    for dossier, name in (("middle", "Batlasse"), ("beginning", "Atlas")):
        desk.write(e.DossierRegistered(values={"name": name}), dossier)
    store = empty_store(database)
    store.unite(desk.events, ())

    assert find(store.db, "atlas", 10) == ["beginning", "middle"]


@pytest.mark.parametrize("limit", [0, -1])
def test_a_limit_of_nothing_finds_nothing(store: Store, limit: int) -> None:
    assert find(store.db, "rif", limit) == []


@pytest.mark.parametrize("limit", [1, 2, 3, 4, 5])
def test_no_more_is_found_than_the_limit(store: Store, limit: int) -> None:
    assert len(find(store.db, "s", limit)) == min(limit, 2)


def test_only_the_first_words_are_looked_for(store: Store) -> None:
    assert find(store.db, "rif " * MOST_WORDS + "nobody", 10) == ["rif"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "-",
        '"',
        '" OR *',
        "'; DROP TABLE dossier; --",
        "NEAR(",
        "NEAR(rif atlas, 2)",
        "(",
        ")))",
        "*",
        "^rif",
        "folded:rif",
        "{folded}",
        "+ -",
        "\x00",
        "\u202e",
        "a" * 5000,
        "xa " * 5000,
        "شركة " * 2000,
        "\u19b0\u19c8\u1cf2",
    ],
)
def test_nothing_that_is_typed_is_taken_for_a_query(store: Store, text: str) -> None:
    assert find(store.db, text, 10) in ([], ["rif"])


@pytest.mark.parametrize("word", ["OR", "AND", "NOT", "near", "rank", "folded"])
def test_words_of_the_query_language_are_words(database: Database, word: str) -> None:
    desk = LogWriter.of("TET-1")
    desk.write(e.DossierRegistered(values={"name": f"Atlas {word}"}), "one")
    desk.write(e.DossierRegistered(values={"name": "Atlas"}), "other")
    store = empty_store(database)
    store.unite(desk.events, ())

    assert find(store.db, f"{word} atlas", 10) == ["one"]


@settings(max_examples=300)
@given(st.text(max_size=60))
def test_any_text_at_all_is_searched_without_an_error(database: Database, text: str) -> None:
    assert isinstance(find(database, text, 3), list)


def test_every_letter_there_is_can_be_searched_for(database: Database) -> None:
    letters = [chr(code) for code in range(0x80, sys.maxunicode + 1) if chr(code).isalnum()]
    for start in range(0, len(letters), MOST_WORDS):
        # A letter inside a word: where SQLite parted the word, it would refuse the search.
        find(database, " ".join(f"a{x}b" for x in letters[start : start + MOST_WORDS]), 1)


def test_after_a_correction_the_new_name_is_found_and_the_old_one_is_not(
    store: Store, desk: LogWriter
) -> None:
    store.unite([desk.write(e.DossierCorrected({"name": "Imprimerie"}, ""), "atlas")], ())

    assert (find(store.db, "imprim", 10), find(store.db, "menuis", 10)) == (["atlas"], [])


def test_many_corrections_leave_both_indexes_sound(database: Database) -> None:
    random = Random(3)
    syllables = [a + b for a in "bdlmnrst" for b in "aeiou"]
    words = ["".join(random.choices(syllables, k=random.randint(1, 4))) for _ in range(300)]
    desk, names = LogWriter.of("TET-1"), dict.fromkeys(range(60), "")
    store = empty_store(database)
    for _ in range(30):
        for number in (some := sorted(random.sample(range(60), random.choice((1, 1, 2, 3, 60))))):
            names[number] = f"{names[number][-60:]} {random.choice(words)}"
        corrections = [e.DossierCorrected({"name": names[number]}, "") for number in some]
        store.unite(
            [
                desk.write(each, f"d{number}")
                for each, number in zip(corrections, some, strict=True)
            ],
            (),
        )
        check_search(store.db)


def test_a_permit_is_found_by_its_number(database: Database) -> None:
    desk = LogWriter.of("TET-1")
    for content in a_ready_dossier().issued(42).contents:
        desk.write(content)
    store = empty_store(database)
    store.unite(desk.events, ())

    assert find(store.db, "c2-tet1-00042-e", 10) == ["d-1"]


@pytest.fixture
def erased(store: Store) -> Store:
    head = authority("TET-1")
    for dossier in FIRMS:
        head.write(e.ErasureConfirmed(), dossier)
    store.unite(head.events, ())
    return store


@pytest.mark.parametrize("text", ["rif", "ectric", "menuiserie", "كهرباء", "4262", "0539"])
def test_after_an_erasure_nothing_is_found(erased: Store, text: str) -> None:
    assert find(erased.db, text, 10) == []


_TABLES = "SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0"


def test_after_an_erasure_no_word_is_left_in_any_table(erased: Store) -> None:
    conn = erased.db.conn
    tables = [name for (name,) in conn.execute(_TABLES)]
    held = {
        table: b"".join(
            each if isinstance(each, bytes) else str(each).encode()
            for row in conn.execute(f"SELECT * FROM {table}")  # noqa: S608 - SQLite's own names
            for each in row
        ).lower()
        for table in tables
    }
    words = [b"electr", b"menuis", b"brahim", "كهرب".encode(), "سوس".encode(), b"4262", b"539943"]

    assert [(t, w) for t, text in held.items() for w in words if w in text] == []


def test_after_changes_both_indexes_hold_what_the_table_says(erased: Store) -> None:
    check_search(erased.db)
