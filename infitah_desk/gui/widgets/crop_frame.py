"""The crop frame: what stays of a page, drawn over it, set with the mouse or the arrow keys."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from infitah_desk.gui import tokens
from infitah_desk.gui.context import Context
from infitah_desk.gui.widgets.page_viewer import PageViewer
from infitah_desk.gui.widgets.text_field import is_enter

WHOLE = QRectF(0, 0, 1, 1)
LEAST = 0.05
"""The least part of a page's width or height that can stay."""

_KEY_STEP = 0.02
_NEAR_PX = 14
_SHADE = 150
_WAYS = {
    Qt.Key.Key_Left: QPointF(-_KEY_STEP, 0),
    Qt.Key.Key_Right: QPointF(_KEY_STEP, 0),
    Qt.Key.Key_Up: QPointF(0, -_KEY_STEP),
    Qt.Key.Key_Down: QPointF(0, _KEY_STEP),
}


class CropFrame(QWidget):
    """A frame over the viewer. Arrows move its upper left corner, with Shift the lower right one.

    Enter cuts, Escape leaves the page as it is. `part` is counted in parts of the page.
    """

    cut = Signal(QRectF)
    left = Signal()

    def __init__(self, context: Context, viewer: PageViewer) -> None:
        super().__init__(viewer)
        self._context = context
        self._viewer = viewer
        self.part = QRectF(WHOLE)
        # Which edges are being dragged: left, top, right, bottom; none of them draws a new frame.
        self._edges: tuple[bool, bool, bool, bool] | None = None
        self._from = QPointF()
        self.setObjectName("cropFrame")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        viewer.view_changed.connect(self._follow)
        self.hide()

    def begin(self) -> None:
        """Lay the frame around the whole page, and take the keys."""
        self.part = QRectF(0.03, 0.03, 0.94, 0.94)
        self._viewer.fit("page")
        self._follow()
        self.show()
        self.raise_()
        self.setFocus()

    def confirm(self) -> None:
        """Cut along the frame."""
        self.hide()
        self.cut.emit(self.part)

    def stop(self) -> None:
        """Leave the page as it is."""
        if self.isVisibleTo(self._viewer):
            self.hide()
            self.left.emit()

    def _follow(self) -> None:
        self.setGeometry(self._viewer.rect())
        self.update()

    def _frame(self) -> QRectF:
        page = self._viewer.page_rect()
        return QRectF(
            page.x() + self.part.x() * page.width(),
            page.y() + self.part.y() * page.height(),
            self.part.width() * page.width(),
            self.part.height() * page.height(),
        )

    def _set(self, left: float, top: float, right: float, bottom: float) -> None:
        left, top = max(0.0, min(left, 1 - LEAST)), max(0.0, min(top, 1 - LEAST))
        right, bottom = min(1.0, max(right, left + LEAST)), min(1.0, max(bottom, top + LEAST))
        self.part = QRectF(QPointF(left, top), QPointF(right, bottom))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        colours = tokens.palette(dark=self._context.preferences.dark)
        shade = QColor(colours.table.ground)
        shade.setAlpha(_SHADE)
        frame = self._frame()
        around = QPainterPath()
        around.addRect(self._viewer.page_rect())
        kept = QPainterPath()
        kept.addRect(frame)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(around - kept, shade)
        painter.setPen(QPen(QColor(colours.mark), 2))
        painter.drawRect(frame)
        painter.setBrush(QColor(colours.mark))
        for corner in (
            frame.topLeft(),
            frame.topRight(),
            frame.bottomLeft(),
            frame.bottomRight(),
        ):
            painter.drawEllipse(corner, 5, 5)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        if event.button() != Qt.MouseButton.LeftButton:
            return
        at, frame = event.position(), self._frame()
        near = frame.adjusted(-_NEAR_PX, -_NEAR_PX, _NEAR_PX, _NEAR_PX).contains(at)
        self._edges = (
            near and abs(at.x() - frame.left()) < _NEAR_PX,
            near and abs(at.y() - frame.top()) < _NEAR_PX,
            near and abs(at.x() - frame.right()) < _NEAR_PX,
            near and abs(at.y() - frame.bottom()) < _NEAR_PX,
        )
        self._from = self._on_page(at)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        if self._edges is None:
            return
        to = self._on_page(event.position())
        if any(self._edges):
            left, top, right, bottom = self._edges
            self._set(
                to.x() if left else self.part.left(),
                to.y() if top else self.part.top(),
                to.x() if right else self.part.right(),
                to.y() if bottom else self.part.bottom(),
            )
        else:
            drawn = QRectF(self._from, to).normalized()
            self._set(drawn.left(), drawn.top(), drawn.right(), drawn.bottom())

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        self._edges = None

    def _on_page(self, at: QPointF) -> QPointF:
        page = self._viewer.page_rect()
        return QPointF(
            max(0.0, min(1.0, (at.x() - page.x()) / page.width())),
            max(0.0, min(1.0, (at.y() - page.y()) / page.height())),
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        way = _WAYS.get(Qt.Key(event.key()))
        part = self.part
        if is_enter(event):
            self.confirm()
        elif event.key() == Qt.Key.Key_Escape:
            self.stop()
        elif way is None:
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._set(part.left(), part.top(), part.right() + way.x(), part.bottom() + way.y())
        else:
            left = min(part.left() + way.x(), part.right() - LEAST)
            top = min(part.top() + way.y(), part.bottom() - LEAST)
            self._set(left, top, part.right(), part.bottom())
