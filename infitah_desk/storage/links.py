"""Links: what was decided of two dossiers, and the dossiers that are one enterprise by it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from infitah_desk.domain.linked_dossiers import groups_of
from infitah_desk.storage.store import Store

_KIN = """
    WITH RECURSIVE kin (dossier) AS (
        VALUES (?)
        UNION SELECT other FROM link JOIN kin ON one = kin.dossier
            WHERE verdict = 'same' OR disputed
        UNION SELECT one FROM link JOIN kin ON other = kin.dossier
            WHERE verdict = 'same' OR disputed
    )
"""


class Decided(NamedTuple):
    """A decision on two dossiers: "same", "different" or "" (taken back), and whether it stands.

    `disputed` says that several decided without knowing of each other; `keep` is the permit that
    was chosen to be kept, where somebody chose one.
    """

    one: str
    other: str
    verdict: str
    disputed: bool
    keep: str = ""


def decisions(store: Store) -> list[Decided]:
    """Everything that was decided and not simply taken back."""
    return [
        Decided(one, other, verdict, bool(disputed), keep)
        for one, other, verdict, disputed, keep in store.db.conn.execute(
            "SELECT one, other, verdict, disputed, keep FROM link ORDER BY one, other"
        )
    ]


def linked_groups(decided: Iterable[Decided]) -> list[tuple[str, ...]]:
    """The groups of dossiers that are one enterprise; of a disputed link, as it is shown."""
    return groups_of((each.one, each.other) for each in decided if each.verdict == "same")


def kin_of(store: Store, dossier: str) -> tuple[str, ...]:
    """The dossiers that are linked with this one, or perhaps are; without itself."""
    rows = store.db.conn.execute(
        f"{_KIN} SELECT dossier FROM kin WHERE dossier <> ? ORDER BY dossier", (dossier, dossier)
    )
    return tuple(kin for (kin,) in rows)


def with_several_permits(store: Store) -> list[str]:
    """The dossiers that were themselves granted more than one permit, void ones included."""
    return [
        dossier
        for (dossier,) in store.db.conn.execute(
            "SELECT dossier FROM permit GROUP BY dossier HAVING count(*) > 1 ORDER BY dossier"
        )
    ]


def with_permits(store: Store) -> frozenset[str]:
    """The dossiers that were ever granted a permit."""
    rows = store.db.conn.execute("SELECT DISTINCT dossier FROM permit")
    return frozenset(dossier for (dossier,) in rows)


def kin_holds_permit(store: Store, dossier: str) -> bool:
    """Whether a dossier that is linked with this one, or perhaps is, holds a valid permit."""
    row = store.db.conn.execute(
        f"{_KIN} SELECT 1 FROM kin JOIN permit USING (dossier)"
        " WHERE dossier <> ? AND NOT revoked LIMIT 1",
        (dossier, dossier),
    ).fetchone()
    return row is not None
