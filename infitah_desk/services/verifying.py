"""Verifying documents, and the initiation: what an owner must have shown and attended."""

from __future__ import annotations

from typing import NamedTuple

from infitah_desk.domain import commands as c
from infitah_desk.domain.agreement import Agreement, agreements
from infitah_desk.domain.dossier import DossierState
from infitah_desk.domain.paper_warnings import PaperWarning, paper_warnings
from infitah_desk.services.session import Session
from infitah_desk.storage.queries import open_stop
from infitah_desk.storage.unsettled import dossiers_with_papers


class Looked(NamedTuple):
    """A paper beside the form: what both say, and what to look at again."""

    agreements: tuple[Agreement, ...]
    warnings: tuple[PaperWarning, ...]


class Awaiting(NamedTuple):
    """An accepted paper that a supervisor has not seen yet; `author` accepted it."""

    dossier: str
    name: str
    name_ar: str
    type: str
    number: str
    court: str
    author: str


def look_at(session: Session, dossier: str, paper: c.AcceptDocument) -> Looked:
    """Compare a paper with the form, before it is accepted or rejected; nothing is written.

    Raises:
        Refused: "document.type_unknown", "dossier.unknown".
    """
    type_ = session.programme.document(paper.type)
    found = agreements(session.store.state(dossier), session.programme, type_, paper)
    stop = open_stop(session.store)
    return Looked(found, paper_warnings(type_, paper, stop.date if stop else "", found))


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


def confirm_document(session: Session, dossier: str, type_: str) -> DossierState:
    """The second look: a supervisor, not who accepted the paper, saw it too.

    Raises:
        Refused: "account.not_allowed", "document.not_accepted", "document.same_person",
            "conflict.say_anew", "stop.not_open", "document.type_unknown", "dossier.…".
    """
    session.needs_role("desk")
    session.needs_supervisor()
    return session.act(dossier, c.ConfirmDocument(type_))


def papers_awaiting(session: Session) -> tuple[Awaiting, ...]:
    """The papers for which the programme wants a second look that they have not had yet."""
    types = {type_.code for type_ in session.programme.documents if type_.second_look}
    return tuple(
        Awaiting(
            each.dossier, each.name, each.name_ar, code, paper.number, paper.court, paper.author
        )
        for each in (dossiers_with_papers(session.store) if types else ())
        for code, paper in each.documents.items()
        if code in types
        and paper.accepted
        and not paper.confirmed
        and f"document.{code}" not in each.conflicts
    )


def attend_initiation(session: Session, dossier: str) -> DossierState:
    """The owner attended the initiation of this stop; saying so twice changes nothing.

    Raises:
        Refused: "stop.not_open", "dossier.…".
    """
    session.needs_role("desk")
    return session.act(dossier, c.AttendInitiation())


def certify_initiation(session: Session, dossier: str) -> DossierState:
    """The certificate of the initiation was given; saying so twice changes nothing.

    Raises:
        Refused: "missing.initiation", "stop.not_open", "dossier.…".
    """
    session.needs_role("desk")
    return session.act(dossier, c.CertifyInitiation())
