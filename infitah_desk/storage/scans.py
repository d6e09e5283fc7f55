"""Scans: each picture of a paper an encrypted file, named by an HMAC of its content.

The name tells nobody which picture it is, and one picture is never stored twice.
"""

from __future__ import annotations

import hashlib
import hmac
import os
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from infitah_desk.domain.errors import MachineFault
from infitah_desk.system.durable_files import read_faults, write_durably

_NONCE = 12
_TAG = 16


def digest_of(content: bytes) -> str:
    """What a picture is called in events: the SHA-256 of its bytes, in hex."""
    return hashlib.sha256(content).hexdigest()


class Scans:
    """The scans of one data folder. `key` are 32 bytes for this purpose alone."""

    def __init__(self, folder: Path, key: bytes) -> None:
        self._folder = folder
        self._cipher = ChaCha20Poly1305(hmac.digest(key, b"content", "sha256"))
        self._naming = hmac.digest(key, b"name", "sha256")

    def put(self, content: bytes) -> str:
        """Keep a picture, once; its SHA-256 in hex. Killed in between, it is there or not.

        One that the disk has damaged is put in its place again.

        Raises:
            MachineFault: "disk.full", "file.not_writable".
        """
        digest = digest_of(content)
        path = self._path(digest)
        if not self._is_whole(digest):
            nonce = os.urandom(_NONCE)
            sealed = nonce + self._cipher.encrypt(nonce, content, path.name.encode())
            write_durably(path, sealed, mode=0o600)
        return digest

    def _is_whole(self, digest: str) -> bool:
        try:
            self.get(digest)
        except MachineFault:
            return False
        return True

    def has(self, digest: str) -> bool:
        """Whether the picture with this SHA-256 is here."""
        return self._path(digest).exists()

    def size(self, digest: str) -> int:
        """How many bytes the picture has, by the size of its file.

        Raises:
            MachineFault: "file.missing".
        """
        path = self._path(digest)
        with read_faults(path):
            return path.stat().st_size - _NONCE - _TAG

    def get(self, digest: str) -> bytes:
        """A picture's bytes, as they were.

        Raises:
            MachineFault: "file.missing", "scan.damaged".
        """
        path = self._path(digest)
        with read_faults(path):
            sealed = path.read_bytes()
        try:
            nonce, rest = sealed[:_NONCE], sealed[_NONCE:]
            content = self._cipher.decrypt(nonce, rest, path.name.encode())
        except (InvalidTag, ValueError) as error:
            raise MachineFault("scan.damaged", scan=digest) from error
        if digest_of(content) != digest:
            raise MachineFault("scan.damaged", scan=digest)
        return content

    def remove(self, digest: str) -> None:
        """Forget a picture; one that is not here is no error."""
        self._path(digest).unlink(missing_ok=True)

    def _path(self, digest: str) -> Path:
        return self._folder / hmac.digest(self._naming, digest.encode(), "sha256").hex()
