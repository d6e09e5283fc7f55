"""The closing sheet on A4: a stop's figures in both scripts, who signs, and the seal of the log.

Its code holds the seal as text, so that whoever has the desk's bundle can compare the two.
"""

from __future__ import annotations

import datetime as dt
import io

import msgspec

from infitah_desk.documents.a4_sheet import PAGE_HEIGHT, PAGE_WIDTH, mm
from infitah_desk.documents.arabic_text import own_direction
from infitah_desk.documents.date_words import arabic_date, french_date, moment_in_words
from infitah_desk.documents.fonts import SEMIBOLD
from infitah_desk.documents.form_parts import (
    INK,
    LEFT,
    SMALL,
    TITLE,
    WIDTH,
    Block,
    Part,
    both,
    draw_part,
    joined,
    paragraph,
    section,
    stacked,
    text,
)
from infitah_desk.documents.pdf_file import new_canvas, told_of_the_sheet
from infitah_desk.documents.qr_symbol import draw_symbol, make_symbol
from infitah_desk.documents.text_box import Align, Box, TextStyle
from infitah_desk.domain.stop_figures import StopFigures
from infitah_desk.system.form_texts import Both

FACTS = TextStyle(sizes=(10.5, 9.5, 8.5, 7.5), most_lines=2, leading=1.3, colour=INK)
LABEL = TextStyle(sizes=(10, 9, 8), colour=INK)
PART_LABEL = TextStyle(sizes=(9, 8), colour=INK)
FIGURE = TextStyle(sizes=(11, 10), font=SEMIBOLD, colour=INK)
PART_FIGURE = TextStyle(sizes=(10, 9), colour=INK)
VERDICT = TextStyle(sizes=(10.5, 9.5, 8.5), font=SEMIBOLD, most_lines=3, leading=1.3, colour=INK)
DISAGREEMENT = TextStyle(sizes=(8.5, 8, 7.5), most_lines=2, leading=1.3, colour=INK)
NAME = TextStyle(sizes=(10, 9, 8, 7, 6), most_lines=3, leading=1.25, colour=INK)
SEAL = TextStyle(sizes=(8, 7.5), colour=INK)

CODE_SIDE = 42.0
"""Millimetres with the quiet zone: half a millimetre a module or more."""

_TITLE = Both("FEUILLE DE CLÔTURE DE L’ESCALE", "ورقة إغلاق المحطة")
_PEOPLE = Both("Entreprises, tous les jours de l’escale", "المقاولات، جميع أيام المحطة")
_SHEETS = Both("Feuilles de permis, tous les jours", "أوراق الرخص، جميع الأيام")
_AGREES = Both("Les comptes sont justes.", "الحسابات متطابقة.")
_DISAGREES = Both("Les comptes ne sont pas justes\u00a0:", "الحسابات غير متطابقة:")
_SIGNATURES = Both("Signatures", "التوقيعات")
_STAMP = Both("Cachet", "الخاتم")
_SEAL = Both("Sceau du journal", "ختم سجل الأحداث")
_SEAL_HINT = Both(
    "Le lot remis au siège porte le même sceau\u00a0: qui les compare sait que rien n’a été changé "
    "ni retiré depuis la clôture.",
    "تحمل الإرسالية المسلَّمة إلى الإدارة المركزية الختم نفسه: ومن يقارن بينهما يتأكد أن لا "
    "شيء تغيَّر ولا حُذف منذ الإغلاق.",
)
_BY_HAND = Both("Deuxième signature, à la main", "التوقيع الثاني، باليد")

_TOTALS = {
    "present": Both("Présentes", "الحاضرة"),
    "sheets_printed": Both("Imprimées", "المطبوعة"),
}
_PARTS = {
    "issued": Both("avec un permis", "برخصة"),
    "parked": Both("mises de côté", "مُرجأة"),
    "waiting": Both("sur la liste d’attente", "في لائحة الانتظار"),
    "cancelled": Both("annulées", "ملغاة"),
    "in_progress": Both("encore en cours", "لا تزال قيد الإنجاز"),
    "handed_over": Both("remises", "مسلَّمة"),
    "spoiled": Both("gâchées", "تالفة"),
    "in_stock": Both("encore au guichet", "لا تزال في الشباك"),
}
_BESIDES = {
    "never_came": Both("Inscrites sur une liste, jamais venues", "مسجلة في لائحة، لم تحضر قط"),
    "unanswered": Both("Envoyées à l’impression, sans réponse", "أُرسلت إلى الطباعة دون جواب"),
    "counted": Both("Comptées au guichet, à la main", "معدودة في الشباك، باليد"),
}

_TOP, _ROW = 12.0, 6.8
_MIDDLE, _FIGURE_WIDTH, _INDENT = LEFT + WIDTH / 2 - 12, 24.0, 8.0


class ClosingFace(msgspec.Struct, frozen=True, kw_only=True):
    """What the sheet says. `date` and `time` are ISO 8601, the time an aware moment.

    `replaces` is the moment of the same day's sheet before this one, "" where there is none.
    `disagreements` are sentences in both languages; `second` is "" where somebody signs by hand.
    `log`, `seq`, `hash` (hexadecimal) and `signature` (base64) are the seal.
    """

    node: str
    city: str
    city_ar: str
    date: str
    time: str
    figures: StopFigures
    disagreements: tuple[Both, ...]
    first: str
    second: str
    log: str
    seq: int
    hash: str
    signature: str
    replaces: str = ""

    @property
    def seal_line(self) -> str:
        """The seal as its code holds it."""
        return f"INFITAH-SEAL {self.log} {self.seq} {self.hash} {self.signature}"


def draw_closing_sheet_a4(face: ClosingFace) -> tuple[bytes, int]:
    """The sheet as a PDF, and how many pages it has: one. The same face, the same bytes.

    Raises:
        Refused: "sheet.does_not_fit", "sheet.no_glyph", both with the `field`.
    """
    with told_of_the_sheet():
        part, code = lay_out_closing_sheet(face)
    file = io.BytesIO()
    title = f"{_TITLE.fr} {face.node} {face.date}"
    canvas = new_canvas(file, PAGE_WIDTH, PAGE_HEIGHT, title=title, author=face.city)
    draw_part(canvas, part)
    draw_symbol(canvas, make_symbol(face.seal_line, in_bytes=True), code)
    canvas.showPage()
    canvas.save()
    return file.getvalue(), 1


def lay_out_closing_sheet(face: ClosingFace) -> tuple[Part, Box]:
    """Where everything stands, and the box of the seal's code.

    Raises:
        Refused: "permit.does_not_fit", "permit.no_glyph", both with the `field`.
    """
    day = dt.date.fromisoformat(face.date)
    where = Both(
        f"{face.city}, guichet {face.node}, le {french_date(day)}",
        f"{face.city_ar}، الشباك {face.node}، يوم {arabic_date(day)}",
    )
    head = joined(
        both("title", _TITLE, _TOP, 9, TITLE),
        both("where", where, _TOP + 9.5, 6, FACTS),
        both("closed", _closed(face), _TOP + 15.5, 8, FACTS),
    )
    body = stacked(
        section("people", _PEOPLE),
        _total("present", face.figures),
        *(_part(name, face.figures) for name in list(_PARTS)[:5]),
        _besides("never_came", face.figures.never_came),
        _gap(2),
        section("sheets", _SHEETS),
        _total("sheets_printed", face.figures),
        *(_part(name, face.figures) for name in list(_PARTS)[5:]),
        _besides("unanswered", face.figures.unanswered),
        *([_besides("counted", face.figures.counted)] if face.figures.counted is not None else []),
        _gap(2),
        *_verdict(face),
        _gap(2),
        section("signatures", _SIGNATURES),
        _signatures(face),
        _gap(2),
        section("seal", _SEAL),
    )
    below = 36 + body.height
    seal, code = _seal(face, below)
    return joined(head, body.at(36), seal), code


def _closed(face: ClosingFace) -> Both:
    """When the day was closed, and which sheet of it this one stands in the place of."""
    clock, clock_ar = moment_in_words(face.time)
    closed = Both(f"Clôturée le {clock}", f"أُغلقت في {clock_ar}")
    if not face.replaces:
        return closed
    before, before_ar = moment_in_words(face.replaces)
    return Both(
        f"{closed.fr}\u00a0; remplace la feuille du {before}",
        f"{closed.ar}، وتعوض ورقة {before_ar}",
    )


def _gap(height: float) -> Block:
    return Block(height, lambda _: Part())


def _row(
    field: str,
    words: Both,
    figure: int,
    styles: tuple[TextStyle, TextStyle],
    indent: float = 0.0,
) -> Block:
    """A figure in the middle of the sheet, its words at either edge."""
    label, number = styles
    width = _MIDDLE - LEFT - indent

    def at(top: float) -> Part:
        return joined(
            text(field, words.fr, mm(LEFT + indent, top, width, _ROW), label, "left"),
            text(field, str(figure), mm(_MIDDLE, top, _FIGURE_WIDTH, _ROW), number, "centre"),
            text(
                f"{field}_ar",
                words.ar,
                mm(_MIDDLE + _FIGURE_WIDTH, top, width, _ROW),
                label,
                "right",
            ),
        )

    return Block(_ROW, at)


def _total(field: str, figures: StopFigures) -> Block:
    return _row(field, _TOTALS[field], getattr(figures, field), (LABEL, FIGURE))


def _part(field: str, figures: StopFigures) -> Block:
    styles = (PART_LABEL, PART_FIGURE)
    return _row(field, _PARTS[field], getattr(figures, field), styles, _INDENT)


def _besides(field: str, figure: int) -> Block:
    """A figure that is no part of the sum above it, below a thin rule."""
    row = _row(field, _BESIDES[field], figure, (PART_LABEL, PART_FIGURE))
    return Block(
        row.height + 1,
        lambda top: joined(Part(rules=(mm(LEFT, top + 0.5, WIDTH, 0),)), row.at(top + 1)),
    )


def _verdict(face: ClosingFace) -> list[Block]:
    if not face.disagreements:
        return [paragraph("verdict", _AGREES, VERDICT)]
    return [
        paragraph("verdict", _DISAGREES, VERDICT),
        *(paragraph("disagreement", each, DISAGREEMENT) for each in face.disagreements),
    ]


def _signatures(face: ClosingFace) -> Block:
    """Two places to sign in and one for the stamp, side by side."""
    height, width, gap = 25.0, 58.0, 6.0
    second = Both(face.second, "") if face.second else _BY_HAND

    def at(top: float) -> Part:
        parts = []
        for place, (field, words) in enumerate(
            (("first", Both(face.first, "")), ("second", second), ("stamp", _STAMP))
        ):
            x = LEFT + place * (width + gap)
            parts.append(Part(boxes=(mm(x, top + 1, width, height),)))
            if words.ar:
                upper, lower = mm(x + 2, top + 2, width - 4, 5), mm(x + 2, top + 7, width - 4, 5)
                parts.append(text(field, words.fr, upper, SMALL, "left"))
                parts.append(text(f"{field}_ar", words.ar, lower, SMALL, "right"))
            else:
                side: Align = "right" if own_direction(words.fr) == "rtl" else "left"
                name = mm(x + 2, top + 2, width - 4, 11)
                parts.append(text(field, words.fr, name, NAME, side))
        return joined(*parts)

    return Block(height + 2, at)


def _seal(face: ClosingFace, top: float) -> tuple[Part, Box]:
    """The seal in words and groups at the left, its code at the right."""
    code = mm(LEFT + WIDTH - CODE_SIDE, top + 1, CODE_SIDE, CODE_SIDE)
    width = WIDTH - CODE_SIDE - 6
    groups = [face.hash[at : at + 4] for at in range(0, len(face.hash), 4)]
    lines = [
        f"{face.log}, n° {face.seq}",
        "\u2002".join(groups[: len(groups) // 2]),
        "\u2002".join(groups[len(groups) // 2 :]),
    ]
    parts = [
        text("seal", each, mm(LEFT, top + 1.5 + 5 * place, width, 5), SEAL, "left")
        for place, each in enumerate(lines)
    ]
    hint = TextStyle(sizes=(7.5, 7), most_lines=3, leading=1.3, colour=INK)
    parts += [
        text("seal_hint", _SEAL_HINT.fr, mm(LEFT, top + 18, width, 10), hint, "left"),
        text("seal_hint_ar", _SEAL_HINT.ar, mm(LEFT, top + 29, width, 10), hint, "right"),
    ]
    return joined(*parts), code
