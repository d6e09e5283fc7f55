"""What a person says that a list's columns hold counts more than their titles."""

from __future__ import annotations

import pytest

from infitah_desk.domain.errors import Refused
from infitah_desk.domain.pre_registration import Chosen, Table, check_rows
from tests.helpers.programmes import PROGRAMME_2010


def names(rows: list[list[str]], chosen: Chosen, field: str = "name") -> list[object]:
    check = check_rows(Table(rows=rows, sha256="0", format="csv"), PROGRAMME_2010, chosen)
    return [row.values.get(field) for row in check.rows]


def test_an_unknown_title_holds_what_a_person_says() -> None:
    assert names([["Qui", "Ville"], ["Alpha", "Oujda"]], {0: "name"}) == ["Alpha"]


def test_a_known_title_gives_way_to_a_person() -> None:
    rows = [["Nom", "Titulaire"], ["12", "Alpha"]]
    assert names(rows, {1: "name"}) == ["Alpha"]


def test_a_column_that_is_passed_over_is_neither_read_nor_remarked() -> None:
    rows = [["Raison sociale", "Ville", "Capacité"], ["Alpha", "Oujda", "12"]]
    check = check_rows(Table(rows=rows, sha256="0", format="csv"), PROGRAMME_2010, {2: ""})
    assert check.issues == []


def test_without_any_known_title_the_first_row_is_the_header() -> None:
    assert names([[""], ["x", "y"], ["Alpha", "Oujda"]], {0: "name", 1: "city"}, "city") == [
        "Oujda"
    ]


def test_a_column_beyond_the_titles_can_be_named() -> None:
    assert names([["Raison sociale"], ["Alpha", "Oujda"]], {1: "city"}, "city") == ["Oujda"]


def test_two_columns_of_one_meaning_are_settled_by_a_person() -> None:
    rows = [["Raison sociale", "Dénomination", "Ville"], ["Alpha", "Bêta", "Oujda"]]
    with pytest.raises(Refused, match="column_doubled"):
        names(rows, {})
    assert names(rows, {1: "name"}) == ["Bêta"]


@pytest.mark.parametrize("chosen", [{0: "consent_bank"}, {0: "nonsense"}, {-1: "name"}])
def test_nothing_else_can_be_said_of_a_column(chosen: Chosen) -> None:
    with pytest.raises(Refused, match="field_unknown"):
        names([["Qui"], ["Alpha"]], chosen)
