"""Days and moments as papers and screens have them: 28/09/2010, and the clock of this desk."""

from __future__ import annotations

import datetime as dt


def day_text(iso: str) -> str:
    """A date as papers have it: 28/09/2010; what is no date stays as it is."""
    try:
        return f"{dt.date.fromisoformat(iso):%d/%m/%Y}"
    except ValueError:
        return iso


def moment_text(iso: str) -> str:
    """A moment on the clock of this desk: 28/09/2010 10:12.

    One that names no time zone is local already; what is no moment stays as it is.
    """
    try:
        return f"{dt.datetime.fromisoformat(iso).astimezone():%d/%m/%Y %H:%M}"
    except (ValueError, OverflowError):
        return iso


def local_moment(milliseconds: int) -> dt.datetime:
    """Milliseconds since 1970 on the clock of this desk; UTC at the end of the calendar."""
    moment = dt.datetime.fromtimestamp(milliseconds / 1000, dt.UTC)
    try:
        return moment.astimezone()
    except (ValueError, OverflowError):
        return moment
