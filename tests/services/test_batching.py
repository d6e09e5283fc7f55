"""A selection of permits on paper: in order, told of to the last sheet, none counted twice."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec
import pytest

from infitah_desk.documents.code_reading import codes_in_file
from infitah_desk.domain.errors import MachineFault, Refused
from infitah_desk.services import issuing, printing, queueing
from infitah_desk.services.batching import (
    Chosen,
    DrawnSelection,
    draw_selection,
    prepare_selection,
)
from infitah_desk.services.drawing import PART, Watch
from infitah_desk.services.session import Session
from infitah_desk.trust.permit_claims import decode_claims
from infitah_desk.trust.permit_code import read_permit_code
from tests.helpers.caravans import TETOUAN, Caravan, issued


def numbers_of(session: Session, count: int) -> list[str]:
    return [issued(session, number) for number in range(count)]


def printed(
    session: Session,
    chosen: Sequence[Chosen],
    folder: Path,
    name: str,
    watch: Watch | None = None,
) -> DrawnSelection:
    """A selection as the window brings it on paper: prepared, drawn, noted."""
    selection = draw_selection(prepare_selection(session, chosen), folder, name, watch)
    printing.note_drawn(session, selection.files)
    return selection


def drawn(selection: DrawnSelection) -> list[str]:
    return [sheet.face.number for file in selection.files for sheet in file.sheets]


def in_file(file: Path) -> list[str]:
    """The numbers of the permits in a PDF, in order."""
    return [decode_claims(read_permit_code(code).payload).number for code in codes_in_file(file)]


def waiting(session: Session) -> list[str]:
    return [each.number for each in queueing.waiting_sheets(session)]


def stopped_after(permits: int) -> Callable[[int, int], bool]:
    return lambda done, _of: done < permits


def test_each_format_is_a_file_in_the_order_of_the_selection(
    caravan: Caravan, tmp_path: Path
) -> None:
    with caravan.at(TETOUAN) as session:
        a, b, c, d = numbers_of(session, 4)
        chosen = [Chosen(d, "card"), Chosen(b), Chosen(a, "card"), Chosen(c), Chosen(b)]
        selection = printed(session, chosen, tmp_path / "new", "permis")
        assert [file.file.name for file in selection.files] == ["permis-card.pdf", "permis-a4.pdf"]
        assert [in_file(file.file) for file in selection.files] == [[d, a], [b, c]]
        assert (drawn(selection), selection.left, selection.error) == ([d, a, b, c], (), None)
        sheets = queueing.waiting_sheets(session)
    assert [(each.number, each.format) for each in sheets] == [
        (d, "card"),
        (a, "card"),
        (b, "a4"),
        (c, "a4"),
    ]
    assert {each.outlet for each in sheets} == {str(file.file) for file in selection.files}


def test_one_permit_that_cannot_be_printed_refuses_all(caravan: Caravan, tmp_path: Path) -> None:
    with caravan.at(TETOUAN) as session:
        first, second = numbers_of(session, 2)
        issuing.revoke_permit(session, second, "error")
        with pytest.raises(Refused, match=r"permit\.revoked"):
            printed(session, [Chosen(first, "card"), Chosen(second)], tmp_path, "p")
        assert (list(tmp_path.glob("*.pdf")), waiting(session)) == ([], [])


def test_one_copy_is_not_printed_in_two_formats(caravan: Caravan, tmp_path: Path) -> None:
    with caravan.at(TETOUAN) as session:
        [number] = numbers_of(session, 1)
        loose = number.lower().replace("-", "")
        with pytest.raises(Refused, match=r"permit\.chosen_twice"):
            printed(session, [Chosen(number, "card"), Chosen(loose)], tmp_path, "p")


def test_a_selection_of_nothing_is_refused(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session, pytest.raises(Refused, match=r"permit\.none_named"):
        prepare_selection(session, [])


def test_a_stopped_selection_tells_what_was_drawn_and_the_rest_is_drawn_next(
    caravan: Caravan, tmp_path: Path
) -> None:
    with caravan.at(TETOUAN) as session:
        numbers = numbers_of(session, PART + 4)
        chosen = [Chosen(number, "cards-a4") for number in numbers[:-2]]
        chosen += [Chosen(number) for number in numbers[-2:]]
        first = printed(session, chosen, tmp_path, "un", watch=stopped_after(PART))
        assert (drawn(first), list(first.left)) == (numbers[:PART], numbers[PART:])
        assert (first.error, waiting(session)) == (None, numbers[:PART])
        rest = [each for each in chosen if each.number in first.left]
        second = printed(session, rest, tmp_path, "deux")
        assert (drawn(second), second.left) == (numbers[PART:], ())
        assert waiting(session) == numbers
        assert {each.copy for each in queueing.waiting_sheets(session)} == {1}


def test_a_failure_half_way_tells_which_permit_it_was_and_what_was_drawn(
    caravan: Caravan, tmp_path: Path
) -> None:
    with caravan.at(TETOUAN) as session:
        good, also_good = numbers_of(session, 2)
        bad = issued(session, 7, name="W" * 200)
        chosen = [Chosen(good, "card"), Chosen(also_good), Chosen(bad)]
        selection = printed(session, chosen, tmp_path, "p")
        assert (drawn(selection), selection.left) == ([good], (also_good, bad))
        assert isinstance(selection.error, Refused)
        assert selection.error.code == "permit.does_not_fit"
        assert selection.error.details["number"] == bad
        assert [path.name for path in tmp_path.iterdir() if path.suffix == ".pdf"] == ["p-card.pdf"]
        assert waiting(session) == [good]


def test_where_nothing_can_be_written_nothing_counts_as_sent(
    caravan: Caravan, tmp_path: Path
) -> None:
    taken = tmp_path / "taken"
    taken.write_text("not a folder")
    with caravan.at(TETOUAN) as session:
        numbers = numbers_of(session, 2)
        selection = printed(session, [Chosen(one) for one in numbers], taken, "p")
        assert isinstance(selection.error, MachineFault)
        assert (drawn(selection), list(selection.left)) == ([], numbers)
        assert waiting(session) == []


def test_what_was_drawn_but_never_noted_is_the_same_copy_again(
    caravan: Caravan, tmp_path: Path
) -> None:
    """As where the program was killed between the file and the database."""
    with caravan.at(TETOUAN) as session:
        [number] = numbers_of(session, 1)
        batches = prepare_selection(session, [Chosen(number)])
        lost = draw_selection(batches, tmp_path, "lost").files[0].file.read_bytes()
    with caravan.at(TETOUAN) as session:
        assert waiting(session) == []
        again = printed(session, [Chosen(number)], tmp_path, "again").files[0]
        assert again.file.read_bytes() == lost
        assert issuing.confirm_sheet(session, number).copies == (1,)


def test_one_number_unknown_to_the_database_notes_no_file_at_all(
    caravan: Caravan, tmp_path: Path
) -> None:
    with caravan.at(TETOUAN) as session:
        numbers = numbers_of(session, 2)
        batches = prepare_selection(session, [Chosen(one) for one in numbers])
        [file] = draw_selection(batches, tmp_path, "p").files
        first, second = file.sheets
        stranger = second._replace(
            face=msgspec.structs.replace(second.face, number="C2-TET1-00099-X")
        )
        with pytest.raises(Refused):
            printing.note_drawn(session, [file._replace(sheets=(first, stranger))])
        assert waiting(session) == []
