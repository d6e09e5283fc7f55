"""The programme's report over many dossiers: how long each form of it takes, and how much memory.

    python3 packaging/make.py bench report [--dossiers N] [--runs N]

Each is written by a process of its own, from opening the folder to the file on disk.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.measuring.many_dossiers import desk_with
from tests.benchmarks.measuring.memory_use import most_memory
from tests.benchmarks.measuring.options import read_options
from tests.benchmarks.measuring.timing import Report, Spread
from tests.helpers.folders import ACCOUNT, PASSWORD

DOSSIERS = 58_000
MOST_SECONDS, MOST_MEGABYTES = 10, 300
FORMS = {"json": (), "csv": (), "xlsx": (), "pdf": (), "list.csv": ("--names",)}
"""The endings of the files, and what is asked for besides."""


def main(arguments: Sequence[str]) -> int:
    if arguments[:1] == ["write"]:
        return write(arguments[1:])
    options = read_options(__doc__, arguments, runs=3, dossiers=DOSSIERS)
    place = desk_with(options.dossiers, options.folder)
    report = Report(f"A report over {options.dossiers} dossiers")
    for form, asked in FORMS.items():
        taken, memory = [], 0.0
        with TemporaryDirectory(dir=options.folder) as folder:
            for _ in range(options.runs):
                started = time.perf_counter()
                memory = max(memory, _written(place, Path(folder) / f"report.{form}", asked))
                taken.append(time.perf_counter() - started)
        report.time(form, Spread.of(taken))
        report.target(f"{form}: seconds", min(taken), MOST_SECONDS, "s")
        report.target(f"{form}: memory", memory, MOST_MEGABYTES, "MB")
    report.show()
    return 0


def _written(place: Path, out: Path, asked: Sequence[str]) -> float:
    """Megabytes that a process held at most, which wrote this report."""
    environment = {
        **os.environ,
        "INFITAH_DESK_ACCOUNT": ACCOUNT,
        "INFITAH_DESK_PASSWORD": PASSWORD,
    }
    command = [sys.executable, "-m", __spec__.name, "write"]
    command += ["--data", str(place), "report", "--out", str(out), *asked]
    ran = subprocess.run(command, check=True, stdout=subprocess.PIPE, env=environment)
    return float(ran.stdout.split()[-1])


def write(arguments: Sequence[str]) -> int:
    """Run a command of the program, and tell how much memory that took."""
    from infitah_desk.cli.main import main as program

    exit_code = program(list(arguments))
    sys.stdout.write(f"\n{most_memory():.1f}\n")
    return exit_code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
