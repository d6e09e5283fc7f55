"""Blank paper forms on A4, for when no laptop works: the enterprise form and what a clerk attests.

Two sheets or more for each number; each says its number as text and in a QR code, so that sheets
that were parted find each other.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from functools import partial

from infitah_desk.documents.a4_sheet import MM, PAGE_HEIGHT, PAGE_WIDTH, mm
from infitah_desk.documents.fonts import SEMIBOLD
from infitah_desk.documents.form_parts import (
    ANSWER_LEFT,
    ANSWER_WIDTH,
    CHOICE_ABOVE,
    INK,
    LABEL,
    LEFT,
    ROW,
    SECTION,
    SMALL,
    TITLE,
    WIDTH,
    Block,
    Part,
    both,
    choices,
    comb,
    draw_part,
    joined,
    line,
    paginated,
    paragraph,
    row,
    section,
    stacked,
    text,
    tick,
)
from infitah_desk.documents.pdf_file import new_canvas, told_of_the_sheet
from infitah_desk.documents.qr_symbol import draw_symbol, make_symbol
from infitah_desk.documents.text_box import TextStyle
from infitah_desk.domain.enterprise import FIELDS
from infitah_desk.domain.paper_rules import REASONS
from infitah_desk.domain.programme import DocumentType, Forum, Programme
from infitah_desk.system.form_texts import Both, label, notice, paper_word
from infitah_desk.system.texts import say

CODE_BOX = mm(94, 7, 22, 22)
NUMBER = TextStyle(sizes=(13,), font=SEMIBOLD, colour=INK)

OPTIONAL = frozenset({"address", "email", "headcount", "ice", "if_number"})
"""The answers that may stay away, as the notice says."""

_PLACES = {"rc_number": 10, "tp_number": 8, "ice": 15, "if_number": 8, "phone": 10, "headcount": 4}
_DATE, _TIME = (2, 2, 4), (2, 2)
_NUMBER = 10
_CONSENTS = tuple(name for name in FIELDS if name.startswith("consent_"))
_FIRST, _END = 39.0, 289.0
_SIGNED = 26.0


def draw_blank_forms_a4(
    programme: Programme, forum: Forum, numbers: Sequence[str]
) -> tuple[bytes, int]:
    """Forms with these numbers in one PDF, and how many pages it has; same numbers, same bytes.

    Raises:
        Refused: "sheet.does_not_fit", "sheet.no_glyph", both with the `field`.
    """
    file = io.BytesIO()
    title = f"{paper_word('form').fr} {numbers[0]} – {numbers[-1]}"
    canvas = new_canvas(file, PAGE_WIDTH, PAGE_HEIGHT, title=title, author=programme.permit.issuer)
    with told_of_the_sheet():
        sheets = lay_out_blank_form(programme, forum)
        for number in numbers:
            symbol = make_symbol(number)
            for sheet in sheets:
                draw_part(canvas, joined(sheet, _number(number)))
                draw_symbol(canvas, symbol, CODE_BOX)
                canvas.showPage()
    canvas.save()
    return file.getvalue(), len(sheets) * len(numbers)


def lay_out_blank_form(programme: Programme, forum: Forum) -> list[Part]:
    """The sheets of one form, but for its number.

    Raises:
        Refused: "permit.does_not_fit", "permit.no_glyph", both with the `field`.
    """
    pages = [
        *paginated(_enterprise(programme), _FIRST, _END),
        *paginated(_attested(programme), _FIRST, _END),
    ]
    return [
        joined(_head(programme, forum, number, len(pages)), page)
        for number, page in enumerate(pages, start=1)
    ]


def _head(programme: Programme, forum: Forum, page: int, pages: int) -> Part:
    terms, word = programme.permit, paper_word("page")
    heading = Both(
        " — ".join((*terms.heading, forum.chamber)),
        " — ".join((*terms.heading_ar, forum.chamber_ar)),
    )
    side = CODE_BOX.x / MM - LEFT - 2
    right = LEFT + WIDTH - side
    style = TextStyle(sizes=(8, 7.5, 7, 6.5, 6), most_lines=3, leading=1.3, colour=INK)
    counted = [each.format(page=page, pages=pages) for each in word]
    titles, how = paper_word("form"), paper_word("how")
    return joined(
        text("heading", heading.fr, mm(LEFT, 7, side, 13), style, "left"),
        text("heading_ar", heading.ar, mm(right, 7, side, 13), style, "right"),
        text("title", titles.fr, mm(LEFT, 20, side, 9.5), TITLE, "left"),
        text("title_ar", titles.ar, mm(right, 20, side, 9.5), TITLE, "right"),
        text("how", how.fr, mm(LEFT, 29, side, 5), SMALL, "left"),
        text("how_ar", how.ar, mm(right, 29, side, 5), SMALL, "right"),
        text("page", counted[0], mm(LEFT, 33.3, 50, 5), SMALL, "left"),
        text("page_ar", counted[1], mm(LEFT + WIDTH - 50, 33.3, 50, 5), SMALL, "right"),
    )


def _number(number: str) -> Part:
    return text("number", number, mm(70, 29, 70, 8.5), NUMBER, "centre")


def _enterprise(programme: Programme) -> Iterable[Block]:
    yield section("enterprise", paper_word("enterprise"))
    for name in FIELDS:
        if name in _CONSENTS or name == "rc_court":
            continue
        words = _marked(name)
        if name == "legal_form":
            yield _listed(name, words, [(c.code, Both(c.fr, c.ar)) for c in programme.legal_forms])
        elif name == "sector":
            named = [(c.code, Both(f"{c.code}  {c.fr}", c.ar)) for c in programme.sectors]
            yield _listed(name, words, named)
        elif name == "liberal_profession":
            yield row(name, words, _yes_or_no)
        elif name == "rc_number":
            yield row(name, _of_both(words, label("rc_court")), _number_and_court)
        elif name in _PLACES:
            yield row(name, words, partial(comb, groups=(_PLACES[name],)))
        else:
            yield row(name, words, line)
    yield _space(1.0)
    yield _notice(programme)


def _number_and_court(top: float) -> Part:
    return joined(comb(top, (_PLACES["rc_number"],)), line(top, ANSWER_LEFT + 55, 45))


def _marked(name: str) -> Both:
    words = label(name)
    return Both(f"{words.fr} *", f"{words.ar} *") if name in OPTIONAL else words


def _listed(field: str, words: Both, named: Sequence[tuple[str, Both]]) -> Block:
    """A closed list: its label above, its values to tick below."""
    return stacked(
        Block(6.0, lambda top: both(field, words, top, 6.0, LABEL)),
        choices([(f"{field}_{code}", each) for code, each in named], 3),
        _space(1.0),
    )


def _yes_or_no(top: float) -> Part:
    yes, no = paper_word("yes"), paper_word("no")
    return choices([("yes", yes), ("no", no)], 2, ANSWER_LEFT, 70).at(top + 2)


def _attested(programme: Programme) -> Iterable[Block]:
    yield section("documents", paper_word("documents"))
    for type_ in programme.documents:
        yield _paper(type_)
    yield _reasons()
    yield _initiation()
    yield _consents()
    yield _signatures()


def _paper(type_: DocumentType) -> Block:
    """One type of paper: what it shows, what was looked at, the verdict."""
    field = type_.code
    blocks = [Block(6.4, lambda top: both(field, Both(type_.fr, type_.ar), top, 6.4, SECTION))]
    blocks += [_shown(field, names) for names in _rows(type_.fields)]
    checks = [(f"{field}_{check.code}", Both(check.fr, check.ar)) for check in type_.checks]
    if checks:
        blocks.append(choices(checks, min(len(checks), 3)))

    def verdict(top: float) -> Part:
        half = WIDTH / 2
        accepted = choices([(f"{field}_accepted", paper_word("accepted"))], 1, LEFT, 60)
        rejected = choices([(f"{field}_rejected", paper_word("rejected"))], 1, LEFT + half, 76)
        return joined(
            accepted.at(top + 1.4),
            rejected.at(top + 1.4),
            comb(top - 0.6, (1,), x=LEFT + half + 79),
        )

    closing = Block(1.2, lambda top: Part(rules=(mm(LEFT, top + 0.2, WIDTH, 0),)))
    return stacked(*blocks, Block(7.0, verdict), closing)


_SHORT = {"number": 53.0, "issued": 50.0, "expires": 50.0, "court": 42.0, "name": 100.0}


def _rows(fields: Sequence[str]) -> list[tuple[str, ...]]:
    """What a paper shows, two to a row where there is room: number and date, court and name."""
    rest = [name for name in ("number", "issued", "expires", "court", "name") if name in fields]
    rows: list[tuple[str, ...]] = []
    while rest:
        taken = 2 if len(rest) > 1 and (rest[0] == "number" or rest[0] == "court") else 1
        rows.append(tuple(rest[:taken]))
        rest = rest[taken:]
    return rows


def _shown(type_: str, names: Sequence[str]) -> Block:
    words = [paper_word(name) for name in names]
    said = words[0] if len(words) == 1 else _of_both(*words)

    def answer(top: float) -> Part:
        parts, x = [], ANSWER_LEFT
        for name in names:
            if name == "number":
                parts.append(comb(top, (_NUMBER,), x=x))
            elif name in {"issued", "expires"}:
                parts.append(comb(top, _DATE, "/", x))
            else:
                width = min(_SHORT[name], ANSWER_LEFT + ANSWER_WIDTH - x)
                parts.append(line(top, x, width))
            x += _SHORT[name] + 3
        return joined(*parts)

    return row(f"{type_}_{'_'.join(names)}", said, answer)


def _reasons() -> Block:
    """The reasons for which a paper is rejected, by number."""
    title = paper_word("reasons")
    words = Both(
        " ".join(f"{n}. {say(code, 'fr')}" for n, code in enumerate(REASONS, start=1)),
        " ".join(f"{n}. {say(code, 'ar')}" for n, code in enumerate(REASONS, start=1)),
    )
    return paragraph("reasons", Both(f"{title.fr}\u00a0: {words.fr}", f"{title.ar}: {words.ar}"))


def _initiation() -> Block:
    def attended(top: float) -> Part:
        return joined(tick(top + 2.2, ANSWER_LEFT), line(top, ANSWER_LEFT + 46, 54), session(top))

    def session(top: float) -> Part:
        words = paper_word("session")
        return joined(
            text("session", words.fr, mm(ANSWER_LEFT + 12, top, 17, ROW), LABEL, "left"),
            text("session_ar", words.ar, mm(ANSWER_LEFT + 28, top, 17, ROW), LABEL, "right"),
        )

    return stacked(
        section("initiation", paper_word("initiation")),
        row("attended", paper_word("attended"), attended),
        row("initiation_date", _of_both(paper_word("date"), paper_word("time")), _date_and_time),
        _space(1.0),
    )


def _date_and_time(top: float) -> Part:
    return joined(comb(top, _DATE, "/"), comb(top, _TIME, ":", ANSWER_LEFT + 60))


def _of_both(one: Both, other: Both) -> Both:
    return Both(f"{one.fr}, {other.fr.lower()}", f"{one.ar}، {other.ar}")


def _consents() -> Block:
    """Apart from everything else, and unticked."""

    def consent(name: str) -> Block:
        words, half = label(name), (WIDTH - 12) / 2

        def at(top: float) -> Part:
            return joined(
                tick(top + 1.6, LEFT + 2),
                text(name, words.fr, mm(LEFT + 7, top, half, 7), CHOICE_ABOVE, "left"),
                text(
                    f"{name}_ar",
                    words.ar,
                    mm(LEFT + WIDTH - half - 2, top, half, 7),
                    CHOICE_ABOVE,
                    "right",
                ),
            )

        return Block(7.0, at)

    boxed = [consent(name) for name in _CONSENTS]
    height = sum(block.height for block in boxed)
    frame = Block(0.0, lambda top: Part(boxes=(mm(LEFT, top, WIDTH, height),)))
    return stacked(
        section("consents", paper_word("consents")), _space(0.6), frame, *boxed, _space(1.0)
    )


def _notice(programme: Programme) -> Block:
    """Law 09-08 in short; the whole hangs beside the desk and is handed to whoever asks."""
    protection = programme.data_protection
    told = notice(
        Both(protection.controller, protection.controller_ar),
        protection.receipt_number,
        protection.kept_until,
    )
    parts = [part for part in told.parts if part.name in {"optional", "rights", "kept"}]
    return paragraph(
        "notice",
        Both(
            " ".join((told.short.fr, *(f"{p.title.fr}\u00a0: {p.text.fr}" for p in parts))),
            " ".join((told.short.ar, *(f"{p.title.ar}: {p.text.ar}" for p in parts))),
        ),
    )


def _signatures() -> Block:
    """Where clerk and owner sign, and when the form was filled in."""
    half = (WIDTH - 4) / 2

    def at(top: float) -> Part:
        left, right = mm(LEFT, top, half, _SIGNED), mm(LEFT + half + 4, top, half, _SIGNED)
        return joined(
            Part(boxes=(left, right)),
            _pair("clerk_signature", LEFT + 1.5, top, half - 3),
            _pair("owner_signature", LEFT + half + 5.5, top, half - 3),
        )

    return stacked(
        row("filled", paper_word("filled"), _date_and_time),
        row("clerk", paper_word("clerk"), line),
        _space(1.0),
        Block(_SIGNED, at),
    )


def _pair(name: str, x: float, top: float, width: float) -> Part:
    words, half = paper_word(name), width / 2 - 1
    return joined(
        text(name, words.fr, mm(x, top + 0.5, half, 7), CHOICE_ABOVE, "left"),
        text(
            f"{name}_ar", words.ar, mm(x + width - half, top + 0.5, half, 7), CHOICE_ABOVE, "right"
        ),
    )


def _space(height: float) -> Block:
    return Block(height, lambda _top: Part())
