"""The demonstration on the lists that the project ships, with passwords that cost nothing."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from infitah_desk import bootstrap
from infitah_desk.cli.demonstration import PASSWORD, SUPERVISOR, Demonstrated, demonstrate
from infitah_desk.domain.errors import InfitahError
from infitah_desk.services import closing, digesting, examining, opening, surveying
from infitah_desk.services.session import Session
from tests.helpers.folders import CHEAP


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> Demonstrated:
    folder = tmp_path_factory.mktemp("demonstration") / "caravan"
    return demonstrate(folder, lambda _: None, dossiers=12, cost=CHEAP)


def places(done: Demonstrated) -> list[Path]:
    folder = Path(done.folder)
    return [
        folder / "authority",
        *(folder / "coordinators").iterdir(),
        *(folder / "desks").iterdir(),
    ]


def sessions(done: Demonstrated) -> Iterator[Session]:
    for place in places(done):
        with bootstrap.opened(place, SUPERVISOR, PASSWORD, cost=CHEAP) as session:
            yield session


def test_every_list_gets_a_desk_and_every_permit_a_page(done: Demonstrated) -> None:
    assert (done.desks, done.permits) == (10, 12)
    qpdf = shutil.which("qpdf")
    assert qpdf, "qpdf is missing"
    pages = [
        int(subprocess.run([qpdf, "--show-npages", pdf], check=True, capture_output=True).stdout)
        for pdf in done.pdf
    ]
    assert sum(pages) == 12


def test_each_desk_sells_a_pack_and_closes_its_stop_but_the_last_one(done: Demonstrated) -> None:
    assert (done.packs, len(done.vouchers), len(done.closing_sheets)) == (10, 10, 9)
    for session in sessions(done):
        if session.role == "desk":
            is_open = opening.opened_stop(session) is not None
            closed = closing.last_closing(session)
            assert is_open == (closed is None)
            assert closed is None or closed.figures.balanced
            assert is_open == (session.node == "TET-1")


def test_headquarters_counts_what_the_desks_did(done: Demonstrated) -> None:
    place = Path(done.folder) / "authority"
    with bootstrap.opened(place, SUPERVISOR, PASSWORD, cost=CHEAP) as session:
        found = surveying.survey(session).total.counts
    assert found == (done.dossiers, done.permits, done.packs, done.packs)
    assert Path(done.reports[0]).read_bytes().startswith(b"%PDF-")


def test_a_permit_of_it_holds_by_the_trust_list_alone(done: Demonstrated) -> None:
    assert done.verdict == "valid"


def test_the_coordinator_of_all_and_headquarters_have_one_digest(done: Demonstrated) -> None:
    found = {}
    for session in sessions(done):
        if session.role != "desk":
            found[session.node] = digesting.digest_of(session)
    assert found["HQ"] == found["CS-1"]


def test_nothing_is_wrong_with_any_folder_of_it(done: Demonstrated) -> None:
    wrong = {}
    for session in sessions(done):
        examined = examining.examine(session)
        if not examined.ok:
            wrong[session.node] = [check for check in examined.checks if not check.ok]
    assert wrong == {}


def test_what_it_names_lies_there(done: Demonstrated) -> None:
    papers = [*done.pdf, *done.vouchers, *done.closing_sheets, *done.reports]
    named = [*papers, *done.bundles, *done.receipts, done.trust]
    assert [path for path in named if not Path(path).is_file()] == []


def test_it_begins_in_an_empty_folder_only(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(InfitahError) as refused:
        demonstrate(tmp_path, lambda _: None, cost=CHEAP)
    assert refused.value.code == "data.not_empty"
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_without_lists_there_is_no_caravan(tmp_path: Path) -> None:
    (tmp_path / "lists").mkdir()
    with pytest.raises(InfitahError) as refused:
        demonstrate(tmp_path / "caravan", lambda _: None, lists=tmp_path / "lists", cost=CHEAP)
    assert refused.value.code == "demo.no_lists"
    assert not (tmp_path / "caravan").exists()
