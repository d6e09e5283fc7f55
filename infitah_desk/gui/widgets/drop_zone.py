"""Files that are dropped on a widget, and the dialogs that ask for files and folders."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from infitah_desk.gui.context import Context


class DropZone(QObject):
    """Makes a widget take files that are dropped on it; `dropped` carries their paths."""

    dropped = Signal(list)

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            paths = local_files(event.mimeData())
            if paths:
                event.acceptProposedAction()
                self.dropped.emit(paths)
            return True
        if isinstance(event, QDragEnterEvent | QDragMoveEvent):
            if local_files(event.mimeData()):
                event.acceptProposedAction()
            return True
        return super().eventFilter(watched, event)


def local_files(data: QMimeData) -> list[Path]:
    """The files of this machine that are being dragged."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def ask_files(context: Context, purpose: str, title: str, kinds: str) -> list[Path]:
    """Let a person choose files; the folder is remembered for that purpose."""
    folder = context.preferences.folders.get(purpose, "")
    names, _ = QFileDialog.getOpenFileNames(_window(context), title, folder, kinds)
    paths = [Path(name) for name in names]
    if paths:
        remember_folder(context, purpose, paths[0].parent)
    return paths


def ask_file(context: Context, purpose: str, title: str, kinds: str) -> Path | None:
    """Let a person choose one file; the folder is remembered for that purpose."""
    folder = context.preferences.folders.get(purpose, "")
    name, _ = QFileDialog.getOpenFileName(_window(context), title, folder, kinds)
    if not name:
        return None
    remember_folder(context, purpose, Path(name).parent)
    return Path(name)


def ask_folder(context: Context, purpose: str, title: str) -> Path | None:
    """Let a person choose a folder; it is remembered for that purpose."""
    start = context.preferences.folders.get(purpose, "")
    chosen = QFileDialog.getExistingDirectory(_window(context), title, start)
    if not chosen:
        return None
    remember_folder(context, purpose, Path(chosen))
    return Path(chosen)


def remember_folder(context: Context, purpose: str, folder: Path) -> None:
    """Offer this folder first the next time."""
    if context.preferences.folders.get(purpose) != str(folder):
        context.preferences.folders[purpose] = str(folder)
        context.remember()


def _window(context: Context) -> QWidget | None:
    return context.application.activeWindow()
