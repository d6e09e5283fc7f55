"""The serial numbers of a pack, typed or scanned, with what is wrong said at the field."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from infitah_desk.domain.errors import InfitahError
from infitah_desk.gui.context import Context
from infitah_desk.gui.pages.dossier_header import reading_side
from infitah_desk.gui.pages.pack_order import words
from infitah_desk.gui.widgets.serial_field import SerialField
from infitah_desk.gui.widgets.showing_whole import show_whole
from infitah_desk.system.texts import say


class _Line(NamedTuple):
    """A field, its name, and what is wrong with what stands there."""

    label: QLabel
    field: SerialField
    wrong: QLabel


class PackSerials(QWidget):
    """`changed` says that something else is typed, `finished` that the last Enter was pressed."""

    changed = Signal()
    finished = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._told: dict[str, InfitahError] = {}
        self._build()
        self._connect()

    def _build(self) -> None:
        self.setObjectName("packSerials")
        self.machine, self.sim = SerialField(), SerialField()
        self.machine.setObjectName("packMachineField")
        self.sim.setObjectName("packSimField")
        self._lines = {
            "pack.machine_elsewhere": _Line(
                words("packMachineLabel", "label"),
                self.machine,
                words("packMachineWrongLabel", "error"),
            ),
            "pack.sim_elsewhere": _Line(
                words("packSimLabel", "label"), self.sim, words("packSimWrongLabel", "error")
            ),
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for line in self._lines.values():
            for widget in line:
                column.addWidget(widget)
        self.setFocusProxy(self.machine)

    def _connect(self) -> None:
        for line in self._lines.values():
            line.field.raw_changed.connect(self._changed)
        self.machine.next_asked.connect(self.sim.setFocus)
        self.sim.next_asked.connect(self.finished)

    def retranslate(self) -> None:
        """Say everything anew."""
        machine, sim = self._lines.values()
        machine.label.setText(self.tr("Serial number of the machine"))
        sim.label.setText(self.tr("Number of the SIM card"))
        for line in self._lines.values():
            line.field.setAccessibleName(line.label.text())
            line.field.setToolTip(line.label.text())
            line.field.setPlaceholderText(self.tr("Typed or scanned"))
        self._say()

    @property
    def are_typed(self) -> bool:
        """Whether something stands in both fields."""
        return all(line.field.text().strip() for line in self._lines.values())

    @property
    def is_doubted(self) -> bool:
        """Whether another pack is known to have one of these numbers, as was said."""
        return bool(self._told)

    def clear(self) -> None:
        """Another pack: what was typed of the last one is gone."""
        for line in self._lines.values():
            line.field.clear()
        self._told.clear()
        self._say()

    def tell(self, error: InfitahError) -> bool:
        """Say at the fields what is wrong with them, the first in focus; whether that is all."""
        self._told = {code: error for code in error.codes if code in self._lines}
        self._say()
        first = next((self._lines[code] for code in self._told), None)
        if first is not None:
            # Another scan takes the place of this one.
            first.field.setFocus()
            first.field.selectAll()
            show_whole(first.wrong)
        self.changed.emit()
        return len(self._told) == len(error.codes)

    def _changed(self) -> None:
        if self._told:
            # Of two numbers another one is said: what the pack has is asked anew.
            self._told.clear()
            self._say()
        self.changed.emit()

    def _say(self) -> None:
        for code, line in self._lines.items():
            error = self._told.get(code)
            told = say(code, self._context.language, **error.details) if error is not None else ""
            line.wrong.setText(told)
            line.wrong.setVisible(bool(told))
            line.field.setAccessibleDescription(told)
            reading_side(line.wrong)
