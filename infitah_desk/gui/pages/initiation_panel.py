"""The initiation step: one key says that the owner attended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout

from infitah_desk.gui.context import Context
from infitah_desk.gui.pages.step_panel import NextAction, StepPanel
from infitah_desk.system.moments import day_text

if TYPE_CHECKING:
    from infitah_desk.services.showing import Shown


class InitiationPanel(StepPanel):
    """Attended on which day, or not yet."""

    name = "initiation"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._shown: Shown | None = None
        self._text = QLabel()
        self._text.setObjectName("initiationLabel")
        self._text.setProperty("role", "title")
        self._hint = QLabel()
        self._hint.setProperty("role", "secondary")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 12, 24, 16)
        column.setSpacing(8)
        for label in (self._text, self._hint):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            column.addWidget(label)
        column.addStretch(1)
        self.retranslate()

    def title(self) -> str:
        """The step's name."""
        return self.tr("Initiation")

    def note(self) -> str:
        """The day on which it was attended."""
        if self._shown is None:
            return ""
        return day_text(self._shown.state.initiated) or self.tr("to be attended")

    def retranslate(self) -> None:
        """Say everything anew."""
        day = self._shown.state.initiated if self._shown is not None else ""
        if day:
            self._text.setText(self.tr("Attended on {day}.").format(day=day_text(day)))
            self._hint.setText("")
            return
        self._text.setText(self.tr("Not attended yet."))
        self._hint.setText(
            self.tr("When the owner has attended the free session of this stop, say so here.")
        )

    def show_dossier(self, shown: Shown | None) -> None:
        """Show whether the owner attended."""
        self._shown = shown
        self.retranslate()

    def next_action(self) -> NextAction | None:
        """Attend, unless attended."""
        shown = self._shown
        if shown is None or shown.state.initiated:
            return None
        return NextAction(
            self.tr("Initiation attended"),
            "attendInitiationButton",
            self._attend,
            shown.stop is not None,
        )

    def _attend(self) -> None:
        from infitah_desk.services.verifying import attend_initiation

        if self._shown is not None:
            self.context.desk.do(attend_initiation, lambda _: None, None, self._shown.state.dossier)
