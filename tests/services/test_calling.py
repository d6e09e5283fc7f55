"""Letters and call lists for enterprises with a permit too many, from the folder to the file."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from python_calamine import CalamineWorkbook

from infitah_desk.domain.errors import Refused
from infitah_desk.domain.text_folding import fold
from infitah_desk.services.calling import gather, write_calls, write_letters
from infitah_desk.services.protecting import erase
from infitah_desk.services.settling import settle_same
from infitah_desk.system.texts import LANGUAGES, Language, say
from tests.helpers.caravans import HQ, NORTH, OUJDA, Caravan
from tests.helpers.two_permits import Twice, granted_twice


@pytest.fixture
def twice(caravan: Caravan) -> Twice:
    return granted_twice(caravan, NORTH, HQ, name='=HYPERLINK("http://x")')


def text_of(pdf: Path) -> str:
    document = pypdfium2.PdfDocument(pdf)
    text = "\n".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return text


def test_a_letter_names_both_permits_and_the_chamber_of_the_void_one(
    caravan: Caravan, twice: Twice, tmp_path: Path
) -> None:
    out = tmp_path / "letters.pdf"
    with caravan.at(HQ) as session:
        settle_same(session, twice.one, twice.other)
        drawn = write_letters(session, out)
        chamber = session.programme.forum("OUJ").chamber
    assert (drawn.letters, drawn.pages, drawn.left_out) == (1, 1, ())
    text = text_of(out)
    assert twice.first in text
    assert twice.second in text
    assert fold(chamber) in fold(" ".join(text.split()))


def test_while_it_is_to_be_revoked_the_list_says_so_and_by_whom(
    caravan: Caravan, twice: Twice
) -> None:
    with caravan.at(NORTH) as session:
        settle_same(session, twice.one, twice.other)
        told = gather(session)
    (call,) = told.calls
    assert (call.keep, call.void, call.desk, call.revoked) == (
        twice.first,
        twice.second,
        OUJDA,
        False,
    )
    assert call.phone == "06 61 44 20 10"
    (letter,) = told.letters
    assert letter.first


def test_only_those_that_are_named_are_written_to(
    caravan: Caravan, twice: Twice, tmp_path: Path
) -> None:
    again = granted_twice(caravan, HQ, number=40)
    with caravan.at(HQ) as session:
        for each in (twice, again):
            settle_same(session, each.one, each.other)
        assert write_letters(session, tmp_path / "all.pdf").letters == 2
        assert write_letters(session, tmp_path / "one.pdf", [again.other]).letters == 1
    assert again.second in text_of(tmp_path / "one.pdf")
    assert twice.second not in text_of(tmp_path / "one.pdf")


@pytest.mark.usefixtures("twice")
def test_two_dossiers_that_nobody_linked_get_no_letter(caravan: Caravan, tmp_path: Path) -> None:
    out = tmp_path / "letters.pdf"
    with caravan.at(HQ) as session, pytest.raises(Refused) as refused:
        write_letters(session, out)
    assert refused.value.code == "letters.none"
    assert not out.exists()


def test_whoever_is_erased_is_neither_written_to_nor_called(caravan: Caravan, twice: Twice) -> None:
    with caravan.at(HQ) as session:
        settle_same(session, twice.one, twice.other)
        erase(session, twice.other, "asked")
        told = gather(session)
        assert (told.letters, told.calls) == ((), ())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_workbook_holds_texts_that_run_nothing(
    caravan: Caravan, twice: Twice, tmp_path: Path, language: Language
) -> None:
    out = tmp_path / "calls.xlsx"
    with caravan.at(HQ) as session:
        settle_same(session, twice.other, twice.one)
        written = write_calls(session, out, language)
    assert (written.calls, written.pages) == (1, 0)
    (head, row) = CalamineWorkbook.from_path(out).get_sheet_by_index(0).to_python()
    assert say("calls.keep", language) in head
    assert {twice.first, twice.second, OUJDA, say("calls.revoked", language)} <= set(row)
    assert all(isinstance(cell, str) for cell in row)


def test_the_list_as_a_pdf_has_whoever_is_to_be_called(
    caravan: Caravan, twice: Twice, tmp_path: Path
) -> None:
    out = tmp_path / "calls.PDF"
    with caravan.at(NORTH) as session:
        settle_same(session, twice.one, twice.other)
        written = write_calls(session, out, "fr")
    assert (written.calls, written.pages) == (1, 1)
    assert twice.second in text_of(out)


def test_another_kind_of_file_is_refused(caravan: Caravan, tmp_path: Path) -> None:
    with caravan.at(HQ) as session, pytest.raises(Refused) as refused:
        write_calls(session, tmp_path / "calls.csv", "fr")
    assert refused.value.code == "calls.format"
