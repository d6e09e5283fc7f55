"""Fine curves behind a permit, drawn from its own data: two permits never have the same.

Decoration and a hurdle for photocopiers, no proof: that is the code.
"""

from __future__ import annotations

import hashlib
import math
from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec

from infitah_desk.documents.text_box import Box

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas


class Weave(msgspec.Struct, frozen=True):
    """How close the curves are: how many of them, and of how many segments each."""

    curves: int = 44
    steps: int = 18


SHEET = Weave()
CARD = Weave(curves=22, steps=9)


class Curve(msgspec.Struct, frozen=True):
    """A smooth line: its first point, then cubic Bézier segments of three points each."""

    start: tuple[float, float]
    segments: tuple[tuple[float, float, float, float, float, float], ...]


def guilloche(data: bytes, box: Box, weave: Weave = SHEET) -> tuple[Curve, ...]:
    """The curves that this data gives, from side to side of the box."""
    digest = hashlib.sha256(data).digest()
    waves = [
        _Wave(
            height=(0.35 + digest[at] / 512) / (at + 1),
            periods=0.6 + 0.7 * at + digest[at + 8] / 340,
            phase=math.tau * digest[at + 16] / 256,
            drift=(digest[at + 24] / 255 - 0.5) * 2.6,
        )
        for at in range(3)
    ]
    return tuple(
        _curve(number / (weave.curves - 1), waves, box, weave.steps)
        for number in range(weave.curves)
    )


def draw_guilloche(canvas: Canvas, curves: tuple[Curve, ...], colour: str) -> None:
    from reportlab.lib.colors import HexColor
    from reportlab.pdfgen.pathobject import PDFPathObject

    # Hundredths of a point: ReportLab takes longer to shorten numbers than all else takes.
    path = PDFPathObject([_operators(curve) for curve in curves])
    canvas.setStrokeColor(HexColor(colour))
    canvas.setLineWidth(0.4)
    canvas.drawPath(path, stroke=1, fill=0)


def _operators(curve: Curve) -> str:
    x, y = curve.start
    return f"{x:.2f} {y:.2f} m " + " ".join(
        f"{x1:.2f} {y1:.2f} {x2:.2f} {y2:.2f} {x3:.2f} {y3:.2f} c"
        for x1, y1, x2, y2, x3, y3 in curve.segments
    )


class _Wave(msgspec.Struct, frozen=True):
    height: float
    periods: float
    phase: float
    drift: float

    def at(self, across: float, down: float) -> tuple[float, float]:
        """Height and slope of the wave, `across` and `down` the box (0 to 1)."""
        angle = math.tau * self.periods * across + self.phase + self.drift * down * math.pi
        return (
            self.height * math.sin(angle),
            self.height * math.tau * self.periods * math.cos(angle),
        )


def _curve(down: float, waves: list[_Wave], box: Box, steps: int) -> Curve:
    amplitude = box.height * 0.11

    def point(step: int) -> tuple[float, float, float]:
        across = step / steps
        parts = [wave.at(across, down) for wave in waves]
        y = box.y + box.height * (0.12 + 0.76 * down) + amplitude * sum(p[0] for p in parts)
        return box.x + box.width * across, y, amplitude * sum(p[1] for p in parts) / box.width

    points = [point(step) for step in range(steps + 1)]
    third = box.width / steps / 3
    return Curve(
        points[0][:2],
        tuple(
            (x0 + third, y0 + slope0 * third, x1 - third, y1 - slope1 * third, x1, y1)
            for (x0, y0, slope0), (x1, y1, slope1) in pairwise(points)
        ),
    )
