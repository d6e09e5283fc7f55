"""The pages of a paper: looked at, brought in, made ready and kept, or removed."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec
from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import (
    QHBoxLayout,
    QProgressBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from infitah_desk.domain.errors import InfitahError
from infitah_desk.gui.context import Context
from infitah_desk.gui.pages.documents_intake import NewPage, PageIntake, as_image
from infitah_desk.gui.pages.documents_lines import Column, line, notice_line
from infitah_desk.gui.pages.documents_tools import KeptPageTools, NewPageTools, SourceTools
from infitah_desk.gui.pages.documents_view_bar import ViewBar
from infitah_desk.gui.widgets.camera import cameras
from infitah_desk.gui.widgets.camera_view import CameraView
from infitah_desk.gui.widgets.crop_frame import CropFrame
from infitah_desk.gui.widgets.drop_zone import ask_files, ask_folder, local_files
from infitah_desk.gui.widgets.keys import with_key
from infitah_desk.gui.widgets.page_viewer import PageViewer
from infitah_desk.gui.widgets.small_button import small_button
from infitah_desk.gui.widgets.watched_folder import WatchedFolder

if TYPE_CHECKING:
    from infitah_desk.documents.scan_page import Page, Tone
    from infitah_desk.domain.dossier import DossierState

SCANNER = "scanner"
_FILES = "scans"
_PATTERNS = " (*.jpg *.jpeg *.png *.tif *.tiff *.pdf *.bmp *.gif *.webp)"
_REMEMBERED = 4
_MOST_TOLD = 4


class _Look(NamedTuple):
    """A page as it is shown, and how many bytes it has where it is kept."""

    image: QImage
    size: int


class PagesPanel(Column):
    """The kept pages of one paper, then the new ones; `changed` when there are more or fewer.

    New pages stay with their dossier until they are kept or dropped, or the desk is locked.
    """

    changed = Signal()
    kept_now = Signal()
    shown_anew = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._dossier = ""
        self._type = ""
        self._kept: tuple[str, ...] = ()
        self._can_add = False
        self._new: dict[str, list[NewPage]] = {}
        self._place = 0
        self._looks: dict[str, _Look] = {}
        self._told: list[str] = []
        self._intake = PageIntake(context, self)
        self._watched = WatchedFolder(context, self)
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        self.setObjectName("pagesPanel")
        self.viewer = PageViewer(self._context)
        self.bar = ViewBar(self.viewer)
        self._crop = CropFrame(self._context, self.viewer)
        self.camera = CameraView(self._context)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.viewer)
        self._stack.addWidget(self.camera)
        self._wrong, self._wrong_text = notice_line("pagesWrongLabel")
        self._progress = QProgressBar()
        self._progress.setObjectName("pagesProgress")
        self._progress.setTextVisible(False)
        self._stop = small_button("stopReadingButton")
        self._reading = QWidget()
        running = QHBoxLayout(self._reading)
        running.setContentsMargins(0, 0, 0, 0)
        running.addWidget(self._progress, 1)
        running.addWidget(self._stop)
        self._reading.hide()
        self.new_tools = NewPageTools()
        self.kept_tools = KeptPageTools()
        self.sources = SourceTools(self.kept_tools)
        self._folder = line("watchedFolderLabel", role="label")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.bar)
        column.addWidget(self._stack, 1)
        for widget in (
            self._wrong,
            self._reading,
            self.new_tools,
            self.sources,
            self._folder,
        ):
            column.addWidget(widget)

    def _connect(self) -> None:
        self.viewer.page_asked.connect(self._turn_page)
        self.bar.page_asked.connect(self._turn_page)
        self._intake.came.connect(self._came)
        self._intake.refused.connect(self._refused)
        self._intake.changed.connect(self._made_anew)
        self._intake.progress.connect(self._say_progress)
        self._stop.clicked.connect(self._intake.stop)
        self._crop.cut.connect(self._cut)
        self._crop.left.connect(self._end_crop)
        self.new_tools.turned.connect(self._turn)
        self.new_tools.crop_asked.connect(self._begin_crop)
        self.new_tools.tone_chosen.connect(self._set_tone)
        self.new_tools.kept.connect(self._keep)
        self.new_tools.dropped.connect(self._drop)
        self.kept_tools.removed.connect(self._remove)
        self.sources.files.clicked.connect(self._ask_files)
        self.sources.paste.clicked.connect(self.paste)
        self.sources.camera.clicked.connect(self._open_camera)
        self.sources.folder.clicked.connect(self._choose_folder)
        self.camera.taken.connect(self._take_from_camera)
        self.camera.closed.connect(self._close_camera)
        self._watched.arrived.connect(lambda path: self.take_files([path]))
        self._watched.lost.connect(self._lost_folder)
        self._context.desk.locked.connect(self._forget)

    def retranslate(self) -> None:
        """Say everything anew."""
        self.viewer.setAccessibleName(self.tr("Pages of the paper"))
        with_key(self._stop, self.tr("Stop"), "Ctrl+.")
        for part in (self.bar, self.camera, self.new_tools, self.kept_tools, self.sources):
            part.retranslate()
        self._say_folder()
        self._say()

    @property
    def new_pages(self) -> list[NewPage]:
        """What is not kept yet of this dossier."""
        return self._new.get(self._dossier, [])

    @property
    def page_count(self) -> int:
        """How many pages there are to look at."""
        return len(self._kept) + len(self.new_pages)

    def show_paper(self, dossier: str, type_: str, kept: tuple[str, ...], *, can_add: bool) -> None:
        """Show the pages of this paper, from the first; the same paper stays as it is looked at."""
        same = (dossier, type_) == (self._dossier, self._type)
        if same and kept == self._kept and can_add == self._can_add:
            return
        if dossier != self._dossier:
            self._intake.stop()
            self._told.clear()
        self._dossier, self._type, self._can_add = dossier, type_, can_add
        self._kept = kept
        if not same:
            self._place = 0
            self._end_crop()
            self.kept_tools.settle()
            self._close_camera()
        self._show()
        self._watch()

    def take_files(self, paths: Sequence[Path]) -> None:
        """Bring in the pages of these files."""
        if self._can_add:
            self._begin()
            self._intake.take_files(paths)

    def paste(self) -> None:
        """Bring in what was copied: files or a picture."""
        if not self._can_add:
            return
        data = QGuiApplication.clipboard().mimeData()
        picture = QGuiApplication.clipboard().image()
        if paths := local_files(data):
            self.take_files(paths)
        elif not picture.isNull():
            self._begin()
            self._intake.take_picture(picture, self.tr("pasted picture"))
        else:
            self._begin()
            self._tell(self.tr("There is no picture to paste: copy one, or a file, first."))

    def now_kept(self, state: DossierState, pages: Sequence[NewPage] = ()) -> None:
        """A dossier as it stands after these pages were kept, or another was removed."""
        left = [page for page in self._new.get(state.dossier, []) if page not in pages]
        self._new[state.dossier] = left
        if state.dossier == self._dossier:
            self._kept = state.scans.get(self._type, ())
            self._show()

    # What is shown.

    @property
    def _front(self) -> str | NewPage | None:
        """The page in front: a kept one's digest, or a new one."""
        pages: list[str | NewPage] = [*self._kept, *self.new_pages]
        return pages[self._place] if pages else None

    def _show(self) -> None:
        self._place = max(0, min(self._place, self.page_count - 1))
        front = self._front
        key = _key(front)
        if front is None:
            self.viewer.show_words("")
        elif key in self._looks:
            self.viewer.show_page(self._looks[key].image)
        elif isinstance(front, NewPage):
            self._draw(key, front.page.content)
        else:
            self._fetch(front)
        self._say()
        self.changed.emit()

    def _fetch(self, digest: str) -> None:
        from infitah_desk.services.scanning import page

        self._context.desk.ask(
            page, partial(self._draw, digest), partial(self._not_seen, digest), digest
        )

    def _draw(self, key: str, content: bytes) -> None:
        from infitah_desk.documents.scan_page import LONGEST_SIDE

        def drawn(image: QImage) -> None:
            while len(self._looks) >= _REMEMBERED:
                self._looks.pop(next(iter(self._looks)))
            self._looks[key] = _Look(image, len(content))
            if key == _key(self._front):
                self.viewer.show_page(image)
                self._say()

        self._context.desk.work(
            partial(as_image, content, LONGEST_SIDE), drawn, partial(self._not_seen, key)
        )

    def _not_seen(self, key: str, error: InfitahError) -> None:
        if key == _key(self._front):
            self.viewer.show_words(self._context.say(error))

    def _turn_page(self, step: int) -> None:
        place = max(0, min(self._place + step, self.page_count - 1))
        if place != self._place:
            self._end_crop()
            self.kept_tools.settle()
            self._place = place
            self._show()

    def _say(self) -> None:
        """The line above, and what can be done now."""
        front = self._front
        is_new = isinstance(front, NewPage)
        in_camera = self._stack.currentWidget() is self.camera
        if front is None:
            self.viewer.show_words(
                self.tr("No page yet. Drop pictures or a PDF of the paper here.")
                if self._can_add
                else self.tr("No page was kept of this paper.")
            )
        look = self._looks.get(_key(front))
        self.bar.say(
            self._place + 1,
            self.page_count,
            (look.image.width(), look.image.height(), look.size) if look else None,
            is_new=is_new,
        )
        self.bar.setVisible(not in_camera)
        self.new_tools.setVisible(is_new and not in_camera)
        if isinstance(front, NewPage):
            self.new_tools.show_options(front.options)
        self.kept_tools.setVisible(front is not None and not is_new and self._can_add)
        self.sources.setVisible(self._can_add and not in_camera)
        self._wrong_text.setText("\n".join(self._told))
        self._wrong_text.setAccessibleName("\n".join(self._told))
        self._wrong.setVisible(bool(self._told))
        told = f"{self._place + 1} / {self.page_count}" if self.page_count else self.viewer.words
        self.viewer.setAccessibleDescription(told)

    def _tell(self, sentence: str) -> None:
        """Say what went wrong, until something else is begun."""
        self._told = [*self._told[-_MOST_TOLD + 1 :], sentence]
        self._say()
        self.shown_anew.emit()

    # New pages.

    def _begin(self) -> None:
        self._told.clear()
        self._end_crop()
        self._say()

    def _came(self, pages: list[NewPage]) -> None:
        at = self.page_count
        self._new.setdefault(self._dossier, []).extend(pages)
        if not any(isinstance(page, NewPage) for page in [self._front] if self._place < at):
            self._place = at
        self._show()
        self.shown_anew.emit()

    def _refused(self, error: InfitahError) -> None:
        self._tell(self._context.say(error))

    def _say_progress(self) -> None:
        long = self._intake.is_long
        self._reading.setVisible(long)
        self._progress.setRange(0, self._intake.count if self._intake.count > 1 else 0)
        self._progress.setValue(self._intake.done)
        self._progress.setAccessibleName(self.tr("Files are being read"))

    def _turn(self, degrees: int) -> None:
        front = self._front
        if isinstance(front, NewPage):
            turned = (front.options.rotate + degrees) % 360
            crop = _turned(front.options.crop, degrees)
            self._intake.change(
                front, msgspec.structs.replace(front.options, rotate=turned, crop=crop)
            )

    def _set_tone(self, tone: Tone) -> None:
        front = self._front
        if isinstance(front, NewPage):
            self._intake.change(front, msgspec.structs.replace(front.options, tone=tone))

    def _begin_crop(self) -> None:
        if self._crop.isVisible():
            self._crop.confirm()
        elif isinstance(self._front, NewPage) and self.viewer.page is not None:
            self.new_tools.say_crop(running=True)
            self._crop.begin()

    def _end_crop(self) -> None:
        self._crop.hide()
        self.new_tools.say_crop(running=False)

    def _cut(self, part: QRectF) -> None:
        self._end_crop()
        front = self._front
        if not isinstance(front, NewPage):
            return
        left, top, right, bottom = front.options.crop
        width, height = right - left, bottom - top
        crop = (
            left + part.left() * width,
            top + part.top() * height,
            left + part.right() * width,
            top + part.bottom() * height,
        )
        self._intake.change(front, msgspec.structs.replace(front.options, crop=crop))
        self.viewer.setFocus()

    def _made_anew(self, before: NewPage, after: NewPage) -> None:
        for pages in self._new.values():
            for place, page in enumerate(pages):
                if page is before:
                    pages[place] = after
        self._show()

    def _drop(self) -> None:
        front = self._front
        if isinstance(front, NewPage):
            self._end_crop()
            self._new[self._dossier].remove(front)
            self._show()

    def _keep(self) -> None:
        from infitah_desk.services.scanning import keep_pages

        pages, dossier = list(self.new_pages), self._dossier
        contents: list[Page] = [page.page for page in pages]
        self.new_tools.setEnabled(False)

        def kept(state: DossierState) -> None:
            self.new_tools.setEnabled(True)
            self._end_crop()
            self.now_kept(state, pages)
            self.kept_now.emit()

        self._context.desk.do(keep_pages, kept, self._not_kept, dossier, self._type, contents)

    def _not_kept(self, error: InfitahError) -> None:
        self.new_tools.setEnabled(True)
        self._tell(self._context.say(error))

    def _remove(self) -> None:
        from infitah_desk.services.scanning import remove_page

        front = self._front
        if isinstance(front, str):
            self._context.desk.do(
                remove_page, self.now_kept, self._refused, self._dossier, self._type, front
            )

    # Where pages come from.

    def _ask_files(self) -> None:
        kinds = self.tr("Pictures and PDF") + _PATTERNS
        self.take_files(ask_files(self._context, _FILES, self.tr("Pages of the paper"), kinds))

    def _open_camera(self) -> None:
        self._begin()
        self._stack.setCurrentWidget(self.camera)
        self.camera.start()
        self._say()

    def _close_camera(self) -> None:
        if self._stack.currentWidget() is self.camera:
            self._stack.setCurrentWidget(self.viewer)
            self._say()

    def _take_from_camera(self, picture: QImage) -> None:
        self._close_camera()
        self._intake.take_picture(picture, self.tr("picture of the camera"))
        self.viewer.setFocus()

    def look_for_cameras(self) -> None:
        """One may have been plugged in since."""
        self.sources.camera.setVisible(bool(cameras()))

    def _choose_folder(self) -> None:
        folders = self._context.preferences.folders
        if SCANNER in folders:
            del folders[SCANNER]
            self._context.remember()
        else:
            ask_folder(self._context, SCANNER, self.tr("The folder where the scanner puts files"))
        self._watch()

    def _watch(self) -> None:
        """Watch while a paper is on screen: what came before belongs to another one."""
        chosen = self._context.preferences.folders.get(SCANNER, "")
        if chosen and self._can_add and self.isVisible():
            self._watched.watch(Path(chosen))
        else:
            self._watched.stop()
        self._say_folder()

    def _lost_folder(self, error: InfitahError) -> None:
        self._say_folder()
        self._tell(self._context.say(error))

    def _say_folder(self) -> None:
        folder = self._watched.folder
        self.sources.say_folder(watching=folder is not None)
        text = self.tr("Watched: {folder}. New files come in here, and stay there.")
        self._folder.setText(text.format(folder=f"\u2068{folder}\u2069") if folder else "")
        self._folder.setVisible(folder is not None)

    def showEvent(self, event: object) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)  # type: ignore[arg-type]  # Qt hands over its own event
        self.look_for_cameras()
        self._watch()

    def hideEvent(self, event: object) -> None:  # noqa: N802 - Qt's name
        super().hideEvent(event)  # type: ignore[arg-type]  # Qt hands over its own event
        self._watch()

    def _forget(self) -> None:
        """The desk is locked: nothing of anybody stays."""
        self._intake.stop()
        self._new.clear()
        self._looks.clear()
        self._told.clear()
        self._close_camera()
        self.show_paper("", "", (), can_add=False)
        self._show()


def _key(page: str | NewPage | None) -> str:
    if isinstance(page, NewPage):
        return hashlib.sha256(page.page.content).hexdigest()
    return page or ""


def _turned(
    crop: tuple[float, float, float, float], degrees: int
) -> tuple[float, float, float, float]:
    """The same part of a page after it was turned by 90 or 270 degrees clockwise."""
    left, top, right, bottom = crop
    if degrees == 90:
        return (1 - bottom, left, 1 - top, right)
    return (top, 1 - right, bottom, 1 - left)
