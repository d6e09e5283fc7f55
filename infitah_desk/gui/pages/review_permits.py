"""The question that two permits raise: which one is kept, and who revokes the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from infitah_desk.domain.permit_number import parse_number
from infitah_desk.gui.context import Context
from infitah_desk.gui.line_breaks import unbroken
from infitah_desk.gui.pages.dossier_header import apart
from infitah_desk.gui.widgets.flow_layout import FlowLayout
from infitah_desk.gui.widgets.keys import with_key
from infitah_desk.gui.widgets.showing_whole import show_whole
from infitah_desk.system.texts import listed

if TYPE_CHECKING:
    from infitah_desk.domain.linked_dossiers import Proposal
    from infitah_desk.services.reviewing import Review

_LONGEST = 200


class PermitsQuestion(QWidget):
    """Opened in place; `confirmed` carries the number to keep and the reason for another choice.

    Nothing is revoked before a person confirms it here.
    """

    confirmed = Signal(str, str)
    put_away = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._proposal: Proposal | None = None
        self._revokes = False
        self._links = True
        self._build()
        self._connect()

    def _build(self) -> None:
        self.setObjectName("reviewPermits")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "surface")
        self._title = QLabel()
        self._title.setProperty("role", "strong")
        self._title.setWordWrap(True)
        self.keep = QComboBox()
        self.keep.setObjectName("keepPermitBox")
        self.reason = QLineEdit()
        self.reason.setObjectName("keepReasonField")
        self.reason.setMaxLength(_LONGEST)
        self._says = QLabel()
        self._says.setObjectName("reviewPermitsWords")
        self._says.setWordWrap(True)
        self._says.setTextFormat(Qt.TextFormat.PlainText)
        self.confirm = QPushButton()
        self.confirm.setObjectName("confirmPermitsButton")
        self.cancel = QPushButton()
        self.cancel.setObjectName("cancelPermitsButton")
        buttons = QWidget()
        flow = FlowLayout(buttons, 8)
        flow.addWidget(self.confirm)
        flow.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        for part in (self._title, self.keep, self.reason, self._says, buttons):
            column.addWidget(part)
        self.hide()

    def _connect(self) -> None:
        self.keep.currentIndexChanged.connect(lambda _: self._say())
        self.reason.textChanged.connect(lambda _: self._say())
        self.reason.returnPressed.connect(self.confirm.click)
        self.confirm.clicked.connect(self._confirm)
        self.cancel.clicked.connect(self.close_question)

    def retranslate(self) -> None:
        """Say everything anew."""
        self._title.setText(self.tr("One enterprise, two permits: which one is kept?"))
        kept = self.tr("Permit to be kept")
        self.keep.setAccessibleName(kept)
        self.keep.setToolTip(kept)
        why = self.tr("Why this one and not the one proposed")
        self.reason.setPlaceholderText(why)
        self.reason.setAccessibleName(why)
        self.reason.setToolTip(why)
        with_key(self.cancel, self.tr("Not now"), "Alt+Backspace", shown=False)
        self._fill()
        self._say()

    def ask(self, review: Review, *, links: bool) -> None:
        """Ask about the permits of these two; `links` says that both become one enterprise by it.

        Of one dossier the proposal is only confirmed: another choice is made at the dossier.
        """
        self._proposal, self._revokes, self._links = review.proposal, review.revokes, links
        self.reason.clear()
        self._fill()
        self._say()
        self.show()
        self.keep.setFocus()
        show_whole(self)

    def close_question(self) -> None:
        """Nothing is asked any more, and nothing was done."""
        if not self.isHidden():
            self.hide()
            self.put_away.emit()

    def _fill(self) -> None:
        chosen = self.keep.currentIndex()
        self.keep.blockSignals(True)
        self.keep.clear()
        if self._proposal is not None:
            self.keep.addItem(
                self.tr("{number} (proposed)").format(number=apart(self._proposal.keep)),
                self._proposal.keep,
            )
            for number in self._proposal.revoke if self._links else ():
                self.keep.addItem(number, number)
        self.keep.setCurrentIndex(max(min(chosen, self.keep.count() - 1), 0))
        self.keep.blockSignals(False)

    def _say(self) -> None:
        if self._proposal is None:
            return
        keep = str(self.keep.currentData())
        void = sorted({self._proposal.keep, *self._proposal.revoke} - {keep})
        other = keep != self._proposal.keep
        self.reason.setVisible(other)
        language = self._context.language
        numbers = listed(map(apart, void), language)
        desks = listed(sorted({apart(parse_number(number).node) for number in void}), language)
        if self._revokes:
            words = self.tr(
                "{permits} becomes void for ever, with all its sheets. This cannot be undone,"
                " not even by taking the decision back."
            ).format(permits=numbers)
            confirm = (
                self.tr("Same enterprise, revoke {permits}")
                if self._links
                else self.tr("Revoke {permits}")
            ).format(permits=numbers)
        else:
            words = self.tr(
                "{permits} is to be revoked by a supervisor of headquarters or of {desks}; the"
                " call list names it until then."
            ).format(permits=numbers, desks=desks)
            confirm = self.tr("Same enterprise, to be revoked there")
        self._says.setText(unbroken(words))
        with_key(self.confirm, confirm, "Ctrl+Return")
        may = self._links or self._revokes
        self.confirm.setVisible(may)
        self.confirm.setEnabled(may and (not other or bool(self.reason.text().strip())))

    def _confirm(self) -> None:
        keep, reason = str(self.keep.currentData()), self.reason.text().strip()
        self.hide()
        self.confirmed.emit(keep, reason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() == Qt.Key.Key_Escape:
            self.close_question()
        else:
            super().keyPressEvent(event)
