"""The dossiers page: search, filters and the list at one side, the dossier at the other."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from infitah_desk.gui import tokens
from infitah_desk.gui.context import Context
from infitah_desk.gui.models.dossier_list import DossierListModel
from infitah_desk.gui.pages.dossier_panels import make_panels
from infitah_desk.gui.pages.dossier_view import DossierView
from infitah_desk.gui.pages.enterprise_panel import EnterprisePanel
from infitah_desk.gui.pages.page import Page
from infitah_desk.gui.widgets.chips import FilterChips
from infitah_desk.gui.widgets.dossier_list_view import DossierListView
from infitah_desk.gui.widgets.dossier_row import DossierRowDelegate, palette_of
from infitah_desk.gui.widgets.dossier_row_words import DossierRowWords
from infitah_desk.gui.widgets.keys import with_key
from infitah_desk.services.drafting import Draft, kept_drafts
from infitah_desk.services.listing import STEPS_OF, Listing, list_rows, show_rows
from infitah_desk.services.matching_dossiers import prepare_matching

SEARCH_MILLISECONDS = 80
SEARCH_KEY = "Ctrl+F"
NEW_KEY = "Ctrl+N"
NARROWEST = 236


class DossiersPage(Page):
    """Place F3."""

    name = "dossiers"
    key = "F3"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.words = DossierRowWords(context)
        self._counts = dict.fromkeys(STEPS_OF, 0)
        self._filter = "all"
        self._asked = 0
        self._open_first = False
        self._drafts: list[Draft] = []
        # Set while the page itself moves the selection.
        self._following = False
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        panels = make_panels(self.context)
        self.form = next(panel for panel in panels if isinstance(panel, EnterprisePanel))
        self.view = DossierView(self.context, panels)
        self.search = QLineEdit()
        self.search.setObjectName("searchField")
        self.search.setClearButtonEnabled(True)
        self.new = QPushButton()
        self.new.setObjectName("newDossierButton")
        self.new.setFixedWidth(tokens.FIELD_PX + 10)
        self.chips = FilterChips(tuple(STEPS_OF))
        self._empty = QLabel()
        self._empty.setObjectName("emptyListLabel")
        self._empty.setProperty("role", "secondary")
        self._empty.setWordWrap(True)
        self._empty.setContentsMargins(14, 12, 14, 12)
        self._build_list()
        top = QVBoxLayout()
        top.setContentsMargins(14, 14, 14, 10)
        top.setSpacing(10)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.search, 1)
        row.addWidget(self.new)
        top.addLayout(row)
        top.addWidget(self.chips)
        pane = QWidget()
        pane.setObjectName("listPane")
        pane.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        pane.setMinimumWidth(NARROWEST)
        column = QVBoxLayout(pane)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self._empty)
        column.addWidget(self.list, 1)
        split = QSplitter()
        split.setObjectName("dossiersSplitter")
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        split.addWidget(pane)
        split.addWidget(self.view)
        split.setStretchFactor(1, 1)
        split.setSizes([tokens.LIST_PX, 10 * tokens.LIST_PX])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(split)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SEARCH_MILLISECONDS)

    def _build_list(self) -> None:
        self.model = DossierListModel(
            lambda ids, done: self.context.desk.ask(show_rows, done, None, ids),
            self.words.line,
            self,
        )
        self.list = DossierListView(
            self.model,
            DossierRowDelegate(
                self.words.of, lambda: palette_of(dark=self.context.preferences.dark)
            ),
        )

    def _connect(self) -> None:
        desk = self.context.desk
        desk.changed.connect(self._refresh)
        self.search.textChanged.connect(self._search_soon)
        self._soon.timeout.connect(self.search_now)
        self.search.installEventFilter(self)
        self.list.installEventFilter(self)
        self.chips.chosen.connect(self._choose_filter)
        self.new.clicked.connect(self.begin)
        self.list.selectionModel().currentChanged.connect(self._follow)
        self.list.clicked.connect(self._open)
        self.view.dossier_changed.connect(self._mark)
        self.form.registered.connect(self._registered)
        self.form.open_asked.connect(self.show_dossier)
        self.form.other_draft_asked.connect(self._other_draft)
        self._find = QShortcut(QKeySequence(SEARCH_KEY), self)
        self._find.activated.connect(self._go_to_search)

    def title(self) -> str:
        """The place's name."""
        return self.tr("Dossiers")

    def retranslate(self) -> None:
        """Say everything anew."""
        self.search.setPlaceholderText(self.tr("Name, RC, TP, telephone, permit number…   Ctrl+F"))
        self.search.setAccessibleName(self.tr("Search dossiers"))
        self.search.setToolTip(self.tr("Search dossiers (Ctrl+F)"))
        with_key(self.new, self.tr("New dossier"), NEW_KEY, shown=False)
        self.new.setText("+")
        self.list.setAccessibleName(self.tr("Dossiers"))
        self._empty.setText(self.tr("No dossier is found. Ctrl+N begins a new one."))
        self._say_chips()
        self.model.say_anew()
        self.view.retranslate()

    def opened(self) -> None:
        """The list, and what somebody was typing here."""
        self._ask(anew=True)
        self._prepare()
        self.context.desk.ask(kept_drafts, self._resume, None)

    def entered(self) -> None:
        """Who comes here searches, unless something half typed waits."""
        if self._drafts:
            self.view.go_to("enterprise")
        else:
            self._go_to_search()

    def show_dossier(self, dossier: str) -> None:
        """Open this dossier."""
        self.view.show_dossier(dossier)
        self.view.go_to(self.view.front)

    def begin(self) -> None:
        """Begin a new dossier; what is half typed is kept."""
        self.form.begin()
        self._show_form()
        self.context.desk.ask(kept_drafts, self._count_drafts, None)

    def locked(self) -> None:
        """Nothing of anybody stays."""
        self._asked += 1
        self._soon.stop()
        self._drafts = []
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        self._filter = "all"
        self.chips.choose("all")
        self.model.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = event.key()
            enter = key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not (
                event.modifiers() & Qt.KeyboardModifier.ControlModifier
            )
            if watched is self.search and (enter or key == Qt.Key.Key_Down):
                self._leave_search(opening=enter)
                return True
            if watched is self.list and enter:
                self._open(self.list.currentIndex())
                return True
        return super().eventFilter(watched, event)

    # The list.

    @property
    def is_searching(self) -> bool:
        """Whether what was typed last was not even asked yet."""
        return self._soon.isActive()

    def search_now(self) -> None:
        """Ask for what is typed, without waiting for the next key."""
        self._ask(anew=True)

    def _search_soon(self) -> None:
        self._open_first = False
        self._soon.start()

    def _choose_filter(self, name: str) -> None:
        self._filter = name
        self._ask(anew=True)

    def _refresh(self) -> None:
        self._ask(anew=False)
        self._prepare()
        self.context.desk.ask(kept_drafts, self._count_drafts, None)

    def _ask(self, *, anew: bool) -> None:
        self._soon.stop()
        self._asked += 1
        asked = self._asked

        def came(listing: Listing) -> None:
            # The latest answer wins, whatever comes after it.
            if asked == self._asked:
                self._show_list(listing, anew=anew)

        start = 0 if anew else self.list.top
        self.context.desk.ask(list_rows, came, None, self.search.text(), self._filter, start)

    def _show_list(self, listing: Listing, *, anew: bool) -> None:
        self._counts = dict(listing.counts)
        self._following = True
        self.list.show_listing(listing, anew=anew)
        self._following = False
        self._say_chips()
        self._empty.setVisible(not listing.ids)
        self.list.setVisible(bool(listing.ids))
        if anew:
            self._mark(self.view.dossier or "")
        if self._open_first:
            self._open_first = False
            self._leave_search(opening=True)

    def _say_chips(self) -> None:
        self.chips.say(
            {
                name: self.tr("{filter} {count}").format(filter=words, count=self._counts[name])
                for name, words in self._filters().items()
            }
        )

    def _filters(self) -> dict[str, str]:
        return {
            "all": self.tr("All"),
            "to_complete": self.tr("To complete"),
            "documents": self.tr("Documents"),
            "initiation": self.tr("Initiation"),
            "ready": self.tr("Ready"),
            "issued": self.tr("Issued"),
            "parked": self.tr("Parked"),
            "waiting": self.tr("Waiting"),
        }

    def _go_to_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _leave_search(self, *, opening: bool) -> None:
        """Down or Enter: to the list, with the answer to what was typed last."""
        if self._soon.isActive():
            self._open_first = opening
            self._ask(anew=True)
            if not opening:
                self.list.setFocus()
            return
        if not self.model.rowCount():
            return
        index = self.list.currentIndex()
        if not index.isValid():
            index = self.model.index(0)
        self.list.setFocus()
        self.list.setCurrentIndex(index)
        if opening:
            self._open(index)

    def _follow(self, index: QModelIndex, _: QModelIndex) -> None:
        row = self.model.row_at(index.row())
        if row is not None and not self._following:
            self.view.show_dossier(row.dossier)

    def _open(self, index: QModelIndex) -> None:
        row = self.model.row_at(index.row())
        if row is not None:
            self.show_dossier(row.dossier)

    def _mark(self, dossier: str) -> None:
        """Show in the list which dossier is open, if it is there."""
        place = self.model.place_of(dossier) if dossier else -1
        self._following = True
        self.list.setCurrentIndex(self.model.index(place) if place >= 0 else QModelIndex())
        self._following = False

    # New dossiers and drafts.

    def _show_form(self) -> None:
        self.view.show_dossier(None)
        self.view.go_to("enterprise")

    def _registered(self, dossier: str) -> None:
        self.view.show_dossier(dossier)

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

    def _prepare(self) -> None:
        """Make keys of likely duplicates in small portions, between what people ask for."""
        self.context.desk.ask(
            prepare_matching, lambda left: self._prepare() if left else None, lambda _: None
        )
