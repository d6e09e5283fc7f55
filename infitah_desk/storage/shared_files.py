"""Files of shared folders that were read already: by name and place, and by their digest.

Only this folder's memory, so that a file costs one look and not one decryption each time. It may
be lost at any time: what it knows is then read again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import NamedTuple

import msgspec
from sqlite_utils import Database

from infitah_desk.domain.segments import Span

MOST_UNNAMED = 2000
"""So many files are still known by digest when they lie in no folder any more."""

PLANNED = -1
"""The size of a file of which only the name is settled: its writing may have been cut short."""

UNSETTLED = -2
"""The size of a file of which nobody could say what it is: it is looked at again each time."""


class Place(NamedTuple):
    """A file as it lay in its folder; `digest` is b"" for one that is none of ours."""

    size: int
    changed: int
    digest: bytes


HASH_PREFIX = 8
"""So many bytes of a hash tell events apart that came without their body."""


class Contents(msgspec.Struct, frozen=True):
    """What a bundle holds, and for whom.

    `bare` are, by log, the beginnings of the hashes of events that came without their body;
    `said` tells receipts for one node apart, and references, by what they say besides events.
    """

    kind: str
    node: str
    audience: tuple[str, ...]
    spans: dict[str, tuple[Span, ...]]
    bare: dict[str, bytes] = {}
    scans: int = 0
    said: bytes = b""


class SharedFile(NamedTuple):
    """What is known of a file by its digest.

    `status` is as `Taken` has it; of one that was refused `code` says why and `mark` what was
    known then. `own` is what an exchange wrote here; `replaced_by` the digest of a larger one
    that holds all of it.
    """

    digest: bytes
    status: str
    code: str = ""
    mark: str = ""
    own: bool = False
    contents: Contents | None = None
    replaced_by: bytes = b""


_contents = msgspec.msgpack.Decoder(Contents)


class SharedFiles:
    """The memory of one data folder. Every method runs in the caller's transaction, if any.

    Folders and names are the system's own bytes: not every name is text.
    """

    def __init__(self, db: Database) -> None:
        self._conn = db.conn

    def places(self, folder: bytes) -> dict[bytes, Place]:
        """The files of a folder, by name."""
        rows = self._conn.execute(
            "SELECT name, size, changed, digest FROM shared_place WHERE folder = ?", (folder,)
        )
        return {name: Place(size, changed, digest) for name, size, changed, digest in rows}

    def put_places(self, folder: bytes, places: Mapping[bytes, Place]) -> None:
        """Remember how files lie in a folder."""
        self._conn.executemany(
            "INSERT INTO shared_place (folder, name, size, changed, digest) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT (folder, name) DO UPDATE SET size = excluded.size,"
            " changed = excluded.changed, digest = excluded.digest",
            [(folder, name, *place) for name, place in places.items()],
        )

    def drop_places(self, folder: bytes, names: Iterable[bytes]) -> None:
        """Forget files that lie there no more; of those in no folder the latest stay known."""
        self._conn.executemany(
            "DELETE FROM shared_place WHERE folder = ? AND name = ?",
            [(folder, name) for name in names],
        )
        self._conn.execute(
            "DELETE FROM shared_file WHERE id IN (SELECT id FROM shared_file"
            " WHERE digest NOT IN (SELECT digest FROM shared_place) ORDER BY id DESC"
            " LIMIT -1 OFFSET ?)",
            (MOST_UNNAMED,),
        )

    def files(self, digests: Iterable[bytes]) -> dict[bytes, SharedFile]:
        """What is known of these files, by digest."""
        found = {}
        for digest in digests:
            row = self._conn.execute(
                "SELECT digest, status, code, mark, own, contents, replaced_by FROM shared_file"
                " WHERE digest = ?",
                (digest,),
            ).fetchone()
            if row:
                # What another version remembered in another form is as good as forgotten.
                with suppress(msgspec.ValidationError):
                    found[digest] = _file(row)
        return found

    def put_file(self, file: SharedFile) -> None:
        """Remember what a file is."""
        self._conn.execute(
            "INSERT INTO shared_file (digest, status, code, mark, own, contents, replaced_by)"
            " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (digest) DO UPDATE SET"
            " status = excluded.status, code = excluded.code, mark = excluded.mark,"
            " own = max(own, excluded.own), contents = excluded.contents",
            (
                file.digest,
                file.status,
                file.code,
                file.mark,
                int(file.own),
                msgspec.msgpack.encode(file.contents) if file.contents else None,
                file.replaced_by,
            ),
        )

    def replace(self, digest: bytes, by: bytes) -> None:
        """A file, and those that it replaced, are all in a larger one now."""
        self._conn.execute(
            "UPDATE shared_file SET replaced_by = ? WHERE digest = ? OR replaced_by = ?",
            (by, digest, digest),
        )


def _file(row: tuple[bytes, str, str, str, int, bytes | None, bytes]) -> SharedFile:
    digest, status, code, mark, own, contents, replaced_by = row
    held = _contents.decode(contents) if contents else None
    return SharedFile(digest, status, code, mark, bool(own), held, replaced_by)
