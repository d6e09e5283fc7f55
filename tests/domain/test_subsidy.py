from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infitah_desk.domain.errors import Refused
from infitah_desk.domain.subsidy import shares, subsidy
from tests.helpers.programmes import PROGRAMME_2010

TERMS = PROGRAMME_2010.pack
prices = st.decimals(min_value=2990, max_value=10**7, places=2)


@pytest.mark.parametrize(
    ("price", "part"),
    [
        ("2990.00", "897.00"),
        ("3333.35", "1000.01"),
        ("4999.98", "1499.99"),
        ("5000.00", "1500.00"),
        ("5000.01", "1500.00"),
        ("7000.00", "1500.00"),
    ],
)
def test_the_state_pays_thirty_per_cent_up_to_the_cap(price: str, part: str) -> None:
    assert subsidy(Decimal(price), TERMS) == Decimal(part)


def test_the_remainder_is_the_beneficiarys() -> None:
    assert shares(Decimal(2990), TERMS).remainder == Decimal("2093.00")


def test_a_centime_below_the_minimum_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        subsidy(Decimal("2989.99"), TERMS)
    assert refused.value.code == "pack.price_below_minimum"


@given(prices)
def test_both_parts_add_up_to_the_price(price: Decimal) -> None:
    parts = shares(price, TERMS)
    assert parts.subsidy + parts.remainder == parts.price == price


@given(prices)
def test_the_part_is_the_exact_one_rounded_half_up_and_capped(price: Decimal) -> None:
    centimes = int(price * 100)
    expected = min((centimes * 30 + 50) // 100, 150_000)
    part = subsidy(price, TERMS)
    assert part * 100 == expected
    assert part == part.quantize(Decimal("0.01"), ROUND_HALF_UP)


@given(prices, prices)
def test_a_dearer_pack_never_gets_less(one: Decimal, other: Decimal) -> None:
    low, high = sorted((one, other))
    assert subsidy(low, TERMS) <= subsidy(high, TERMS) <= TERMS.cap
