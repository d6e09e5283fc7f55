"""Permits on paper, on the today page: the sheets to answer for, and those still to be printed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from infitah_desk.gui.context import Context
from infitah_desk.gui.pages.permit_batch import PermitBatch
from infitah_desk.gui.pages.permit_queue import PermitQueue
from infitah_desk.gui.widgets.keys import with_key


class PermitsOnPaper(QWidget):
    """Takes the place of the overview while it is open."""

    ended = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        self.setObjectName("permitsOnPaper")
        self.leave = QPushButton()
        self.leave.setObjectName("leavePermitsButton")
        self.leave.setProperty("flat", True)
        self.queue = PermitQueue(self._context)
        line = QFrame()
        line.setFrameShape(QFrame.Shape.HLine)
        line.setProperty("role", "line")
        self.batch = PermitBatch(self._context)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for part in (self.queue, line, self.batch):
            column.addWidget(part)
        column.addWidget(self.leave)
        self.hide()

    def _connect(self) -> None:
        self.leave.clicked.connect(self.ended)
        self._context.desk.changed.connect(self._ask_if_seen)

    def retranslate(self) -> None:
        """Say everything anew."""
        with_key(self.leave, self.tr("Back to today"), "Alt+Left")
        self.batch.retranslate()
        self.queue.retranslate()

    def begin(self, *, to_answer: bool) -> None:
        """In front now; sheets `to_answer` for come before those to print."""
        self._ask()
        (self.queue if to_answer else self.batch).focus_first()

    def forget(self) -> None:
        """Names go."""
        self.batch.clear()
        self.queue.clear()

    def _ask_if_seen(self) -> None:
        if self.isVisible():
            self._ask()

    def _ask(self) -> None:
        self.batch.ask()
        self.queue.ask()
