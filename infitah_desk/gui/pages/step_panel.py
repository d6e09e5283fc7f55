"""A step of a dossier on screen: Enterprise, Documents, Initiation, Permit, Pack, its history."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from infitah_desk.gui.context import Context
from infitah_desk.services.showing import Shown


@dataclass(frozen=True)
class NextAction:
    """The one thing that Ctrl+Enter does now: its words, the button's name, and the doing."""

    text: str
    object_name: str
    run: Callable[[], None]
    enabled: bool = True


class StepPanel(QWidget):
    """One step. The dossier view owns the bottom bar and asks the panel in front what comes next.

    `changed` says that the next action or the panel's own state is another one now.
    """

    changed = Signal()
    name = ""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.setObjectName(f"{self.name}Panel")

    def title(self) -> str:
        """The step's name in the current language."""
        raise NotImplementedError

    def note(self) -> str:
        """The small line under the step's name: how it stands."""
        return ""

    def show_dossier(self, shown: Shown | None) -> None:
        """Show this dossier as it stands; None is a new one, or none."""
        raise NotImplementedError

    def next_action(self) -> NextAction | None:
        """What the primary button does while this panel is in front; None: go to the next step."""
        return None

    def entered(self) -> None:
        """In front now: put the focus where work begins."""

    def retranslate(self) -> None:
        """Say everything anew in the current language."""
