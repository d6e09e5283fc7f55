"""Text put into a box of paper: measured, wrapped, made smaller in steps, or refused.

Nothing is ever clipped. What was placed is kept as values, so that a test can prove that every
line lies in its box.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

import msgspec

from infitah_desk.documents.arabic_text import (
    Direction,
    drawable_text,
    joined_letters,
    unjoinable_letter,
    visual_line,
)
from infitah_desk.documents.fonts import (
    ASCENT,
    DESCENT,
    REGULAR,
    has_glyph,
    overhang,
    reach,
    text_width,
)
from infitah_desk.domain.errors import Refused

Align = Literal["left", "centre", "right"]

# What most letters reach above and below the baseline, in parts of the size: lines that are placed
# tightly keep an even distance unless one of them reaches further.
_USUAL_ABOVE, _USUAL_BELOW = 0.80, 0.24


class Box(msgspec.Struct, frozen=True):
    """A rectangle in points from the sheet's lower left corner."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.x + self.width

    @property
    def top(self) -> float:
        """The upper edge."""
        return self.y + self.height


class TextStyle(msgspec.Struct, frozen=True, kw_only=True):
    """How a text may be set: `sizes` in points from the best to the smallest still legible.

    `spacing` is extra room after each character, in parts of the size; `leading` is the distance
    of baselines, in the same parts.
    """

    sizes: tuple[float, ...]
    font: str = REGULAR
    most_lines: int = 1
    spacing: float = 0.0
    leading: float = 1.4
    colour: str = "#1d2b2a"


class FittedLine(msgspec.Struct, frozen=True):
    """A line in visual order; its ink may reach past its `width` on either side (a "gaf" does)."""

    text: str
    width: float
    left: float
    right: float


class FittedText(msgspec.Struct, frozen=True):
    """Lines at the size at which they fit."""

    field: str
    lines: tuple[FittedLine, ...]
    size: float
    style: TextStyle

    @property
    def height(self) -> float:
        """From the top of the first line's tallest glyph to the foot of the last one's lowest."""
        between = max(0, len(self.lines) - 1) * self.style.leading
        return (ASCENT + between + DESCENT) * self.size


class PlacedLine(msgspec.Struct, frozen=True):
    """One line where it is drawn, from `x` on its `baseline`, and the box that it keeps to."""

    field: str
    text: str
    x: float
    baseline: float
    width: float
    size: float
    style: TextStyle
    box: Box


Lines = tuple[PlacedLine, ...]


def fit_text(
    field: str, text: str, width: float, style: TextStyle, direction: Direction
) -> FittedText:
    """The text at the largest of the style's sizes at which it fits the width.

    Raises:
        Refused: "permit.no_glyph" with `field` and `character`; "permit.does_not_fit" with `field`.
    """
    clean = drawable_text(text)
    _refuse_what_has_no_glyph(field, clean, style.font)
    for size in style.sizes:
        lines = _wrap(clean, width, size, style)
        if lines is not None:
            drawn = tuple(_fitted(visual_line(line, direction), size, style) for line in lines)
            return FittedText(field, drawn, size, style)
    raise Refused("permit.does_not_fit", field=field, text=clean)


def fit_pair(
    field: str, text: str, text_ar: str, width: float, style: TextStyle
) -> tuple[FittedText, FittedText]:
    """The two scripts of one field, each `width` wide, at one size."""
    pair = (
        fit_text(field, text, width, style, "ltr"),
        fit_text(f"{field}_ar", text_ar, width, style, "rtl"),
    )
    smaller = msgspec.structs.replace(style, sizes=(min(pair[0].size, pair[1].size),))
    return (
        fit_text(field, text, width, smaller, "ltr"),
        fit_text(f"{field}_ar", text_ar, width, smaller, "rtl"),
    )


def place_text(fitted: FittedText, box: Box, align: Align) -> Lines:
    """The lines from the box's upper edge down.

    Raises:
        Refused: "permit.does_not_fit" where the box is too low for them.
    """
    if fitted.height > box.height + 0.01:
        raise Refused("permit.does_not_fit", field=fitted.field)
    return _lines(fitted, box, box.top - ASCENT * fitted.size, align)


def ink_above(fitted: FittedText) -> float:
    """How far the first line reaches above its baseline, in points, or most letters do."""
    return max(_USUAL_ABOVE, reach(fitted.lines[0].text, fitted.style.font)[0]) * fitted.size


def place_tightly(
    fitted: FittedText, box: Box, align: Align, above: float = 0.0
) -> tuple[Lines, float]:
    """The lines from the box's upper edge down, in one that is only as high as their ink.

    Gives its height, too. The first baseline lies `above` points down, or more where it must.
    """
    above = max(above, ink_above(fitted))
    below = max(_USUAL_BELOW, reach(fitted.lines[-1].text, fitted.style.font)[1]) * fitted.size
    between = (len(fitted.lines) - 1) * fitted.style.leading * fitted.size
    height = above + between + below
    tight = Box(box.x, box.top - height, box.width, height)
    return _lines(fitted, tight, box.top - above, align), height


def _lines(fitted: FittedText, box: Box, first: float, align: Align) -> Lines:
    """The lines one below the other, the first of them on the baseline `first`."""
    spare = {"left": 0.0, "centre": 0.5, "right": 1.0}[align]
    return tuple(
        PlacedLine(
            field=fitted.field,
            text=line.text,
            x=box.x + line.left + (box.width - line.left - line.width - line.right) * spare,
            baseline=first - number * fitted.style.leading * fitted.size,
            width=line.width,
            size=fitted.size,
            style=fitted.style,
            box=box,
        )
        for number, line in enumerate(fitted.lines)
    )


def place_on_baseline(
    fitted: FittedText, x: float, width: float, baseline: float, align: Align
) -> Lines:
    """The lines in a box that is as high as they are, the first of them on that baseline."""
    foot = baseline + ASCENT * fitted.size - fitted.height
    return place_text(fitted, Box(x, foot, width, fitted.height), align)


def _wrap(text: str, width: float, size: float, style: TextStyle) -> list[str] | None:
    """The lines of a text in logical order, or None where its words need more room.

    Letters never join across a space, so widths of words add up.
    """
    space = _width(" ", size, style) + 2 * style.spacing * size
    lines: list[list[str]] = []
    room = 0.0
    for word in text.split(" "):
        joined = joined_letters(word)
        needed = _width(joined, size, style)
        past = _most_overhang(joined, style.font) * size
        if needed + past > width:
            return None
        if lines and needed + space + past <= room:
            lines[-1].append(word)
            room -= needed + space
        else:
            lines.append([word])
            room = width - needed - past
    return [" ".join(line) for line in lines] if len(lines) <= style.most_lines else None


def _fitted(visual: str, size: float, style: TextStyle) -> FittedLine:
    left, right = overhang(visual, style.font)
    return FittedLine(visual, _width(visual, size, style), left * size, right * size)


def _most_overhang(word: str, font: str) -> float:
    """How far the word's ink may reach past its width, whichever letter ends up at its edges."""
    edges = [overhang(character, font) for character in set(word)]
    return max((left for left, _ in edges), default=0) + max(
        (right for _, right in edges), default=0
    )


def _width(text: str, size: float, style: TextStyle) -> float:
    gaps = max(0, len(text) - 1) * style.spacing * size
    return text_width(text, style.font, size) + gaps


def _refuse_what_has_no_glyph(field: str, text: str, font: str) -> None:
    missing = _without_glyph(text, font)
    if missing is not None:
        raise Refused("permit.no_glyph", field=field, character=missing)


@lru_cache(maxsize=1024)  # a text is tried at one size after the other
def _without_glyph(text: str, font: str) -> str | None:
    return unjoinable_letter(text) or next(
        (c for c in text + joined_letters(text) if not has_glyph(c, font)), None
    )
