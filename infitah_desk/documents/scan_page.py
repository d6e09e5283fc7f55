"""One page of a scan as it is kept: turned, cropped, in colours or not, small and yet legible."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Literal

import msgspec

if TYPE_CHECKING:
    from PIL import Image

LARGEST_PAGE = 300_000
"""Bytes."""

LONGEST_SIDE = 2339
"""Pixels: an A4 sheet at 200 dots per inch."""

LEAST_BYTES = 20_000

Tone = Literal["colour", "grey", "black_and_white"]
Rotation = Literal[0, 90, 180, 270]
Box = tuple[float, float, float, float]
Kind = Literal["jpeg", "png"]

_WHOLE: Box = (0.0, 0.0, 1.0, 1.0)
_QUALITIES = (85, 75, 65, 55)
_SMALLER = 0.85
# A stroke is darker than the paper around it by this much, and a black area is black.
_STROKE = 14
_BLACK = 56
_SURROUNDINGS = 40  # the part of the longer side that counts as around


class PageOptions(msgspec.Struct, frozen=True, kw_only=True):
    """What shall be made of a page.

    `rotate` are degrees clockwise; `crop` is left, top, right and bottom of what stays, as parts of
    the page (0 to 1) after it was turned; `longest` are pixels, `most` bytes.
    """

    tone: Tone = "colour"
    rotate: Rotation = 0
    crop: Box = _WHOLE
    longest: int = LONGEST_SIDE
    most: int = LARGEST_PAGE

    def __post_init__(self) -> None:
        left, top, right, bottom = self.crop
        if not (0 <= left < right <= 1 and 0 <= top < bottom <= 1):
            raise ValueError(self.crop)
        if self.most < LEAST_BYTES or self.longest < 1:
            raise ValueError(self)

    @property
    def side(self) -> int:
        """How many pixels the longer side of the whole page needs for its part to be legible."""
        left, top, right, bottom = self.crop
        return min(round(self.longest / max(right - left, bottom - top)), self.longest * 5 // 4)


class Page(msgspec.Struct, frozen=True):
    """A page as it is stored: a JPEG or PNG and its size in pixels."""

    content: bytes
    width: int
    height: int
    kind: Kind


def make_page(picture: Image.Image, options: PageOptions) -> Page:
    """The page that is kept of an upright picture in grey or colour; the same bytes every time."""
    shown = _cropped(_turned(picture, options.rotate), options.crop)
    if options.tone != "colour":
        shown = shown.convert("L")
    shown = fitted(shown, options.longest)
    while True:
        page = _encoded(shown, options)
        if len(page.content) <= options.most:
            return page
        shown = fitted(shown, max(1, int(max(shown.size) * _SMALLER)))


def fitted(picture: Image.Image, longest: int) -> Image.Image:
    """The picture, made smaller if its longer side has more than that many pixels."""
    from PIL.Image import Resampling

    most = max(picture.size)
    if most <= longest:
        return picture
    size = (
        max(1, round(picture.width * longest / most)),
        max(1, round(picture.height * longest / most)),
    )
    return picture.resize(size, Resampling.LANCZOS)


def _turned(picture: Image.Image, degrees: Rotation) -> Image.Image:
    from PIL.Image import Transpose

    turns = {90: Transpose.ROTATE_270, 180: Transpose.ROTATE_180, 270: Transpose.ROTATE_90}
    return picture.transpose(turns[degrees]) if degrees else picture


def _cropped(picture: Image.Image, box: Box) -> Image.Image:
    if box == _WHOLE:
        return picture
    width, height = picture.size
    left, top = min(int(box[0] * width), width - 1), min(int(box[1] * height), height - 1)
    right, bottom = max(left + 1, round(box[2] * width)), max(top + 1, round(box[3] * height))
    return picture.crop((left, top, right, bottom))


def _encoded(picture: Image.Image, options: PageOptions) -> Page:
    if options.tone == "black_and_white":
        return _page(_black_and_white(picture), "png")
    page = _page(picture, "jpeg", _QUALITIES[0])
    for quality in _QUALITIES[1:]:
        if len(page.content) <= options.most:
            break
        page = _page(picture, "jpeg", quality)
    return page


def _page(picture: Image.Image, kind: Kind, quality: int = 0) -> Page:
    file = io.BytesIO()
    if kind == "png":
        picture.save(file, "PNG", optimize=True)
    else:
        picture.save(file, "JPEG", quality=quality, optimize=True)
    return Page(file.getvalue(), picture.width, picture.height, kind)


def _black_and_white(grey: Image.Image) -> Image.Image:
    """Strokes against the paper around them, so that a shadow across a photograph is no ink."""
    from PIL import ImageChops, ImageFilter

    around = grey.filter(ImageFilter.BoxBlur(max(4, max(grey.size) // _SURROUNDINGS)))
    strokes = ImageChops.subtract(around, grey).point(lambda depth: 255 * (depth < _STROKE))
    ground = grey.point(lambda level: 255 * (level >= _BLACK))
    return ImageChops.darker(strokes, ground).point(lambda level: level, "1")
