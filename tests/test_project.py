"""The promises that the project makes about itself, in its documents and configuration."""

from __future__ import annotations

import ast
import fnmatch
import os
import re
import statistics
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from infitah_desk import __version__
from infitah_desk.system.resources import resource, resource_text
from tests.helpers.module_table import DOCUMENT, ROOT, modules, with_table

TOP_LEVEL = {
    ".ci",
    ".gitattributes",
    ".gitignore",
    "README.md",
    "infitah_desk",
    "packaging",
    "pyproject.toml",
    "resources",
    "tests",
}
FAILURES = {"Refused", "MachineFault", "Untrusted"}
LOCKS = ["requirements.txt", "requirements-dev.txt"]


def test_the_table_of_modules_is_fresh() -> None:
    written = DOCUMENT.read_text(encoding="utf-8")
    assert written == with_table(written), "run: python3 packaging/make.py table"


def test_every_file_is_read_in_one_sitting() -> None:
    lengths = {
        path.relative_to(ROOT).as_posix(): len(path.read_text(encoding="utf-8").splitlines())
        for path in modules()
    }
    others = [*(ROOT / "tests").rglob("*.py"), *(ROOT / "packaging").rglob("*.py")]
    every = lengths | {
        path.relative_to(ROOT).as_posix(): len(path.read_text(encoding="utf-8").splitlines())
        for path in others
    }
    assert {name: length for name, length in every.items() if length > 500} == {}
    assert statistics.median(lengths.values()) < 200


@pytest.mark.parametrize("command", ["demo", "test"])
def test_the_readme_names_the_command(command: str) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert f"\n    python3 packaging/make.py {command}\n" in readme


def test_ci_runs_what_the_readme_tells_people_to_run() -> None:
    lines = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert lines[-1] == "python3 packaging/make.py test"


def test_only_what_belongs_there_lies_at_the_top() -> None:
    tracked = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout
    assert {name.partition("/")[0] for name in tracked.split("\0") if name} <= TOP_LEVEL


def requirements(lock: str) -> list[str]:
    """The requirements of a lock file, each with its digests on one line."""
    text = (ROOT / "packaging" / lock).read_text(encoding="utf-8").replace("\\\n", " ")
    return [line for line in text.splitlines() if line and not line.lstrip().startswith("#")]


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_pins_every_library_with_digests_and_names_no_source(lock: str) -> None:
    pinned = re.compile(r"[a-z0-9-]+==[^ ;]+( ; [^;@]+)?( +--hash=sha256:[0-9a-f]{64})+")
    assert [line for line in requirements(lock) if not pinned.fullmatch(line.rstrip())] == []
    assert "://" not in (ROOT / "packaging" / lock).read_text(encoding="utf-8")


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_serves_windows_too(lock: str) -> None:
    """`qrcode` needs colorama there and nowhere else; a lock of one platform would leave it out."""
    on_windows = re.compile(r"colorama==\S+ (; sys_platform == 'win32' )? *--hash")
    assert any(on_windows.match(line) for line in requirements(lock))


def test_what_people_run_is_what_was_tested() -> None:
    tested = set(requirements("requirements-dev.txt"))
    assert [line for line in requirements("requirements.txt") if line not in tested] == []


def test_every_library_the_project_names_is_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    for lock, names in (
        ("requirements.txt", project["project"]["dependencies"]),
        ("requirements-dev.txt", project["dependency-groups"]["dev"]),
    ):
        pinned = {line.partition("==")[0] for line in requirements(lock)}
        named = {re.split(r"[<>=]", name)[0].lower() for name in names}
        assert named - pinned == set(), "run: python3 packaging/make.py lock"


def raised_codes(path: Path) -> Iterator[str]:
    """The codes a module raises: literals, and `prefix.*` where the end is filled in."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            called = node.func
            name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
            if name in FAILURES:
                for argument in node.args:
                    yield from literal_codes(argument)


def literal_codes(node: ast.expr) -> Iterator[str]:
    match node:
        case ast.Constant(value=str(code)):
            yield code
        case ast.JoinedStr(values=[ast.Constant(value=str(prefix)), *_]):
            yield f"{prefix}*"
        case ast.IfExp(body=one, orelse=other):
            yield from literal_codes(one)
            yield from literal_codes(other)


def test_every_code_that_is_raised_has_words() -> None:
    catalogue = tomllib.loads(resource_text("texts", "codes.toml"))
    known = [code for code, words in catalogue.items() if all(map(words.get, ("fr", "ar", "en")))]
    raised = {code: path.name for path in modules() for code in raised_codes(path)}
    assert raised
    assert {code: where for code, where in raised.items() if not fnmatch.filter(known, code)} == {}


def test_shipped_files_are_found_in_a_checkout() -> None:
    assert resource("programmes") == ROOT / "resources" / "programmes"


def test_shipped_files_are_found_once_installed(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    installed = tmp_path / "installed"
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(installed)
    ask = "from infitah_desk.system.resources import resource; print(resource('programmes'))"
    answer = subprocess.run(
        [sys.executable, "-c", ask],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(installed)},
        check=True,
        capture_output=True,
        text=True,
    ).stdout.strip()
    assert Path(answer) == installed / "infitah_desk" / "resources" / "programmes"
    assert sorted(path.name for path in Path(answer).iterdir()) == sorted(
        path.name for path in resource("programmes").iterdir()
    )


def test_the_version_is_told_without_loading_a_library() -> None:
    look = (
        "import sys; sys.argv[1:] = ['--version']; from infitah_desk.__main__ import main; main()"
    )
    heavy = "print(sorted({'click', 'msgspec', 'PySide6'} & set(sys.modules)))"
    told = subprocess.run(
        [sys.executable, "-c", f"{look}; {heavy}"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    assert told.splitlines() == [f"infitah-desk {__version__}", "[]"]
