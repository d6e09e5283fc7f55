"""The window on a hundred thousand dossiers: started, unlocked, searched, scrolled; and the command
line on the same folder.

    python3 packaging/make.py bench window [--folder FOLDER] [--dossiers N] [--runs N]

A key counts when it stands in a field. Starts are compared with a bare PySide6 window of one line,
in turn with it; the desk's data folder is a real encrypted one, made by the program's own storage.
Everything runs with compiled bytecode, as installed.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from infitah_desk.gui.preferences import Preferences, save_preferences
from tests.benchmarks.measuring.many_dossiers import desk_with
from tests.benchmarks.measuring.options import read_options
from tests.benchmarks.measuring.timing import (
    Report,
    Spread,
    in_turn,
    process_seconds,
    processor_seconds,
)
from tests.gui.xvfb_path import x_server
from tests.helpers.folders import ACCOUNT, PASSWORD

DOSSIERS = 100_000
RUNS = 9
UNLOCKS = 5
_STARTED = "tests.benchmarks.measuring.started_window"
_USED = "tests.benchmarks.measuring.used_window"


def main(arguments: Sequence[str]) -> int:
    options = read_options(__doc__, arguments, dossiers=DOSSIERS, runs=RUNS)
    folder = options.folder
    sys.stdout.write(f"Data is made in {folder}, unless it lies there.\n")
    sys.stdout.flush()
    desk = desk_with(options.dossiers, folder)
    home = folder / "home"
    save_preferences(home / ".config" / "infitah-desk", Preferences())
    env = environment(folder, home)
    starts(desk, env, options.runs, "offscreen")
    if shutil.which("Xvfb"):
        with x_server() as display:
            xcb = {**env, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
            starts(desk, xcb, options.runs, "Xvfb, no window manager")
    use(desk, env, folder)
    commands(desk, env, options.runs)
    return 0


def environment(folder: Path, home: Path) -> dict[str, str]:
    """No screen, nobody's own settings, and bytecode kept apart."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")}
    kept.pop("PYTHONDONTWRITEBYTECODE", None)
    kept.pop("INFITAH_DESK_DATA", None)
    bytecode = str(folder / "bytecode")
    return {
        **kept,
        "HOME": str(home),
        "PYTHONPYCACHEPREFIX": bytecode,
        "QT_QPA_PLATFORM": "offscreen",
        "INFITAH_DESK_PASSWORD": PASSWORD,
        "INFITAH_DESK_ACCOUNT": ACCOUNT,
    }


def starts(desk: Path, env: Mapping[str, str], runs: int, where: str) -> None:
    """From the process's start until the unlock field takes keys."""
    worked: dict[str, list[float]] = {"bare": [], "program": []}

    def started(*arguments: str) -> float:
        begun = time.monotonic_ns()
        out = run([sys.executable, "-m", _STARTED, *arguments], env)
        focused, used = map(int, out.split())
        worked[arguments[0]].append(used / 1e9)
        return (focused - begun) / 1e9

    spreads = in_turn(
        runs,
        {"bare": partial(started, "bare"), "program": partial(started, "program", str(desk))},
    )
    processor = {name: Spread.of(seconds[1:]) for name, seconds in worked.items()}
    report = Report(f"Start until the unlock field takes keys ({where})")
    report.time("bare PySide6 window", spreads["bare"])
    report.time("the program", spreads["program"])
    report.time("processor's time, bare PySide6 window", processor["bare"])
    report.time("processor's time, the program", processor["program"])
    ratio = processor["program"].median / processor["bare"].median
    report.fact("processor's time, as a ratio", f"{ratio:.2f}")
    ratio = spreads["program"].median / spreads["bare"].median
    report.target("start, as a ratio", ratio, 2.0, "")
    report.show()


def use(desk: Path, env: Mapping[str, str], folder: Path) -> None:
    """Unlocking, typing and scrolling, each time on a new copy of the folder."""

    def used(how: str) -> dict[str, Any]:
        copy = folder / "copy"
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(desk, copy)
        settings = Path(env["HOME"]) / ".config" / "infitah-desk"
        out = run([sys.executable, "-m", _USED, str(copy), str(settings), how], env)
        shutil.rmtree(copy)
        found: dict[str, Any] = json.loads(out)
        return found

    at_once = [used("at-once")["unlock"] for _ in range(UNLOCKS)]
    unhurried = [used("unhurried-unlock")["unlock"] for _ in range(UNLOCKS - 1)]
    found = used("unhurried")
    unhurried.append(found["unlock"])
    report = Report("Unlocking: from the end of argon2id until rows are seen and can be searched")
    for name, each in (("password typed at once", at_once), ("after two seconds", unhurried)):
        usable = Spread.of([one["usable"] for one in each])
        report.time(name, usable)
        report.time(f"{name}: longest silence", Spread.of([one["silence"] for one in each]))
        report.target(f"list usable, {name}", 1000 * usable.median, 300, "ms")
    report.show()
    typing(found)
    scrolling(found["scroll"])


def typing(found: Mapping[str, Mapping[str, float]]) -> None:
    """The longest silence of the event loop, beating every 5 ms, while somebody searches."""
    report = Report("Typing in the search field: longest silence of the event loop")
    for when, name in (("busy", "keys of duplicates are being made"), ("idle", "nothing else")):
        words = ", ".join(f"{text} {1000 * gap:.0f}" for text, gap in found[when].items())
        report.fact(f"milliseconds while {name}", "")
        report.fact(f"  {words}", "")
        report.target(f"longest, {name}", 1000 * max(found[when].values()), 50, "ms")
    report.show()


def scrolling(found: Mapping[str, float]) -> None:
    report = Report(f"Scrolling through {found['rows']:.0f} rows")
    report.fact("all rows have their place after", f"{found['placed']:.1f} s")
    report.fact("longest silence while they get it", f"{1000 * found['placing']:.0f} ms")
    report.fact("by pages to the bottom", f"{found['seconds']:.1f} s")
    report.fact("pages fetched", f"{found['fetches']:.0f}")
    report.fact("rows fetched, at most at once", f"{found['fetched']:.0f}, {found['largest']:.0f}")
    report.fact("pages fetched when jumping to the bottom", f"{found['jump_fetches']:.0f}")
    report.fact("longest silence when jumping", f"{1000 * found['jump_silence']:.0f} ms")
    report.target("longest silence by pages", 1000 * found["silence"], 50, "ms")
    report.show()


def commands(desk: Path, env: Mapping[str, str], runs: int) -> None:
    """Commands as processes; an unlocked one with its argon2id."""
    program = [sys.executable, "-m", "infitah_desk"]
    find = [*program, "--data", str(desk), "tpe", "find", "atlas", "--limit", "20", "--json"]
    spreads = in_turn(
        runs,
        {
            "nothing": partial(process_seconds, [sys.executable, "-c", "pass"], env),
            "version": partial(process_seconds, [*program, "--version"], env),
            "find": partial(process_seconds, find, env),
            "worked": partial(processor_seconds, find, env),
            "argon2id": argon2id_seconds,
        },
    )
    report = Report("The command line")
    report.time("python -c pass", spreads["nothing"])
    report.time("infitah-desk --version", spreads["version"])
    report.time("infitah-desk tpe find atlas, the whole process", spreads["find"])
    report.time("processor's time of it", spreads["worked"])
    report.time("of it argon2id, measured by itself", spreads["argon2id"])
    ratio = spreads["version"].median / spreads["nothing"].median
    report.target("--version, as a ratio to python -c pass", ratio, 5, "")
    report.target("tpe find, the whole process", 1000 * spreads["find"].median, 400, "ms")
    report.show()


def argon2id_seconds() -> float:
    from infitah_desk.trust.passwords import PasswordCost, derive_key

    started = time.perf_counter()
    derive_key(PASSWORD, bytes(16), PasswordCost())
    return time.perf_counter() - started


def run(command: Sequence[str], env: Mapping[str, str]) -> str:
    """What a command prints; its complaints go to the terminal."""
    return subprocess.run(command, check=True, env=env, stdout=subprocess.PIPE, text=True).stdout


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
