"""One batch of permits in a process of its own: seconds, most memory, and how soon it stopped."""

from __future__ import annotations

import json
import resource
import sys
import time
from contextlib import closing
from itertools import cycle, islice
from pathlib import Path

import msgspec

from infitah_desk.documents.pdf_joining import PdfJoiner
from infitah_desk.services.drawing import Batch, Sheet, draw_batch
from tests.benchmarks.measuring.typical_permits import typical_permits
from tests.helpers.programmes import PROGRAMME_2010

_DIFFERENT, _NAME_LENGTH = 60, 40


def _different_sheets() -> list[Sheet]:
    terms = PROGRAMME_2010.permit
    return [
        Sheet(
            msgspec.structs.replace(permit.face, logo=terms.logo, signatories=terms.signatories),
            permit.code,
            "",
        )
        for permit in typical_permits(_DIFFERENT, _NAME_LENGTH)
    ]


def main(format_: str, count: int, out: Path, stop_after: int) -> None:
    sheets = tuple(islice(cycle(_different_sheets()), count))
    # What the first page needs of libraries and fonts is loaded before anything is measured.
    for _ in draw_batch(Batch(format_, sheets[:10])):
        pass
    started, worked = time.perf_counter(), time.process_time()
    asked = started
    pages = done = 0
    with out.open("wb") as file:
        joined = PdfJoiner(file)
        with closing(draw_batch(Batch(format_, sheets))) as parts:
            for part in parts:
                joined.add(part.pdf)
                pages += part.pages
                done += len(part.sheets)
                if stop_after and done >= stop_after:
                    asked = time.perf_counter()
                    break
        joined.finish()
    ended = time.perf_counter()
    sys.stdout.write(
        json.dumps(
            {
                "seconds": ended - started,
                "processor": time.process_time() - worked,
                "stopped": ended - asked,
                "pages": pages,
                "size": out.stat().st_size,
                "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
            }
        )
    )


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4]))
