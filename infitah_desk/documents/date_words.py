"""Dates in words as they stand on paper: in French and, with Morocco's months, in Arabic."""

from __future__ import annotations

import datetime as dt


def french_date(day: dt.date) -> str:
    """A date in words, as in French letters: the first of a month is `1er`."""
    from babel.dates import format_date

    return format_date(day, "'1er' MMMM y" if day.day == 1 else "d MMMM y", locale="fr_MA")


def arabic_date(day: dt.date) -> str:
    """A date in words with Morocco's names of months and Western digits."""
    from babel.dates import format_date

    return format_date(day, "d MMMM y", locale="ar_MA")


def moment_in_words(text: str) -> tuple[str, str]:
    """A day and its time (ISO 8601), French and Arabic; what is no time is shown as it came."""
    try:
        moment = dt.datetime.fromisoformat(text)
    except ValueError:
        return text, ""
    clock = f"{moment:%H:%M}"
    return (
        f"{french_date(moment.date())} à\u00a0{clock}",
        f"{arabic_date(moment.date())} على الساعة\u00a0{clock}",
    )
