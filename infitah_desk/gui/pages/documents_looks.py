"""How pages look: read when they are wanted, a few of them remembered while the desk is open."""

from __future__ import annotations

import hashlib
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from infitah_desk.domain.errors import InfitahError
from infitah_desk.gui.context import Context
from infitah_desk.gui.pages.documents_intake import NewPage, as_image

_REMEMBERED = 4


class Look(NamedTuple):
    """A page as it is shown, and how many bytes it has where it is kept."""

    image: QImage
    size: int


class PageLooks(QObject):
    """`drawn` and `failed` carry the key of a page; a kept page's key is its digest."""

    drawn = Signal(str)
    failed = Signal(str, object)

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._looks: dict[str, Look] = {}

    def of(self, page: str | NewPage | None) -> Look | None:
        """How this page looks, if that is known."""
        return self._looks.get(key_of_page(page))

    def want(self, page: str | NewPage) -> None:
        """Read a page."""
        key = key_of_page(page)
        if isinstance(page, NewPage):
            self._draw(key, page.page.content)
            return
        from infitah_desk.services import scanning

        self._context.desk.ask(
            scanning.page, partial(self._draw, key), partial(self.failed.emit, key), page
        )

    def forget(self) -> None:
        """Nothing of anybody stays."""
        self._looks.clear()

    def _draw(self, key: str, content: bytes) -> None:
        from infitah_desk.documents.scan_page import LONGEST_SIDE

        def drawn(image: QImage) -> None:
            if not self._context.desk.is_open:
                return
            while len(self._looks) >= _REMEMBERED:
                self._looks.pop(next(iter(self._looks)))
            self._looks[key] = Look(image, len(content))
            self.drawn.emit(key)

        def failed(error: InfitahError) -> None:
            self.failed.emit(key, error)

        self._context.desk.work(partial(as_image, content, LONGEST_SIDE), drawn, failed)


def key_of_page(page: str | NewPage | None) -> str:
    """What a page is known by: the SHA-256 of its content in hex; "" for none."""
    if isinstance(page, NewPage):
        return hashlib.sha256(page.page.content).hexdigest()
    return page or ""
