from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infitah_desk.domain.errors import Refused
from infitah_desk.domain.money import amount_text, read_amount, rounded

amounts = st.decimals(min_value=0, max_value=10**9, places=2)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("3 450 000,00", "3450000.00"),
        ("3.450.000,00 DH", "3450000.00"),
        ("1,234,567.50", "1234567.50"),
        ("1\u202f234\u202f567,5", "1234567.50"),
        ("2\u00a0999\u00a0999,99", "2999999.99"),
        ("٢٥٠٠٫٧٥", "2500.75"),
        ("1.500", "1500.00"),
        ("1234.565", "1234.57"),
        ("MAD 12", "12.00"),
        ("450000dhs", "450000.00"),
        ("2 500 درهم", "2500.00"),
        ("0.125", "0.13"),
        ("-0", "0.00"),
    ],
)
def test_amounts_are_read_as_people_write_them(text: str, amount: str) -> None:
    assert amount_text(read_amount(text)) == amount


@pytest.mark.parametrize(
    "text",
    ["environ 200 mille", "", "DH", "1e5", "NaN", "12,345,6", "1.234,567", "9" * 20, "1" * 99],
)
def test_nonsense_is_no_amount(text: str) -> None:
    with pytest.raises(Refused) as refused:
        read_amount(text)
    assert refused.value.code == "money.not_an_amount"


@pytest.mark.parametrize("text", ["-5", "(5,00)", "−12 DH"])
def test_less_than_nothing_is_refused(text: str) -> None:
    with pytest.raises(Refused) as refused:
        read_amount(text)
    assert refused.value.code == "money.negative"


@given(amounts)
def test_what_is_written_is_read_again(amount: Decimal) -> None:
    assert read_amount(amount_text(amount)) == amount


@given(amounts, st.sampled_from([" ", "\u202f", "\u00a0", "."]))
def test_french_grouping_says_the_same(amount: Decimal, sign: str) -> None:
    assert read_amount(f"{amount:,.2f}".translate({44: sign, 46: ","}) + " DH") == amount


@given(st.text(max_size=80))
def test_any_text_is_an_amount_or_refused(text: str) -> None:
    try:
        amount = read_amount(text)
    except Refused:
        return
    assert amount == rounded(amount) >= 0
