"""Batches of permits: drawn part by part, stopped between two, never more than a part in memory."""

from __future__ import annotations

import threading
from itertools import islice
from pathlib import Path

import pytest

from infitah_desk.domain.errors import MachineFault, Refused
from infitah_desk.domain.permit_number import format_number
from infitah_desk.services import drawing
from infitah_desk.services.drawing import FORMATS, Batch, Sheet, draw_batch, draw_file
from tests.documents.permit_faces import code_of, face

PAGES = {"a4": [10, 10, 3], "card": [10, 10, 3], "cards-a4": [1, 1, 1]}


def sheets(count: int, **changes: object) -> tuple[Sheet, ...]:
    faces = [
        face(number=format_number("C2", "TET-1", serial), **changes)
        for serial in range(1, count + 1)
    ]
    return tuple(Sheet(each, code_of(each), "") for each in faces)


TWENTY_THREE = sheets(23)


@pytest.mark.parametrize("format_", FORMATS)
def test_parts_come_in_order_with_all_their_sheets(format_: str) -> None:
    parts = list(draw_batch(Batch(format_, TWENTY_THREE)))
    assert [part.pages for part in parts] == PAGES[format_]
    assert tuple(sheet for part in parts for sheet in part.sheets) == TWENTY_THREE


def test_a_batch_of_nothing_has_no_parts() -> None:
    assert list(draw_batch(Batch("card", ()))) == []


def test_a_stopped_batch_draws_no_further_and_leaves_no_thread(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    drawn: list[int] = []
    draw = drawing._draw

    def counted(batch: Batch, some: tuple[Sheet, ...], checker: object) -> object:
        drawn.append(len(some))
        return draw(batch, some, checker)  # type: ignore[arg-type]

    monkeypatch.setattr(drawing, "_draw", counted)
    parts = draw_batch(Batch("card", TWENTY_THREE * 4))
    [first] = islice(parts, 1)
    parts.close()
    assert first.sheets == TWENTY_THREE[:10]
    assert len(drawn) == 2
    assert not [one for one in threading.enumerate() if one.name.startswith("self-check")]


def test_no_part_with_a_fault_is_given_out(monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = (*TWENTY_THREE[:12], TWENTY_THREE[12]._replace(code=TWENTY_THREE[0].code))
    monkeypatch.setattr("infitah_desk.documents.permit_card.draw_symbol", lambda *_: None)
    with pytest.raises(MachineFault, match=r"^permit\.self_check_failed$"):
        next(draw_batch(Batch("card", wrong)))


def test_a_fault_of_drawing_is_not_said_to_be_one_of_writing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    missing = FileNotFoundError("a font")

    def without_font(*_: object) -> None:
        raise missing

    monkeypatch.setattr(drawing, "_draw", without_font)
    with pytest.raises(FileNotFoundError) as raised:
        draw_file(Batch("card", TWENTY_THREE), tmp_path / "permits.pdf")
    assert (raised.value, list(tmp_path.iterdir())) == (missing, [])


def test_what_came_before_a_name_too_long_is_whole() -> None:
    parts = draw_batch(Batch("cards-a4", (*sheets(20), *sheets(1, name="W" * 90))))
    assert next(parts).pages == 1
    with pytest.raises(Refused, match=r"^permit\.does_not_fit$"):
        next(parts)
