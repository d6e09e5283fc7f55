"""The test page of a format: rulers, margins and a code, to see what a printer makes of a page.

Whoever prints it measures the rulers, sees which margins are cut off, reads the code back, and on a
sheet of cards sees by how much it must be shifted. The code is no permit's and cannot be taken for
one.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, NamedTuple

from infitah_desk.documents.a4_sheet import ACCENT, FADED, MM
from infitah_desk.documents.card_surface import DOT, LEAST_MODULE
from infitah_desk.documents.cards_sheet import NO_SHIFT, Shift, card_places, cuts
from infitah_desk.documents.cut_marks import draw_cut_marks
from infitah_desk.documents.drawn_pages import DrawnPages, PlacedCode
from infitah_desk.documents.fonts import SEMIBOLD
from infitah_desk.documents.pdf_file import draw_lines, new_canvas
from infitah_desk.documents.permit_pages import PAGE_FORMATS, refuse_shift
from infitah_desk.documents.qr_symbol import draw_symbol, make_symbol
from infitah_desk.documents.text_box import Box, Lines, TextStyle
from infitah_desk.documents.text_pair import PairStyle, Room, place_pair_tightly

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_WORDS = (
    ("Page d’essai", "صفحة تجريبية"),
    ("Imprimer à 100 %, sans ajuster à la page.", "تُطبع بمقياس 100 % دون ملاءمة مع الصفحة."),
    ("Les règles sont en millimètres.", "المسطرتان بالمليمتر."),
    ("Cadres : marges de {margins} mm.", "الإطارات: هوامش {margins} ملم."),
    ("Lire le code avec le lecteur.", "اقرأ الرمز بالقارئ."),
)


class _Plan(NamedTuple):
    """Where things stand on the page, in millimetres: rulers cross at `origin` from the upper left.

    `text` is where words begin, and how wide they are; `code` where the code's corner lies.
    `margins` are the frames' distances from the edge; `size` is the letters', `module` a module's
    in points.
    """

    origin: tuple[float, float]
    lengths: tuple[int, int]
    margins: tuple[int, ...]
    text: tuple[float, float, float]
    code: tuple[float, float]
    size: float
    module: float = LEAST_MODULE * DOT


_PLANS = {
    "a4": _Plan((25, 25), (160, 240), (3, 5, 10), (40, 42, 150), (40, 90), 11, 0.5 * MM),
    "card": _Plan((8, 8), (70, 40), (1, 2, 3), (27, 13, 53), (10, 12), 5.6),
    "cards-a4": _Plan((25, 25), (160, 240), (3, 5, 10), (33, 33, 69), (112, 33), 7),
}


def draw_trial_page(format_: str, shift: Shift = NO_SHIFT) -> DrawnPages:
    """The test page of one of `PAGE_FORMATS`; a sheet of cards shows their outlines, shifted.

    Raises:
        Refused: "permit.shift_too_far".
    """
    refuse_shift(format_, shift)
    page, plan = PAGE_FORMATS[format_], _PLANS[format_]
    file = io.BytesIO()
    canvas = new_canvas(file, page.width, page.height, title=f"Page d’essai {format_}")
    if page.a_page > 1:
        _draw_outlines(canvas, shift)
    _draw_margins(canvas, page.width, page.height, plan.margins)
    _draw_rulers(canvas, page.height, plan)
    draw_lines(canvas, _words(page.height, plan))
    text = trial_code(format_)
    symbol = make_symbol(text)
    side = symbol.size * plan.module
    box = Box(plan.code[0] * MM, page.height - plan.code[1] * MM - side, side, side)
    canvas.setFillGray(1)
    canvas.rect(box.x, box.y, box.width, box.height, stroke=0, fill=1)
    draw_symbol(canvas, symbol, box)
    canvas.showPage()
    canvas.save()
    return DrawnPages(file.getvalue(), ((PlacedCode(text, box),),))


def trial_code(format_: str) -> str:
    """What the code of a test page says."""
    return f"INFITAH DESK TEST {format_.upper()}"


def _words(height: float, plan: _Plan) -> Lines:
    x, top, width = plan.text
    room = Room(x * MM, height - top * MM, width * MM)
    margins = ", ".join(map(str, plan.margins))
    lines: list[Lines] = []
    for number, pair in enumerate(_WORDS):
        size = plan.size * (1.3 if number == 0 else 1)
        style = TextStyle(sizes=(size,), most_lines=2)
        if number == 0:
            style = TextStyle(sizes=(size,), font=SEMIBOLD, colour=ACCENT)
        texts = (pair[0].format(margins=margins), pair[1].format(margins=margins))
        placed, used = place_pair_tightly(
            f"words_{number}", texts, room, PairStyle(style, style, size)
        )
        lines.append(placed)
        room = Room(room.x, room.top - used - 0.7 * plan.size, room.width)
    return tuple(line for placed in lines for line in placed)


def _draw_outlines(canvas: Canvas, shift: Shift) -> None:
    canvas.setStrokeGray(0.7)
    canvas.setLineWidth(0.4)
    for place in card_places(shift):
        canvas.rect(place.x, place.y, place.width, place.height)
    draw_cut_marks(canvas, *cuts(shift))


def _draw_margins(canvas: Canvas, width: float, height: float, margins: tuple[int, ...]) -> None:
    from reportlab.lib.colors import HexColor

    canvas.setStrokeColor(HexColor(FADED))
    canvas.setLineWidth(0.3)
    for margin in margins:
        by = margin * MM
        canvas.rect(by, by, width - 2 * by, height - 2 * by)


def _draw_rulers(canvas: Canvas, height: float, plan: _Plan) -> None:
    """A ruler to the right and one down, a tick at every millimetre, figures at every tenth."""
    from infitah_desk.documents.fonts import REGULAR, register_font

    register_font(REGULAR)
    x, y = plan.origin[0] * MM, height - plan.origin[1] * MM
    across, down = plan.lengths
    canvas.setStrokeGray(0)
    canvas.setFillGray(0)
    canvas.setLineWidth(0.3)
    canvas.line(x, y, x + across * MM, y)
    canvas.line(x, y, x, y - down * MM)
    size = plan.size * 0.7
    canvas.setFont(REGULAR, size)
    for length, is_across in ((across, True), (down, False)):
        for millimetre in range(length + 1):
            tick = (3.0 if millimetre % 10 == 0 else 2.2 if millimetre % 5 == 0 else 1.4) * MM
            tick *= plan.size / 11
            at = millimetre * MM
            if is_across:
                canvas.line(x + at, y, x + at, y + tick)
            else:
                canvas.line(x, y - at, x - tick, y - at)
            if millimetre % 10 == 0 and is_across:
                canvas.drawCentredString(x + at, y + tick + 0.15 * size, str(millimetre))
            elif millimetre % 10 == 0 and millimetre:
                canvas.drawRightString(
                    x - tick - 0.15 * size, y - at - 0.35 * size, str(millimetre)
                )
