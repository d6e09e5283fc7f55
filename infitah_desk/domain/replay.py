"""Replay: everything that a set of events projects to, from nothing; and the set's digest.

What storage keeps up to date event by event must equal this, byte for byte.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping

import msgspec

from infitah_desk.domain.dossier import DossierState, encode_state
from infitah_desk.domain.dossier_fold import fold_dossier
from infitah_desk.domain.event import Event
from infitah_desk.domain.events import Told, told
from infitah_desk.domain.quarantine import Link, forked, standing
from infitah_desk.domain.roster import Roster, fold_roster

_encoder = msgspec.json.Encoder(order="deterministic")


class Replayed(msgspec.Struct, frozen=True):
    """The roster and every dossier's state."""

    roster: Roster
    dossiers: Mapping[str, DossierState]


def replay(events: Iterable[Event]) -> Replayed:
    """Fold a whole set of events, in whatever order and however often each one comes."""
    items: dict[tuple[str, int, bytes], Event] = {}
    for event in events:
        place = event.log, event.seq, event.hash
        if event.body is not None or place not in items:
            items[place] = event
    links: dict[str, list[Link]] = defaultdict(list)
    for event in items.values():
        links[event.log].append(Link(event.seq, event.hash, event.prev))
    history = [told(event) for event in items.values()]
    roster = fold_roster(history)
    standings = {
        log: standing(links[log], ends) for log, ends in roster.revoked.items() if log in links
    }
    chains = {
        log: {link.hash: link.prev for link in chain}
        for log, chain in links.items()
        if forked(chain)
    }

    def lineage(ancestor: Event, event: Event) -> bool:
        return leads_to(chains.get(event.log), ancestor, event)

    by_dossier: dict[str, list[Told]] = defaultdict(list)
    for item in history:
        if item.head.dossier:
            by_dossier[item.head.dossier].append(item)
    return Replayed(
        roster,
        {
            dossier: fold_dossier(dossier, items_, roster, standings, lineage)
            for dossier, items_ in sorted(by_dossier.items())
        },
    )


def leads_to(chain: Mapping[bytes, bytes] | None, ancestor: Event, event: Event) -> bool:
    """Whether walking a forked log's `chain` (hash to prev) from `event` meets `ancestor`.

    True where there is no chain to walk because the log is not forked; False where it has a gap.
    """
    if chain is None:
        return True
    cursor: bytes | None = event.hash
    for _ in range(event.seq - ancestor.seq):
        cursor = chain.get(cursor) if cursor else None
    return cursor == ancestor.hash


def events_digest(places: Iterable[tuple[str, int, bytes]]) -> str:
    """SHA-256 over a set of events, given as (log, seq, hash) in that order, in hex."""
    digest = hashlib.sha256(b"infitah-events-v1\0")
    for log, seq, hash_ in places:
        digest.update(log.encode() + b"\0" + seq.to_bytes(8, "big") + hash_)
    return digest.hexdigest()


def state_digest(roster: Roster, states: Iterable[bytes]) -> str:
    """SHA-256 over a projection: the roster and the dossiers' canonical bytes, by dossier id."""
    digest = hashlib.sha256(b"infitah-state-v1\0")
    for part in (_encoder.encode(roster), *states):
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()


def replayed_digest(replayed: Replayed) -> str:
    """`state_digest` of a replay."""
    states = (encode_state(state) for _, state in sorted(replayed.dossiers.items()))
    return state_digest(replayed.roster, states)
