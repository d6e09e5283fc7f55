import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from infitah_desk.domain.errors import InfitahError, MachineFault
from infitah_desk.storage import data_folder
from infitah_desk.storage.data_folder import MACHINE_SECRET, create_folder
from infitah_desk.storage.folder_names import is_data_folder
from infitah_desk.system.folder_lock import take_lock
from tests.helpers.fixed_clock import FixedClock
from tests.helpers.folders import ACCOUNT, CHEAP, PASSWORD, make_folder, reopen, rows
from tests.helpers.killed import killed_at_each_step


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data"


def refusal(path: Path, password: str = PASSWORD) -> str:
    with (
        pytest.raises(InfitahError) as caught,
        create_folder(path, ACCOUNT, password, FixedClock(), CHEAP),
    ):
        pass
    return caught.value.code


def everything(path: Path) -> dict[str, bytes]:
    return {one.name: one.read_bytes() for one in path.rglob("*") if one.is_file()}


def test_a_new_folder_opens_with_its_password(path: Path) -> None:
    make_folder(path)
    with reopen(path) as folder:
        assert rows(folder) == ["first"]


def test_a_folder_may_be_made_deep_down_and_in_an_empty_one(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for path in (tmp_path / "a/b/c", tmp_path / "empty"):
        make_folder(path)
        assert is_data_folder(path)


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_only_its_owner_can_look_into_a_folder(path: Path) -> None:
    make_folder(path)
    for one in (path, *path.rglob("*")):
        wanted = 0o700 if one.is_dir() else 0o600
        assert stat.S_IMODE(one.stat().st_mode) == wanted, one.name


def test_a_folder_that_is_there_is_never_made_anew(path: Path) -> None:
    make_folder(path)
    before = everything(path)
    assert refusal(path) == "data.exists"
    assert everything(path) == before


@pytest.mark.parametrize("name", ["vault.json", "desk.db", "scans", "desk.db-wal"])
def test_half_a_folder_that_nobody_was_making_is_never_made_anew(name: str, path: Path) -> None:
    path.mkdir()
    (path / name).write_bytes(b"perhaps of value")
    assert refusal(path) == "data.exists"
    assert (path / name).read_bytes() == b"perhaps of value"


def test_somebody_elses_folder_is_left_alone(path: Path) -> None:
    path.mkdir()
    (path / "thesis.doc").write_bytes(b"of value")
    assert refusal(path) == "data.not_empty"
    assert everything(path) == {"thesis.doc": b"of value"}


def test_a_file_is_no_folder(path: Path) -> None:
    path.write_bytes(b"of value")
    assert refusal(path) == "data.not_empty"


def test_a_refused_password_leaves_nothing_behind(path: Path) -> None:
    assert refusal(path, "short") == "password.too_short"
    assert everything(path).keys() <= {"lock"}
    make_folder(path)
    assert is_data_folder(path)


def test_what_fails_inside_leaves_nothing_behind(path: Path) -> None:
    with (
        pytest.raises(ZeroDivisionError),
        create_folder(path, ACCOUNT, PASSWORD, FixedClock(), CHEAP),
    ):
        raise ZeroDivisionError
    assert everything(path).keys() <= {"lock"}


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_killed_while_it_is_made_a_folder_is_unfinished_and_can_be_made(path: Path) -> None:
    seen = set()
    for _ in killed_at_each_step(lambda: make_folder(path)):
        try:
            with reopen(path) as folder:
                assert rows(folder) == ["first"]
                seen.add("whole")
        except MachineFault as fault:
            seen.add(fault.code)
            make_folder(path)
            with reopen(path) as folder:
                assert rows(folder) == ["first"]
        shutil.rmtree(path)
    assert seen == {"data.not_found", "data.unfinished", "whole"}


def test_an_unfinished_folder_is_no_data_folder_yet(path: Path) -> None:
    with create_folder(path, ACCOUNT, PASSWORD, FixedClock(), CHEAP):
        assert not is_data_folder(path)
    assert is_data_folder(path)


def test_while_a_folder_is_made_nobody_else_can(path: Path) -> None:
    with create_folder(path, ACCOUNT, PASSWORD, FixedClock(), CHEAP):
        assert refusal(path) == "data.in_use"


def test_nothing_is_not_found(path: Path) -> None:
    with pytest.raises(MachineFault, match=r"data\.not_found"):
        reopen(path)
    path.mkdir()
    with pytest.raises(MachineFault, match=r"data\.not_found"):
        reopen(path)
    assert list(path.iterdir()) == []


@pytest.mark.parametrize("name", ["vault.json", "desk.db"])
def test_a_folder_without_one_of_its_files_is_damaged(name: str, path: Path) -> None:
    make_folder(path)
    (path / name).unlink()
    with pytest.raises(MachineFault, match=r"data\.damaged"):
        reopen(path)
    take_lock(path).release()


_HOLD = """
import sys
from pathlib import Path
from infitah_desk.storage.data_folder import open_folder
from tests.helpers.fixed_clock import FixedClock
with open_folder(Path(sys.argv[1]), FixedClock()):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_second_process_is_told_and_may_enter_once_the_first_was_killed(path: Path) -> None:
    make_folder(path)
    with subprocess.Popen(
        [sys.executable, "-c", _HOLD, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(MachineFault) as caught:
            reopen(path)
        holder.kill()
    assert (caught.value.code, caught.value.details["pid"]) == ("data.in_use", holder.pid)
    with reopen(path) as folder:
        assert rows(folder) == ["first"]


def test_what_a_killed_process_left_is_swept(path: Path) -> None:
    make_folder(path)
    (path / ".vault.json.0a1b2c3d.part").write_bytes(b"half")
    (path / "scans" / ".00ff.0a1b2c3d.part").write_bytes(b"half")
    with reopen(path):
        assert not list(path.rglob("*.part"))


def test_a_stick_is_no_place_for_data(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_folder(path)
    monkeypatch.setattr(data_folder, "is_removable", lambda _: True)
    with pytest.raises(MachineFault, match=r"data\.removable"):
        reopen(path)
    assert refusal(path.with_name("other")) == "data.removable"
    assert not path.with_name("other").exists()


class TestMachine:
    def test_a_folder_belongs_to_the_machine_that_made_it(self, path: Path) -> None:
        make_folder(path)
        with reopen(path) as folder:
            unlocked = folder.vault.unlock(ACCOUNT, PASSWORD)
            assert not folder.is_copied_machine(unlocked)
            assert folder.is_copied_machine(unlocked, machine="another")

    def test_it_can_be_made_to_belong_to_another(self, path: Path) -> None:
        make_folder(path)
        with reopen(path) as folder:
            unlocked = folder.vault.unlock(ACCOUNT, PASSWORD)
            folder.remember_machine(unlocked, machine="another")
            assert not folder.is_copied_machine(unlocked, machine="another")
            assert folder.is_copied_machine(unlocked, machine="a third")

    def test_a_machine_that_tells_no_name_is_not_the_one_that_did(self, path: Path) -> None:
        make_folder(path)
        with reopen(path) as folder:
            unlocked = folder.vault.unlock(ACCOUNT, PASSWORD)
            folder.remember_machine(unlocked, machine="this")
            assert folder.is_copied_machine(unlocked, machine="")

    def test_a_folder_of_no_machine_counts_as_copied(self, path: Path) -> None:
        make_folder(path)
        with reopen(path) as folder:
            unlocked = folder.vault.unlock(ACCOUNT, PASSWORD)
            folder.vault.remove_secrets(unlocked, [MACHINE_SECRET])
            assert folder.is_copied_machine(unlocked)
