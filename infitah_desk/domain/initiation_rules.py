"""Rules of the initiation: a place in a session, attendance, the certificate."""

from __future__ import annotations

from infitah_desk.domain import commands as c
from infitah_desk.domain import events as e
from infitah_desk.domain.circumstances import Circumstances, must_be_open, must_live
from infitah_desk.domain.dossier import DossierState
from infitah_desk.domain.errors import Refused


def enrol(state: DossierState, command: c.EnrolInSession, now: Circumstances) -> list[e.Content]:
    """A place in a session; one in another session is given back by that."""
    must_live(state)
    if state.initiated:
        raise Refused("session.attended", dossier=state.dossier)
    if state.initiation.session == command.session:
        return []
    left = now.places_left(command.session)
    if left is None:
        raise Refused("session.unknown", session=command.session)
    if left < 1:
        raise Refused("session.full", session=command.session)
    return [e.InitiationEnrolled(command.session)]


def withdraw(
    state: DossierState, command: c.WithdrawFromSession, now: Circumstances
) -> list[e.Content]:
    """The place is free again."""
    must_live(state)
    if not state.initiation.session:
        raise Refused("session.not_enrolled")
    return [e.InitiationWithdrawn(state.initiation.session)]


def attend(state: DossierState, command: c.AttendInitiation, now: Circumstances) -> list[e.Content]:
    """The owner was there; having been there once is enough.

    Unless another is named, it was in the session in which the owner has a place.
    """
    must_live(state)
    stop = must_be_open(now)
    if state.initiated:
        return []
    if command.session and now.places_left(command.session) is None:
        raise Refused("session.unknown", session=command.session)
    date = e.legal_date(command.date).isoformat() if command.date else stop.date
    own = state.initiation.session
    session = command.session or (own if own and now.places_left(own) is not None else "")
    return [e.InitiationAttended(date, session, command.form)]


def certify(
    state: DossierState, command: c.CertifyInitiation, now: Circumstances
) -> list[e.Content]:
    """The certificate, for whoever attended."""
    must_live(state)
    stop = must_be_open(now)
    if not state.initiated:
        raise Refused("missing.initiation")
    return [] if state.initiation.certified else [e.InitiationCertified(stop.date)]
