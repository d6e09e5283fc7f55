"""Signing the closing sheet: sheets counted by hand, and the second account with its password."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QLineEdit, QWidget

from infitah_desk.gui.widgets.digit_field import DigitField
from infitah_desk.services.closing import Cosigner

_MOST_SHEETS = 999_999
_FIELD_PX = 220


class ClosingSigning(QWidget):
    """Three fields in a row; the second signature hides where the desk has a single account."""

    counted_changed = Signal()
    confirmed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._build()
        self._connect()

    def _build(self) -> None:
        self.counted = DigitField()
        self.counted.setObjectName("closingCountedField")
        self.counted.setValidator(QIntValidator(0, _MOST_SHEETS, self.counted))
        self.account = QComboBox()
        self.account.setObjectName("closingSecondAccountBox")
        self.password = QLineEdit()
        self.password.setObjectName("closingSecondPasswordField")
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self._labels = (QLabel(), QLabel(), QLabel())
        self._wrong = QLabel()
        self._wrong.setObjectName("closingSecondWrong")
        self._wrong.setProperty("role", "error")
        self._wrong.setWordWrap(True)
        self._wrong.hide()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        for column, field in enumerate((self.counted, self.account, self.password)):
            self._labels[column].setProperty("role", "label")
            self._labels[column].setBuddy(field)
            field.setMinimumWidth(_FIELD_PX)
            grid.addWidget(self._labels[column], 0, column)
            grid.addWidget(field, 1, column)
        grid.addWidget(self._wrong, 2, 0, 1, 3)
        grid.setColumnStretch(3, 1)

    def _connect(self) -> None:
        self.counted.textChanged.connect(self.counted_changed)
        self.counted.next_asked.connect(self.confirmed)
        self.password.returnPressed.connect(self.confirmed)
        self.password.textEdited.connect(lambda: self.tell_wrong(""))

    def retranslate(self) -> None:
        """Say everything anew."""
        for label, field, text in zip(
            self._labels,
            (self.counted, self.account, self.password),
            (
                self.tr("Sheets counted at the desk"),
                self.tr("Second signature: account"),
                self.tr("Second signature: password"),
            ),
            strict=True,
        ):
            label.setText(text)
            field.setAccessibleName(text)
        self.counted.setToolTip(
            self.tr("How many permits lie here, counted by hand; empty: nobody counted")
        )

    def offer(self, accounts: tuple[str, ...]) -> None:
        """Who may sign as the second."""
        chosen = self.account.currentText()
        self.account.clear()
        self.account.addItems(list(accounts))
        self.account.setCurrentIndex(max(self.account.findText(chosen), 0))
        for widget in (*self._labels[1:], self.account, self.password):
            widget.setVisible(bool(accounts))

    def clear(self) -> None:
        """Nothing of it is left for the next one."""
        self.counted.clear()
        self.password.clear()
        self.tell_wrong("")

    @property
    def count(self) -> int | None:
        """The sheets counted by hand; None where nobody counted."""
        return int(text) if (text := self.counted.text()) else None

    @property
    def cosigner(self) -> Cosigner | None:
        """Who signs as the second; None at a desk with a single account."""
        if not self.account.count():
            return None
        return Cosigner(self.account.currentText(), self.password.text())

    @property
    def is_wrong(self) -> bool:
        """Whether it is said that something is wrong with the second signature."""
        return bool(self._wrong.text())

    def tell_wrong(self, sentence: str) -> None:
        """Say what is wrong with the second signature; "" when nothing is any more."""
        self._wrong.setText(sentence)
        self._wrong.setVisible(bool(sentence))
