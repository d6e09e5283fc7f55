"""Where new pages come from: files, the clipboard, the camera, a scanner's folder."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget

from infitah_desk.gui.context import Context
from infitah_desk.gui.pages.documents_lines import line
from infitah_desk.gui.widgets.camera import cameras
from infitah_desk.gui.widgets.drop_zone import ask_files, ask_folder, local_files
from infitah_desk.gui.widgets.flow_layout import FlowLayout
from infitah_desk.gui.widgets.keys import with_key
from infitah_desk.gui.widgets.small_button import small_button
from infitah_desk.gui.widgets.watched_folder import WatchedFolder

SCANNER = "scanner"
_FILES = "scans"
_PATTERNS = " (*.jpg *.jpeg *.png *.tif *.tiff *.pdf *.bmp *.gif *.webp)"
_GAP = 6


class PageSources(QWidget):
    """`files_came` carries paths that somebody gave, `scanned` one that a scanner left.

    On the line of the buttons stands too what can be done to a kept page.
    """

    files_came = Signal(list)
    scanned = Signal(Path)
    picture_came = Signal(QImage, str)
    nothing_came = Signal(str)
    camera_asked = Signal()
    folder_lost = Signal(object)

    def __init__(self, context: Context, kept_tools: QWidget) -> None:
        super().__init__()
        self._context = context
        self._open = False
        self._build(kept_tools)
        self._connect()

    def _build(self, kept_tools: QWidget) -> None:
        self.setObjectName("pageSources")
        self.files = small_button("addFilesButton")
        self._paste = small_button("pastePageButton")
        self.camera = small_button("documentCameraButton")
        self._folder = small_button("watchFolderButton")
        self._folder.setCheckable(True)
        self._told = line("watchedFolderLabel", role="label")
        self.watched = WatchedFolder(self._context, self)
        buttons = QWidget()
        row = FlowLayout(buttons, _GAP)
        for widget in (self.files, self._paste, self.camera, self._folder, kept_tools):
            row.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP)
        column.addWidget(buttons)
        column.addWidget(self._told)
        self.camera.hide()

    def _connect(self) -> None:
        self.files.clicked.connect(self._ask_files)
        self._paste.clicked.connect(self.paste)
        self.camera.clicked.connect(self.camera_asked)
        self._folder.clicked.connect(self._choose_folder)
        self.watched.arrived.connect(self.scanned)
        self.watched.lost.connect(self._lose_folder)

    def retranslate(self) -> None:
        """Say everything anew."""
        with_key(self.files, self.tr("Files…"), "Ctrl+Shift+O", shown=False)
        with_key(self._paste, self.tr("Paste"), "Ctrl+Shift+V", shown=False)
        with_key(self.camera, self.tr("Camera"), "Ctrl+Shift+K", shown=False)
        self._say_folder()

    def look_round(self) -> None:
        """A camera may have been plugged in since."""
        self.camera.setVisible(bool(cameras()))

    def watch(self, *, on_screen: bool) -> None:
        """Watch while a paper is on screen: what came before belongs to another one."""
        self._open = on_screen
        chosen = self._context.preferences.folders.get(SCANNER, "")
        if chosen and on_screen:
            self.watched.watch(Path(chosen))
        else:
            self.watched.stop()
        self._say_folder()

    def paste(self) -> None:
        """Bring in what was copied: files or a picture."""
        picture = QGuiApplication.clipboard().image()
        if paths := local_files(QGuiApplication.clipboard().mimeData()):
            self.files_came.emit(paths)
        elif not picture.isNull():
            self.picture_came.emit(picture, self.tr("pasted picture"))
        else:
            self.nothing_came.emit(
                self.tr("There is no picture to paste: copy one, or a file, first.")
            )

    def _ask_files(self) -> None:
        kinds = self.tr("Pictures and PDF") + _PATTERNS
        paths = ask_files(self._context, _FILES, self.tr("Pages of the paper"), kinds)
        if paths:
            self.files_came.emit(paths)

    def _choose_folder(self) -> None:
        folders = self._context.preferences.folders
        if SCANNER in folders:
            del folders[SCANNER]
            self._context.remember()
        else:
            ask_folder(self._context, SCANNER, self.tr("The folder where the scanner puts files"))
        self.watch(on_screen=self._open)

    def _lose_folder(self, error: object) -> None:
        self._say_folder()
        self.folder_lost.emit(error)

    def _say_folder(self) -> None:
        folder = self.watched.folder
        watching = folder is not None
        self._folder.setChecked(watching)
        words = self.tr("Stop watching the folder") if watching else self.tr("Scanner's folder…")
        with_key(self._folder, words, "Ctrl+Shift+U", shown=False)
        text = self.tr("Watched: {folder}. New files come in here, and stay there.")
        self._told.setText(text.format(folder=f"\u2068{folder}\u2069") if watching else "")
        self._told.setVisible(watching)
