"""Names that media refuse, and that every name which the program makes is taken by all of them."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from infitah_desk.domain.errors import MachineFault
from infitah_desk.system import durable_files
from infitah_desk.system.durable_files import write_durably, write_faults
from infitah_desk.system.file_names import is_portable

REFUSED = [
    "",
    "lot:1.age",
    "lot*.age",
    "lot?.age",
    'lot".age',
    "<lot>.age",
    "a|b.age",
    "a\\b.age",
    "a\nb.age",
    "a\x00b",
    "NUL",
    "nul.age",
    "Com1.tar.gz",
    "lpt9",
    "CON .age",
    "lot.age.",
    "lot.age ",
    "é" * 128,
    "lot\udcff.age",
]


@pytest.mark.parametrize("name", REFUSED)
def test_what_some_medium_refuses(name: str) -> None:
    assert not is_portable(name)


@pytest.mark.parametrize(
    "name",
    [
        "lot.age",
        ".lot.age.part",
        "إرسالية 1.age",
        "a" * 255,
        "NULLE.age",
        "con-1",
        "COM10",
        "lot (2).age",
    ],
)
def test_what_all_media_take(name: str) -> None:
    assert is_portable(name)


@pytest.mark.parametrize("name", ["lot:1.age", "lot?.age", "a|b.age"])
def test_a_stick_that_refuses_a_name_is_understood(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """exFAT, FAT32 and NTFS under Linux say EINVAL."""
    original = os.open

    def as_exfat(path: str | Path, flags: int, mode: int = 0o777) -> int:
        if flags & os.O_CREAT and not is_portable(Path(path).name):
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
        return original(path, flags, mode)

    monkeypatch.setattr(os, "open", as_exfat)
    with pytest.raises(MachineFault) as fault:
        write_durably(tmp_path / name, b"x")
    assert (fault.value.code, fault.value.details["file"]) == (
        "file.name_refused",
        str(tmp_path / name),
    )
    assert list(tmp_path.iterdir()) == []
    write_durably(tmp_path / "lot.age", b"x")


def test_a_name_that_is_too_long_is_understood_everywhere(tmp_path: Path) -> None:
    with pytest.raises(MachineFault) as fault:
        write_durably(tmp_path / ("a" * 300), b"x")
    assert fault.value.code == "file.name_refused"


def test_a_bad_argument_that_is_not_the_names_fault_is_none(tmp_path: Path) -> None:
    with pytest.raises(MachineFault) as fault, write_faults(tmp_path / "lot.age"):
        raise OSError(errno.EINVAL, "said the system")
    assert fault.value.code == "file.not_writable"


@pytest.mark.parametrize("name", ["lot:1.age", "NUL", "nul.age"])
def test_where_a_device_or_a_stream_would_swallow_it_nothing_is_begun(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """Windows writes `lot:1.age` beside a file called `lot`, and `NUL` nowhere."""
    monkeypatch.setattr(durable_files, "_NAMES_ARE_CHECKED", True)
    with pytest.raises(MachineFault) as fault:
        write_durably(tmp_path / name, b"x")
    assert fault.value.code == "file.name_refused"
    assert list(tmp_path.iterdir()) == []
