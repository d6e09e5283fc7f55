"""The pages of the window: each is loaded and made when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module

from infitah_desk.gui.context import Context
from infitah_desk.gui.pages.page import Page
from infitah_desk.gui.pages.place import PLACES

_FIRST = "dossiers"
"""Where a clerk begins; of what is made ahead of need, it comes first."""


class Pages(Mapping[str, Page]):
    """A page for each place, by the place's name. `made` are those that somebody asked for."""

    def __init__(self, context: Context, take: Callable[[Page], None]) -> None:
        self._context = context
        self._take = take
        self.made: dict[str, Page] = {}

    def __getitem__(self, name: str) -> Page:
        if name not in self.made:
            self._make(name)
        return self.made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(PLACES)

    def __len__(self) -> int:
        return len(PLACES)

    def make_first(self) -> None:
        """Make what stands in front of a clerk who comes in, as far as it stands there at once."""
        if _FIRST not in self.made:
            self._make(_FIRST)

    def make_a_part(self) -> bool:
        """Make a little of what nobody asked for yet; whether anything was left to make."""
        for name in (_FIRST, *PLACES):
            if name not in self.made:
                self._make(name)
                return True
            if self.made[name].make_a_part():
                return True
        return False

    def _make(self, name: str) -> None:
        module = import_module(f"infitah_desk.gui.pages.{name}")
        kind: type[Page] = getattr(module, PLACES[name].page)
        self.made[name] = kind(self._context)
        self._take(self.made[name])
