"""Starting an installation: what it tells headquarters about itself, before and after its kit."""

from __future__ import annotations

from typing import NamedTuple

from infitah_desk.domain.event import fingerprint
from infitah_desk.services.session import Session


class Identity(NamedTuple):
    """Who this installation is. `fingerprint` is compared when headquarters reads its request."""

    node: str
    role: str
    log: str
    fingerprint: str


def own_identity(session: Session) -> Identity:
    """Who this installation is, by the keys that it works with now."""
    return Identity(
        session.node,
        session.role,
        session.store.own_log,
        fingerprint(session.keys.public_key),
    )
