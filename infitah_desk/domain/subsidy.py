"""Who pays what of a pack: the State's part, rounded and capped, and the beneficiary's."""

from __future__ import annotations

import msgspec

from infitah_desk.domain.errors import Refused
from infitah_desk.domain.money import Money, amount_text, rounded
from infitah_desk.domain.programme import PackTerms


class Shares(msgspec.Struct, frozen=True):
    """A pack's price including tax, the State's part of it and the beneficiary's."""

    price: Money
    subsidy: Money
    remainder: Money


def subsidy(price: Money, terms: PackTerms) -> Money:
    """The State's part of a pack's price.

    `terms.rate` of the price including tax, at most `terms.cap`; centimes, rounded half up.

    Raises:
        Refused: "pack.price_below_minimum".
    """
    if price < terms.minimum_price:
        raise Refused(
            "pack.price_below_minimum",
            price=amount_text(price),
            minimum=amount_text(terms.minimum_price),
        )
    return min(rounded(price * terms.rate), rounded(terms.cap))


def shares(price: Money, terms: PackTerms) -> Shares:
    """A pack's price with both parts, which always add up to it.

    Raises:
        Refused: "pack.price_below_minimum".
    """
    price = rounded(price)
    part = subsidy(price, terms)
    return Shares(price=price, subsidy=part, remainder=price - part)


def centimes(amount: Money) -> int:
    """An amount as events carry it."""
    return int(amount * 100)


def from_centimes(centimes: int) -> Money:
    """The dirhams that so many centimes are."""
    return Money(centimes).scaleb(-2)
