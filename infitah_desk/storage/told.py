"""What the authority's last reference told besides events: identifiers served, names to complete.

Neither is a fact nor part of any digest: each newer reference replaces the whole of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from infitah_desk.storage.store import Store


def keys_served(store: Store, most: int) -> list[str]:
    """Identifiers of enterprises that hold a valid permit, at most so many, the latest first."""
    rows = store.db.conn.execute(
        "SELECT key FROM identifier JOIN permit ON permit.dossier = identifier.dossier"
        " WHERE NOT permit.revoked GROUP BY key ORDER BY max(permit.issued_at) DESC, key LIMIT ?",
        (most,),
    )
    return [key for (key,) in rows]


def replace_served(store: Store, digests: Iterable[bytes]) -> None:
    """Keep these digests instead of what was told before."""
    store.db.conn.execute("DELETE FROM served")
    store.db.conn.executemany(
        "INSERT INTO served (digest) VALUES (?)", [(each,) for each in digests]
    )


def replace_names(store: Store, names: Mapping[str, Sequence[str]]) -> None:
    """Keep these texts, by field, instead of what was told before."""
    store.db.conn.execute("DELETE FROM told_name")
    store.db.conn.executemany(
        "INSERT INTO told_name (field, place, text) VALUES (?, ?, ?)",
        [
            (field, place, text)
            for field, texts in names.items()
            for place, text in enumerate(texts)
        ],
    )


def told_names(store: Store, field: str) -> list[str]:
    """The texts that were told for a field, in their order."""
    rows = store.db.conn.execute(
        "SELECT text FROM told_name WHERE field = ? ORDER BY place", (field,)
    )
    return [text for (text,) in rows]


def is_served(store: Store, digest: bytes) -> bool:
    """Whether the last reference told of that digest."""
    row = store.db.conn.execute("SELECT 1 FROM served WHERE digest = ?", (digest,)).fetchone()
    return row is not None


def holds_here(store: Store, key: str) -> bool:
    """Whether a dossier here with that identifier holds a valid permit."""
    row = store.db.conn.execute(
        "SELECT 1 FROM identifier JOIN permit ON permit.dossier = identifier.dossier"
        " WHERE key = ? AND NOT permit.revoked LIMIT 1",
        (key,),
    ).fetchone()
    return row is not None
