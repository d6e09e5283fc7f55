from __future__ import annotations

import pytest

from infitah_desk.documents.permit_a4 import draw_permits_a4
from infitah_desk.documents.self_check import check_drawn_permits
from infitah_desk.domain.errors import MachineFault
from tests.documents.permit_faces import FACE, FACES, code_of, face

CODES = [code_of(permit) for permit in FACES.values()]
PDF = draw_permits_a4(list(zip(FACES.values(), CODES, strict=True)))


def test_every_page_is_read_back() -> None:
    check_drawn_permits(PDF, CODES)


def test_another_code_than_the_one_signed_fails() -> None:
    other = face(number="C2-TET1-00043-C")
    drawn = draw_permits_a4([(FACE, code_of(FACE)), (FACE, code_of(FACE))])
    with pytest.raises(MachineFault, match=r"^permit\.self_check_failed$") as caught:
        check_drawn_permits(drawn, [code_of(FACE), code_of(other)])
    assert caught.value.details["page"] == 2


@pytest.mark.parametrize("codes", [CODES[:-1], [*CODES, CODES[0]], []])
def test_a_page_too_many_or_too_few_fails(codes: list[str]) -> None:
    with pytest.raises(MachineFault, match=r"^permit\.self_check_failed$"):
        check_drawn_permits(PDF, codes)


def test_a_page_without_code_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("infitah_desk.documents.permit_a4.draw_symbol", lambda *_: None)
    bare = draw_permits_a4([(FACE, code_of(FACE))])
    with pytest.raises(MachineFault, match=r"^permit\.self_check_failed$"):
        check_drawn_permits(bare, [code_of(FACE)])
