"""Reading rates: of permits on each paper, stained, turned and blurred, how many are found valid.

    python3 packaging/make.py bench reading [--runs N]

N pictures of each kind, every one of another permit. Each is a file that the program checks like
anybody's: it counts when the verdict is `valid` and the number is its own. `zbarimg` is shown the
same pictures, where it is installed.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from infitah_desk.documents.qr_symbol import make_symbol
from tests.benchmarks.measuring.options import read_options
from tests.benchmarks.measuring.permit_pictures import (
    PAPERS,
    Paper,
    Trial,
    pictures,
    program,
    times_read,
    zbarimg,
)
from tests.benchmarks.measuring.timing import Report
from tests.benchmarks.measuring.typical_permits import typical_permits
from tests.benchmarks.measuring.worn_pictures import by_cheap_camera, clean, stained, tilted, turned

PICTURES = 60
TYPICAL, LONG = 40, 80  # characters of the name, in both scripts
BLUR = 0.4  # modules
DOTS = 200  # per inch

TRIALS = (
    Trial("clean, 200 dpi", TYPICAL, DOTS, clean(BLUR), 100),
    Trial("stain of 10 %, 200 dpi", TYPICAL, DOTS, stained(0.10, BLUR), 95),
    Trial("turned by any angle, 200 dpi", TYPICAL, DOTS, turned(BLUR), 98),
    Trial("stain of 15 %, 300 dpi", TYPICAL, 300, stained(0.15, BLUR), 95),
    Trial("names of 80 characters, clean, 200 dpi", LONG, DOTS, clean(BLUR), 98),
    Trial("as drawn, 200 dpi", TYPICAL, DOTS, clean(0)),
    Trial("stain of 10 %, names of 80 characters, 200 dpi", LONG, DOTS, stained(0.10, BLUR)),
    Trial("turned by any angle, 100 dpi", TYPICAL, 100, turned(BLUR)),
    Trial("turned, the far edge a quarter shorter, 200 dpi", TYPICAL, DOTS, tilted(0.25, BLUR)),
    Trial("blur of 0.6 modules, 200 dpi", TYPICAL, DOTS, clean(0.6)),
    Trial("by a cheap camera, 200 dpi", TYPICAL, DOTS, by_cheap_camera(BLUR)),
    Trial("by a cheap camera, names of 80, 200 dpi", LONG, DOTS, by_cheap_camera(BLUR)),
)


def main(arguments: Sequence[str]) -> int:
    options = read_options(__doc__, arguments, runs=PICTURES)
    with TemporaryDirectory(dir=options.folder) as folder:
        for paper in PAPERS:
            show(paper, options.runs, Path(folder))
    return 0


def show(paper: Paper, count: int, folder: Path) -> None:
    readers = [program(folder)]
    if shutil.which("zbarimg"):
        readers.append(zbarimg(folder))
    found = times_read(paper, TRIALS, count, readers)
    report = Report(f"{paper.name}: found valid, of {count} pictures each")
    for length in (TYPICAL, LONG):
        report.fact(f"codes with names of {length} characters", symbols(paper, count, length))
    report.fact("", "".join(f"{name:>13}" for name in ("the program", "zbarimg")[: len(readers)]))
    for trial in TRIALS:
        rates = [_percent(number, count) for number in found[trial.name]]
        report.fact(trial.name, "".join(f"{rate:11.1f} %" for rate in rates))
    for trial in TRIALS:
        if trial.least is not None:
            rate = _percent(found[trial.name][0], count)
            report.at_least(trial.name, rate, trial.least, "%")
    report.show()


def symbols(paper: Paper, count: int, length: int) -> str:
    """Which symbols their codes take: version and error correction; and the smallest module."""
    permits = typical_permits(count, length)
    made = [make_symbol(permit.code) for permit in permits]
    kinds = sorted({f"{symbol.version}-{symbol.level}" for symbol in made})
    at = [place.module for _, place in pictures(paper, permits, DOTS)]
    return f"{', '.join(kinds)}, {min(at) * 25.4 / DOTS:.2f} mm"


def _percent(found: int, pictures: int) -> float:
    return 100 * found / pictures


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
