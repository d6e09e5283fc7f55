"""Chips: filters side by side, on as many lines as they need, each with its count and its key."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QSizePolicy, QWidget

from infitah_desk.gui.widgets.flow_layout import FlowLayout
from infitah_desk.gui.widgets.keys import with_key

GAP = 5


class FilterChips(QWidget):
    """One of them is chosen; `chosen` tells which. Shift with F1, F2, … chooses by key."""

    chosen = Signal(str)

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        self.setObjectName("filterChips")
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        flow = FlowLayout(self, GAP)
        self._group = QButtonGroup(self)
        self.buttons: dict[str, QPushButton] = {}
        for name in names:
            button = QPushButton()
            button.setObjectName(f"{name}FilterButton")
            button.setCheckable(True)
            button.setProperty("chip", True)
            button.clicked.connect(lambda _=False, name=name: self.chosen.emit(name))
            self._group.addButton(button)
            self.buttons[name] = button
            flow.addWidget(button)
        self.buttons[names[0]].setChecked(True)

    def say(self, words: Mapping[str, str], shown: Collection[str]) -> None:
        """Say each chip anew: its words with its count; only those in `shown` are seen."""
        for place, (name, button) in enumerate(self.buttons.items(), start=1):
            with_key(button, words[name], f"Shift+F{place}", shown=False)
            button.setVisible(name in shown)
        self.updateGeometry()

    def focus_chosen(self) -> None:
        """Put the focus on the chosen one."""
        next(button for button in self.buttons.values() if button.isChecked()).setFocus()

    def choose(self, name: str) -> None:
        """Mark one without telling."""
        self.buttons[name].setChecked(True)
