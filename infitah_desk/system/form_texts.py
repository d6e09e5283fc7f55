"""The words of the enterprise form that stand in French and Arabic at once, in every language."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import Any, NamedTuple

from infitah_desk.system.resources import resource_text


class Both(NamedTuple):
    """One text in the two languages of Moroccan forms."""

    fr: str
    ar: str


def label(field: str) -> Both:
    """What stands above a field."""
    return _both(_tables()["labels"][field])


def notice(controller: Both, receipt: str, until: dt.date, *, whole: bool) -> Both:
    """What law 09-08 has told before anything is saved; its first line, or all of it."""
    from babel.dates import format_date

    words = _both(_tables()["notice_whole" if whole else "notice"])
    pending = _both(_tables()["receipt_pending"])
    return Both(
        *(
            text.strip().format(
                controller=who,
                receipt=receipt or none,
                until=format_date(until, "long", locale=locale),
            )
            for text, who, none, locale in zip(
                words, controller, pending, ("fr_MA", "ar_MA"), strict=True
            )
        )
    )


def _both(words: dict[str, str]) -> Both:
    return Both(words["fr"], words["ar"])


@cache
def _tables() -> dict[str, Any]:
    import tomllib

    return tomllib.loads(resource_text("texts", "form.toml"))
