"""File names that every medium takes: exFAT, FAT32 and NTFS refuse what other systems allow."""

from __future__ import annotations

import re

LONGEST = 255
"""Bytes of UTF-8; what FAT, exFAT and NTFS count is never more."""

_REFUSED = re.compile(r'[\x00-\x1f"*/:<>?\\|]')
# Windows takes these for devices, whatever ending follows.
_DEVICE = re.compile(
    r"(CON|PRN|AUX|NUL|(COM|LPT)[0-9¹²³]|CONIN\$|CONOUT\$)\s*(\..*)?", re.IGNORECASE
)


def is_portable(name: str) -> bool:
    """Whether a name is taken everywhere, and comes back as it was written."""
    return (
        bool(name)
        and not _REFUSED.search(name)
        and not _DEVICE.fullmatch(name)
        # Windows drops what stands at the end.
        and name[-1] not in " ."
        and len(name.encode("utf-8", "surrogatepass")) <= LONGEST
        and not any("\ud800" <= letter <= "\udfff" for letter in name)
    )
