"""A fingerprint, large and in groups, as two people compare it by telephone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

_GROUP = 4
_ROW = 8


class Fingerprint(QLabel):
    """Hexadecimal digits in groups of four, always from left to right."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("role", "fingerprint")
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setTextFormat(Qt.TextFormat.PlainText)

    def show_fingerprint(self, fingerprint: str) -> None:
        """Show it, and say it to screen readers."""
        self.setText(in_groups(fingerprint))
        self.setAccessibleName(in_groups(fingerprint).replace("\n", " "))


def in_groups(fingerprint: str) -> str:
    """Groups of four digits, eight to a line."""
    groups = [fingerprint[at : at + _GROUP] for at in range(0, len(fingerprint), _GROUP)]
    return "\n".join(" ".join(groups[at : at + _ROW]) for at in range(0, len(groups), _ROW))
