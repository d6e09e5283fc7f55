"""The head of the dossier view: the name in both scripts, who began it, and how it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from infitah_desk.gui.context import Context
from infitah_desk.gui.widgets.keys import with_key
from infitah_desk.system.moments import moment_text
from infitah_desk.system.texts import say

if TYPE_CHECKING:
    from infitah_desk.services.showing import Shown

HISTORY_KEY = "Ctrl+H"
MORE_KEY = "Ctrl+Shift+D"


def apart(text: str) -> str:
    """A value among words: it keeps its own direction (U+2068, U+2069)."""
    return f"\u2068{text}\u2069"


def narrow_choice() -> QComboBox:
    """A list to choose from whose longest line does not stretch the page."""
    choice = QComboBox()
    choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    choice.setMinimumContentsLength(10)
    return choice


def reading_side(label: QLabel) -> None:
    """Have lines begin at the side where the person begins to read, whatever their own script."""
    mirrored = label.layoutDirection() == Qt.LayoutDirection.RightToLeft
    side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
    label.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)


class DossierHeader(QWidget):
    """French left and Arabic right in every language; one small line below."""

    history_asked = Signal()
    more_asked = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._shown: Shown | None = None
        self._build()
        self._history.clicked.connect(self.history_asked)
        self._more.clicked.connect(self.more_asked)
        self.retranslate()

    def _build(self) -> None:
        self.setObjectName("dossierHeader")
        left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        self._name = _title("dossierNameLabel", left)
        self._name_ar = _title("dossierArabicNameLabel", right)
        pair = QWidget()
        pair.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        names = QHBoxLayout(pair)
        names.setContentsMargins(0, 0, 0, 0)
        names.setSpacing(16)
        names.addWidget(self._name, 1)
        names.addWidget(self._name_ar, 1)
        self._line = QLabel()
        self._line.setObjectName("dossierLineLabel")
        self._line.setProperty("role", "label")
        self._line.setTextFormat(Qt.TextFormat.PlainText)
        self._line.setWordWrap(True)
        self._chip = QLabel()
        self._chip.setObjectName("situationLabel")
        self._chip.setProperty("chip", "waiting")
        self._chip.setTextFormat(Qt.TextFormat.PlainText)
        self._chip.setWordWrap(True)
        self._history = QPushButton()
        self._history.setObjectName("historyButton")
        self._history.setProperty("flat", True)
        self._history.setCheckable(True)
        self._more = QPushButton()
        self._more.setObjectName("moreButton")
        self._more.setProperty("flat", True)
        small = QHBoxLayout()
        small.setSpacing(8)
        small.addWidget(self._line, 1)
        small.addWidget(self._history)
        small.addWidget(self._more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(pair)
        column.addLayout(small)
        # Why somebody went away may be a long sentence: it has the whole width to itself.
        column.addWidget(self._chip)

    def retranslate(self) -> None:
        """Say everything anew."""
        with_key(self._history, self.tr("History"), HISTORY_KEY)
        with_key(self._more, self.tr("More about this dossier"), MORE_KEY, shown=False)
        self._more.setText("⋯")
        shown = self._shown
        name, name_ar = self.tr("New dossier"), ""
        if self._context.language == "ar":
            name, name_ar = name_ar, name
        if shown is not None:
            name, name_ar = shown.state.text("name"), shown.state.text("name_ar")
        for label, text in ((self._name, name), (self._name_ar, name_ar)):
            label.setText(text)
            label.setAccessibleName(text)
            label.setVisible(bool(text))
        self._line.setText(self._opened())
        reading_side(self._line)
        chip = self._situation()
        self._chip.setText(chip)
        self._chip.setAccessibleName(chip)
        self._chip.setVisible(bool(chip))
        self._history.setVisible(shown is not None)
        self._more.setVisible(shown is not None)

    def show_dossier(self, shown: Shown | None) -> None:
        """Show this dossier's names and beginning."""
        self._shown = shown
        self.retranslate()

    def mark_history(self, *, in_front: bool) -> None:
        """Whether the history is what is on screen."""
        self._history.setChecked(in_front)

    def _opened(self) -> str:
        if self._shown is None or not self._shown.history:
            return ""
        first = self._shown.history[0]
        return self.tr("Dossier opened {when} by {who}").format(
            when=moment_text(first.time), who=first.author
        )

    def _situation(self) -> str:
        if self._shown is None:
            return ""
        situation = self._shown.state.situation
        parts = []
        if situation.name != "open":
            parts.append(say(f"step.{situation.name}", self._context.language))
        if situation.until:
            parts.append(self.tr("back at {time}").format(time=situation.until[11:16]))
        if situation.reason:
            parts.append(situation.reason)
        return " · ".join(parts)


def _title(name: str, side: Qt.AlignmentFlag) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setProperty("role", "title")
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    # Bilingual pairs keep their sides in every language.
    label.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)
    return label
