"""`demo`: a whole caravan in small."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import click
import msgspec

from infitah_desk.cli.command_line import FILE, DeskCommand
from infitah_desk.cli.output import Answer, put
from infitah_desk.cli.terminal import Terminal


@click.command(cls=DeskCommand)
@click.argument("folder", metavar="DIR", type=FILE)
@click.option("--lists", type=FILE, help="Dossier de listes ; sinon celles du programme.")
@click.option("--dossiers", type=click.IntRange(1), help="Nombre de permis, au plus.")
@click.option("--seed", type=int, default=2010, show_default=True, help="Graine du hasard.")
@click.option("--window", is_flag=True, help="Ouvrir ensuite la fenêtre sur un des guichets.")
@click.pass_obj
def demo(
    terminal: Terminal,
    *,
    folder: Path,
    lists: Path | None,
    dossiers: int | None,
    seed: int,
    window: bool,
) -> Answer:
    """Jouer une caravane entière, en petit, dans un nouvel emplacement."""
    from infitah_desk.cli.demonstration import DOSSIERS, PASSWORD, SUPERVISOR, demonstrate

    done = demonstrate(
        folder,
        lambda said: put(said, err=terminal.json),
        lists=lists,
        dossiers=dossiers or DOSSIERS,
        seed=seed,
    )
    if window:
        # Another process: the command line knows no Qt, and the window outlives this command.
        desk = max(Path(done.folder, "desks").iterdir())
        put(f"{desk.name}: {SUPERVISOR} / {PASSWORD}", err=terminal.json)
        subprocess.Popen([sys.executable, "-m", "infitah_desk", "--data", desk])  # noqa: S603 - ourselves
    return Answer(msgspec.to_builtins(done))
