"""Parking: dossiers put aside until somebody is back, and taken up again."""

from __future__ import annotations

from infitah_desk.domain import commands as c
from infitah_desk.domain.dossier import DossierState
from infitah_desk.domain.time_of_day import time_of_day
from infitah_desk.services.opening import today
from infitah_desk.services.session import Session


def park(session: Session, dossier: str, reason: str, time: str = "") -> DossierState:
    """Put a dossier aside; `time` is when the owner will be back today ("15:00"), or empty.

    Raises:
        Refused: "time.invalid", "dossier.unknown", "dossier.cancelled", "dossier.erased".
    """
    session.needs_role("desk")
    until = f"{today(session)}T{time_of_day(time)}" if time.strip() else ""
    return session.act(dossier, c.ParkDossier(reason.strip(), until))


def resume(session: Session, dossier: str) -> DossierState:
    """Take a dossier up again: a parked one, one that waits, or a cancelled one.

    Raises:
        Refused: "dossier.not_parked", "dossier.unknown", "dossier.erased".
    """
    session.needs_role("desk")
    return session.act(dossier, c.ResumeDossier())
