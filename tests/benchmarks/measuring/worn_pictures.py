"""Pictures of permits as life makes them: stained, turned, out of focus, taken by a cheap camera.

Chance is an argument, so that the same pictures come out every time.
"""

from __future__ import annotations

import io
import math
import random
from collections.abc import Callable

import msgspec
from PIL import Image, ImageChops, ImageDraw, ImageFilter

COFFEE, GLARE = 55, 255  # dark brown in grey; light thrown back from a shiny surface
_PAPER = 255
_FINDER = 8  # modules, its separator included
_SHADES = (60, 180)  # what a cheap camera makes of black and white
_NOISE = 14  # shades of grey up and down, evenly
_JPEG_QUALITY = 60


class CodePlace(msgspec.Struct, frozen=True):
    """Where a code lies in a picture, without its quiet zone: pixels, and modules on a side."""

    x: float
    y: float
    side: float
    modules: int

    @property
    def module(self) -> float:
        return self.side / self.modules


Wear = Callable[[Image.Image, CodePlace, random.Random], Image.Image]
"""What becomes of a picture; each is looked at through a lens, so blur comes last."""


def clean(blur: float) -> Wear:
    """Nothing but blur: its standard deviation in modules."""

    def wear(picture: Image.Image, code: CodePlace, _: random.Random) -> Image.Image:
        return _blurred(picture, blur * code.module)

    return wear


def stained(share: float, blur: float) -> Wear:
    """A round stain over that share of the code's area, beside its finder patterns.

    One in two is coffee, the other glare.
    """

    def wear(picture: Image.Image, code: CodePlace, chance: random.Random) -> Image.Image:
        radius = code.side * math.sqrt(share / math.pi)
        x, y = _beside_finders(code, radius, chance)
        stain = (x - radius, y - radius, x + radius, y + radius)
        result = picture.copy()
        ImageDraw.Draw(result).ellipse(stain, fill=chance.choice((COFFEE, GLARE)))
        return _blurred(result, blur * code.module)

    return wear


def turned(blur: float) -> Wear:
    """The whole paper turned by any angle, on white ground."""

    def wear(picture: Image.Image, code: CodePlace, chance: random.Random) -> Image.Image:
        return _blurred(_turned(picture, chance.uniform(0, 360)), blur * code.module)

    return wear


def tilted(by: float, blur: float) -> Wear:
    """Turned by any angle and looked at from one side: the far edge is shorter by that share."""

    def wear(picture: Image.Image, code: CodePlace, chance: random.Random) -> Image.Image:
        seen = _turned(picture, chance.uniform(0, 360))
        x, y, by_pixel = seen.width / 2, seen.height, by / seen.height
        # From the middle of the near edge, all is divided by 1 - by_pixel * (y - row).
        middle = 1 - by_pixel * y
        across = (1, x * by_pixel, -x * y * by_pixel)
        down = (0, 1 + y * by_pixel, -y * y * by_pixel)
        seen = seen.transform(
            seen.size,
            Image.Transform.PERSPECTIVE,
            [each / middle for each in (*across, *down, 0, by_pixel)],
            Image.Resampling.BICUBIC,
            fillcolor=_PAPER,
        )
        return _blurred(seen, blur * code.module)

    return wear


def by_cheap_camera(blur: float) -> Wear:
    """Turned, out of focus, with half the contrast, grain, and packed as JPEG."""

    def wear(picture: Image.Image, code: CodePlace, chance: random.Random) -> Image.Image:
        seen = _blurred(_turned(picture, chance.uniform(0, 360)), blur * code.module)
        black, white = _SHADES
        grey = seen.point([black + (white - black) * shade // 255 for shade in range(256)])
        grain = Image.frombytes("L", grey.size, chance.randbytes(grey.width * grey.height))
        even = grain.point([2 * _NOISE * shade // 255 for shade in range(256)])
        file = io.BytesIO()
        ImageChops.add(grey, even, offset=-_NOISE).save(file, "JPEG", quality=_JPEG_QUALITY)
        return Image.open(file)

    return wear


def _blurred(picture: Image.Image, deviation: float) -> Image.Image:
    return picture.filter(ImageFilter.GaussianBlur(deviation))


def _turned(picture: Image.Image, degrees: float) -> Image.Image:
    return picture.rotate(degrees, Image.Resampling.BICUBIC, expand=True, fillcolor=_PAPER)


def _beside_finders(code: CodePlace, radius: float, chance: random.Random) -> tuple[float, float]:
    """The middle of a circle within the code that touches none of its finder patterns."""
    last = code.side - radius
    finder = _FINDER * code.module
    far = code.side - finder
    corners = ((0.0, 0.0), (far, 0.0), (0.0, far))
    while True:
        x, y = chance.uniform(radius, last), chance.uniform(radius, last)
        if all(_distance(x - left, y - top, finder) >= radius for left, top in corners):
            return code.x + x, code.y + y


def _distance(x: float, y: float, side: float) -> float:
    """From a point to a square that begins at the origin."""
    return math.hypot(max(-x, 0.0, x - side), max(-y, 0.0, y - side))
