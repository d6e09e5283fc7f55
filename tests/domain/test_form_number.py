"""The number of a paper form: made, typed in many ways, and never mistaken for another."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infitah_desk.domain.errors import Refused
from infitah_desk.domain.form_number import LAST_FORM, format_form_number, parse_form_number

NUMBER = format_form_number("C2", "TET-1", 1, 7)


def test_a_number_says_edition_node_installation_and_place() -> None:
    assert NUMBER.startswith("C2F-TET1-10007-")
    read = parse_form_number(NUMBER)
    assert (read.edition, read.node, read.position, read.running) == ("C2", "TET-1", 1, 7)


@pytest.mark.parametrize(
    "typed",
    [
        NUMBER.lower(),
        NUMBER.replace("-", ""),
        NUMBER.replace("-", " "),
        NUMBER.replace("-", "\u2013"),
        NUMBER.replace("10007", "IOOO7"),
        f"  {NUMBER}\u200f",
    ],
)
def test_it_is_read_as_people_type_it(typed: str) -> None:
    assert parse_form_number(typed).text == NUMBER


@given(st.integers(1, 3), st.integers(1, LAST_FORM), st.sampled_from(["TET-1", "TET-2", "OUD-12"]))
def test_what_is_made_is_read(position: int, running: int, node: str) -> None:
    text = format_form_number("C2", node, position, running)
    read = parse_form_number(text.replace("-", ""))
    assert (read.node, read.position, read.running, read.text) == (node, position, running, text)


def test_installations_of_a_node_never_share_a_number() -> None:
    ends = {format_form_number("C2", "TET-1", place, n) for place in (1, 2, 3) for n in (1, 9999)}
    assert len(ends) == 6


@pytest.mark.parametrize(("position", "running"), [(0, 1), (1, 0), (1, 10_000), (10, 1), (-1, 3)])
def test_no_number_beyond_its_digits(position: int, running: int) -> None:
    with pytest.raises(Refused) as refused:
        format_form_number("C2", "TET-1", position, running)
    assert refused.value.code == "form.number_invalid"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "F",
        "C2-TET1-00042-E",
        NUMBER[:-1] + ("0" if NUMBER[-1] != "0" else "1"),
        NUMBER.replace("7", "8"),
        NUMBER * 3,
        "C2F-تطوان-10007-K",
    ],
)
def test_what_is_no_form_is_refused(text: str) -> None:
    with pytest.raises(Refused) as refused:
        parse_form_number(text)
    assert refused.value.code == "form.number_invalid"
