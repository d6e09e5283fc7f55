"""The paper in the owner's hand: what stands on it, and at each field what the form says."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from html import escape
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
from infitah_desk.domain.programme import PAPER_FIELDS
from infitah_desk.domain.text_folding import digits_from_keyboard, is_arabic, western_digits
from infitah_desk.gui.context import Context
from infitah_desk.gui.pages.documents_lines import line
from infitah_desk.gui.pages.dossier_header import narrow_choice, reading_side
from infitah_desk.gui.widgets.digit_field import DigitField
from infitah_desk.gui.widgets.text_field import TextField
from infitah_desk.system.moments import day_text
from infitah_desk.system.texts import say

if TYPE_CHECKING:
    from infitah_desk.domain.agreement import Agreement, Span
    from infitah_desk.domain.programme import DocumentType, Programme
    from infitah_desk.services.showing import Shown

_WRITTEN_DAY = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})")
_EIGHT_DIGITS = re.compile(r"(\d{2})(\d{2})(\d{4})")
_DAYS = ("issued", "expires")


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
    """The fields that the type of paper asks for; `changed` after each key.

    `chosen_anew` comes where another paper is begun with: another type, or another dossier.
    """

    changed = Signal()
    chosen_anew = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._shown: Shown | None = None
        self._compared: tuple[Agreement, ...] = ()
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
        self.name = NameField()
        self.name.setObjectName("paperNameField")
        self.issued = TextField()
        self.issued.setObjectName("paperDateField")
        self.expires = TextField()
        self.expires.setObjectName("paperExpiryField")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self._pairs: dict[str, QWidget] = {}
        self._notes: dict[str, QLabel] = {}
        self._texts: dict[str, TextField] = {
            "number": self.number,
            "court": self.court,
            "name": self.name,
            "issued": self.issued,
            "expires": self.expires,
        }
        column.addWidget(self.type)
        column.addSpacing(4)
        for name, field in self._texts.items():
            self._pairs[name] = pair_label(f"paper.{name}")
            self._notes[name] = line(f"paperNote_{name}", rich=True)
            column.addWidget(self._pairs[name])
            column.addWidget(field)
            column.addWidget(self._notes[name])
            column.addSpacing(4)
            # What is dropped on a field is dropped on the page.
            field.setAcceptDrops(False)

    def _connect(self) -> None:
        self.type.currentIndexChanged.connect(self._type_chosen)
        for field in self._texts.values():
            field.raw_changed.connect(self.changed)
            field.next_asked.connect(self.focusNextChild)
        for name in _DAYS:
            self._texts[name].editingFinished.connect(lambda name=name: self._spell_day(name))

    def retranslate(self) -> None:
        """Say types and names anew."""
        language = self._context.language
        for name, field in {"type": self.type, **self._texts}.items():
            field.setAccessibleName(say(f"paper.{name}", language))
            field.setToolTip(say(f"paper.{name}", language))
        optional, day = self.tr("optional"), self.tr("optional, such as 14/09/2010")
        for field, hint in ((self.name, optional), (self.issued, day), (self.expires, day)):
            field.setPlaceholderText(hint)
        for place in range(self.type.count()):
            self.type.setItemText(place, self._word(self.type.itemData(place)))
        self._say_notes()

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

    def choose(self, code: str) -> None:
        """Begin with the paper of this type."""
        if code == self.type.currentData():
            return
        self.type.setCurrentIndex(self.type.findData(code))

    def show_agreements(self, found: Iterable[Agreement]) -> None:
        """Say at each field what the form says otherwise."""
        self._compared = tuple(found)
        self._say_notes()

    @property
    def chosen(self) -> DocumentType | None:
        """The type of paper chosen."""
        if self._shown is None or not self.type.currentData():
            return None
        return self._shown.programme.document(self.type.currentData())

    def unread_day(self) -> bool:
        """Whether something stands where a date is asked for, and is none."""
        return any(self._day(name) is None for name in _DAYS)

    def paper(self, checks: tuple[str, ...] | None = None) -> AcceptDocument:
        """What the paper shows, as it is typed here; `checks` as in `AcceptDocument`."""
        asked = self._asked()
        number, court, name = (
            self._texts[name].text() if name in asked else "" for name in PAPER_FIELDS[:3]
        )
        return AcceptDocument(
            self.type.currentData() or "",
            number,
            court,
            self._day("issued") or "",
            name,
            self._day("expires") or "",
            checks,
        )

    def focus_first(self) -> None:
        """Put the focus where one compares first."""
        field = self.number if self.number.isVisibleTo(self) else self.type
        field.setFocus()
        if isinstance(field, QLineEdit):
            field.selectAll()

    def _day(self, name: str) -> str | None:
        """A date in ISO 8601, "" for none, None for what is no date."""
        return read_day(self._texts[name].text()) if name in self._asked() else ""

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
        """The type that waits for a second look, or proves what the form says: RC before TP."""
        for type_ in shown.programme.documents:
            paper = shown.state.documents.get(type_.code)
            if type_.second_look and paper is not None and paper.accepted and not paper.confirmed:
                return type_.code
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
        self.number.setText(number or (paper.number if paper else ""))
        self.court.setText(state.text("rc_court") if chosen.proves == "rc" else "")
        self.name.setText(paper.name if paper else "")
        self.issued.setText(day_text(paper.issued) if paper and paper.issued else "")
        self.expires.setText(day_text(paper.expires) if paper and paper.expires else "")
        for name in PAPER_FIELDS:
            self._texts[name].setVisible(name in chosen.fields)
            self._pairs[name].setVisible(name in chosen.fields)
        self.chosen_anew.emit()

    def _spell_day(self, name: str) -> None:
        day = self._day(name)
        if day:
            self._texts[name].setText(day_text(day))

    def _say_notes(self) -> None:
        """Only what is not the same, letter for letter, is worth a word."""
        notes = dict.fromkeys(self._notes, "")
        kinds = dict.fromkeys(self._notes, "to_do")
        for each in self._compared:
            if not (each.same and not each.differences.stated and not each.differences.shown):
                notes[each.field] = self._note(each)
                kinds[each.field] = "to_do" if each.same else "wrong"
        for name, label in self._notes.items():
            asked = name in self._asked()
            if label.property("chip") != kinds[name]:
                label.setProperty("chip", kinds[name])
                label.style().unpolish(label)
                label.style().polish(label)
            label.setText(notes[name] if asked else "")
            label.setVisible(bool(notes[name]) and asked)
            reading_side(label)

    def _note(self, each: Agreement) -> str:
        stated = marked(each.stated, each.differences.stated)
        shown = marked(each.shown, each.differences.shown)
        if each.same:
            text = self.tr("The form writes it otherwise: {stated} (here {shown})")
        else:
            text = self.tr("The form says {stated}, not {shown}")
        return escape(text).format(stated=stated, shown=shown)


class NameField(TextField):
    """A name in either script, each read from its own side."""

    def __init__(self) -> None:
        super().__init__()
        self.textChanged.connect(self._turn)

    def _turn(self, text: str) -> None:
        arabic = is_arabic(text)
        way = Qt.LayoutDirection.RightToLeft if arabic else Qt.LayoutDirection.LeftToRight
        if way != self.layoutDirection():
            self.setLayoutDirection(way)


def marked(text: str, spans: Iterable[Span]) -> str:
    """A value as rich text, what differs underlined and bold; it keeps its own direction."""
    parts, at = [], 0
    for first, last in spans:
        parts.append(escape(text[at:first]))
        parts.append(f"<b><u>{escape(text[first:last])}</u></b>")
        at = last
    parts.append(escape(text[at:]))
    return f"\u2068{''.join(parts)}\u2069"


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
