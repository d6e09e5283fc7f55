"""The pages of a paper: looked at, brought in, made ready and kept, or removed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QHideEvent, QImage, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from infitah_desk.domain.errors import InfitahError
from infitah_desk.gui.context import Context
from infitah_desk.gui.pages.documents_intake import NewPage, PageIntake
from infitah_desk.gui.pages.documents_lines import Column, notice_line
from infitah_desk.gui.pages.documents_looks import PageLooks, key_of_page
from infitah_desk.gui.pages.documents_new_pages import NewPages
from infitah_desk.gui.pages.documents_reading import ReadingLine
from infitah_desk.gui.pages.documents_sources import PageSources
from infitah_desk.gui.pages.documents_tools import KeptPageTools, NewPageTools
from infitah_desk.gui.pages.documents_view_bar import ViewBar
from infitah_desk.gui.widgets.camera_view import CameraView
from infitah_desk.gui.widgets.crop_frame import CropFrame
from infitah_desk.gui.widgets.page_viewer import PageViewer

if TYPE_CHECKING:
    from infitah_desk.documents.scan_page import Page, Tone
    from infitah_desk.domain.dossier import DossierState

_MOST_TOLD = 4


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
        self._place = 0
        self._told: list[str] = []
        self.intake = PageIntake(context, self)
        self.looks = PageLooks(context, self)
        self._new = NewPages(self.intake, self)
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        self.setObjectName("pagesPanel")
        self.viewer = PageViewer(self._context)
        self._bar = ViewBar(self.viewer)
        self.crop = CropFrame(self._context, self.viewer)
        self.camera = CameraView(self._context)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.viewer)
        self._stack.addWidget(self.camera)
        self._wrong, self._wrong_text = notice_line("pagesWrongLabel")
        self._reading = ReadingLine(self.intake)
        self.new_tools = NewPageTools()
        self._kept_tools = KeptPageTools()
        self.sources = PageSources(self._context, self._kept_tools)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._bar)
        column.addWidget(self._stack, 1)
        for widget in (self._wrong, self._reading, self.new_tools, self.sources):
            column.addWidget(widget)

    def _connect(self) -> None:
        self.viewer.page_asked.connect(self._turn_page)
        self._bar.page_asked.connect(self._turn_page)
        self.looks.drawn.connect(self._drawn)
        self.looks.failed.connect(self._not_seen)
        self.intake.came.connect(self._came)
        self.intake.refused.connect(self._refused)
        self._new.changed.connect(self._show)
        self.crop.cut.connect(self._cut)
        self.crop.left.connect(self._end_crop)
        self.new_tools.turned.connect(self._turn)
        self.new_tools.crop_asked.connect(self._begin_crop)
        self.new_tools.tone_chosen.connect(self._set_tone)
        self.new_tools.kept.connect(self._keep)
        self.new_tools.dropped.connect(self._drop)
        self._kept_tools.removed.connect(self._remove)
        self.sources.files_came.connect(self.take_files)
        self.sources.scanned.connect(lambda path: self.intake.take_files([path]))
        self.sources.picture_came.connect(self._take_picture)
        self.sources.nothing_came.connect(self._tell)
        self.sources.camera_asked.connect(self._open_camera)
        self.sources.folder_lost.connect(self._refused)
        self.camera.taken.connect(self._take_from_camera)
        self.camera.closed.connect(self._close_camera)
        self._context.desk.locked.connect(self._forget)

    def retranslate(self) -> None:
        """Say everything anew."""
        self.viewer.setAccessibleName(self.tr("Pages of the paper"))
        for part in (
            self._bar,
            self.camera,
            self._reading,
            self.new_tools,
            self._kept_tools,
            self.sources,
        ):
            part.retranslate()
        self._say()

    @property
    def new_pages(self) -> list[NewPage]:
        """What is not kept yet of this dossier."""
        return self._new.of(self._dossier)

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
            self.intake.stop()
            self._told.clear()
        self._dossier, self._type, self._can_add = dossier, type_, can_add
        self._kept = kept
        if not same:
            self._place = 0
            self._end_crop()
            self._kept_tools.settle()
            self._close_camera()
        self._show()
        self._watch()

    def take_files(self, paths: Sequence[Path]) -> None:
        """Bring in the pages of these files."""
        if self._can_add:
            self._begin()
            self.intake.take_files(paths)

    def paste(self) -> None:
        """Bring in what was copied."""
        if self._can_add:
            self.sources.paste()

    def now_kept(self, state: DossierState, pages: Sequence[NewPage] = ()) -> None:
        """A dossier as it stands after these pages were kept, or another was removed."""
        self._new.remove(state.dossier, pages)
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
        look = self.looks.of(front)
        if look is not None:
            self.viewer.show_page(look.image)
        elif front is not None:
            self.looks.want(front)
        self._say()
        self.changed.emit()

    def _drawn(self, key: str) -> None:
        look = self.looks.of(self._front)
        if look is not None and key == key_of_page(self._front):
            self.viewer.show_page(look.image)
            self._say()

    def _not_seen(self, key: str, error: InfitahError) -> None:
        if key == key_of_page(self._front):
            self.viewer.show_words(self._context.say(error))

    def _turn_page(self, step: int) -> None:
        place = max(0, min(self._place + step, self.page_count - 1))
        if place != self._place:
            self._end_crop()
            self._kept_tools.settle()
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
        look = self.looks.of(front)
        self._bar.say(
            self._place + 1,
            self.page_count,
            (look.image.width(), look.image.height(), look.size) if look else None,
            is_new=is_new,
        )
        self._bar.setVisible(not in_camera)
        self.new_tools.setVisible(is_new and not in_camera)
        if isinstance(front, NewPage):
            self.new_tools.show_options(front.options)
        self._kept_tools.setVisible(front is not None and not is_new and self._can_add)
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
        if not isinstance(self._front, NewPage):
            self._place = self.page_count
        self._new.add(self._dossier, pages)
        self._show()
        self.shown_anew.emit()

    def _refused(self, error: InfitahError) -> None:
        self._tell(self._context.say(error))

    def _turn(self, degrees: int) -> None:
        front = self._front
        if isinstance(front, NewPage):
            self._end_crop()
            self._new.turn(front, degrees)

    def _set_tone(self, tone: Tone) -> None:
        front = self._front
        if isinstance(front, NewPage):
            self._end_crop()
            self._new.tone(front, tone)

    def _begin_crop(self) -> None:
        if self.crop.isVisible():
            self.crop.confirm()
        elif isinstance(self._front, NewPage) and self.viewer.page is not None:
            self.new_tools.say_crop(running=True)
            self.crop.begin()

    def _end_crop(self) -> None:
        self.crop.hide()
        self.new_tools.say_crop(running=False)

    def _cut(self, part: QRectF) -> None:
        self._end_crop()
        front = self._front
        if isinstance(front, NewPage):
            self._new.cut(front, part)
            self.viewer.setFocus()

    def _drop(self) -> None:
        front = self._front
        if isinstance(front, NewPage):
            self._end_crop()
            self._new.remove(self._dossier, [front])
            self._show()

    def _keep(self) -> None:
        from infitah_desk.services.scanning import keep_pages

        pages = list(self.new_pages)
        contents: list[Page] = [page.page for page in pages]
        self.new_tools.setEnabled(False)

        def kept(state: DossierState) -> None:
            self.new_tools.setEnabled(True)
            self._end_crop()
            self.now_kept(state, pages)
            self.kept_now.emit()

        self._context.desk.do(keep_pages, kept, self._not_kept, self._dossier, self._type, contents)

    def _not_kept(self, error: InfitahError) -> None:
        self.new_tools.setEnabled(True)
        self._refused(error)

    def _remove(self) -> None:
        from infitah_desk.services.scanning import remove_page

        front = self._front
        if isinstance(front, str):
            self._context.desk.do(
                remove_page, self.now_kept, self._refused, self._dossier, self._type, front
            )

    # The camera, and what comes and goes with the screen.

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
        self._take_picture(picture, self.tr("picture of the camera"))
        self.viewer.setFocus()

    def _take_picture(self, picture: QImage, name: str) -> None:
        self._begin()
        self.intake.take_picture(picture, name)

    def _watch(self) -> None:
        self.sources.watch(on_screen=self._can_add and self.isVisible())

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        self.sources.look_round()
        self._watch()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        super().hideEvent(event)
        self._watch()

    def _forget(self) -> None:
        """The desk is locked: nothing of anybody stays."""
        self.intake.stop()
        self._new.forget()
        self.looks.forget()
        self._told.clear()
        self._close_camera()
        self.show_paper("", "", (), can_add=False)
        self._show()
