"""Whether a folder lies on something that is carried about: no database is opened there.

A stick that is pulled out while SQLite writes loses the database.
"""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

_WINDOWS_REMOVABLE = 2
_DEEPEST = 4


if sys.platform == "win32":

    def is_removable(path: Path) -> bool:
        """Whether Windows calls the drive of `path` removable."""
        import ctypes

        drive = ctypes.c_wchar_p(path.absolute().anchor)
        return bool(ctypes.windll.kernel32.GetDriveTypeW(drive) == _WINDOWS_REMOVABLE)

elif sys.platform == "darwin":

    def is_removable(path: Path) -> bool:
        """Whether `path` lies where macOS mounts what is plugged in."""
        return path.absolute().is_relative_to("/Volumes")

else:

    def is_removable(path: Path) -> bool:
        """Whether the kernel flags the disk of `path` as removable; unknown counts as fixed."""
        return flagged_removable(path, Path("/"))

    def flagged_removable(path: Path, root: Path) -> bool:
        """Whether the block device below `path` is flagged; `root` is "/" outside tests.

        A partition's flag is its disk's, and an encrypted or combined device is as removable as
        any device that it is made of.
        """
        device = _device_number(path, root)
        return device is not None and _flagged(root / "sys/dev/block" / device, _DEEPEST)

    def _device_number(path: Path, root: Path) -> str | None:
        """The "major:minor" below `path`, by proc_pid_mountinfo(5): btrfs hides it from stat."""
        try:
            lines = (root / "proc/self/mountinfo").read_text(encoding="utf-8").splitlines()
            wanted = path.resolve()
        except (OSError, UnicodeDecodeError):
            return None
        best: tuple[int, str, str] | None = None
        for line in lines:
            fields = line.split(" ")
            if len(fields) < 10 or "-" not in fields:
                continue
            mounted = Path(re.sub(r"\\([0-7]{3})", lambda octal: chr(int(octal[1], 8)), fields[4]))
            depth = len(mounted.parts)
            if wanted.is_relative_to(mounted) and (best is None or depth >= best[0]):
                best = (depth, fields[2], fields[fields.index("-") + 2])
        if best is None:
            return None
        _, number, source = best
        return _number_of(root / source.lstrip("/")) if number.startswith("0:") else number

    def _number_of(source: Path) -> str | None:
        try:
            device = source.stat().st_rdev
        except OSError:
            return None
        return f"{os.major(device)}:{os.minor(device)}" if device else None

    def _flagged(entry: Path, depth: int) -> bool:
        try:
            device = entry.resolve(strict=True)
        except OSError:
            return False
        disk = device.parent if (device / "partition").exists() else device
        flag = disk / "removable"
        if flag.is_file() and flag.read_text(encoding="ascii").strip() == "1":
            return True
        below = disk / "slaves"
        if depth == 0 or not below.is_dir():
            return False
        return any(_flagged(part, depth - 1) for part in below.iterdir())
