"""Identifiers that were served, as truncated digests: enough to warn by, too little to be a proof.

Numbers are short, so anybody can try them all: a digest protects nothing. What keeps these from
strangers is the encryption of the file in which they travel.

So they are personal data (law 09-08) and go when the dossier is erased: at headquarters from the
next reference on, which replaces all that was told before; at once wherever the dossier is held and
its erasure comes. The erasure itself names none: what anybody can try out would stay for ever.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

SERVED = "served.elsewhere"
"""The code of the warning."""

DIGEST_BYTES = 8

_TAG = b"infitah-served-v1\0"
_FIELDS = {"rc": "rc_number", "tp": "tp_number", "ice": "ice"}


def served_digest(key: str) -> bytes:
    """The digest of an identifier's key, such as "rc:tetouan:4262"."""
    return hashlib.sha256(_TAG + key.encode()).digest()[:DIGEST_BYTES]


def packed(keys: Iterable[str]) -> bytes:
    """The digests of these keys in order, each once, one after another."""
    return b"".join(sorted({served_digest(key) for key in keys}))


def unpacked(digests: bytes) -> tuple[bytes, ...]:
    """The digests, one by one."""
    return tuple(
        digests[start : start + DIGEST_BYTES] for start in range(0, len(digests), DIGEST_BYTES)
    )


def is_packed(digests: bytes) -> bool:
    """Whether these bytes are digests in order, each once."""
    found = unpacked(digests)
    return len(digests) % DIGEST_BYTES == 0 and list(found) == sorted(set(found))


def field_of(key: str) -> str:
    """The enterprise's field in which an identifier of that key stands."""
    return _FIELDS[key.partition(":")[0]]
