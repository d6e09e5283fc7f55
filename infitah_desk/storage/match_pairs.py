"""Pairs of dossiers that may be one enterprise: compared apart from merges, kept with their score.

Nothing of this is a fact or part of a digest. Triggers of the schema note which dossiers changed
and drop their pairs; `compare_some` compares those anew, and only those.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

import msgspec

from infitah_desk.domain.matching import MATCHING_VERSION, Match, Reason
from infitah_desk.domain.traits import Traits, Values
from infitah_desk.storage.match_keys import hashed
from infitah_desk.storage.store import Store

COMPARED_BY = "matching.version"

_PAIRS = (
    "FROM likely_pair JOIN dossier AS a ON a.id = one JOIN dossier AS b ON b.id = other"
    " WHERE score >= ?"
)

A_BLOCK = 120
"""Dossiers that share a key are compared through it only where at most so many do."""

AT_HAND = 20_000
"""The fields of so many dossiers are kept at hand while pairs are compared."""

_reasons = msgspec.json.Decoder(tuple[Reason, ...])


class Matcher(NamedTuple):
    """How dossiers are compared: by which traits, under which keys, how, and what is kept."""

    traits: Callable[[int], Traits | None]
    keys: Callable[[Traits], Iterable[str]]
    compare: Callable[[Traits, Traits], Match]
    shown: Callable[[Match], bool]


class Pair(NamedTuple):
    """Two dossiers, the one of the smaller id first, and how alike they are."""

    one: str
    other: str
    score: float
    reasons: tuple[Reason, ...]


class _Fields(msgspec.Struct, frozen=True):
    """What of a dossier's state is compared; the rest is not even read."""

    fields: dict[str, object] = {}
    erased: bool = False
    registered: bool = False


_fields = msgspec.json.Decoder(_Fields)


def reader(store: Store, traits_of: Callable[[Values], Traits]) -> Callable[[int], Traits | None]:
    """The traits of dossiers by their row; those read last stay at hand, changed or not."""
    conn = store.db.conn

    @lru_cache(maxsize=AT_HAND)
    def traits(id_: int) -> Traits | None:
        row = conn.execute("SELECT state FROM dossier WHERE id = ?", (id_,)).fetchone()
        state = _fields.decode(row[0]) if row else _Fields()
        return traits_of(state.fields) if state.registered and not state.erased else None

    return traits


def compare_some(store: Store, matcher: Matcher, most: int) -> int:
    """Compare at most so many dossiers that changed with all others; how many are still to come.

    Those of the smallest ids come first, and their keys must be there.
    """
    conn = store.db.conn

    @lru_cache(maxsize=AT_HAND)
    def block(key: int) -> Sequence[int]:
        rows = conn.execute(
            "SELECT id FROM match_key WHERE key = ? LIMIT ?", (key, A_BLOCK + 1)
        ).fetchall()
        return [id_ for (id_,) in rows] if len(rows) <= A_BLOCK else []

    with store.transaction():
        chosen = [
            id_ for (id_,) in conn.execute("SELECT id FROM pair_todo ORDER BY id LIMIT ?", (most,))
        ]
        done: set[int] = set()
        found: list[tuple[int, int, float, bytes]] = []
        for id_ in chosen:
            own = matcher.traits(id_)
            done.add(id_)
            met = (
                {other for key in matcher.keys(own) for other in block(hashed(key))} - done
                if own is not None
                else ()
            )
            for other in met:
                others = matcher.traits(other)
                if own is None or others is None:
                    continue
                match = matcher.compare(own, others)
                if matcher.shown(match):
                    pair = (id_, other) if id_ < other else (other, id_)
                    found.append((*pair, match.score, msgspec.json.encode(match.reasons)))
        conn.executemany(
            "INSERT INTO likely_pair (one, other, score, reasons) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (one, other) DO UPDATE SET score = excluded.score,"
            " reasons = excluded.reasons",
            found,
        )
        conn.executemany("DELETE FROM pair_todo WHERE id = ?", [(id_,) for id_ in chosen])
    return to_compare(store)


def pairs_differ(store: Store, matcher: Matcher) -> bool:
    """Whether a pair that is kept is of no two dossiers, or is otherwise alike than was kept.

    Those that changed since lost their pairs. Which pairs are found at all hangs on what was here
    when they were compared.
    """
    conn = store.db.conn
    for one, other, score, reasons in conn.execute(
        "SELECT one, other, score, reasons FROM likely_pair"
    ):
        own, others = matcher.traits(one), matcher.traits(other)
        if own is None or others is None:
            return True
        match = matcher.compare(own, others)
        if (match.score, msgspec.json.encode(match.reasons)) != (score, reasons):
            return True
    return False


def to_compare(store: Store) -> int:
    """How many dossiers changed since they were compared."""
    return int(store.db.conn.execute("SELECT count(*) FROM pair_todo").fetchone()[0])


def pairs(store: Store) -> list[Pair]:
    """The pairs that are kept, the likeliest first."""
    found = [
        Pair(min(one, other), max(one, other), score, _reasons.decode(reasons))
        for one, other, score, reasons in store.db.conn.execute(
            f"SELECT a.dossier, b.dossier, score, reasons {_PAIRS}", (0.0,)
        )
    ]
    found.sort(key=lambda pair: (-pair.score, pair.one, pair.other))
    return found


def likely_pairs(store: Store, least: float) -> list[tuple[str, str]]:
    """The dossiers of the pairs from this score on, the one of the smaller id first."""
    rows = store.db.conn.execute(f"SELECT a.dossier, b.dossier {_PAIRS}", (least,))
    return [(min(one, other), max(one, other)) for one, other in rows]


def is_older(store: Store) -> bool:
    """Whether another version of the program kept what is here, or nobody anything."""
    return store.settings.number(COMPARED_BY) != MATCHING_VERSION


def forget_older(store: Store) -> None:
    """Drop what another version of the program kept: it had other keys and other weights."""
    if not is_older(store):
        return
    conn = store.db.conn
    with store.transaction():
        for kept, todo in (("match_key", "match_todo"), ("likely_pair", "pair_todo")):
            conn.execute(f"DELETE FROM {kept}")
            conn.execute(
                f"INSERT INTO {todo} SELECT id FROM dossier WHERE true ON CONFLICT (id) DO NOTHING"
            )
        store.settings.put_number(COMPARED_BY, MATCHING_VERSION)
