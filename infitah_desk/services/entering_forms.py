"""Entering paper forms: what was written while no laptop worked, with its own time and hand."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import msgspec

from infitah_desk.domain import commands as c
from infitah_desk.domain.dossier import DocumentState, DossierState
from infitah_desk.domain.enterprise import Issue
from infitah_desk.domain.errors import Refused
from infitah_desk.domain.events import Content, DocumentAccepted, DocumentRejected, FieldValue
from infitah_desk.domain.form_number import FormNumber, parse_form_number
from infitah_desk.domain.identifiers import identifier_keys
from infitah_desk.domain.roster import INSTALLATIONS
from infitah_desk.domain.rules import decide
from infitah_desk.domain.text_folding import clean
from infitah_desk.services.opening import today
from infitah_desk.services.registering import checked_fields
from infitah_desk.services.reserving_forms import reserved
from infitah_desk.services.session import POSITION, Session
from infitah_desk.storage import queries

# The name space of dossiers begun on paper: two desks that type in one form mean one dossier.
NAMESPACE = uuid.UUID("5f0c6b1e-9d4b-5c0a-8a7e-0c2d6f1e2011")

TYPED_AGAIN = "reason.form_again"
WRITTEN_LATER = "form.written_later"


class WrittenPaper(NamedTuple):
    """A paper as the form says that it was seen: accepted, or rejected for `reason`."""

    paper: c.AcceptDocument
    accepted: bool = True
    reason: str = ""


class WrittenInitiation(NamedTuple):
    """The initiation as the form has it; `date` (ISO 8601) is the form's where it is empty."""

    session: str = ""
    date: str = ""


class Entered(NamedTuple):
    """What came of a form. `known` says that somebody typed it in before.

    `issues` are about fields, `warnings` are codes, `alike` dossiers with one of its identifiers.
    """

    dossier: str
    form: str
    known: bool
    issues: tuple[Issue, ...]
    warnings: tuple[str, ...]
    alike: tuple[str, ...]


def dossier_of_form(number: FormNumber) -> str:
    """UUIDv5 of the form's number."""
    return str(uuid.uuid5(NAMESPACE, number.text))


def enter_form(
    session: Session,
    number: str,
    raw: Mapping[str, object],
    written_at: str,
    written_by: str,
    *,
    documents: Sequence[WrittenPaper] = (),
    initiation: WrittenInitiation | None = None,
) -> Entered:
    """Type in a form that was filled in by hand, all of it or nothing.

    `written_at` is the forum's local time (ISO 8601). Typed in again, what differs is a correction.
    Papers and the initiation need an open stop.

    Raises:
        Refused: "form.…", "time.invalid", every code of severity error, "name.missing",
            "dossier.…", "document.…", "stop.not_open", "session.unknown".
    """
    session.needs_role("desk")
    form = _known_form(session, number)
    moment = _moment(written_at)
    if not clean(written_by):
        raise Refused("form.writer_missing", form=form.text)
    dossier = dossier_of_form(form)
    with session.store.transaction():
        before = session.store.find_state(dossier)
        known = before is not None and before.registered
        values, issues = checked_fields(session, raw, before.fields if before else None)
        keys = identifier_keys(values, session.programme)
        alike = tuple(
            each for each in queries.dossiers_with(session.store, keys) if each != dossier
        )
        if before is not None and known:
            _correct(session, before, values)
        else:
            _begin(
                session,
                dossier,
                c.RegisterDossier(values, form=form.text, written_at=moment, written_by=written_by),
            )
        for each in documents:
            _see(session, dossier, each, form.text)
        if initiation is not None:
            date = initiation.date or moment[:10]
            session.act(dossier, c.AttendInitiation(initiation.session, date, form.text))
    later = moment[:10] > today(session)
    return Entered(dossier, form.text, known, issues, (WRITTEN_LATER,) if later else (), alike)


def _known_form(session: Session, typed: str) -> FormNumber:
    """The form's number, unless it is this installation's own and was never reserved.

    Others' reservations may not have come yet, and a backup knows only the older of its own.
    """
    form = parse_form_number(typed)
    if form.edition != session.programme.permit.edition or form.position > INSTALLATIONS:
        raise Refused("form.number_invalid", number=form.text)
    own = session.node, session.store.settings.number(POSITION)
    if (form.node, form.position) == own and not any(
        each.first <= form.running <= each.last for each in reserved(session)
    ):
        raise Refused("form.unknown", number=form.text)
    return form


def _moment(text: str) -> str:
    """A date and a time of day, to the minute."""
    try:
        moment = dt.datetime.fromisoformat(text.strip())
    except ValueError as error:
        raise Refused("form.time_invalid", text=text) from error
    if len(text.strip()) < len("2010-09-28T10:15"):
        raise Refused("form.time_invalid", text=text)
    return moment.isoformat(timespec="minutes")


def _begin(session: Session, dossier: str, command: c.RegisterDossier) -> None:
    state = session.store.find_state(dossier) or DossierState(dossier)
    if state.erased:
        raise Refused("dossier.erased", dossier=dossier)
    session.write([(dossier, decide(state, command, session.circumstances(state)))])


def _correct(session: Session, state: DossierState, values: Mapping[str, FieldValue]) -> None:
    """What the form says otherwise; what it leaves blank says nothing."""
    changed = {
        name: value
        for name, value in values.items()
        if value not in (None, "") and state.fields.get(name) != value
    }
    if changed:
        session.act(state.dossier, c.CorrectDossier(changed, TYPED_AGAIN))


def _see(session: Session, dossier: str, written: WrittenPaper, form: str) -> None:
    """One paper of the form, unless the last word on it says the same already."""
    command: c.Command = msgspec.structs.replace(written.paper, form=form)
    if not written.accepted:
        command = c.RejectDocument(written.paper.type, written.reason)
    state = session.store.state(dossier)
    contents = decide(state, command, session.circumstances(state))
    if not _is_said(state.documents.get(written.paper.type), contents[-1]):
        session.write([(dossier, contents)])


def _is_said(found: DocumentState | None, content: Content) -> bool:
    match content:
        case DocumentRejected(reason=reason):
            return found is not None and not found.accepted and found.reason == reason
        case DocumentAccepted():
            return found is not None and (
                (found.accepted, found.number, found.court, found.issued, found.expires)
                == (True, content.number, content.court, content.issued, content.expires)
            )
    return False
