"""The parking line of the bottom bar: why a dossier is put aside, and when its owner is back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from infitah_desk.gui.widgets.keys import with_key

_TIME_PX = 110


class ParkingLine(QWidget):
    """One line in place; Enter puts the dossier aside with the reason and the time given."""

    asked = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("parkingLine")
        self.reason = QLineEdit()
        self.reason.setObjectName("parkReasonField")
        self.time = QLineEdit()
        self.time.setObjectName("parkTimeField")
        self.time.setFixedWidth(_TIME_PX)
        self.confirm = QPushButton()
        self.confirm.setObjectName("parkConfirmButton")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.reason, 1)
        row.addWidget(self.time)
        row.addWidget(self.confirm)
        for field in (self.reason, self.time):
            field.returnPressed.connect(self.confirm.click)
        self.confirm.clicked.connect(self._ask)
        self.hide()

    def retranslate(self) -> None:
        """Say everything anew."""
        reason = self.tr("Reason: what is missing, who is being waited for")
        time = self.tr("Back at")
        for field, text in ((self.reason, reason), (self.time, time)):
            field.setPlaceholderText(text)
            field.setAccessibleName(text)
            field.setToolTip(text)
        self.time.setToolTip(self.tr("When the owner will be back, such as 15:00; may stay empty"))
        with_key(self.confirm, self.tr("Put aside now"), "Ctrl+Shift+W", shown=False)

    def toggle(self) -> None:
        """Open with the focus where one types, or close."""
        if self.isVisible():
            self.hide()
        else:
            self.show()
            self.reason.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        self.reason.clear()
        self.time.clear()
        super().hideEvent(event)

    def _ask(self) -> None:
        self.asked.emit(self.reason.text(), self.time.text())
