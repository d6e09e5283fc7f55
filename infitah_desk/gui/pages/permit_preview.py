"""The permit's sheet on screen, as it will be printed; drawn a moment after it is wanted."""

from __future__ import annotations

from collections.abc import Hashable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QImage, QShowEvent

from infitah_desk.domain.errors import InfitahError
from infitah_desk.gui.context import Context
from infitah_desk.gui.widgets.page_preview import PagePreview

if TYPE_CHECKING:
    from infitah_desk.services.showing import Shown

_PREVIEW_DPI = {"a4": 110, "card": 300}
_PAUSE_MILLISECONDS = 120


class PermitPreview(PagePreview):
    """Shows the sheet in hand, or else the one that comes next."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._shown: Shown | None = None
        self._format = ""
        self._drawn_for: Hashable = None
        # Whoever walks through a list has no page drawn for each dossier on the way.
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MILLISECONDS)
        self._pause.timeout.connect(self._draw)

    def forget(self) -> None:
        """Another dossier: what was drawn is no page of it."""
        self._drawn_for = None

    def show_permit(self, shown: Shown | None, format_: str) -> None:
        """Show the sheet of this dossier's permit, or say why there is none."""
        self._shown, self._format = shown, format_
        if self._key() is None:
            self._drawn_for = None
            self.show_words(self.tr("The page is shown once the permit is issued."))
            return
        if self.page is None and self._drawn_for is None:
            self.show_words(self.tr("The page is being drawn."))
        if self.isVisible() and self._drawn_for != self._key():
            self._pause.start()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        self.show_permit(self._shown, self._format)

    def _key(self) -> Hashable:
        """What the page depends on: another key, another page."""
        shown = self._shown
        permit = shown.state.standing_permit if shown is not None else None
        if shown is None or permit is None:
            return None
        values = tuple(shown.enterprise.items())
        return permit.number, permit.copies, permit.spoiled, self._format, values

    def _draw(self) -> None:
        from infitah_desk.gui.printing import page_picture
        from infitah_desk.services.printing import preview_permit

        key, format_ = self._key(), self._format
        permit = self._shown.state.standing_permit if self._shown is not None else None
        if permit is None or not self.isVisible():
            return
        self._drawn_for = key
        desk = self._context.desk

        def drawn(pdf: bytes) -> None:
            desk.work(lambda: page_picture(pdf, _PREVIEW_DPI[format_]), pictured, failed)

        def pictured(page: QImage) -> None:
            if key == self._key():
                self.show_page(page)

        def failed(error: InfitahError) -> None:
            if key == self._key():
                self.show_words(self._context.say(error))

        desk.ask(preview_permit, drawn, failed, permit.number, format_)
