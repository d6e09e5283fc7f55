"""Voiding: the authority tells everybody which permits and copies must not pass any more.

A desk's own word goes to headquarters, to coordinators of its region and to desks of its forum;
whoever checks a permit elsewhere hears of it from the authority alone.
"""

from __future__ import annotations

from infitah_desk.domain import events as e
from infitah_desk.domain.permit import Void
from infitah_desk.services.session import Session
from infitah_desk.storage.queries import void_permits

_AT_ONCE = 500


def tell_voids(session: Session) -> int:
    """Write down what the authority has not told yet; how many permits and copies that were.

    What was told once stands, even where the desk that said it turns out to have been stolen: such
    a permit is issued anew, under a new number.
    """
    told = set(session.roster.voids)
    news = [
        (void.number, void.copy)
        for void in void_permits(session.store)
        if not {void, Void(void.number)} & told
    ]
    with session.store.transaction():
        for start in range(0, len(news), _AT_ONCE):
            session.write([("", [e.PermitsVoided(tuple(news[start : start + _AT_ONCE]))])])
    return len(news)
