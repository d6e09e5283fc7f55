"""Digests of a set of events and of what it projects to: equal sets, equal digests, anywhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from infitah_desk.domain.event import FOLD_VERSION
from infitah_desk.domain.quarantine import Link
from infitah_desk.domain.replay import events_digest, replay, replayed_digest, state_digest
from infitah_desk.domain.segments import extent
from infitah_desk.services.session import Session
from infitah_desk.storage.projection import states


class LogDigest(msgspec.Struct, frozen=True):
    """How many events of a log are here, and the hash up to which nothing is missing."""

    count: int
    head: str


class StateDigest(msgspec.Struct, frozen=True):
    """SHA-256 over a set of events and over its projection, in hex."""

    events: int
    digest: str
    state_digest: str
    fold_version: int
    logs: Mapping[str, LogDigest]


def digest_of(session: Session, logs: Sequence[str] = ()) -> StateDigest:
    """The digests of all events here, or of exactly these logs'; an unknown log is an empty set.

    Of some logs only, the projection is that of their events alone, whatever else is here.
    """
    store = session.store
    chosen = sorted(set(logs) & set(store.log.logs())) if logs else store.log.logs()
    found = {log: store.log.links(log) for log in chosen}
    if logs:
        events = (event for log in chosen for event in store.log.read(log, 1, 2**62))
        state = replayed_digest(replay(events))
    else:
        state = state_digest(store.roster, states(store.db))
    return StateDigest(
        sum(len(links) for links in found.values()),
        events_digest((log, link.seq, link.hash) for log in chosen for link in found[log]),
        state,
        FOLD_VERSION,
        {log: LogDigest(len(links), _head(links)) for log, links in found.items()},
    )


def _head(links: Sequence[Link]) -> str:
    branches = extent(links).branches
    return branches[-1][1].hex() if branches else ""


def rebuild(session: Session) -> int:
    """Make every projection anew from the events; how many dossiers there are."""
    with session.store.transaction():
        session.store.projection.rebuild()
    return len(session.store.log.all_dossiers())
