"""The page preview: a sheet of paper as it will come out, as large as there is room for."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from infitah_desk.gui import tokens
from infitah_desk.gui.context import Context

_EDGE = 12
_SMALLEST = QSize(180, 240)
_USUAL = QSize(330, 300)


class PagePreview(QWidget):
    """The page on a darker table; while there is none, the words that say why."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._page: QImage | None = None
        self._words = ""
        self.setObjectName("pagePreview")
        self.setMinimumSize(_SMALLEST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return _USUAL

    @property
    def page(self) -> QImage | None:
        """The page on show."""
        return self._page

    def show_page(self, page: QImage) -> None:
        """Show this page."""
        self._page = page
        self.update()

    def show_words(self, words: str) -> None:
        """Show no page, and say why."""
        self._page, self._words = None, words
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        colours = tokens.palette(dark=self._context.preferences.dark)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.line))
        painter.drawRoundedRect(self.rect(), tokens.RADIUS_PX, tokens.RADIUS_PX)
        inside = QRectF(self.rect().adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE))
        if self._page is None:
            painter.setPen(QColor(colours.ink))
            flags = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)
            painter.drawText(inside, flags, self._words)
            return
        size = QSizeF(self._page.size()).scaled(inside.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(inside.topLeft(), size)
        place.moveCenter(inside.center())
        painter.drawImage(place, self._page, QRectF(self._page.rect()))
