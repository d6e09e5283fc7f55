"""Verifying documents, and the initiation: what an owner must have shown and attended."""

from __future__ import annotations

from infitah_desk.domain import commands as c
from infitah_desk.domain.dossier import DossierState
from infitah_desk.services.session import Session


def accept_document(session: Session, dossier: str, paper: c.AcceptDocument) -> DossierState:
    """An original was seen and accepted; what the dossier lacked is filled from it.

    Raises:
        Refused: "stop.not_open", "document.…", "rc.…", "tp.…", "dossier.…".
    """
    session.needs_role("desk")
    return session.act(dossier, paper)


def reject_document(session: Session, dossier: str, paper: c.RejectDocument) -> DossierState:
    """A paper was shown and does not do.

    Raises:
        Refused: "stop.not_open", "document.type_unknown", "reason.missing", "dossier.…".
    """
    session.needs_role("desk")
    return session.act(dossier, paper)


def attend_initiation(session: Session, dossier: str) -> DossierState:
    """The owner attended the initiation of this stop; saying so twice changes nothing.

    Raises:
        Refused: "stop.not_open", "dossier.…".
    """
    session.needs_role("desk")
    return session.act(dossier, c.AttendInitiation())
