"""Many files merged together: each whole or not at all, told once it is final, and prepared."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from infitah_desk.bundles.reading import Bundle
from infitah_desk.domain.commands import CorrectDossier
from infitah_desk.domain.errors import MachineFault, Untrusted
from infitah_desk.services import enrolling, merging, preparing, registering
from infitah_desk.services.session import Session
from infitah_desk.storage.projection import Folded
from infitah_desk.storage.store import Store
from infitah_desk.system.answering_process import AnsweringProcess
from tests.helpers.caravans import (
    EVERYWHERE,
    HQ,
    NORTH,
    OUJDA,
    TETOUAN,
    TETOUAN_2,
    Caravan,
    issued,
    publish_of_later_version,
    registered,
)

DESKS = (TETOUAN, TETOUAN_2, OUJDA)


@pytest.fixture
def bundles(caravan: Caravan) -> list[Path]:
    """What three desks export after a permit each."""
    for number, node in enumerate(DESKS, 1):
        with caravan.at(node) as session:
            issued(session, number)
    return [caravan.export(node).file for node in DESKS]


def damaged(bundle: Path) -> Path:
    path = bundle.with_name(f"damaged-{bundle.name}")
    path.write_bytes(bundle.read_bytes()[:-1])
    return path


def digest_after(caravan: Caravan, *paths: Path) -> object:
    """What another place holds that merges these one by one."""
    for path in paths:
        caravan.merge(EVERYWHERE, path)
    return caravan.digest(EVERYWHERE)


@contextmanager
def failing_at(monkeypatch: pytest.MonkeyPatch, place: int, error: Exception) -> Iterator[None]:
    """Storing fails at that file, after all of it was written."""
    store_bundle = merging.store_bundle
    seen: list[str] = []

    def failing(session: Session, bundle: Bundle) -> int:
        if bundle.manifest.id not in seen:
            seen.append(bundle.manifest.id)
        with session.store.transaction():
            new = store_bundle(session, bundle)
            if seen.index(bundle.manifest.id) == place:
                raise error
        return new

    with monkeypatch.context() as patched:
        patched.setattr(merging, "store_bundle", failing)
        yield


def found(session: Session, text: str) -> int:
    return len(registering.find_dossiers(session, text, 9))


def test_a_bad_file_between_good_ones_takes_nothing_from_them(
    caravan: Caravan, bundles: Sequence[Path]
) -> None:
    first, second, third = bundles
    with caravan.at(HQ) as session:
        merged = merging.merge_bundles(session, [first, damaged(second), third])
        assert found(session, "Zerouali") == 2
    assert [each.status for each in merged.bundles] == ["merged", "rejected", "merged"]
    assert merged.dossiers == 2
    assert caravan.digest(HQ) == digest_after(caravan, first, third)


def test_a_file_that_turns_out_bad_while_it_is_stored_leaves_nothing(
    caravan: Caravan, bundles: Sequence[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Large files are checked again while they are stored: then they may have changed."""
    first, second, third = bundles
    with caravan.at(HQ) as session:
        with failing_at(monkeypatch, 1, Untrusted("bundle.damaged")):
            merged = merging.merge_bundles(session, bundles)
        assert found(session, "Zerouali") == 2
    assert [each.code for each in merged.bundles] == ["", "bundle.damaged", ""]
    assert caravan.digest(HQ) == digest_after(caravan, first, third)
    caravan.merge(HQ, second)
    with caravan.at(HQ) as session:
        assert found(session, "Zerouali") == 3


def test_a_machine_that_fails_at_one_file_stores_the_others(
    caravan: Caravan, bundles: Sequence[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    first, _, third = bundles
    with caravan.at(HQ) as session, failing_at(monkeypatch, 1, MachineFault("disk.full")):
        merged = merging.merge_bundles(session, bundles)
    assert [each.code for each in merged.bundles] == ["", "disk.full", ""]
    assert caravan.digest(HQ) == digest_after(caravan, first, third)


def test_a_machine_that_fails_at_the_end_of_a_transaction_stores_each_by_itself(
    caravan: Caravan, bundles: Sequence[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    failed: list[bool] = []
    with caravan.at(HQ) as session:
        index_texts = session.store.projection.index_texts

        def failing_once() -> None:
            if not failed:
                failed.append(True)
                raise MachineFault("disk.full")
            index_texts()

        monkeypatch.setattr(session.store.projection, "index_texts", failing_once)
        merged = merging.merge_bundles(session, bundles)
        assert found(session, "Zerouali") == 3
    assert [each.status for each in merged.bundles] == ["merged"] * 3
    assert caravan.digest(HQ) == digest_after(caravan, *bundles)


def test_the_same_file_twice_among_others_is_new_once(
    caravan: Caravan, bundles: Sequence[Path]
) -> None:
    with caravan.at(HQ) as session:
        merged = merging.merge_bundles(session, [*bundles, bundles[0]])
    assert [each.status for each in merged.bundles] == ["merged", "merged", "merged", "known"]


def test_each_file_is_told_once_it_is_final(caravan: Caravan, bundles: Sequence[Path]) -> None:
    told = []
    with caravan.at(HQ) as session:

        def tell(file: merging.MergedFile) -> bool:
            assert not session.store.db.conn.in_transaction
            told.append(file)
            return True

        merged = merging.merge_bundles(session, [damaged(bundles[0]), *bundles], tell=tell)
    assert tuple(told) == merged.bundles


def test_who_is_told_may_stop_it(
    caravan: Caravan, bundles: Sequence[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(merging, "FILES_AT_ONCE", 1)
    with caravan.at(HQ) as session:
        merged = merging.merge_bundles(session, bundles, tell=lambda _: False)
    assert [each.file for each in merged.bundles] == [bundles[0].name]
    assert caravan.digest(HQ) == digest_after(caravan, bundles[0])


def test_what_was_stored_together_is_told_though_it_was_stopped(
    caravan: Caravan, bundles: Sequence[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(merging, "FILES_AT_ONCE", 2)
    told: list[merging.MergedFile] = []

    def tell(file: merging.MergedFile) -> bool:
        told.append(file)
        return False

    with caravan.at(HQ) as session:
        merged = merging.merge_bundles(session, bundles, tell=tell)
    assert [each.file for each in merged.bundles] == [each.name for each in bundles[:2]]
    assert tuple(told) == merged.bundles


def test_a_transaction_ends_with_enough_events(
    caravan: Caravan, bundles: Sequence[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(merging, "EVENTS_AT_ONCE", 1)
    with caravan.at(HQ) as session:
        merged = merging.merge_bundles(session, bundles, tell=lambda _: False)
    assert len(merged.bundles) == 1


def not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    def unpacked(_: Bundle) -> None:
        raise AssertionError("its events were unpacked")

    monkeypatch.setattr(Bundle, "_check_events", unpacked)


def test_what_is_known_is_not_unpacked(
    caravan: Caravan, bundles: Sequence[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    caravan.merge(HQ, *bundles)
    with caravan.at(TETOUAN) as session:
        registered(session, 9)
    caravan.merge(HQ, caravan.export(TETOUAN).file)
    forwarded = caravan.export(HQ, everything=True).file
    not_unpacked(monkeypatch)
    merged = caravan.merge(HQ, *bundles, forwarded)
    assert [each.status for each in merged.bundles] == ["known"] * 4


def test_what_is_known_is_checked_all_the_same(
    caravan: Caravan, bundles: Sequence[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    caravan.merge(HQ, *bundles)
    bad = damaged(bundles[0])
    not_unpacked(monkeypatch)
    with caravan.at(HQ) as session:
        [came] = merging.merge_bundles(session, [bad]).bundles
    assert (came.status, came.code) == ("rejected", "bundle.damaged")


def test_a_desk_s_own_events_that_come_back_are_known(
    caravan: Caravan, bundles: Sequence[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    not_unpacked(monkeypatch)
    assert caravan.merge(TETOUAN, bundles[0]).bundles[0].status == "known"


# --- Prepared ahead, in processes -----------------------------------------------------------------


@pytest.fixture
def ahead(monkeypatch: pytest.MonkeyPatch) -> list[Folded | None]:
    """All but the first file is prepared; what was folded already of each that is stored."""
    monkeypatch.setattr(preparing, "HEAD_START", 1)
    monkeypatch.setattr(preparing, "PROCESSES", 2)
    seen: list[Folded | None] = []
    take = Store.take

    def noting(
        store: Store, arrivals: Sequence[object], seals: object, folded: Folded | None = None
    ) -> int:
        seen.append(folded)
        return take(store, arrivals, seals, folded)  # type: ignore[arg-type]

    monkeypatch.setattr(Store, "take", noting)
    return seen


def is_prepared(ahead: Sequence[Folded | None]) -> list[bool]:
    return [folded is not None for folded in ahead]


def test_bundles_are_prepared_while_others_are_stored(
    caravan: Caravan, bundles: Sequence[Path], ahead: list[Folded | None]
) -> None:
    with caravan.at(HQ) as session:
        merged = merging.merge_bundles(session, bundles)
        assert found(session, "Zerouali") == 3
    assert [each.status for each in merged.bundles] == ["merged"] * 3
    assert is_prepared(ahead) == [False, True, True]
    assert caravan.digest(HQ) == digest_after(caravan, *bundles)


def test_a_bad_file_among_those_prepared_is_refused_by_its_own_code(
    caravan: Caravan, bundles: Sequence[Path], ahead: list[Folded | None]
) -> None:
    first, second, third = bundles
    with caravan.at(HQ) as session:
        merged = merging.merge_bundles(session, [first, damaged(second), third])
    assert [each.code for each in merged.bundles] == ["", "bundle.damaged", ""]
    assert is_prepared(ahead) == [False, True]
    assert caravan.digest(HQ) == digest_after(caravan, first, third)


def test_a_dossier_of_several_desks_is_folded_from_all_its_events(
    caravan: Caravan, ahead: list[Folded | None]
) -> None:
    """Each bundle alone gives another state than all of them."""
    with caravan.at(TETOUAN) as session:
        dossier = registered(session, 1)
    begun = caravan.export(TETOUAN).file
    caravan.merge(TETOUAN_2, begun)
    for node, city in ((TETOUAN, "Chaouen"), (TETOUAN_2, "Larache")):
        with caravan.at(node) as session:
            session.act(dossier, CorrectDossier({"city": city}, "typing"))
    bundles = [caravan.export(node).file for node in (TETOUAN, TETOUAN_2)]
    ahead.clear()
    with caravan.at(HQ) as session:
        merged = merging.merge_bundles(session, [begun, *bundles])
        assert "city" in session.store.state(dossier).conflicts
    assert merged.conflicts == 1
    assert is_prepared(ahead) == [False, True, True]
    assert caravan.digest(HQ) == digest_after(caravan, *bundles)


def test_what_was_folded_by_an_older_roster_is_folded_anew(
    caravan: Caravan, bundles: Sequence[Path], ahead: list[Folded | None]
) -> None:
    """The first file brings the authority's word that a desk's log has ended."""
    with caravan.at(HQ) as session:
        enrolling.revoke_node(session, OUJDA, "stolen")
    news = caravan.reference()
    with caravan.at(NORTH) as session:
        merged = merging.merge_bundles(session, [news, *bundles])
    assert [each.status for each in merged.bundles] == [*["merged"] * 3, "quarantined"]
    assert is_prepared(ahead) == [False, True, True, True]
    assert caravan.digest(NORTH) == digest_after(caravan, news, *bundles)


def test_without_processes_all_is_merged(
    caravan: Caravan,
    bundles: Sequence[Path],
    ahead: list[Folded | None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def no_process(_: AnsweringProcess, module: str) -> None:
        raise MachineFault("machine.no_process", reason=module)

    monkeypatch.setattr(AnsweringProcess, "__init__", no_process)
    caravan.merge(HQ, *bundles)
    assert is_prepared(ahead) == [False] * 3


def test_processes_that_die_take_nothing_with_them(
    caravan: Caravan,
    bundles: Sequence[Path],
    ahead: list[Folded | None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ask = AnsweringProcess.ask

    def dying(process: AnsweringProcess, request: bytes) -> None:
        process.end_at_once()
        ask(process, request)

    monkeypatch.setattr(AnsweringProcess, "ask", dying)
    caravan.merge(HQ, *bundles)
    assert is_prepared(ahead) == [False] * 3
    assert caravan.digest(HQ) == digest_after(caravan, *bundles)


def test_a_programme_that_cannot_be_read_here_stops_no_merge(
    caravan: Caravan, bundles: list[Path]
) -> None:
    publish_of_later_version(caravan, NORTH)
    with caravan.at(NORTH) as session:
        merged = merging.merge_bundles(session, bundles)
    assert [each.status for each in merged.bundles] == ["merged"] * len(bundles)
    assert (merged.duplicates, merged.to_compare) == (0, len(bundles))
