"""How much memory the reading of one bundle takes, in a process of its own.

    python -m tests.benchmarks.measuring.memory_use FOLDER BUNDLE

prints by how many megabytes the process grew, at most, while the bundle was checked and its events
were given out once.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections import deque
from collections.abc import Sequence
from pathlib import Path

from infitah_desk.services.receiving import open_bundle
from tests.helpers.caravans import Caravan


def most_memory_reading(place: Path, bundle: Path) -> float:
    """Megabytes that reading takes at the node whose folder is `place`."""
    command = [sys.executable, "-m", __name__, str(place), str(bundle)]
    return float(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)


def main(arguments: Sequence[str]) -> int:
    place, path = map(Path, arguments)
    with Caravan(place.parent).at(place.name) as session:
        # What is loaded for the first bundle, whatever its size, is no part of it.
        session.identities()
        import pyrage  # noqa: F401
        import zstandard  # noqa: F401

        before = most_memory()
        with open_bundle(session, path) as bundle:
            deque(bundle.events(), maxlen=0)
        used = most_memory() - before
    sys.stdout.write(f"{used:.1f}\n")
    return 0


def most_memory() -> float:
    """The most memory that this process has held, in megabytes; on Linux.

    `getrusage` would count what the process held that started this one.
    """
    status = Path("/proc/self/status").read_text(encoding="ascii")
    (kibibytes,) = re.findall(r"^VmHWM:\s+(\d+) kB$", status, re.MULTILINE)
    return int(kibibytes) * 1024 / 1e6


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
