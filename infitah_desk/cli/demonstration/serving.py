"""Serving an owner as a clerk does: what is wrong set right, the paper, the initiation."""

from __future__ import annotations

from infitah_desk.domain.commands import AcceptDocument
from infitah_desk.services import registering, verifying
from infitah_desk.services.session import Session

SEEN = "vu avec le gérant"


def complete(session: Session, dossier: str) -> bool:
    """What a clerk does with an owner before the permit; whether all is there then."""
    state = session.store.state(dossier)
    court = session.programme.forum(session.own_node.forum).court.fr
    if state.marks:
        fixed = {name: court if name == "rc_court" else None for name in state.marks}
        registering.correct(session, dossier, fixed, SEEN)
    if not show_paper(session, dossier):
        return False
    verifying.attend_initiation(session, dossier)
    return registering.eligibility(session, dossier).eligible


def show_paper(session: Session, dossier: str) -> bool:
    """The owner's proof of registration is accepted; False where there is none to be shown."""
    state = session.store.state(dossier)
    if state.text("rc_number"):
        paper = AcceptDocument("rc_extract", state.text("rc_number"), state.text("rc_court"))
    elif state.text("tp_number"):
        paper = AcceptDocument("tp_certificate", state.text("tp_number"))
    else:
        return False
    verifying.accept_document(session, dossier, paper)
    return True
