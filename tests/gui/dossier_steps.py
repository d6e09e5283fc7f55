"""The dossier view for tests: on a real desk, without the rest of the window."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from infitah_desk.domain.errors import InfitahError
from infitah_desk.gui.context import Context
from infitah_desk.gui.desk import Desk
from infitah_desk.gui.languages import Languages
from infitah_desk.gui.pages.dossier_panels import make_panels
from infitah_desk.gui.pages.dossier_view import DossierView
from infitah_desk.gui.preferences import load_preferences
from infitah_desk.gui.widgets.notice import Notice
from infitah_desk.services.registering import list_dossiers
from tests.helpers.caravans import TETOUAN, Caravan
from tests.helpers.folders import ACCOUNT, PASSWORD

PLAIN = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier


@dataclass
class Steps:
    """A dossier view, and the hands of whoever works with it."""

    view: DossierView
    context: Context
    qtbot: QtBot
    dossiers: dict[str, str]

    def show(self, name: str) -> None:
        """Show the dossier of the enterprise of this name."""
        self.view.show_dossier(self.dossiers[name])
        self.settle()

    def settle(self) -> None:
        """Wait until everything asked was answered."""
        self.qtbot.waitUntil(lambda: not self.context.desk.is_busy)

    def button(self, name: str) -> QPushButton:
        found = self.view.findChild(QPushButton, name)
        assert found is not None, name
        return found

    def field(self, name: str) -> QLineEdit:
        found = self.view.findChild(QLineEdit, name)
        assert found is not None, name
        return found

    def click(self, name: str) -> None:
        """Click a button and wait for what comes of it."""
        button = self.button(name)
        assert button.isVisible(), name
        assert button.isEnabled(), name
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = PLAIN) -> None:
        """A key chord on whatever has the focus."""
        QTest.keyClick(self.context.application.focusWidget() or self.view, key, modifier)
        self.settle()

    def primary(self) -> None:
        """Ctrl+Enter."""
        self.key(Qt.Key.Key_Return, CTRL)

    def retype(self, name: str, text: str) -> None:
        """Type something else into a field, whatever script or keyboard it comes from."""
        field = self.field(name)
        field.setFocus()
        field.selectAll()
        for character in text:
            # QTest only knows the keys of Latin-1.
            for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
                event = QKeyEvent(kind, 0, PLAIN, character)
                QApplication.sendEvent(field, event)
        self.settle()

    def text(self, name: str) -> str:
        """What a label says."""
        found = self.view.findChild(QLabel, name)
        assert found is not None, name
        return found.text()

    def told(self) -> str:
        """What the notice says, if it is shown."""
        found = self.context.notice.findChild(QLabel, "noticeText")
        assert found is not None
        return found.text() if not self.context.notice.isHidden() else ""

    def sees(self, text: str) -> None:
        """Wait until a label in front says this (new labels are shown a moment later)."""
        self.qtbot.waitUntil(
            lambda: any(
                text in label.text()
                for label in self.view.findChildren(QLabel)
                if label.isVisible()
            )
        )


@contextmanager
def open_steps(
    qtbot: QtBot,
    application: QApplication,
    caravan: Caravan,
    settings: Path,
    account: str = ACCOUNT,
) -> Iterator[Steps]:
    """A dossier view on the desk TET-1, unlocked by its supervisor or by somebody else."""
    with caravan.at(TETOUAN) as session:
        dossiers = {item.name: item.dossier for item in list_dossiers(session, None)}
    # Tests of the whole window leave its dress behind; putting it on takes long and shows nothing.
    application.setStyleSheet("")
    preferences = load_preferences(settings)
    context = Context(
        application,
        Desk(caravan.place(TETOUAN)),
        Languages(application, preferences.language),
        preferences,
        settings,
        Notice(),
    )
    view = DossierView(context, list(make_panels(context)))
    bugs: list[BaseException] = []
    context.desk.failed.connect(bugs.append)
    context.desk.refused.connect(lambda error: context.notice.tell_wrong(context.say(error)))
    host = QWidget()
    column = QVBoxLayout(host)
    column.addWidget(context.notice)
    column.addWidget(view)
    host.resize(880, 730)
    host.show()
    host.activateWindow()
    try:
        qtbot.waitUntil(host.isActiveWindow)
        wrong: list[InfitahError] = []
        with qtbot.waitSignal(context.desk.opened):
            context.desk.unlock(account, PASSWORD, wrong.append)
        steps = Steps(view, context, qtbot, dossiers)
        steps.settle()
        yield steps
        steps.settle()
        assert bugs == []
    finally:
        host.close()
        context.desk.close()
        context.languages.close()
        host.deleteLater()
