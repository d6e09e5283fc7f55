"""A caravan of four weeks, played small: three forums of three desks, with all that may befall."""

from __future__ import annotations

from pathlib import Path

from infitah_desk.cli.demonstration import Survived, demonstrate_weeks
from infitah_desk.system.resources import resource
from tests.helpers.folders import CHEAP

ROWS = 12


def played_weeks(folder: Path) -> Survived:
    """What came of them; everything lies in `folder`."""
    lists = _short_lists(folder / "lists")
    return demonstrate_weeks(
        folder / "caravan", lambda _: None, lists=lists, dossiers=9, cost=CHEAP
    )


def _short_lists(folder: Path) -> Path:
    """The first rows of the shipped lists of three forums."""
    folder.mkdir()
    for forum in ("TET", "OUJ", "KHO"):
        name = f"preinscription-{forum}.csv"
        lines = resource("samples", name).read_bytes().splitlines(keepends=True)
        (folder / name).write_bytes(b"".join(lines[: ROWS + 1]))
    return folder
