"""Which machine this is: a stable name, so that a copied data folder is noticed.

The system's own number could be followed across programs, so only a hash of it is ever kept.
"""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

_TAG = b"infitah-machine-v1\0"
_LINUX_FILES = ("etc/machine-id", "var/lib/dbus/machine-id")
_LINUX_UNSET = {"", "uninitialized"}


def machine_id(raw: Callable[[], str] | None = None) -> str:
    """32 hex digits that stay the same for this machine, or "" where the system tells none."""
    told = (raw or _raw_id)().strip().casefold()
    return hashlib.sha256(_TAG + told.encode()).hexdigest()[:32] if told else ""


def platform_uuid(told: str) -> str:
    """The IOPlatformUUID in what macOS's `ioreg` prints, or ""."""
    found = re.search(r'"IOPlatformUUID"\s*=\s*"([^"]+)"', told)
    return found.group(1) if found else ""


def linux_id(root: Path) -> str:
    """The machine-id(5) of the system under `root`, or "" where none was set."""
    for name in _LINUX_FILES:
        try:
            told = (root / name).read_text(encoding="ascii").strip()
        except (OSError, UnicodeDecodeError):
            continue
        if told not in _LINUX_UNSET:
            return told
    return ""


if sys.platform == "win32":

    def _raw_id() -> str:
        import winreg

        flags = winreg.KEY_READ | winreg.KEY_WOW64_64KEY
        place = r"SOFTWARE\Microsoft\Cryptography"
        try:
            with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, place, 0, flags) as key:
                return str(winreg.QueryValueEx(key, "MachineGuid")[0])
        except OSError:
            return ""

elif sys.platform == "darwin":

    def _raw_id() -> str:
        command = ["/usr/sbin/ioreg", "-rd1", "-c", "IOPlatformExpertDevice"]
        try:
            told = subprocess.run(  # noqa: S603 - fixed words, nothing from outside
                command, capture_output=True, text=True, check=True, timeout=5
            )
        except (OSError, subprocess.SubprocessError):
            return ""
        return platform_uuid(told.stdout)

else:

    def _raw_id() -> str:
        return linux_id(Path("/"))
