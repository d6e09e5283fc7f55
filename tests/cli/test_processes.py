"""The program among other processes: locked out, killed, cut off, in odd places."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from infitah_desk import bootstrap
from tests.cli.desk_program import (
    KNOWN,
    PASSWORD,
    ROOT,
    SUPERVISOR,
    Place,
    csv_list,
    finished,
    new_installation,
    run,
    started,
)

ROWS = 6000


@pytest.fixture
def own_desk(headquarters: Place, root: str, tmp_path: Path) -> Place:
    """A desk that a test may break."""
    node = f"ESI-{1 + sum(1 for _ in headquarters.folder.parent.glob('*.used'))}"
    headquarters.folder.with_name(f"{node}.used").touch()
    return new_installation(headquarters, root, tmp_path / node, node, "--forum", "ESI")


def test_a_second_process_is_told_in_plain_words(desk: Place) -> None:
    with bootstrap.opened(desk.folder, SUPERVISOR, PASSWORD):
        ran = finished(started("--data", desk.folder, "tpe", "list", "--json"))
    assert ran.exit_code == 4
    assert ran.error["code"] == "data.in_use"
    assert ran.error["details"]["pid"] == os.getpid()
    assert desk.does("doctor")["ok"]


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL is of POSIX")
@pytest.mark.parametrize("reached", [1, 200_000, 2_000_000])
def test_a_killed_import_leaves_all_rows_or_none(
    own_desk: Place, tmp_path: Path, reached: int
) -> None:
    names = csv_list(tmp_path / "list.csv", [f"Atelier {number}" for number in range(ROWS)])
    wal = own_desk.folder / "desk.db-wal"
    # Its answer is longer than a pipe holds and nobody reads it, so it is never over before.
    importing = started("--data", own_desk.folder, "tpe", "import", names, "--json")
    assert importing.stdout is not None
    while not select.select([importing.stdout], [], [], 0.001)[0]:
        if wal.exists() and wal.stat().st_size >= reached:
            break
    importing.kill()
    importing.communicate()
    assert importing.returncode == -signal.SIGKILL
    assert own_desk.does("doctor")["ok"]
    assert len(own_desk.does("tpe", "list")["results"]) in {0, ROWS}


def test_utf8_is_written_whatever_the_locale_says(desk: Place) -> None:
    odd = {**KNOWN, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    desk.registers(rc_number="801", name="Épicerie Œuvre", name_ar="بقالة الأمل")
    find = ("--data", desk.folder, "tpe", "find", "بقالة", "--json")
    ran = finished(started(*find, environment=odd))
    names = {item["name_ar"] for item in ran.document["results"]}
    assert "بقالة الأمل" in names


@pytest.mark.skipif(os.name == "nt", reason="pipes of POSIX")
def test_whoever_stops_reading_is_no_error() -> None:
    process = started("codes")
    assert process.stdout is not None
    process.stdout.read(10)
    process.stdout.close()
    assert process.stderr is not None
    said = process.stderr.read()
    process.stderr.close()
    assert (process.wait(timeout=300), said) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
@pytest.mark.parametrize("more", [(), ("--json",)])
def test_a_full_disk_behind_the_output_is_told(more: tuple[str, ...]) -> None:
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run(
            [sys.executable, "-m", "infitah_desk", "codes", *more],
            cwd=ROOT,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert ran.returncode == 4
    assert b"stdout" in ran.stderr
    assert b"Traceback" not in ran.stderr


def test_one_command_loads_no_other() -> None:
    look = (
        "import sys; from infitah_desk.cli.main import main; main(['codes', '--json']);"
        " heavy = {'sqlite_utils', 'reportlab', 'cwt', 'securesystemslib', 'PySide6', 'msgspec'};"
        " print(sorted(heavy & set(sys.modules)), file=sys.stderr);"
        " print([m for m in sys.modules if m == 'infitah_desk.cli.permit'], file=sys.stderr)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", look], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert ran.stderr.splitlines() == ["[]", "[]"]


def test_a_folder_that_is_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    ran = run("--data", tmp_path / "file", "tpe", "list", "--json")
    assert (ran.exit_code, ran.error["code"].partition(".")[0]) == (4, "data")
