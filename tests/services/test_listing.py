"""Lists for screens: every place at once, rows by pages, the same dossiers that search finds."""

from __future__ import annotations

from pathlib import Path

import pytest

from infitah_desk.services import drafting, importing, listing, registering
from infitah_desk.services.session import Session
from tests.helpers.caravans import TETOUAN, Caravan, ready, registered


def names(session: Session, ids: listing.Listing) -> list[str]:
    rows = {row.id: row for row in listing.show_rows(session, ids.ids)}
    return [rows[id_].name for id_ in ids.ids]


def test_the_dossier_begun_last_comes_first(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        for number in (1, 2, 3):
            registered(session, number)
        assert [name[-1] for name in names(session, listing.list_rows(session))] == ["3", "2", "1"]


@pytest.mark.parametrize("text", ["zerouali 2", "الزروالي 5002", "5002"])
def test_a_search_lists_what_it_finds(caravan: Caravan, text: str) -> None:
    with caravan.at(TETOUAN) as session:
        for number in (1, 2):
            registered(session, number)
        assert names(session, listing.list_rows(session, text)) == ["Menuiserie Zerouali 2"]


def test_a_filter_lets_through_its_steps_and_counts_all(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        registered(session, 1)
        ready(session, 2)
        came = listing.list_rows(session, "", "ready")
        assert names(session, came) == ["Menuiserie Zerouali 2"]
        assert (came.counts["all"], came.counts["ready"], came.counts["documents"]) == (2, 1, 1)


def test_a_filter_holds_for_a_search_too(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        registered(session, 1)
        ready(session, 2)
        assert names(session, listing.list_rows(session, "menuiserie", "documents")) == [
            "Menuiserie Zerouali 1"
        ]


def test_the_first_page_comes_along(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        registered(session, 1)
        came = listing.list_rows(session)
        (row,) = came.first
        assert (row.rc_number, row.rc_court, row.step) == ("5001", "Tétouan", "documents")


def test_what_is_to_be_corrected_shows_as_written(caravan: Caravan, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Raison sociale;N° TP\nAtelier Trois;123\n", encoding="utf-8")
    with caravan.at(TETOUAN) as session:
        importing.import_list(session, path)
        (row,) = listing.list_rows(session).first
        assert (row.tp_number, row.to_correct) == ("123", True)
        registering.correct(session, row.dossier, {"tp_number": "12345678"}, "seen")
        (row,) = listing.list_rows(session).first
        assert (row.tp_number, row.to_correct) == ("12345678", False)


def test_a_draft_is_no_dossier(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        drafting.keep_draft(session, "one", "", {"name": "x"})
        assert list(listing.list_rows(session).ids) == []
