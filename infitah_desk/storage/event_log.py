"""The event log: sets of events united, never overwritten, with the seals that vouch for them."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from msgspec.structs import replace
from sqlite_utils import Database

from infitah_desk.domain.event import EMPTY_DIGEST, Event, body_digest, decode_head
from infitah_desk.domain.events import DocumentScanned, content_of
from infitah_desk.domain.quarantine import Link
from infitah_desk.domain.replay import leads_to


class Seal(NamedTuple):
    """A log's own signature over everything up to (seq, hash)."""

    log: str
    seq: int
    hash: bytes
    signature: bytes


class Arrival(NamedTuple):
    """An event that comes, with what of its head storing must know."""

    event: Event
    dossier: str
    lamport: int


def arrival_of(event: Event) -> Arrival:
    """An event about to be stored.

    Raises:
        Untrusted: "event.malformed".
    """
    head = decode_head(event.head)
    return Arrival(event, head.dossier, head.lamport)


_DIGEST_LETTERS = 64  # of a SHA-256 in hex
_DIGEST = re.compile(rb"\b[0-9a-f]{%d}\b" % _DIGEST_LETTERS)
_IS_FORKED = (
    "EXISTS (SELECT 1 FROM event WHERE event.log = log.id GROUP BY seq HAVING count(*) > 1)"
)
_EVENT_COLUMNS = "log.name, seq, hash, prev, head, body, digest"


def _event(row: tuple[str, int, bytes, bytes, bytes, bytes | None, bytes | None]) -> Event:
    name, seq, hash_, prev, head, body, digest = row
    if body is not None:
        digest = body_digest(body)
    return Event(name, seq, hash_, prev, head, body, digest or b"")


class EventLog:
    """The events of one data folder. Every method runs in the caller's transaction, if any."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._ids: dict[str, int] = {}

    def unite(self, events: Iterable[Event], erased: Container[str] = ()) -> list[Arrival]:
        """Add events to the set, as `take` does."""
        return self.take([arrival_of(event) for event in events], erased)

    def take(self, arrivals: Sequence[Arrival], erased: Container[str] = ()) -> list[Arrival]:
        """Add events to the set; those that were new, or whose missing body came, are returned.

        The hash binds the body's digest, so any later copy that was checked against it fits.
        Bodies of dossiers that are `erased` are not even stored.
        """
        here = self._here([each.event for each in arrivals])
        changed: list[Arrival] = []
        new: list[tuple[object, ...]] = []
        filled: list[tuple[object, ...]] = []
        forked: set[str] = set()
        for arrival in arrivals:
            event, dossier, lamport = arrival
            at = here[event.log].setdefault(event.seq, {})
            lacks = at.get(event.hash)
            if lacks is False or (lacks and event.body is None):
                continue
            body = b"" if event.digest == EMPTY_DIGEST else event.body
            if body and dossier in erased:
                body = None
            log = self._id(event.log)
            if lacks is None:
                if at:
                    forked.add(event.log)
                digest = event.digest if body is None else None
                new.append(
                    (log, event.seq, event.hash, event.prev, dossier, event.head, body, digest)
                )
            elif body is None:
                continue
            else:
                filled.append((body, log, event.seq, event.hash))
            at[event.hash] = body is None
            kept = event if body is event.body else replace(event, body=body)
            changed.append(arrival if kept is event else Arrival(kept, dossier, lamport))
        executemany = self._db.conn.executemany
        executemany(
            "INSERT INTO event (log, seq, hash, prev, dossier, head, body, digest)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            new,
        )
        executemany(
            "UPDATE event SET body = ?, digest = NULL WHERE log = ? AND seq = ? AND hash = ?",
            filled,
        )
        executemany("UPDATE log SET forked = 1 WHERE name = ?", [(log,) for log in forked])
        return changed

    def _here(self, events: Sequence[Event]) -> Mapping[str, dict[int, dict[bytes, bool]]]:
        """What stands where these events do: by log, seq and hash, whether its body is missing."""
        reach: dict[str, tuple[int, int]] = {}
        for event in events:
            first, last = reach.get(event.log, (event.seq, event.seq))
            reach[event.log] = min(first, event.seq), max(last, event.seq)
        here: dict[str, dict[int, dict[bytes, bool]]] = {}
        for log, (first, last) in reach.items():
            here[log] = {}
            for seq, hash_, lacks in self._db.conn.execute(
                "SELECT seq, hash, body IS NULL FROM event WHERE log = ? AND seq BETWEEN ? AND ?",
                (self._id(log), first, last),
            ):
                here[log].setdefault(seq, {})[hash_] = bool(lacks)
        return here

    def _id(self, log: str) -> int:
        if log not in self._ids:
            self._db.conn.execute(
                "INSERT INTO log (name) VALUES (?) ON CONFLICT (name) DO NOTHING", (log,)
            )
            (self._ids[log],) = self._db.conn.execute(
                "SELECT id FROM log WHERE name = ?", (log,)
            ).fetchone()
        return self._ids[log]

    def forget_ids(self) -> None:
        """After a transaction was rolled back: the ids given out in it are void."""
        self._ids.clear()

    def seal(self, seals: Iterable[Seal]) -> None:
        """Keep seals beside the events that they vouch for."""
        self._db.conn.executemany(
            "INSERT INTO seal (log, seq, hash, signature) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (log, seq, hash) DO NOTHING",
            [(self._id(s.log), s.seq, s.hash, s.signature) for s in seals],
        )

    def has_seal(self, seal: Seal) -> bool:
        """Whether this seal is kept here."""
        row = self._db.conn.execute(
            "SELECT 1 FROM seal JOIN log ON log.id = seal.log"
            " WHERE log.name = ? AND seq = ? AND hash = ?",
            (seal.log, seal.seq, seal.hash),
        ).fetchone()
        return row is not None

    def seals(self, log: str) -> list[Seal]:
        """A log's seals, in order."""
        return [
            Seal(log, *row)
            for row in self._db.conn.execute(
                "SELECT seq, hash, signature FROM seal JOIN log ON log.id = seal.log"
                " WHERE log.name = ? ORDER BY seq, hash",
                (log,),
            )
        ]

    def logs(self) -> list[str]:
        """The names of all logs of which an event is here."""
        return [
            name
            for (name,) in self._db.conn.execute(
                "SELECT name FROM log WHERE EXISTS (SELECT 1 FROM event WHERE event.log = log.id)"
                " ORDER BY name"
            )
        ]

    def links(self, log: str) -> list[Link]:
        """A log's chain, by seq and hash."""
        return [
            Link(*row)
            for row in self._db.conn.execute(
                "SELECT seq, hash, prev FROM event JOIN log ON log.id = event.log"
                " WHERE log.name = ? ORDER BY seq, hash",
                (log,),
            )
        ]

    def forked_logs(self) -> frozenset[str]:
        """The logs that hold two events at one seq."""
        rows = self._db.conn.execute("SELECT name FROM log WHERE forked")
        return frozenset(name for (name,) in rows)

    def judge_anew(self) -> None:
        """Find out again which logs are forked, and forget up to where each is whole."""
        self._db.conn.execute(f"UPDATE log SET whole = 0, forked = {_IS_FORKED}")

    def wrongly_judged(self) -> list[str]:
        """The logs of which it is not known rightly whether they are forked."""
        rows = self._db.conn.execute(f"SELECT name FROM log WHERE forked <> {_IS_FORKED}")
        return [name for (name,) in rows]

    def misplaced(self) -> Iterator[tuple[str, int]]:
        """Events that are kept under another dossier than their head names: log and seq."""
        for log, seq, dossier, head in self._db.conn.execute(
            "SELECT name, seq, dossier, head FROM event JOIN log ON log.id = event.log"
        ):
            if decode_head(head).dossier != dossier:
                yield log, seq

    def last(self, log: str) -> Link | None:
        """The log's highest event."""
        row = self._db.conn.execute(
            "SELECT seq, hash, prev FROM event JOIN log ON log.id = event.log"
            " WHERE log.name = ? ORDER BY seq DESC, hash LIMIT 1",
            (log,),
        ).fetchone()
        return Link(*row) if row else None

    def read(self, log: str, first: int, last: int) -> Iterator[Event]:
        """The events of one log from `first` to `last`, all branches, by seq and hash."""
        for row in self._db.conn.execute(
            f"SELECT {_EVENT_COLUMNS} FROM event JOIN log ON log.id = event.log"
            " WHERE log.name = ? AND seq BETWEEN ? AND ? ORDER BY seq, hash",
            (log, first, last),
        ):
            yield _event(row)

    def at(self, log: str, hash_: bytes, seq: int) -> Event | None:
        """One event by its place."""
        row = self._db.conn.execute(
            f"SELECT {_EVENT_COLUMNS} FROM event JOIN log ON log.id = event.log"
            " WHERE log.name = ? AND seq = ? AND hash = ?",
            (log, seq, hash_),
        ).fetchone()
        return _event(row) if row else None

    def of_dossiers(self, dossiers: Sequence[str]) -> Iterator[tuple[str, Event]]:
        """The events of these dossiers (at most some hundreds), those of one together."""
        marks = ", ".join("?" * len(dossiers))
        for dossier, *row in self._db.conn.execute(
            f"SELECT dossier, {_EVENT_COLUMNS} FROM event JOIN log ON log.id = event.log"
            f" WHERE dossier IN ({marks}) AND dossier <> '' ORDER BY dossier",
            tuple(dossiers),
        ):
            yield dossier, _event(tuple(row))

    def without_dossier(self, log: str) -> Iterator[Event]:
        """A log's events that concern no dossier, by seq and hash."""
        for row in self._db.conn.execute(
            f"SELECT {_EVENT_COLUMNS} FROM event JOIN log ON log.id = event.log"
            " WHERE log.name = ? AND dossier = '' ORDER BY seq, hash",
            (log,),
        ):
            yield _event(row)

    def without_body(self, log: str) -> frozenset[bytes]:
        """The hashes of a log's events of which only the body's digest is here."""
        return frozenset(
            hash_
            for (hash_,) in self._db.conn.execute(
                "SELECT hash FROM event JOIN log ON log.id = event.log"
                " WHERE log.name = ? AND body IS NULL",
                (log,),
            )
        )

    def dossiers_of(self, logs: Iterable[str]) -> set[str]:
        """The dossiers in which these logs wrote."""
        found: set[str] = set()
        for log in logs:
            found.update(
                dossier
                for (dossier,) in self._db.conn.execute(
                    "SELECT DISTINCT dossier FROM event JOIN log ON log.id = event.log"
                    " WHERE log.name = ? AND dossier <> ''",
                    (log,),
                )
            )
        return found

    def all_dossiers(self) -> list[str]:
        """Every dossier of which an event is here, in the order in which they came."""
        return [
            dossier
            for (dossier,) in self._db.conn.execute(
                "SELECT dossier FROM event WHERE dossier <> '' GROUP BY dossier ORDER BY min(id)"
            )
        ]

    def erase_bodies(self, dossier: str) -> int:
        """Blank the bodies of a dossier's events, keeping their digests; how many there were.

        What is left of them outside the tables is noted as `leftovers`.
        """
        rows = self._db.conn.execute(
            "SELECT id, head, body FROM event"
            " WHERE dossier = ? AND body IS NOT NULL AND body <> x''",
            (dossier,),
        ).fetchall()
        self._db.conn.executemany(
            "UPDATE event SET body = NULL, digest = ? WHERE id = ?",
            [(body_digest(body), id_) for id_, _, body in rows],
        )
        self.expect_leftovers("" for _ in rows)
        for _, head, body in rows:
            content = content_of(decode_head(head), body)
            if isinstance(content, DocumentScanned):
                self.expect_leftovers(content.pages)
        return len(rows)

    def expect_leftovers(self, scans: Iterable[str]) -> None:
        """Note what may be left outside the tables, until it is sure that it is wanted there."""
        self._db.conn.executemany(
            "INSERT INTO leftover (scan) VALUES (?) ON CONFLICT (scan) DO NOTHING",
            [(scan,) for scan in scans],
        )

    def leftovers(self) -> list[str]:
        """What erasing has left outside the tables: scans by digest, and "" for the WAL."""
        return [scan for (scan,) in self._db.conn.execute("SELECT scan FROM leftover")]

    def forget_leftovers(self) -> None:
        """They are gone."""
        self._db.conn.execute("DELETE FROM leftover")

    def expect_no_more(self, scans: Iterable[str]) -> None:
        """These are wanted where they lie, or gone."""
        self._db.conn.executemany("DELETE FROM leftover WHERE scan = ?", [(s,) for s in scans])

    def unmentioned(self, scans: Iterable[str]) -> set[str]:
        """Those of these pictures that no event mentions which is not erased.

        Every body is looked at, also those of kinds that a later version knows.
        """
        left = set(scans)
        for (body,) in self._db.conn.execute(
            "SELECT body FROM event WHERE length(body) > ?", (_DIGEST_LETTERS,)
        ):
            if not left:
                break
            left.difference_update(digest.decode() for digest in _DIGEST.findall(body))
        return left


class ForkLineage:
    """Whether one event leads to another on their log's branch; chains are read when asked for."""

    def __init__(self, log: EventLog, forked_logs: frozenset[str]) -> None:
        self._log = log
        self._chains: dict[str, dict[bytes, bytes]] = {}
        self._forked = forked_logs

    def __call__(self, ancestor: Event, event: Event) -> bool:
        """True in logs that are not forked; else by walking the chain down to the ancestor."""
        if event.log in self._forked and event.log not in self._chains:
            self._chains[event.log] = {link.hash: link.prev for link in self._log.links(event.log)}
        return leads_to(self._chains.get(event.log), ancestor, event)
