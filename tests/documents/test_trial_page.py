from __future__ import annotations

import pypdfium2
import pytest

from infitah_desk.documents.a4_sheet import MM
from infitah_desk.documents.cards_sheet import NO_SHIFT, Shift
from infitah_desk.documents.drawn_pages import DrawnPages
from infitah_desk.documents.page_image import render_page
from infitah_desk.documents.permit_pages import PAGE_FORMATS
from infitah_desk.documents.qr_symbol import make_symbol
from infitah_desk.documents.self_check import check_drawn_pages
from infitah_desk.documents.trial_page import draw_trial_page, trial_code
from infitah_desk.domain.errors import Refused
from infitah_desk.services.drawing import FORMATS

EVERY_FORMAT = pytest.mark.parametrize("format_", FORMATS)


def dark_at(pages: DrawnPages, x: float, y: float) -> bool:
    """Whether anything is drawn within a fifth of a millimetre of that place (mm, from above)."""
    document = pypdfium2.PdfDocument(pages.pdf)
    picture = render_page(document[0], 254)  # ten dots a millimetre
    document.close()
    columns = range(round(10 * x) - 2, round(10 * x) + 3)
    rows = range(round(10 * y) - 2, round(10 * y) + 3)
    return any(
        picture.pixels[row * picture.width + column] < 250 for row in rows for column in columns
    )


@EVERY_FORMAT
def test_the_code_is_read_back_and_is_no_permit_s(format_: str) -> None:
    check_drawn_pages(draw_trial_page(format_), [trial_code(format_)])
    assert not trial_code(format_).startswith("PN1")


@EVERY_FORMAT
def test_words_and_code_lie_on_the_page_in_both_scripts(format_: str) -> None:
    pages = draw_trial_page(format_)
    page = PAGE_FORMATS[format_]
    document = pypdfium2.PdfDocument(pages.pdf)
    text = document[0].get_textpage()
    [[code]] = pages.codes
    assert 0 <= code.box.x < code.box.right <= page.width
    assert 0 <= code.box.y < code.box.top <= page.height
    for index in range(text.count_chars()):
        left, bottom, right, top = text.get_charbox(index)
        assert 0 <= left <= right <= page.width
        assert 0 <= bottom <= top <= page.height
        apart = (
            right < code.box.x or left > code.box.right or top < code.box.y or bottom > code.box.top
        )
        assert left == right or apart
    said = text.get_text_range()
    assert "Page d’essai" in said
    assert any("\u0600" <= letter <= "\ufeff" for letter in said)
    text.close()
    document.close()


@pytest.mark.parametrize(
    ("format_", "origin", "lengths"),
    [("a4", 25, (160, 240)), ("card", 8, (70, 40)), ("cards-a4", 25, (160, 240))],
)
def test_rulers_are_as_long_as_they_say(
    format_: str, origin: int, lengths: tuple[int, int]
) -> None:
    pages = draw_trial_page(format_)
    across, down = lengths
    assert dark_at(pages, origin + across, origin - 1)
    assert dark_at(pages, origin - 1, origin + down)
    assert not dark_at(pages, origin + across + 0.5, origin - 1)
    assert not dark_at(pages, origin - 1, origin + down + 0.5)


def test_outlines_of_cards_are_shifted_as_asked() -> None:
    right = 105 + 85.6
    for shift in (NO_SHIFT, Shift(4, 0)):
        pages = draw_trial_page("cards-a4", shift)
        assert dark_at(pages, right + shift.x, 200)
        assert not dark_at(pages, right + 4 - shift.x, 200)


def test_the_same_format_makes_the_same_bytes() -> None:
    assert draw_trial_page("card").pdf == draw_trial_page("card").pdf


def test_a_shift_off_the_sheet_is_refused() -> None:
    with pytest.raises(Refused, match=r"^permit\.shift_too_far$"):
        draw_trial_page("cards-a4", Shift(0, 99))


def test_the_code_has_the_smallest_modules_of_its_format() -> None:
    for format_, least in (("a4", 0.5), ("card", 0.42), ("cards-a4", 0.42)):
        [[code]] = draw_trial_page(format_).codes
        assert code.box.width / make_symbol(code.text).size / MM == pytest.approx(least, abs=0.01)
