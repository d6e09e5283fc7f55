"""Logs that tests write: chained as real ones are, honest by default, forged where asked."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import msgspec

from infitah_desk.domain import events as e
from infitah_desk.domain.dossier import DossierState
from infitah_desk.domain.dossier_fold import fold_dossier
from infitah_desk.domain.event import (
    EVENT_VERSION,
    AfterRef,
    Event,
    Head,
    chained,
    decode_head,
    encode_head,
    genesis,
    log_name,
)
from infitah_desk.domain.history import REF_BYTES
from infitah_desk.domain.quarantine import Link
from infitah_desk.domain.replay import Replayed, replay
from infitah_desk.domain.roster import AUTHORITY_NODE, Roster, fold_roster

SALT = b"salt of 12 b"
DOSSIER = "d-1"
NOON = 1_285_675_200_000
SERIALS = 100
HIGHEST_LAMPORT = 2**48
"""Honest logs do not follow a counter from beyond."""


def public_key(node: str, installation: int = 1) -> bytes:
    """32 bytes that stand for a node's Ed25519 key: nothing is signed at this level."""
    return hashlib.sha256(f"{node} {installation}".encode()).digest()


def log_of(node: str, installation: int = 1) -> str:
    return log_name(node, public_key(node, installation))


def installation_keys(node: str) -> tuple[e.InstallationKeys, ...]:
    """A node's three installations: serials 1–100, 101–200 and 201–300."""
    return tuple(
        e.InstallationKeys(
            base64.b64encode(public_key(node, n)).decode(),
            f"age1{node.lower()}{n}",
            first=(n - 1) * SERIALS + 1,
            last=n * SERIALS,
            packs=10,
        )
        for n in (1, 2, 3)
    )


def founding(node: str = AUTHORITY_NODE) -> e.AuthorityFounded:
    return e.AuthorityFounded("root", installation_keys(node), "age1recovery", "signature")


def enrolment(node: str, role: str = "desk", forum: str = "TET") -> e.NodeEnrolled:
    return e.NodeEnrolled(
        node,
        role,
        installation_keys(node),
        "2010-09-28",
        "2010-12-31",
        forum if role == "desk" else "",
        () if role == "desk" else ("MA-01",),
    )


@lru_cache(maxsize=4096)
def _head(data: bytes) -> Head:
    return decode_head(data)


def head_of(event: Event) -> Head:
    return _head(event.head)


def triple(event: Event) -> tuple[str, int, str]:
    """How another log's event names this one."""
    return event.log, event.seq, event.hash[:REF_BYTES].hex()


@dataclass
class LogWriter:
    """One branch of one log. `lamport` is the writer's counter, honest until a test sets it."""

    log: str
    key: bytes
    events: list[Event] = field(default_factory=list)
    lamport: int = 0

    @classmethod
    def of(cls, node: str, installation: int = 1) -> LogWriter:
        return cls(log_of(node, installation), public_key(node, installation))

    def copied(self, upto: int | None = None) -> LogWriter:
        """The same log on another machine, copied after `upto` events: the start of a fork."""
        kept = self.events[:upto]
        return LogWriter(self.log, self.key, kept, self.lamport)

    def write(
        self,
        content: e.Content,
        dossier: str = DOSSIER,
        after: Sequence[Event | AfterRef] | None = None,
        *,
        lamport: int | None = None,
        time: int = NOON,
    ) -> Event:
        """Add an event. `after` None means: this branch's last one of the dossier, if any."""
        fact, body = e.split(content, SALT)
        return self.write_raw(
            content.KIND, fact, body, dossier, after=after, lamport=lamport, time=time
        )

    def write_raw(
        self,
        kind: str,
        fact: dict[str, object],
        body: bytes,
        dossier: str = DOSSIER,
        *,
        after: Sequence[Event | AfterRef] | None = None,
        lamport: int | None = None,
        time: int = NOON,
        version: int = EVENT_VERSION,
    ) -> Event:
        named = after
        if named is None:
            own = [ev for ev in self.events if dossier and head_of(ev).dossier == dossier]
            named = own[-1:]
        refs = tuple(self._ref(each) if isinstance(each, Event) else each for each in named)
        seen = [head_of(each).lamport for each in named if isinstance(each, Event)]
        self.lamport = max((self.lamport, *(n for n in seen if n < HIGHEST_LAMPORT))) + 1
        head = Head(
            version,
            kind,
            self.lamport if lamport is None else lamport,
            time,
            dossier,
            "Salma",
            refs,
            fact,
        )
        prev = self.events[-1].hash if self.events else genesis(self.log, self.key)
        event = chained(self.log, len(self.events) + 1, prev, encode_head(head), body)
        self.events.append(event)
        return event

    def _ref(self, event: Event) -> AfterRef:
        return event.seq if event.log == self.log and event in self.events else triple(event)


def authority(*enrolled: str, programme: str = "") -> LogWriter:
    """The authority's log with desks of these names enrolled; "REG-…" are coordinators."""
    writer = LogWriter.of(AUTHORITY_NODE)
    writer.write(founding(), "")
    if programme:
        writer.write(e.ProgrammePublished(programme), "")
    for node in enrolled:
        role = "coordinator" if node.startswith("REG") else "desk"
        writer.write(enrolment(node, role, node[:3]), "")
    return writer


def roster_of(*writers: LogWriter) -> Roster:
    return fold_roster(e.told(event) for writer in writers for event in writer.events)


def replayed(*writers: LogWriter) -> Replayed:
    return replay(event for writer in writers for event in writer.events)


def folded(events: Iterable[Event], dossier: str = DOSSIER) -> DossierState:
    """A dossier's state from events taken at their word: no roster, nothing revoked."""
    return fold_dossier(dossier, map(e.told, events), Roster(), {})


def links_of(events: Iterable[Event]) -> list[Link]:
    return sorted({Link(event.seq, event.hash, event.prev) for event in events})


def without_body(event: Event) -> Event:
    """The event as it travels where its body is withheld."""
    return msgspec.structs.replace(event, body=None) if event.body else event
