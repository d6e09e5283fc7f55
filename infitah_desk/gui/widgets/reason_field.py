"""Why something is done: a reason out of a short list, or own words; chosen in place."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from infitah_desk.gui.context import Context
from infitah_desk.system.texts import say

_LONGEST = 200


class ReasonField(QWidget):
    """The reasons of one family, then "other" with a line for own words.

    `other` is the code that the family has for it; "" where own words are then needed.
    """

    changed = Signal()
    entered = Signal()

    def __init__(self, context: Context, name: str, codes: Sequence[str], other: str = "") -> None:
        super().__init__()
        self._context = context
        self._codes = tuple(code for code in codes if code != other)
        self._other = other
        self._build(name)
        self._connect()

    def _build(self, name: str) -> None:
        self.setObjectName(f"{name}Line")
        self.choice = QComboBox()
        self.choice.setObjectName(f"{name}Field")
        # The longest line does not stretch the page.
        self.choice.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.choice.setMinimumContentsLength(10)
        for code in (*self._codes, self._other):
            self.choice.addItem("", code)
        self.words = QLineEdit()
        self.words.setObjectName(f"{name}WordsField")
        self.words.setMaxLength(_LONGEST)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.choice)
        column.addWidget(self.words)
        self.words.hide()
        self.setFocusProxy(self.choice)

    def _connect(self) -> None:
        self.choice.currentIndexChanged.connect(self._chosen)
        self.words.textChanged.connect(lambda _: self.changed.emit())
        self.words.returnPressed.connect(self.entered)

    def retranslate(self, label: str) -> None:
        """Say the reasons anew; `label` says what they are about."""
        for place, code in enumerate(self._codes):
            self.choice.setItemText(place, say(code, self._context.language))
        self.choice.setItemText(self.choice.count() - 1, self.tr("Another reason"))
        self.choice.setAccessibleName(label)
        self.choice.setToolTip(label)
        words = self.tr("In your own words")
        self.words.setAccessibleName(words)
        self.words.setPlaceholderText(words)
        self.words.setToolTip(words)

    @property
    def reason(self) -> str:
        """The code that is chosen, or own words; "" while those are wanted and missing."""
        code = str(self.choice.currentData() or "")
        return self.words.text().strip() or code if code == self._other else code

    @property
    def code(self) -> str:
        """The code that is chosen, whatever words stand beside it."""
        return str(self.choice.currentData() or "")

    def choose(self, code: str) -> None:
        """Choose this reason, with no words of anybody; the first one where it is none of them."""
        self.choice.setCurrentIndex(max(self.choice.findData(code), 0))
        self.words.clear()

    def _chosen(self) -> None:
        self.words.setVisible(self.code == self._other)
        self.changed.emit()
