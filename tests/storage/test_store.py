"""One folder's events: appended and united with their projections, all or nothing."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import pytest
from sqlite_utils import Database

from infitah_desk.domain import events as e
from infitah_desk.domain.errors import Refused, Untrusted
from infitah_desk.domain.event import Event, decode_head, genesis
from infitah_desk.storage.event_log import Seal
from infitah_desk.storage.store import MOST_HEADS, Store
from tests.helpers.logs import (
    DOSSIER,
    LogWriter,
    authority,
    head_of,
    log_of,
    public_key,
    without_body,
)
from tests.helpers.programmes import PROGRAMME_2010, PROGRAMME_2010_TEXT
from tests.helpers.stores import empty_desk, empty_store, events_in, folders, held_digest


@pytest.fixture(scope="module")
def databases(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Database]]:
    yield from folders(tmp_path_factory.mktemp("stores"), 2)


@pytest.fixture
def store(databases: list[Database]) -> Store:
    return empty_desk(databases[0], "TET-1")


@pytest.fixture
def copy(databases: list[Database]) -> Store:
    """Another folder that writes the same log: a copied one."""
    return empty_desk(databases[1], "TET-1")


def named(name: str) -> e.DossierCorrected:
    return e.DossierCorrected({"name": name}, "")


def write(store: Store, content: e.Content, dossier: str = DOSSIER) -> Event:
    (event,) = store.append([(dossier, [content])], author="Salma", time=0)
    return event


def test_the_first_event_binds_the_log_to_its_key(store: Store) -> None:
    event = write(store, named("Atlas"))

    assert (event.seq, event.prev) == (1, genesis(log_of("TET-1"), public_key("TET-1")))


def test_events_of_one_batch_are_chained_and_know_of_each_other(store: Store) -> None:
    first, second = store.append([(DOSSIER, [named("a"), named("b")])], author="", time=0)

    assert (second.prev, head_of(second).after) == (first.hash, (first.seq,))


def test_an_event_names_what_was_known_of_its_dossier(store: Store) -> None:
    elsewhere = LogWriter.of("OUJ-1")
    other = elsewhere.write(named("Rif"))
    own = write(store, named("Atlas"))
    store.unite([other], ())

    event = write(store, named("both"))

    assert set(head_of(event).after) == {own.seq, (other.log, 1, other.hash[:8].hex())}


def test_an_event_of_another_dossier_is_not_named(store: Store) -> None:
    write(store, named("Atlas"), "d-1")

    assert head_of(write(store, named("Rif"), "d-2")).after == ()


def test_a_counter_goes_on_above_what_it_has_seen(store: Store) -> None:
    store.unite([LogWriter.of("OUJ-1").write(named("Rif"), lamport=41)], ())

    assert head_of(write(store, named("Atlas"))).lamport == 42


def test_a_counter_from_beyond_all_reason_is_not_followed(store: Store) -> None:
    store.unite([LogWriter.of("OUJ-1").write(named("Rif"), lamport=2**53 - 1)], ())

    assert head_of(write(store, named("Atlas"))).lamport == 1


def test_of_very_many_heads_some_are_named_and_the_next_event_names_the_rest(
    store: Store,
) -> None:
    hostile = LogWriter.of("OUJ-1")
    store.unite([hostile.write(named(f"{n}"), after=()) for n in range(MOST_HEADS + 50)], ())

    first, second = write(store, named("Atlas")), write(store, named("Rif"))

    assert len(head_of(first).after) == MOST_HEADS
    assert len(head_of(second).after) == 51


def test_a_dossier_that_a_hostile_desk_filled_is_settled_by_writing_on(store: Store) -> None:
    hostile = LogWriter.of("OUJ-1")
    store.unite([hostile.write(named(f"{n}"), after=()) for n in range(2 * MOST_HEADS)], ())

    for _ in range(3):
        write(store, named("Atlas"))

    assert store.state(DOSSIER).conflicts == {}


def test_a_folder_continues_its_own_branch_of_a_log_that_was_copied(
    store: Store, copy: Store
) -> None:
    own = write(store, named("Atlas"))
    for name in ("Rif", "Souss", "Draa"):
        write(copy, named(name), "d-2")
    store.unite(events_in(copy), ())

    assert write(store, named("Atlas II")).prev == own.hash


def test_in_a_log_that_was_copied_every_branch_can_be_named(store: Store, copy: Store) -> None:
    write(store, named("Atlas"))
    write(copy, named("Rif"))
    write(copy, named("Rif II"))
    store.unite(events_in(copy), ())

    write(store, named("settled"))

    state = store.state(DOSSIER)
    assert (state.fields["name"], state.conflicts, state.incomplete) == ("settled", {}, False)


def test_what_fails_half_way_leaves_nothing(store: Store) -> None:
    good = LogWriter.of("OUJ-1").write(named("Rif"))
    bad = msgspec.structs.replace(good, seq=2, head=b"{")
    before = held_digest(store)

    with pytest.raises(Untrusted):
        store.unite([good, bad], ())

    assert (events_in(store), held_digest(store)) == ([], before)


def test_after_a_failure_the_store_works_on(store: Store) -> None:
    good = LogWriter.of("OUJ-1").write(named("Rif"))
    with pytest.raises(Untrusted):
        store.unite([good, msgspec.structs.replace(good, seq=2, head=b"{")], ())

    store.unite([good], ())

    assert store.state(DOSSIER).fields == {"name": "Rif"}


def test_a_roster_of_a_transaction_that_failed_is_forgotten(store: Store) -> None:
    head = authority("TET-1")
    with pytest.raises(Untrusted):
        store.unite([*head.events, msgspec.structs.replace(head.events[0], seq=99, head=b"{")], ())

    assert not store.roster.known


def test_a_body_that_comes_late_fills(store: Store) -> None:
    event = LogWriter.of("OUJ-1").write(named("Rif"))
    store.unite([without_body(event)], ())

    changed = store.unite([event], ())

    assert (changed, store.state(DOSSIER).fields) == (1, {"name": "Rif"})


def test_a_copy_without_its_body_takes_none_away(store: Store) -> None:
    event = LogWriter.of("OUJ-1").write(named("Rif"))
    store.unite([event], ())

    changed = store.unite([without_body(event)], ())

    assert (changed, events_in(store)) == (0, [event])


def test_an_empty_body_is_known_from_its_digest(store: Store) -> None:
    event = LogWriter.of("OUJ-1").write(e.DossierParked())

    store.unite([msgspec.structs.replace(event, body=None)], ())

    assert events_in(store) == [event]


def erasure() -> tuple[LogWriter, Event, Event]:
    """The authority, what it is asked to erase, and its erasure."""
    head = authority("TET-1", "OUJ-1")
    desk = LogWriter.of("OUJ-1")
    return head, desk.write(named("Rif")), head.write(e.ErasureConfirmed())


def test_an_erasure_blanks_the_bodies_that_are_here(store: Store) -> None:
    head, event, _ = erasure()
    store.unite([event], ())

    store.unite(head.events, ())

    assert store.log.at(event.log, event.hash, event.seq) == without_body(event)


def test_a_body_that_comes_after_its_erasure_is_not_stored(store: Store) -> None:
    head, event, _ = erasure()
    store.unite([*head.events, without_body(event)], ())

    assert store.unite([event], ()) == 0
    assert store.log.at(event.log, event.hash, event.seq) == without_body(event)


def test_an_erasure_waits_until_a_roster_vouches_for_who_wrote_it(store: Store) -> None:
    """A desk's word must not blank what the authority's roster will say it may not."""
    desk = LogWriter.of("OUJ-1")
    event, forged = desk.write(named("Rif")), desk.write(e.ErasureConfirmed())
    store.unite([event, forged], ())

    store.unite(authority("OUJ-1").events, ())

    assert store.state(DOSSIER).fields == {"name": "Rif"}


def test_a_revocation_of_the_authority_undoes_no_erasure(store: Store) -> None:
    head, event, _ = erasure()
    store.unite([event, *head.events], ())

    store.unite([head.write(e.NodeRevoked("HQ", ()), "")], ())

    assert store.state(DOSSIER).erased


def test_seals_are_kept_once(store: Store) -> None:
    event = write(store, named("Atlas"))
    seal = Seal(event.log, event.seq, event.hash, b"signature")

    store.unite([], [seal])
    store.unite([], [seal])

    assert store.log.seals(event.log) == [seal]


def test_before_a_kit_there_is_no_programme(store: Store) -> None:
    with pytest.raises(Refused, match=r"enrol\.not_accepted"):
        _ = store.programme


def test_the_programme_is_the_one_published(store: Store) -> None:
    store.unite(authority(programme=PROGRAMME_2010_TEXT).events, ())

    assert store.programme == PROGRAMME_2010


def test_a_programme_that_cannot_be_read_stops_no_merge(store: Store) -> None:
    write(store, named("Atlas"))

    store.unite(authority("TET-1", programme="of a later version").events, ())

    assert store.state(DOSSIER).fields == {"name": "Atlas"}
    with pytest.raises(Refused, match=r"programme\.unreadable"):
        _ = store.programme


def test_a_dossier_that_is_not_known_is_refused(store: Store) -> None:
    with pytest.raises(Refused, match=r"dossier\.unknown"):
        store.state("nobody")


def test_a_store_opened_again_knows_what_it_knew(store: Store) -> None:
    head = authority("TET-1", programme=PROGRAMME_2010_TEXT)
    store.unite(head.events, ())
    write(store, named("Atlas"))

    again = Store(store.db, bytes)

    assert (again.roster, held_digest(again)) == (store.roster, held_digest(store))


def test_what_is_written_is_read_back_byte_for_byte(databases: list[Database]) -> None:
    store = empty_store(databases[0])
    desk = LogWriter.of("OUJ-1")
    odd = [
        desk.write(e.DossierCorrected({"name": "\x00 ' \" ; \u202e شركة"}, "")),
        desk.write(e.DossierCorrected({"name": "x"}, ""), "dossier with \x00 and '"),
        desk.write_raw("no.such.kind", {"n": 10**300}, b'{"y":[[]]}', ""),
    ]

    store.unite(odd, ())

    assert events_in(store) == odd
    assert [decode_head(event.head).dossier for event in odd][1] in store.log.all_dossiers()
