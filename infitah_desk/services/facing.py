"""Facing permits: what a copy shows and the code signed for it, if it may be printed at all."""

from __future__ import annotations

import datetime as dt

import msgspec

from infitah_desk.domain.circumstances import must_pass
from infitah_desk.domain.dossier import DossierState
from infitah_desk.domain.errors import Refused
from infitah_desk.domain.permit import PermitState
from infitah_desk.domain.permit_face import PermitFace
from infitah_desk.domain.programme import Programme
from infitah_desk.domain.reasons import on_paper
from infitah_desk.domain.roster import Node
from infitah_desk.services.drawing import Sheet
from infitah_desk.services.issuing import find_permit
from infitah_desk.services.queueing import why_next_copy
from infitah_desk.services.session import Session
from infitah_desk.system.texts import say
from infitah_desk.trust.permit_code import sign_permit_code


def next_sheet(session: Session, number: str, said: str = "") -> Sheet:
    """The next copy of a permit; `said` is why there is a further one, where somebody said so.

    Raises:
        Refused: as `signed_sheet`.
    """
    _, permit = find_permit(session, number)
    return signed_sheet(session, number, permit.copy, why_next_copy(session, permit, said))


def signed_sheet(session: Session, number: str, copy: int, reason: str) -> Sheet:
    """This copy of a permit as its dossier stands, and the code signed for it.

    Raises:
        Refused: "permit.other_block", "permit.unknown", "permit.revoked", "permit.spoiled",
            "permit.other_installation", "dossier.erased".
    """
    face = _printable(session, number, copy, reason)
    return Sheet(face, sign_permit_code(face.claims(), session.keys.signing_key), reason)


def _printable(session: Session, number: str, copy: int, reason: str) -> PermitFace:
    session.needs_own_block(number)
    state, permit = find_permit(session, number)
    if permit.revoked:
        raise Refused("permit.revoked", number=permit.number)
    must_pass(permit, copy, session.bare_circumstances)
    if state.erased:
        raise Refused("dossier.erased", dossier=state.dossier)
    if permit.log != session.store.own_log:
        # Its key stayed with the installation that a restored backup has left behind.
        raise Refused("permit.other_installation", number=permit.number)
    face = permit_face(state, permit, session.own_node, session.programme)
    code = on_paper(reason) if reason else ""
    return msgspec.structs.replace(
        face,
        copy=copy,
        copy_reason=say(code, "fr") if code else "",
        copy_reason_ar=say(code, "ar") if code else "",
    )


def permit_face(
    state: DossierState, permit: PermitState, node: Node, programme: Programme
) -> PermitFace:
    """What the next copy of a permit shows, from its dossier as it stands."""
    forum = programme.forum(node.forum)
    terms = programme.permit
    court = state.text("rc_court") if state.text("rc_number") else ""
    return PermitFace(
        issuer=terms.issuer,
        number=permit.number,
        issued_at=permit.issued_at,
        legal_date=dt.datetime.fromtimestamp(permit.issued_at, dt.UTC).date(),
        forum=forum.code,
        city=forum.city,
        city_ar=forum.city_ar,
        copy=permit.copy,
        valid_until=terms.valid_until,
        title=terms.title.fr,
        title_ar=terms.title.ar,
        heading=(*terms.heading, forum.chamber),
        heading_ar=(*terms.heading_ar, forum.chamber_ar),
        name=state.text("name"),
        name_ar=state.text("name_ar"),
        manager=state.text("manager"),
        manager_ar=state.text("manager_ar"),
        ice=state.text("ice"),
        rc_number=state.text("rc_number") if court else "",
        rc_court=court,
        tp_number=state.text("tp_number"),
        logo=terms.logo,
        signatories=terms.signatories,
    )
