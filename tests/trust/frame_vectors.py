"""Frames of trust lists as they are read from paper, each with what becomes of them."""

from __future__ import annotations

import hashlib
import zlib

import base45
import msgspec

from infitah_desk.trust.list_frames import frames_of
from infitah_desk.trust.trust_list import TrustList, sign_trust_list
from tests.trust.made_codes import (
    CLAIMS,
    LIST,
    ROOT,
    Vector,
    number,
    private_key,
    signed,
    trusted,
)

ACCEPTED = "accepted"
DESKS = ("TET-1", "TET-2", "OUJ-1", "OUJ-2", "FES-1", "FES-2", "RBT-1", "AGA-1")


def larger_list(**changes: object) -> TrustList:
    """A list that takes several frames."""
    keys = tuple(
        trusted(private_key(f"{node}/{place}"), node, (1 + 70 * place, 70 + 70 * place))
        for node in DESKS
        for place in range(3)
    )
    other: TrustList = msgspec.structs.replace(LIST, keys=keys, **changes)
    return other


def framed(packed: bytes, *, count: int = 1, size: int = 0, prefix: str = "PNT1/") -> list[str]:
    """Frames put together by hand around packed bytes."""
    size = size or len(packed) or 1
    digest = hashlib.sha256(packed).hexdigest()[:16].upper()
    pieces = [packed[start : start + size] for start in range(0, len(packed), size)] or [b""]
    return [
        f"{prefix}{place}/{max(count, len(pieces))}/{digest}/{base45.b45encode(piece).decode()}"
        for place, piece in enumerate(pieces, start=1)
    ]


def frames() -> list[Vector]:
    """The table."""
    file = sign_trust_list(larger_list(), ROOT)
    whole = frames_of(file)
    others = frames_of(sign_trust_list(larger_list(number=8), ROOT))
    assert len(whole) > 3
    packed = zlib.compress(file, 9)
    small = sign_trust_list(LIST, ROOT)
    one = zlib.compress(small, 9)
    return [
        taken("in their order", whole, file),
        taken("the other way round", whole[::-1], file),
        taken("each twice", whole + whole, file),
        taken("with other codes among them", [signed(CLAIMS), *whole, number(42)], file),
        taken("with line ends", [f"{frame}\r\n" for frame in whole], file),
        taken("in small pieces", framed(packed, size=100), file),
        taken("stored, not compressed", framed(zlib.compress(small, 0), size=600), small),
        refused("the first is missing", whole[1:], "trust_sheet.incomplete", [1]),
        refused("the last is missing", whole[:-1], "trust_sheet.incomplete", [len(whole)]),
        refused("only one", whole[1:2], "trust_sheet.incomplete", [1, *range(3, len(whole) + 1)]),
        refused("two lists, both whole", [*whole, *others], "trust_sheet.mixed"),
        refused("one of another list", [*whole, others[0]], "trust_sheet.mixed"),
        refused("one instead of its like", [others[0], *whole[1:]], "trust_sheet.mixed"),
        refused("none", [], "trust_list.unreadable"),
        refused("only other codes", [signed(CLAIMS), ""], "trust_list.unreadable"),
        refused("small letters", [frame.lower() for frame in whole], "trust_list.unreadable"),
        refused(
            "a later kind of frames",
            [frame.replace("PNT1/", "PNT2/") for frame in whole],
            "trust_list.unreadable",
        ),
        *(refused(name, broken, "trust_sheet.damaged") for name, broken in damaged(whole)),
        refused("empty", framed(b""), "trust_sheet.damaged"),
        refused("not packed", framed(small, size=600), "trust_sheet.damaged"),
        refused("packed without its head", framed(one[2:], size=600), "trust_sheet.damaged"),
        refused(
            "a byte after what is packed", framed(one + b"\0", size=600), "trust_sheet.damaged"
        ),
        refused("packed and cut", framed(one[:-3], size=600), "trust_sheet.damaged"),
        refused(
            "another sum at its end", framed(one[:-1] + b"\0", size=600), "trust_sheet.damaged"
        ),
        refused(
            "what unpacks to too much",
            framed(zlib.compress(bytes(9 * 1024 * 1024), 9), size=600),
            "trust_sheet.damaged",
        ),
        refused("more frames than there may be", framed(one, count=601), "trust_sheet.damaged"),
    ]


def damaged(whole: list[str]) -> list[tuple[str, list[str]]]:
    """Frames of one list of which one is not as it was printed."""
    first, *rest = whole
    digit = "0" if first[-1] != "0" else "1"
    prefix, _, count, digest, piece = first.split("/", 4)
    return [
        ("a character changed", [first[:-1] + digit, *rest]),
        ("one read in two ways", [first[:-1] + digit, *whole]),
        ("two exchanged", [swapped(first, rest[0]), swapped(rest[0], first), *rest[1:]]),
        ("place nought", [f"{prefix}/0/{count}/{digest}/{piece}", *rest]),
        ("a place above the count", [f"{prefix}/{int(count) + 1}/{count}/{digest}/{piece}", *rest]),
        ("a place with a nought before it", [f"{prefix}/01/{count}/{digest}/{piece}", *rest]),
        ("no place", [f"{prefix}//{count}/{digest}/{piece}", *rest]),
        ("a digest in small letters", [f"{prefix}/1/{count}/{digest.lower()}/{piece}", *rest]),
        ("a short digest", [f"{prefix}/1/{count}/{digest[1:]}/{piece}", *rest]),
        ("no piece", [f"{prefix}/1/{count}/{digest}/", *rest]),
        ("no base45", [f"{prefix}/1/{count}/{digest}/:::", *rest]),
        ("far too long", [first + "A" * 5000, *rest]),
        ("a line end within", [first[:99] + "\n" + first[99:], *rest]),
        ("only the beginning", ["PNT1/"]),
    ]


def swapped(frame: str, other: str) -> str:
    """A frame with the place of another."""
    prefix, _, count, digest, piece = frame.split("/", 4)
    return f"{prefix}/{other.split('/')[1]}/{count}/{digest}/{piece}"


def taken(name: str, texts: list[str], file: bytes) -> Vector:
    return {
        "name": name,
        "result": ACCEPTED,
        "frames": texts,
        "size": len(file),
        "sha256": hashlib.sha256(file).hexdigest(),
    }


def refused(name: str, texts: list[str], code: str, missing: list[int] | None = None) -> Vector:
    row: Vector = {"name": name, "result": code, "frames": texts}
    return row if missing is None else {**row, "missing": missing}
