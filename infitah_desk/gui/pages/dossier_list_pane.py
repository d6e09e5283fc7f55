"""The dossiers page's list: search, filters and rows, and the keys that lead from one to the other.

What is found and shown there belongs here; what is done with a dossier belongs to the page.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from infitah_desk.gui import tokens
from infitah_desk.gui.context import Context
from infitah_desk.gui.models.dossier_list import DossierListModel
from infitah_desk.gui.widgets.chips import FilterChips
from infitah_desk.gui.widgets.dossier_list_view import DossierListView
from infitah_desk.gui.widgets.dossier_row import DossierRowDelegate, palette_of
from infitah_desk.gui.widgets.dossier_row_words import DossierRowWords
from infitah_desk.gui.widgets.keys import with_key
from infitah_desk.services.listing import STEPS_OF, Listing, list_rows, show_rows
from infitah_desk.system.amounts import number_in_figures

SEARCH_MILLISECONDS = 80
NEW_KEY = "Ctrl+N"
NARROWEST = 236
_BESIDE_HINT_PX = 28
"""The search field's padding, its border, and where the cursor blinks."""


class DossierListPane(QWidget):
    """`followed`: this row has the keys now; `opened`: work on it; `new_asked`: begin a new one."""

    followed = Signal(str)
    opened = Signal(str)
    new_asked = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.words = DossierRowWords(context)
        self._counts = dict.fromkeys(STEPS_OF, 0)
        self._filter = "all"
        self._asked = 0
        self._open_first = False
        self._shown = ""
        # Set while the pane itself moves the selection.
        self._following = False
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        self.setObjectName("listPane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(NARROWEST)
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
        self.model = DossierListModel(
            lambda ids, done: self._context.desk.ask(show_rows, done, None, ids),
            self.words.line,
            self,
        )
        self.list = DossierListView(
            self.model,
            DossierRowDelegate(
                self.words.of, lambda: palette_of(dark=self._context.preferences.dark)
            ),
        )
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.search, 1)
        row.addWidget(self.new)
        top = QVBoxLayout()
        top.setContentsMargins(14, 14, 14, 10)
        top.setSpacing(10)
        top.addLayout(row)
        top.addWidget(self.chips)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self._empty)
        column.addWidget(self.list, 1)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SEARCH_MILLISECONDS)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._search_soon)
        self._soon.timeout.connect(self.search_now)
        self.search.installEventFilter(self)
        self.list.installEventFilter(self)
        self.chips.chosen.connect(self._choose_filter)
        self.new.clicked.connect(self.new_asked)
        self.list.selectionModel().currentChanged.connect(self._follow)
        self.list.clicked.connect(self._open)

    def retranslate(self) -> None:
        """Say everything anew."""
        self._say_hint()
        self.search.setAccessibleName(self.tr("Search dossiers"))
        self.search.setToolTip(
            self.tr("Name, RC, TP, telephone or number of a permit: search dossiers (Ctrl+F)")
        )
        with_key(self.new, self.tr("New dossier"), NEW_KEY, shown=False)
        self.new.setText("+")
        self.list.setAccessibleName(self.tr("Dossiers"))
        self._say_empty()
        self._say_chips()
        self.model.say_anew()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._say_hint()

    def clear(self) -> None:
        """Nothing of anybody stays."""
        self._asked += 1
        self._soon.stop()
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

    # Asking.

    @property
    def is_searching(self) -> bool:
        """Whether what was typed last was not even asked yet."""
        return self._soon.isActive()

    def search_now(self) -> None:
        """Ask for what is typed, without waiting for the next key."""
        self._ask(anew=True)

    def refresh(self) -> None:
        """Something was written: ask again, and let what is in front stay there."""
        self._ask(anew=False)

    def _search_soon(self) -> None:
        self._open_first = False
        self._soon.start()

    def _choose_filter(self, name: str) -> None:
        self._filter = name
        self._ask(anew=True)

    def _ask(self, *, anew: bool) -> None:
        self._soon.stop()
        self._asked += 1
        asked = self._asked

        def came(listing: Listing) -> None:
            # The latest answer wins, whatever comes after it.
            if asked == self._asked:
                self._show_list(listing, anew=anew)

        start = 0 if anew else self.list.top
        self._context.desk.ask(list_rows, came, None, self.search.text(), self._filter, start)

    # Showing.

    def mark(self, dossier: str) -> None:
        """Show in the list which dossier is open, if it is there; "" is none."""
        self._shown = dossier
        place = self.model.place_of(dossier) if dossier else -1
        self._following = True
        self.list.setCurrentIndex(self.model.index(place) if place >= 0 else QModelIndex())
        self._following = False

    def _show_list(self, listing: Listing, *, anew: bool) -> None:
        self._counts = dict(listing.counts)
        self._following = True
        self.list.show_listing(listing, anew=anew)
        self._following = False
        self._say_chips()
        self._say_empty()
        self._empty.setVisible(not listing.ids)
        self.list.setVisible(bool(listing.ids))
        if anew:
            self.mark(self._shown)
        if self._open_first:
            self._open_first = False
            self._leave_search(opening=True)

    def _say_hint(self) -> None:
        """As much of what can be typed as there is room for; the tooltip has all of it."""
        hints = (
            self.tr("Name, RC, TP, telephone, permit number…  Ctrl+F"),
            self.tr("Name, RC, TP, permit…  Ctrl+F"),
            self.tr("Name or number  Ctrl+F"),
        )
        room = self.search.width() - _BESIDE_HINT_PX
        measure = self.search.fontMetrics()
        fitting = (hint for hint in hints if measure.horizontalAdvance(hint) <= room)
        self.search.setPlaceholderText(next(fitting, hints[-1]))

    def _say_empty(self) -> None:
        if self._counts["all"] or self._context.desk.role != "desk":
            text = self.tr("No dossier is found. Ctrl+N begins a new one.")
        else:
            text = self.tr("No dossier yet. Ctrl+N begins one, Ctrl+I imports a list.")
        self._empty.setText(text)

    def _say_chips(self) -> None:
        language = self._context.language
        self.chips.say(
            {
                name: self.tr("{filter} {count}").format(
                    filter=words, count=number_in_figures(self._counts[name], language)
                )
                for name, words in self._filters().items()
            },
            # A filter that would show nothing only takes room.
            {"all", self._filter, *(name for name, count in self._counts.items() if count)},
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

    # Going from one to the other.

    def go_to_search(self) -> None:
        """What is typed now is searched for."""
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
            self.followed.emit(row.dossier)

    def _open(self, index: QModelIndex) -> None:
        row = self.model.row_at(index.row())
        if row is not None:
            self.opened.emit(row.dossier)
