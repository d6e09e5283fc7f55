import os
import subprocess
import sys
from pathlib import Path

import pytest

from infitah_desk.domain.errors import MachineFault
from infitah_desk.system.folder_lock import LOCK_NAME, take_lock

_HOLD = """
import sys
from pathlib import Path
from infitah_desk.system.folder_lock import take_lock
lock = take_lock(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""

_READ_ONLY = """
import os, sys
from pathlib import Path
from infitah_desk.domain.errors import MachineFault
from infitah_desk.system.folder_lock import take_lock
os.chdir(sys.argv[1])
if os.geteuid() == 0:
    os.setuid(65534)
try:
    take_lock(Path())
except MachineFault as fault:
    print(fault.code)
"""


def _holder(folder: Path) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", _HOLD, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def test_a_second_process_is_told_at_once_who_holds_the_folder(tmp_path: Path) -> None:
    with _holder(tmp_path) as holder:
        with pytest.raises(MachineFault) as caught:
            take_lock(tmp_path)
        holder.kill()
    assert caught.value.code == "data.in_use"
    assert caught.value.details["pid"] == holder.pid


def test_a_killed_process_leaves_nothing_locked(tmp_path: Path) -> None:
    with _holder(tmp_path) as holder:
        holder.kill()
    take_lock(tmp_path).release()


def test_one_process_cannot_take_a_folder_twice(tmp_path: Path) -> None:
    with take_lock(tmp_path), pytest.raises(MachineFault) as caught:
        take_lock(tmp_path)
    assert caught.value.details["pid"] == os.getpid()


def test_a_released_lock_can_be_taken_again(tmp_path: Path) -> None:
    lock = take_lock(tmp_path)
    lock.release()
    lock.release()
    with take_lock(tmp_path):
        assert (tmp_path / LOCK_NAME).exists()


def test_a_strange_lock_file_is_no_holder(tmp_path: Path) -> None:
    with take_lock(tmp_path):
        (tmp_path / LOCK_NAME).write_bytes(b"\xff not a number")
        with pytest.raises(MachineFault) as caught:
            take_lock(tmp_path)
    assert caught.value.details["pid"] == 0


def test_a_folder_that_is_not_there_is_not_found(tmp_path: Path) -> None:
    with pytest.raises(MachineFault, match=r"data\.not_found"):
        take_lock(tmp_path / "nowhere")


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_a_read_only_folder_is_said_to_be_so(tmp_path: Path) -> None:
    tmp_path.chmod(0o555)
    said = subprocess.run(
        [sys.executable, "-c", _READ_ONLY, str(tmp_path)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert said.stdout.strip() == "data.read_only"
