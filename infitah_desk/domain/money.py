"""Amounts in dirhams: exact decimals, centimes rounded half up, read from the forms people write.

A `Money` always has two decimals; it is never a float.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

from infitah_desk.domain.errors import Refused
from infitah_desk.domain.text_folding import clean, western_digits

Money = Decimal

CENTIME = Decimal("0.01")
MOST = Decimal("1e13")
LONGEST = 60

_CURRENCY = r"(?:dhs?|mad|dirhams?|د\.?\s?م\.?|درهما?|دراهم)\.?"
_AROUND = re.compile(
    rf"^(?:{_CURRENCY})?\s*(?P<figures>.*?)\s*(?:{_CURRENCY})?\s*(?:ttc|ht)?$", re.IGNORECASE
)
_GROUPED = re.compile(r"^[1-9]\d{0,2}(?:([ .,'])\d{3})(?:\1\d{3})*(?P<rest>[.,]\d{1,2})?$")
_PLAIN = re.compile(r"^\d+(?:[.,]\d*)?$")
# People write thousands with all of these: narrow no-break and thin spaces are `clean`ed to spaces.
_SIGNS = str.maketrans({"٬": ",", "٫": ".", "،": ",", "’": "'", "−": "-", "–": "-"})


def rounded(amount: Decimal) -> Money:
    """The amount in whole centimes, rounded half up (away from zero)."""
    return amount.quantize(CENTIME, ROUND_HALF_UP)


def read_amount(text: str) -> Money:
    """The dirhams that a text names: "3 450 000,00", "3.450.000,00 DH", "1,234,567.50", "٢٥٠٠".

    One dot or comma before exactly three last digits groups thousands: "1.500" is 1500.

    Raises:
        Refused: "money.not_an_amount", "money.negative".
    """
    figures = western_digits(clean(text[: LONGEST + 1])).translate(_SIGNS)
    matched = _AROUND.match(figures)
    figures = matched["figures"] if matched else figures
    negative = figures.startswith("-") or (figures.startswith("(") and figures.endswith(")"))
    if negative:
        figures = figures.strip("-() ")
    value = _figures_value(figures)
    if value is None or value >= MOST or len(text) > LONGEST:
        raise Refused("money.not_an_amount", text=text[:80])
    if negative and value:
        raise Refused("money.negative", text=text[:80])
    return rounded(value)


def _figures_value(figures: str) -> Decimal | None:
    if figures.isascii() and figures.isdigit():
        return Decimal(figures)
    grouped = _GROUPED.match(figures)
    if grouped:
        sign, rest = grouped[1], grouped["rest"] or ""
        if rest.startswith(sign):
            return None
        whole = figures[: len(figures) - len(rest)].replace(sign, "")
        return Decimal(whole + rest.replace(",", "."))
    if _PLAIN.match(figures) and figures.isascii():
        return Decimal(figures.replace(",", "."))
    return None


def amount_text(amount: Money) -> str:
    """How files carry an amount: "3450000.00"."""
    return f"{amount:.2f}"
