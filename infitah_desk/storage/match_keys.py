"""Keys under which dossiers that may be one enterprise meet; made apart from merges.

Triggers of the schema note which dossiers changed and drop the keys of those that did, erased
ones at once; `index_some` makes the missing keys, a few hundred dossiers at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from hashlib import blake2b

from infitah_desk.domain.dossier import DossierState, decode_state
from infitah_desk.storage.store import Store

A_BLOCK = 40
"""Of a key that many share at most so many dossiers are looked at: it says little."""

KeysOf = Callable[[DossierState], Iterable[str]]


def hashed(key: str) -> int:
    """A key as the number under which it is kept, 63 bits."""
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest()) >> 1


def index_some(store: Store, keys_of: KeysOf, most: int) -> int:
    """Make the keys of at most so many dossiers that have none; how many are still to come."""
    conn = store.db.conn
    with store.transaction():
        rows = conn.execute(
            "SELECT match_todo.id, dossier.state FROM match_todo"
            " LEFT JOIN dossier ON dossier.id = match_todo.id ORDER BY match_todo.id LIMIT ?",
            (most,),
        ).fetchall()
        conn.executemany(
            "INSERT INTO match_key (key, id) VALUES (?, ?) ON CONFLICT (key, id) DO NOTHING",
            [
                (hashed(key), id_)
                for id_, state in rows
                if state is not None
                for key in keys_of(decode_state(state))
            ],
        )
        conn.executemany("DELETE FROM match_todo WHERE id = ?", [(id_,) for id_, _ in rows])
    return int(conn.execute("SELECT count(*) FROM match_todo").fetchone()[0])


def keys_differ(store: Store, keys_of: KeysOf) -> bool:
    """Whether a dossier that has its keys has others than its state gives, or keys are of none."""
    conn = store.db.conn
    for id_, state in conn.execute(
        "SELECT id, state FROM dossier WHERE id NOT IN (SELECT id FROM match_todo)"
    ):
        here = {key for (key,) in conn.execute("SELECT key FROM match_key WHERE id = ?", (id_,))}
        if here != {hashed(key) for key in keys_of(decode_state(state))}:
            return True
    strays = "SELECT 1 FROM match_key WHERE id NOT IN (SELECT id FROM dossier) LIMIT 1"
    return conn.execute(strays).fetchone() is not None


def meeting(store: Store, keys: Iterable[str]) -> list[DossierState]:
    """The dossiers that share a key, at most `A_BLOCK` for each."""
    conn = store.db.conn
    ids = {
        id_
        for key in keys
        for (id_,) in conn.execute(
            "SELECT id FROM match_key WHERE key = ? LIMIT ?", (hashed(key), A_BLOCK)
        )
    }
    return _states(store, ids)


def _states(store: Store, ids: Iterable[int]) -> list[DossierState]:
    chosen = tuple(ids)
    found: list[DossierState] = []
    for start in range(0, len(chosen), 500):
        part = chosen[start : start + 500]
        found += [
            decode_state(state)
            for (state,) in store.db.conn.execute(
                f"SELECT state FROM dossier WHERE id IN ({', '.join('?' * len(part))})", part
            )
        ]
    return found
