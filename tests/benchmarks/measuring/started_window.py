"""A window started, until its field takes keys: the program's own, or a bare one to compare.

    python -m tests.benchmarks.measuring.started_window bare
    python -m tests.benchmarks.measuring.started_window program FOLDER

Prints two figures in nanoseconds: the monotonic clock at which the field had the focus, and the
processor's time that the process had used by then. The key that is sent next must stand in it.
Nothing is imported here that the window does not need.
"""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLineEdit

FIELDS = {"accountField", "passwordField", "bareField"}
_LOOK_MILLISECONDS = 1


def bare() -> int:
    """The least that PySide6 can show and type into."""
    from PySide6.QtWidgets import QApplication, QLineEdit

    application = QApplication([])  # noqa: F841 - Qt needs it kept
    field = QLineEdit()
    field.setObjectName("bareField")
    field.show()
    return until_it_takes_keys()


def program(folder: str) -> int:
    """The program as it is started without a command; only its event loop is looked into."""
    from PySide6.QtWidgets import QApplication

    from infitah_desk.__main__ import main

    loop = QApplication.exec

    def watched(_: QApplication) -> int:
        QApplication.exec = loop  # type: ignore[method-assign]
        return until_it_takes_keys()

    QApplication.exec = watched  # type: ignore[method-assign,assignment]
    sys.argv = ["infitah-desk", "--data", folder]
    return main()


def until_it_takes_keys() -> int:
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QLineEdit

    def look() -> None:
        field = QApplication.focusWidget()
        if isinstance(field, QLineEdit) and field.objectName() in FIELDS:
            focused, worked = time.monotonic_ns(), time.process_time_ns()
            if takes_a_key(field):
                sys.stdout.write(f"{focused} {worked}\n")
                looking.stop()
                QApplication.exit(0)
            return
        # Where no window manager gives the focus, it has to be taken.
        for window in QApplication.topLevelWidgets():
            if window.isVisible() and not window.isActiveWindow():
                window.activateWindow()

    looking = QTimer()
    looking.setInterval(_LOOK_MILLISECONDS)
    looking.timeout.connect(look)
    looking.start()
    return QApplication.exec()


def takes_a_key(field: QLineEdit) -> bool:
    """Whether a key that reaches the window stands in the field afterwards.

    The focus is the moment that counts; only what makes the key is loaded after it, since a bare
    window can do without.
    """
    from PySide6.QtCore import QEvent, Qt
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QApplication

    before = field.text()
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        key = QKeyEvent(kind, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a")
        QApplication.sendEvent(field.window().windowHandle(), key)
    return field.text() != before


if __name__ == "__main__":
    sys.exit(bare() if sys.argv[1] == "bare" else program(sys.argv[2]))
