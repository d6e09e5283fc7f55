"""The store: one data folder's events and projections, changed together or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice

from sqlite_utils import Database

from infitah_desk.domain import event as ev
from infitah_desk.domain.dossier import DossierState, decode_state
from infitah_desk.domain.errors import Refused
from infitah_desk.domain.events import SALT_BYTES, Content, split
from infitah_desk.domain.programme import Programme
from infitah_desk.domain.quarantine import Link
from infitah_desk.domain.roster import Roster
from infitah_desk.storage.connection import machine_faults
from infitah_desk.storage.event_log import Arrival, EventLog, Seal, arrival_of
from infitah_desk.storage.projection import Folded, Projection, read_known
from infitah_desk.storage.settings import Settings
from infitah_desk.storage.whole_logs import note_whole

OWN_LOG = "own.log"
OWN_KEY = "own.key"
OWN_HEAD = "own.head"
LAMPORT = "lamport"
FOLDED_BY = "fold.version"
# A counter from beyond what honest logs reach is not followed, lest one log exhaust all others'.
HIGHEST_LAMPORT = 2**48

MOST_HEADS = 256
"""How many heads of a dossier one event names; of a hostile many, the next event names the rest."""

AT_ONCE = 10_000
"""So many events at most are held in memory while they are stored."""

Batch = Sequence[tuple[str, Sequence[Content]]]
"""What is to be written: a dossier's id ("" where none is concerned) and what its events say."""


class Store:
    """Events and projections of one open data folder.

    `random` gives that many random bytes, for the salts of bodies.
    """

    def __init__(self, db: Database, random: Callable[[int], bytes]) -> None:
        self.db = db
        self.log = EventLog(db)
        self.projection = Projection(db, self.log)
        self.settings = Settings(db)
        self._random = random

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing; nests by savepoints.

        Raises:
            MachineFault: what the disk or the file did not allow, by code.
        """
        is_whole = not self.db.conn.in_transaction
        texts = self.projection.remembered()
        try:
            with machine_faults(), self.db.atomic():
                yield
                if is_whole:
                    self.projection.index_texts()
        except BaseException:
            self.log.forget_ids()
            self.projection.forget(texts)
            raise

    def bring_up_to_date(self) -> None:
        """Project anew what another version of the program folded.

        Raises:
            MachineFault: "disk.full".
        """
        if self.settings.number(FOLDED_BY) != ev.FOLD_VERSION:
            with self.transaction():
                self.projection.rebuild()
                self.settings.put_number(FOLDED_BY, ev.FOLD_VERSION)

    @property
    def roster(self) -> Roster:
        """Who was enrolled, as the events held give it."""
        return self.projection.roster

    @property
    def programme(self) -> Programme:
        """The programme that all work by.

        Raises:
            Refused: "enrol.not_accepted" before a kit was accepted, "programme.unreadable".
        """
        if not self.roster.programme:
            raise Refused("enrol.not_accepted")
        return read_known(self.roster.programme)

    @property
    def own_log(self) -> str:
        """The log that this installation writes."""
        return self.settings.get(OWN_LOG)

    @property
    def own_head(self) -> Link | None:
        """The last event that this folder wrote to its own log.

        Another folder may have written on from a copy; its branch is never continued here.
        """
        log = self.own_log
        seq, _, hash_ = self.settings.get(OWN_HEAD).partition(" ")
        event = self.log.at(log, bytes.fromhex(hash_), int(seq)) if seq else None
        return Link(event.seq, event.hash, event.prev) if event else self.log.last(log)

    def append(self, batch: Batch, *, author: str, time: int) -> list[ev.Event]:
        """Write events to the own log and bring the projections up to date, in one transaction.

        `time` is the wall clock in milliseconds since 1970.
        """
        with self.transaction():
            # A log that is forked only now says something else with every bare seq in it.
            forked = self.log.forked_logs()
            events = list(self._chain(batch, author, time))
            written = self.log.unite(events, self.projection.erased())
            if events:
                self.settings.put(OWN_HEAD, f"{events[-1].seq} {events[-1].hash.hex()}")
            self.projection.update(written, grown=forked)
        return events

    def _chain(self, batch: Batch, author: str, time: int) -> Iterator[ev.Event]:
        log = self.own_log
        last = self.own_head
        if last is None:
            seq, prev = 0, ev.genesis(log, bytes.fromhex(self.settings.get(OWN_KEY)))
        else:
            seq, prev = last.seq, last.hash
        lamport = self.settings.number(LAMPORT)
        written: dict[str, int] = {}
        for dossier, contents in batch:
            after: tuple[ev.AfterRef, ...] = (
                (written[dossier],) if dossier in written else self._known_to(dossier, log)
            )
            for content in contents:
                seq, lamport = seq + 1, lamport + 1
                fact, body = split(content, self._random(SALT_BYTES))
                head = ev.Head(
                    ev.EVENT_VERSION, content.KIND, lamport, time, dossier, author, after, fact
                )
                event = ev.chained(log, seq, prev, ev.encode_head(head), body)
                yield event
                prev = event.hash
                if dossier:
                    written[dossier] = seq
                    after = (seq,)
        self.settings.put_number(LAMPORT, lamport)

    def _known_to(self, dossier: str, log: str) -> tuple[ev.AfterRef, ...]:
        """The latest events of a dossier, as a new event of this log names them."""
        state = self.find_state(dossier) if dossier else None
        heads = state.heads[:MOST_HEADS] if state else ()
        if log in self.log.forked_logs():
            return heads
        return tuple(ref[1] if ref[0] == log else ref for ref in heads)

    def unite(self, events: Iterable[ev.Event], seals: Iterable[Seal]) -> int:
        """Add events of other logs, checked before, with their seals; how many brought news."""
        count = 0
        left = iter(events)
        with self.transaction():
            while part := [arrival_of(event) for event in islice(left, AT_ONCE)]:
                count += self.take(part, ())
            self.log.seal(seals)
        return count

    def take(
        self, arrivals: Sequence[Arrival], seals: Iterable[Seal], folded: Folded | None = None
    ) -> int:
        """As `unite`, of events that are all in memory.

        `folded` are the dossiers that they make, by themselves, and were folded already.
        """
        with self.transaction():
            self.log.seal(seals)
            erased = self.projection.erased()
            changed = self.log.take(arrivals, erased)
            if not changed:
                return 0
            note_whole(self.db, changed, erased)
            lamports = (each.lamport for each in changed)
            highest = max((each for each in lamports if each < HIGHEST_LAMPORT), default=0)
            if highest > self.settings.number(LAMPORT):
                self.settings.put_number(LAMPORT, highest)
            self.projection.update(changed, folded)
            return len(changed)

    def find_state(self, dossier: str) -> DossierState | None:
        """A dossier's state; None where nothing is known of it."""
        row = self.db.conn.execute(
            "SELECT state FROM dossier WHERE dossier = ?", (dossier,)
        ).fetchone()
        return decode_state(row[0]) if row else None

    def state(self, dossier: str) -> DossierState:
        """A dossier's state.

        Raises:
            Refused: "dossier.unknown".
        """
        state = self.find_state(dossier)
        if state is None:
            raise Refused("dossier.unknown", dossier=dossier)
        return state
