"""Permits in each format, by batches: read back with tools that are not ours, stopped, refused."""

from __future__ import annotations

import pytest

from infitah_desk.domain.errors import Refused
from infitah_desk.services import issuing, printing
from infitah_desk.services.drawing import draw_file
from infitah_desk.services.session import Session
from tests.helpers.caravans import TETOUAN, Caravan, issued
from tests.helpers.other_programs import photographed, read_by_zbar, run_tool
from tests.services.test_printing import trust_file, verified_claims


def permits(session: Session, count: int) -> list[str]:
    return [issued(session, number) for number in range(1, count + 1)]


@pytest.mark.parametrize(("format_", "pages"), [("a4", 12), ("card", 12), ("cards-a4", 2)])
def test_permits_come_in_each_format(caravan: Caravan, format_: str, pages: int) -> None:
    out = caravan.folder / f"{format_}.pdf"
    with caravan.at(TETOUAN) as session:
        numbers = permits(session, 12)
        made = printing.print_permits(session, numbers, out, format_=format_)
        again = printing.print_permits(session, numbers, out.with_suffix(".2.pdf"), format_=format_)
    assert (made.pages, made.copies) == (pages, (1,) * len(numbers))
    assert run_tool("qpdf", "--show-npages", out) == f"{pages}\n"
    assert out.read_bytes() == again.file.read_bytes()
    read = read_by_zbar(photographed(out))
    trust = trust_file(caravan)
    found = {verified_claims(code, trust, caravan.root)[2] for code in read}
    assert found == set(numbers)


def test_a_batch_tells_how_far_it_is_and_what_was_drawn_when_it_was_stopped(
    caravan: Caravan,
) -> None:
    told: list[tuple[int, int]] = []

    def watch(done: int, of: int) -> bool:
        told.append((done, of))
        return len(told) < 2

    out = caravan.folder / "cards.pdf"
    with caravan.at(TETOUAN) as session:
        numbers = permits(session, 35)
        made = draw_file(printing.prepare_batch(session, numbers, "cards-a4"), out, watch)
        printing.note_drawn(session, [made])
        assert told == [(10, 35), (20, 35)]
        assert ([sheet.face.number for sheet in made.sheets], made.pages) == (numbers[:20], 2)
        assert run_tool("qpdf", "--show-npages", out) == "2\n"
        issuing.confirm_sheet(session, numbers[19])
        with pytest.raises(Refused) as refused:
            issuing.confirm_sheet(session, numbers[20])
    assert refused.value.code == "permit.not_printed"


@pytest.mark.parametrize(
    ("format_", "shift", "code"),
    [
        ("a5", (0, 0), "permit.format_unknown"),
        ("cards-a4", (40, 0), "permit.shift_too_far"),
        ("a4", (1, 0), "permit.shift_too_far"),
    ],
)
def test_a_format_that_cannot_be_printed_is_refused(
    caravan: Caravan, format_: str, shift: tuple[float, float], code: str
) -> None:
    out = caravan.folder / "permit.pdf"
    with caravan.at(TETOUAN) as session:
        number = issued(session, 1)
        with pytest.raises(Refused) as refused:
            printing.print_permits(session, [number], out, format_=format_, shift=shift)
    assert (refused.value.code, out.exists()) == (code, False)
