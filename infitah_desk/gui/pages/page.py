"""What every page is: a widget that says itself anew, and knows when it is seen and locked."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from infitah_desk.gui.context import Context
from infitah_desk.gui.pages.place import place_title


class Page(QWidget):
    """One place of the window, of that stable name; or a page that stands in for one."""

    name = ""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.setObjectName(f"{self.name}Page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "page")

    def title(self) -> str:
        """The place's name in the current language."""
        return place_title(self.name)

    def make_a_part(self) -> bool:
        """Make a little of what was left for the first need; whether anything was left."""
        return False

    def retranslate(self) -> None:
        """Say everything anew in the current language."""

    def opened(self) -> None:
        """Somebody unlocked the desk: ask for what the page shows."""

    def entered(self) -> None:
        """The page is in front now: put the focus where work begins."""

    def show_dossier(self, dossier: str) -> None:
        """Open this dossier, where the page shows dossiers."""

    def locked(self) -> None:
        """The desk is being locked: keep drafts (what is asked of the desk now is still done),
        show nothing of anybody.
        """
