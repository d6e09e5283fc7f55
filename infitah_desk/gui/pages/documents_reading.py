"""How far the reading of many files is, and a way to stop it; hidden while nothing takes long."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from infitah_desk.gui.pages.documents_intake import PageIntake
from infitah_desk.gui.widgets.keys import with_key
from infitah_desk.gui.widgets.small_button import small_button


class ReadingLine(QWidget):
    """Follows one intake."""

    def __init__(self, intake: PageIntake) -> None:
        super().__init__()
        self._intake = intake
        self.setObjectName("readingLine")
        self._progress = QProgressBar()
        self._progress.setObjectName("pagesProgress")
        self._progress.setTextVisible(False)
        self._stop = small_button("stopReadingButton")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._progress, 1)
        row.addWidget(self._stop)
        self._stop.clicked.connect(intake.stop)
        intake.progress.connect(self._say)
        self.hide()

    def retranslate(self) -> None:
        """Say everything anew."""
        with_key(self._stop, self.tr("Stop"), "Ctrl+.")
        self._progress.setAccessibleName(self.tr("Files are being read"))

    def _say(self) -> None:
        count = self._intake.count
        self.setVisible(self._intake.is_long)
        self._progress.setRange(0, count if count > 1 else 0)
        self._progress.setValue(self._intake.done)
