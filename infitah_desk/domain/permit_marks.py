"""What a programme puts on its permits besides words: its logo as paths, and who signs them.

A logo travels in the programme file, so it is text: outlines in the notation of SVG paths, of which
only closed shapes of absolute lines and curves are understood. Nothing of it is ever executed.
"""

from __future__ import annotations

import re
from typing import Annotated, NamedTuple

import msgspec

MOST_STEPS = 400
"""Of one path: a logo is drawn on every card of a sheet."""

_POINTS = {"M": 1, "L": 1, "C": 3, "Z": 0}
_TOKEN = re.compile(r"[MLCZ]|-?[0-9]+(?:\.[0-9]+)?")
_BETWEEN = re.compile(r"[\s,]*")

Point = tuple[float, float]


class Step(NamedTuple):
    """One step of an outline: `M` to a point, `L` a line, `C` a cubic Bézier curve, `Z` closed."""

    command: str
    points: tuple[Point, ...]


class LogoPath(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One filled shape: `d` as in SVG (absolute M, L, C, Z, each spelt out; rule "nonzero")."""

    d: Annotated[str, msgspec.Meta(min_length=1, max_length=16_000)]
    colour: Annotated[str, msgspec.Meta(pattern=r"^#[0-9a-f]{6}$")]

    def __post_init__(self) -> None:
        steps = self.steps()
        if steps[0].command != "M" or steps[-1].command != "Z":
            raise ValueError("a path of the logo begins with M and ends with Z")
        if len(steps) > MOST_STEPS:
            raise ValueError(f"a path of the logo has more than {MOST_STEPS} steps")

    def steps(self) -> tuple[Step, ...]:
        """The outline, step by step, x to the right and y down."""
        tokens = _tokens(self.d)
        steps: list[Step] = []
        at = 0
        while at < len(tokens):
            command = tokens[at]
            if command not in _POINTS:
                raise ValueError(f"a path of the logo has {command!r} where a letter should be")
            numbers = tokens[at + 1 : at + 1 + 2 * _POINTS[command]]
            if len(numbers) < 2 * _POINTS[command] or not _POINTS.keys().isdisjoint(numbers):
                raise ValueError(f"a path of the logo has too few numbers after {command!r}")
            values = list(map(float, numbers))
            steps.append(Step(command, tuple(zip(values[::2], values[1::2], strict=True))))
            at += 1 + len(numbers)
        return tuple(steps)


class Logo(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A logo in units of its own: everything lies from (0, 0), the upper left, to its size."""

    width: Annotated[float, msgspec.Meta(gt=0, le=10_000)]
    height: Annotated[float, msgspec.Meta(gt=0, le=10_000)]
    paths: Annotated[tuple[LogoPath, ...], msgspec.Meta(min_length=1, max_length=24)]

    def __post_init__(self) -> None:
        if not 0.2 <= self.width / self.height <= 5:
            raise ValueError("the logo is more than five times as wide as high, or as high as wide")
        for path in self.paths:
            for step in path.steps():
                for x, y in step.points:
                    if not (0 <= x <= self.width and 0 <= y <= self.height):
                        raise ValueError(f"the logo leaves its own box at ({x:g}, {y:g})")


class Signatory(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Whoever signs and stamps beside the others, as both scripts call them."""

    fr: Annotated[str, msgspec.Meta(min_length=1, max_length=60)]
    ar: Annotated[str, msgspec.Meta(min_length=1, max_length=60)]


Signatories = Annotated[tuple[Signatory, ...], msgspec.Meta(max_length=3)]


def _tokens(d: str) -> list[str]:
    tokens: list[str] = []
    at = _end(_BETWEEN, d, 0)
    while at < len(d):
        token = _TOKEN.match(d, at)
        if token is None:
            raise ValueError(f"a path of the logo cannot be read from {d[at : at + 8]!r} on")
        tokens.append(token.group())
        at = _end(_BETWEEN, d, token.end())
    if not tokens:
        raise ValueError("a path of the logo is empty")
    return tokens


def _end(pattern: re.Pattern[str], text: str, at: int) -> int:
    found = pattern.match(text, at)
    return at if found is None else found.end()
