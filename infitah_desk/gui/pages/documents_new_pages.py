"""Pages that are not kept yet: each waits at its dossier, and is turned, cut and toned there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject, QRectF, Signal

from infitah_desk.gui.pages.documents_intake import NewPage, PageIntake

if TYPE_CHECKING:
    from infitah_desk.documents.scan_page import Box, Tone


class NewPages(QObject):
    """`changed` when a page was made anew or is there no more."""

    changed = Signal()

    def __init__(self, intake: PageIntake, parent: QObject) -> None:
        super().__init__(parent)
        self._intake = intake
        self._pages: dict[str, list[NewPage]] = {}
        intake.changed.connect(self._made_anew)

    def of(self, dossier: str) -> list[NewPage]:
        """What waits at this dossier."""
        return self._pages.get(dossier, [])

    def add(self, dossier: str, pages: Sequence[NewPage]) -> None:
        """These have come in."""
        self._pages.setdefault(dossier, []).extend(pages)

    def remove(self, dossier: str, pages: Sequence[NewPage]) -> None:
        """These are kept now, or not wanted."""
        self._pages[dossier] = [page for page in self.of(dossier) if page not in pages]

    def forget(self) -> None:
        """Nothing of anybody stays."""
        self._pages.clear()

    def turn(self, page: NewPage, degrees: int) -> None:
        """Turn a page clockwise, by 90 or 270 degrees."""
        options = page.options
        self._intake.change(
            page,
            msgspec.structs.replace(
                options,
                rotate=(options.rotate + degrees) % 360,
                crop=_turned(options.crop, degrees),
            ),
        )

    def tone(self, page: NewPage, tone: Tone) -> None:
        """Have a page in colours, grey, or black and white."""
        self._intake.change(page, msgspec.structs.replace(page.options, tone=tone))

    def cut(self, page: NewPage, part: QRectF) -> None:
        """Keep only this part of what is seen of a page."""
        left, top, right, bottom = page.options.crop
        width, height = right - left, bottom - top
        crop = (
            left + part.left() * width,
            top + part.top() * height,
            left + part.right() * width,
            top + part.bottom() * height,
        )
        self._intake.change(page, msgspec.structs.replace(page.options, crop=crop))

    def _made_anew(self, before: NewPage, after: NewPage) -> None:
        for pages in self._pages.values():
            for place, page in enumerate(pages):
                if page is before:
                    pages[place] = after
        self.changed.emit()


def _turned(crop: Box, degrees: int) -> Box:
    """The same part of a page after it was turned by 90 or 270 degrees clockwise."""
    left, top, right, bottom = crop
    if degrees == 90:
        return (1 - bottom, left, 1 - top, right)
    return (top, 1 - right, bottom, 1 - left)
