"""Which dossiers somebody asked to have erased, and which still hold anything that can be."""

from __future__ import annotations

from infitah_desk.storage.store import Store


def asked_to_erase(store: Store) -> list[str]:
    """The dossiers whose erasure was asked for and not confirmed, in the order of their arrival."""
    rows = store.db.conn.execute("SELECT dossier FROM dossier WHERE asked ORDER BY id")
    return [dossier for (dossier,) in rows]


def not_erased(store: Store) -> list[str]:
    """Every dossier that is not erased, in the order of their arrival."""
    rows = store.db.conn.execute("SELECT dossier FROM dossier WHERE NOT erased ORDER BY id")
    return [dossier for (dossier,) in rows]
