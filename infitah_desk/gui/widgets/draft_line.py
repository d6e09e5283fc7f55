"""The line that says that a draft is kept, with the way to throw it away; and the reason's line."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from infitah_desk.gui.widgets.flow_layout import FlowLayout
from infitah_desk.gui.widgets.keys import with_key
from infitah_desk.services.drafting import Draft

DISCARD_KEY = "Ctrl+Shift+X"
OTHER_KEY = "Ctrl+B"
_LINE_PX = 32
"""As high as the flat buttons beside it."""


class DraftLine(QWidget):
    """Throwing away takes the key twice: the first time only asks."""

    discard_asked = Signal()
    other_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._draft: Draft | None = None
        self._others = 0
        self._sure = False
        self._build()
        self._connect()

    def _build(self) -> None:
        self.setObjectName("draftLine")
        self._text = QLabel()
        self._text.setObjectName("draftText")
        self._text.setProperty("role", "label")
        self.discard = QPushButton()
        self.discard.setObjectName("discardDraftButton")
        self.other = QPushButton()
        self.other.setObjectName("otherDraftButton")
        for button in (self.discard, self.other):
            button.setProperty("flat", True)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._text.setMinimumHeight(_LINE_PX)
        row = FlowLayout(self, 8)
        for part in (self._text, self.other, self.discard):
            row.addWidget(part)
        self.hide()

    def _connect(self) -> None:
        self.discard.clicked.connect(self._discard)
        self.other.clicked.connect(self.other_asked)

    def retranslate(self) -> None:
        """Say everything anew."""
        words = self.tr("Really throw away?") if self._sure else self.tr("Throw the draft away")
        with_key(self.discard, words, DISCARD_KEY)
        with_key(self.other, self.tr("%n other draft(s)", "", self._others), OTHER_KEY)
        if self._draft is not None:
            moment = dt.datetime.fromtimestamp(self._draft.time / 1000).astimezone()
            self._text.setText(
                self.tr("Draft kept at {time}, by {account}").format(
                    time=f"{moment:%H:%M:%S}", account=self._draft.account
                )
            )

    def show_draft(self, draft: Draft | None, others: int) -> None:
        """What is kept of this form, and how many other forms wait."""
        self._draft, self._others, self._sure = draft, others, False
        self.retranslate()
        self._text.setVisible(draft is not None)
        self.discard.setVisible(draft is not None)
        self.other.setVisible(others > 0)
        self.setVisible(draft is not None or others > 0)

    def _discard(self) -> None:
        if self._sure:
            self.discard_asked.emit()
        else:
            self._sure = True
            self.retranslate()


class ReasonLine(QWidget):
    """Why a dossier is corrected, asked in place; Enter confirms."""

    confirmed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("reasonLine")
        self._label = QLabel()
        self._label.setProperty("role", "strong")
        self.field = QLineEdit()
        self.field.setObjectName("reasonField")
        self.field.setMaxLength(200)
        self.confirm = QPushButton()
        self.confirm.setObjectName("confirmReasonButton")
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 4, 24, 4)
        row.addWidget(self._label)
        row.addWidget(self.field, 1)
        row.addWidget(self.confirm)
        self.field.returnPressed.connect(self._confirm)
        self.confirm.clicked.connect(self._confirm)
        self.hide()

    def retranslate(self) -> None:
        """Say everything anew."""
        self._label.setText(self.tr("Why is this changed?"))
        self.field.setAccessibleName(self.tr("Reason of the correction"))
        self.field.setPlaceholderText(self.tr("as the extract of the trade register shows…"))
        self.confirm.setText(self.tr("Confirm"))
        self.confirm.setAccessibleName(self.tr("Confirm"))
        self.confirm.setToolTip(self.tr("Confirm (Enter)"))

    def ask(self) -> None:
        """Ask, with the focus there."""
        self.show()
        self.field.setFocus()

    def clear(self) -> None:
        """Nothing is asked any more."""
        self.field.clear()
        self.hide()

    def _confirm(self) -> None:
        if self.field.text().strip():
            self.confirmed.emit(self.field.text().strip())
