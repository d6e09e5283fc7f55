"""Escrow: what each log is known to have spent, and what more it may have."""

from __future__ import annotations

from typing import NamedTuple

from infitah_desk.domain.escrow import Known
from infitah_desk.domain.event import node_of
from infitah_desk.domain.roster import AUTHORITY_NODE
from infitah_desk.storage.packs import packs_spent
from infitah_desk.storage.store import Store


class Escrow(NamedTuple):
    """The packs given to one log, and how many of them it has spent."""

    log: str
    given: int
    used: int

    @property
    def exceeded(self) -> bool:
        """Whether those are more; what the authority may order is never given to it."""
        return self.used > self.given and node_of(self.log) != AUTHORITY_NODE


def escrows(store: Store) -> tuple[Escrow, ...]:
    """The packs of every log that was given any or took an order, by log."""
    given = {log: each.packs for log, each in store.roster.by_log.items() if each.packs}
    spent = packs_spent(store)
    logs = {log for (log,) in store.db.conn.execute("SELECT DISTINCT log FROM pack")}
    return tuple(
        Escrow(log, given.get(log, 0), spent.get(log, 0)) for log in sorted(given.keys() | logs)
    )


def known_logs(store: Store) -> dict[str, Known]:
    """By log, the permits and packs of its events that count; of revoked ones what is missing."""
    permits = dict(
        store.db.conn.execute("SELECT log, count(DISTINCT number) FROM permit GROUP BY log")
    )
    packs = packs_spent(store)
    revoked = store.roster.revoked
    here = store.projection.standings(revoked)
    return {
        log: Known(
            permits=permits.get(log, 0),
            packs=packs.get(log, 0),
            missing=max(min(end.seq for end in revoked[log]) - len(here[log] or ()), 0)
            if log in revoked
            else 0,
        )
        for log in sorted({*permits, *packs, *revoked})
    }
