"""The format in which permits are drawn: chosen in place, and remembered for each kind of work."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QComboBox

from infitah_desk.gui.context import Context


class FormatField(QComboBox):
    """The formats that do for this work; `kind` is the preference that remembers the last one."""

    changed = Signal()

    def __init__(self, context: Context, kind: str, name: str, formats: Sequence[str]) -> None:
        super().__init__()
        self._context = context
        self._kind = kind
        self.setObjectName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(10)
        for each in formats:
            self.addItem("", each)
        remembered = self.findData(context.preferences.formats.get(kind, formats[0]))
        self.setCurrentIndex(max(remembered, 0))
        self.activated.connect(self._remember)

    @property
    def format(self) -> str:
        """The format that is chosen."""
        return str(self.currentData())

    def retranslate(self) -> None:
        """Say it anew."""
        for place in range(self.count()):
            self.setItemText(place, format_name(str(self.itemData(place))))
        self.setAccessibleName(self.tr("Format"))
        self.setToolTip(self.tr("On what permits are printed; remembered"))

    def _remember(self) -> None:
        self._context.preferences.formats[self._kind] = self.format
        self._context.remember()
        self.changed.emit()


def format_name(format_: str) -> str:
    """What a format is called; one of another version of the program by its code."""
    return {
        "a4": QCoreApplication.translate("FormatField", "A4 certificate"),
        "card": QCoreApplication.translate("FormatField", "Card, one by one"),
        "cards-a4": QCoreApplication.translate("FormatField", "Cards, ten on A4"),
    }.get(format_, format_)
