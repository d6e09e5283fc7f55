"""New pages of a paper, from files and pictures: read on the files' thread, changed until kept."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QObject, QTimer, Signal
from PySide6.QtGui import QImage

from infitah_desk.gui.context import Context
from infitah_desk.system.durable_files import read_faults

if TYPE_CHECKING:
    from infitah_desk.documents.scan_page import Page, PageOptions

LONG_MILLISECONDS = 1000
"""What takes longer shows how far it is, and can be stopped."""

_SOURCE_KEPT = 8 * 1024 * 1024
_PNG_FAST = 90


@dataclass(frozen=True)
class NewPage:
    """A page that is not kept yet.

    `source` are bytes that it is made of anew when its options change; `page` is what was made.
    """

    name: str
    source: bytes
    options: PageOptions
    page: Page


@dataclass(frozen=True)
class _Waiting:
    name: str
    load: Callable[[], bytes]


class PageIntake(QObject):
    """One file after the other, so that others are served in between, and stopping takes effect.

    `came` carries new pages, `refused` an error that names its file, `changed` a page made anew
    after the one that it takes the place of.
    """

    came = Signal(list)
    refused = Signal(object)
    changed = Signal(object, object)
    progress = Signal()

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._waiting: deque[_Waiting] = deque()
        self._round = 0
        self._busy = False
        self.done = 0
        self._long = QTimer(self)
        self._long.setSingleShot(True)
        self._long.setInterval(LONG_MILLISECONDS)
        self._long.timeout.connect(self.progress)

    @property
    def is_long(self) -> bool:
        """Whether what is being read takes longer than one cares to wait without a word."""
        return self._busy and not self._long.isActive()

    @property
    def count(self) -> int:
        """How many files are being read, were read, and wait."""
        return self.done + self._busy + len(self._waiting)

    def take_files(self, paths: Sequence[Path]) -> None:
        """Read these files."""
        self._take(_Waiting(path.name, partial(_read_file, path)) for path in paths)

    def take_picture(self, picture: QImage, name: str) -> None:
        """Read a picture that is no file: pasted, or from the camera."""
        self._take([_Waiting(name, partial(_as_png, picture.copy()))])

    def change(self, page: NewPage, options: PageOptions) -> None:
        """Make a page anew with other options."""
        turn = self._round

        def made(pages: list[NewPage]) -> None:
            if turn == self._round:
                self.changed.emit(page, replace(pages[0], name=page.name, source=page.source))

        self._context.desk.work(
            partial(_pages, page.name, lambda: page.source, options), made, self.refused.emit
        )

    def stop(self) -> None:
        """Read no more; what is being read now is not waited for."""
        self._round += 1
        self._waiting.clear()
        self._busy = False
        self._finish()

    def _take(self, waiting: Iterable[_Waiting]) -> None:
        self._waiting.extend(waiting)
        if not self._busy:
            self._long.start()
            self._next()

    def _next(self) -> None:
        from infitah_desk.documents.scan_page import PageOptions

        if not self._waiting:
            self._busy = False
            self._finish()
            return
        self._busy = True
        one, turn = self._waiting.popleft(), self._round

        def back(tell: Callable[[object], None], what: object) -> None:
            if turn == self._round:
                self.done += 1
                tell(what)
                self._next()

        self.progress.emit()
        self._context.desk.work(
            partial(_pages, one.name, one.load, PageOptions()),
            partial(back, self.came.emit),
            partial(back, self.refused.emit),
        )

    def _finish(self) -> None:
        self.done = 0
        self._long.stop()
        self.progress.emit()


def _pages(name: str, load: Callable[[], bytes], options: PageOptions) -> list[NewPage]:
    """On the files' thread: all pages of one file, or its refusal."""
    from infitah_desk.documents.scan_pages import read_pages

    data = load()
    pages = read_pages(data, options, name)
    whole = len(pages) == 1 and len(data) <= _SOURCE_KEPT
    return [NewPage(name, data if whole else page.content, options, page) for page in pages]


def _read_file(path: Path) -> bytes:
    from infitah_desk.documents.scan_source import LARGEST_FILE

    with read_faults(path), path.open("rb") as file:
        return file.read(LARGEST_FILE + 1)


def _as_png(picture: QImage) -> bytes:
    # This buffer begins and ends on the thread that makes it.
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG", _PNG_FAST)  # type: ignore[call-overload]  # its stub wants bytes
    return bytes(buffer.data().data())


def as_image(content: bytes, longest: int) -> QImage:
    """On the files' thread: a page to look at, which may come from anybody.

    Raises:
        Refused: "scan.…".
    """
    from infitah_desk.documents.scan_pages import preview

    seen = preview(content, longest)
    rows = QImage(seen.pixels, seen.width, seen.height, seen.stride, QImage.Format.Format_RGB888)
    return rows.copy()
