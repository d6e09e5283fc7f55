"""The page viewer: a scanned page on dark ground, as sharp as the screen allows, zoomed and moved.

Zoom is counted in pixels of the screen for one of the page: at 100 % nothing is made up and
nothing left out, however the screen is scaled.
"""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from infitah_desk.gui import tokens
from infitah_desk.gui.context import Context

Fit = Literal["page", "width"]

_EDGE = 14
_STEP = 1.25
_MOST = 8.0
_LEAST_OF_FIT = 0.5
_NOTCH = 120
_SMALLEST = (200, 150)
_WAYS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_ZOOMS = {
    Qt.Key.Key_Plus: 1,
    Qt.Key.Key_Equal: 1,
    Qt.Key.Key_Minus: -1,
}


class PageViewer(QWidget):
    """One page, or words where there is none. Arrows move it, + and - zoom, 0 shows it whole.

    `page_asked` carries 1 for the next page and -1 for the one before.
    """

    page_asked = Signal(int)
    view_changed = Signal()

    def __init__(self, context: Context, name: str = "pageViewer") -> None:
        super().__init__()
        self._context = context
        self._page: QImage | None = None
        self._words = ""
        self._fit: Fit | None = "page"
        self._zoom = 1.0
        # What stands in the middle, as a part of the page.
        self._middle = QPointF(0.5, 0.5)
        self._held: QPointF | None = None
        self._scaled: QPixmap | None = None
        self.setObjectName(name)
        self.setMinimumSize(*_SMALLEST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def page(self) -> QImage | None:
        """The page on show."""
        return self._page

    @property
    def words(self) -> str:
        """What is said while there is no page."""
        return self._words

    @property
    def zoom(self) -> float:
        """Pixels of the screen for one of the page."""
        return self._fitting(self._fit) if self._fit else self._zoom

    def show_page(self, page: QImage, *, anew: bool = True) -> None:
        """Show this page; `anew` shows it whole, else it is looked at as the one before was."""
        self._page, self._scaled = page, None
        if anew:
            self._fit, self._middle = "page", QPointF(0.5, 0.5)
        self._look()

    def show_words(self, words: str) -> None:
        """Show no page, and say why."""
        self._page, self._scaled, self._words = None, None, words
        self._look()

    def fit(self, how: Fit) -> None:
        """Show the whole page, or its whole width from the top."""
        self._fit = how
        if how == "width":
            self._middle.setY(0.0)
        self._look()

    def zoom_by(self, steps: float, at: QPointF | None = None) -> None:
        """Zoom in or out; what lies `at` this point stays there."""
        if self._page is None:
            return
        at = at or QPointF(self.rect().center())
        before = self.page_rect()
        least = _LEAST_OF_FIT * min(1.0, self._fitting("page"))
        self._zoom = max(least, min(_MOST, self.zoom * _STEP**steps))
        self._fit = None
        part = QPointF(
            (at.x() - before.x()) / before.width(), (at.y() - before.y()) / before.height()
        )
        size = self._size()
        centre = QRectF(self.rect()).center() - at
        self._middle = QPointF(
            part.x() + centre.x() / size.width(), part.y() + centre.y() / size.height()
        )
        self._look()

    def move_by(self, x: float, y: float) -> None:
        """Look further to the right or down, by pixels."""
        if self._page is None:
            return
        size = self._size()
        self._middle += QPointF(x / size.width(), y / size.height())
        self._look()

    def page_rect(self) -> QRectF:
        """Where the page lies, in this widget's own pixels."""
        size = self._size()
        middle = QRectF(self.rect()).center()
        left = middle.x() - self._middle.x() * size.width()
        top = middle.y() - self._middle.y() * size.height()
        return QRectF(QPointF(left, top), size)

    def _size(self) -> QSizeF:
        if self._page is None:
            return QSizeF(1, 1)
        return QSizeF(self._page.size()) * (self.zoom / self.devicePixelRatioF())

    def _fitting(self, how: Fit | None) -> float:
        if self._page is None:
            return 1.0
        ratio = self.devicePixelRatioF()
        wide = max(1, self.width() - 2 * _EDGE) * ratio / self._page.width()
        high = max(1, self.height() - 2 * _EDGE) * ratio / self._page.height()
        return min(_MOST, wide if how == "width" else min(wide, high))

    def _look(self) -> None:
        """Keep the page in the middle where it has room, and its edges at ours where it has not."""
        size = self._size()
        for length, room, part, put in (
            (size.width(), self.width(), self._middle.x(), self._middle.setX),
            (size.height(), self.height(), self._middle.y(), self._middle.setY),
        ):
            half = (room / 2 - _EDGE) / length
            put(0.5 if half >= 0.5 else max(half, min(1 - half, part)))
        self.view_changed.emit()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        colours = tokens.palette(dark=self._context.preferences.dark)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.mark), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.table.ground))
        inside = self.rect().adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(inside, tokens.RADIUS_PX, tokens.RADIUS_PX)
        if self._page is None:
            painter.setPen(QColor(colours.table.ink))
            flags = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)
            painter.drawText(self.rect().adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE), flags, self._words)
            return
        painter.setClipRect(self.rect().adjusted(2, 2, -2, -2))
        place = self.page_rect()
        if self.zoom < 1:
            painter.drawPixmap(self._on_the_grid(place.topLeft()), self._shrunk(self._page))
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, self.zoom != 1)
            place.moveTopLeft(self._on_the_grid(place.topLeft()))
            painter.drawImage(place, self._page, QRectF(self._page.rect()))

    def _on_the_grid(self, point: QPointF) -> QPointF:
        """The nearest whole pixel of the screen: between two of them letters are blurred."""
        ratio = self.devicePixelRatioF()
        return QPointF(round(point.x() * ratio) / ratio, round(point.y() * ratio) / ratio)

    def _shrunk(self, page: QImage) -> QPixmap:
        """The page made smaller once, each pixel of the screen from all of the page's under it."""
        size = (QSizeF(page.size()) * self.zoom).toSize()
        if self._scaled is None or self._scaled.size() != size:
            keep = Qt.AspectRatioMode.IgnoreAspectRatio
            smooth = Qt.TransformationMode.SmoothTransformation
            self._scaled = QPixmap.fromImage(page.scaled(size, keep, smooth))
        self._scaled.setDevicePixelRatio(self.devicePixelRatioF())
        return self._scaled

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._look()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        if self._page is None:
            event.ignore()
            return
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            turned = event.angleDelta()
            self.move_by(-(turned.x() or turned.y()), 0)
        else:
            self.zoom_by(event.angleDelta().y() / _NOTCH, event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        if event.button() == Qt.MouseButton.LeftButton:
            self._held = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        if self._held is not None:
            moved = self._held - event.position()
            self._held = event.position()
            self.move_by(moved.x(), moved.y())

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        self._held = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Between the whole page and its width."""
        del event
        self.fit("page" if self._fit == "width" else "width")

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        key = Qt.Key(event.key())
        held = event.modifiers() & ~(
            Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
        )
        if held:
            super().keyPressEvent(event)
        elif key in _WAYS:
            x, y = _WAYS[key]
            self.move_by(x * self.width() / 8, y * self.height() / 8)
        elif key in _ZOOMS:
            self.zoom_by(_ZOOMS[key])
        elif key == Qt.Key.Key_0:
            self.fit("page")
        elif key in {Qt.Key.Key_PageDown, Qt.Key.Key_PageUp}:
            self.page_asked.emit(1 if key == Qt.Key.Key_PageDown else -1)
        else:
            super().keyPressEvent(event)
