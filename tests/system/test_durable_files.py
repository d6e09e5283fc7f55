import errno
import os
import stat
import subprocess
import sys
from pathlib import Path
from typing import BinaryIO

import pytest

from infitah_desk.domain.errors import MachineFault
from infitah_desk.system import durable_files
from infitah_desk.system.durable_files import (
    put_in_place,
    read_faults,
    sweep_parts,
    write_durably,
    write_faults,
)
from tests.helpers.killed import killed_at_each_step

needs_posix = pytest.mark.skipif(os.name != "posix", reason="signals and limits of POSIX")


def test_bytes_and_writers_write_the_same(tmp_path: Path) -> None:
    write_durably(tmp_path / "a", b"same")
    write_durably(tmp_path / "b", lambda out: out.write(b"same"))
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes() == b"same"


def test_an_old_file_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old and longer")
    write_durably(tmp_path / "a", b"new")
    assert (tmp_path / "a").read_bytes() == b"new"


@needs_posix
def test_permissions_are_those_asked_for(tmp_path: Path) -> None:
    write_durably(tmp_path / "a", b"secret", mode=0o600)
    assert (tmp_path / "a").stat().st_mode & 0o777 == 0o600


def test_a_writer_that_fails_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")

    def fail(out: BinaryIO) -> None:
        out.write(b"half")
        raise RuntimeError

    with pytest.raises(RuntimeError):
        write_durably(tmp_path / "a", fail)
    assert [path.name for path in tmp_path.iterdir()] == ["a"]
    assert (tmp_path / "a").read_bytes() == b"old"


@needs_posix
def test_killed_anywhere_it_is_the_old_file_or_the_new(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")
    seen = set()
    for _ in killed_at_each_step(lambda: write_durably(path, b"new" * 1000)):
        seen.add(path.read_bytes())
        sweep_parts(tmp_path)
        assert [left.name for left in tmp_path.iterdir()] == ["a"]
    seen.add(path.read_bytes())
    assert seen == {b"old", b"new" * 1000}


_FULL = """
import resource, sys
from pathlib import Path
from infitah_desk.domain.errors import MachineFault
from infitah_desk.system.durable_files import write_durably
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
try:
    write_durably(Path(sys.argv[1]), bytes(100_000))
except MachineFault as fault:
    print(fault.code)
"""


@needs_posix
def test_no_room_is_a_full_disk_and_leaves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")
    said = subprocess.run(
        [sys.executable, "-c", _FULL, str(path)], capture_output=True, text=True, check=True
    )
    assert said.stdout.strip() == "disk.full"
    assert [left.name for left in tmp_path.iterdir()] == ["a"]
    assert path.read_bytes() == b"old"


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "disk.full"),
        (errno.EIO, "disk.failing"),
        (errno.EROFS, "file.not_writable"),
        (errno.EACCES, "file.not_writable"),
        (errno.ENOENT, "file.not_writable"),
    ],
)
def test_each_fault_of_writing_has_its_code(number: int, code: str, tmp_path: Path) -> None:
    with pytest.raises(MachineFault) as caught, write_faults(tmp_path / "a"):
        raise OSError(number, "said the system")
    assert caught.value.code == code
    assert caught.value.details["reason"] == errno.errorcode[number]


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOENT, "file.missing"),
        (errno.EIO, "disk.failing"),
        (errno.EACCES, "file.not_readable"),
        (errno.EISDIR, "file.not_readable"),
    ],
)
def test_each_fault_of_reading_has_its_code(number: int, code: str, tmp_path: Path) -> None:
    with pytest.raises(MachineFault) as caught, read_faults(tmp_path / "a"):
        raise OSError(number, "said the system")
    assert caught.value.code == code


def test_a_missing_folder_is_no_traceback(tmp_path: Path) -> None:
    with pytest.raises(MachineFault, match=r"file\.not_writable"):
        write_durably(tmp_path / "nowhere" / "a", b"")


class _Held(type(Path())):  # type: ignore[misc]  # pathlib chooses its class while running
    """A file that an antivirus holds for the first few tries."""

    refusals = 0

    def replace(self, target: Path) -> Path:
        if _Held.refusals:
            _Held.refusals -= 1
            raise PermissionError(errno.EACCES, "held")
        return Path(self).replace(target)


def test_a_file_held_for_a_moment_is_put_in_place_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(durable_files, "_REFUSED_WHILE_HELD", True)
    (tmp_path / "part").write_bytes(b"x")
    _Held.refusals = 3
    pauses: list[float] = []
    put_in_place(_Held(tmp_path / "part"), tmp_path / "a", pause=pauses.append)
    assert (tmp_path / "a").read_bytes() == b"x"
    assert len(pauses) == 3


def test_a_file_held_for_ever_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(durable_files, "_REFUSED_WHILE_HELD", True)
    (tmp_path / "part").write_bytes(b"x")
    _Held.refusals = 99
    pauses: list[float] = []
    with pytest.raises(PermissionError):
        put_in_place(_Held(tmp_path / "part"), tmp_path / "a", tries=4, pause=pauses.append)
    assert len(pauses) == 3


def test_only_parts_with_the_prefix_are_swept(tmp_path: Path) -> None:
    for name in (".backup-TET-1-x.tar.0a1b2c3d.part", ".other.part", "kept.part", "kept"):
        (tmp_path / name).write_bytes(b"")
    sweep_parts(tmp_path, "backup-TET-1-")
    assert sorted(path.name for path in tmp_path.iterdir()) == [".other.part", "kept", "kept.part"]


@needs_posix
def test_what_is_no_ordinary_file_is_never_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for place in (pipe, tmp_path):
        with pytest.raises(MachineFault) as fault:
            write_durably(place, b"content")
        assert fault.value.code == "file.not_writable"
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert list(tmp_path.iterdir()) == [pipe]


@pytest.mark.skipif(os.name != "posix", reason="pipes and devices of POSIX")
def test_what_never_answers_or_never_ends_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(pipe := tmp_path / "pipe.age")
    for path in (pipe, Path("/dev/zero"), tmp_path):
        with pytest.raises(MachineFault) as caught:
            durable_files.open_file(path)
        assert caught.value.code == "file.not_readable"


def test_a_file_is_opened_by_way_of_a_link_unless_that_is_not_wanted(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"content")
    (link := tmp_path / "link").symlink_to(tmp_path / "file")
    with durable_files.open_file(link) as file:
        assert file.read() == b"content"
    with pytest.raises(MachineFault):
        durable_files.open_file(link, follow=False)
