"""Merging at a coordinator: how fast, linear, small; compared with a raw copy of the same rows.

    python3 packaging/make.py bench merge [--folder FOLDER] [--dossiers N] [--runs N]

The bundles are those of real desks, 950 dossiers each, made once and kept in the folder. The raw
copy is one transaction of `INSERT … SELECT` from the merged file into a new one of the same tables
and indexes, full text included. Merging is over when the last file was told; that pairs are
compared and counted afterwards is shown apart.
"""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from infitah_desk.bundles.reading import inspect_bundle
from infitah_desk.services.exporting import export_bundle
from infitah_desk.services.merging import MergedFile, merge_bundles
from infitah_desk.services.session import Session
from tests.benchmarks.measuring.copied_rows import copy_rows
from tests.benchmarks.measuring.many_bundles import OF_A_DESK, Bundles, bundles_of
from tests.benchmarks.measuring.memory_use import most_memory_reading
from tests.benchmarks.measuring.options import read_options
from tests.benchmarks.measuring.timing import Report, Spread
from tests.helpers.caravans import EVERYWHERE, Caravan

DOSSIERS = 12 * OF_A_DESK
RUNS = 3
MOST_MEGABYTES = 64


def main(arguments: Sequence[str]) -> int:
    options = read_options(__doc__, arguments, dossiers=DOSSIERS, runs=RUNS)
    made = bundles_of(max(2, options.dossiers // OF_A_DESK), options.folder)
    with TemporaryDirectory(dir=options.folder) as folder:
        runs = [Run(made, Path(folder) / f"run-{number}") for number in range(options.runs)]
        show(made, runs)
        sizes(made, runs[-1], Path(folder))
    return 0


class Run:
    """One round: half merged, all merged, all merged again, and the rows copied; in seconds."""

    def __init__(self, made: Bundles, folder: Path) -> None:
        half = made.large[: len(made.large) // 2]
        self.folder = folder
        with _copy(made, folder / "half").at(EVERYWHERE) as session:
            self.half, self.half_events, _ = _merged(session, half)
        with (caravan := _copy(made, folder / "whole")).at(EVERYWHERE) as session:
            self.whole, self.events, self.counted = _merged(session, made.large)
            self.again, new, _ = _merged(session, made.large)
            if new:
                raise ValueError("the same bundles again brought something new")
            key = session.unlocked.file_key
        merged = caravan.place(EVERYWHERE) / "desk.db"
        self.raw = copy_rows(merged, key, folder / "raw.db")
        shutil.rmtree(folder / "half")


def _copy(made: Bundles, folder: Path) -> Caravan:
    """The coordinator's folder alone, as it was before any bundle came."""
    shutil.copytree(made.caravan.place(EVERYWHERE), folder / EVERYWHERE)
    return Caravan(folder, made.caravan.clock)


def _merged(session: Session, paths: Sequence[Path]) -> tuple[float, int, float]:
    """Seconds until the last file was told, new events, seconds of what followed."""
    told: list[float] = []

    def tell(file: MergedFile) -> bool:
        if file.error is not None:
            raise file.error
        told.append(time.perf_counter())
        return True

    started = time.perf_counter()
    merged = merge_bundles(session, paths, tell=tell)
    ended = time.perf_counter()
    return told[-1] - started, sum(each.new_events for each in merged.bundles), ended - told[-1]


def show(made: Bundles, runs: Sequence[Run]) -> None:
    events = runs[0].events
    report = Report(f"Merging {len(made.large)} bundles of {events} events")
    whole = Spread.of([run.whole for run in runs])
    report.time("fresh", whole)
    report.time("half of them", Spread.of([run.half for run in runs]))
    report.time("a raw copy of the rows", Spread.of([run.raw for run in runs]))
    report.time("the same again", Spread.of([run.again for run in runs]))
    report.time("pairs compared and counted after it", Spread.of([run.counted for run in runs]))
    report.fact("fresh, an event (µs)", f"{1e6 * whole.median / events:.0f}")
    ratios = [run.whole / run.raw for run in runs]
    report.fact("fresh, to the raw copy, by run", " ".join(f"{each:.2f}" for each in ratios))
    report.target("fresh, to the raw copy", Spread.of(ratios).median, 2.5, "")
    again = Spread.of([run.again / run.whole for run in runs]).median
    report.target("the same again, to fresh", again, 0.1, "")
    growth = [(run.whole / run.events) / (run.half / run.half_events) for run in runs]
    report.target("an event of all, to one of half of them", Spread.of(growth).median, 1.15, "")
    report.show()


def sizes(made: Bundles, run: Run, folder: Path) -> None:
    """How large bundles are, and how much memory their reading takes."""
    report = Report("Size of bundles, memory of reading")
    onward = folder / "onward.age"
    with Caravan(run.folder / "whole", made.caravan.clock).at(EVERYWHERE) as session:
        largest = export_bundle(session, onward, everything=True).events
        identities = session.identities()
    for name, path, most in (
        ("a desk's day, bytes an event", made.day, 65),
        ("a desk's all, bytes an event", made.large[0], 50),
        ("everything in one, bytes an event", onward, 50),
    ):
        count = inspect_bundle(path, identities).counts.events
        report.target(name, path.stat().st_size / count, most, "")
    report.fact("everything in one: events, bytes", f"{largest}, {onward.stat().st_size}")
    for name, path in (("a desk's all", made.large[0]), ("everything in one", onward)):
        used = most_memory_reading(run.folder / "whole" / EVERYWHERE, path)
        report.target(f"memory of reading, {name}", used, MOST_MEGABYTES, "MB")
    report.show()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
