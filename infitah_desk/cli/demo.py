"""`demo`: a whole caravan in small, or four weeks of a larger one with all that goes wrong."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import click
import msgspec

from infitah_desk.cli.command_line import FILE, DeskCommand
from infitah_desk.cli.output import Answer, put
from infitah_desk.cli.terminal import Terminal

DOSSIERS_HELP = "Nombre de permis, au plus ; avec --large, de propriétaires, environ."


@click.command(cls=DeskCommand)
@click.argument("folder", metavar="DIR", type=FILE)
@click.option("--lists", type=FILE, help="Dossier de listes ; sinon celles du programme.")
@click.option("--dossiers", type=click.IntRange(1), help=DOSSIERS_HELP)
@click.option("--seed", type=int, default=2010, show_default=True, help="Graine du hasard.")
@click.option("--large", is_flag=True, help="Quatre semaines avec tous leurs incidents, vérifiées.")
@click.option("--window", is_flag=True, help="Ouvrir ensuite la fenêtre sur un des guichets.")
@click.pass_obj
def demo(
    terminal: Terminal,
    *,
    folder: Path,
    lists: Path | None,
    dossiers: int | None,
    seed: int,
    large: bool,
    window: bool,
) -> Answer:
    """Jouer une caravane entière, en petit, dans un nouvel emplacement."""
    from infitah_desk.cli import demonstration as played

    def tell(said: str) -> None:
        put(said, err=terminal.json)

    done: played.Demonstrated | played.Survived
    if large:
        number = dossiers or played.DOSSIERS_OF_WEEKS
        done = played.demonstrate_weeks(folder, tell, lists=lists, dossiers=number, seed=seed)
    else:
        number = dossiers or played.DOSSIERS
        done = played.demonstrate(folder, tell, lists=lists, dossiers=number, seed=seed)
    if window:
        # Another process: the command line knows no Qt, and the window outlives this command.
        desk = max(Path(done.folder, "desks").iterdir())
        put(f"{desk.name}: {played.SUPERVISOR} / {played.PASSWORD}", err=terminal.json)
        subprocess.Popen([sys.executable, "-m", "infitah_desk", "--data", desk])  # noqa: S603 - ourselves
    long = frozenset({"alarms", "bundles", "pdf"} if large else ())
    return Answer(msgspec.to_builtins(done), hidden=long)
