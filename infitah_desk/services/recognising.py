"""Recognising enterprises that were served elsewhere, by what the last reference told.

A digest is no proof, so nobody is refused by it: who types the identifier is warned.
"""

from __future__ import annotations

from collections.abc import Mapping

from infitah_desk.domain.identifiers import identifier_keys
from infitah_desk.domain.served import field_of, served_digest
from infitah_desk.services.session import Session
from infitah_desk.storage.told import holds_here, is_served


def served_fields(session: Session, values: Mapping[str, object]) -> tuple[str, ...]:
    """The fields whose identifier was served elsewhere, as far as the last reference told.

    Where a dossier here holds the permit it is that one's, and a rule looks after it.
    """
    keys = identifier_keys(values, session.programme)
    if any(holds_here(session.store, key) for key in keys):
        return ()
    return tuple(field_of(key) for key in keys if is_served(session.store, served_digest(key)))
