"""A small button among others, beside what it acts upon."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton


def small_button(name: str) -> QPushButton:
    """A button lower than the ones that go on to the next thing."""
    button = QPushButton()
    button.setObjectName(name)
    button.setProperty("small", True)
    return button
