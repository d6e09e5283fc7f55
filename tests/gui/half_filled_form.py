"""A window in a process of its own: half a form is typed into it, and it is never closed.

Usage: python half_filled_form.py DATA SETTINGS NAME. Says on its output when all of the name is on
the disk, and stays until it is killed.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from infitah_desk.gui.application import make_window
from infitah_desk.gui.main_window import MainWindow
from infitah_desk.gui.models.draft_keeper import DraftKeeper
from infitah_desk.services.drafting import Draft
from tests.gui.typing_hands import CTRL, press, type_text
from tests.helpers.folders import ACCOUNT, PASSWORD


def _type_once(window: MainWindow, name: str, when_shown: QTimer) -> None:
    """As soon as everything of the dossiers page is shown."""
    page = window.pages.get("dossiers")
    if page is None or not page.isVisible() or window.context.desk.is_busy:
        return
    when_shown.stop()
    press(Qt.Key.Key_N, CTRL)
    type_text(name)


def _say(draft: Draft | None, name: str) -> None:
    if draft is not None and draft.fields.get("name") == name:
        print("kept", flush=True)  # noqa: T201 - the test reads it


def main(data: str, settings: str, name: str) -> int:
    """Open, unlock, type, and stay."""
    application = QApplication([])
    window = make_window(application, Path(data), Path(settings))
    window.show()
    window.make_ready()
    for keeper in window.findChildren(DraftKeeper):
        keeper.kept.connect(lambda draft: _say(draft, name))
    when_shown = QTimer(window)
    when_shown.setInterval(20)
    when_shown.timeout.connect(lambda: _type_once(window, name, when_shown))
    when_shown.start()
    window.unlock.account.setText(ACCOUNT)
    window.unlock.password.setText(PASSWORD)
    window.unlock.unlock.click()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
