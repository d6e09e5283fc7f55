"""How far dossiers are compared, with a way to stop it or to go on; hidden once all are."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QWidget

from infitah_desk.gui.context import Context
from infitah_desk.gui.grouped_numbers import grouped
from infitah_desk.gui.models.review_queue import ReviewQueue
from infitah_desk.gui.widgets.keys import with_key
from infitah_desk.gui.widgets.small_button import small_button


class ComparingLine(QWidget):
    """Follows one queue."""

    def __init__(self, context: Context, queue: ReviewQueue) -> None:
        super().__init__()
        self._context = context
        self._queue = queue
        self._build()
        self._connect()

    def _build(self) -> None:
        self.setObjectName("comparingLine")
        self._says = QLabel()
        self._says.setObjectName("comparingLabel")
        self._says.setProperty("role", "secondary")
        self._progress = QProgressBar()
        self._progress.setObjectName("comparingProgress")
        self._progress.setTextVisible(False)
        self.stop = small_button("stopComparingButton")
        self.go_on = small_button("goOnComparingButton")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._says)
        row.addWidget(self._progress, 1)
        row.addWidget(self.stop)
        row.addWidget(self.go_on)
        self.hide()

    def _connect(self) -> None:
        self.stop.clicked.connect(self._queue.stop)
        self.go_on.clicked.connect(self._queue.compare)
        self._queue.changed.connect(self._say)

    def retranslate(self) -> None:
        """Say everything anew."""
        with_key(self.stop, self.tr("Stop comparing"), "Ctrl+Shift+S")
        with_key(self.go_on, self.tr("Compare them now"), "Ctrl+G")
        self._progress.setAccessibleName(self.tr("Dossiers are being compared"))
        self._say()

    def _say(self) -> None:
        queue = self._queue
        left = queue.uncompared
        self.setVisible(left > 0)
        self.stop.setVisible(queue.is_comparing)
        self.go_on.setVisible(not queue.is_comparing)
        self._progress.setVisible(queue.is_comparing)
        done, of = queue.compared
        self._progress.setRange(0, max(of, 1))
        self._progress.setValue(done)
        if queue.is_comparing:
            words = self.tr("%n dossier(s) still to be compared", "", left)
        else:
            words = self.tr("%n dossier(s) not compared with the others yet", "", left)
        self._says.setText(grouped(words, self._context.language))
