"""A closed choice that is typed at: the first letters of its name in any language choose it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox

from infitah_desk.domain.programme import Choice
from infitah_desk.domain.text_folding import fold
from infitah_desk.gui.widgets.text_field import is_enter
from infitah_desk.system.texts import Language

TYPED_TOGETHER_MILLISECONDS = 900

YES_OR_NO = (
    Choice("1", "Oui", "نعم", "Yes", ("o", "y")),
    Choice("0", "Non", "لا", "No", ("n",)),
)


class ChoiceField(QComboBox):
    """The choices of a programme, in the current language; empty until somebody chooses."""

    raw_changed = Signal()
    entered = Signal()
    left = Signal()
    next_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._choices: tuple[Choice, ...] = ()
        self._unknown = ""
        self._typed = ""
        self._forget = QTimer(self)
        self._forget.setSingleShot(True)
        self._forget.setInterval(TYPED_TOGETHER_MILLISECONDS)
        self._forget.timeout.connect(self._forget_typed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.currentIndexChanged.connect(lambda _: self.raw_changed.emit())

    def offer(self, choices: Sequence[Choice], language: Language) -> None:
        """Offer these choices by their names in this language; what is chosen stays chosen."""
        raw = self.raw()
        self._choices = tuple(choices)
        self.blockSignals(True)
        self.clear()
        self.addItem("", "")
        for choice in self._choices:
            self.addItem(getattr(choice, language), choice.code)
        self._choose(raw)
        self.blockSignals(False)

    def raw(self) -> str:
        """The code of what is chosen, the text of what no choice means, or ""."""
        code = self.currentData()
        return code if isinstance(code, str) else ""

    def set_raw(self, raw: str) -> None:
        """Choose the code; a text that is none is kept and shown as it is."""
        if raw != self.raw():
            self._choose(raw)

    def _choose(self, raw: str) -> None:
        if self._unknown and raw != self._unknown:
            self.removeItem(self.findData(self._unknown))
            self._unknown = ""
        if raw and self.findData(raw) < 0:
            self._unknown = raw
            self.addItem(raw, raw)
        self.setCurrentIndex(max(0, self.findData(raw)))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if is_enter(event):
            self.next_asked.emit()
            return
        typed = event.text()
        letter = bool(typed.strip()) and typed.isprintable() and not event.modifiers()
        if letter or (self._typed and typed == " "):
            self._type(typed)
        else:
            super().keyPressEvent(event)

    def _type(self, typed: str) -> None:
        self._forget.start()
        self._typed += typed
        wanted = fold(self._typed) + (" " if typed == " " else "")
        if not self._go_to(wanted):
            # Another first letter, not a longer word.
            self._typed = typed
            self._go_to(fold(typed))

    def _go_to(self, wanted: str) -> bool:
        for exact in (True, False):
            for choice in self._choices:
                names = (choice.code, choice.fr, choice.ar, choice.en, *choice.variants)
                if any(
                    fold(name) == wanted if exact else fold(name).startswith(wanted)
                    for name in names
                ):
                    self.set_raw(choice.code)
                    return True
        return False

    def _forget_typed(self) -> None:
        self._typed = ""

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        # Scrolling past a field must not change it.
        event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusInEvent(event)
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusOutEvent(event)
        self.left.emit()


class ConsentBox(QCheckBox):
    """A consent: unticked until the person gives it."""

    raw_changed = Signal()
    entered = Signal()
    left = Signal()
    next_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.toggled.connect(lambda _: self.raw_changed.emit())

    def raw(self) -> str:
        """Whether it is given: "1" or "0"."""
        return "1" if self.isChecked() else "0"

    def set_raw(self, raw: str) -> None:
        """Show whether it is given."""
        self.setChecked(raw == "1")

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if is_enter(event):
            self.next_asked.emit()
        else:
            super().keyPressEvent(event)
