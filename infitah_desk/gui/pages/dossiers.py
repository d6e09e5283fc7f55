"""The dossiers page: the list at one side, the dossier at the other, and the drafts in between."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from infitah_desk.gui import tokens
from infitah_desk.gui.context import Context
from infitah_desk.gui.pages.dossier_list_pane import NARROWEST, DossierListPane
from infitah_desk.gui.pages.dossier_panels import make_panels
from infitah_desk.gui.pages.page import Page
from infitah_desk.services.drafting import Draft, kept_drafts
from infitah_desk.services.matching_dossiers import prepare_matching

if TYPE_CHECKING:
    from infitah_desk.gui.pages.dossier_view import DossierView
    from infitah_desk.gui.pages.enterprise_panel import EnterprisePanel
    from infitah_desk.gui.pages.step_panel import StepPanel

SEARCH_KEY = "Ctrl+F"
IMPORT_KEY = "Ctrl+I"
LIST_SHARE = 0.34
"""Of a narrow page the list takes so much, so that the dossier can be worked on."""


class DossiersPage(Page):
    """Place F3. The list is there at once; `view` and its panels in parts, or at the first need."""

    name = "dossiers"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._drafts: list[Draft] = []
        self._is_arranged_by_hand = False
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        self._to_make = make_panels(self.context)
        self._panels: list[StepPanel] = []
        self._view: DossierView | None = None
        self.pane = DossierListPane(self.context)
        self._split = QSplitter()
        self._split.setObjectName("dossiersSplitter")
        self._split.setHandleWidth(1)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self.pane)
        self._room = QWidget()
        self._split.addWidget(self._room)
        self._split.setStretchFactor(1, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._split)

    def _connect(self) -> None:
        self.context.desk.changed.connect(self._refresh)
        self._split.splitterMoved.connect(self._arranged)
        self.pane.followed.connect(self._follow)
        self.pane.opened.connect(self.show_dossier)
        self.pane.new_asked.connect(self.begin)
        for key, run in ((SEARCH_KEY, self.pane.go_to_search), (IMPORT_KEY, self._import)):
            QShortcut(QKeySequence(key), self).activated.connect(run)

    @property
    def view(self) -> DossierView:
        """What shows a dossier."""
        while self._view is None:
            self.make_a_part()
        return self._view

    @property
    def form(self) -> EnterprisePanel:
        """Where an enterprise is typed."""
        return self.view.form

    def make_a_part(self) -> bool:
        """Make one more panel, or at last the view around them; whether anything was left."""
        if self._view is not None:
            return False
        panel = next(self._to_make, None)
        if panel is not None:
            self._panels.append(panel)
        else:
            self._make_view()
        return True

    def _make_view(self) -> None:
        from infitah_desk.gui.pages.dossier_view import DossierView

        self._view = view = DossierView(self.context, self._panels)
        view.dossier_changed.connect(self.pane.mark)
        view.form.registered.connect(view.show_dossier)
        view.form.open_asked.connect(self.show_dossier)
        view.form.other_draft_asked.connect(self._other_draft)
        sizes = self._split.sizes()
        self._split.replaceWidget(1, view)
        self._room.deleteLater()
        self._split.setStretchFactor(1, 1)
        self._split.setSizes(sizes)
        self._count_drafts(self._drafts)

    def retranslate(self) -> None:
        """Say everything anew."""
        self.pane.retranslate()
        if self._view is not None:
            self._view.retranslate()

    def opened(self) -> None:
        """The list, and what somebody was typing here."""
        self.pane.search_now()
        self._prepare()
        self.context.desk.ask(kept_drafts, self._resume, None)

    def entered(self) -> None:
        """Who comes here searches, unless something half typed waits."""
        if self._drafts:
            self.view.go_to("enterprise")
        else:
            self.pane.go_to_search()

    def show_dossier(self, dossier: str) -> None:
        """Open this dossier."""
        self.view.show_dossier(dossier)
        self.view.go_to(self.view.front)

    def _follow(self, dossier: str) -> None:
        self.view.show_dossier(dossier)

    def begin(self) -> None:
        """Begin a new dossier; what is half typed is kept."""
        self.form.begin()
        self._show_form()
        self.context.desk.ask(kept_drafts, self._count_drafts, None)

    def locked(self) -> None:
        """Nothing of anybody stays."""
        self._drafts = []
        self.pane.clear()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        if not self._is_arranged_by_hand:
            wide = min(tokens.LIST_PX, max(NARROWEST, round(LIST_SHARE * self.width())))
            self._split.setSizes([wide, self.width() - wide])

    def _arranged(self) -> None:
        self._is_arranged_by_hand = True

    def _refresh(self) -> None:
        self.pane.refresh()
        self._prepare()
        self.context.desk.ask(kept_drafts, self._count_drafts, None)

    def _import(self) -> None:
        if self.context.desk.role == "desk":
            self.context.ways.button_asked.emit("exchange", "importListButton")

    def _prepare(self) -> None:
        """Make keys of likely duplicates in small portions, between what people ask for."""
        self.context.desk.ask(
            prepare_matching, lambda left: self._prepare() if left else None, lambda _: None
        )

    # New dossiers and drafts.

    def _show_form(self) -> None:
        self.view.show_dossier(None)
        self.view.go_to("enterprise")

    def _resume(self, drafts: list[Draft]) -> None:
        """Open again what was being typed last, whoever typed it."""
        self._count_drafts(drafts)
        if not drafts or self.form.form.typed:
            return
        latest = drafts[0]
        if latest.dossier:
            self.show_dossier(latest.dossier)
            return
        self.form.begin(latest)
        self._count_drafts(drafts)
        if self.isVisible():
            self._show_form()
        else:
            self.view.show_dossier(None)

    def _count_drafts(self, drafts: list[Draft]) -> None:
        self._drafts = drafts
        if self._view is None:
            return
        self.form.show_others(len([d for d in drafts if d.id != self.form.draft_id]))

    def _other_draft(self) -> None:
        """The next draft after the one on screen."""
        self.context.desk.ask(kept_drafts, self._go_to_other, None)

    def _go_to_other(self, drafts: list[Draft]) -> None:
        names = [draft.id for draft in drafts]
        if not drafts:
            return
        now = names.index(self.form.draft_id) if self.form.draft_id in names else -1
        draft = drafts[(now + 1) % len(drafts)]
        if draft.dossier:
            self.show_dossier(draft.dossier)
        else:
            self.form.begin(draft)
            self._show_form()
        self._count_drafts(drafts)
