"""What ends a permit for good: revoked, or another one of a new number in its place.

Neither can be undone: asked for, said what comes of it, and confirmed with a reason.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from infitah_desk.domain.reasons import REVOKED
from infitah_desk.gui.context import Context
from infitah_desk.gui.pages.dossier_header import apart
from infitah_desk.gui.widgets.flow_layout import FlowLayout
from infitah_desk.gui.widgets.keys import with_key
from infitah_desk.gui.widgets.reason_field import ReasonField
from infitah_desk.gui.widgets.showing_whole import show_whole

if TYPE_CHECKING:
    from infitah_desk.domain.permit import PermitState

REVOKE, REISSUE = "revoke", "reissue"


class PermitEnding(QWidget):
    """Two buttons, and below them the question of the one that was pressed; supervisors only.

    `revoke_asked` and `reissue_asked` carry the reason.
    """

    revoke_asked = Signal(str)
    reissue_asked = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._permit: PermitState | None = None
        self._asking = ""
        self._can_reissue = False
        self._build()
        self._connect()

    def _build(self) -> None:
        self.setObjectName("permitEnding")
        self._buttons = {REVOKE: QPushButton(), REISSUE: QPushButton()}
        buttons = QWidget()
        flow = FlowLayout(buttons, 8)
        for name, button in self._buttons.items():
            button.setObjectName(f"{name}PermitButton")
            button.setProperty("flat", True)
            button.setCheckable(True)
            flow.addWidget(button)
        self._words = QLabel()
        self._words.setObjectName("permitEndingLabel")
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self.reason = ReasonField(self._context, "revokeReason", REVOKED)
        self.confirm = QPushButton()
        self.confirm.setObjectName("permitEndingConfirmButton")
        self._question = QWidget()
        asked = QVBoxLayout(self._question)
        asked.setContentsMargins(0, 0, 0, 0)
        asked.setSpacing(6)
        asked.addWidget(self._words)
        asked.addWidget(self.reason)
        asked.addWidget(self.confirm, 0, Qt.AlignmentFlag.AlignLeading)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(buttons)
        column.addWidget(self._question)
        self.hide()

    def _connect(self) -> None:
        for name, button in self._buttons.items():
            button.clicked.connect(lambda _=False, name=name: self._ask(name))
        self.reason.changed.connect(self._say)
        self.reason.entered.connect(self.confirm.click)
        self.confirm.clicked.connect(self._confirm)

    def retranslate(self) -> None:
        """Say everything anew."""
        with_key(self._buttons[REVOKE], self.tr("Revoke…"), "Alt+K", shown=False)
        with_key(self._buttons[REISSUE], self.tr("A new number…"), "Alt+U", shown=False)
        self.reason.retranslate(self.tr("Why the permit is revoked"))
        self._say()

    def show_permit(self, permit: PermitState | None, *, can_reissue: bool) -> None:
        """Show what can be done to this permit; a new number needs an open stop."""
        before = self._permit.number if self._permit is not None else ""
        self._permit, self._can_reissue = permit, can_reissue
        self.setVisible(permit is not None and self._context.desk.supervisor)
        if permit is None or permit.number != before:
            self.close_question()
        else:
            self._say()

    def close_question(self) -> None:
        """Nothing is asked any more."""
        self._asking = ""
        self.reason.choose("")
        self._say()

    def _ask(self, name: str) -> None:
        self._asking = "" if self._asking == name else name
        # Nobody revokes for the reason that happens to stand first: own words wait for theirs.
        self.reason.choose("")
        self._say()
        if self._asking:
            self.reason.setFocus()
            show_whole(self._question)

    def _say(self) -> None:
        asking = self._asking
        for name, button in self._buttons.items():
            button.setChecked(name == asking)
        self._buttons[REISSUE].setVisible(self._can_reissue)
        self._question.setVisible(bool(asking))
        words = {
            REVOKE: self.tr("Revoke it for ever"),
            REISSUE: self.tr("Revoke it and issue another"),
        }[asking or REVOKE]
        with_key(self.confirm, words, "Ctrl+Shift+K", shown=False)
        if self._permit is None or not asking:
            return
        self._words.setText(
            {
                REVOKE: self.tr(
                    "{number} becomes void for ever, with all its sheets, and verifiers refuse it"
                    " as soon as they hear of it. This cannot be undone."
                ),
                REISSUE: self.tr(
                    "{number} becomes void for ever, with all its sheets, and the enterprise gets"
                    " a permit of another number at once. This cannot be undone."
                ),
            }[asking].format(number=apart(self._permit.number))
        )
        self.confirm.setEnabled(bool(self.reason.reason))

    def _confirm(self) -> None:
        asked = {REVOKE: self.revoke_asked, REISSUE: self.reissue_asked}[self._asking]
        asked.emit(self.reason.reason)
