"""A page whose middle scrolls where the screen is small: title, sections, and nothing else."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from infitah_desk.gui.context import Context
from infitah_desk.gui.pages.page import Page

WIDEST = 1080
_MARGIN_PX = 24


class ScrolledPage(Page):
    """A title at the top; `column` takes what stands below it, at most `widest` pixels wide."""

    widest = WIDEST

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.heading = QLabel()
        self.heading.setObjectName(f"{self.name}Heading")
        self.heading.setProperty("role", "title")
        self.heading.setWordWrap(True)
        inside = _Inside()
        inside.setMaximumWidth(self.widest)
        self.column = QVBoxLayout(inside)
        self.column.setContentsMargins(24, 20, 24, 20)
        self.column.setSpacing(12)
        self.column.addWidget(self.heading)
        area = QScrollArea()
        area.setObjectName(f"{self.name}Area")
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)
        self._area = area
        # A little later: what was just shown has its place only then.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._show_focus)
        context.application.focusChanged.connect(self._soon.start)

    def retranslate(self) -> None:
        """The title; whoever inherits says the rest."""
        self.heading.setText(self.title())

    def _show_focus(self) -> None:
        """Whatever takes keys can be seen, however small the screen; of a form all that fits."""
        now = self.context.application.focusWidget()
        if now is None or not self.isAncestorOf(now):
            return
        around: QWidget | None = now
        while around is not None and not around.property("card"):
            around = around.parentWidget()
        for widget in (around, now):
            if widget is not None:
                self._area.ensureWidgetVisible(widget, 0, _MARGIN_PX)


class _Inside(QWidget):
    """As high as its wrapped texts need at this width: a scroll area only asks for the least."""

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Qt's events; after the layout asks for room, the height is looked at anew."""
        taken = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return taken

    def _fit(self) -> None:
        layout = self.layout()
        if layout is not None and layout.hasHeightForWidth():
            height = layout.totalHeightForWidth(self.width())
            if height != self.minimumHeight():
                self.setMinimumHeight(height)
