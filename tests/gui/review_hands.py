"""Somebody who sits down at a coordinator's or at headquarters, and settles what waits."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from infitah_desk.gui.main_window import MainWindow
from infitah_desk.gui.models.review_queue import Key, Kind, ReviewQueue
from infitah_desk.gui.pages.exchange import ExchangePage
from infitah_desk.gui.pages.exchange_review import ReviewPanel
from infitah_desk.system.texts import Language
from tests.helpers.two_permits import Twice


@dataclass
class Sitting:
    """The window at one place, with the review in front of somebody."""

    window: MainWindow
    qtbot: QtBot

    @property
    def page(self) -> ExchangePage:
        page = self.window.pages["exchange"]
        assert isinstance(page, ExchangePage)
        return page

    @property
    def panel(self) -> ReviewPanel:
        return self.page.review

    @property
    def queue(self) -> ReviewQueue:
        return self.panel.queue

    @property
    def front(self) -> Key:
        assert self.queue.current is not None
        return self.queue.current

    @property
    def title(self) -> str:
        return self.panel.bar.title.text()

    def wait(self) -> None:
        """Until nothing is asked that was not answered."""
        self.qtbot.waitUntil(lambda: not self.window.context.desk.is_busy)

    def press(self, key: Qt.Key | str) -> None:
        """A key where the focus is."""
        focused = QApplication.focusWidget()
        assert focused is not None
        if isinstance(key, str):
            QTest.keyClicks(focused, key)
        else:
            QTest.keyClick(focused, key)
        self.wait()

    def click(self, button: QPushButton) -> None:
        assert button.isVisible()
        assert button.isEnabled()
        button.click()
        self.wait()

    def choose(self, kind: Kind) -> None:
        """Another queue, and the focus in it."""
        button = self.panel.findChild(QPushButton, f"{kind}QueueButton")
        assert button is not None
        self.click(button)
        self.panel.focus_first()

    def go_to(self, twice: Twice) -> None:
        self.panel.look_at("pairs", (min(twice[:2]), max(twice[:2])))
        self.wait()
        assert set(self.front) == set(twice[:2])
        self.panel.focus_first()

    def cell(self, name: str, column: int) -> QLabel:
        found = self.panel.table.findChild(QLabel, f"review_{name}_{column}")
        assert found is not None
        return found

    def leave(self) -> None:
        """The folder is free for somebody else to look into."""
        self.window.context.desk.lock()
        self.wait()


SitAt = Callable[[str], Sitting]


def forward(language: Language) -> Qt.Key:
    return Qt.Key.Key_Left if language == "ar" else Qt.Key.Key_Right


def backward(language: Language) -> Qt.Key:
    return Qt.Key.Key_Right if language == "ar" else Qt.Key.Key_Left
