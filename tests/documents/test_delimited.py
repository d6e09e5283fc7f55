from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infitah_desk.documents.delimited import read_delimited, rows_of

cells = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=8) | st.just('12, rue "X"')
tables = st.lists(st.lists(cells, min_size=3, max_size=3), max_size=6)
HEADER = ["Raison sociale", "Adresse", "N° TP"]


@pytest.mark.parametrize("sign", ";,\t|:^~#!")
def test_any_separator_is_found(sign: str) -> None:
    text = "Raison sociale;Ville;N° TP\r\nCafé;Safi;54019872\r\n".replace(";", sign)
    assert read_delimited(text) == (
        [["Raison sociale", "Ville", "N° TP"], ["Café", "Safi", "54019872"]],
        sign,
    )


def test_a_separator_inside_cells_does_not_mislead() -> None:
    rows, sign = read_delimited("Raison sociale;Adresse\nUn;1, rue A, Safi\nDeux;2, rue B, Safi\n")
    assert (sign, rows[1]) == (";", ["Un", "1, rue A, Safi"])


def test_a_single_column_is_not_cut() -> None:
    assert read_delimited("Raison sociale\nCafé, bar\n") == (
        [["Raison sociale"], ["Café, bar"]],
        "",
    )


def test_excels_hint_names_the_separator_and_is_no_row() -> None:
    assert read_delimited("sep=~\r\nRaison sociale~TP\r\n") == ([["Raison sociale", "TP"]], "~")


@given(tables, st.sampled_from(";,\t|"))
def test_what_csv_writes_is_read_again(table: list[list[str]], sign: str) -> None:
    out = io.StringIO()
    csv.writer(out, delimiter=sign, quoting=csv.QUOTE_ALL).writerows([HEADER, *table])
    assert read_delimited(out.getvalue()) == ([HEADER, *table], sign)


def test_a_quoted_cell_may_hold_new_lines() -> None:
    assert rows_of('a;"b\nc";d\ne;f;g\n', ";") == [["a", "b\nc", "d"], ["e", "f", "g"]]


@pytest.mark.parametrize("line", ['"Café;1;2', 'Café "Rif";1;2', '"Rif" Café;1;2', 'Café 15";1;2'])
def test_a_stray_quote_takes_no_other_row(line: str) -> None:
    rows = rows_of(f'h;i;j\n{line}\n"12; rue X";3;4\nz;5;"6"\n', ";")
    assert rows == [["h", "i", "j"], line.split(";"), ["12; rue X", "3", "4"], ["z", "5", "6"]]


def test_a_stray_quote_that_finds_another_takes_no_rows_either() -> None:
    rows = rows_of('h;i;j\n"Café;1;2\nb;3;4\nTV 15";5;6\n', ";")
    assert rows == [["h", "i", "j"], ['"Café', "1", "2"], ["b", "3", "4"], ['TV 15"', "5", "6"]]


def test_empty_lines_are_rows_without_cells() -> None:
    assert rows_of("a;b\n\nc;d", ";") == [["a", "b"], [], ["c", "d"]]
    assert rows_of('a;b\r\n\r\n"c";d\r\n', ";") == [["a", "b"], [], ["c", "d"]]


def test_a_cell_of_a_megabyte_is_read() -> None:
    assert rows_of(f'a;"{"x" * 1_000_000}"\n', ";") == [["a", "x" * 1_000_000]]


@given(st.text(max_size=200), st.sampled_from(";,\t"))
def test_any_text_has_rows(text: str, sign: str) -> None:
    rows = rows_of(text, sign)
    assert all(isinstance(cell, str) for row in rows for cell in row)
