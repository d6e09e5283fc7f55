"""What is folded again when news come: everything that they can touch, wherever it stands."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlite_utils import Database

from infitah_desk.domain import events as e
from infitah_desk.storage.queries import listed, open_stop
from infitah_desk.storage.store import Store
from tests.helpers.dossiers import COMPLETE, LEGAL_TIME, a_ready_dossier, number
from tests.helpers.logs import LogWriter, authority, enrolment, log_of, without_body
from tests.helpers.programmes import PROGRAMME_2010_TEXT
from tests.helpers.stores import (
    empty_desk,
    folders,
    held_digest,
    projected,
    rebuilt,
    replay_digest,
)

OPENED = e.StopOpened("TET", "2010-09-28")


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    for (one,) in folders(tmp_path_factory.mktemp("projection"), 1):
        yield one


@pytest.fixture
def store(database: Database) -> Store:
    return empty_desk(database, "TET-1")


def named(name: str) -> e.DossierCorrected:
    return e.DossierCorrected({"name": name}, "")


def rows(store: Store, question: str) -> list[tuple[object, ...]]:
    return list(store.db.conn.execute(question))


def is_as_replayed(store: Store) -> bool:
    return held_digest(store) == replay_digest(store)


def test_an_enrolment_that_comes_late_lets_events_count(store: Store) -> None:
    head, desk = authority(), LogWriter.of("OUJ-1")
    store.unite([*head.events, desk.write(named("Rif"))], ())

    store.unite([head.write(enrolment("OUJ-1"), "")], ())

    assert store.state("d-1").fields == {"name": "Rif"}


def test_the_founding_that_comes_last_judges_all_that_came_before(store: Store) -> None:
    store.unite([LogWriter.of("SAF-9").write(named("Forged"))], ())

    store.unite(authority("TET-1").events, ())

    assert store.state("d-1").fields == {}


def test_a_revocation_that_comes_late_takes_back_what_lies_above(store: Store) -> None:
    head, desk = authority("OUJ-1"), LogWriter.of("OUJ-1")
    end = desk.write(named("Rif"))
    desk.write(named("Forged"), "d-2")
    store.unite([*head.events, *desk.events], ())

    revoked = e.NodeRevoked("OUJ-1", ((end.log, end.seq, end.hash.hex()),))
    store.unite([head.write(revoked, "")], ())

    assert store.state("d-2").fields == {}


def test_an_event_of_one_dossier_can_shut_out_an_older_one_of_another(store: Store) -> None:
    """The end's chain comes and asks for another event than the one that is held below it."""
    head, desk = authority("OUJ-1"), LogWriter.of("OUJ-1")
    desk.write(named("a"), "d-1")
    thief = desk.copied()
    forged = thief.write(named("Forged"), "d-2")
    desk.write(named("b"), "d-3")
    end = desk.write(named("c"), "d-3")
    head.write(e.NodeRevoked("OUJ-1", ((end.log, end.seq, end.hash.hex()),)), "")
    store.unite([*head.events, desk.events[0], forged], ())
    before = dict(store.state("d-2").fields)

    store.unite([end], ())

    assert (before, store.state("d-2").fields) == ({"name": "Forged"}, {})
    assert is_as_replayed(store)


def test_a_fork_noticed_in_one_dossier_settles_bare_references_in_another(store: Store) -> None:
    """Until then the only event at that place was taken for the one that was meant."""
    head, mine = authority("OUJ-1"), LogWriter.of("OUJ-1")
    copy = mine.copied()
    mine.write(named("Atlas"))
    copy.write(named("Rif"))
    mine.write(e.DossierResumed(), "d-2")
    mine.write(named("Atlas II"))
    other = copy.write(e.DossierResumed(), "d-3")
    store.unite([*head.events, copy.events[0], mine.events[2]], ())
    before = set(store.state("d-1").conflicts)

    store.unite([mine.events[1], other], ())

    assert (before, set(store.state("d-1").conflicts)) == (set(), {"name"})
    assert is_as_replayed(store)


def test_a_gap_of_a_forked_log_that_another_dossiers_event_fills(store: Store) -> None:
    head, mine = authority("OUJ-1"), LogWriter.of("OUJ-1")
    mine.write(named("Atlas"))
    copy = mine.copied()
    mine.write(e.DossierResumed(), "d-2")
    mine.write(named("Atlas II"))
    copy.write(e.DossierResumed(), "d-3")
    copy.write(e.DossierResumed(), "d-3")
    first, between, last = mine.events
    store.unite([*head.events, first, last, *copy.events[2:]], ())
    before = store.state("d-1").incomplete

    store.unite([between], ())

    assert (before, store.state("d-1").incomplete) == (True, False)


def test_a_programme_that_comes_after_dossiers_gives_them_steps_and_identifiers(
    store: Store,
) -> None:
    desk = LogWriter.of("TET-1")
    for content in a_ready_dossier().contents:
        desk.write(content)
    head = authority("TET-1")
    store.unite([*head.events, *desk.events], ())

    store.unite([head.write(e.ProgrammePublished(PROGRAMME_2010_TEXT), "")], ())

    assert rows(store, "SELECT step FROM dossier") == [("ready",)]
    assert rows(store, "SELECT key FROM identifier") == [("rc:tetouan:4262",)]


def test_an_erasure_that_comes_first_covers_bodies_that_come_later(store: Store) -> None:
    head = authority("TET-1", programme=PROGRAMME_2010_TEXT)
    head.write(e.ErasureConfirmed())
    store.unite(head.events, ())

    store.unite([LogWriter.of("TET-1").write(e.DossierRegistered(values=COMPLETE))], ())

    assert rows(store, "SELECT 1 FROM event WHERE dossier <> '' AND body <> x''") == []
    assert rows(store, "SELECT name, folded FROM dossier") == [("", "")]


def test_a_dossier_with_a_missing_body_is_waiting(store: Store) -> None:
    store.unite([without_body(LogWriter.of("OUJ-1").write(named("Rif")))], ())

    assert rows(store, "SELECT waiting FROM dossier") == [(1,)]


def test_a_revoked_permit_is_so_in_its_table(store: Store) -> None:
    desk = LogWriter.of("TET-1")
    for content in a_ready_dossier().issued().revoked().contents:
        desk.write(content)

    store.unite(desk.events, ())

    assert rows(store, "SELECT number, serial, revoked FROM permit") == [(number(1), 1, 1)]


def test_a_serial_that_no_table_holds_stops_no_merge(store: Store) -> None:
    desk = LogWriter.of("TET-1")
    fact = {"number": number(1), "serial": 10**30, "issued_at": LEGAL_TIME}

    store.unite([desk.write_raw("permit.issued", fact, b"")], ())

    assert rows(store, "SELECT * FROM permit") == []


def test_dossiers_are_listed_in_the_order_in_which_they_came(store: Store) -> None:
    desk = LogWriter.of("TET-1")

    store.unite([desk.write(named("x"), dossier) for dossier in ("z", "a", "m")], ())

    assert [each.dossier for each in listed(store)] == ["z", "a", "m"]


def test_a_rebuild_keeps_the_order_of_the_list(store: Store) -> None:
    desk = LogWriter.of("TET-1")
    store.unite([desk.write(named("x"), dossier) for dossier in ("z", "a", "m")], ())
    before = projected(store)

    assert rebuilt(store) == before


# --- Stops ----------------------------------------------------------------------------------------


def test_the_stop_that_was_opened_is_open(store: Store) -> None:
    store.unite(authority("TET-1").events, ())

    store.append([("", [OPENED])], author="", time=0)

    assert open_stop(store) is not None


def test_the_stop_that_was_closed_is_not(store: Store) -> None:
    store.unite(authority("TET-1").events, ())

    store.append([("", [OPENED, e.StopClosed("TET", "2010-09-28")])], author="", time=0)

    assert open_stop(store) is None


def test_another_desks_stop_is_not_this_ones(store: Store) -> None:
    store.unite([*authority("TET-2").events, LogWriter.of("TET-2").write(OPENED, "")], ())

    assert open_stop(store) is None


def test_a_stop_at_another_forum_than_the_desks_own_is_not_opened(store: Store) -> None:
    store.unite(authority("TET-1").events, ())

    store.append([("", [e.StopOpened("OUJ", "2010-09-28")])], author="", time=0)

    assert rows(store, "SELECT * FROM stop") == []


def test_a_stop_opened_before_its_enrolment_came_opens_with_it(store: Store) -> None:
    head = authority()
    store.unite([*head.events, LogWriter.of("TET-1").write(OPENED, "")], ())
    before = open_stop(store)

    store.unite([head.write(enrolment("TET-1"), "")], ())

    assert (before, open_stop(store) is not None) == (None, True)


def test_a_stop_opened_above_a_revocation_closes_with_it(store: Store) -> None:
    head = authority("TET-1")
    store.unite([*head.events, LogWriter.of("TET-1").write(OPENED, "")], ())

    store.unite([head.write(e.NodeRevoked("TET-1", ((log_of("TET-1"), 0, ""),)), "")], ())

    assert open_stop(store) is None
