"""The papers of a dossier: what was said of each, by how many pages it is kept, and a way to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from infitah_desk.gui.context import Context
from infitah_desk.gui.pages.dossier_header import reading_side
from infitah_desk.gui.widgets.keys import with_key
from infitah_desk.gui.widgets.small_button import small_button
from infitah_desk.system.moments import day_text
from infitah_desk.system.texts import say

if TYPE_CHECKING:
    from infitah_desk.domain.dossier import DocumentState
    from infitah_desk.domain.programme import DocumentType
    from infitah_desk.services.showing import Shown

_KEYS = 12


class PaperList(QWidget):
    """One block for each paper, the order of the programme's list; `chosen` carries its type."""

    chosen = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._shown: Shown | None = None
        self._said: object = None
        self.buttons: list[QPushButton] = []
        self.setObjectName("paperList")
        self._heading = QLabel()
        self._heading.setProperty("role", "strong")
        self._empty = QLabel()
        self._empty.setProperty("role", "secondary")
        self._empty.setWordWrap(True)
        self._blocks = QVBoxLayout()
        self._blocks.setSpacing(10)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._heading)
        column.addWidget(self._empty)
        column.addLayout(self._blocks)
        column.addStretch(1)

    def retranslate(self) -> None:
        """Say everything anew."""
        self._heading.setText(self.tr("Papers seen"))
        self._empty.setText(self.tr("None yet."))
        self._said = None
        self._say()

    def show_dossier(self, shown: Shown | None) -> None:
        """Show the papers of this dossier."""
        self._shown = shown
        self._say()

    def _say(self) -> None:
        shown = self._shown
        saying = (shown.state.documents, shown.state.scans) if shown is not None else None
        if saying == self._said:
            # Whoever has the focus here keeps it.
            return
        self._said = saying
        self.buttons = []
        while (item := self._blocks.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                # Deleted a little later: meanwhile nobody sees or finds it.
                widget.setParent(None)
                widget.deleteLater()
        seen = {*shown.state.documents, *shown.state.scans} if shown is not None else set()
        self._empty.setVisible(not seen)
        if shown is None:
            return
        for place, type_ in enumerate(shown.programme.documents, 1):
            if type_.code in seen:
                self._blocks.addWidget(self._block(place, type_, shown))

    def _block(self, place: int, type_: DocumentType, shown: Shown) -> QWidget:
        paper = shown.state.documents.get(type_.code)
        block = QFrame(self)
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        word: str = getattr(type_, self._context.language)
        name = QLabel(word)
        name.setWordWrap(True)
        chip = QLabel()
        text, kind = self._verdict(type_, paper)
        chip.setText(text)
        chip.setProperty("chip", kind)
        pages = len(shown.state.scans.get(type_.code, ()))
        go = small_button(f"showPaper_{type_.code}")
        words = self.tr("%n page(s)", "", pages) if pages else self.tr("No page")
        with_key(go, words, f"Shift+F{place}" if place <= _KEYS else "", shown=False)
        go.setAccessibleName(f"{word}, {words}")
        self.buttons.append(go)
        go.clicked.connect(lambda: self.chosen.emit(type_.code))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(chip)
        row.addWidget(go)
        row.addStretch(1)
        column.addWidget(name)
        column.addLayout(row)
        detail = self._detail(paper) if paper is not None else ""
        if detail:
            label = QLabel(detail)
            label.setProperty("role", "secondary")
            label.setWordWrap(True)
            column.addWidget(label)
        for label in block.findChildren(QLabel):
            label.setTextFormat(Qt.TextFormat.PlainText)
            reading_side(label)
        return block

    def _verdict(self, type_: DocumentType, paper: DocumentState | None) -> tuple[str, str]:
        if paper is None:
            return self.tr("To be checked"), "to_do"
        if not paper.accepted:
            return self.tr("✕ Rejected"), "wrong"
        if type_.second_look and not paper.confirmed:
            return self.tr("To be seen by a supervisor"), "waiting"
        return self.tr("✓ Accepted"), "good"

    def _detail(self, paper: DocumentState) -> str:
        if not paper.accepted:
            return say(paper.reason, self._context.language)
        parts = [f"{paper.number} {paper.court}".strip(), paper.name]
        if paper.issued:
            parts.append(self.tr("of {day}").format(day=day_text(paper.issued)))
        if paper.expires:
            parts.append(self.tr("until {day}").format(day=day_text(paper.expires)))
        return " · ".join(part for part in parts if part)
