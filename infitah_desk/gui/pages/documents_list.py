"""The papers of a dossier that were seen: accepted with what they show, or rejected and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from infitah_desk.gui.context import Context
from infitah_desk.gui.pages.dossier_header import reading_side
from infitah_desk.system.moments import day_text
from infitah_desk.system.texts import say

if TYPE_CHECKING:
    from infitah_desk.domain.dossier import DocumentState
    from infitah_desk.services.showing import Shown


class PaperList(QWidget):
    """One block for each paper, the order of the programme's list."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._shown: Shown | None = None
        self.setObjectName("paperList")
        self._heading = QLabel()
        self._heading.setProperty("role", "strong")
        self._empty = QLabel()
        self._empty.setProperty("role", "secondary")
        self._empty.setWordWrap(True)
        self._blocks = QVBoxLayout()
        self._blocks.setSpacing(12)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._heading)
        column.addWidget(self._empty)
        column.addLayout(self._blocks)
        column.addStretch(1)

    def retranslate(self) -> None:
        """Say everything anew."""
        self._heading.setText(self.tr("Papers seen"))
        self._empty.setText(self.tr("None yet."))
        self._say()

    def show_dossier(self, shown: Shown | None) -> None:
        """Show the papers of this dossier."""
        self._shown = shown
        self._say()

    def _say(self) -> None:
        while (item := self._blocks.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                # Deleted a little later: meanwhile nobody sees or finds it.
                widget.setParent(None)
                widget.deleteLater()
        shown = self._shown
        papers = shown.state.documents if shown is not None else {}
        self._empty.setVisible(not papers)
        if shown is None:
            return
        for type_ in shown.programme.documents:
            paper = papers.get(type_.code)
            if paper is not None:
                word: str = getattr(type_, self._context.language)
                self._blocks.addWidget(self._block(word, paper))

    def _block(self, word: str, paper: DocumentState) -> QWidget:
        block = QFrame()
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        name = QLabel(word)
        name.setWordWrap(True)
        chip = QLabel(self.tr("✓ Accepted") if paper.accepted else self.tr("✕ Rejected"))
        chip.setProperty("chip", "good" if paper.accepted else "wrong")
        column.addWidget(name)
        column.addWidget(chip, 0, Qt.AlignmentFlag.AlignLeading)
        detail = self._detail(paper)
        if detail:
            label = QLabel(detail)
            label.setProperty("role", "secondary")
            label.setWordWrap(True)
            column.addWidget(label)
        for label in block.findChildren(QLabel):
            label.setTextFormat(Qt.TextFormat.PlainText)
            reading_side(label)
        return block

    def _detail(self, paper: DocumentState) -> str:
        if not paper.accepted:
            return say(paper.reason, self._context.language)
        parts = [f"{paper.number} {paper.court}".strip()]
        if paper.issued:
            parts.append(self.tr("of {day}").format(day=day_text(paper.issued)))
        return " · ".join(part for part in parts if part)
