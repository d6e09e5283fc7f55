"""Amounts of money as people read them: 2 990,00 DH in French, 2.990,00 درهم in Arabic."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from infitah_desk.system.texts import Language

_LOCALES: Mapping[Language, str] = {"fr": "fr_MA", "ar": "ar_MA", "en": "en_GB"}
_CURRENCY: Mapping[Language, str] = {"fr": "DH", "ar": "درهم", "en": "DH"}


def amount_in_figures(amount: Decimal, language: Language) -> str:
    """Dirhams in the language's figures, always with their centimes and without the currency."""
    from babel.numbers import format_decimal

    return format_decimal(amount, "#,##0.00", locale=_LOCALES[language])


def amount_in_words(amount: Decimal, language: Language) -> str:
    """Dirhams with their currency; no line breaks between the two."""
    return f"{amount_in_figures(amount, language)}\u00a0{_CURRENCY[language]}"


def number_in_figures(number: int, language: Language) -> str:
    """A whole number in the language's figures: 58 000 in French, 58.000 in Arabic."""
    from babel.numbers import format_decimal

    return format_decimal(number, "#,##0", locale=_LOCALES[language])
