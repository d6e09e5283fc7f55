"""Statistics: shares, exact and rounded as money is."""

from __future__ import annotations

from decimal import Decimal

from infitah_desk.domain.statistics import Line, Money, packs_per_hundred_permits, share_of


def test_what_of_a_hundred_permits_led_to_a_pack_is_rounded_half_up() -> None:
    assert share_of(1, 800) == Decimal("0.13")
    assert share_of(0, 0) == Decimal(0)
    assert packs_per_hundred_permits(Line("", (9, 3, 2, 1), Money())) == Decimal("66.67")
