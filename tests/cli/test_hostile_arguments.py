"""Whatever stands in the arguments, every command ends with a code that has words, never a bug."""

from __future__ import annotations

from pathlib import Path

import click
import pytest

from tests.cli.desk_program import Place, new_authority, new_installation, run
from tests.cli.test_documentation import COMMANDS, own

HOSTILE = {
    "nothing": "",
    "a space": " ",
    "a dash": "-",
    "a zero byte": "a\0b",
    "no text": "caf\udce9",
    "half a pair": "\ud800",
    "far too long": "x" * 5000,
    "Arabic with marks": "\u202eمقهى\u2069",
    "no number": "9" * 400,
    "below zero": "-1",
    "no date": "2010-99-99",
    "the end of time": "9999-12-31",
    "a folder": ".",
    "another folder": "../x",
    "the root": "/",
    "a pattern": "**[",
    "a template": "%s {file} {0}",
    "a device": "/dev/null",
}
# `demo` makes folders wherever it is told to: one hostile name is enough for it.
CALLED = [
    (name, hostile)
    for name in COMMANDS
    for hostile in HOSTILE
    if name != "demo"
    # Who runs tests with all rights would find a bundle there.
    and (name, hostile) != ("exchange", "the root")
]


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> list[Place]:
    """Headquarters and a desk that nothing else relies on."""
    folder = tmp_path_factory.mktemp("hostile")
    headquarters, root = new_authority(folder / "authority")
    desk = new_installation(headquarters, root, folder / "desk", "TET-1", "--forum", "TET")
    desk.does("stop", "open", "--date", "2010-09-28")
    return [headquarters, desk]


@pytest.mark.parametrize(("name", "hostile"), CALLED)
def test_every_command_survives(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    places: list[Place],
    name: str,
    hostile: str,
) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    monkeypatch.chdir(inner)
    arguments = _filled(COMMANDS[name], HOSTILE[hostile])
    for place in [Place(inner / "new")] if "create" in name or name == "enrol request" else places:
        ran = run("--data", place.folder, "--json", *name.split(), *arguments)
        assert ran.exit_code in {0, 2, 3, 4, 5}, ran
        assert ran.document
        if "error" in ran.document and len(HOSTILE[hostile]) < 100:
            assert "…" not in ran.error["message"]


def _filled(command: click.Command, value: str) -> list[str]:
    """Every option and argument with that value, choices with their first."""
    options: list[str] = []
    positional: list[str] = []
    for one in own(command):
        said = str(one.type.choices[0]) if isinstance(one.type, click.Choice) else value
        if isinstance(one, click.Argument):
            positional.append(said)
        elif not (isinstance(one, click.Option) and one.is_flag):
            options += [one.opts[0], said]
    return [*options, "--", *positional]


def test_a_folder_that_cannot_be_one_is_told() -> None:
    for folder in ("/dev/null", "/dev/null/x", "x" * 5000, "caf\udce9"):
        ran = run("--data", folder, "tpe", "list", "--json")
        assert ran.exit_code == 4
        assert ran.error["code"].startswith(("data.", "file."))
