"""Questions that services and screens ask of the projections."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from infitah_desk.domain.circumstances import Stop
from infitah_desk.domain.permit import Void
from infitah_desk.storage.links import kin_holds_permit
from infitah_desk.storage.store import Store


class Listed(NamedTuple):
    """A dossier as lists show it."""

    dossier: str
    name: str
    name_ar: str
    step: str


_LISTED = "dossier, name, name_ar, step"


def open_stop(store: Store) -> Stop | None:
    """The stop that this installation has open."""
    row = store.db.conn.execute(
        "SELECT forum, date, quota FROM stop WHERE log = ?", (store.own_log,)
    ).fetchone()
    return Stop(*row) if row else None


def holds_elsewhere(store: Store, dossier: str) -> bool:
    """Whether another dossier of the same enterprise holds a valid permit.

    That is one linked with this one, or one with an identifier of this one's, unless a person
    decided that the two are different.
    """
    row = store.db.conn.execute(
        "SELECT 1 FROM identifier AS own"
        " JOIN identifier AS other ON other.key = own.key AND other.dossier <> own.dossier"
        " JOIN permit ON permit.dossier = other.dossier AND NOT permit.revoked"
        " WHERE own.dossier = ? AND NOT EXISTS (SELECT 1 FROM link"
        " WHERE one = min(own.dossier, other.dossier) AND link.other = max(own.dossier,"
        " other.dossier) AND verdict = 'different' AND NOT disputed) LIMIT 1",
        (dossier,),
    ).fetchone()
    return row is not None or kin_holds_permit(store, dossier)


def dossiers_with(store: Store, keys: Iterable[str]) -> list[str]:
    """The dossiers that have one of these identifier keys, the first begun here first."""
    wanted = tuple(keys)
    marks = ", ".join("?" * len(wanted))
    return [
        dossier
        for (dossier,) in store.db.conn.execute(
            "SELECT dossier.dossier FROM dossier WHERE dossier.dossier IN"
            f" (SELECT dossier FROM identifier WHERE key IN ({marks})) ORDER BY dossier.id",
            wanted,
        )
    ]


def all_identifiers(store: Store) -> dict[str, str]:
    """Every identifier key with the first dossier that has it."""
    found: dict[str, str] = {}
    for key, dossier in store.db.conn.execute(
        "SELECT key, identifier.dossier FROM identifier"
        " JOIN dossier ON dossier.dossier = identifier.dossier ORDER BY dossier.id"
    ):
        found.setdefault(key, dossier)
    return found


def dossier_of_permit(store: Store, number: str) -> str | None:
    """The dossier that a permit belongs to."""
    row = store.db.conn.execute(
        "SELECT dossier FROM permit WHERE number = ? ORDER BY dossier LIMIT 1", (number,)
    ).fetchone()
    return str(row[0]) if row else None


def listed(store: Store, step: str | None = None) -> Iterator[Listed]:
    """All dossiers, or those at one step, in the order in which they were begun here."""
    where, parameters = ("WHERE step = ?", (step,)) if step else ("WHERE step <> ''", ())
    for row in store.db.conn.execute(
        f"SELECT {_LISTED} FROM dossier {where} ORDER BY id", parameters
    ):
        yield Listed(*row)


def listed_one(store: Store, dossier: str) -> Listed | None:
    """One dossier as lists show it."""
    row = store.db.conn.execute(
        f"SELECT {_LISTED} FROM dossier WHERE dossier = ?", (dossier,)
    ).fetchone()
    return Listed(*row) if row else None


def counts(store: Store) -> Mapping[str, int]:
    """How many events, dossiers, permits and conflicts are here."""
    conn = store.db.conn
    return {
        name: int(conn.execute(question).fetchone()[0])
        for name, question in (
            ("events", "SELECT count(*) FROM event"),
            ("dossiers", "SELECT count(*) FROM dossier WHERE step <> ''"),
            ("permits", "SELECT count(*) FROM permit"),
            ("conflicts", "SELECT coalesce(sum(conflicts), 0) FROM dossier"),
            ("waiting", "SELECT coalesce(sum(waiting), 0) FROM dossier"),
        )
    }


def permits_issued(store: Store, log: str) -> list[tuple[int, int, bool]]:
    """The permits that a log issued: (serial, seq of the issue, revoked), by serial."""
    return [
        (serial, seq, bool(revoked))
        for serial, seq, revoked in store.db.conn.execute(
            "SELECT serial, seq, revoked FROM permit WHERE log = ? ORDER BY serial", (log,)
        )
    ]


def issued_by_log(store: Store) -> Mapping[str, int]:
    """How many permits each log issued, revoked ones included."""
    return dict(store.db.conn.execute("SELECT log, count(*) FROM permit GROUP BY log"))


def last_serial(store: Store, log: str) -> int:
    """The highest serial that a log gave out; 0 where it gave out none."""
    (serial,) = store.db.conn.execute(
        "SELECT coalesce(max(serial), 0) FROM permit WHERE log = ?", (log,)
    ).fetchone()
    return int(serial)


def standing_permits(store: Store, log: str, first: int, last: int) -> int:
    """How many permits of a log with iat from `first` up to `last` (seconds since 1970) hold."""
    (number,) = store.db.conn.execute(
        "SELECT count(*) FROM permit"
        " WHERE log = ? AND NOT revoked AND issued_at >= ? AND issued_at < ?",
        (log, first, last),
    ).fetchone()
    return int(number)


def awaited_bodies(store: Store, log: str) -> frozenset[bytes]:
    """The hashes of a log's events of which only the digest came, though nobody erased them."""
    return frozenset(
        hash_
        for (hash_,) in store.db.conn.execute(
            "SELECT hash FROM event JOIN log ON log.id = event.log"
            " WHERE log.name = ? AND body IS NULL"
            " AND event.dossier NOT IN (SELECT dossier FROM dossier WHERE erased)",
            (log,),
        )
    )


def void_permits(store: Store) -> list[Void]:
    """All permits and single copies that must not pass any more, in order."""
    rows = store.db.conn.execute("SELECT DISTINCT number, copy FROM void")
    return sorted({*(Void(number, copy) for number, copy in rows), *store.roster.voids})


def step_counts(store: Store) -> Mapping[str, int]:
    """How many dossiers stand at each step."""
    return dict(
        store.db.conn.execute(
            "SELECT step, count(*) FROM dossier WHERE step <> '' GROUP BY step ORDER BY step"
        )
    )
