"""How large each file of an export may be: for mails and small sticks it becomes several."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

SIZES = (0, 10, 20, 100, 700, 4_000)
"""Megabytes: any, mails, small sticks, a CD, and what FAT32 takes."""


class SizeChoice(QWidget):
    """A label and a short list of sizes."""

    def __init__(self) -> None:
        super().__init__()
        self._label = QLabel()
        self._label.setProperty("role", "secondary")
        self.box = QComboBox()
        self.box.setObjectName("exportSizeBox")
        for megabytes in SIZES:
            self.box.addItem("", megabytes)
        self._label.setBuddy(self.box)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self._label)
        row.addWidget(self.box)

    @property
    def megabytes(self) -> int:
        """What one file may have; 0 for any size."""
        return int(self.box.currentData())

    def retranslate(self) -> None:
        """Say everything anew."""
        self._label.setText(self.tr("Size of each file"))
        self.box.setAccessibleName(self.tr("How large each file may be"))
        self.box.setToolTip(
            self.tr(
                "For mail or small sticks: several bundles, each whole (Alt+Down opens the list)"
            )
        )
        for place, megabytes in enumerate(SIZES):
            words = self.tr("at most {size} MB").format(size=megabytes)
            self.box.setItemText(place, words if megabytes else self.tr("any"))
