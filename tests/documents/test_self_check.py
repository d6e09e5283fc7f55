from __future__ import annotations

import msgspec
import pytest

from infitah_desk.documents.drawn_pages import DrawnPages
from infitah_desk.documents.self_check import check_drawn_pages
from infitah_desk.domain.errors import MachineFault
from infitah_desk.domain.permit_number import format_number
from infitah_desk.services.drawing import FORMATS
from tests.documents.permit_faces import FACE, FACES, code_of, drawn, face

CODES = [code_of(permit) for permit in FACES.values()]
EVERY_FORMAT = pytest.mark.parametrize("format_", FORMATS)
TEN = [face(number=format_number("C2", "TET-1", serial)) for serial in range(1, 11)]


@pytest.fixture(params=FORMATS)
def pages(request: pytest.FixtureRequest) -> DrawnPages:
    return drawn(request.param, *FACES.values())


def test_every_code_is_read_back(pages: DrawnPages) -> None:
    check_drawn_pages(pages, CODES)


@EVERY_FORMAT
def test_another_code_than_the_one_signed_fails(format_: str) -> None:
    pages = drawn(format_, *TEN)
    other = code_of(face(number=format_number("C2", "TET-1", 43)))
    with pytest.raises(MachineFault, match=r"^permit\.self_check_failed$"):
        check_drawn_pages(pages, [*map(code_of, TEN[:-1]), other])


@EVERY_FORMAT
def test_a_code_that_stands_on_another_permit_fails(format_: str) -> None:
    """As the pages themselves have it: what is told of them is right."""
    one, other = drawn(format_, *TEN), drawn(format_, *reversed(TEN))
    swapped = msgspec.structs.replace(one, pdf=other.pdf)
    with pytest.raises(MachineFault, match=r"^permit\.self_check_failed$") as caught:
        check_drawn_pages(swapped, [code_of(permit) for permit in TEN])
    assert caught.value.details["page"] == 1


@pytest.mark.parametrize("codes", [CODES[:-1], [*CODES, CODES[0]], []])
def test_a_permit_too_many_or_too_few_fails(pages: DrawnPages, codes: list[str]) -> None:
    with pytest.raises(MachineFault, match=r"^permit\.self_check_failed$"):
        check_drawn_pages(pages, codes)


@EVERY_FORMAT
def test_a_page_too_many_fails(format_: str) -> None:
    one, both = drawn(format_, *TEN), drawn(format_, *TEN, FACE)
    with pytest.raises(MachineFault, match=r"^permit\.self_check_failed$"):
        check_drawn_pages(
            msgspec.structs.replace(one, pdf=both.pdf), [code_of(permit) for permit in TEN]
        )


@EVERY_FORMAT
def test_a_permit_without_code_fails(format_: str, monkeypatch: pytest.MonkeyPatch) -> None:
    where = "permit_a4" if format_ == "a4" else "permit_card"
    monkeypatch.setattr(f"infitah_desk.documents.{where}.draw_symbol", lambda *_: None)
    bare = drawn(format_, FACE)
    with pytest.raises(MachineFault, match=r"^permit\.self_check_failed$"):
        check_drawn_pages(bare, [code_of(FACE)])
