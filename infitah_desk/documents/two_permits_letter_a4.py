"""The letter to an enterprise with a permit too many: which one holds, which is void, and why.

French stands left and Arabic right; below is room for signatures and stamps.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator, Sequence
from itertools import zip_longest

import msgspec

from infitah_desk.documents.a4_sheet import PAGE_HEIGHT, PAGE_WIDTH, mm
from infitah_desk.documents.date_words import arabic_date, french_date
from infitah_desk.documents.fonts import SEMIBOLD
from infitah_desk.documents.form_parts import (
    INK,
    LABEL,
    LEFT,
    WIDTH,
    Block,
    Part,
    draw_part,
    joined,
    paginated,
    paragraph,
    stacked,
    text,
)
from infitah_desk.documents.pdf_file import new_canvas, told_of_the_sheet
from infitah_desk.documents.text_box import TextStyle
from infitah_desk.domain.errors import Refused
from infitah_desk.domain.programme import Programme
from infitah_desk.system.form_texts import Both, letter_words

HEADING = TextStyle(sizes=(9.5, 8.5, 7.5), most_lines=3, leading=1.3, colour=INK)
STRONG = TextStyle(sizes=(11, 10, 9, 8), font=SEMIBOLD, most_lines=4, leading=1.3, colour=INK)
BODY = TextStyle(sizes=(10, 9, 8, 7), most_lines=12, leading=1.35, colour=INK)
NUMBER = TextStyle(sizes=(13,), font=SEMIBOLD, spacing=0.03, colour=INK)

_TOP, _END = 16.0, 282.0
_FRAME = 18.0
_SIGNATURE = 30.0
_MOST_LETTERS = 2000
"""Letters of one file: more would neither be printed nor opened in one go."""


class LetterPermit(msgspec.Struct, frozen=True):
    """A permit as the letter names it, with the city and the chamber of its forum.

    `date` is ISO 8601, or "" where no calendar has it.
    """

    number: str
    date: str
    city: str
    city_ar: str
    chamber: str
    chamber_ar: str
    revoked: bool = False


class LetterFace(msgspec.Struct, frozen=True):
    """Whom the letter is for and what it says; each name may be in either script.

    `first` says that the permit kept is the one issued on the earlier day.
    """

    name: str
    name_ar: str
    manager: str
    manager_ar: str
    address: str
    city: str
    keep: LetterPermit
    void: tuple[LetterPermit, ...]
    first: bool


class Letters(msgspec.Struct, frozen=True):
    """Letters drawn; `left_out` are permits of which none could be drawn, with the code why."""

    pdf: bytes
    pages: int
    letters: int
    left_out: tuple[tuple[str, str], ...]


def draw_letters_a4(faces: Sequence[LetterFace], programme: Programme, date: str) -> Letters:
    """All letters as one PDF, each beginning on a sheet of its own; the same input, the same bytes.

    A name that cannot be drawn stops no other letter.

    Raises:
        Refused: "letters.none" where there is none to draw, "letters.too_many".
    """
    if len(faces) > _MOST_LETTERS:
        raise Refused("letters.too_many", letters=len(faces), most=_MOST_LETTERS)
    sheets: list[Part] = []
    left_out: list[tuple[str, str]] = []
    for face in faces:
        try:
            with told_of_the_sheet():
                sheets += lay_out_letter(face, programme, date)
        except Refused as refused:
            left_out.append((face.keep.number, refused.code))
    if not sheets:
        raise Refused(left_out[0][1] if left_out else "letters.none")
    file = io.BytesIO()
    title = letter_words("subject").fr
    canvas = new_canvas(
        file, PAGE_WIDTH, PAGE_HEIGHT, title=title, author=programme.data_protection.controller
    )
    for sheet in sheets:
        draw_part(canvas, sheet)
        canvas.showPage()
    canvas.save()
    return Letters(file.getvalue(), len(sheets), len(faces) - len(left_out), tuple(left_out))


def lay_out_letter(face: LetterFace, programme: Programme, date: str) -> list[Part]:
    """The sheets of one letter.

    Raises:
        Refused: "permit.does_not_fit", "permit.no_glyph", both with the `field`.
    """
    return paginated(_blocks(face, programme, date), _TOP, _END)


def _blocks(face: LetterFace, programme: Programme, date: str) -> Iterator[Block]:
    permit, protection = programme.permit, programme.data_protection
    yield stacked(
        *(
            paragraph("heading", Both(french, arabic), HEADING)
            for french, arabic in zip_longest(permit.heading, permit.heading_ar, fillvalue="")
        ),
        _gap(1, rule=True),
        _gap(4),
    )
    yield paragraph("date", _dated("date", date), BODY)
    yield stacked(_gap(2), *_addressee(face), _gap(3))
    yield stacked(paragraph("subject", letter_words("subject"), STRONG), _gap(3))
    yield stacked(paragraph("greeting", letter_words("greeting"), BODY), _gap(1))
    yield stacked(paragraph("why", letter_words("why"), BODY), _gap(3))
    yield _permit("valid", face.keep)
    for void in face.void:
        yield _permit("void", void)
    chosen = letter_words("first" if face.first else "chosen")
    yield stacked(_gap(1), paragraph("chosen", chosen, BODY), _gap(1))
    state = "revoked" if all(each.revoked for each in face.void) else "to_revoke"
    yield stacked(paragraph("state", letter_words(state), BODY), _gap(1))
    for chamber, chamber_ar in dict.fromkeys((each.chamber, each.chamber_ar) for each in face.void):
        words = _filled("bring", {"chamber": chamber}, {"chamber": chamber_ar})
        yield stacked(paragraph("bring", words, BODY), _gap(1))
    ask = _filled(
        "ask",
        {"chamber": face.keep.chamber, "controller": protection.controller},
        {"chamber": face.keep.chamber_ar, "controller": protection.controller_ar},
    )
    yield stacked(paragraph("ask", ask, BODY), _gap(1))
    yield stacked(
        paragraph("closing", letter_words("closing"), BODY),
        _gap(3),
        _signatures([Both(each.fr, each.ar) for each in permit.signatories]),
    )


def _addressee(face: LetterFace) -> Iterator[Block]:
    """Both columns name everybody, in the script of the column where that is known."""
    manager, manager_ar = face.manager or face.manager_ar, face.manager_ar or face.manager
    if manager:
        yield paragraph(
            "manager", _filled("to", {"manager": manager}, {"manager": manager_ar}), BODY
        )
    else:
        yield paragraph("manager", letter_words("to_manager"), BODY)
    names = Both(face.name or face.name_ar, face.name_ar or face.name)
    yield paragraph("name", names, STRONG)
    where = ", ".join(part for part in (face.address, face.city) if part)
    if where:
        yield paragraph("address", Both(where, ""), BODY)


def _permit(kind: str, permit: LetterPermit) -> Block:
    """A number in a frame, with its words at either side and its date below."""
    issued = Both(permit.city, permit.city_ar)
    if permit.date:
        day = dt.date.fromisoformat(permit.date)
        issued = _filled(
            "issued",
            {"date": french_date(day), "city": permit.city},
            {"date": arabic_date(day), "city": permit.city_ar},
        )
    third = WIDTH / 3

    def at(top: float) -> Part:
        inner, right = LEFT + 3, LEFT + WIDTH - 3
        words = letter_words(kind)
        return joined(
            Part(boxes=(mm(LEFT, top, WIDTH, _FRAME - 2.5),)),
            text(kind, words.fr, mm(inner, top + 1, third - 3, 8), STRONG, "left"),
            text("number", permit.number, mm(LEFT + third, top + 1, third, 8), NUMBER, "centre"),
            text(f"{kind}_ar", words.ar, mm(right - third + 3, top + 1, third - 3, 8), STRONG,
                 "right"),
            text("issued", issued.fr, mm(inner, top + 9, WIDTH / 2 - 5, 6), LABEL, "left"),
            text("issued_ar", issued.ar, mm(right - WIDTH / 2 + 5, top + 9, WIDTH / 2 - 5, 6),
                 LABEL, "right"),
        )  # fmt: skip

    return Block(_FRAME, at)


def _signatures(signatories: Sequence[Both]) -> Block:
    """A frame for each who signs and stamps."""
    gap = 6.0
    width = (WIDTH - gap * (len(signatories) - 1)) / max(len(signatories), 1)

    def at(top: float) -> Part:
        parts = []
        for place, words in enumerate(signatories):
            x = LEFT + place * (width + gap)
            half = width / 2 - 3
            parts += [
                Part(boxes=(mm(x, top, width, _SIGNATURE),)),
                text("signatory", words.fr, mm(x + 2, top + 1, half, 6), LABEL, "left"),
                text("signatory_ar", words.ar, mm(x + width - half - 2, top + 1, half, 6), LABEL,
                     "right"),
            ]  # fmt: skip
        return joined(*parts)

    return Block(_SIGNATURE + 1, at)


def _gap(height: float, *, rule: bool = False) -> Block:
    return Block(
        height, lambda top: Part(rules=(mm(LEFT, top + height / 2, WIDTH, 0),) if rule else ())
    )


def _dated(name: str, date: str) -> Both:
    day = dt.date.fromisoformat(date)
    return _filled(name, {"date": french_date(day)}, {"date": arabic_date(day)})


def _filled(name: str, french: dict[str, str], arabic: dict[str, str]) -> Both:
    words = letter_words(name)
    return Both(words.fr.strip().format_map(french), words.ar.strip().format_map(arabic))
