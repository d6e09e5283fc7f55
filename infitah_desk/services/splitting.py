"""Splitting: what is to be sent in portions that each fit a small stick or a mail.

Each portion becomes a bundle of its own, which merges by itself and in any order. A run of events
can only end where its log is sealed, so another's log is cut at the seals that came with it; the
own log is sealed wherever a cut is needed. Pictures go with an event that mentions them; where one
event has more than fit, it travels once more with the rest.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil

from infitah_desk.bundles.limits import LIMITS
from infitah_desk.bundles.manifest import of_authority
from infitah_desk.bundles.packing import PackedEvents, Stretch
from infitah_desk.bundles.writing import make_seal
from infitah_desk.domain.errors import Refused
from infitah_desk.domain.event import Event
from infitah_desk.domain.quarantine import Link
from infitah_desk.domain.roster import Node
from infitah_desk.domain.segments import covered_by, segments_to_send
from infitah_desk.services.scanning import mentioned_in
from infitah_desk.services.session import Session
from infitah_desk.storage.event_log import Seal

MEGABYTE = 1_000_000
"""As sticks and mail count."""

# What a bundle costs beside its events and pictures, each rounded up: age's and the tar's frame,
# a recipient, a segment with its seal (in base64), a picture's header, padding and digest.
_FRAME = 6_000
_PER_RECIPIENT = 160
_PER_SEGMENT = 900
_PER_SCAN = 1_600
# age adds 16 bytes to each 64 KiB.
_ENCRYPTION = 1.001
# Pieces of the own log are so much smaller than a bundle, so that these get full.
_PIECES = 4


class Hashes(dict[str, set[bytes]]):
    """By log, the events of a portion."""

    def add(self, log: str, hashes: Iterable[bytes]) -> None:
        """Put these of that log in."""
        self.setdefault(log, set()).update(hashes)


@dataclass(frozen=True)
class Piece:
    """A run of one log that is sent whole: what it weighs, in bytes, and its pictures by size."""

    log: str
    links: Sequence[Link]
    weight: int
    scans: Mapping[str, int]


@dataclass
class Portion:
    """What one bundle holds: events by log, and pictures by digest."""

    events: Hashes = field(default_factory=Hashes)
    scans: set[str] = field(default_factory=set)


def split(
    session: Session,
    receivers: Sequence[Node],
    covered: Mapping[str, Collection[bytes]],
    most_bytes: int,
    *,
    with_scans: bool,
) -> list[Portion]:
    """Everything that is not covered, in portions whose bundles have at most so many bytes.

    Raises:
        Refused: "export.size_too_small", with the `needed` megabytes.
    """
    recipients = sum(len(node.installations) for node in receivers) + 2
    room = int((most_bytes - _FRAME - recipients * _PER_RECIPIENT) / _ENCRYPTION)
    logs = session.store.log.logs()
    cutter = _Cutter(session, covered, room, with_scans=with_scans)
    # Who a sender is stands in the authority's log: each bundle brings it along.
    with_all = [log for log in logs if of_authority(log)] if session.role != "authority" else []
    base = [piece for log in with_all for piece in cutter.pieces_of(log)]
    filling = _Filling(base, room, most_bytes - room)
    for piece in base:
        filling.put_scans(piece, 0)
    for log in logs:
        if log not in with_all:
            for piece in cutter.pieces_of(log):
                filling.put(piece)
    return filling.portions


class _Filling:
    """Fills one portion after another; each begins with the same pieces."""

    def __init__(self, base: Sequence[Piece], room: int, frame: int) -> None:
        self._base = base
        self._room = room
        self._frame = frame
        self._left = 0
        self.portions: list[Portion] = []
        self._begin()

    def put(self, piece: Piece) -> None:
        if piece.weight > self._left:
            self._begin(least=piece.weight)
        self._add(piece)
        self.put_scans(piece, piece.weight)

    def put_scans(self, piece: Piece, again: int) -> None:
        """The pictures of a piece that was put in; where they do not fit it is put in again."""
        for digest, size in piece.scans.items():
            weight = size + _PER_SCAN
            if weight > self._left:
                self._begin(least=again + weight)
                if again:
                    self._add(piece)
            self.portions[-1].scans.add(digest)
            self._left -= weight

    def _add(self, piece: Piece) -> None:
        self.portions[-1].events.add(piece.log, (link.hash for link in piece.links))
        self._left -= piece.weight

    def _begin(self, least: int = 0) -> None:
        """Begin another portion, in which at least so much must have room.

        Raises:
            Refused: "export.size_too_small".
        """
        base = sum(piece.weight for piece in self._base)
        if base + least > self._room:
            needed = ceil((base + least + self._frame) * _ENCRYPTION / MEGABYTE)
            raise Refused("export.size_too_small", needed=needed)
        self._left = self._room
        self.portions.append(Portion())
        for piece in self._base:
            self._add(piece)


class _Cutter:
    """Cuts logs into pieces, and weighs them."""

    def __init__(
        self,
        session: Session,
        covered: Mapping[str, Collection[bytes]],
        room: int,
        *,
        with_scans: bool,
    ) -> None:
        self._session = session
        self._covered = covered
        self._room = room
        self._with_scans = with_scans
        self._had: set[str] = set()

    def pieces_of(self, log: str) -> Iterator[Piece]:
        """What is to be sent of a log, cut where it is sealed or, the own one, where need be."""
        links = self._session.store.log.links(log)
        sealed = {(seal.seq, seal.hash) for seal in self._session.store.log.seals(log)}
        by_hash = {link.hash: link for link in links}
        own = self._own(log, links)
        for segment in segments_to_send(links, sealed, self._covered.get(log, frozenset())):
            run: list[Link] = []
            for link in (by_hash[hash_] for hash_ in segment.hashes):
                run.append(link)
                if (link.seq, link.hash) in sealed:
                    yield from self._cut(log, run, own)
                    run = []

    def _own(self, log: str, links: Sequence[Link]) -> frozenset[bytes]:
        """Of the own log what this laptop wrote: only there it may put further seals."""
        head = self._session.store.own_head
        if log != self._session.store.own_log or head is None:
            return frozenset()
        return covered_by(links, [(head.seq, head.hash)])

    def _cut(self, log: str, run: Sequence[Link], own: frozenset[bytes]) -> Iterator[Piece]:
        weight, scans = self._weigh(log, run)
        heavy = weight > self._room // _PIECES or weight + sum(scans.values()) > self._room
        middle = len(run) // 2
        if not heavy or not middle or run[middle - 1].hash not in own:
            self._had.update(scans)
            yield Piece(log, run, weight, scans)
            return
        self._seal(log, run[middle - 1])
        yield from self._cut(log, run[:middle], own)
        yield from self._cut(log, run[middle:], own)

    def _weigh(self, log: str, run: Sequence[Link]) -> tuple[int, dict[str, int]]:
        session = self._session
        wanted = {link.hash for link in run}

        def events() -> Iterator[Event]:
            for event in session.store.log.read(log, run[0].seq, run[-1].seq):
                if event.hash in wanted:
                    yield event

        scans = {
            digest: session.scans.size(digest)
            for digest in sorted(mentioned_in(events()) if self._with_scans else ())
            if digest not in self._had and session.scans.has(digest)
        }
        return PackedEvents((Stretch(log, events),), LIMITS).size + _PER_SEGMENT, scans

    def _seal(self, log: str, link: Link) -> None:
        seal = make_seal(log, link.seq, link.hash, self._session.keys.signing_key)
        with self._session.store.transaction():
            self._session.store.log.seal([Seal(log, link.seq, link.hash, seal.signature)])
