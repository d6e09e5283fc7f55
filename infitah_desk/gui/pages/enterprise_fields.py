"""The fields of an enterprise as Moroccan forms place them: pairs in one row, rare ones folded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from infitah_desk.domain.programme import Programme
from infitah_desk.gui.widgets.bilingual_field import BilingualField, Input
from infitah_desk.gui.widgets.choice_field import YES_OR_NO, ChoiceField
from infitah_desk.gui.widgets.digit_field import DigitField
from infitah_desk.gui.widgets.keys import with_key
from infitah_desk.gui.widgets.pair_grid import PairGrid
from infitah_desk.gui.widgets.text_field import TextField
from infitah_desk.system.form_texts import label
from infitah_desk.system.texts import Language, field_name

PAIRS = (
    ("name", "name_ar"),
    ("manager", "manager_ar"),
    ("rc_number", "rc_court"),
    ("tp_number", "phone"),
    ("activity", "turnover"),
    ("legal_form", "sector"),
    ("city", "liberal_profession"),
)
RARE_PAIRS = (("address", "email"), ("headcount", "ice"), ("if_number", ""))


def _names(pairs: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    return tuple(name for pair in pairs for name in pair if name)


RARE = _names(RARE_PAIRS)
MORE_KEY = "Ctrl+M"

_ARABIC = frozenset({"name_ar", "manager_ar"})
_DIGITS = frozenset(
    {"rc_number", "tp_number", "phone", "turnover", "headcount", "ice", "if_number"}
)
_CHOICES = frozenset({"legal_form", "sector", "liberal_profession"})


class EnterpriseFields(QWidget):
    """Every field but the consents. `typed` tells which one holds something else now."""

    typed = Signal(str)
    entered = Signal(str)
    left = Signal(str)
    next_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.fields: dict[str, BilingualField] = {}
        self._build()
        self._connect()

    def _build(self) -> None:
        # Bilingual pairs keep French left and Arabic right in every language.
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.more = QPushButton()
        self.more.setObjectName("moreFieldsButton")
        self.more.setProperty("flat", True)
        self.more.setCheckable(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for name in (*_names(PAIRS), *RARE):
            words = label(name)
            self.fields[name] = BilingualField(name, words.fr, words.ar, _input(name))
        self._usual = PairGrid(PAIRS, self.fields)
        column.addWidget(self._usual)
        # Where reading begins: the layout goes by the direction of what it places.
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self._rare = PairGrid(RARE_PAIRS, self.fields)
        column.addWidget(self._rare)
        self._rare.hide()

    def _connect(self) -> None:
        self.more.toggled.connect(self._rare.setVisible)
        for name, field in self.fields.items():
            field.input.raw_changed.connect(lambda name=name: self.typed.emit(name))
            field.input.entered.connect(lambda name=name: self.entered.emit(name))
            field.input.left.connect(lambda name=name: self.left.emit(name))
            field.input.next_asked.connect(lambda name=name: self.next_asked.emit(name))
            field.proposal_taken.connect(field.input.set_raw)

    def retranslate(self, language: Language) -> None:
        """Say names, choices and the fold anew."""
        for name, field in self.fields.items():
            field.name_it(field_name(name, language), mirrored=language == "ar")
        with_key(self.more, self.tr("More fields"), MORE_KEY)
        mirrored = language == "ar"
        self.more.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight
        )
        self._offer_yes_or_no(language)

    def offer(
        self, programme: Programme, texts: Mapping[str, Sequence[str]], language: Language
    ) -> None:
        """Offer the programme's choices and texts used before."""
        for name, choices in (
            ("legal_form", programme.legal_forms),
            ("sector", programme.sectors),
        ):
            input_ = self.fields[name].input
            if isinstance(input_, ChoiceField):
                input_.offer(choices, language)
        for name, known in texts.items():
            input_ = self.fields[name].input
            if isinstance(input_, TextField):
                input_.suggest(known)

    def _offer_yes_or_no(self, language: Language) -> None:
        input_ = self.fields["liberal_profession"].input
        if isinstance(input_, ChoiceField):
            input_.offer(YES_OR_NO, language)

    def input(self, name: str) -> Input:
        """The input of a field."""
        return self.fields[name].input

    @property
    def order(self) -> list[QWidget]:
        """What Tab goes through, in reading order."""
        main = [self.fields[name].input for name in _names(PAIRS)]
        return [*main, self.more, *(self.fields[name].input for name in RARE)]

    def unfold(self) -> None:
        """Show the rarely needed fields."""
        self.more.setChecked(True)

    def fold(self) -> None:
        """Hide them again."""
        self.more.setChecked(False)


def _input(name: str) -> Input:
    if name in _CHOICES:
        return ChoiceField()
    if name in _DIGITS:
        return DigitField()
    return TextField(arabic=name in _ARABIC)
