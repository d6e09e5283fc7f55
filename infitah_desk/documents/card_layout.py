"""The card laid out: which line stands where, before anything is drawn.

The column beside the code is set as large as its texts let it: what is long makes all of it
smaller, step by step, until a strip to sign on is left below it.
"""

from __future__ import annotations

import msgspec

from infitah_desk.documents.a4_sheet import ACCENT, FADED, MM
from infitah_desk.documents.card_column import place_column
from infitah_desk.documents.card_surface import Surface, divide_card
from infitah_desk.documents.duplicate_mark import place_duplicate
from infitah_desk.documents.fonts import SEMIBOLD
from infitah_desk.documents.logo_drawing import logo_size
from infitah_desk.documents.permit_layout import CAPTION, STAMP, refusals_of
from infitah_desk.documents.qr_symbol import QrSymbol, make_symbol
from infitah_desk.documents.text_box import Box, Lines, TextStyle
from infitah_desk.documents.text_pair import PairStyle, Room, place_pair_tightly
from infitah_desk.domain.errors import Refused
from infitah_desk.domain.permit_face import PermitFace

_WHITE = "#ffffff"
_TITLE_SIZES = (10.5, 9.5, 8.5, 7.5, 6.5, 5.5)
_TITLE = PairStyle(
    TextStyle(sizes=_TITLE_SIZES[:-1], font=SEMIBOLD, colour=_WHITE),
    TextStyle(sizes=_TITLE_SIZES[1:], font=SEMIBOLD, colour=_WHITE),
    2 * MM,
)
_TINY = TextStyle(sizes=(4.6, 4.3, 4.0), colour=FADED)
_TINY_PAIR = PairStyle(_TINY, _TINY, 0.8 * MM)
_MARK = TextStyle(sizes=(5.6, 5.2, 4.8, 4.4), font=SEMIBOLD, colour=ACCENT, most_lines=2)

_STRIP, _LEAST_STRIP, _MOST_STRIP = 7.2 * MM, 5.8 * MM, 12.5 * MM
_TILE = 5.8 * MM
_PAD = 0.8 * MM


class CardLayout(msgspec.Struct, frozen=True):
    """One card: its division, its lines of text and the boxes around some of them."""

    face: PermitFace
    code: str
    symbol: QrSymbol
    surface: Surface
    lines: Lines
    tile: Box | None
    strip: Box
    parts: tuple[Box, ...]
    duplicate_box: Box | None


def lay_out_card(face: PermitFace, code: str) -> CardLayout:
    """Where each line of the card stands.

    Raises:
        Refused: "permit.does_not_fit" or "permit.no_glyph", with the `field` and the `number`.
    """
    with refusals_of(face):
        return _lay_out(face, code)


def _lay_out(face: PermitFace, code: str) -> CardLayout:
    symbol = make_symbol(code)
    surface = divide_card(symbol.size)
    tile, title = _title(face, surface)
    lines = list(title)
    text, mark = surface.text, None
    foot_lines, foot_mark = _foot(face, surface)
    lines += foot_lines
    if face.copy > 1 and foot_mark is None:
        room = Room(text.x, text.top - 1.4 * MM, text.width)
        marked, mark = place_duplicate(face, room, _MARK, _PAD)
        lines += marked
        text = Box(text.x, text.y, text.width, mark.y - text.y)
    column, below = place_column(face, text, _STRIP, _LEAST_STRIP)
    lines += column
    strip = Box(text.x, text.y, text.width, min(_MOST_STRIP, below - text.y))
    parts, signed = _signatures(face, strip)
    lines += signed
    return CardLayout(
        face, code, symbol, surface, tuple(lines), tile, strip, parts, mark or foot_mark
    )


def _title(face: PermitFace, surface: Surface) -> tuple[Box | None, Lines]:
    """The white tile of the logo, and the title beside it: on one line where there is room."""
    band, x, tile = surface.band, surface.text.x, None
    if face.logo is not None:
        inner = _TILE - 2 * _PAD
        width = logo_size(face.logo, 2.5 * inner, inner)[0] + 2 * _PAD
        tile = Box(x - 0.8 * MM, band.y + (band.height - _TILE) / 2, width, _TILE)
        x = tile.right + 1.8 * MM
    right = surface.text.right if surface.is_tall else band.right - 3 * MM
    room = Room(x, band.top, right - x)
    texts = (face.title.upper(), face.title_ar)
    _, height = place_pair_tightly("title", texts, room, _TITLE)
    if height > band.height - _PAD:
        raise Refused("permit.does_not_fit", field="title")
    centred = Room(x, band.top - (band.height - height) / 2, right - x)
    return tile, place_pair_tightly("title", texts, centred, _TITLE)[0]


def _foot(face: PermitFace, surface: Surface) -> tuple[Lines, Box | None]:
    """What stands under the code: what it is for, or from the second copy on that it is one."""
    foot = surface.foot
    if foot is None:
        return (), None
    room = Room(foot.x + 1 * MM, foot.top - 0.6 * MM, foot.width - 2 * MM)
    if face.copy == 1:
        return place_pair_tightly("caption", CAPTION, room, _TINY_PAIR)[0], None
    try:
        lines, mark = place_duplicate(face, room, _MARK, _PAD)
    except Refused:
        return (), None
    return (lines, mark) if mark.y >= foot.y else ((), None)


def _signatures(face: PermitFace, strip: Box) -> tuple[tuple[Box, ...], Lines]:
    """The strip's parts, one for each who signs, and the words at the top of each."""
    names = [(one.fr, one.ar) for one in face.signatories] or [STAMP]
    width = strip.width / len(names)
    parts = tuple(
        Box(strip.x + place * width, strip.y, width, strip.height) for place in range(len(names))
    )
    lines: list[Lines] = []
    for place, (part, texts) in enumerate(zip(parts, names, strict=True), start=1):
        room = Room(part.x + _PAD, part.top - 0.6 * MM, part.width - 2 * _PAD)
        placed, _ = place_pair_tightly(f"signatory_{place}", texts, room, _TINY_PAIR)
        lines.append(placed)
    return parts, tuple(line for placed in lines for line in placed)
