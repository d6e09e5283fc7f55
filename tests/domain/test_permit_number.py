from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from infitah_desk.domain.errors import Refused
from infitah_desk.domain.permit_number import LAST_SERIAL, format_number, parse_number

editions = st.from_regex(r"[A-Z0-9]{1,4}", fullmatch=True)
nodes = st.from_regex(r"[A-Z]{3}-[1-9][0-9]{0,2}", fullmatch=True)
serials = st.integers(1, LAST_SERIAL)


def test_a_number_is_spelled_as_in_the_design() -> None:
    assert format_number("C2", "TET-1", 42) == "C2-TET1-00042-E"


@given(editions, nodes, serials)
def test_what_is_formatted_is_read_back(edition: str, node: str, serial: int) -> None:
    text = format_number(edition, node, serial)
    number = parse_number(text)
    assert (number.edition, number.node, number.serial, number.text) == (
        edition,
        node,
        serial,
        text,
    )


@pytest.mark.parametrize(
    "typed",
    [
        "c2-tet1-00042-e",
        "C2TET100042E",
        "c2tet100042e",
        "C2-TET1-OOO42-E",
        "C2-TET-1-00042-E",
        "C2 TET1 00042 E",
        "C2–TET1–00042–E",
        "\u200eC2-TET1-00042-E\n",
        "C2-TET1-00042E",
    ],
)
def test_case_hyphens_and_o_for_nought_are_tolerated(typed: str) -> None:
    assert parse_number(typed).text == "C2-TET1-00042-E"


def test_i_stands_for_one_in_the_serial_alone() -> None:
    number = format_number("C2", "TET-1", 11)
    assert parse_number(number.replace("00011", "000II")).text == number
    with pytest.raises(Refused):
        parse_number(number.replace("TET1", "TETI"))


@given(nodes, serials, st.integers(0, 10), st.sampled_from("0123456789"))
def test_one_wrong_digit_is_noticed(node: str, serial: int, place: int, digit: str) -> None:
    text = format_number("C2", node, serial)
    at = len(text) - 7 + place % 5
    wrong = text[:at] + digit + text[at + 1 :]
    if wrong == text:
        return
    with pytest.raises(Refused, match=r"^permit\.number_invalid$"):
        parse_number(wrong)


@pytest.mark.parametrize(
    ("edition", "node", "serial"),
    [("C2", "TET-1", 0), ("C2", "TET-1", 100_000), ("C2", "TET1", 1), ("c2", "TET-1", 1)],
)
def test_nothing_is_made_that_could_not_be_read(edition: str, node: str, serial: int) -> None:
    with pytest.raises(Refused, match=r"^permit\.number_invalid$"):
        format_number(edition, node, serial)


@given(st.text())
@example("C2-TET1-00000-0")
@example("C2-TET1-٠٠٠٤٢-E")
@example("ſ2-TET1-00042-E")
@example("-" * 10_000)
def test_any_text_is_a_number_or_refused(text: str) -> None:
    try:
        number = parse_number(text)
    except Refused:
        return
    assert parse_number(number.text) == number
