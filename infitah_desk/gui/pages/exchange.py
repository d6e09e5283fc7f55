"""The exchange page: bundles out and in, receipts, and what only headquarters gives out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
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
from infitah_desk.gui.grouped_numbers import grouped
from infitah_desk.gui.pages.exchange_decide import RevokePanel
from infitah_desk.gui.pages.exchange_enrol import EnrolPanel, KitPanel
from infitah_desk.gui.pages.exchange_erasures import ErasuresPanel
from infitah_desk.gui.pages.exchange_folder import PURPOSE, ExchangeFolderPanel
from infitah_desk.gui.pages.exchange_granting import GrantPanel
from infitah_desk.gui.pages.exchange_headquarters import Headquarters
from infitah_desk.gui.pages.exchange_receipts import ReceiptTools
from infitah_desk.gui.pages.exchange_review import ReviewPanel
from infitah_desk.gui.pages.exchange_send import SendPanel
from infitah_desk.gui.pages.exchange_take import TakePanel
from infitah_desk.gui.pages.import_list import ImportListPage
from infitah_desk.gui.pages.page import Page
from infitah_desk.gui.widgets.drop_zone import DropZone, ask_files
from infitah_desk.gui.widgets.flow_layout import FlowLayout
from infitah_desk.gui.widgets.keys import with_key
from infitah_desk.gui.widgets.page_head import PageHead
from infitah_desk.gui.widgets.small_button import small_button

if TYPE_CHECKING:
    from infitah_desk.services.overviewing import Overview


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
        self.share = small_button("sharedFolderButton")
        self.share.setCheckable(True)
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
        self.export = _button("exportBundleButton")
        self.merge = _button("mergeBundlesButton")
        self.receipts = ReceiptTools(self.context, self)
        self._head = PageHead("exchangeState", self.import_list, self.read_file, self.merge)
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
        column.addWidget(self._tools_of_the_centre())
        for panel in (
            *(self.enrol, self.kit, self.grant, self.revoke, self.erasures),
            *(self.send, self.shared),
        ):
            column.addWidget(panel)
        column.addWidget(self.take, 1)
        column.addWidget(self.review)
        area = QScrollArea()
        area.setObjectName("exchangeArea")
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        self._bar = QWidget()
        self._bar.setObjectName("bottomBar")
        self._bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._bar_row = QHBoxLayout(self._bar)
        self._bar_row.setContentsMargins(24, 12, 24, 12)
        self._bar_row.addStretch(1)
        whole = QWidget()
        rows = QVBoxLayout(whole)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(area, 1)
        # One decision at a time stands below the lists, its bar where it is always seen.
        rows.addWidget(self.review.bar)
        rows.addWidget(self._bar)
        return whole

    def _tools_of_the_centre(self) -> QWidget:
        """What a coordinator and headquarters give out, on as many lines as it needs."""
        self._tools = QWidget()
        self._tools.setObjectName("centreTools")
        flow = FlowLayout(self._tools, 8)
        for tool in (self.receipts.write, self.receipts.folder, self.export, self.share):
            flow.addWidget(tool)
        flow.addWidget(self.headquarters)
        return self._tools

    def _connect(self) -> None:
        self.import_list.clicked.connect(self.show_import)
        self.imports.closed.connect(lambda: self._stack.setCurrentIndex(0))
        self.imports.open_dossier.connect(self.context.ways.dossier_asked)
        self.read_file.clicked.connect(self._ask_files)
        self.merge.clicked.connect(self._ask_files)
        self.export.clicked.connect(self._send)
        self.receipts.written.connect(self.take.show_receipts)
        self.send.busy_changed.connect(self.export.setDisabled)
        self.take.request_came.connect(self.headquarters.show_request)
        self.share.toggled.connect(self.shared.setVisible)
        self.shared.request_came.connect(self.headquarters.show_request)
        self.headquarters.take_asked.connect(self._ask_files)
        self.headquarters.begun.connect(self.review.permits.close_question)
        self.review.asking.connect(self.headquarters.put_away)
        self._drops.dropped.connect(self._dropped)
        self.context.desk.changed.connect(self.refresh)

    def retranslate(self) -> None:
        """Say everything anew, every part too."""
        with_key(self.import_list, self.tr("Import a list"), "Ctrl+I")
        with_key(self.read_file, self.tr("Drop files here, or read one"), "Ctrl+O")
        with_key(self.export, self.tr("Write the bundle"), "Ctrl+E")
        with_key(self.share, self.tr("Shared folder"), "Ctrl+Shift+K")
        with_key(self.merge, self.tr("Drop bundles here, or choose them"), "Ctrl+O")
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
            self.receipts,
            self.imports,
        )
        for part in parts:
            part.retranslate()
        self._say_state()

    def opened(self) -> None:
        """Show what this role does here."""
        is_desk = self._is_desk
        self.import_list.setVisible(is_desk)
        self.read_file.setVisible(is_desk)
        self.merge.setVisible(not is_desk)
        self._tools.setVisible(not is_desk)
        self._bar.setVisible(is_desk)
        self.headquarters.setVisible(self.context.desk.role == "authority")
        self.send.setVisible(is_desk)
        if is_desk:
            self._bar_row.addWidget(self.export)
        for name in ("primary", "small"):
            self.export.setProperty(name, is_desk == (name == "primary"))
        self.export.style().unpolish(self.export)
        self.export.style().polish(self.export)
        self.send.opened()
        self.review.opened()
        self.shared.opened()
        self.share.setChecked(is_desk or PURPOSE in self.context.preferences.folders)
        self.shared.setVisible(self.share.isChecked())
        self.take.opened()
        self.imports.opened()
        self._say_state()
        self.refresh()

    def entered(self) -> None:
        """The next thing is one key away."""
        if self._stack.currentIndex() == 1:
            self.imports.entered()
            return
        self.send.opened()
        self.refresh()
        if not self._is_desk and not self.review.bar.isHidden():
            # The keys of a decision count where it is read.
            self.review.focus_first()
            return
        (self.export if self._is_desk else self.merge).setFocus()

    def locked(self) -> None:
        """The next clerk sees nothing of it."""
        self.headquarters.put_away()
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

    @property
    def _is_desk(self) -> bool:
        return self.context.desk.role == "desk"

    def _stand(self, seen: Overview) -> None:
        self._seen = seen
        self._say_state()

    def _say_state(self) -> None:
        title = self.title() if self._is_desk else self.tr("Exchange — merging")
        self._head.say(title, "" if self._seen is None else " ".join(self._state(self._seen)))

    def _state(self, seen: Overview) -> Iterator[str]:
        """How the desk's bundles stand; elsewhere only what still is to be sent."""
        if self._is_desk and seen.exported_at:
            moment = dt.datetime.fromtimestamp(seen.exported_at / 1000).astimezone()
            yield self.tr("Last bundle: {time}.").format(time=f"{moment:%d/%m %H:%M}")
        elif self._is_desk:
            yield self.tr("No bundle was written here yet.")
        if seen.unsent > 0 and seen.role != "authority":
            yield grouped(
                self.tr("%n event(s) of this laptop in no bundle yet.", "", seen.unsent),
                self.context.language,
            )
        if self._is_desk and seen.safe_seq:
            yield self.tr("Safe at headquarters up to no. {seq} of {own}.").format(
                seq=seen.safe_seq, own=seen.own_seq
            )
        elif self._is_desk:
            yield self.tr("No receipt from headquarters yet.")

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


class _Speaking(Protocol):
    """What every part of the page can do."""

    def retranslate(self) -> None: ...


def _button(name: str) -> QPushButton:
    button = QPushButton()
    button.setObjectName(name)
    return button
