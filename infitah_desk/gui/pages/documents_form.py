"""The paper in the owner's hand: its type, number, court and date, beside what the form says."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from infitah_desk.domain.commands import AcceptDocument
from infitah_desk.domain.text_folding import digits_from_keyboard, western_digits
from infitah_desk.gui.context import Context
from infitah_desk.gui.pages.dossier_header import narrow_choice
from infitah_desk.gui.widgets.digit_field import DigitField
from infitah_desk.gui.widgets.text_field import TextField
from infitah_desk.system.moments import day_text
from infitah_desk.system.texts import say

if TYPE_CHECKING:
    from infitah_desk.domain.programme import DocumentType, Programme
    from infitah_desk.services.showing import Shown

_WRITTEN_DAY = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})")
_EIGHT_DIGITS = re.compile(r"(\d{2})(\d{2})(\d{4})")
_COURT_FIELDS = ("number", "court", "issued")


def read_day(text: str) -> str | None:
    """A day as people type it (14/09/2010, 14092010, also unshifted on AZERTY), in ISO 8601.

    "" for nothing, None for what is no day.
    """
    typed = text.strip()
    if not typed:
        return ""
    for spelling in (western_digits(typed), digits_from_keyboard(typed)):
        found = _WRITTEN_DAY.fullmatch(spelling) or _EIGHT_DIGITS.fullmatch(spelling)
        if found:
            day, month, year = map(int, found.groups())
            try:
                return dt.date(year, month, day).isoformat()
            except ValueError:
                return None
    return None


class PaperForm(QWidget):
    """The fields that the type of paper asks for; `changed` after each key."""

    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._shown: Shown | None = None
        self._build()
        self._connect()

    def _build(self) -> None:
        self.setObjectName("paperForm")
        self.type = narrow_choice()
        self.type.setObjectName("paperTypeField")
        self.number = DigitField()
        self.number.setObjectName("paperNumberField")
        self.court = TextField()
        self.court.setObjectName("paperCourtField")
        self.issued = TextField()
        self.issued.setObjectName("paperDateField")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self._pairs: dict[str, QWidget] = {}
        self._fields: dict[str, QWidget] = {
            "type": self.type,
            "number": self.number,
            "court": self.court,
            "issued": self.issued,
        }
        for name, field in self._fields.items():
            self._pairs[name] = pair_label(f"paper.{name}")
            column.addWidget(self._pairs[name])
            column.addWidget(field)
            column.addSpacing(6)

    def _connect(self) -> None:
        self.type.currentIndexChanged.connect(self._type_chosen)
        for field in (self.number, self.court, self.issued):
            field.raw_changed.connect(self.changed)
            field.next_asked.connect(self.focusNextChild)
        self.issued.editingFinished.connect(self._spell_day)

    def retranslate(self) -> None:
        """Say types and names anew."""
        language = self._context.language
        for name, field in self._fields.items():
            field.setAccessibleName(say(f"paper.{name}", language))
            field.setToolTip(say(f"paper.{name}", language))
        for place in range(self.type.count()):
            self.type.setItemText(place, self._word(self.type.itemData(place)))

    def show_dossier(self, shown: Shown | None, *, anew: bool) -> None:
        """Show the types that fit; `anew` chooses one and fills it from the form."""
        self._shown = shown
        if shown is None:
            return
        if self.type.count() == 0:
            self._offer(shown.programme)
        if anew:
            self._choose(self._fitting(shown))
            self._fill()

    @property
    def chosen(self) -> DocumentType | None:
        """The type of paper chosen."""
        if self._shown is None or not self.type.currentData():
            return None
        return self._shown.programme.document(self.type.currentData())

    def day(self) -> str | None:
        """The paper's date in ISO 8601, "" for none, None for what is no date."""
        return read_day(self.issued.text()) if "issued" in self._asked() else ""

    def paper(self) -> AcceptDocument:
        """What the paper shows, as it is typed here."""
        asked = self._asked()
        return AcceptDocument(
            self.type.currentData() or "",
            self.number.text() if "number" in asked else "",
            self.court.text() if "court" in asked else "",
            self.day() or "",
        )

    def focus_first(self) -> None:
        """Put the focus where one compares first."""
        field = self.number if self.number.isVisibleTo(self) else self.type
        field.setFocus()
        if isinstance(field, QLineEdit):
            field.selectAll()

    def _asked(self) -> tuple[str, ...]:
        chosen = self.chosen
        return chosen.fields if chosen else ()

    def _offer(self, programme: Programme) -> None:
        self.type.blockSignals(True)
        for type_ in programme.documents:
            self.type.addItem("", type_.code)
        self.type.blockSignals(False)
        courts = [*(forum.court for forum in programme.forums), *programme.courts]
        self.court.suggest(sorted({name for court in courts for name in (court.fr, court.ar)}))
        self.retranslate()

    def _word(self, code: str) -> str:
        if self._shown is None:
            return code
        word: str = getattr(self._shown.programme.document(code), self._context.language)
        return word

    @staticmethod
    def _fitting(shown: Shown) -> str:
        """The type that proves what the form says: RC before TP."""
        proves = "rc" if shown.state.text("rc_number") else "tp"
        if not shown.state.text("rc_number") and not shown.state.text("tp_number"):
            proves = "rc"
        for type_ in shown.programme.documents:
            if type_.proves == proves:
                return type_.code
        return shown.programme.documents[0].code

    def _choose(self, code: str) -> None:
        self.type.blockSignals(True)
        self.type.setCurrentIndex(self.type.findData(code))
        self.type.blockSignals(False)

    def _type_chosen(self) -> None:
        self._fill()
        self.changed.emit()

    def _fill(self) -> None:
        """Fill what the form already says of such a paper, for comparing, not for retyping."""
        chosen, shown = self.chosen, self._shown
        if chosen is None or shown is None:
            return
        state, paper = shown.state, shown.state.documents.get(chosen.code)
        number = state.text("rc_number") if chosen.proves == "rc" else ""
        if chosen.proves == "tp":
            number = state.text("tp_number")
        self.number.setText(number)
        self.court.setText(state.text("rc_court") if chosen.proves == "rc" else "")
        self.issued.setText(day_text(paper.issued) if paper and paper.issued else "")
        for name in _COURT_FIELDS:
            self._fields[name].setVisible(name in chosen.fields)
            self._pairs[name].setVisible(name in chosen.fields)

    def _spell_day(self) -> None:
        day = self.day()
        if day:
            self.issued.setText(day_text(day))


def pair_label(code: str) -> QWidget:
    """A label as Moroccan forms have it: French left, Arabic right, in every language."""
    pair = QWidget()
    pair.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    row = QHBoxLayout(pair)
    row.setContentsMargins(0, 0, 0, 0)
    for language, side in (("fr", Qt.AlignmentFlag.AlignLeft), ("ar", Qt.AlignmentFlag.AlignRight)):
        label = QLabel(say(code, "fr" if language == "fr" else "ar"))
        label.setProperty("role", "label")
        label.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignBottom)
        row.addWidget(label, 1)
    return pair
