"""The pack step: says what this version does not do yet, so that nobody looks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout

from infitah_desk.gui.context import Context
from infitah_desk.gui.pages.step_panel import StepPanel

if TYPE_CHECKING:
    from infitah_desk.services.showing import Shown


class PackPanel(StepPanel):
    """Packs are ordered with a later version."""

    name = "pack"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._text = QLabel()
        self._text.setObjectName("packLabel")
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 12, 24, 16)
        column.addWidget(self._text)
        column.addStretch(1)
        self.retranslate()

    def title(self) -> str:
        """The step's name."""
        return self.tr("Pack")

    def note(self) -> str:
        """Not in this version."""
        return self.tr("later")

    def retranslate(self) -> None:
        """Say it anew."""
        self._text.setText(
            self.tr(
                "Packs are ordered and delivered with a later version of this program. "
                "The permit gives its owner the right to one pack; nothing is to be done here."
            )
        )

    def show_dossier(self, shown: Shown | None) -> None:
        """The same for every dossier."""
