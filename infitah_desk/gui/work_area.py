"""The work area: what an unlocked window shows, the places, the page in front, the status bar."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from infitah_desk.gui.context import Context
from infitah_desk.gui.pages.page import Page
from infitah_desk.gui.pages.registry import Pages
from infitah_desk.gui.widgets.notice import Notice
from infitah_desk.gui.widgets.places import PlacesBar
from infitah_desk.gui.widgets.status_bar import StatusBar
from infitah_desk.services.session import Session


class WorkArea(QWidget):
    """One page in front, and what always stays in sight."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._desk = context.desk
        self._is_open = False
        self.pages = Pages(context, self._take)
        self.setObjectName("window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.places = PlacesBar(context)
        self.status = StatusBar(context)
        self._stack = QStackedWidget()
        self._stack.setObjectName("pages")
        self._middle = QVBoxLayout()
        self._middle.setContentsMargins(0, 0, 0, 0)
        self._middle.setSpacing(0)
        self._middle.addWidget(self._stack, 1)
        across = QHBoxLayout()
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self.places)
        across.addLayout(self._middle, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(across, 1)
        whole.addWidget(self.status)

    def retranslate(self) -> None:
        """Say everything anew in the current language."""
        self.places.retranslate()
        self.status.retranslate()
        for page in self.pages.made.values():
            page.retranslate()

    def open_at(self, name: str) -> None:
        """Somebody unlocked the desk: the page in front asks first, the others when it is shown."""
        front = self.pages[name]
        others = [page for page in self.pages.made.values() if page is not front]
        self._is_open = True
        self.places.opened()
        front.opened()
        self.show_page(name)
        self._desk.ask(_answered, lambda _: self._open_others(others), None)

    def _open_others(self, others: list[Page]) -> None:
        self.status.refresh()
        for page in others:
            page.opened()

    def locked(self) -> None:
        """The desk is being locked: what was made keeps its drafts and shows nothing."""
        self._is_open = False
        for page in self.pages.made.values():
            page.locked()

    def take_notice(self, notice: Notice) -> None:
        """Messages stand above the page from now on."""
        self._middle.insertWidget(0, notice)

    def show_page(self, name: str) -> None:
        """Put a page in front."""
        page = self.pages[name]
        self._stack.setCurrentWidget(page)
        self.places.mark(name)
        page.entered()

    def _take(self, page: Page) -> None:
        """A page that was just made, perhaps while somebody works at another."""
        self._stack.addWidget(page)
        if self._is_open:
            page.opened()


def _answered(_: Session) -> None:
    """Asked after what a page asked: its answer comes after theirs."""
