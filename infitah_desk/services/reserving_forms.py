"""Reserving paper forms: numbers kept for blank sheets, for when no laptop works."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from infitah_desk.domain.errors import Refused
from infitah_desk.domain.events import FormsReserved, told
from infitah_desk.domain.form_number import LAST_FORM, format_form_number
from infitah_desk.services.session import POSITION, Session
from infitah_desk.storage.forms import forms_entered
from infitah_desk.system.durable_files import write_durably

MOST_AT_ONCE = 500


class FormsDrawn(NamedTuple):
    """Blank forms in a PDF: the first and last number, and the file's pages."""

    first: str
    last: str
    file: Path
    pages: int


def print_forms(session: Session, count: int, out: Path) -> FormsDrawn:
    """Reserve so many numbers and draw their forms; a number is never on two papers.

    Should the file not be written, the numbers are lost, which harms nobody.

    Raises:
        Refused: "role.not_allowed", "form.count_invalid", "form.used_up", "node.revoked".
        MachineFault: "data.copied_machine", "disk.full", "file.not_writable".
    """
    from infitah_desk.documents.blank_form_a4 import draw_blank_forms_a4

    session.needs_role("desk")
    session.needs_own_machine()
    if not 1 <= count <= MOST_AT_ONCE:
        raise Refused("form.count_invalid", most=MOST_AT_ONCE)
    first = max((content.last for content in reserved(session)), default=0) + 1
    last = first + count - 1
    if last > LAST_FORM:
        raise Refused("form.used_up", left=LAST_FORM - first + 1)
    numbers = [own_number(session, running) for running in range(first, last + 1)]
    forum = session.programme.forum(session.own_node.forum)
    pdf, pages = draw_blank_forms_a4(session.programme, forum, numbers)
    session.write([("", [FormsReserved(first, last)])])
    write_durably(out, pdf)
    return FormsDrawn(numbers[0], numbers[-1], out, pages)


class FormListed(NamedTuple):
    """A number that was reserved here, and the dossier that it became, "" where it is not in."""

    number: str
    dossier: str


def reserved_forms(session: Session) -> tuple[FormListed, ...]:
    """Every number reserved here, in order."""
    entered = forms_entered(session.store)
    numbers = [
        own_number(session, running)
        for content in reserved(session)
        for running in range(content.first, content.last + 1)
    ]
    return tuple(FormListed(number, entered.get(number, "")) for number in sorted(set(numbers)))


def own_number(session: Session, running: int) -> str:
    """The number of a form that this installation reserves."""
    edition = session.programme.permit.edition
    position = session.store.settings.number(POSITION)
    return format_form_number(edition, session.node, position, running)


def reserved(session: Session) -> Iterator[FormsReserved]:
    """What this installation's own log has reserved, in order."""
    for event in session.store.log.without_dossier(session.store.own_log):
        content = told(event).content
        if isinstance(content, FormsReserved) and content.first <= content.last <= LAST_FORM:
            yield content
