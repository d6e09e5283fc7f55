"""Side by side: what is typed, and the dossier that may be the same, with what differs marked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from infitah_desk.domain.enterprise import FIELDS, Value
from infitah_desk.domain.programme import Programme
from infitah_desk.domain.text_folding import fold, is_arabic
from infitah_desk.gui.context import Context
from infitah_desk.gui.models.enterprise_form import CONSENTS
from infitah_desk.gui.models.value_words import value_words
from infitah_desk.gui.widgets.alike_strip import COMPARE_KEY
from infitah_desk.gui.widgets.keys import with_key
from infitah_desk.services.matching_dossiers import Alike
from infitah_desk.services.telling import tell_reason
from infitah_desk.system.texts import field_name

OPEN_KEY = "Return"
NEXT_KEY = "PgDown"
COMPARED = tuple(name for name in FIELDS if name not in CONSENTS)


class CompareView(QWidget):
    """Two columns, French left and Arabic right within a value; Enter opens the one that exists."""

    open_asked = Signal(str)
    back_asked = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._alike: Sequence[Alike] = ()
        self._values: Mapping[str, Value] = {}
        self._place = 0
        self._programme: Programme | None = None
        self._build()
        self._connect()

    def _build(self) -> None:
        self.setObjectName("compareView")
        self._title = QLabel()
        self._title.setProperty("role", "strong")
        self._reasons = QLabel()
        self._reasons.setObjectName("compareReasons")
        self._reasons.setProperty("role", "secondary")
        self._reasons.setWordWrap(True)
        self._table = QWidget()
        self._table.setObjectName("compareTable")
        self._grid = QGridLayout(self._table)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(3)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self._table)
        self.open = QPushButton()
        self.open.setObjectName("openExistingButton")
        self.next = QPushButton()
        self.next.setObjectName("nextAlikeButton")
        self.back = QPushButton()
        self.back.setObjectName("backToFormButton")
        row = QHBoxLayout()
        row.addWidget(self.back)
        row.addWidget(self.next)
        row.addStretch(1)
        row.addWidget(self.open)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 4, 24, 8)
        column.addWidget(self._title)
        column.addWidget(self._reasons)
        column.addWidget(area, 1)
        column.addLayout(row)

    def _connect(self) -> None:
        self.open.clicked.connect(lambda: self.open_asked.emit(self._alike[self._place].dossier))
        self.next.clicked.connect(self._go_on)
        self.back.clicked.connect(self.back_asked)

    def retranslate(self) -> None:
        """Say everything anew."""
        with_key(self.open, self.tr("Open the dossier that exists"), OPEN_KEY)
        with_key(self.next, self.tr("Next one"), NEXT_KEY)
        with_key(self.back, self.tr("Back to the form"), COMPARE_KEY)
        self._show()

    def show_alike(
        self, values: Mapping[str, Value], alike: Sequence[Alike], programme: Programme | None
    ) -> None:
        """Compare what is typed with these, the likeliest first; choices by their names."""
        self._programme = programme
        self._values, self._alike, self._place = dict(values), tuple(alike), 0
        self._show()
        self.open.setFocus()

    def clear(self) -> None:
        """Forget everything."""
        self._values, self._alike = {}, ()
        self._show()

    def _go_on(self) -> None:
        self._place = (self._place + 1) % len(self._alike)
        self._show()

    def _show(self) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.setParent(None)
        self.next.setVisible(len(self._alike) > 1)
        if not self._alike:
            self._title.clear()
            self._reasons.clear()
            return
        alike = self._alike[self._place]
        self._title.setText(
            self.tr("{place} of {count} that may be the same enterprise").format(
                place=self._place + 1, count=len(self._alike)
            )
        )
        reasons = (tell_reason(each, self._context.language) for each in alike.match.reasons)
        self._reasons.setText(" · ".join(reasons))
        for column, text in enumerate((self.tr("This form"), self.tr("Dossier that exists")), 1):
            heading = QLabel(text)
            heading.setProperty("role", "label")
            heading.setContentsMargins(9, 0, 9, 0)
            self._grid.addWidget(heading, 0, column)
        for row, name in enumerate(self._told(alike), 1):
            self._add(row, name, self._values.get(name), alike.enterprise.get(name))
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(2, 1)
        self._grid.setRowStretch(len(COMPARED) + 1, 1)

    def _told(self, alike: Alike) -> list[str]:
        return [
            name
            for name in COMPARED
            if self._values.get(name) is not None or alike.enterprise.get(name) is not None
        ]

    def _add(self, row: int, name: str, mine: Value, other: Value) -> None:
        words = field_name(name, self._context.language)
        called = QLabel(words[:1].upper() + words[1:])
        called.setProperty("role", "label")
        called.setWordWrap(True)
        self._grid.addWidget(called, row, 0)
        texts = [
            value_words(name, value, self._programme, self._context.language)
            for value in (mine, other)
        ]
        both = all(texts)
        mirrored = self._context.language == "ar"
        side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        same = both and fold(texts[0]) == fold(texts[1])
        for column, text in enumerate(texts, 1):
            cell = QLabel(text)
            cell.setObjectName(f"compare_{name}_{column}")
            cell.setTextFormat(Qt.TextFormat.PlainText)
            cell.setWordWrap(True)
            cell.setLayoutDirection(
                Qt.LayoutDirection.RightToLeft
                if is_arabic(text)
                else Qt.LayoutDirection.LeftToRight
            )
            # Beside its label, whichever way it is written itself.
            cell.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
            cell.setProperty("chip", ("good" if same else "to_do") if both else "plain")
            self._grid.addWidget(cell, row, column)
