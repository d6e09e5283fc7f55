"""Decisions of the exchange page, each in its place on it, and the revocation of a node."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from infitah_desk.gui.context import Context
from infitah_desk.gui.widgets.keys import with_key


class DecisionPanel(QWidget):
    """One decision: a heading, what it is about, and two buttons; Esc puts it away."""

    put_away = Signal()

    def __init__(self, context: Context, name: str) -> None:
        super().__init__()
        self.context = context
        self.setObjectName(f"{name}Panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "surface")
        self.heading = QLabel()
        self.heading.setProperty("role", "strong")
        self.heading.setWordWrap(True)
        self.confirm = QPushButton()
        self.confirm.setObjectName(f"{name}ConfirmButton")
        self.cancel = QPushButton()
        self.cancel.setObjectName(f"{name}CancelButton")
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.confirm)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(10)
        column.addWidget(self.heading)
        column.addLayout(self.body)
        column.addLayout(buttons)
        self.cancel.clicked.connect(self.leave)
        self.hide()

    def say_buttons(self, confirm: str, cancel: str) -> None:
        """The words of both buttons."""
        with_key(self.confirm, confirm, "Ctrl+Return")
        with_key(self.cancel, cancel, "Alt+Backspace", shown=False)

    def leave(self) -> None:
        """Put the decision away."""
        self.hide()
        self.put_away.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)


class RevokePanel(DecisionPanel):
    """A node's end: its reason, and its name typed once more, since nothing brings it back."""

    revoked = Signal(str, str)

    def __init__(self, context: Context) -> None:
        super().__init__(context, "revoke")
        self._build()
        self.confirm.clicked.connect(self._confirm)
        for field in (self.reason, self.typed):
            field.textChanged.connect(self._check)
        self.node.currentTextChanged.connect(self._check)
        self.retranslate()

    def _build(self) -> None:
        self._says = QLabel()
        self._says.setProperty("role", "secondary")
        self._says.setWordWrap(True)
        self.node = QComboBox()
        self.node.setObjectName("revokeNodeBox")
        self.reason = QLineEdit()
        self.reason.setObjectName("revokeReasonField")
        self.typed = QLineEdit()
        self.typed.setObjectName("revokeTypedField")
        self._labels = [QLabel(), QLabel(), QLabel()]
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setColumnStretch(1, 1)
        for column, (label, field) in enumerate(
            zip(self._labels, (self.node, self.reason, self.typed), strict=True)
        ):
            label.setProperty("role", "label")
            grid.addWidget(label, 0, column)
            grid.addWidget(field, 1, column)
        self.body.addWidget(self._says)
        self.body.addLayout(grid)

    def retranslate(self) -> None:
        """Say everything anew."""
        self.heading.setText(self.tr("Revoke a desk or a coordinator"))
        self._says.setText(
            self.tr(
                "What it writes from now on counts nowhere. This cannot be undone: "
                "its laptop would have to be enrolled under another name."
            )
        )
        for label, field, text in zip(
            self._labels,
            (self.node, self.reason, self.typed),
            (self.tr("Who"), self.tr("Reason"), self.tr("Type the name to confirm")),
            strict=True,
        ):
            label.setText(text)
            field.setAccessibleName(text)
        self.say_buttons(self.tr("Revoke"), self.tr("Cancel"))

    def show_nodes(self, names: Sequence[str]) -> None:
        """Ask which of these."""
        self.node.clear()
        self.node.addItems(list(names))
        self.reason.clear()
        self.typed.clear()
        self._check()
        self.show()
        self.node.setFocus()

    def _check(self) -> None:
        same = self.typed.text().strip().upper() == self.node.currentText()
        self.confirm.setEnabled(
            bool(self.node.currentText() and self.reason.text().strip()) and same
        )

    def _confirm(self) -> None:
        node, reason = self.node.currentText(), self.reason.text().strip()
        self.leave()
        self.revoked.emit(node, reason)
