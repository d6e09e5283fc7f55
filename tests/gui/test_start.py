"""Starting: the window where a screen is, plain words where none is, and bugs caught once."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from infitah_desk.domain.errors import MachineFault
from infitah_desk.gui.application import Catching
from infitah_desk.gui.main_window import MainWindow
from infitah_desk.gui.screen import check_screen
from infitah_desk.services.drafting import kept_drafts
from infitah_desk.services.session import Session
from infitah_desk.storage.folder_names import LOG_FOLDER_NAME
from infitah_desk.system.program_log import LOG_NAME
from tests.gui.conftest import settled
from tests.gui.typing_hands import CTRL, at_dossiers, press, type_text
from tests.helpers.caravans import TETOUAN, Caravan

NAME = "Khalid Aït Lahcen"


def start(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    names = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    bare = {name: value for name, value in os.environ.items() if name not in names}
    return subprocess.run(
        [sys.executable, "-m", "infitah_desk", *arguments],
        env={**bare, **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )


@pytest.mark.parametrize("arguments", [[], ["--data", "here"], ["--data=here"]])
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is a screen")
def test_without_a_screen_the_window_says_so_and_ends(arguments: list[str]) -> None:
    ended = start(*arguments)
    assert ended.returncode == 4
    assert "Traceback" not in ended.stderr
    assert ended.stderr.strip()


def test_without_qt_the_window_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    with pytest.raises(MachineFault, match=r"window\.no_qt"):
        check_screen({}, "linux")


def test_a_display_that_does_not_answer_is_no_screen() -> None:
    with pytest.raises(MachineFault, match=r"window\.(no_screen|library_missing)"):
        check_screen({"DISPLAY": ":4711"}, "linux")


def test_a_chosen_platform_is_taken_at_its_word() -> None:
    check_screen({"QT_QPA_PLATFORM": "offscreen"}, "linux")


def test_elsewhere_there_is_always_a_screen() -> None:
    check_screen({}, "win32")


@pytest.fixture
def catching(window: MainWindow) -> Iterator[Catching]:
    """Bugs go where the program sends them; the test's own hooks come back."""
    hooks = sys.excepthook, sys.unraisablehook, threading.excepthook
    found = Catching(window)
    found.install()
    yield found
    sys.excepthook, sys.unraisablehook, threading.excepthook = hooks


def told(window: MainWindow) -> str:
    label = window.context.notice.findChild(QLabel, "noticeText")
    assert label is not None
    return label.text() if window.context.notice.isVisible() else ""


def logged(window: MainWindow) -> str:
    path = window.context.desk.path / LOG_FOLDER_NAME / LOG_NAME
    return path.read_text(encoding="utf-8") if path.exists() else ""


def check_caught(qtbot: QtBot, window: MainWindow, caplog: pytest.LogCaptureFixture) -> None:
    qtbot.waitUntil(lambda: bool(told(window)))
    assert logged(window).count("ValueError") == 1
    assert NAME not in logged(window)
    caplog.clear()


def fail(*_: object) -> None:
    raise ValueError(NAME)


@pytest.mark.usefixtures("catching")
@pytest.mark.qt_no_exception_capture
def test_a_bug_in_a_slot_is_told_and_logged_once_without_a_name(
    qtbot: QtBot, window: MainWindow, caplog: pytest.LogCaptureFixture
) -> None:
    QTimer.singleShot(0, fail)
    check_caught(qtbot, window, caplog)


@pytest.mark.usefixtures("catching")
@pytest.mark.qt_no_exception_capture
def test_a_bug_while_painting_is_told_and_logged(
    qtbot: QtBot, window: MainWindow, caplog: pytest.LogCaptureFixture
) -> None:
    class Painted(QWidget):
        broken = True

        def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
            if self.broken:
                self.broken = False
                fail()

    painted = Painted(window)
    painted.show()
    painted.update()
    check_caught(qtbot, window, caplog)


@pytest.mark.usefixtures("catching")
@pytest.mark.qt_no_exception_capture
def test_a_bug_in_a_service_is_told_and_logged(
    qtbot: QtBot, window: MainWindow, caplog: pytest.LogCaptureFixture
) -> None:
    window.context.desk.ask(_failing_service, fail, None)
    check_caught(qtbot, window, caplog)


@pytest.mark.usefixtures("catching")
@pytest.mark.qt_no_exception_capture
def test_a_bug_in_another_thread_is_told_and_logged(
    qtbot: QtBot, window: MainWindow, caplog: pytest.LogCaptureFixture
) -> None:
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    check_caught(qtbot, window, caplog)


@pytest.mark.usefixtures("catching")
@pytest.mark.qt_no_exception_capture
def test_the_desk_goes_on_after_a_bug(
    qtbot: QtBot, window: MainWindow, caplog: pytest.LogCaptureFixture
) -> None:
    QTimer.singleShot(0, fail)
    check_caught(qtbot, window, caplog)
    answers: list[str] = []
    window.context.desk.ask(_node, answers.append, None)
    settled(qtbot, window)
    assert answers == [window.context.desk.node]


@pytest.mark.usefixtures("catching")
@pytest.mark.qt_no_exception_capture
def test_what_is_half_typed_outlives_a_bug(
    qtbot: QtBot, window: MainWindow, caravan: Caravan, caplog: pytest.LogCaptureFixture
) -> None:
    page = at_dossiers(qtbot, window)
    press(Qt.Key.Key_N, CTRL)
    type_text(NAME)
    QTimer.singleShot(0, fail)
    check_caught(qtbot, window, caplog)
    assert page.form.fields.input("name").raw() == NAME
    window.close()
    settled(qtbot, window)
    with caravan.at(TETOUAN) as session:
        (draft,) = kept_drafts(session)
    assert draft.fields == {"name": NAME}


def _failing_service(_: Session) -> None:
    fail()


def _node(session: Session) -> str:
    return session.node
