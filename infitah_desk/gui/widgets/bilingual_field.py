"""A field of a Moroccan form: its name in French at the left, in Arabic at the right, always."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from infitah_desk.gui.widgets.choice_field import ChoiceField, ConsentBox
from infitah_desk.gui.widgets.keys import with_key
from infitah_desk.gui.widgets.text_field import TextField

Input = TextField | ChoiceField | ConsentBox
PROPOSAL_KEY = "Ctrl+Space"


class BilingualField(QWidget):
    """Both names, the input, and below it what is wrong or worth knowing, in plain words."""

    proposal_taken = Signal(str)

    def __init__(self, name: str, french: str, arabic: str, input_: Input) -> None:
        super().__init__()
        self.name = name
        self.input = input_
        self._proposal = ""
        self._build(french, arabic)
        self._offer.clicked.connect(lambda: self.proposal_taken.emit(self._proposal))

    def _build(self, french: str, arabic: str) -> None:
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.input.setObjectName(f"field_{self.name}")
        labels = QHBoxLayout()
        labels.setSpacing(8)
        for text, side in (
            (french, Qt.AlignmentFlag.AlignLeft),
            (arabic, Qt.AlignmentFlag.AlignRight),
        ):
            label = QLabel(text)
            label.setProperty("role", "label")
            label.setBuddy(self.input)
            labels.addWidget(label, 1, side | Qt.AlignmentFlag.AlignVCenter)
        self._message = QLabel()
        self._message.setObjectName(f"message_{self.name}")
        self._message.setTextFormat(Qt.TextFormat.PlainText)
        self._message.setWordWrap(True)
        self._offer = QPushButton()
        self._offer.setObjectName(f"proposal_{self.name}")
        self._offer.setProperty("flat", True)
        self._offer.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._below = QWidget()
        below = QVBoxLayout(self._below)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(0)
        below.addWidget(self._message)
        below.addWidget(self._offer, 0, Qt.AlignmentFlag.AlignLeading)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addLayout(labels)
        column.addWidget(self.input)
        column.addWidget(self._below)
        self._below.hide()

    @property
    def message(self) -> str:
        """What stands below the input."""
        return self._message.text()

    def name_it(self, called: str, *, mirrored: bool) -> None:
        """Its accessible name in the current language; messages read from its side."""
        self._called = called
        self._below.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight
        )
        self._message.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
        self._describe()

    def tell(
        self,
        text: str,
        *,
        wrong: bool,
        typing: bool,
        doubtful: bool = False,
        proposal: str = "",
        key: str = "",
    ) -> None:
        """Say something below the input; while it is being typed, wrong is not shouted.

        What is doubtful stands out, but the input is not marked: it may well be right.
        """
        self._proposal = proposal
        loud = wrong and not typing
        _set(self._message, "role", "error" if loud or doubtful else "label")
        _set(self.input, "wrong", loud)
        self._message.setText(text)
        self._below.setVisible(bool(text))
        self._offer.setVisible(bool(proposal))
        if proposal:
            with_key(self._offer, key, PROPOSAL_KEY)
        self._describe()

    def _describe(self) -> None:
        self.input.setAccessibleName(self._called)
        self.input.setAccessibleDescription(self._message.text())
        self.input.setToolTip(self._called)

    _called = ""


def _set(widget: QWidget, name: str, value: object) -> None:
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
