"""The strip that says which dossiers may be the enterprise that is being typed, and why."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from infitah_desk.gui.widgets.keys import with_key
from infitah_desk.services.matching_dossiers import Alike
from infitah_desk.services.telling import tell_reason
from infitah_desk.system.texts import Language

COMPARE_KEY = "Ctrl+D"
SHOWN = 3
_ISOLATE, _END = "\u2068", "\u2069"


def name_of(alike: Alike, *, arabic: bool) -> str:
    """A dossier's name in the script of the window, else in the other, for a line of text."""
    names = [str(alike.enterprise.get(field) or "") for field in ("name", "name_ar")]
    if arabic:
        names.reverse()
    return f"{_ISOLATE}{next((name for name in names if name), '…')}{_END}"


class AlikeStrip(QWidget):
    """A few lines, the likeliest first; hidden where nothing is alike."""

    def __init__(self) -> None:
        super().__init__()
        self._alike: Sequence[Alike] = ()
        self._language: Language = "fr"
        self._build()

    def _build(self) -> None:
        self.setObjectName("alikePanel")
        self.setProperty("notice", "info")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._lines = QLabel()
        self._lines.setObjectName("alikeLines")
        self._lines.setTextFormat(Qt.TextFormat.PlainText)
        self._lines.setWordWrap(True)
        self._heading = QLabel()
        self._heading.setProperty("role", "strong")
        self.compare = QPushButton()
        self.compare.setObjectName("compareButton")
        self.compare.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        lines = QVBoxLayout()
        lines.setSpacing(2)
        lines.addWidget(self._heading)
        lines.addWidget(self._lines)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        row.addLayout(lines, 1)
        row.addWidget(self.compare)
        self.hide()

    def retranslate(self, language: Language) -> None:
        """Say everything anew."""
        self._language = language
        with_key(self.compare, self.tr("Compare"), COMPARE_KEY)
        self._heading.setText(self.tr("Perhaps already here"))
        # Where the comparison is in front, the strip stays away in the other language too.
        away = self.isHidden()
        self.show_alike(self._alike)
        self.setHidden(away)

    def show_alike(self, alike: Sequence[Alike]) -> None:
        """Show these."""
        self._alike = alike
        text = "\n".join(self._line(each) for each in alike[:SHOWN])
        self._lines.setText(text)
        self._lines.setAccessibleName(text)
        self.setVisible(bool(alike))

    def _line(self, alike: Alike) -> str:
        reasons = " · ".join(tell_reason(each, self._language) for each in alike.match.reasons[:4])
        return f"{name_of(alike, arabic=self._language == 'ar')} — {reasons}"
