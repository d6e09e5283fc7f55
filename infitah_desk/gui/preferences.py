"""Preferences of this laptop: language, theme, printers, camera, folders. No person's data.

Read before the window stands: nothing is loaded for it that the window can do without.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from math import isfinite
from pathlib import Path

from infitah_desk.domain.errors import MachineFault
from infitah_desk.system.texts import LANGUAGES, Language

FILE_NAME = "preferences.json"


@dataclass(kw_only=True)
class Preferences:
    """What is remembered; written at once when it changes.

    `printers` are called by what they print, `formats` by the work for which one was chosen last;
    `card_shift` moves sheets of cards by `x` to the right and `y` down, in millimetres;
    `watch_exchange` has the folder for exchanges watched.
    """

    language: Language = "fr"
    dark: bool = False
    sound: bool = True
    lock_after_minutes: int = 10
    printers: dict[str, str] = field(default_factory=dict)
    folders: dict[str, str] = field(default_factory=dict)
    formats: dict[str, str] = field(default_factory=dict)
    card_shift: dict[str, float] = field(default_factory=dict)
    camera: str = ""
    watch_exchange: bool = False

    @property
    def shift(self) -> tuple[float, float]:
        """By how much sheets of cards are moved, to the right and down, in millimetres."""
        return self.card_shift.get("x", 0.0), self.card_shift.get("y", 0.0)


def load_preferences(folder: Path) -> Preferences:
    """What was remembered; what cannot be read is forgotten, since all of it can be set again."""
    try:
        kept = json.loads((folder / FILE_NAME).read_bytes())
    except (OSError, ValueError):
        return Preferences()
    if not isinstance(kept, dict):
        return Preferences()
    return Preferences(**{name: value for name, value in kept.items() if _fits(name, value)})


def _fits(name: str, value: object) -> bool:
    match name:
        case "language":
            return value in LANGUAGES
        case "dark" | "sound" | "watch_exchange":
            return isinstance(value, bool)
        case "camera":
            return isinstance(value, str)
        case "lock_after_minutes":
            return isinstance(value, int) and not isinstance(value, bool)
        case "printers" | "folders" | "formats":
            return isinstance(value, dict) and all(isinstance(one, str) for one in value.values())
        case "card_shift":
            return isinstance(value, dict) and all(map(_is_number, value.values()))
        case _:
            return False


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and isfinite(value)


def save_preferences(folder: Path, preferences: Preferences) -> bool:
    """Remember; False where the disk does not allow it, which is no reason to stop anybody."""
    from infitah_desk.system.durable_files import write_durably

    written = json.dumps(asdict(preferences))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_durably(folder / FILE_NAME, written.encode())
    except (OSError, MachineFault):
        return False
    return True
