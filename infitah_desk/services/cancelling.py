"""Cancelling: a dossier ended without a permit. Nothing of it disappears, and it can be resumed."""

from __future__ import annotations

from infitah_desk.domain import commands as c
from infitah_desk.domain.dossier import DossierState
from infitah_desk.services.session import Session


def cancel(session: Session, dossier: str, reason: str) -> DossierState:
    """End a dossier, for a reason; parking's `resume` opens it again.

    Raises:
        Refused: "dossier.holds_permit" (revoke it first), "reason.missing", "dossier.unknown",
            "dossier.cancelled", "dossier.erased".
    """
    return session.act(dossier, c.CancelDossier(reason))
