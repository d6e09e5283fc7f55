"""Drafting: what a clerk types is kept as it is typed, until it is saved or thrown away."""

from __future__ import annotations

from collections.abc import Mapping

from infitah_desk.domain.dossier import DossierState
from infitah_desk.services import registering
from infitah_desk.services.registering import Registered
from infitah_desk.services.session import Session
from infitah_desk.storage import drafts
from infitah_desk.storage.drafts import Draft

__all__ = [
    "Draft",
    "correct_draft",
    "draft_of",
    "drop_draft",
    "keep_draft",
    "kept_drafts",
    "register_draft",
]


def keep_draft(session: Session, id_: str, dossier: str, fields: Mapping[str, str]) -> Draft | None:
    """Keep what was typed so far, in place of what was kept before; nothing typed, nothing kept.

    `dossier` is "" for a new one. Whoever works here next finds it. Of an erased one nothing is.
    """
    with session.store.transaction():
        state = session.store.find_state(dossier) if dossier else None
        if not fields or (state is not None and state.erased):
            drafts.drop_draft(session.store.db, id_)
            return None
        draft = Draft(id_, dossier, dict(fields), session.account, session.milliseconds())
        drafts.put_draft(session.store.db, draft)
    return draft


def drop_draft(session: Session, id_: str) -> None:
    """Forget a draft: it was saved, or is not wanted."""
    with session.store.transaction():
        drafts.drop_draft(session.store.db, id_)


def kept_drafts(session: Session) -> list[Draft]:
    """Every draft of this desk, whoever typed it, the latest first."""
    return drafts.all_drafts(session.store.db)


def draft_of(session: Session, dossier: str) -> Draft | None:
    """The correction of this dossier that was begun and not saved."""
    return drafts.draft_of(session.store.db, dossier)


def register_draft(session: Session, id_: str, raw: Mapping[str, object]) -> Registered:
    """Register what a draft holds and forget the draft, both or neither.

    Raises:
        Refused: as `registering.register`.
    """
    with session.store.transaction():
        registered = registering.register(session, raw)
        drafts.drop_draft(session.store.db, id_)
    return registered


def correct_draft(
    session: Session, id_: str, dossier: str, raw: Mapping[str, object], reason: str
) -> DossierState:
    """Correct a dossier as a draft says and forget the draft, both or neither.

    Raises:
        Refused: as `registering.correct`.
    """
    with session.store.transaction():
        state = registering.correct(session, dossier, raw, reason)
        drafts.drop_draft(session.store.db, id_)
    return state
