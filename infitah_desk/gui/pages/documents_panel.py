"""The documents step: the paper against the form, accepted with one key, or rejected."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from infitah_desk.domain.circumstances import Circumstances
from infitah_desk.domain.commands import RejectDocument
from infitah_desk.domain.errors import Refused
from infitah_desk.domain.events import DossierCorrected
from infitah_desk.domain.rules import decide
from infitah_desk.gui.context import Context
from infitah_desk.gui.pages.documents_form import PaperForm
from infitah_desk.gui.pages.documents_list import PaperList
from infitah_desk.gui.pages.dossier_header import narrow_choice
from infitah_desk.gui.pages.step_panel import NextAction, StepPanel
from infitah_desk.gui.widgets.keys import with_key
from infitah_desk.system.texts import field_name, listed, say

if TYPE_CHECKING:
    from infitah_desk.services.showing import Shown

REASONS = (
    "reason.illegible",
    "reason.expired",
    "reason.other_enterprise",
    "reason.not_an_original",
    "reason.incomplete",
)
_FORM_PX = 430


class DocumentsPanel(StepPanel):
    """What the paper shows at one side, the papers already seen at the other."""

    name = "documents"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._shown: Shown | None = None
        self._good = False
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        self.form = PaperForm(self.context)
        self._agreement = _line("agreementLabel")
        self._age = _line("ageLabel")
        self._attest = _line("attestLabel")
        self._attest.setProperty("role", "secondary")
        self.reject = QPushButton()
        self.reject.setObjectName("rejectDocumentButton")
        self.reason = narrow_choice()
        self.reason.setObjectName("rejectReasonField")
        self.confirm_reject = QPushButton()
        self.confirm_reject.setObjectName("rejectConfirmButton")
        self._rejecting = QWidget()
        lines = QVBoxLayout(self._rejecting)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.addWidget(self.reason)
        lines.addWidget(self.confirm_reject, 0, Qt.AlignmentFlag.AlignLeading)
        self._rejecting.hide()
        form = QWidget()
        form.setMaximumWidth(_FORM_PX)
        left = QVBoxLayout(form)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(8)
        left.addWidget(self.form)
        for widget in (self._agreement, self._age, self._attest):
            left.addWidget(widget)
        left.addWidget(self.reject, 0, Qt.AlignmentFlag.AlignLeading)
        left.addWidget(self._rejecting)
        left.addStretch(1)
        self.papers = PaperList(self.context)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 4, 24, 16)
        row.setSpacing(24)
        row.addWidget(form, 3)
        row.addWidget(self.papers, 2)

    def _connect(self) -> None:
        self.form.changed.connect(self._compare)
        self.reject.clicked.connect(self._toggle_rejecting)
        self.confirm_reject.clicked.connect(self._reject)

    def title(self) -> str:
        """The step's name."""
        return self.tr("Documents")

    def note(self) -> str:
        """Whether a proof was accepted."""
        shown = self._shown
        if shown is None:
            return ""
        if "missing.document" not in shown.missing:
            accepted = sum(paper.accepted for paper in shown.state.documents.values())
            return self.tr("%n accepted", "", accepted)
        if any(not paper.accepted for paper in shown.state.documents.values()):
            return self.tr("rejected")
        return self.tr("to be checked")

    def retranslate(self) -> None:
        """Say everything anew."""
        self.form.retranslate()
        self.papers.retranslate()
        self._attest.setText(
            self.tr(
                "By accepting you say: I see the original, it names the same enterprise "
                "(name and seat), and it is not struck off."
            )
        )
        with_key(self.reject, self.tr("Reject the paper…"), "Ctrl+R")
        with_key(
            self.confirm_reject, self.tr("Reject for this reason"), "Ctrl+Shift+R", shown=False
        )
        name = say("paper.reason", self.context.language)
        self.reason.setAccessibleName(name)
        self.reason.setToolTip(name)
        chosen = max(self.reason.currentIndex(), 0)
        self.reason.clear()
        for code in REASONS:
            self.reason.addItem(say(code, self.context.language), code)
        self.reason.setCurrentIndex(chosen)
        self._compare()

    def show_dossier(self, shown: Shown | None) -> None:
        """Show the papers of this dossier; what is half typed stays while nothing changed."""
        before, self._shown = self._shown, shown
        same = before is not None and shown is not None and _same_facts(before, shown)
        if not same:
            self._show_rejecting(False)
        self.form.show_dossier(shown, anew=not same)
        self.papers.show_dossier(shown)
        self._compare()

    def entered(self) -> None:
        """To the number, which is compared first."""
        self.form.focus_first()

    def next_action(self) -> NextAction | None:
        """Accept, unless this paper was accepted and a proof is there."""
        shown, type_ = self._shown, self.form.chosen
        if shown is None or type_ is None:
            return None
        paper = shown.state.documents.get(type_.code)
        if paper is not None and paper.accepted and "missing.document" not in shown.missing:
            return None
        return NextAction(
            self.tr("Original seen: accept"), "acceptDocumentButton", self._accept, self._good
        )

    def _compare(self) -> None:
        """Say whether the paper agrees with the form; by the rule that accepts it in the end."""
        shown, type_ = self._shown, self.form.chosen
        self._good = False
        agreement, kind, age = "", "", ""
        if shown is not None and type_ is not None:
            agreement, kind = self._agreed(shown)
            age = self._aged(shown)
        self._good = kind == "good"
        for label, text, chip in (
            (self._agreement, agreement, kind),
            (self._age, age, "to_do"),
        ):
            label.setText(text)
            label.setAccessibleName(text)
            label.setProperty("chip", chip)
            label.style().polish(label)
            label.setVisible(bool(text))
        can_work = shown is not None and shown.stop is not None
        self.reject.setEnabled(can_work)
        self.confirm_reject.setEnabled(can_work)
        self.changed.emit()

    def _agreed(self, shown: Shown) -> tuple[str, str]:
        """The words, and the kind of chip that they stand in."""
        if self.form.day() is None:
            return self.tr("The date cannot be read: write it like 14/09/2010."), "wrong"
        now = Circumstances(shown.programme, self.context.desk.node, stop=shown.stop)
        try:
            contents = decide(shown.state, self.form.paper(), now)
        except Refused as refused:
            return self.context.say(refused), "to_do" if _is_unfinished(refused) else "wrong"
        filled = [
            field_name(name, self.context.language)
            for content in contents
            if isinstance(content, DossierCorrected)
            for name in content.values
        ]
        if filled:
            text = self.tr("The form lacks this and takes it from the paper: {fields}.")
            return text.format(fields=listed(filled, self.context.language)), "good"
        if not self.form.number.isVisibleTo(self.form):
            return self.tr("Seen only: nothing of this paper is kept."), "good"
        return self.tr("This is what the form says. Compare it with the paper."), "good"

    def _aged(self, shown: Shown) -> str:
        day, type_ = self.form.day(), self.form.chosen
        if not day or type_ is None or shown.stop is None:
            return ""
        days = (dt.date.fromisoformat(shown.stop.date) - dt.date.fromisoformat(day)).days
        if days < 0:
            return self.tr("This date is after the day of the stop: look at it again.")
        if type_.warn_after_days is not None and days > type_.warn_after_days:
            return self.tr(
                "The paper is %n day(s) old, which is long. It may still be accepted.", "", days
            )
        return ""

    def _accept(self) -> None:
        from infitah_desk.services.verifying import accept_document

        if self._shown is not None:
            self.context.desk.do(
                accept_document, self._done, None, self._shown.state.dossier, self.form.paper()
            )

    def _reject(self) -> None:
        from infitah_desk.services.verifying import reject_document

        type_ = self.form.chosen
        if self._shown is not None and type_ is not None:
            self._show_rejecting(False)
            self.context.desk.do(
                reject_document,
                self._done,
                None,
                self._shown.state.dossier,
                RejectDocument(type_.code, self.reason.currentData()),
            )

    def _done(self, _state: object) -> None:
        self.changed.emit()

    def _toggle_rejecting(self) -> None:
        self._show_rejecting(not self._rejecting.isVisible())
        if self._rejecting.isVisible():
            self.reason.setFocus()

    def _show_rejecting(self, visible: bool) -> None:
        """The reasons stand where accepting is explained: one or the other is being done."""
        self._rejecting.setVisible(visible)
        self._attest.setVisible(not visible)


def _same_facts(before: Shown, after: Shown) -> bool:
    """Whether nothing changed that the paper is compared with."""
    return (
        before.state.dossier == after.state.dossier
        and before.state.documents == after.state.documents
        and all(
            before.state.fields.get(name) == after.state.fields.get(name)
            for name in ("rc_number", "rc_court", "tp_number")
        )
    )


def _is_unfinished(refused: Refused) -> bool:
    """Whether something is only not there yet, rather than wrong."""
    return refused.code in {
        "document.number_missing",
        "document.court_missing",
        "stop.not_open",
        "rc.not_a_number",
    }


def _line(name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return label
