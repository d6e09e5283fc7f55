"""The sessions of the stop as an owner may choose one: a line and a key each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from infitah_desk.gui.context import Context
from infitah_desk.gui.pages.dossier_header import apart
from infitah_desk.gui.widgets.keys import with_key
from infitah_desk.gui.widgets.small_button import small_button
from infitah_desk.system.moments import day_text
from infitah_desk.system.texts import Language

if TYPE_CHECKING:
    from infitah_desk.storage.sessions import PlannedSession

MOST_KEYS = 9


class SessionChoice(QWidget):
    """`chosen` names the session in which a place is wanted; `withdrawn` gives it back."""

    chosen = Signal(str)
    withdrawn = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._sessions: Sequence[PlannedSession] = ()
        self._own = ""
        self._day = ""
        self._rows: list[QPushButton] = []
        self._build()
        self.withdraw.clicked.connect(self.withdrawn)
        self.retranslate()

    def _build(self) -> None:
        self.setObjectName("sessionChoice")
        self._title = QLabel()
        self._title.setProperty("role", "strong")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        self.withdraw = small_button("withdrawSessionButton")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addLayout(self._lines)
        column.addWidget(self.withdraw, 0, Qt.AlignmentFlag.AlignLeading)

    def retranslate(self) -> None:
        """Say everything anew."""
        self._title.setText(self.tr("Give a place in a session"))
        with_key(self.withdraw, self.tr("Give the place back"), "Alt+Backspace")
        self._fill()

    def offer(self, sessions: Sequence[PlannedSession], own: str, day: str) -> None:
        """Show these, the own one ticked; sessions of another day than `day` say theirs."""
        self._sessions, self._own, self._day = sessions, own, day
        self._fill()

    def _fill(self) -> None:
        self.setVisible(bool(self._sessions or self._own))
        self._title.setVisible(bool(self._sessions))
        self.withdraw.setVisible(bool(self._own))
        while len(self._rows) > len(self._sessions):
            row = self._rows.pop()
            # Deleted a little later: meanwhile nobody sees or finds it.
            row.setParent(None)
            row.deleteLater()
        while len(self._rows) < len(self._sessions):
            self._rows.append(self._row(len(self._rows)))
        for place, (row, each) in enumerate(zip(self._rows, self._sessions, strict=True), start=1):
            own = each.id == self._own
            text = f"✓ {self._said(each)}" if own else self._said(each)
            with_key(row, text, f"Alt+{place}" if place <= MOST_KEYS else "")
            row.setEnabled(own or each.left > 0)

    def _row(self, place: int) -> QPushButton:
        row = QPushButton()
        row.setObjectName(f"sessionButton{place + 1}")
        row.setProperty("listed", True)
        row.clicked.connect(lambda: self.chosen.emit(self._sessions[place].id))
        self._lines.addWidget(row)
        # Its key is listened to at once: layouts show what they are given a moment later.
        row.show()
        # Between what stands above and the button below, which both were there before.
        QWidget.setTabOrder(self.withdraw, row)
        QWidget.setTabOrder(row, self.withdraw)
        return row

    def _said(self, each: PlannedSession) -> str:
        parts = [
            session_words(each, self._day, self._context.language),
            apart(each.trainer) if each.trainer else "",
            self.places_words(each),
        ]
        return " · ".join(part for part in parts if part)

    def places_words(self, each: PlannedSession) -> str:
        """How many places are free."""
        if not each.places:
            return self.tr("%n enrolled", "", each.taken)
        if not each.left:
            return self.tr("full")
        return self.tr("%n place(s) free", "", each.left)


def session_words(each: PlannedSession, day: str, language: Language) -> str:
    """When and where, such as "10:30, salle A"; the date too, if it is not that of `day`."""
    when = each.time if each.date == day else f"{day_text(each.date)} {each.time}"
    parts = (f"\u2066{when}\u2069", apart(each.room) if each.room else "")
    return ("، " if language == "ar" else ", ").join(part for part in parts if part)
