"""Hearing: a restored headquarters does not know what it gave since its backup, until it is told.

Its numbers lie apart from all that it may have given (`domain.blocks`), so none is given twice; but
what is left of the programme's figures it knows only once it merged what the others hold.
"""

from __future__ import annotations

from collections.abc import Iterable

from infitah_desk.services.session import Session

_HEARD = "heard "
"""By the own log: the nodes of which something was merged since this installation began."""


def note_heard(session: Session, nodes: Iterable[str]) -> None:
    """A good file came in which these nodes wrote."""
    if _is_restored(session) and (new := {*nodes} - _heard(session)):
        with session.store.transaction():
            heard = " ".join(sorted(_heard(session) | new))
            session.store.settings.put(_HEARD + session.store.own_log, heard)


def not_heard(session: Session) -> tuple[str, ...]:
    """At a restored headquarters: of whom nothing was merged since, as far as it knows them."""
    if not _is_restored(session):
        return ()
    roster = session.roster
    return tuple(
        name
        for name, node in sorted(roster.nodes.items())
        if node.role != "authority"
        and not any(each.log in roster.revoked for each in node.installations)
        and name not in _heard(session)
    )


def _is_restored(session: Session) -> bool:
    return session.role == "authority" and session.position > 1


def _heard(session: Session) -> frozenset[str]:
    return frozenset(session.store.settings.get(_HEARD + session.store.own_log).split())
