"""Rejecting a paper: the reason, chosen in place from the list that rules know."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from infitah_desk.domain.paper_rules import REASONS
from infitah_desk.gui.context import Context
from infitah_desk.gui.pages.dossier_header import narrow_choice
from infitah_desk.gui.widgets.keys import with_key
from infitah_desk.system.texts import say


class RejectingLine(QWidget):
    """`rejected` carries the reason's code."""

    rejected = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.setObjectName("rejectingLine")
        self.reason = narrow_choice()
        self.reason.setObjectName("rejectReasonField")
        self.confirm = QPushButton()
        self.confirm.setObjectName("rejectConfirmButton")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.reason)
        column.addWidget(self.confirm, 0, Qt.AlignmentFlag.AlignLeading)
        self.confirm.clicked.connect(self._reject)
        self.hide()

    def retranslate(self) -> None:
        """Say the reasons anew."""
        with_key(self.confirm, self.tr("Reject for this reason"), "Ctrl+Shift+R", shown=False)
        name = say("paper.reason", self._context.language)
        self.reason.setAccessibleName(name)
        self.reason.setToolTip(name)
        chosen = max(self.reason.currentIndex(), 0)
        self.reason.clear()
        for code in REASONS:
            self.reason.addItem(say(code, self._context.language), code)
        self.reason.setCurrentIndex(chosen)

    def toggle(self) -> None:
        """Open with the focus on the reasons, or close."""
        self.setVisible(self.isHidden())
        if self.isVisible():
            self.reason.setFocus()

    def _reject(self) -> None:
        self.hide()
        self.rejected.emit(self.reason.currentData())
