"""Work in a process of its own: it answers, it may die, and its faults are bugs like others."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from infitah_desk.domain.errors import MachineFault, Refused
from infitah_desk.system import confined_process
from infitah_desk.system.confined_process import run_confined

DIED = Refused("scan.truncated", file="x")


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A module that can be run; its `work` is written by the test."""
    monkeypatch.syspath_prepend(tmp_path)
    return tmp_path / "some_work.py"


def says(path: Path, body: str) -> None:
    path.write_text(
        "import os, sys, signal\n"
        "from infitah_desk.system.confined_process import answer_confined\n"
        f"def work(given):\n    {body}\n"
        "answer_confined(work)\n"
    )


def test_it_gives_what_its_work_gives(work: Path) -> None:
    says(work, "return given[::-1]")
    assert run_confined("some_work", b"abc\n\x00", DIED) == b"\x00\ncba"


def test_a_fault_in_it_is_a_bug(work: Path) -> None:
    says(work, "return given + 1")
    with pytest.raises(RuntimeError, match="TypeError"):
        run_confined("some_work", b"", DIED)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signals")
@pytest.mark.parametrize("signal", ["SIGSEGV", "SIGABRT", "SIGKILL"])
def test_its_death_is_told_as_the_caller_asked(work: Path, signal: str) -> None:
    says(work, f"os.kill(os.getpid(), signal.{signal})")
    with pytest.raises(Refused) as caught:
        run_confined("some_work", b"", DIED)
    assert caught.value is DIED


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_its_memory_has_an_end(work: Path) -> None:
    says(work, "return bytes(600_000_000)[:1]")
    with pytest.raises(RuntimeError, match="MemoryError"):
        run_confined("some_work", b"", DIED)


def test_its_time_has_an_end(work: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(confined_process, "_MOST_SECONDS", 0.5)
    says(work, "import time; time.sleep(600)")
    with pytest.raises(Refused) as caught:
        run_confined("some_work", b"", DIED)
    assert caught.value is DIED


def test_where_no_process_starts_it_is_the_machine_s_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with pytest.raises(MachineFault) as fault:
        run_confined("some_work", b"", DIED)
    assert fault.value.code == "machine.no_process"
