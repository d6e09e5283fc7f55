"""Scans of papers: kept whole or not at all, wherever they go, and nothing of them in the clear."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from infitah_desk.documents.scan_page import Page, PageOptions
from infitah_desk.documents.scan_pages import pages_of
from infitah_desk.domain import events as e
from infitah_desk.domain.commands import AcceptDocument, RejectDocument, ScanDocument
from infitah_desk.domain.errors import InfitahError, MachineFault, Refused
from infitah_desk.services import erasing, examining, merging, opening, scanning
from infitah_desk.services.scanning import keep_pages, kept, page, read_files, remove_page
from infitah_desk.services.session import Session
from infitah_desk.storage.scans import Scans, digest_of
from infitah_desk.storage.store import Store
from tests.helpers.caravans import (
    DAY,
    HQ,
    NORTH,
    OUJDA,
    TETOUAN,
    TETOUAN_2,
    Caravan,
    registered,
)
from tests.helpers.killed import killed_at_each_call, killed_at_each_step

SCANS = Path(__file__).parents[1] / "data" / "scans"
GOOD = sorted(path for path in SCANS.iterdir() if not path.name.startswith("bad-"))
BAD = sorted(SCANS.glob("bad-*"))
PAPER = AcceptDocument("rc_extract", "5001", "Tétouan")
RC = "rc_extract"
forks = pytest.mark.skipif(not hasattr(os, "fork"), reason="Windows cannot fork")


def a_page(number: int) -> Page:
    """Stands for a page; what is kept need not be looked into."""
    return Page(b"\xff\xd8\xff page %d of somebody" % number * 40, 10, 10, "jpeg")


def digests(*numbers: int) -> tuple[str, ...]:
    return tuple(digest_of(a_page(number).content) for number in numbers)


def a_dossier(session: Session) -> str:
    opening.open_the_stop(session, DAY)
    return registered(session, 1)


def files(session: Session) -> int:
    return sum(1 for _ in session.folder.scans.iterdir())


def leftovers(session: Session) -> list[str]:
    return session.store.log.leftovers()


@pytest.fixture(scope="module")
def samples() -> dict[str, tuple[Page, ...]]:
    """The pages of every good sample."""
    return {path.name: pages_of(path.read_bytes()) for path in GOOD}


def test_pages_are_added_to_those_that_are_there(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        dossier = a_dossier(session)
        keep_pages(session, dossier, RC, [a_page(1), a_page(2)])
        state = keep_pages(session, dossier, RC, [a_page(3)])
        assert state.scans == {RC: digests(1, 2, 3)}
        assert [page(session, each) for each in digests(1, 3)] == [
            a_page(1).content,
            a_page(3).content,
        ]
        assert leftovers(session) == []


def test_the_same_page_is_stored_once(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        dossier = a_dossier(session)
        keep_pages(session, dossier, RC, [a_page(1), a_page(1)])
        state = keep_pages(session, dossier, RC, [a_page(1)])
        keep_pages(session, dossier, "tp_certificate", [a_page(1)])
        assert (state.scans[RC], files(session)) == (digests(1), 1)


def test_pages_take_the_place_of_others(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        dossier = a_dossier(session)
        keep_pages(session, dossier, RC, [a_page(1), a_page(2)])
        state = keep_pages(session, dossier, RC, [a_page(2), a_page(3)], replace=True)
        assert state.scans == {RC: digests(2, 3)}


def test_a_page_taken_off_stays_in_the_history(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        dossier = a_dossier(session)
        keep_pages(session, dossier, RC, [a_page(1), a_page(2)])
        state = remove_page(session, dossier, RC, digests(1)[0])
        assert state.scans == {RC: digests(2)}
        erasing.finish_erasures(session)
        assert page(session, digests(1)[0]) == a_page(1).content


def test_the_last_page_can_be_taken_off(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        dossier = a_dossier(session)
        keep_pages(session, dossier, RC, [a_page(1)])
        assert remove_page(session, dossier, RC, digests(1)[0]).scans == {}


def test_a_page_that_is_not_there_cannot_be_taken_off(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        dossier = a_dossier(session)
        with pytest.raises(Refused, match=r"scan\.not_here"):
            remove_page(session, dossier, RC, digests(1)[0])


@pytest.mark.parametrize("verdict", [PAPER, RejectDocument(RC, "expired")])
def test_a_verdict_and_its_pages_are_kept_together(
    caravan: Caravan, verdict: AcceptDocument | RejectDocument
) -> None:
    with caravan.at(TETOUAN) as session:
        dossier = a_dossier(session)
        state = keep_pages(session, dossier, RC, [a_page(1)], verdict=verdict)
        assert state.documents[RC].accepted == (verdict is PAPER)
        assert state.scans == {RC: digests(1)}


def test_a_verdict_needs_no_page(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        state = keep_pages(session, a_dossier(session), RC, [], verdict=PAPER)
        assert (state.documents[RC].accepted, state.scans) == (True, {})


@pytest.mark.parametrize(
    ("type_", "verdict"),
    [("no_such_paper", None), (RC, AcceptDocument(RC, "77777", "Tétouan"))],
)
def test_what_is_refused_leaves_no_picture(
    caravan: Caravan, type_: str, verdict: AcceptDocument | None
) -> None:
    with caravan.at(TETOUAN) as session:
        dossier = a_dossier(session)
        with pytest.raises(Refused):
            keep_pages(session, dossier, type_, [a_page(1)], verdict=verdict)
        assert (files(session), leftovers(session)) == (0, [])
        assert session.store.state(dossier).documents == {}


def test_a_refused_page_that_was_there_before_stays(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        dossier = a_dossier(session)
        keep_pages(session, dossier, RC, [a_page(1)])
        with pytest.raises(Refused):
            keep_pages(session, dossier, "no_such_paper", [a_page(1), a_page(2)])
        assert page(session, digests(1)[0]) == a_page(1).content
        assert files(session) == 1


def test_only_a_desk_keeps_papers(caravan: Caravan) -> None:
    with caravan.at(NORTH) as session, pytest.raises(Refused, match=r"role\.not_allowed"):
        keep_pages(session, "any", RC, [a_page(1)])


def test_a_full_disk_keeps_nothing_and_says_so(
    caravan: Caravan, monkeypatch: pytest.MonkeyPatch
) -> None:
    put = Scans.put

    def full(self: Scans, content: bytes) -> str:
        if content == a_page(2).content:
            raise MachineFault("disk.full", file="scans")
        return put(self, content)

    with caravan.at(TETOUAN) as session:
        dossier = a_dossier(session)
        monkeypatch.setattr(Scans, "put", full)
        with pytest.raises(MachineFault, match=r"disk\.full"):
            keep_pages(session, dossier, RC, [a_page(1), a_page(2)], verdict=PAPER)
        assert (files(session), leftovers(session)) == (0, [])
        assert session.store.state(dossier).documents == {}


def test_intents_are_never_noted_where_they_could_be_lost(caravan: Caravan) -> None:
    with (
        caravan.at(TETOUAN) as session,
        session.store.transaction(),
        pytest.raises(RuntimeError),
        kept(session, ["00"], [b""]),
    ):
        pass


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.name)
def test_a_bad_sample_is_refused_by_its_name(path: Path) -> None:
    with pytest.raises(Refused) as refused:
        read_files([GOOD[0], path], PageOptions())
    assert refused.value.details["file"] == path.name


def test_pages_of_several_files_keep_their_order() -> None:
    paths = [SCANS / "tp-certificate-2-pages.pdf", SCANS / "rc-extract.jpg"]
    pages = read_files(paths, PageOptions())
    assert pages == tuple(page for path in paths for page in pages_of(path.read_bytes()))


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda folder: folder / "nowhere.jpg", "file.missing"),
        (lambda folder: folder, "file.not_readable"),
    ],
)
def test_a_file_that_cannot_be_opened_is_the_machine_s_fault(
    tmp_path: Path, make: Callable[[Path], Path], code: str
) -> None:
    with pytest.raises(MachineFault) as fault:
        read_files([make(tmp_path)], PageOptions())
    assert fault.value.code == code


def examined(session: Session) -> None:
    found = examining.examine(session)
    assert found.ok, [check for check in found.checks if not check.ok]


@forks
def test_killed_at_any_step_the_pages_are_there_whole_or_not_at_all(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        dossier = a_dossier(session)
        keep_pages(session, dossier, RC, [a_page(1)])

    def work() -> None:
        with caravan.at(TETOUAN) as session:
            keep_pages(session, dossier, RC, [a_page(2), a_page(3)], replace=True, verdict=PAPER)

    seen = set()
    for _ in killed_at_each_step(work):
        with caravan.at(TETOUAN) as session:
            state = session.store.state(dossier)
            seen.add(came := state.scans[RC] == digests(2, 3))
            assert came or state.scans[RC] == digests(1)
            assert state.documents.keys() == ({RC} if came else set())
            assert files(session) == (3 if came else 1)
            assert all(page(session, each) for each in state.scans[RC])
            assert leftovers(session) == []
            if came:
                break
    with caravan.at(TETOUAN) as session:
        examined(session)
    assert False in seen


# Before each of these something is done that outlives the process.
STEPS = ((Store, "transaction"), (Scans, "put"), (Scans, "remove"))


@forks
def test_killed_between_any_two_steps_no_picture_is_left_that_no_event_mentions(
    caravan: Caravan,
) -> None:
    with caravan.at(TETOUAN) as session:
        dossier = a_dossier(session)

    def work() -> None:
        with caravan.at(TETOUAN) as session:
            keep_pages(session, dossier, RC, [a_page(1), a_page(2)], verdict=PAPER)

    steps = 0
    for _ in killed_at_each_call(work, *STEPS):
        steps += 1
        with caravan.at(TETOUAN) as session:
            state = session.store.state(dossier)
            assert (state.documents, state.scans) == ({}, {})
            assert (files(session), leftovers(session)) == (0, [])
    assert steps >= 6
    with caravan.at(TETOUAN) as session:
        assert session.store.state(dossier).scans == {RC: digests(1, 2)}
        examined(session)


def with_pages(caravan: Caravan) -> str:
    with caravan.at(TETOUAN) as session:
        dossier = a_dossier(session)
        keep_pages(session, dossier, RC, [a_page(1), a_page(2)], verdict=PAPER)
        return dossier


@forks
def test_a_merge_killed_between_any_two_steps_brings_no_picture_without_its_event(
    caravan: Caravan,
) -> None:
    dossier = with_pages(caravan)
    bundle = caravan.export(TETOUAN, with_scans=True).file

    def work() -> None:
        with caravan.at(HQ) as session:
            merging.merge_bundles(session, [bundle])

    ends = set()
    for _ in killed_at_each_call(work, *STEPS):
        with caravan.at(HQ) as session:
            known = session.store.find_state(dossier)
            ends.add(known is not None)
            assert files(session) == (2 if known else 0)
            assert leftovers(session) == []
    assert False in ends
    with caravan.at(HQ) as session:
        assert session.store.state(dossier).scans == {RC: digests(1, 2)}
        examined(session)


def test_a_refused_bundle_leaves_no_picture(
    caravan: Caravan, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_pages(caravan)
    bundle = caravan.export(TETOUAN, with_scans=True).file

    def full(_: object, __: object, ___: object) -> None:
        raise MachineFault("disk.full", file="desk.db")

    monkeypatch.setattr("infitah_desk.storage.store.Store.unite", full)
    with caravan.at(HQ) as session:
        merged = merging.merge_bundles(session, [bundle])
        assert [each.code for each in merged.bundles] == ["disk.full"]
        assert (files(session), leftovers(session)) == (0, [])


def test_a_bundle_with_pictures_comes_whole_between_others(caravan: Caravan) -> None:
    dossier = with_pages(caravan)
    bundles = [caravan.export(TETOUAN, with_scans=True).file]
    for number, node in enumerate((TETOUAN_2, OUJDA), 7):
        with caravan.at(node) as session:
            registered(session, number)
        bundles.append(caravan.export(node).file)
    pictures, before, after = bundles
    with caravan.at(HQ) as session:
        merged = merging.merge_bundles(session, [before, pictures, after])
        assert [each.status for each in merged.bundles] == ["merged"] * 3
        assert session.store.state(dossier).scans == {RC: digests(1, 2)}
        assert (files(session), leftovers(session)) == (2, [])
        examined(session)


def test_an_erasure_that_comes_with_a_picture_removes_it(caravan: Caravan) -> None:
    dossier = with_pages(caravan)
    caravan.merge(HQ, caravan.export(TETOUAN).file)
    with caravan.at(HQ) as session:
        with kept(session, digests(1), [a_page(1).content]):
            session.write([(dossier, [e.ErasureConfirmed("demande")])])
        assert files(session) == 1
        erasing.finish_erasures(session)
        assert files(session) == 0


@pytest.mark.parametrize("name", [path.name for path in GOOD])
def test_every_sample_arrives_as_it_was_kept(
    caravan: Caravan, samples: dict[str, tuple[Page, ...]], name: str
) -> None:
    pages = samples[name]
    with caravan.at(TETOUAN) as session:
        state = keep_pages(session, a_dossier(session), RC, pages)
    caravan.merge(NORTH, caravan.export(TETOUAN, with_scans=True).file)
    caravan.merge(HQ, caravan.export(NORTH, with_scans=True).file)
    for node in (TETOUAN, NORTH, HQ):
        with caravan.at(node) as session:
            held = session.store.state(state.dossier).scans[RC]
            assert [page(session, each) for each in held] == [each.content for each in pages]
            examined(session)


def test_without_its_pictures_a_paper_says_where_they_are_not(caravan: Caravan) -> None:
    dossier = with_pages(caravan)
    caravan.merge(HQ, caravan.export(TETOUAN).file)
    with caravan.at(HQ) as session:
        assert session.store.state(dossier).scans == {RC: digests(1, 2)}
        with pytest.raises(Refused, match=r"scan\.not_here"):
            page(session, digests(1)[0])
        examined(session)


def looked_at(session: Session) -> str:
    (check,) = (each for each in examining.examine(session).checks if each.name == "scans")
    assert check.ok == (not check.detail)
    return check.detail


@pytest.mark.parametrize(
    ("harm", "code"),
    [
        (lambda path: path.unlink(), "file.missing"),
        (lambda path: path.write_bytes(b"x" * 100), "scan.damaged"),
    ],
)
def test_looking_at_a_folder_finds_the_picture_that_is_lost(
    caravan: Caravan, harm: Callable[[Path], object], code: str
) -> None:
    with_pages(caravan)
    with caravan.at(TETOUAN) as session:
        assert looked_at(session) == ""
        harm(next(iter(session.folder.scans.iterdir())))
        assert looked_at(session).endswith(code)


def test_a_picture_that_came_damaged_to_the_disk_comes_again(caravan: Caravan) -> None:
    dossier = with_pages(caravan)
    with caravan.at(TETOUAN) as session:
        for path in session.folder.scans.iterdir():
            path.write_bytes(b"")
        state = keep_pages(session, dossier, RC, [a_page(1), a_page(2)])
        assert page(session, state.scans[RC][0]) == a_page(1).content


def slices(content: bytes, size: int = 64) -> set[bytes]:
    return {content[at : at + size] for at in range(0, len(content) - size, size)}


def test_no_byte_of_a_picture_lies_in_the_clear_anywhere(
    caravan: Caravan, samples: dict[str, tuple[Page, ...]]
) -> None:
    """Sources, stored pages, and whatever begins as a picture does; folders, WAL and backups."""
    sources = [path.read_bytes() for path in GOOD]
    pages = [page for each in samples.values() for page in each]
    wanted = {
        each
        for content in [*sources, *(page.content for page in pages)]
        for each in slices(content)
        if len(set(each)) > 8
    }
    assert len(wanted) > 20_000
    with caravan.at(TETOUAN) as session:
        keep_pages(session, a_dossier(session), RC, pages)
        assert {"desk.db-wal"} <= {path.name for path in session.folder.path.iterdir()}
        _none_lies_under(caravan.folder, wanted)
    bundle = caravan.export(TETOUAN, with_scans=True).file
    caravan.merge(NORTH, bundle)
    caravan.restore(caravan.back_up(NORTH), "restored")
    _none_lies_under(caravan.folder, wanted)


def _none_lies_under(folder: Path, wanted: set[bytes]) -> None:
    paths = [path for path in folder.rglob("*") if path.is_file()]
    assert len(paths) > 20
    for path in paths:
        data = path.read_bytes()
        found = {data[at : at + 64] for at in range(len(data) - 63)} & wanted
        assert not found, path
        assert not any(mark in data for mark in (b"\x89PNG\r\n\x1a\n", b"JFIF\0", b"Exif\0\0")), (
            path
        )


def test_pages_are_written_for_a_person_who_asks(caravan: Caravan, tmp_path: Path) -> None:
    dossier = with_pages(caravan)
    with caravan.at(TETOUAN) as session:
        keep_pages(session, dossier, RC, [Page(b"\x89PNG like", 1, 1, "png")])
        paths = scanning.write_pages(session, dossier, RC, tmp_path / "new" / "out")
        with pytest.raises(MachineFault, match=r"file\.exists"):
            scanning.write_pages(session, dossier, RC, tmp_path / "new" / "out")
    assert [path.name for path in paths] == [
        "rc_extract-1.jpg",
        "rc_extract-2.jpg",
        "rc_extract-3.png",
    ]
    assert paths[0].read_bytes() == a_page(1).content
    if sys.platform != "win32":
        assert paths[0].stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("type_", "code"), [("tp_certificate", "scan.none"), ("x", "document.type_unknown")]
)
def test_what_has_no_pages_is_not_written(
    caravan: Caravan, tmp_path: Path, type_: str, code: str
) -> None:
    dossier = with_pages(caravan)
    with caravan.at(TETOUAN) as session, pytest.raises(InfitahError) as refused:
        scanning.write_pages(session, dossier, type_, tmp_path)
    assert refused.value.code == code


def test_pictures_taken_at_two_desks_are_united(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        dossier = a_dossier(session)
    caravan.merge(TETOUAN_2, caravan.export(TETOUAN).file)
    for node, number in ((TETOUAN, 1), (TETOUAN_2, 2)):
        with caravan.at(node) as session:
            session.act(dossier, ScanDocument(RC, ()))
            keep_pages(session, dossier, RC, [a_page(number)])
    caravan.merge(TETOUAN, caravan.export(TETOUAN_2, with_scans=True).file)
    with caravan.at(TETOUAN) as session:
        held = session.store.state(dossier).scans[RC]
        assert held == tuple(sorted(digests(1, 2)))
        assert all(page(session, each) for each in held)
