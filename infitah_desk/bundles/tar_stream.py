"""The tar inside a bundle, of which every byte is prescribed (FORMAT.md, section 3).

`tarfile` reads many dialects and ignores what trails; here a header is good only if it is the one
that we would have written for that name and size.
"""

from __future__ import annotations

import re
import tarfile
from collections.abc import Iterator

from infitah_desk.bundles.age_file import Readable
from infitah_desk.bundles.manifest import EVENTS_NAME, MANIFEST_NAME, SCANS_FOLDER
from infitah_desk.domain.errors import Untrusted

BLOCK = tarfile.BLOCKSIZE
END = bytes(2 * BLOCK)

_CHUNK = 64 * 1024
_NAMES = re.compile(
    rf"{re.escape(MANIFEST_NAME)}|{re.escape(EVENTS_NAME)}|{re.escape(SCANS_FOLDER)}[0-9a-f]{{64}}",
    re.ASCII,
)


def member_header(name: str, size: int) -> bytes:
    """The 512 bytes before a member: POSIX ustar, mode 0600, everything else zero or empty."""
    info = tarfile.TarInfo(name)
    info.size = size
    info.mode = 0o600
    return info.tobuf(tarfile.USTAR_FORMAT)


def padding(size: int) -> bytes:
    """The zeros that fill a member's last block."""
    return bytes(-size % BLOCK)


class TarReader:
    """Members one after the other: `header`, then the whole `content`, until `header` is None."""

    def __init__(self, stream: Readable) -> None:
        self._stream = stream

    def header(self) -> tuple[str, int] | None:
        """Name and size of the next member; None once the end is proved to be the end.

        Raises:
            Untrusted: "bundle.damaged", "bundle.member_kind", "bundle.member_name".
        """
        block = self._exactly(BLOCK)
        if not any(block):
            if any(self._exactly(BLOCK)) or self._stream.read(1):
                raise Untrusted("bundle.damaged", reason="something follows the end of the tar")
            return None
        try:
            info = tarfile.TarInfo.frombuf(block, "utf-8", "strict")
        except (tarfile.HeaderError, ValueError) as error:
            raise Untrusted("bundle.damaged", reason=f"tar header: {error}") from error
        if info.type != tarfile.REGTYPE:
            raise Untrusted("bundle.member_kind", member=info.name[:100])
        if not _NAMES.fullmatch(info.name):
            raise Untrusted("bundle.member_name", member=info.name[:100])
        try:
            prescribed = member_header(info.name, info.size)
        except ValueError as error:
            raise Untrusted("bundle.damaged", reason=f"tar header: {error}") from error
        if block != prescribed:
            raise Untrusted("bundle.damaged", reason="tar header")
        return info.name, info.size

    def content(self, size: int) -> Iterator[bytes]:
        """The bytes of the member whose header was just read.

        Raises:
            Untrusted: "bundle.damaged".
        """
        left = size
        while left:
            chunk = self._exactly(min(left, _CHUNK))
            left -= len(chunk)
            yield chunk
        if any(self._exactly(-size % BLOCK)):
            raise Untrusted("bundle.damaged", reason="tar padding")

    def _exactly(self, size: int) -> bytes:
        data = self._stream.read(size)
        if len(data) != size:
            raise Untrusted("bundle.damaged", reason="the tar ends early")
        return data
