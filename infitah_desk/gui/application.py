"""The application: Qt made ready, the window opened, and the one place that catches bugs."""

from __future__ import annotations

import sys
import threading
from pathlib import Path
from types import TracebackType

from PySide6.QtWidgets import QApplication

from infitah_desk import __version__
from infitah_desk.domain.errors import MachineFault
from infitah_desk.gui.context import Context
from infitah_desk.gui.desk import Desk
from infitah_desk.gui.languages import Languages
from infitah_desk.gui.main_window import MainWindow
from infitah_desk.gui.preferences import load_preferences
from infitah_desk.gui.theme import apply_theme, load_fonts
from infitah_desk.gui.widgets.notice import Notice


def make_window(
    application: QApplication, data: Path, settings_folder: Path | None = None
) -> MainWindow:
    """The window on one data folder, dressed and speaking, not shown yet.

    Raises:
        MachineFault: "translation.not_compiled".
    """
    folder = settings_folder or _usual_settings_folder()
    preferences = load_preferences(folder)
    load_fonts()
    apply_theme(application, dark=preferences.dark)
    languages = Languages(application, preferences.language)
    context = Context(application, Desk(data), languages, preferences, folder, Notice())
    return MainWindow(context)


def run(data: Path) -> int:
    """Open the window and stay until it is closed; the program's exit code.

    Raises:
        MachineFault: "translation.not_compiled".
    """
    application = QApplication.instance() or QApplication(sys.argv[:1])
    if not isinstance(application, QApplication):
        raise TypeError("another kind of Qt application runs already")
    application.setApplicationName("Infitah Desk")
    application.setApplicationVersion(__version__)
    window = make_window(application, data)
    catching = Catching(window)
    catching.install()
    window.show()
    try:
        return application.exec()
    finally:
        window.finish()


class Catching:
    """Every bug ends here: logged without values, told plainly; what was typed is on disk already.

    Qt hands exceptions of slots and of overridden methods to `sys.excepthook`, those that nobody
    can raise to `sys.unraisablehook`; both are told, once each time.
    """

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def install(self) -> None:
        """Catch from now on."""
        sys.excepthook = self.caught
        sys.unraisablehook = self._unraisable
        threading.excepthook = self._in_thread

    def caught(
        self,
        kind: type[BaseException],
        error: BaseException,
        traceback: TracebackType | None,
    ) -> None:
        """Log a bug and tell that there was one."""
        if issubclass(kind, (KeyboardInterrupt, SystemExit)):
            sys.__excepthook__(kind, error, traceback)
            return
        self._log(error.with_traceback(traceback))
        self._window.tell_bug()

    def _unraisable(self, unraisable: sys.UnraisableHookArgs) -> None:
        if unraisable.exc_value is not None:
            self._log(unraisable.exc_value)
            self._window.bug_elsewhere.emit()

    def _in_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self._log(args.exc_value)
            # Qt carries it over to the window's thread.
            self._window.bug_elsewhere.emit()

    def _log(self, error: BaseException) -> None:
        from infitah_desk.storage.folder_names import LOG_FOLDER_NAME
        from infitah_desk.system.program_log import note_failure, start_log, stop_log

        desk = self._window.context.desk
        folder = desk.path if desk.is_made else self._window.context.settings_folder
        try:
            handler = start_log(folder / LOG_FOLDER_NAME)
        except (MachineFault, OSError):
            # A bug is told even where it cannot be written down.
            return
        try:
            note_failure(error)
        finally:
            stop_log(handler)


def _usual_settings_folder() -> Path:
    import platformdirs

    return Path(platformdirs.user_config_dir("infitah-desk", appauthor=False))
