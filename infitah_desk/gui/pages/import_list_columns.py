"""The columns of a list: its first rows, and what a person says that a column holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from infitah_desk.gui.context import Context
from infitah_desk.gui.widgets.keys import with_key
from infitah_desk.gui.widgets.report_table import Cell, ReportTable
from infitah_desk.system.texts import field_name, listed

if TYPE_CHECKING:
    from infitah_desk.services.previewing import Preview, SeenColumn

TABLE_PX = 200
FIRST_ROWS = 4


class ColumnsPanel(QWidget):
    """`by_hand` is what a person said so far; `chosen` that it changed."""

    chosen = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._preview: Preview | None = None
        self.by_hand: dict[int, str] = {}
        self._build()
        self.say.clicked.connect(self._choose)
        self.column.currentIndexChanged.connect(self._show_field)

    def _build(self) -> None:
        self.setObjectName("columnsPanel")
        self.table = ReportTable(self._context, "previewTable", wide_column=-1)
        self.table.setFixedHeight(TABLE_PX)
        self._unknown = QLabel()
        self._unknown.setObjectName("unknownColumnsLabel")
        self._unknown.setWordWrap(True)
        self.column = QComboBox()
        self.column.setObjectName("listColumnBox")
        self._holds = QLabel()
        self.field = QComboBox()
        self.field.setObjectName("listFieldBox")
        self.say = QPushButton()
        self.say.setObjectName("setColumnButton")
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.column, 1)
        row.addWidget(self._holds)
        row.addWidget(self.field, 1)
        row.addWidget(self.say)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.table)
        column.addWidget(self._unknown)
        column.addLayout(row)

    def retranslate(self) -> None:
        """Say everything anew."""
        self.table.setAccessibleName(self.tr("First rows of the list"))
        self.column.setAccessibleName(self.tr("Column of the list"))
        self.field.setAccessibleName(self.tr("What the column holds"))
        self._holds.setText(self.tr("holds"))
        with_key(self.say, self.tr("Set"), "Ctrl+Shift+C")
        if self._preview is not None:
            self.show_preview(self._preview)

    def clear(self) -> None:
        """Another list: what was said of the last one is void."""
        self._preview = None
        self.by_hand = {}

    def show_preview(self, preview: Preview) -> None:
        """Show columns and rows as they are understood now."""
        self._preview = preview
        titles = [self._title(place, seen) for place, seen in enumerate(preview.columns)]
        self.table.fill(titles, [[Cell(text) for text in row] for row in preview.rows[:FIRST_ROWS]])
        unknown = [
            self._name(place, seen) for place, seen in enumerate(preview.columns) if not seen.field
        ]
        self._unknown.setText(
            "⚠ "
            + self.tr(
                "%n column(s) not known: they are not read unless you say what they hold.",
                "",
                len(unknown),
            )
            + " "
            + listed((f"\u2068{name}\u2069" for name in unknown), self._context.language)
        )
        self._unknown.setVisible(bool(unknown))
        self._fill_boxes(preview)

    def _fill_boxes(self, preview: Preview) -> None:
        from infitah_desk.domain.pre_registration import MAPPABLE

        self.column.blockSignals(True)
        chosen = self.column.currentData()
        self.column.clear()
        order = sorted(range(len(preview.columns)), key=lambda p: bool(preview.columns[p].field))
        for place in order:
            self.column.addItem(self._name(place, preview.columns[place]), place)
        # Those that nobody knows come first, so the next one of them is offered.
        still = self.column.findData(chosen)
        if still >= 0 and not preview.columns[int(chosen)].field:
            self.column.setCurrentIndex(still)
        self.column.blockSignals(False)
        self.field.clear()
        self.field.addItem(self.tr("(not read)"), "")
        for field in MAPPABLE:
            self.field.addItem(field_name(field, self._context.language), field)
        self._show_field()

    def _show_field(self) -> None:
        place = self.column.currentData()
        if self._preview is not None and place is not None:
            field = self._preview.columns[int(place)].field
            self.field.setCurrentIndex(max(0, self.field.findData(field)))

    def _choose(self) -> None:
        place = self.column.currentData()
        if place is not None:
            self.by_hand[int(place)] = str(self.field.currentData() or "")
            self.chosen.emit()

    def _title(self, place: int, seen: SeenColumn) -> str:
        if not seen.field:
            return f"⚠ {self._name(place, seen)}"
        name = field_name(seen.field, self._context.language)
        return name[:1].upper() + name[1:]

    def _name(self, place: int, seen: SeenColumn) -> str:
        return seen.title or self.tr("column {number}").format(number=place + 1)
