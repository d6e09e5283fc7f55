"""The places of the window, in the order in which they stand at its side; each is loaded late."""

from __future__ import annotations

from importlib import import_module

from infitah_desk.gui.context import Context
from infitah_desk.gui.pages.page import Page

PLACES = {
    "today": "TodayPage",
    "dossiers": "DossiersPage",
    "check": "CheckPage",
    "exchange": "ExchangePage",
    "numbers": "NumbersPage",
    "settings": "SettingsPage",
}


def make_page(name: str, context: Context) -> Page:
    """The page of that place."""
    kind: type[Page] = getattr(import_module(f"infitah_desk.gui.pages.{name}"), PLACES[name])
    return kind(context)
