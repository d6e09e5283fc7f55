"""The places of the window, in the order in which they stand at its side.

What the places bar says of them is known before any of their pages is loaded.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

ROLES = ("desk", "coordinator", "authority")


@dataclass(frozen=True)
class Place:
    """One place: its page's class, its key, and whose it is."""

    page: str
    key: str
    roles: tuple[str, ...] = ROLES


PLACES = {
    "today": Place("TodayPage", "F2", ("desk",)),
    "dossiers": Place("DossiersPage", "F3"),
    "check": Place("CheckPage", "F4"),
    "exchange": Place("ExchangePage", "F5"),
    "numbers": Place("NumbersPage", "F6"),
    "settings": Place("SettingsPage", "F7"),
}


def place_title(name: str) -> str:
    """What the place of that name is called in the current language."""
    return {
        "today": QCoreApplication.translate("Place", "Today"),
        "dossiers": QCoreApplication.translate("Place", "Dossiers"),
        "check": QCoreApplication.translate("Place", "Check"),
        "exchange": QCoreApplication.translate("Place", "Exchange"),
        "numbers": QCoreApplication.translate("Place", "Numbers"),
        "settings": QCoreApplication.translate("Place", "Settings"),
    }[name]
