"""An export in several bundles: each whole, none too large, together the same as one."""

from __future__ import annotations

import itertools
import random
import shutil
from pathlib import Path

import pytest

from infitah_desk.domain.commands import ScanDocument
from infitah_desk.domain.errors import MachineFault, Refused
from infitah_desk.services import exporting, sending, splitting
from infitah_desk.services.carrying import carry_out
from infitah_desk.services.exporting import Exported, export_bundle
from infitah_desk.services.importing import import_list
from tests.helpers.caravans import HQ, NORTH, TERMS, TETOUAN, TETOUAN_2, Caravan, ready, registered

KB = 1000


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def long_list(folder: Path, rows: int = 700) -> Path:
    """Enterprises of which no two look alike, so that they do not get small together."""
    chance = random.Random(2010)
    lines = ["Raison sociale;Gérant;Adresse;N° RC;Tribunal;Ville"]
    for row in range(rows):
        words = [chance.randbytes(12).hex() for _ in range(3)]
        lines.append(";".join([*words, str(10_000 + row), "Tétouan", "Tétouan"]))
    path = folder / "preinscription-TET.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def busy_once(enrolled_once: Caravan, tmp_path_factory: pytest.TempPathFactory) -> Caravan:
    """Tétouan has imported a long list."""
    folder = tmp_path_factory.mktemp("busy")
    caravan = enrolled_once.copied_to(folder / "caravan")
    with caravan.at(TETOUAN) as session:
        import_list(session, long_list(folder))
    return caravan


@pytest.fixture
def busy(busy_once: Caravan, tmp_path: Path) -> Caravan:
    """The same, for one test."""
    return busy_once.copied_to(tmp_path / "busy")


def split(caravan: Caravan, node: str, out: Path, most: int, *, scans: bool = False) -> Exported:
    with caravan.at(node) as session:
        return export_bundle(session, out, most_bytes=most, with_scans=scans)


@pytest.mark.parametrize("most", [30 * KB, 45 * KB, 70 * KB])
def test_no_bundle_is_larger_than_allowed_and_together_they_are_all(
    busy: Caravan, stick: Path, most: int
) -> None:
    done = split(busy, TETOUAN, stick / "lot.age", most)
    assert sorted(stick.iterdir()) == sorted(done.files)
    assert [path.name for path in done.files] == [
        f"lot-{number}.age" for number in range(1, len(done.files) + 1)
    ]
    assert len(done.files) > 1
    assert max(path.stat().st_size for path in done.files) <= most
    assert done.size == sum(path.stat().st_size for path in done.files)
    busy.merge(HQ, *done.files)
    assert busy.digest(HQ) == busy.digest(TETOUAN)
    assert done.events == busy.digest(TETOUAN).events


def test_most_are_well_filled(busy: Caravan, stick: Path) -> None:
    done = split(busy, TETOUAN, stick / "lot.age", 60 * KB)
    assert min(path.stat().st_size for path in done.files[:-1]) > 60 * KB / 2


def test_each_merges_by_itself_in_any_order(busy: Caravan, stick: Path) -> None:
    files = split(busy, TETOUAN, stick / "lot.age", 60 * KB).files
    wanted = busy.digest(TETOUAN)
    for turn, order in enumerate(itertools.islice(itertools.permutations(files), 3)):
        for path in reversed(order):
            place = busy.copied_laptop(HQ, f"alone {turn} {path.name}")
            assert busy.merge(place, path).bundles[0].status == "merged"
        place = busy.copied_laptop(HQ, f"in turn {turn}")
        for path in order:
            busy.merge(place, path)
        assert busy.digest(place) == wanted


def test_one_that_is_small_enough_keeps_its_name(busy: Caravan, stick: Path) -> None:
    done = split(busy, TETOUAN, stick / "lot.age", 5_000 * KB)
    assert done.files == (stick / "lot.age",)
    assert done.file == stick / "lot.age"


def test_each_introduces_a_desk_that_its_reader_does_not_know(busy: Caravan, stick: Path) -> None:
    busy.enrol("TET-3", TERMS[TETOUAN])
    with busy.at("TET-3") as session:
        import_list(session, long_list(stick.parent))
    for path in split(busy, "TET-3", stick / "lot.age", 60 * KB).files:
        place = busy.copied_laptop(TETOUAN_2, path.name)
        assert busy.merge(place, path).bundles[0].status == "merged"


def test_pictures_go_with_what_mentions_them(caravan: Caravan, stick: Path) -> None:
    chance = random.Random(7)
    with caravan.at(TETOUAN) as session:
        pictures = [session.scans.put(chance.randbytes(30 * KB)) for _ in range(6)]
        for number, picture in enumerate(pictures):
            ready(session, number, picture)
    done = split(caravan, TETOUAN, stick / "lot.age", 90 * KB, scans=True)
    assert max(path.stat().st_size for path in done.files) <= 90 * KB
    caravan.merge(HQ, *reversed(done.files))
    with caravan.at(HQ) as session:
        assert [picture for picture in pictures if not session.scans.has(picture)] == []


def test_one_event_with_more_pictures_than_fit_travels_with_each_part(
    caravan: Caravan, stick: Path
) -> None:
    chance = random.Random(8)
    with caravan.at(TETOUAN) as session:
        pictures = tuple(session.scans.put(chance.randbytes(30 * KB)) for _ in range(8))
        session.act(ready(session, 1), ScanDocument("rc_extract", pictures))
    done = split(caravan, TETOUAN, stick / "lot.age", 90 * KB, scans=True)
    assert max(path.stat().st_size for path in done.files) <= 90 * KB
    for path in done.files:
        caravan.merge(HQ, path)
    with caravan.at(HQ) as session:
        assert [picture for picture in pictures if not session.scans.has(picture)] == []


def test_a_coordinator_cuts_others_logs_where_they_are_sealed(
    caravan: Caravan, stick: Path
) -> None:
    chance = random.Random(9)
    for part in range(6):
        with caravan.at(TETOUAN) as session:
            for number in range(40):
                registered(session, 100 * part + number, address=chance.randbytes(30).hex())
        caravan.merge(NORTH, caravan.export(TETOUAN).file)
    done = split(caravan, NORTH, stick / "lot.age", 30 * KB)
    assert len(done.files) > 1
    assert max(path.stat().st_size for path in done.files) <= 30 * KB
    caravan.merge(HQ, *done.files)
    assert caravan.digest(HQ).logs[caravan.log(TETOUAN)].count == 240


def test_what_cannot_be_cut_says_how_much_it_needs(busy: Caravan, stick: Path) -> None:
    busy.merge(NORTH, busy.export(TETOUAN).file)
    with pytest.raises(Refused) as refusal:
        split(busy, NORTH, stick / "lot.age", 30 * KB)
    assert refusal.value.code == "export.size_too_small"
    assert list(stick.iterdir()) == []
    needed = refusal.value.details["needed"]
    assert isinstance(needed, int)
    assert split(busy, NORTH, stick / "lot.age", needed * splitting.MEGABYTE).files


@pytest.mark.parametrize("most", [1, 5 * KB])
def test_what_holds_nothing_at_all_is_refused(busy: Caravan, stick: Path, most: int) -> None:
    with pytest.raises(Refused, match=r"export\.size_too_small"):
        split(busy, TETOUAN, stick / "lot.age", most)


def test_a_bundle_that_came_out_larger_than_reckoned_does_not_stay(
    busy: Caravan, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(splitting, "_FRAME", 0)
    monkeypatch.setattr(splitting, "_PER_SEGMENT", 0)
    monkeypatch.setattr(splitting, "_PER_RECIPIENT", -1000)
    with pytest.raises(Refused, match=r"export\.size_too_small"):
        split(busy, TETOUAN, stick / "lot.age", 60 * KB)
    assert max((path.stat().st_size for path in stick.iterdir()), default=0) <= 60 * KB


def test_carried_out_under_names_that_tell_nothing_of_each_other(
    busy: Caravan, stick: Path
) -> None:
    with busy.at(TETOUAN) as session:
        done = carry_out(session, stick, most_bytes=60 * KB)
    assert sorted(done.files) == sorted(stick.iterdir())
    assert len({path.name[:10] for path in done.files}) == 1
    assert done.size == sum(path.stat().st_size for path in done.files)


def test_a_full_stick_leaves_only_whole_bundles(
    busy: Caravan, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = sending.send
    sent: list[object] = []

    def until_full(*arguments: object) -> object:
        if len(sent) == 2:
            raise MachineFault("disk.full", file="stick")
        sent.append(original(*arguments))  # type: ignore[arg-type]
        return sent[-1]

    monkeypatch.setattr(exporting, "send", until_full)
    with pytest.raises(MachineFault, match=r"disk\.full"):
        split(busy, TETOUAN, stick / "lot.age", 30 * KB)
    busy.merge(HQ, *stick.iterdir())
    shutil.rmtree(stick)
