"""`packaging/make.py`: what sets the project up and what `test` does when something fails."""

from __future__ import annotations

import importlib.util
import os
import sys
from pathlib import Path
from types import ModuleType

import pytest

from tests.helpers.module_table import ROOT


@pytest.fixture
def make(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The script, with an environment in a folder of its own and with commands only noted."""
    spec = importlib.util.spec_from_file_location("make", ROOT / "packaging" / "make.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    venv = tmp_path / ".venv"
    lock = tmp_path / "lock.txt"
    lock.write_text("one==1", encoding="utf-8")
    noted: list[list[str]] = []

    def note(command: list[object], **_options: object) -> int:
        noted.append([str(word) for word in command])
        if noted[-1][1:3] == ["-m", "venv"]:
            (venv / "lib" / "site-packages").mkdir(parents=True)
        return 0

    monkeypatch.setattr(module, "VENV", venv)
    monkeypatch.setattr(module, "STAMP", venv / "complete.txt")
    monkeypatch.setattr(module, "PYTHON", Path(sys.executable))
    monkeypatch.setattr(module, "LOCK", lock)
    monkeypatch.setattr(module, "TRANSLATIONS", tmp_path)
    monkeypatch.setattr(module, "has_screen", lambda: False)
    for language in module.LANGUAGES:
        module.translation(language).write_text("<TS/>", encoding="utf-8")
    monkeypatch.setattr(module, "run", note)
    monkeypatch.setattr(module, "noted", noted, raising=False)
    return module


def installs(make: ModuleType) -> int:
    return sum("--require-hashes" in command for command in make.noted)


def test_an_environment_is_made_once(make: ModuleType) -> None:
    make.set_up()
    make.set_up()
    assert installs(make) == 1


def test_an_interrupted_set_up_is_done_again(make: ModuleType) -> None:
    make.set_up()
    make.STAMP.unlink()
    make.set_up()
    assert installs(make) == 2


def test_translations_are_compiled_before_anything_runs(make: ModuleType) -> None:
    make.set_up()
    compiled = [command[-1] for command in make.noted if "lrelease" in command[0]]
    assert [Path(each).name for each in compiled] == [
        "infitah_fr.qm",
        "infitah_ar.qm",
        "infitah_en.qm",
    ]


def test_only_a_translation_that_changed_is_compiled_again(make: ModuleType) -> None:
    for language in make.LANGUAGES:
        made = make.translation(language).with_suffix(".qm")
        made.write_bytes(b"")
        os.utime(made, (0, 0) if language == "ar" else None)
    make.set_up()
    compiled = [command[-1] for command in make.noted if "lrelease" in command[0]]
    assert [Path(each).name for each in compiled] == ["infitah_ar.qm"]


def test_what_the_window_says_is_read_out_of_its_code(make: ModuleType) -> None:
    assert make.translations([]) == 0
    read = [command for command in make.noted if "lupdate" in command[0]]
    assert len(read) == 3
    assert "infitah_desk/gui/main_window.py" in read[0]


def test_a_changed_lock_is_installed(make: ModuleType) -> None:
    make.set_up()
    make.LOCK.write_text("one==2", encoding="utf-8")
    make.set_up()
    assert installs(make) == 2


def test_a_failed_installation_is_not_taken_for_complete(
    make: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = make.run
    monkeypatch.setattr(make, "run", lambda command, **kw: run(command, **kw) or "pip" in command)
    with pytest.raises(make.Trouble):
        make.set_up()
    assert not make.STAMP.exists()


def test_all_steps_run_although_the_first_fails(
    make: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ran: list[str] = []

    def fail_first(command: list[str], **_options: object) -> int:
        ran.extend(command)
        return 1 if command == ["a"] else 0

    monkeypatch.setattr(make, "run", fail_first)
    assert make.run_steps({"one": ["a"], "two": ["b"]}) == 1
    assert ran == ["a", "b"]
    assert "Failed: one" in capsys.readouterr().out


def test_the_tests_are_shared_among_the_cores(
    make: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(make, "missing_libraries", list)
    monkeypatch.setattr(make, "missing", lambda _tools: [])
    assert make.test([]) == 0
    assert make.noted[-1][1:5] == ["-m", "pytest", "-n", "logical"]


def test_without_a_browser_the_other_tests_run_and_it_is_said(
    make: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(make, "missing_libraries", list)
    monkeypatch.setattr(make, "missing", lambda tools: [*make.BROWSER.values()][: len(tools) == 2])
    monkeypatch.setattr("os.geteuid", lambda: 1000, raising=False)
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    assert make.test([]) == 0
    assert "sudo apt-get install chromium-driver" in capsys.readouterr().out


def test_who_may_not_install_is_told_the_one_command(
    make: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 1000, raising=False)
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    with pytest.raises(make.Trouble, match="sudo apt-get install age zstd"):
        make.need(["age", "zstd"])
    assert make.noted == []


def test_the_demo_is_given_a_new_folder_and_the_other_options(make: ModuleType) -> None:
    assert make.demo(["--dossiers", "5"]) == 0
    *_, name, folder, option, value = make.noted[-1]
    assert (name, option, value) == ("demo", "--dossiers", "5")
    assert list(Path(folder).iterdir()) == []
    Path(folder).rmdir()


def test_the_demo_opens_the_window_where_there_is_a_screen(
    make: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(make, "has_screen", lambda: True)
    monkeypatch.setattr(make, "missing_libraries", list)
    assert make.demo(["here"]) == 0
    assert make.noted[-1][-3:] == ["demo", "here", "--window"]


def test_the_demo_uses_the_folder_that_is_named(make: ModuleType) -> None:
    assert make.demo(["here", "--seed", "7"]) == 0
    assert make.noted[-1][-4:] == ["demo", "here", "--seed", "7"]


def test_benchmarks_that_are_named_run_with_their_options(make: ModuleType) -> None:
    assert make.main(["bench", "window", "--runs", "3"]) == 0
    assert make.noted[-1][1:] == ["-m", "tests.benchmarks.window", "--runs", "3"]


def test_all_benchmarks_run_where_none_is_named(make: ModuleType) -> None:
    assert make.main(["bench"]) == 0
    ran = [command[2] for command in make.noted if command[2].startswith("tests.benchmarks.")]
    assert ran == [f"tests.benchmarks.{path.stem}" for path in sorted(make.BENCHMARKS.glob("*.py"))]


def test_an_unknown_benchmark_is_named(
    make: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    assert make.main(["bench", "windwo"]) == 1
    assert "windwo" in capsys.readouterr().err
