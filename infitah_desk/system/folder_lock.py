"""The lock of a data folder: one process at a time, and a killed one leaves nothing locked.

The system itself holds the lock for as long as the file is open, so it ends with the process
however that ends. A child made by fork would hold it too: worker processes are spawned.
"""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path
from types import TracebackType
from typing import Self

from infitah_desk.domain.errors import MachineFault

LOCK_NAME = "lock"
_HOLDER_WIDTH = 20
# Windows forbids others to read a locked byte, so the locked one lies beyond the holder's number.
_LOCKED_BYTE = 1 << 20


class FolderLock:
    """The right to use a data folder, held from `take_lock` until `release`."""

    def __init__(self, handle: int) -> None:
        self._handle: int | None = handle

    def release(self) -> None:
        """Let others in; doing it twice is harmless."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.release()


def take_lock(folder: Path) -> FolderLock:
    """Take the folder's lock at once or not at all.

    Raises:
        MachineFault: "data.in_use" with the holder's process number in `pid` (0 if unknown),
            "data.read_only", "data.not_found".
    """
    try:
        handle = os.open(folder / LOCK_NAME, os.O_RDWR | os.O_CREAT, 0o600)
    except FileNotFoundError as error:
        raise MachineFault("data.not_found", folder=str(folder)) from error
    except OSError as error:
        raise MachineFault("data.read_only", folder=str(folder)) from error
    try:
        _lock_or_refuse(handle, folder)
        _say_who(handle, folder)
    except BaseException:
        os.close(handle)
        raise
    return FolderLock(handle)


def _lock_or_refuse(handle: int, folder: Path) -> None:
    if not _lock(handle):
        raise MachineFault("data.in_use", folder=str(folder), pid=_holder(handle))


def _holder(handle: int) -> int:
    os.lseek(handle, 0, os.SEEK_SET)
    said = os.read(handle, _HOLDER_WIDTH).strip()
    return int(said) if said.isdigit() else 0


def _say_who(handle: int, folder: Path) -> None:
    """Write this process's number, always as many bytes: a reader never sees half of it."""
    os.lseek(handle, 0, os.SEEK_SET)
    try:
        os.write(handle, f"{os.getpid():<{_HOLDER_WIDTH - 1}}\n".encode())
    except OSError as error:
        code = "disk.full" if error.errno == errno.ENOSPC else "data.read_only"
        raise MachineFault(code, folder=str(folder)) from error


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> bool:
        os.lseek(handle, _LOCKED_BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _lock(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
