"""Two processes on one folder, and processes that are killed in the middle of their work."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from infitah_desk.documents.scan_page import PageOptions
from infitah_desk.domain.errors import MachineFault
from infitah_desk.services import examining, issuing, merging, printing
from infitah_desk.services.exporting import export_bundle
from infitah_desk.services.importing import import_list
from infitah_desk.services.scanning import keep_pages, read_files
from infitah_desk.services.session import Session
from tests.helpers.caravans import (
    HQ,
    TETOUAN,
    TETOUAN_2,
    Caravan,
    issued,
    ready,
    registered,
)
from tests.helpers.sudden_end import killed_after, seconds_of

SCANS = Path(__file__).parents[1] / "data" / "scans"
ROWS = 1500
TIMES = 6

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="Windows cannot fork")


@pytest.fixture(scope="module")
def large_list(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A list of many enterprises, always the same."""
    chance = random.Random(2010)
    lines = ["Raison sociale;Gérant;N° RC;Tribunal;Ville"]
    for row in range(ROWS):
        name = f"Épicerie {chance.choice(['Rif', 'Atlas', 'Souss', 'Loukkos'])} {row}"
        lines.append(f"{name};Driss Alami;{10_000 + row};Tétouan;Tétouan")
    path = tmp_path_factory.mktemp("list") / "preinscription-TET.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def examined(caravan: Caravan, node: str) -> None:
    """The folder opens, and nothing in it is wrong."""
    with caravan.at(node) as session:
        found = examining.examine(session)
    assert found.ok, [check for check in found.checks if not check.ok]


def counts(caravan: Caravan, node: str) -> int:
    """How many dossiers are there."""
    with caravan.at(node) as session:
        return len(session.store.log.all_dossiers())


class Resettable:
    """A place that can be put back as it was."""

    def __init__(self, caravan: Caravan, node: str) -> None:
        self._place = caravan.place(node)
        self._kept = caravan.folder / f"{node} as it was"
        shutil.copytree(self._place, self._kept)

    def put_back(self) -> None:
        shutil.rmtree(self._place)
        shutil.copytree(self._kept, self._place)


def throughout(
    caravan: Caravan, node: str, work: Callable[[], object], look: Callable[[bool], object]
) -> None:
    """Kill the work at moments from its beginning to its end, look each time, and put back."""
    before = Resettable(caravan, node)
    whole = seconds_of(work)
    in_time = []
    for moment in range(TIMES):
        before.put_back()
        in_time.append(killed_after(whole * (moment + 0.5) / TIMES, work))
        examined(caravan, node)
        look(in_time[-1])
    assert any(in_time)


def test_a_second_process_is_told_and_the_first_goes_on(caravan: Caravan) -> None:
    second = (
        "import sys\n"
        "from pathlib import Path\n"
        "from infitah_desk import bootstrap\n"
        "from infitah_desk.domain.errors import MachineFault\n"
        "from tests.helpers.folders import ACCOUNT, CHEAP, PASSWORD\n"
        "try:\n"
        "    with bootstrap.opened(Path(sys.argv[1]), ACCOUNT, PASSWORD, cost=CHEAP):\n"
        "        print('came in')\n"
        "except MachineFault as fault:\n"
        "    print(fault.code)\n"
    )
    with caravan.at(TETOUAN) as session:
        registered(session, 1)
        told = subprocess.run(
            [sys.executable, "-c", second, caravan.place(TETOUAN)],
            check=True,
            capture_output=True,
            text=True,
            cwd=Path(__file__).parents[2],
        )
        registered(session, 2)
        assert told.stdout == "data.in_use\n"
    examined(caravan, TETOUAN)
    assert counts(caravan, TETOUAN) == 2


def test_the_same_process_cannot_open_a_folder_twice(caravan: Caravan) -> None:
    with caravan.at(TETOUAN), pytest.raises(MachineFault) as fault, caravan.at(TETOUAN):
        pass
    assert fault.value.code == "data.in_use"


def test_a_killed_import_registers_all_or_nothing(caravan: Caravan, large_list: Path) -> None:
    def work() -> None:
        with caravan.at(TETOUAN) as session:
            import_list(session, large_list)

    def look(killed: bool) -> None:
        assert counts(caravan, TETOUAN) in ({0, ROWS} if killed else {ROWS})

    throughout(caravan, TETOUAN, work, look)


def test_after_a_killed_import_the_list_is_imported_whole(
    caravan: Caravan, large_list: Path
) -> None:
    def work() -> None:
        with caravan.at(TETOUAN) as session:
            import_list(session, large_list)

    def look(_: bool) -> None:
        with caravan.at(TETOUAN) as session:
            came = import_list(session, large_list)
        assert came.registered + came.known == ROWS
        assert counts(caravan, TETOUAN) == ROWS

    throughout(caravan, TETOUAN, work, look)


def test_a_killed_export_leaves_no_half_bundle(caravan: Caravan, large_list: Path) -> None:
    with caravan.at(TETOUAN) as session:
        import_list(session, large_list)
    stick = caravan.folder / "stick"
    stick.mkdir()
    out = stick / "2010-09-28.age"

    def work() -> None:
        with caravan.at(TETOUAN) as session:
            out.unlink(missing_ok=True)
            export_bundle(session, out)

    def look(killed: bool) -> None:
        bundles = [path for path in stick.iterdir() if not path.name.endswith(".part")]
        assert bundles in ([], [out])
        with caravan.at(HQ) as session:
            merged = merging.merge_bundles(session, bundles)
            parts = merging.merge_bundles(session, list(stick.glob(".*.part")))
        assert not merged.refused
        assert killed or len(merged.bundles) == 1
        # Killed just before it got its name, a part is a whole bundle; a half one is refused.
        accepted = {each.status for each in parts.bundles} - {"rejected"}
        assert not accepted or counts(caravan, HQ) == ROWS
        for part in stick.glob(".*.part"):
            part.unlink()

    throughout(caravan, TETOUAN, work, look)


def test_a_killed_merge_brings_all_or_nothing(caravan: Caravan, large_list: Path) -> None:
    with caravan.at(TETOUAN) as session:
        import_list(session, large_list)
    bundle = caravan.export(TETOUAN).file

    def work() -> None:
        with caravan.at(HQ) as session:
            merging.merge_bundles(session, [bundle])

    def look(killed: bool) -> None:
        assert counts(caravan, HQ) in ({0, ROWS} if killed else {ROWS})

    throughout(caravan, HQ, work, look)


@pytest.mark.parametrize("together", [1, 2])
def test_a_killed_merge_of_several_brings_each_whole_or_not_at_all(
    caravan: Caravan, large_list: Path, together: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each in a transaction of its own, and both in one."""
    monkeypatch.setattr(merging, "FILES_AT_ONCE", together)
    bundles = []
    for node in (TETOUAN, TETOUAN_2):
        with caravan.at(node) as session:
            import_list(session, large_list)
        bundles.append(caravan.export(node).file)
    logs = [caravan.log(node) for node in (TETOUAN, TETOUAN_2)]

    def work() -> None:
        with caravan.at(HQ) as session:
            merging.merge_bundles(session, bundles)

    def look(killed: bool) -> None:
        with caravan.at(HQ) as session:
            came = [len(session.store.log.links(log)) for log in logs]
        possible = [[ROWS, ROWS]]
        if killed:
            possible += [[0, 0], [ROWS, 0]][: 3 - together]
        assert came in possible

    throughout(caravan, HQ, work, look)


def test_numbers_do_not_repeat_however_often_a_desk_is_killed(caravan: Caravan) -> None:
    """What was said to an owner before the kill must never be said to another."""
    with caravan.at(TETOUAN) as session:
        dossiers = [ready(session, number) for number in range(24)]
    said = caravan.folder / "said.txt"

    def work(place: str) -> None:
        with caravan.at(place) as session, said.open("a", buffering=1) as out:
            for dossier in dossiers:
                if not session.store.state(dossier).permits:
                    out.write(f"{issuing.issue_permit(session, dossier)} {dossier}\n")

    whole = seconds_of(lambda: work(caravan.copied_laptop(TETOUAN, "only to know how long")))
    said.unlink()
    times = 0
    while killed_after(whole * (0.2 + times / 10), lambda: work(TETOUAN)):
        times += 1
    assert times
    examined(caravan, TETOUAN)
    told = [line.split() for line in said.read_text().splitlines()]
    assert len({number for number, _ in told}) == len(told)
    with caravan.at(TETOUAN) as session:
        for number, dossier in told:
            assert list(session.store.state(dossier).permits) == [number]
        assert serials_given_out(session) == list(range(1, len(dossiers) + 1))


def serials_given_out(session: Session) -> list[int]:
    rows = session.store.db.conn.execute("SELECT serial FROM permit ORDER BY serial")
    return [serial for (serial,) in rows]


def test_a_killed_printing_is_printed_again_as_the_same_copy(caravan: Caravan) -> None:
    out = caravan.folder / "permit.pdf"
    with caravan.at(TETOUAN) as session:
        number = issued(session, 1)

    def work() -> None:
        with caravan.at(TETOUAN) as session:
            printing.print_permits(session, [number], out)
            issuing.confirm_sheet(session, number)

    def look(killed: bool) -> None:
        with caravan.at(TETOUAN) as session:
            permit = issuing.find_permit(session, number)[1]
            copies = printing.print_permits(session, [number], out).copies
        assert permit.copies in {(), (1,)}
        assert killed or permit.copies == (1,)
        assert copies == ((2,) if permit.copies else (1,))

    throughout(caravan, TETOUAN, work, look)


def test_a_killed_scan_is_kept_whole_or_not_at_all(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        dossier = ready(session, 1)

    def work() -> None:
        with caravan.at(TETOUAN) as session:
            pages = read_files([SCANS / "tp-certificate-2-pages.pdf"], PageOptions())
            keep_pages(session, dossier, "rc_extract", pages)

    def look(killed: bool) -> None:
        with caravan.at(TETOUAN) as session:
            held = session.store.state(dossier).scans.get("rc_extract", ())
            assert len(held) in ({0, 2} if killed else {2})
            assert len(list(session.folder.scans.iterdir())) == len(held)

    throughout(caravan, TETOUAN, work, look)
