"""What every benchmark can be told: where its data is kept, how much of it, how many runs."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Options:
    """`folder` holds what takes long to make and is used again by the next run."""

    folder: Path
    dossiers: int
    runs: int


def read_options(
    description: str | None, arguments: Sequence[str], *, runs: int, dossiers: int = 0
) -> Options:
    """The options of a benchmark, with what it usually takes."""
    parser = argparse.ArgumentParser(
        description=description, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    usual = Path(tempfile.gettempdir()) / "infitah-bench"
    parser.add_argument("--folder", type=Path, default=usual, help=f"usually {usual}")
    parser.add_argument("--dossiers", type=int, default=dossiers, help=f"usually {dossiers}")
    parser.add_argument("--runs", type=int, default=runs, help=f"usually {runs}")
    given = parser.parse_args(arguments)
    folder: Path = given.folder.absolute()
    folder.mkdir(parents=True, exist_ok=True)
    return Options(folder, given.dossiers, given.runs)
