"""A time of day as people write it, for whoever promises to be back or plans a session."""

from __future__ import annotations

import datetime as dt
import re

from infitah_desk.domain.errors import Refused
from infitah_desk.domain.text_folding import western_digits

_WRITTEN = re.compile(r"(\d{1,2})\s*[hH:.]?\s*(\d{2})?")


def time_of_day(text: str) -> str:
    """Hours and minutes in ISO 8601, from "15:00", "15h", "15 h 30" or "1530".

    Raises:
        Refused: "time.invalid".
    """
    written = _WRITTEN.fullmatch(western_digits(text).strip())
    try:
        hour, minute = (int(part or 0) for part in written.groups()) if written else (-1, 0)
        return dt.time(hour, minute).isoformat("minutes")
    except ValueError as error:
        raise Refused("time.invalid", text=text) from error
