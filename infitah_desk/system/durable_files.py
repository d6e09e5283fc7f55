"""Files that are either wholly there or not at all, whatever happens while they are written.

A file grows under a temporary name in its own folder, reaches the disk, and only then takes its
name; errors of the system become codes that a person understands.
"""

from __future__ import annotations

import errno
import os
import secrets
import stat
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from infitah_desk.domain.errors import MachineFault
from infitah_desk.system.file_names import is_portable

Writer = Callable[[BinaryIO], object]

_PART = ".part"
# EFBIG: FAT32 ends at 4 GiB, and a quota on the size of files says the same.
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG} if sys.platform != "win32" else {errno.ENOSPC}
# What file systems of sticks say to a name that they do not take.
_NO_NAME = {errno.EINVAL, errno.ENAMETOOLONG, errno.EILSEQ}
# Windows would write to a device, or to something hidden beside a file, and call it done.
_NAMES_ARE_CHECKED = os.name == "nt"
_NO_FOLDER_SYNC = {errno.EINVAL, errno.ENOTSUP, errno.EBADF}
# An antivirus may hold a new file for some tenths of a second.
_TRIES = 12
_PAUSE = 0.1
_REFUSED_WHILE_HELD = os.name == "nt"
_BINARY: int = getattr(os, "O_BINARY", 0)
_READ: int = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | _BINARY
_NO_LINK: int = getattr(os, "O_NOFOLLOW", 0)


@contextmanager
def write_faults(path: Path) -> Iterator[None]:
    """Turn the system's errors while `path` is written into codes.

    Raises:
        MachineFault: "disk.full", "disk.failing", "file.name_refused", "file.not_writable"; with
            `file` and `reason`.
    """
    if _NAMES_ARE_CHECKED and path.name and not is_portable(path.name):
        raise MachineFault("file.name_refused", file=str(path), reason="name")
    try:
        yield
    except OSError as error:
        reason = errno.errorcode.get(error.errno or 0, type(error).__name__)
        code = "file.not_writable"
        if error.errno in _FULL:
            code = "disk.full"
        elif error.errno == errno.EIO:
            code = "disk.failing"
        elif error.errno in _NO_NAME and not is_portable(path.name):
            code = "file.name_refused"
        raise MachineFault(code, file=str(path), reason=reason) from error


@contextmanager
def read_faults(path: Path) -> Iterator[None]:
    """Turn the system's errors while `path` is read into codes.

    Raises:
        MachineFault: "file.missing", "disk.failing", "file.not_readable"; with `file`, `reason`.
    """
    try:
        yield
    except OSError as error:
        reason = errno.errorcode.get(error.errno or 0, type(error).__name__)
        code = "file.not_readable"
        if isinstance(error, FileNotFoundError):
            code = "file.missing"
        elif error.errno == errno.EIO:
            code = "disk.failing"
        raise MachineFault(code, file=str(path), reason=reason) from error


def open_file(path: Path, *, follow: bool = True) -> BinaryIO:
    """A file, open for reading, if it is one: a pipe would never answer, a device never end.

    With `follow` off, a link is none either.

    Raises:
        MachineFault: "file.missing", "disk.failing", "file.not_readable".
    """
    with read_faults(path):
        file = os.fdopen(os.open(path, _READ | (0 if follow else _NO_LINK)), "rb")
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            file.close()
            raise MachineFault("file.not_readable", file=str(path), reason="no file")
        return file


def write_durably(path: Path, content: bytes | Writer, *, mode: int = 0o666) -> None:
    """Write `path` so that after any crash it is the old file or the new one.

    `content` is the bytes, or a function that writes them to the open file. `mode` are the
    file's permissions before the umask. The file has left the system's cache where the system
    allows it, so that reading it back reads the medium.

    Raises:
        MachineFault: "disk.full", "disk.failing", "file.name_refused", "file.not_writable".
    """
    if not path.name:
        raise MachineFault("file.not_writable", file=str(path), reason="EISDIR")
    with write_faults(path):
        # A rename would put an ordinary file in the place of a device.
        if path.exists() and not path.is_file():
            raise MachineFault("file.not_writable", file=str(path), reason="EEXIST")
    part = path.with_name(f".{path.name}.{secrets.token_hex(4)}{_PART}")
    with write_faults(path):
        try:
            handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, mode)
            with os.fdopen(handle, "wb") as file:
                if callable(content):
                    content(file)
                else:
                    file.write(content)
                file.flush()
                os.fsync(file.fileno())
                _forget(file.fileno())
            put_in_place(part, path)
        except BaseException:
            part.unlink(missing_ok=True)
            raise


def put_in_place(
    part: Path, path: Path, *, tries: int = _TRIES, pause: Callable[[float], None] = time.sleep
) -> None:
    """Rename a file or folder and see to it that the new name reaches the disk.

    Windows refuses while another program, such as an antivirus, holds either of them: try again
    for about a second.
    """
    for left in reversed(range(tries)):
        try:
            part.replace(path)
            break
        except PermissionError:
            if not _REFUSED_WHILE_HELD or left == 0:
                raise
            pause(_PAUSE)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Have the names in `folder` reach the disk, where the system can do that."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        # Some file systems of USB sticks cannot sync a folder; the file itself is safe.
        if error.errno not in _NO_FOLDER_SYNC:
            raise
    finally:
        os.close(handle)


def sweep_parts(folder: Path, prefix: str = "") -> None:
    """Remove what a killed process left of files whose names begin with `prefix`.

    Only for a folder that no other process writes such files to.
    """
    for part in folder.glob(f".{prefix}*{_PART}"):
        if part.is_file():
            with write_faults(part):
                part.unlink(missing_ok=True)


if sys.platform == "linux":

    def _forget(handle: int) -> None:
        os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)

else:

    def _forget(handle: int) -> None:
        """Nothing to do: this system offers no way to drop a file from its cache."""
