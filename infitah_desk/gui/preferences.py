"""Preferences of this laptop: language, theme, printers, chosen folders. No person's data."""

from __future__ import annotations

from pathlib import Path

import msgspec

from infitah_desk.domain.errors import MachineFault
from infitah_desk.system.durable_files import write_durably
from infitah_desk.system.texts import Language

FILE_NAME = "preferences.json"


class Preferences(msgspec.Struct, kw_only=True):
    """What is remembered; written at once when it changes."""

    language: Language = "fr"
    dark: bool = False
    sound: bool = True
    lock_after_minutes: int = 10
    printers: dict[str, str] = {}
    folders: dict[str, str] = {}


def load_preferences(folder: Path) -> Preferences:
    """What was remembered; what cannot be read is forgotten, since all of it can be set again."""
    try:
        return msgspec.json.decode((folder / FILE_NAME).read_bytes(), type=Preferences)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return Preferences()


def save_preferences(folder: Path, preferences: Preferences) -> bool:
    """Remember; False where the disk does not allow it, which is no reason to stop anybody."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_durably(folder / FILE_NAME, msgspec.json.encode(preferences))
    except (OSError, MachineFault):
        return False
    return True
