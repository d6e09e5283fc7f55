"""Parking: dossiers put aside until somebody is back, put on the waiting list, taken up again."""

from __future__ import annotations

import datetime as dt
import re

from infitah_desk.domain import commands as c
from infitah_desk.domain.dossier import DossierState
from infitah_desk.domain.errors import Refused
from infitah_desk.domain.text_folding import western_digits
from infitah_desk.services.session import Session
from infitah_desk.storage.queries import open_stop

_TIME = re.compile(r"(\d{1,2})\s*[hH:.]?\s*(\d{2})?")


def park(session: Session, dossier: str, reason: str, time: str = "") -> DossierState:
    """Put a dossier aside; `time` is when the owner will be back today ("15:00"), or empty.

    Raises:
        Refused: "time.invalid", "dossier.unknown", "dossier.cancelled", "dossier.erased".
    """
    session.needs_role("desk")
    until = f"{_today(session)}T{_clock_time(time)}" if time.strip() else ""
    return session.act(dossier, c.ParkDossier(reason.strip(), until))


def resume(session: Session, dossier: str) -> DossierState:
    """Take a dossier up again: a parked one, one that waits, or a cancelled one.

    Raises:
        Refused: "dossier.not_parked", "dossier.unknown", "dossier.erased".
    """
    session.needs_role("desk")
    return session.act(dossier, c.ResumeDossier())


def put_on_waiting_list(session: Session, dossier: str) -> DossierState:
    """Have a dossier wait for a number, where the quota is used up.

    Raises:
        Refused: "dossier.unknown", "dossier.cancelled", "dossier.erased".
    """
    session.needs_role("desk")
    return session.act(dossier, c.WaitlistDossier())


def _today(session: Session) -> str:
    """The stop's legal date, else the wall clock's: what people at the desk call today."""
    stop = open_stop(session.store)
    return stop.date if stop else session.now().astimezone().date().isoformat()


def _clock_time(text: str) -> str:
    """Hours and minutes in ISO 8601, from "15:00", "15h", "15 h 30" or "1530"."""
    written = _TIME.fullmatch(western_digits(text).strip())
    try:
        hour, minute = (int(part or 0) for part in written.groups()) if written else (-1, 0)
        return dt.time(hour, minute).isoformat("minutes")
    except ValueError as error:
        raise Refused("time.invalid", text=text) from error
