"""A question that opens in place is seen to its end, however small the screen."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QScrollArea, QWidget

_MARGIN_PX = 8
_LAYING_OUT_MILLISECONDS = 1000


def show_whole(widget: QWidget) -> None:
    """Scroll to all of what was just shown, now and while the page still grows around it."""
    around = widget.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    if around is not None:
        _Follower(around, widget)


class _Follower(QObject):
    """Texts that wrap come to their height one after another, and the page with them."""

    def __init__(self, area: QScrollArea, widget: QWidget) -> None:
        super().__init__(widget)
        self._area = area
        self._widget = widget
        area.verticalScrollBar().rangeChanged.connect(self._follow)
        QTimer.singleShot(0, self, self._follow)
        QTimer.singleShot(_LAYING_OUT_MILLISECONDS, self, self.deleteLater)

    def _follow(self) -> None:
        if self._widget.isVisible():
            self._area.ensureWidgetVisible(self._widget, 0, _MARGIN_PX)
