"""Batches of cards, ten up on A4: how fast, in how much memory, how soon stopped.

    python3 packaging/make.py bench cards [--runs N]

Every card is signed before, drawn, rasterised, read back and joined to a file, as `permit print`
does it; each batch is a process of its own.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.measuring.options import read_options
from tests.benchmarks.measuring.timing import Report, Spread

CARDS, FEW = 500, 50
RUNS = 3
_BATCH = "tests.benchmarks.measuring.cards_batch"


def main(arguments: Sequence[str]) -> int:
    options = read_options(__doc__, arguments, runs=RUNS)
    with TemporaryDirectory(dir=options.folder) as folder:
        out = Path(folder) / "cards.pdf"
        many = [batch("cards-a4", CARDS, out) for _ in range(options.runs)]
        few = [batch("cards-a4", FEW, out) for _ in range(options.runs)]
        single = [batch("card", CARDS, out) for _ in range(options.runs)]
        certificates = [batch("a4", CARDS, out) for _ in range(options.runs)]
        stopped = [batch("cards-a4", CARDS, out, stop_after=100) for _ in range(options.runs)]
    report = Report(f"{CARDS} permits drawn, read back and written to one file")
    for name, runs in (("cards-a4", many), ("card", single), ("a4", certificates)):
        report.time(name, Spread.of([run["seconds"] for run in runs]))
    report.fact(
        "pages, and megabytes of the file", f"{many[0]['pages']}, {many[0]['size'] / 1e6:.1f}"
    )
    peaks = {
        count: Spread.of([run["peak"] for run in runs]).median
        for count, runs in ((CARDS, many), (FEW, few))
    }
    for count, peak in peaks.items():
        report.fact(f"most memory with {count} cards (MB)", f"{peak:.0f}")
    work = Spread.of([run["processor"] for run in many]).median
    report.fact("processor's time for a card, ten up (ms)", f"{1000 * work / CARDS:.1f}")
    rate = CARDS / Spread.of([run["seconds"] for run in many]).median
    report.at_least("cards a second, ten up, self-check included", rate, 60, "")
    report.target("memory of ten times as many, as a ratio", peaks[CARDS] / peaks[FEW], 1.1, "")
    soon = Spread.of([run["stopped"] for run in stopped]).most
    report.target("stopped after", soon, 1.0, "s")
    report.show()
    return 0


def batch(format_: str, count: int, out: Path, stop_after: int = 0) -> dict[str, float]:
    """What a process says that made one batch."""
    command = [sys.executable, "-m", _BATCH, format_, str(count), str(out), str(stop_after)]
    ran = subprocess.run(command, check=True, stdout=subprocess.PIPE)
    found: dict[str, float] = json.loads(ran.stdout)
    return found


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
