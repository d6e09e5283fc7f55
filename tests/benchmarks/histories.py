"""Money and counts after ten thousand random histories: how many of them come out wrong.

    python3 packaging/make.py bench histories [--runs N]

`tests/services/test_exact_figures.py` plays a few hundred, the same ones each time; these are
others, drawn anew, on every processor. A history that comes out wrong is printed at its shortest.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from secrets import randbits

from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from tests.benchmarks.measuring.options import read_options
from tests.benchmarks.measuring.timing import Report
from tests.helpers.exact_figures import check_history
from tests.helpers.played_desks import Move, histories, opened_desks

HISTORIES = 10_000
_PART = 500


def main(arguments: Sequence[str]) -> int:
    options = read_options(__doc__, arguments, runs=HISTORIES)
    started = time.perf_counter()
    parts = [min(_PART, options.runs - done) for done in range(0, options.runs, _PART)]
    with ProcessPoolExecutor(os.cpu_count()) as processes:
        found = list(processes.map(tried, [randbits(32) for _ in parts], parts))
    acts: Counter[str] = sum((counted for counted, _ in found), Counter())
    wrong = [told for _, told in found if told]
    report = Report(f"Figures after {acts['histories']} histories")
    for kind, times in sorted(acts.items()):
        report.fact(kind, str(times))
    report.fact("taken (s)", f"{time.perf_counter() - started:.0f}")
    report.target("parts of them with a wrong figure", len(wrong), 0, "")
    report.show()
    sys.stdout.write("\n".join(wrong))
    return 0


def tried(start: int, count: int) -> tuple[Counter[str], str]:
    """Play so many histories; what was done in them, and the first that came out wrong, if any."""
    acts: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder, opened_desks(Path(folder)) as desks:

        @seed(start)
        @settings(
            max_examples=count,
            derandomize=False,
            database=None,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        )
        @given(history=histories, miscounted=st.sampled_from((0, 0, 1, -1)))
        def try_one(history: list[Move], miscounted: int) -> None:
            play = check_history(desks, history, miscounted)
            acts["histories"] += 1
            acts.update(act.kind for act in play.journal)

        try:
            try_one()
        except Exception:  # noqa: BLE001 - whatever it is, it is told with the history
            return acts, traceback.format_exc()
    return acts, ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
