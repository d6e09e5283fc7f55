"""Permits on paper, to be seen in pictures: copies, cards, revoking, the queue, the printers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from infitah_desk.gui.main_window import MainWindow

_PRINTERS = ("HP LaserJet Pro M404dn", "Zebra ZC300")
_MARKED = 3
Part = TypeVar("Part", bound="QWidget")


def permit_scenes(window: MainWindow) -> Iterator[str]:
    """Begins with a dossier in front whose permit is in hand; after each the window settles."""
    from infitah_desk.documents.trial_page import trial_code
    from infitah_desk.gui.pages.permit_card import PermitCard
    from infitah_desk.gui.pages.settings_printers import PrintersPanel
    from infitah_desk.gui.pages.today_permits import PermitsOnPaper

    ways = window.context.ways
    card = _part(window, PermitCard)
    card.printers.offer(_PRINTERS)
    card.again.setChecked(True)
    card.why.choose("copy.lost")
    yield "permit-copy"
    card.formats.setCurrentIndex(card.formats.findData("card"))
    card.formats.changed.emit()
    card.why.choose("copy.other")
    card.why.words.setText("Pour le dossier de la banque")
    yield "permit-copy-card"
    card.formats.setCurrentIndex(0)
    card.formats.changed.emit()
    card.again.setChecked(False)
    ways.button_asked.emit("dossiers", "reissuePermitButton")
    card.ending.reason.choose("revoked.wrong_holder")
    yield "permit-reissue"
    ways.button_asked.emit("dossiers", "reissuePermitButton")
    ways.button_asked.emit("today", "todayPermitsButton")
    yield "permits-to-print"
    paper = _part(window, PermitsOnPaper)
    paper.batch.printers.offer(_PRINTERS)
    paper.batch.table.mark_rows(range(_MARKED))
    paper.queue.table.mark_rows([0, 2])
    ways.button_asked.emit("today", "sheetsSpoiledButton")
    _look_at(window, "today", paper.queue)
    yield "permits-queue"
    ways.button_asked.emit("today", "leavePermitsButton")
    window.go_to("settings")
    printers = _part(window, PrintersPanel)
    for field in printers.printers.values():
        field.offer(_PRINTERS)
    printers.scan.scanned.emit(trial_code("cards-a4"))
    _look_at(window, "settings", printers)
    yield "settings-printers"


def _part(window: MainWindow, kind: type[Part]) -> Part:
    found = window.findChild(kind)
    if found is None:
        raise LookupError(kind)
    return found


def _look_at(window: MainWindow, page: str, part: QWidget) -> None:
    from PySide6.QtWidgets import QScrollArea

    area = window.findChild(QScrollArea, f"{page}Area")
    if area is not None:
        area.ensureWidgetVisible(part, 0, 0)
