"""Short runs timed many times in turn, and what came of them as a table with its targets."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

Command = Sequence[str]


@dataclass(frozen=True)
class Spread:
    """Seconds that runs of one thing took."""

    least: float
    median: float
    most: float

    @classmethod
    def of(cls, seconds: Sequence[float]) -> Spread:
        return cls(min(seconds), statistics.median(seconds), max(seconds))


def in_turn(runs: int, things: Mapping[str, Callable[[], float]]) -> dict[str, Spread]:
    """Measure each thing that many times, all of them in each round, after one round for nothing.

    What disturbs the machine then disturbs all alike.
    """
    taken: dict[str, list[float]] = {name: [] for name in things}
    for turn in range(runs + 1):
        for name, measure in things.items():
            seconds = measure()
            if turn:
                taken[name].append(seconds)
    return {name: Spread.of(seconds) for name, seconds in taken.items()}


def process_seconds(command: Command, env: Mapping[str, str] | None = None) -> float:
    """How long a command takes from its start to its end."""
    started = time.perf_counter()
    subprocess.run(command, check=True, env=env, stdout=subprocess.DEVNULL)
    return time.perf_counter() - started


def processor_seconds(command: Command, env: Mapping[str, str] | None = None) -> float:
    """The processor's time that a command uses: what else the machine does hardly matters to it."""
    before = os.times()
    subprocess.run(command, check=True, env=env, stdout=subprocess.DEVNULL)
    after = os.times()
    return sum(after[2:4]) - sum(before[2:4])


@dataclass
class Report:
    """What a benchmark found: times in a table, then each target and whether it is met."""

    title: str
    _times: list[tuple[str, Spread]] = field(default_factory=list)
    _facts: list[tuple[str, str]] = field(default_factory=list)
    _targets: list[tuple[str, bool, str]] = field(default_factory=list)

    def time(self, name: str, spread: Spread) -> None:
        self._times.append((name, spread))

    def fact(self, name: str, value: str) -> None:
        """Something that was counted or has no target."""
        self._facts.append((name, value))

    def target(self, name: str, measured: float, most: float, unit: str) -> None:
        self._targets.append((name, measured <= most, f"{measured:.2f} of {most:g} {unit}"))

    def at_least(self, name: str, measured: float, least: float, unit: str) -> None:
        """A target that is to be reached instead of kept under."""
        self._targets.append((name, measured >= least, f"{measured:.2f} for {least:g} {unit}"))

    def show(self) -> None:
        """Print everything."""
        out = [f"\n{self.title}"]
        if self._times:
            out.append(f"  {'milliseconds':<58}{'least':>9}{'median':>9}{'most':>9}")
        for name, spread in self._times:
            figures = (spread.least, spread.median, spread.most)
            out.append(f"  {name:<58}" + "".join(f"{1000 * each:9.1f}" for each in figures))
        out += [f"  {name:<58}{value:>27}" for name, value in self._facts]
        for name, met, told in self._targets:
            out.append(f"  {name:<58}{told:>20}{'met' if met else 'MISSED':>7}")
        sys.stdout.write("\n".join(out) + "\n")
        sys.stdout.flush()
