"""What is to be looked at on a paper, each thing ticked by whoever saw it. No tick is ever kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from infitah_desk.gui.context import Context
from infitah_desk.gui.widgets.keys import with_key

if TYPE_CHECKING:
    from infitah_desk.domain.programme import Check, DocumentType

# What the keys 1 to 9 of a French keyboard give where Shift is not held.
_AZERTY = "&é\"'(-è_ç"


class PaperChecks(QWidget):
    """A box for each thing that the programme names for this type of paper."""

    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._checks: tuple[Check, ...] = ()
        self.boxes: list[QCheckBox] = []
        self.setObjectName("paperChecks")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 4, 0, 4)
        self._column.setSpacing(5)

    def retranslate(self) -> None:
        """Say every check anew."""
        for place, (check, box) in enumerate(zip(self._checks, self.boxes, strict=True), 1):
            key = f"Alt+{place}" if place <= len(_AZERTY) else ""
            with_key(box, self._word(check), key, shown=False)

    def show_type(self, type_: DocumentType | None) -> None:
        """Show what is looked at on this type of paper, nothing ticked."""
        checks = type_.checks if type_ is not None else ()
        if checks != self._checks:
            self._checks = checks
            self._make_boxes()
            self.retranslate()
        self.untick()

    def untick(self) -> None:
        """What was attested is attested anew."""
        self._set(ticked=False)

    def tick_all(self) -> None:
        """Whoever accepts the paper says all of it."""
        self._set(ticked=True)

    @property
    def ticked(self) -> tuple[str, ...]:
        """The codes of what is ticked."""
        return tuple(check.code for check, box in self._pairs() if box.isChecked())

    @property
    def left(self) -> tuple[str, ...]:
        """In words, what is not ticked yet."""
        return tuple(self._word(check) for check, box in self._pairs() if not box.isChecked())

    def _pairs(self) -> list[tuple[Check, QCheckBox]]:
        return list(zip(self._checks, self.boxes, strict=True))

    def _word(self, check: Check) -> str:
        word: str = getattr(check, self._context.language)
        return word

    def _make_boxes(self) -> None:
        for old in self.boxes:
            self._column.removeWidget(old)
            # Deleted a little later: meanwhile nobody sees or finds it.
            old.setParent(None)
            old.deleteLater()
        self.boxes = []
        for place, check in enumerate(self._checks):
            box = QCheckBox(self)
            box.setObjectName(f"check_{check.code}")
            box.toggled.connect(lambda _: self.changed.emit())
            if place < len(_AZERTY):
                other = QShortcut(QKeySequence(f"Alt+{_AZERTY[place]}"), box)
                other.activated.connect(box.click)
            self._column.addWidget(box)
            self.boxes.append(box)
            box.show()

    def _set(self, *, ticked: bool) -> None:
        for box in self.boxes:
            box.setChecked(ticked)
