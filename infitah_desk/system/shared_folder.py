"""What lies in a folder that others write to: no name is trusted, no stranger's file read through.

Such a folder is a stick, a share, or what a program keeps in step between laptops. Folders inside
it, links, devices and names that begin with a dot (of such programs, and of files that are still
being written) are nobody's news.
"""

from __future__ import annotations

import hashlib
import os
import stat
from pathlib import Path
from typing import NamedTuple

from infitah_desk.domain.errors import Refused
from infitah_desk.system.durable_files import open_file, read_faults

MOST_FILES = 50_000
"""More than so many files are not looked through: somebody chose the wrong folder."""

_CHUNK = 1024 * 1024


class Found(NamedTuple):
    """A file by its name, size in bytes, and when it was changed last (nanoseconds)."""

    name: str
    size: int
    changed: int


def look_into(folder: Path, most: int = MOST_FILES) -> list[Found]:
    """The ordinary files of a folder, the oldest first; none of them is opened.

    Raises:
        Refused: "exchange.too_many_files".
        MachineFault: "file.missing", "file.not_readable", "disk.failing".
    """
    found = []
    with read_faults(folder), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(".") or not entry.is_file(follow_symlinks=False):
                continue
            try:
                # On Windows the entry's own size may be that of some time ago.
                seen = Path(entry.path).stat(follow_symlinks=False)
            except (FileNotFoundError, PermissionError):
                continue
            if stat.S_ISREG(seen.st_mode):
                found.append(Found(entry.name, seen.st_size, seen.st_mtime_ns))
            if len(found) > most:
                raise Refused("exchange.too_many_files", folder=str(folder), limit=most)
    return sorted(found, key=lambda each: (each.changed, each.name))


def beginning_of(path: Path, length: int) -> bytes:
    """A file's first bytes.

    Raises:
        MachineFault: "file.missing", "file.not_readable", "disk.failing".
    """
    with open_file(path, follow=False) as file, read_faults(path):
        return file.read(length)


def digest_of(path: Path) -> bytes:
    """The SHA-256 of a whole file.

    Raises:
        MachineFault: "file.missing", "file.not_readable", "disk.failing".
    """
    digest = hashlib.sha256()
    with open_file(path, follow=False) as file, read_faults(path):
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.digest()
