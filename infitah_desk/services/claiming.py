"""Claiming: from a claim ticket to its dossier, and the slip of paper that carries it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from infitah_desk.domain.claim_ticket import parse_ticket, ticket_of
from infitah_desk.domain.errors import Refused
from infitah_desk.services.session import Session
from infitah_desk.storage.search import dossiers_of_ticket
from infitah_desk.storage.sessions import find_session
from infitah_desk.system.durable_files import write_durably

if TYPE_CHECKING:
    from infitah_desk.documents.claim_ticket_a6 import TicketFace


def dossier_of(session: Session, text: str) -> str:
    """The dossier of a claim ticket, as it was typed or scanned on any keyboard.

    Raises:
        Refused: "ticket.invalid" for what is no ticket; "ticket.unknown"; "ticket.ambiguous" with
            the `dossiers` where two have it.
    """
    ticket = parse_ticket(text)
    if ticket is None:
        raise Refused("ticket.invalid", ticket=text)
    found = dossiers_of_ticket(session.store.db, ticket)
    if not found:
        raise Refused("ticket.unknown", ticket=ticket)
    if len(found) > 1:
        raise Refused("ticket.ambiguous", ticket=ticket, dossiers=found)
    return found[0]


class PrintedTicket(NamedTuple):
    """A slip in a file."""

    ticket: str
    file: Path
    pages: int


def draw_ticket(session: Session, dossier: str) -> bytes:
    """A dossier's claim ticket as a PDF of one A6 page.

    Raises:
        Refused: "dossier.unknown", "dossier.erased", "sheet.does_not_fit", "sheet.no_glyph".
    """
    from infitah_desk.documents.claim_ticket_a6 import draw_ticket_a6

    return draw_ticket_a6(_face(session, dossier))


def print_ticket(session: Session, dossier: str, out: Path) -> PrintedTicket:
    """Draw a dossier's claim ticket into a file.

    Raises:
        Refused: as `draw_ticket`.
        MachineFault: "file.not_writable", "disk.full".
    """
    write_durably(out, draw_ticket(session, dossier))
    return PrintedTicket(ticket_of(dossier), out, 1)


def _face(session: Session, dossier: str) -> TicketFace:
    from infitah_desk.documents.claim_ticket_a6 import TicketFace

    state = session.store.state(dossier)
    if state.erased:
        raise Refused("dossier.erased", dossier=dossier)
    node, terms = session.own_node, session.programme.permit
    city, city_ar = "", ""
    if node.forum:
        forum = session.programme.forum(node.forum)
        city, city_ar = forum.city, forum.city_ar
    parked = state.situation.name == "parked"
    place = state.initiation.session if not state.initiated else ""
    planned = find_session(session.store, place) if place else None
    return TicketFace(
        ticket=ticket_of(dossier),
        heading=terms.heading[-1] if terms.heading else terms.issuer,
        heading_ar=terms.heading_ar[-1] if terms.heading_ar else "",
        name=state.text("name"),
        name_ar=state.text("name_ar"),
        reason=state.situation.reason if parked else "",
        until=state.situation.until if parked else "",
        initiation=f"{planned.date}T{planned.time}" if planned and not planned.cancelled else "",
        room=planned.room if planned and not planned.cancelled else "",
        city=city,
        city_ar=city_ar,
        desk=node.name,
    )
