"""A field of a short form: its label above, what is wrong with it below."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget


class FormField(QWidget):
    """A label, a line to type in, and a sentence when what was typed does not do."""

    def __init__(self, name: str, *, secret: bool = False) -> None:
        super().__init__()
        self.label = QLabel()
        self.label.setProperty("role", "label")
        self.edit = QLineEdit()
        self.edit.setObjectName(name)
        if secret:
            self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.label.setBuddy(self.edit)
        self.wrong = QLabel()
        self.wrong.setObjectName(f"{name}Wrong")
        self.wrong.setProperty("role", "error")
        self.wrong.setWordWrap(True)
        self.wrong.hide()
        self.row = QHBoxLayout()
        self.row.setSpacing(8)
        self.row.addWidget(self.edit, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.label)
        column.addLayout(self.row)
        column.addWidget(self.wrong)
        self.setFocusProxy(self.edit)
        self.edit.textEdited.connect(lambda: self.tell_wrong(""))

    @property
    def text(self) -> str:
        """What was typed."""
        return self.edit.text()

    def say(self, label: str, hint: str = "") -> None:
        """Set the label in the current language; `hint` shows while nothing was typed."""
        self.label.setText(label)
        self.edit.setAccessibleName(label)
        self.edit.setPlaceholderText(hint)

    def tell_wrong(self, sentence: str) -> None:
        """Say what is wrong; "" when nothing is any more."""
        self.wrong.setText(sentence)
        self.wrong.setVisible(bool(sentence))
        if self.edit.property("wrong") != bool(sentence):
            self.edit.setProperty("wrong", bool(sentence))
            self.edit.style().unpolish(self.edit)
            self.edit.style().polish(self.edit)


class PasswordPair(QWidget):
    """A new password, typed twice."""

    confirmed = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.first = FormField(f"{name}Field", secret=True)
        self.again = FormField(f"{name}AgainField", secret=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self.first)
        row.addWidget(self.again)
        self.again.edit.returnPressed.connect(self.confirmed)

    def retranslate(self) -> None:
        """Say both fields anew."""
        self.first.say(self.tr("New password (at least 8 characters)"))
        self.again.say(self.tr("The same password again"))
        self.again.tell_wrong("")

    def agreed(self) -> str | None:
        """The password; None, and said so at the field, if the two differ."""
        if self.first.text == self.again.text:
            return self.first.text
        self.again.tell_wrong(self.tr("The two passwords differ."))
        self.again.setFocus()
        return None

    def clear(self) -> None:
        """Nobody's password stays."""
        for field in (self.first, self.again):
            field.edit.clear()
            field.tell_wrong("")
