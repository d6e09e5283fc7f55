"""Where papers of one kind go: a printer of this laptop, or PDF files; chosen once, remembered."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox

from infitah_desk.gui.context import Context

_SAME_PAPER = {"cards-a4": "a4"}
"""Papers for which the printer of another kind does as long as none was chosen for them."""

_OWN_PRINTER = frozenset({"card"})
"""What no usual printer takes: as long as none was chosen, it becomes a file."""


class PrinterField(QComboBox):
    """The printers found, then "PDF file only"; `kind` is the preference that remembers it."""

    changed = Signal()

    def __init__(self, context: Context, kind: str, name: str) -> None:
        super().__init__()
        self._context = context
        self._kind = kind
        self.setObjectName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(10)
        self.activated.connect(self._remember)
        context.desk.opened.connect(self._find)
        if context.desk.is_open:
            # The pages may be made after somebody unlocked.
            self._find()

    def retranslate(self, label: str, hint: str) -> None:
        """Say it anew; `hint` says which papers it is about."""
        self.setAccessibleName(label)
        self.setToolTip(hint)
        if self.count():
            self.setItemText(self.count() - 1, self.tr("PDF file only"))

    @property
    def printer(self) -> str:
        """The printer chosen; "" where papers become files."""
        return str(self.currentData() or "")

    @property
    def is_choice(self) -> bool:
        """Whether there is any printer to choose."""
        return self.count() > 1

    def offer(self, names: tuple[str, ...]) -> None:
        """The printers found; the one remembered is chosen, else the usual one."""
        self.clear()
        for name in names:
            self.addItem(name, name)
        self.addItem(self.tr("PDF file only"), "")
        self._choose()

    def use(self, kind: str) -> None:
        """Papers of this kind are printed from now on."""
        if kind != self._kind:
            self._kind = kind
            self._choose()

    def refresh(self) -> None:
        """Another field may have remembered another printer since."""
        if self.count():
            self._choose()

    def _choose(self) -> None:
        remembered = self._remembered()
        place = self.findData(remembered) if remembered is not None else 0
        self.setCurrentIndex(max(place, 0))
        self.changed.emit()

    def _remembered(self) -> str | None:
        printers = self._context.preferences.printers
        found = printers.get(self._kind, printers.get(_SAME_PAPER.get(self._kind, "")))
        return "" if found is None and self._kind in _OWN_PRINTER else found

    def _find(self) -> None:
        from infitah_desk.gui.printing import printer_names

        self._context.desk.work(printer_names, self.offer)

    def _remember(self) -> None:
        self._context.preferences.printers[self._kind] = self.printer
        self._context.remember()
        self.changed.emit()
