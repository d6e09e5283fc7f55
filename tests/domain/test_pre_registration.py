from __future__ import annotations

import pytest

from infitah_desk.domain.enterprise import Mark
from infitah_desk.domain.errors import Refused
from infitah_desk.domain.pre_registration import ListCheck, RowIssue, Table, check_rows
from tests.helpers.programmes import PROGRAMME_2010


def check(*lines: str) -> ListCheck:
    rows = [line.split(";") if line else [] for line in lines]
    return check_rows(Table(rows=rows, sha256="", format="csv"), PROGRAMME_2010)


def faults(listed: ListCheck) -> list[tuple[int, str, str]]:
    return [(i.row, i.code, i.severity) for i in listed.issues if i.severity != "info"]


def test_rows_are_numbered_as_a_person_counts_them() -> None:
    listed = check("Liste", "", "Raison sociale;TP", "Un;54019872", "", "Deux;5401987")
    assert [row.row for row in listed.rows] == [4, 6]
    assert faults(listed) == [(6, "tp.length", "error")]


def test_a_wrong_field_leaves_the_row_registered() -> None:
    (row,) = check("Raison sociale;TP", "Un;5401987").rows
    assert (row.refused, row.values, row.marks) == (
        False,
        {"name": "Un"},
        {"tp_number": Mark("5401987", "tp.length")},
    )


def test_a_row_without_any_name_is_refused() -> None:
    listed = check("Raison sociale;Raison sociale (arabe);TP", ";;54019872", ";مكتبة;54019872")
    assert [row.refused for row in listed.rows] == [True, False]
    assert faults(listed) == [(2, "name.missing", "error")]


def test_an_rc_without_court_is_a_fault_even_without_a_court_column() -> None:
    assert faults(check("Raison sociale;RC", "Un;7")) == [(2, "rc.court_missing", "error")]


def test_missing_cells_at_the_end_are_empty() -> None:
    listed = check("Raison sociale;TP;ICE", "Un")
    assert listed.rows[0].values == {"name": "Un"}
    assert not listed.issues


def test_a_row_longer_than_its_header_is_refused() -> None:
    listed = check("Raison sociale;TP", "Café; Rif;54019872", "Deux;54019872;;")
    assert [row.refused for row in listed.rows] == [True, False]
    assert faults(listed) == [(2, "row.too_many_cells", "error")]


def test_columns_may_stand_in_any_order() -> None:
    listed = check("TP;المدينة;Dénomination", "54019872;Safi;Un")
    assert listed.rows[0].values == {"tp_number": "54019872", "city": "Safi", "name": "Un"}


def test_an_unknown_column_is_told_once_and_ignored() -> None:
    listed = check("Raison sociale;Observations;Vide;TP", "Un;rien;;54019872", "Deux;rien;;")
    assert listed.issues == [RowIssue(1, "Observations", "column.unknown", "info")]


def test_a_header_that_comes_again_is_no_enterprise() -> None:
    listed = check("Raison sociale;TP", "Un;54019872", "Raison sociale;TP", "Deux;54019873")
    assert [row.row for row in listed.rows] == [2, 4]


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        (("",), "list.empty"),
        (("un;deux", "trois;quatre"), "list.no_header"),
        (("RC;Tribunal;TP", "7;Safi;"), "list.no_name_column"),
        (("Raison sociale;Dénomination;TP", "Un;Deux;"), "list.column_doubled"),
        (("Raison sociale;TP;Patente", "Un;54019872;54019873"), "list.column_doubled"),
    ],
)
def test_a_list_that_cannot_be_understood_is_refused(lines: tuple[str, ...], code: str) -> None:
    with pytest.raises(Refused) as refused:
        check(*lines)
    assert refused.value.code == code


def test_a_doubled_column_that_is_empty_does_no_harm() -> None:
    listed = check("Raison sociale;TP;TP", "Un;;54019872")
    assert listed.rows[0].values == {"name": "Un", "tp_number": "54019872"}


def test_a_mobile_number_fills_in_for_a_missing_fixed_one() -> None:
    listed = check("Raison sociale;GSM;Tél", "Un;0661220795;", "Deux;0661220795;0539738102")
    assert [row.values["phone"] for row in listed.rows] == ["+212661220795", "+212539738102"]


def test_given_and_family_name_make_the_manager() -> None:
    listed = check("Raison sociale;Nom;Prénom", "Un;Alaoui;Ali")
    assert listed.rows[0].values == {"name": "Un", "manager": "Ali Alaoui"}


def test_nom_alone_names_the_enterprise() -> None:
    assert check("Nom;TP", "Un;54019872").rows[0].values["name"] == "Un"


def test_names_go_by_their_script() -> None:
    listed = check(
        "Raison sociale;Raison sociale (arabe);TP", "مكتبة;Librairie;", "مكتبة;;", ";Librairie;"
    )
    assert [row.values for row in listed.rows] == [
        {"name": "Librairie", "name_ar": "مكتبة"},
        {"name_ar": "مكتبة"},
        {"name": "Librairie"},
    ]
    assert not faults(listed)


def test_a_header_without_rows_is_an_empty_list() -> None:
    listed = check("Raison sociale;TP")
    assert not listed.rows
    assert [issue.code for issue in listed.issues] == ["list.no_rows"]


def test_quiet_rewriting_is_information_only() -> None:
    listed = check(
        "Raison sociale;RC;Tribunal;Tél;CA",
        "Un;n°4262;Safi;+212 6 61 22 07 95;3 450 000,00",
        "Deux;098358;Safi;039 94 30 08;",
    )
    assert {issue.severity for issue in listed.issues} == {"info"}
    assert listed.issues[-1].proposal == "+212539943008"
