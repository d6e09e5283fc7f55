"""Events as lines, and the proof that their authors wrote them (FORMAT.md, sections 5 and 6).

`head TAB body`, or `head TAB TAB digest` where the body is withheld or erased; `head` and `body`
are the author's own bytes. Log, position and hashes are not repeated: the manifest's segments say
where a run of lines begins, and the chain gives the rest.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

import msgspec

from infitah_desk.bundles.limits import EVENT_OVERHEAD, Limits
from infitah_desk.bundles.manifest import Manifest, Segment, of_authority
from infitah_desk.domain.errors import Untrusted
from infitah_desk.domain.event import (
    BODY_LIMIT,
    EMPTY_DIGEST,
    HEAD_LIMIT,
    Event,
    body_digest,
    decode_head,
    event_hash,
    genesis,
    log_name,
    node_of,
    sealed_bytes,
)

_LONGEST_LINE = HEAD_LIMIT + 1 + BODY_LIMIT
_DIGEST = re.compile(rb"[0-9a-f]{64}")
_FORBIDDEN = re.compile(rb"[\t\n\r]")

_body_decoder = msgspec.json.Decoder(dict)

LogKey = Callable[[str], bytes | None]
Learn = Callable[[Event], None]
SealKey = tuple[str, int, str]


def encode_line(event: Event) -> bytes:
    """The event's line, with its LF.

    Raises:
        Untrusted: "bundle.event_malformed" for what no reader would take.
    """
    if event.body is None and event.digest != EMPTY_DIGEST:
        line = b"%b\t\t%b" % (event.head, event.digest.hex().encode())
    else:
        # An empty body is known from its digest, so it is never withheld.
        line = b"%b\t%b" % (event.head, event.body or b"")
    decode_line(line)
    return line + b"\n"


def decode_line(line: bytes) -> tuple[bytes, bytes | None, bytes]:
    """Head, body (None where only its digest came) and digest of a line without its LF.

    Raises:
        Untrusted: "bundle.event_malformed".
    """
    match line.split(b"\t"):
        case [head, body]:
            _check_body(body)
            parts: tuple[bytes, bytes | None, bytes] = (head, body, body_digest(body))
        case [head, b"", digest] if _DIGEST.fullmatch(digest):
            parts = (head, None, bytes.fromhex(digest.decode()))
            if parts[2] == EMPTY_DIGEST:
                raise Untrusted("bundle.event_malformed", reason="an empty body withheld")
        case _:
            raise Untrusted("bundle.event_malformed", reason="line")
    try:
        decode_head(head)
    except Untrusted as error:
        raise Untrusted("bundle.event_malformed", **error.details) from error
    return parts


def split_lines(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Lines without their LF, from chunks of any size.

    Raises:
        Untrusted: "bundle.event_malformed" for a line without end.
    """
    rest = b""
    for chunk in chunks:
        *lines, rest = (rest + chunk).split(b"\n")
        yield from lines
        if len(rest) > _LONGEST_LINE:
            raise Untrusted("bundle.event_malformed", reason="line too long")
    if rest:
        raise Untrusted("bundle.event_malformed", reason="the last line has no end")


def checked_events(
    manifest: Manifest,
    lines: Iterator[bytes],
    log_key: LogKey,
    learn: Learn | None,
    limits: Limits,
) -> Iterator[Event]:
    """The events of all segments in order. They count only once the iterator ended without error.

    `learn` gets the events of an authority's segment when that whole segment was found good.

    Raises:
        Untrusted: "bundle.unknown_node", "bundle.chain_broken", "bundle.seal_missing",
            "bundle.seal_broken", "bundle.event_malformed", "bundle.count_mismatch".
    """
    seals = {(seal.log, seal.seq, seal.hash): seal.signature for seal in manifest.seals}
    for segment in manifest.segments:
        _check_ends(segment, log_key(segment.log), seals)
        teaches = learn is not None and of_authority(segment.log)
        lesson: list[Event] = []
        weight = 0
        for event in _chain(segment, lines):
            if teaches:
                lesson.append(event)
                weight += weight_of(event)
                limits.hold("authority_segment", weight)
            yield event
        if learn is not None:
            for event in lesson:
                learn(event)
    if next(lines, None) is not None:
        raise Untrusted("bundle.count_mismatch", stated=manifest.counts.events)


def weight_of(event: Event) -> int:
    """About how many bytes of memory an event holds."""
    return EVENT_OVERHEAD + len(event.head) + len(event.body or b"")


def _chain(segment: Segment, lines: Iterator[bytes]) -> Iterator[Event]:
    prev = bytes.fromhex(segment.prev)
    for seq in range(segment.first, segment.last + 1):
        line = next(lines, None)
        if line is None:
            raise Untrusted("bundle.count_mismatch", log=segment.log, seq=seq)
        try:
            head, body, digest = decode_line(line)
        except Untrusted as error:
            where = {"log": segment.log, "seq": seq}
            raise Untrusted(error.code, **{**error.details, **where}) from error
        hash_ = event_hash(prev, digest, head)
        yield Event(segment.log, seq, hash_, prev, head, body, digest)
        prev = hash_
    if prev.hex() != segment.head:
        raise Untrusted("bundle.chain_broken", log=segment.log, seq=segment.last)


def _check_ends(segment: Segment, key: bytes | None, seals: Mapping[SealKey, bytes]) -> None:
    """Whether the log's own key stands at the segment's end and, in a first one, at its start."""
    log = segment.log
    if key is None or log_name(node_of(log), key) != log:
        raise Untrusted("bundle.unknown_node", log=log)
    if segment.first == 1 and genesis(log, key).hex() != segment.prev:
        raise Untrusted("bundle.chain_broken", log=log, seq=1)
    signature = seals.get((log, segment.last, segment.head))
    if signature is None:
        raise Untrusted("bundle.seal_missing", log=log, seq=segment.last)
    if not _is_signed(sealed_bytes(log, segment.last, bytes.fromhex(segment.head)), signature, key):
        raise Untrusted("bundle.seal_broken", log=log, seq=segment.last)


def _is_signed(message: bytes, signature: bytes, key: bytes) -> bool:
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def _check_body(body: bytes) -> None:
    if not body:
        return
    if len(body) > BODY_LIMIT:
        raise Untrusted("bundle.event_malformed", reason="body too long")
    try:
        _body_decoder.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Untrusted("bundle.event_malformed", reason=f"body: {error}"[:200]) from error
    if _FORBIDDEN.search(body):
        raise Untrusted("bundle.event_malformed", reason="body")
