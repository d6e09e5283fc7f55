"""The exchange page: bundles out and in, receipts, and what only headquarters gives out."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from infitah_desk.gui.context import Context
from infitah_desk.gui.pages.exchange_decide import RevokePanel
from infitah_desk.gui.pages.exchange_enrol import EnrolPanel, KitPanel
from infitah_desk.gui.pages.exchange_erasures import ErasuresPanel
from infitah_desk.gui.pages.exchange_folder import ExchangeFolderPanel
from infitah_desk.gui.pages.exchange_granting import GrantPanel
from infitah_desk.gui.pages.exchange_headquarters import Headquarters
from infitah_desk.gui.pages.exchange_review import ReviewPanel
from infitah_desk.gui.pages.exchange_send import SendPanel
from infitah_desk.gui.pages.exchange_take import TakePanel
from infitah_desk.gui.pages.import_list import ImportListPage
from infitah_desk.gui.pages.page import Page
from infitah_desk.gui.widgets.drop_zone import DropZone, ask_files, ask_folder
from infitah_desk.gui.widgets.keys import with_key
from infitah_desk.gui.widgets.page_head import PageHead

if TYPE_CHECKING:
    from infitah_desk.services.carrying import ReceiptFile
    from infitah_desk.services.overviewing import Overview

RECEIPTS = "receipts"


class ExchangePage(Page):
    """For a desk sending comes first, for the others merging."""

    name = "exchange"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._seen: Overview | None = None
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        self.import_list = _button("importListButton")
        self.read_file = _button("readFileButton")
        self.send = SendPanel(self.context)
        self.shared = ExchangeFolderPanel(self.context)
        self.take = TakePanel(self.context)
        self.enrol = EnrolPanel(self.context)
        self.kit = KitPanel(self.context)
        self.grant = GrantPanel(self.context)
        self.revoke = RevokePanel(self.context)
        self.erasures = ErasuresPanel(self.context)
        self.review = ReviewPanel(self.context)
        self.headquarters = Headquarters(
            self.context, self.enrol, self.kit, self.grant, self.revoke
        )
        self._head = PageHead("exchangeState", self.headquarters, self.import_list, self.read_file)
        self.export = _button("exportBundleButton")
        self.merge = _button("mergeBundlesButton")
        self.receipts = _button("writeReceiptsButton")
        self.imports = ImportListPage(self.context)
        self._drops = DropZone(self)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._whole())
        self._stack.addWidget(self.imports)

    def _whole(self) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(24, 18, 24, 14)
        column.setSpacing(12)
        column.addWidget(self._head)
        for panel in (
            *(self.enrol, self.kit, self.grant, self.revoke, self.erasures),
            *(self.send, self.shared),
        ):
            column.addWidget(panel)
        column.addWidget(self.take, 1)
        column.addWidget(self.review)
        self.take.setMinimumHeight(180)
        area = QScrollArea()
        area.setObjectName("exchangeArea")
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        bar = QWidget()
        bar.setObjectName("bottomBar")
        bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(bar)
        row.setContentsMargins(24, 12, 24, 12)
        row.setSpacing(12)
        row.addStretch(1)
        for button in (self.receipts, self.export, self.merge):
            row.addWidget(button)
        whole = QWidget()
        rows = QVBoxLayout(whole)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(area, 1)
        rows.addWidget(self.review.bar)
        rows.addWidget(bar)
        return whole

    def _connect(self) -> None:
        self.import_list.clicked.connect(self.show_import)
        self.imports.closed.connect(lambda: self._stack.setCurrentIndex(0))
        self.imports.open_dossier.connect(self.context.ways.dossier_asked)
        self.read_file.clicked.connect(self._ask_files)
        self.merge.clicked.connect(self._ask_files)
        self.export.clicked.connect(self._send)
        self.receipts.clicked.connect(self._ask_receipts)
        self.send.busy_changed.connect(self.export.setDisabled)
        self.take.request_came.connect(self.headquarters.show_request)
        self.shared.request_came.connect(self.headquarters.show_request)
        self.headquarters.take_asked.connect(self._ask_files)
        self._drops.dropped.connect(self._dropped)
        self.context.desk.changed.connect(self.refresh)

    def retranslate(self) -> None:
        """Say everything anew, every part too."""
        with_key(self.import_list, self.tr("Import a list"), "Ctrl+I")
        with_key(self.read_file, self.tr("Drop files here, or read one"), "Ctrl+O")
        with_key(self.export, self.tr("Write the bundle"), "Ctrl+E")
        with_key(self.merge, self.tr("Merge bundles"), "Ctrl+M")
        with_key(self.receipts, self.tr("Receipts for all"), "Ctrl+R")
        parts: tuple[_Speaking, ...] = (
            self.send,
            self.shared,
            self.take,
            self.enrol,
            self.kit,
            self.grant,
            self.revoke,
            self.erasures,
            self.review,
            self.headquarters,
            self.imports,
        )
        for part in parts:
            part.retranslate()
        self._say_state()

    def opened(self) -> None:
        """Show what this role does here."""
        is_desk = self.context.desk.role == "desk"
        self.import_list.setVisible(is_desk)
        self.read_file.setVisible(is_desk)
        self.merge.setVisible(not is_desk)
        self.receipts.setVisible(not is_desk)
        self.headquarters.setVisible(self.context.desk.role == "authority")
        self.send.setVisible(is_desk)
        for button, primary in ((self.export, is_desk), (self.merge, not is_desk)):
            button.setProperty("primary", primary)
            button.style().unpolish(button)
            button.style().polish(button)
        self.send.opened()
        self.review.opened()
        self.shared.opened()
        self.imports.opened()
        self.refresh()

    def entered(self) -> None:
        """The next thing is one key away."""
        if self._stack.currentIndex() == 1:
            self.imports.entered()
            return
        self.send.opened()
        self.refresh()
        (self.export if self.context.desk.role == "desk" else self.merge).setFocus()

    def locked(self) -> None:
        """The next clerk sees nothing of it."""
        for panel in (self.enrol, self.kit, self.grant, self.revoke):
            panel.hide()
        self.erasures.locked()
        self.review.locked()
        self.send.locked()
        self.shared.locked()
        self.take.locked()
        self.imports.locked()
        self._stack.setCurrentIndex(0)
        self._seen = None
        self._say_state()

    def refresh(self) -> None:
        """Ask anew how things stand."""
        from infitah_desk.services.overviewing import overview

        if self.context.desk.is_open and self.isVisible():
            self.context.desk.ask(overview, self._stand, None)
            self.take.refresh()
            self.erasures.refresh()
            self.review.refresh()

    def show_import(self) -> None:
        """Go to the import of a list."""
        self._stack.setCurrentIndex(1)
        self.imports.entered()

    def _stand(self, seen: Overview) -> None:
        self._seen = seen
        self._say_state()

    def _say_state(self) -> None:
        seen = self._seen
        if seen is None:
            self._head.say(self.title(), "")
            return
        parts = [self.tr("No bundle was written here yet.")]
        if seen.exported_at:
            moment = dt.datetime.fromtimestamp(seen.exported_at / 1000).astimezone()
            parts = [self.tr("Last bundle: {time}.").format(time=f"{moment:%d/%m %H:%M}")]
        if seen.unsent > 0:
            parts.append(self.tr("%n event(s) of this laptop in no bundle yet.", "", seen.unsent))
        if seen.role != "authority":
            parts.append(
                self.tr("Safe at headquarters up to no. {seq} of {own}.").format(
                    seq=seen.safe_seq, own=seen.own_seq
                )
                if seen.safe_seq
                else self.tr("No receipt from headquarters yet.")
            )
        self._head.say(self.title(), " ".join(parts))

    def _send(self) -> None:
        """Where sending is not the first thing, one looks before it is done."""
        if self.send.isVisible():
            self.send.send()
        else:
            self.send.show()
            self.export.setFocus()

    def _ask_files(self) -> None:
        title = self.tr("Bundles, receipts, references, kits and requests")
        self.take.take(ask_files(self.context, "take", title, self.tr("All files") + " (*)"))

    def _dropped(self, paths: list[Path]) -> None:
        if self._stack.currentIndex() == 1:
            self.imports.choose(paths[0])
        else:
            self.take.take(paths)

    def _ask_receipts(self) -> None:
        from infitah_desk.services.carrying import write_receipts

        folder = ask_folder(self.context, RECEIPTS, self.tr("Folder for the receipts"))
        if folder is not None:
            self.receipts.setEnabled(False)
            self.context.desk.do(write_receipts, self._wrote_receipts, self._no_receipts, folder)

    def _wrote_receipts(self, written: tuple[ReceiptFile, ...]) -> None:
        self.receipts.setEnabled(True)
        self.take.show_receipts(written)
        self.context.notice.tell_good(self.tr("%n receipt(s) written", "", len(written)))

    def _no_receipts(self, error: object) -> None:
        self.receipts.setEnabled(True)
        self.context.desk.refused.emit(error)


class _Speaking(Protocol):
    """What every part of the page can do."""

    def retranslate(self) -> None: ...


def _button(name: str) -> QPushButton:
    button = QPushButton()
    button.setObjectName(name)
    return button
