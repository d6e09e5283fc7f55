"""What a bundle shall hold, and its events packed into one member with the segments they form."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator

import msgspec

from infitah_desk.bundles.compression import compressed
from infitah_desk.bundles.event_lines import encode_line
from infitah_desk.bundles.limits import Limits
from infitah_desk.bundles.manifest import (
    CONTAINER_VERSION,
    EVENTS_NAME,
    SCANS_FOLDER,
    AuthorityCertificate,
    Counts,
    Kind,
    Manifest,
    Member,
    Names,
    Receipt,
    Seal,
    Segment,
    Versions,
    of_authority,
)
from infitah_desk.domain.errors import MachineFault
from infitah_desk.domain.event import EVENT_VERSION, Event, fingerprint, log_name


class Stretch(msgspec.Struct, frozen=True):
    """Events of one log, branch by branch, each in order of seq; `events` may be called twice.

    Where an event does not follow the one before, a new segment begins. Every segment must end at
    a sealed event.
    """

    log: str
    events: Callable[[], Iterable[Event]]


class OutgoingScan(msgspec.Struct, frozen=True):
    """A scan by the SHA-256 (hex) and size of its content."""

    sha256: str
    size: int
    read: Callable[[], bytes]


class Outgoing(msgspec.Struct, frozen=True, kw_only=True):
    """What shall travel. `id` is a UUIDv7, `time` milliseconds since 1970.

    Of `seals` those that end a segment travel, so that a caller may hand over all it has.
    """

    kind: Kind
    id: str
    node: str
    audience: tuple[str, ...]
    time: int
    program: str
    stretches: tuple[Stretch, ...] = ()
    seals: tuple[Seal, ...] = ()
    scans: tuple[OutgoingScan, ...] = ()
    number: int | None = None
    receipt: Receipt | None = None
    authority: AuthorityCertificate | None = None
    served: bytes | None = None
    names: Names | None = None


class PackedEvents:
    """The member `events.ndjson.zst`: kept where it fits into memory, else packed again."""

    def __init__(self, stretches: Iterable[Stretch], limits: Limits) -> None:
        """Pack once, to learn segments, sizes and digest.

        Raises:
            Untrusted: "bundle.event_malformed" for an event that no reader would take.
        """
        # Readers learn from the authority's events who wrote the others.
        self._stretches = sorted(stretches, key=lambda each: (not of_authority(each.log), each.log))
        segments = _Segments()
        kept: list[bytes] = []
        digest = hashlib.sha256()
        self.size = 0
        for chunk in compressed(segments.watching(self._lines())):
            digest.update(chunk)
            self.size += len(chunk)
            if self.size <= limits.plain_in_memory:
                kept.append(chunk)
            else:
                kept.clear()
        self.sha256 = digest.hexdigest()
        self.segments = segments.found()
        self.event_count = segments.count
        self.line_bytes = segments.line_bytes
        self._kept = kept if self.size <= limits.plain_in_memory else None

    def chunks(self) -> Iterator[bytes]:
        """The member's bytes.

        Raises:
            MachineFault: "bundle.changed_while_written" where the events are others by now.
        """
        if self._kept is not None:
            yield from self._kept
            return
        digest = hashlib.sha256()
        for chunk in compressed(line for _, line in self._lines()):
            digest.update(chunk)
            yield chunk
        if digest.hexdigest() != self.sha256:
            raise MachineFault("bundle.changed_while_written")

    def _lines(self) -> Iterator[tuple[Event, bytes]]:
        for stretch in self._stretches:
            for event in stretch.events():
                yield event, encode_line(event)


class _Segments:
    """Notes where runs begin and end while events pass by."""

    def __init__(self) -> None:
        self.count = 0
        self.line_bytes = 0
        self._runs: list[tuple[Event, Event]] = []

    def watching(self, lines: Iterable[tuple[Event, bytes]]) -> Iterator[bytes]:
        for event, line in lines:
            self.count += 1
            self.line_bytes += len(line)
            if self._runs and _follows(event, self._runs[-1][1]):
                self._runs[-1] = (self._runs[-1][0], event)
            else:
                self._runs.append((event, event))
            yield line

    def found(self) -> tuple[Segment, ...]:
        return tuple(
            Segment(first.log, first.seq, last.seq, first.prev.hex(), last.hash.hex())
            for first, last in self._runs
        )


def manifest_of(outgoing: Outgoing, packed: PackedEvents, public_key: bytes) -> Manifest:
    """The manifest that the sender with this raw public key signs."""
    heads = {(segment.log, segment.last, segment.head) for segment in packed.segments}
    seals = {(seal.log, seal.seq, seal.hash): seal for seal in outgoing.seals}
    if not heads <= seals.keys():
        raise ValueError("a segment ends above the last seal of its log")
    scans = sorted(outgoing.scans, key=lambda scan: scan.sha256)
    return Manifest(
        v=CONTAINER_VERSION,
        kind=outgoing.kind,
        id=outgoing.id,
        node=outgoing.node,
        key=fingerprint(public_key),
        log=log_name(outgoing.node, public_key),
        audience=outgoing.audience,
        time=outgoing.time,
        versions=Versions(EVENT_VERSION, outgoing.program),
        counts=Counts(packed.event_count, packed.line_bytes, len(scans)),
        segments=packed.segments,
        seals=tuple(seals[head] for head in sorted(heads)),
        members=(
            Member(EVENTS_NAME, packed.size, packed.sha256),
            *(Member(SCANS_FOLDER + scan.sha256, scan.size, scan.sha256) for scan in scans),
        ),
        number=outgoing.number,
        receipt=outgoing.receipt,
        authority=outgoing.authority,
        served=outgoing.served,
        names=outgoing.names,
    )


def _follows(event: Event, before: Event) -> bool:
    return event.log == before.log and event.seq == before.seq + 1 and event.prev == before.hash
