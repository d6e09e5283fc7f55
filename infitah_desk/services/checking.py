"""Checking a permit for a person who looks at it: the verdict, and what may be shown of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from infitah_desk.domain.errors import Refused
from infitah_desk.services.enrolling import own_root
from infitah_desk.services.session import Session
from infitah_desk.services.trusting import is_ahead, own_trust_list
from infitah_desk.storage.packs import pack_under

if TYPE_CHECKING:
    from infitah_desk.trust.trust_list import TrustList

_CHOSEN = "trust.chosen"


class Finding(NamedTuple):
    """A verdict and what it allows to be said; texts are empty where no signature vouches.

    `issued` and `list_date` are days; `list_age_days` counts from the list's date to today;
    `clock_behind` tells that this computer has not reached the list's day; `why` says what voids a
    revoked permit, by code; `pack` says how its pack stands, as far as this folder knows: a voucher
    is worth no more.
    """

    verdict: str
    list_date: dt.date
    list_age_days: int
    number: str = ""
    name: str = ""
    name_ar: str = ""
    forum: str = ""
    forum_ar: str = ""
    rc_number: str = ""
    rc_court: str = ""
    tp_number: str = ""
    manager: str = ""
    issued: dt.date | None = None
    copy: int = 0
    clock_behind: bool = False
    why: str = ""
    pack: str = ""


def choose_trust_list(session: Session, file: bytes) -> TrustList:
    """The trust list of that file, for the checks that follow: of the authority trusted here.

    What is known here to be revoked, permits and desks, stays so, whatever the file says. Its
    number is remembered, so that no earlier list is chosen after it.

    Raises:
        Refused: "trust_list.unreadable", "trust_list.rollback" where this folder knows more or
            a later list was chosen before.
        Untrusted: "trust_list.forged", "trust_list.other_root".
        MachineFault: "trust_list.newer_version".
    """
    import msgspec

    from infitah_desk.trust.trust_list import read_trust_list

    own = own_trust_list(session)
    root = own_root(session)
    with session.store.transaction():
        last = session.store.settings.number(f"{_CHOSEN}.{root}")
        chosen = read_trust_list(file, root, last)
        if chosen.date < own.date:
            raise Refused("trust_list.rollback", number=chosen.number, last=own.number)
        session.store.settings.put_number(f"{_CHOSEN}.{root}", chosen.number)
    ends = {key.kid: key.revoked_above for key in own.keys if key.revoked_above is not None}
    return msgspec.structs.replace(
        chosen,
        keys=tuple(
            msgspec.structs.replace(key, revoked_above=key.revoked_above or ends.get(key.kid))
            for key in chosen.keys
        ),
        revoked=chosen.revoked + own.revoked,
    )


def pack_under_permit(session: Session, number: object) -> str:
    """How the pack under a checked permit stands: "delivered", "ordered", "cancelled".

    "" where this folder knows of none, or nothing vouches for a number.
    """
    return pack_under(session.store, number) if isinstance(number, str) else ""


def examine_codes(
    session: Session, codes: Sequence[str], trust_list: TrustList | None = None
) -> Finding:
    """Judge the codes of one sheet by a chosen list, or else by what this folder knows.

    Raises:
        Refused: "enrol.not_accepted".
    """
    from infitah_desk.trust.permit_verdict import judge_sheet

    trusted = trust_list or own_trust_list(session)
    now = session.now()
    best = judge_sheet(codes, trusted, now)
    claims = best.claims
    day = trusted.date.date()
    behind = is_ahead(trusted, now)
    if claims is None:
        return Finding(str(best.verdict), day, best.list_age_days, clock_behind=behind)
    forum = {each.code: each for each in session.programme.forums}.get(claims.forum)
    return Finding(
        verdict=str(best.verdict),
        list_date=day,
        list_age_days=best.list_age_days,
        number=claims.number,
        name=claims.name,
        name_ar=claims.name_ar,
        forum=forum.city if forum else claims.forum,
        forum_ar=forum.city_ar if forum else claims.forum,
        rc_number=claims.rc_number,
        rc_court=claims.rc_court,
        tp_number=claims.tp_number,
        manager=claims.manager,
        issued=dt.datetime.fromtimestamp(claims.issued_at, dt.UTC).date(),
        copy=claims.copy,
        clock_behind=behind,
        why=best.why,
        pack=pack_under(session.store, claims.number),
    )
