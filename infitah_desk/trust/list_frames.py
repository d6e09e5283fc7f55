"""A trust list as frames: its file in pieces that fit QR codes, for a sheet of paper.

A frame is `PNT1/<place>/<of how many>/<digest>/<piece>` (the README of the published vectors,
"The list on paper"). What they carry is the signed file itself, packed: there is no second form
of the list to trust.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from collections.abc import Iterable, Mapping

from infitah_desk.domain.errors import Refused
from infitah_desk.trust.envelope import ENVELOPE_LIMIT

PREFIX = "PNT1/"
LONGEST_FRAME = 970
"""Characters: what version 20 of a QR code holds at error correction M."""

MOST_FRAMES = 600
_DIGEST_SIZE = 8
# The longest beginning, and then three characters for two bytes (RFC 9285).
_PIECE_SIZE = (LONGEST_FRAME - len("PNT1/600/600/0123456789ABCDEF/")) // 3 * 2
_FRAME = re.compile(
    r"PNT1/([1-9][0-9]{0,2})/([1-9][0-9]{0,2})/([0-9A-F]{16})/([0-9A-Z $%*+\-./:]+)", re.ASCII
)


def frames_of(file: bytes) -> list[str]:
    """The frames of a trust list's file, of nearly one length.

    Raises:
        Refused: "trust_sheet.too_large".
    """
    import base45

    packed = zlib.compress(file, 9)
    count = -(-len(packed) // _PIECE_SIZE)
    if count > MOST_FRAMES or len(file) > ENVELOPE_LIMIT:
        raise Refused("trust_sheet.too_large", size=len(file))
    size = -(-len(packed) // count)
    size += size % 2  # an odd byte would take two characters
    digest = _digest(packed)
    pieces = [packed[start : start + size] for start in range(0, len(packed), size)]
    return [
        f"{PREFIX}{place}/{len(pieces)}/{digest}/{base45.b45encode(piece).decode('ascii')}"
        for place, piece in enumerate(pieces, start=1)
    ]


def is_frame(text: str) -> bool:
    """Whether a code says that it is a frame of a trust list."""
    return text.startswith(PREFIX)


def file_of(texts: Iterable[str]) -> bytes:
    """The file that these frames carry, in whatever order and however often each was read.

    What is no frame is passed over: other codes stand on paper too.

    Raises:
        Refused: "trust_list.unreadable" where there is no frame, "trust_sheet.mixed",
            "trust_sheet.incomplete" with the `missing` places, "trust_sheet.damaged".
    """
    found: dict[int, str] = {}
    lists: set[tuple[str, int]] = set()
    for text in texts:
        if not is_frame(text):
            continue
        match = _FRAME.fullmatch(text.rstrip("\r\n")) if len(text) < 2 * LONGEST_FRAME else None
        if match is None:
            raise Refused("trust_sheet.damaged")
        place, count = int(match[1]), int(match[2])
        lists.add((match[3], count))
        if place > count or count > MOST_FRAMES or found.setdefault(place, match[4]) != match[4]:
            raise Refused("trust_sheet.mixed" if len(lists) > 1 else "trust_sheet.damaged")
    if not lists:
        raise Refused("trust_list.unreadable", reason="no frame")
    if len(lists) > 1:
        raise Refused("trust_sheet.mixed", lists=len(lists))
    [(digest, count)] = lists
    missing = [place for place in range(1, count + 1) if place not in found]
    if missing:
        raise Refused("trust_sheet.incomplete", missing=missing, count=count)
    return _unpacked(found, digest)


def _unpacked(pieces: Mapping[int, str], digest: str) -> bytes:
    import base45

    try:
        packed = b"".join(base45.b45decode(pieces[place]) for place in sorted(pieces))
    except ValueError as error:
        raise Refused("trust_sheet.damaged") from error
    if _digest(packed) != digest:
        raise Refused("trust_sheet.damaged")
    unpacking = zlib.decompressobj()
    try:
        file = unpacking.decompress(packed, ENVELOPE_LIMIT + 1)
    except zlib.error as error:
        raise Refused("trust_sheet.damaged") from error
    if len(file) > ENVELOPE_LIMIT or not unpacking.eof or unpacking.unused_data:
        raise Refused("trust_sheet.damaged")
    return file


def _digest(packed: bytes) -> str:
    return hashlib.sha256(packed).hexdigest()[: 2 * _DIGEST_SIZE].upper()
