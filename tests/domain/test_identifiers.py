from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infitah_desk.domain.identifiers import (
    identifier_keys,
    rc_key,
    read_ice,
    read_if,
    read_rc,
    read_tp,
)
from tests.helpers.programmes import PROGRAMME_2010


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("4262", "4262"),
        ("n°4262", "4262"),
        ("RC 55135", "55135"),
        ("R.C. N° : 55135", "55135"),
        ("098358", "98358"),
        ("51583.0", "51583"),
        ("51 583", "51583"),
        ("51.583", "51583"),
        ("٤٢٦٢", "4262"),
        ("السجل التجاري رقم 4262", "4262"),
    ],
)
def test_an_rc_number_is_read_as_people_write_it(text: str, number: str) -> None:
    assert read_rc(text, PROGRAMME_2010).number.value == number


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("12A45", "rc.not_a_number"),
        ("000", "rc.not_a_number"),
        ("SARL", "rc.not_a_number"),
        ("12345678901", "rc.length"),
        ("4262 Nulleville", "rc.not_a_number"),
        ("4262/2008", "rc.not_a_number"),
        ("42-62", "rc.not_a_number"),
    ],
)
def test_what_is_no_rc_number_is_named(text: str, code: str) -> None:
    assert read_rc(text, PROGRAMME_2010).number.error == code


@pytest.mark.parametrize("text", ["4262/Oujda", "RC 4262 Oujda", "4262 (Oujda)", "4262 - Oujda"])
def test_a_cell_may_hold_number_and_court(text: str) -> None:
    read = read_rc(text, PROGRAMME_2010)
    assert (read.number.value, read.court) == ("4262", "Oujda")


@pytest.mark.parametrize(
    ("text", "value", "error"),
    [
        ("54019872", "54019872", ""),
        ("TP: 5401 9872", "54019872", ""),
        ("54019872.0", "54019872", ""),
        ("5401987", None, "tp.length"),
        ("540198722", None, "tp.length"),
        ("54O19872", None, "tp.not_digits"),
    ],
)
def test_a_tp_number_has_eight_digits(text: str, value: str | None, error: str) -> None:
    read = read_tp(text)
    assert (read.value, read.error) == (value, error)


@pytest.mark.parametrize(
    ("text", "error"),
    [("1234567", ""), ("12345678", ""), ("123456", "if.length"), ("x", "if.not_digits")],
)
def test_an_if_has_seven_or_eight_digits(text: str, error: str) -> None:
    assert read_if(text).error == error


@pytest.mark.parametrize(
    ("text", "value", "error", "warning"),
    [
        ("001561191000066", "001561191000066", "", ""),
        ("00 1561 191 0000 66", "001561191000066", "", ""),
        ("1561191000066", "001561191000066", "", "ice.leading_zeros"),
        ("001561191000065", None, "ice.check_key", ""),
        ("1561191000065", None, "ice.check_key", ""),
        ("000000000000000", None, "ice.all_zeros", ""),
        ("0", None, "ice.all_zeros", ""),
        ("0015611910000660", None, "ice.length", ""),
        ("66", None, "ice.length", ""),
        ("1,56119E+14", None, "ice.not_digits", ""),
    ],
)
def test_an_ice_is_checked_by_its_key(
    text: str, value: str | None, error: str, warning: str
) -> None:
    read = read_ice(text)
    assert (read.value, read.error, read.warning) == (value, error, warning)


@given(st.integers(min_value=10**4, max_value=10**13 - 1))
def test_an_ice_survives_the_loss_of_its_zeros(body: int) -> None:
    ice = body * 100 + (97 - body * 100 % 97) % 97
    assert read_ice(str(ice)).value == read_ice(str(ice).zfill(15)).value == str(ice).zfill(15)


@given(st.text(max_size=40))
def test_any_text_is_read_or_named_wrong(text: str) -> None:
    for read in (
        read_rc(text, PROGRAMME_2010).number,
        read_tp(text),
        read_ice(text),
        read_if(text),
    ):
        assert (read.value is None) == bool(read.error)


def test_the_keys_of_an_enterprise_are_its_rc_with_court_its_tp_and_its_ice() -> None:
    keys = identifier_keys(
        {"rc_number": "4262", "rc_court": "Wajda", "tp_number": "54019872", "ice": "1"},
        PROGRAMME_2010,
    )
    assert keys == ("rc:oujda:4262", "tp:54019872", "ice:1")


def test_an_rc_number_without_its_court_is_no_key() -> None:
    assert identifier_keys({"rc_number": "4262", "rc_court": None}, PROGRAMME_2010) == ()


def test_one_number_at_two_courts_is_two_firms() -> None:
    assert rc_key("42", "Safi", PROGRAMME_2010) != rc_key("42", "Nador", PROGRAMME_2010)
    assert rc_key("042", "Safi", PROGRAMME_2010) == rc_key("42", "آسفي", PROGRAMME_2010)
