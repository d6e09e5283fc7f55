"""Likely duplicates among many dossiers: how long until all are compared, and how right it is.

    python3 packaging/make.py bench duplicates [--dossiers N] [--runs N]

The dossiers are those of a generated list with labels, registered in one folder; then all are
compared, listed, and compared anew after a hundred of them changed. A smaller list follows that a
stranger wrote by ear.
"""

from __future__ import annotations

import sys
import time
import uuid
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from infitah_desk.domain import events as e
from infitah_desk.domain.enterprise import Value
from infitah_desk.services import linking, matching_dossiers
from infitah_desk.services.session import Session
from tests.benchmarks.measuring.options import read_options
from tests.benchmarks.measuring.timing import Report
from tests.helpers.caravans import TETOUAN, Caravan
from tests.helpers.labelled_lists import Labelled, labelled_lists
from tests.helpers.strangers_lists import strangers_lists

DOSSIERS = 58_000
OF_A_STRANGER = 12_000
CHANGED = 100
_A_WRITE = 5000


def main(arguments: Sequence[str]) -> int:
    options = read_options(__doc__, arguments, runs=1, dossiers=DOSSIERS)
    stranger = min(options.dossiers, OF_A_STRANGER)
    for made in (
        labelled_lists(options.runs, int(options.dossiers / 1.18)),
        strangers_lists(options.runs, int(stranger / 1.2)),
    ):
        with TemporaryDirectory(dir=options.folder) as folder:
            caravan = Caravan(Path(folder) / "caravan")
            caravan.found()
            caravan.enrol(TETOUAN)
            with caravan.at(TETOUAN) as session:
                measure(session, made)
    return 0


def measure(session: Session, made: Labelled) -> None:
    """Register them all, compare them, and say what came of it."""
    dossiers = [str(uuid.uuid4()) for _ in made.rows]
    report = Report(f"Likely duplicates among {len(dossiers)} dossiers")
    for start in range(0, len(dossiers), _A_WRITE):
        part = zip(dossiers[start : start + _A_WRITE], made.rows[start:], strict=False)
        session.write([(id_, [e.DossierRegistered(values=dict(row))]) for id_, row in part])
    started = time.perf_counter()
    matching_dossiers.compare_changed(session)
    taken = time.perf_counter() - started
    report.fact("all compared (s)", f"{taken:.1f}")
    report.fact("a dossier compared (ms)", f"{1000 * taken / len(dossiers):.2f}")
    started = time.perf_counter()
    found = linking.list_duplicates(session).items
    report.fact("listed (s)", f"{time.perf_counter() - started:.2f}")
    changed = [(id_, [e.DossierCorrected({"email": "x@exemple.ma"}, "x")]) for id_ in dossiers]
    session.write(changed[:CHANGED])
    started = time.perf_counter()
    linking.count_likely(session)
    report.fact(f"after {CHANGED} changed (s)", f"{time.perf_counter() - started:.2f}")
    place = {dossier: number for number, dossier in enumerate(dossiers)}
    pairs = [(sorted((place[each.left], place[each.right])), each) for each in found]
    likely = {(one, other) for (one, other), each in pairs if each.likely}
    report.fact("kept pairs, and likely ones", f"{len(pairs)}, {len(likely)}")
    report.at_least("found of those that are one", _share(made.same & likely, made.same), 0.99, "")
    bare = {pair for pair in made.same if not _numbers(made, pair[0]) & _numbers(made, pair[1])}
    report.at_least("found of those without a number", _share(bare & likely, bare), 0.97, "")
    report.target("wrong of what is likely", _share(likely - made.same, likely), 0.01, "")
    report.target("twins called likely", len(made.twins & likely), 0, "")
    report.show()


def _share(some: set[tuple[int, int]], of: set[tuple[int, int]]) -> float:
    return len(some) / len(of)


def _numbers(made: Labelled, row: int) -> set[Value]:
    return {made.rows[row].get(name) for name in ("rc_number", "tp_number")} - {None}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
