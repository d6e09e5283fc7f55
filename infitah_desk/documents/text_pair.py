"""One field in both scripts, as Moroccan forms have it: French left, Arabic right, on one row."""

from __future__ import annotations

import msgspec

from infitah_desk.documents.arabic_text import Direction
from infitah_desk.documents.text_box import (
    Align,
    Box,
    Lines,
    TextStyle,
    fit_pair,
    fit_text,
    ink_above,
    place_text,
    place_tightly,
)
from infitah_desk.domain.errors import Refused

_SIDES: dict[Direction, Align] = {"ltr": "left", "rtl": "right"}
_BETWEEN_SCRIPTS = 0.25  # of the size, where one stands above the other


class PairStyle(msgspec.Struct, frozen=True):
    """How a pair is set: `beside` each other with a `gap` in points, else one `above` the other."""

    beside: TextStyle
    above: TextStyle
    gap: float


class Room(msgspec.Struct, frozen=True):
    """Where lines go: from the `top` down, as many as are needed; in points."""

    x: float
    top: float
    width: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.x + self.width

    def box(self, height: float) -> Box:
        """The part of it that is that high."""
        return Box(self.x, self.top - height, self.width, height)


def place_pair(
    field: str, texts: tuple[str, str], room: Room, style: PairStyle
) -> tuple[Lines, float]:
    """The lines of a French and an Arabic text, and the height that they take in points.

    A text alone has the whole width; two that are too long to stand side by side stand one above
    the other. Either may be empty.

    Raises:
        Refused: "permit.does_not_fit" or "permit.no_glyph", with the `field`.
    """
    text, text_ar = texts
    field_ar = f"{field}_ar"
    if not text_ar:
        return place_alone(field, text, room, style.beside, "ltr")
    if not text:
        return place_alone(field_ar, text_ar, room, style.beside, "rtl")
    try:
        return _beside(field, texts, room, style)
    except Refused as refused:
        if refused.code != "permit.does_not_fit":
            raise
    above, upper = place_alone(field, text, room, style.above, "ltr")
    rest = Room(room.x, room.top - upper, room.width)
    below, lower = place_alone(field_ar, text_ar, rest, style.above, "rtl")
    return above + below, upper + lower


def place_alone(
    field: str, text: str, room: Room, style: TextStyle, direction: Direction
) -> tuple[Lines, float]:
    """One text over the whole width, on the side where it is read from.

    Raises:
        Refused: as `place_pair`.
    """
    fitted = fit_text(field, text, room.width, style, direction)
    return place_text(fitted, room.box(fitted.height), _SIDES[direction]), fitted.height


def _beside(
    field: str, texts: tuple[str, str], room: Room, style: PairStyle
) -> tuple[Lines, float]:
    half = (room.width - style.gap) / 2
    left, right = fit_pair(field, *texts, half, style.beside)
    height = max(left.height, right.height)
    return (
        *place_text(left, Room(room.x, room.top, half).box(height), "left"),
        *place_text(right, Room(room.right - half, room.top, half).box(height), "right"),
    ), height


def place_pair_tightly(
    field: str, texts: tuple[str, str], room: Room, style: PairStyle
) -> tuple[Lines, float]:
    """A pair as `place_pair` sets it, in boxes that are only as high as the ink in them.

    Beside each other the two have one size and one baseline.

    Raises:
        Refused: as `place_pair`.
    """
    text, text_ar = texts
    if text and text_ar:
        try:
            return _on_one_line(field, texts, room, style)
        except Refused as refused:
            if refused.code != "permit.does_not_fit":
                raise
        left, right = fit_pair(field, text, text_ar, room.width, style.above)
        above, upper = place_tightly(left, room.box(0), "left")
        upper += left.size * _BETWEEN_SCRIPTS
        rest = Room(room.x, room.top - upper, room.width)
        below, lower = place_tightly(right, rest.box(0), "right")
        return above + below, upper + lower
    if text_ar:
        return place_alone_tightly(f"{field}_ar", text_ar, room, style.above, "rtl")
    return place_alone_tightly(field, text, room, style.above, "ltr")


def place_alone_tightly(
    field: str, text: str, room: Room, style: TextStyle, direction: Direction
) -> tuple[Lines, float]:
    """One text over the whole width in a box that is only as high as its ink.

    Raises:
        Refused: as `place_pair`.
    """
    fitted = fit_text(field, text, room.width, style, direction)
    return place_tightly(fitted, room.box(0), _SIDES[direction])


def _on_one_line(
    field: str, texts: tuple[str, str], room: Room, style: PairStyle
) -> tuple[Lines, float]:
    """Each text as wide as it is, at the largest size at which both stand on one line."""
    for size in style.beside.sizes:
        one = msgspec.structs.replace(style.beside, sizes=(size,), most_lines=1)
        try:
            left = fit_text(field, texts[0], room.width, one, "ltr")
            right = fit_text(f"{field}_ar", texts[1], room.width, one, "rtl")
        except Refused as refused:
            if refused.code != "permit.does_not_fit":
                raise
            continue
        widths = [sum((line.left, line.width, line.right)) for line in left.lines + right.lines]
        if sum(widths) + style.gap <= room.width:
            above = max(ink_above(left), ink_above(right))
            first = Room(room.x, room.top, widths[0] + 0.01)
            second = Room(room.right - widths[1] - 0.01, room.top, widths[1] + 0.01)
            lines, height = place_tightly(left, first.box(0), "left", above)
            lines_ar, height_ar = place_tightly(right, second.box(0), "right", above)
            return lines + lines_ar, max(height, height_ar)
    raise Refused("permit.does_not_fit", field=field)
