"""The notice: a line in place that tells what went wrong or well, instead of a dialog."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from infitah_desk.gui.widgets.keys import with_key

GOOD_MILLISECONDS = 6000


class Notice(QWidget):
    """One sentence with a colour and a sign; good news goes by itself, bad news is put away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._text = QLabel(self)
        self._text.setObjectName("noticeText")
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._close = QPushButton(self)
        self._close.setObjectName("noticeCloseButton")
        self._close.setProperty("flat", True)
        self._close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 6, 6)
        row.addWidget(self._text)
        row.addWidget(self._close)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self.retranslate()
        self.hide()

    def retranslate(self) -> None:
        """Say the close button anew."""
        with_key(self._close, self.tr("Close this message"), "Esc", shown=False)
        self._close.setText("✕")

    def tell_wrong(self, text: str) -> None:
        """Something was refused or failed; stays until it is put away."""
        self._show("wrong", f"⚠ {text}")
        self._timer.stop()

    def tell_good(self, text: str) -> None:
        """Something was done."""
        self._show("good", f"✓ {text}")
        self._timer.start(GOOD_MILLISECONDS)

    def _show(self, kind: str, text: str) -> None:
        self.setProperty("notice", kind)
        self._text.setText(text)
        self._text.setAccessibleName(text)
        for widget in (self, self._text):
            widget.style().unpolish(widget)
            widget.style().polish(widget)
        self.show()
