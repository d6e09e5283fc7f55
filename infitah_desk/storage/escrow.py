"""Escrow: what each log is known to have spent, and what more it may have."""

from __future__ import annotations

from infitah_desk.domain.escrow import Known
from infitah_desk.storage.store import Store


def known_logs(store: Store) -> dict[str, Known]:
    """By log, the permits and packs of its events that count; of revoked ones what is missing."""
    permits = dict(
        store.db.conn.execute("SELECT log, count(DISTINCT number) FROM permit GROUP BY log")
    )
    packs = dict(
        store.db.conn.execute("SELECT log, count(*) FROM pack WHERE NOT released GROUP BY log")
    )
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
