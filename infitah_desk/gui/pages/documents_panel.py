"""The documents step: the paper beside what is typed from it, accepted with one key or rejected."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from infitah_desk.domain.commands import RejectDocument
from infitah_desk.domain.errors import InfitahError
from infitah_desk.gui.context import Context
from infitah_desk.gui.pages.documents_checks import PaperChecks
from infitah_desk.gui.pages.documents_form import PaperForm
from infitah_desk.gui.pages.documents_judging import Judgement, PaperJudge, must_be_confirmed
from infitah_desk.gui.pages.documents_lines import Column, line
from infitah_desk.gui.pages.documents_list import PaperList
from infitah_desk.gui.pages.documents_pages import PagesPanel
from infitah_desk.gui.pages.documents_rejecting import RejectingLine
from infitah_desk.gui.pages.step_panel import NextAction, StepPanel
from infitah_desk.gui.widgets.drop_zone import DropZone
from infitah_desk.gui.widgets.keys import with_key
from infitah_desk.gui.widgets.small_button import small_button
from infitah_desk.system.texts import listed

if TYPE_CHECKING:
    from infitah_desk.domain.commands import AcceptDocument
    from infitah_desk.domain.dossier import DossierState
    from infitah_desk.services.showing import Shown

NARROW_PX = 680
_FORM_PX = 350
_BOTH_PX = 560
_SCROLL_BAR_PX = 16
_ALONE_PX = 560
_UNBOUND = 16_777_215


class DocumentsPanel(StepPanel):
    """Pages at one side, fields and verdict at the other; on small screens pages when asked for."""

    name = "documents"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._shown: Shown | None = None
        self._judgement = Judgement()
        # Whether somebody asked for the pages or put them away; None is as the room allows.
        self._pages_wanted: bool | None = None
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        self.pages = PagesPanel(self.context)
        self.form = PaperForm(self.context)
        self.checks = PaperChecks(self.context)
        self._judge = PaperJudge(self.context, self)
        self._agreement = line("agreementLabel")
        self._agreement.setProperty("chip", "good")
        # Put away and shown with the fields, whether or not there is something to say.
        self._said = QWidget()
        said = QVBoxLayout(self._said)
        said.setContentsMargins(0, 0, 0, 0)
        said.addWidget(self._agreement)
        self._age = line("ageLabel")
        self._attest = line("attestLabel", role="secondary")
        self.papers = PaperList(self.context)
        self._inside = QWidget()
        fields = QVBoxLayout(self._inside)
        fields.setContentsMargins(0, 0, 6, 0)
        fields.setSpacing(6)
        for widget in (self.form, self._age, self.checks, self._attest, self.papers):
            fields.addWidget(widget)
        fields.addStretch(1)
        self._area = QScrollArea()
        self._area.setObjectName("paperArea")
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(self._inside)
        self.reject = small_button("rejectDocumentButton")
        self.show_pages = small_button("showPagesButton")
        self.rejecting = RejectingLine(self.context)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.reject)
        buttons.addWidget(self.show_pages)
        buttons.addStretch(1)
        self._side = Column()
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(8)
        side.addWidget(self._area, 1)
        side.addWidget(self._said)
        side.addLayout(buttons)
        side.addWidget(self.rejecting)
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._across.setContentsMargins(24, 4, 24, 10)
        self._across.setSpacing(18)
        self._across.addWidget(self.pages, 5)
        self._across.addWidget(self._side, 3)
        self._drops = DropZone(self)

    def _connect(self) -> None:
        self.form.changed.connect(self._compare)
        self.form.chosen_anew.connect(self._begin_paper)
        self.checks.changed.connect(self._compare)
        self.papers.chosen.connect(self._choose_paper)
        self.pages.kept_now.connect(self.entered)
        self.pages.shown_anew.connect(lambda: self._want_pages(wanted=True))
        self.pages.changed.connect(self._say_pages)
        self.reject.clicked.connect(self.rejecting.toggle)
        self.rejecting.rejected.connect(self._reject)
        self.show_pages.clicked.connect(self._toggle_pages)
        self._drops.dropped.connect(self.pages.take_files)
        # A text field takes it for itself: there it pastes text.
        paste = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self)
        paste.activated.connect(self.pages.paste)

    def title(self) -> str:
        """The step's name."""
        return self.tr("Documents")

    def note(self) -> str:
        """Whether a proof was accepted."""
        shown = self._shown
        if shown is None:
            return ""
        if "missing.second_look" in shown.missing:
            return self.tr("second look")
        if "missing.document" not in shown.missing:
            accepted = sum(paper.accepted for paper in shown.state.documents.values())
            return self.tr("%n accepted", "", accepted)
        if any(not paper.accepted for paper in shown.state.documents.values()):
            return self.tr("rejected")
        return self.tr("to be checked")

    def retranslate(self) -> None:
        """Say everything anew."""
        for part in (self.pages, self.form, self.checks, self.papers, self.rejecting):
            part.retranslate()
        with_key(self.reject, self.tr("Reject…"), "Ctrl+R")
        self._order()
        self._say_pages()
        self._compare()

    def show_dossier(self, shown: Shown | None) -> None:
        """Show the papers of this dossier; what is half typed stays while nothing changed."""
        before, self._shown = self._shown, shown
        same = before is not None and shown is not None and _same_facts(before, shown)
        if not same:
            self.rejecting.hide()
        self.form.show_dossier(shown, anew=not same)
        self.papers.show_dossier(shown)
        self._order()
        self._show_pages()
        self._compare()

    def entered(self) -> None:
        """To the number, which is compared first."""
        if self._area.isHidden():
            self._pages_wanted = None
            self._arrange()
        self.form.focus_first()

    def next_action(self) -> NextAction | None:
        """Accept, unless this paper was accepted and counts; confirm, where that is wanted."""
        shown, type_ = self._shown, self.form.chosen
        if shown is None or type_ is None:
            return None
        paper = shown.state.documents.get(type_.code)
        if must_be_confirmed(shown, type_):
            if not self._judge.may_confirm(shown, type_):
                return None
            return NextAction(
                self.tr("Seen too: confirm"),
                "confirmDocumentButton",
                self._confirm,
                shown.stop is not None,
            )
        if paper is not None and paper.accepted and "missing.document" not in shown.missing:
            return None
        enabled = self._judgement.good and not (type_.each_check and self.checks.left)
        words = self.tr("Original seen: accept")
        return NextAction(words, "acceptDocumentButton", self._accept, enabled)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Whoever comes back looks at the paper again."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.checks.untick()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Where both have no room side by side, one of them does without."""
        return QSize(self._side.minimumSizeHint().width(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._arrange()

    # The paper and the form.

    def _begin_paper(self) -> None:
        self.checks.show_type(self.form.chosen)
        self._order()
        self._show_pages()

    def _compare(self) -> None:
        """Say whether the paper agrees with the form; by the rule that accepts it in the end."""
        shown, type_ = self._shown, self.form.chosen
        self._judgement = Judgement()
        attest = ""
        if shown is not None and type_ is not None:
            self._judgement = self._judge.look_at(shown, type_, self.form)
            attest = self._attested(shown)
        self.form.show_agreements(self._judgement.compared)
        for label, text, chip in (
            (self._agreement, self._judgement.text, self._judgement.kind),
            (self._age, "\n".join(self._judgement.warnings), "to_do"),
            (self._attest, attest, ""),
        ):
            label.setText(text)
            label.setAccessibleName(text)
            if label.property("chip") != chip and chip:
                label.setProperty("chip", chip)
                label.style().unpolish(label)
                label.style().polish(label)
            label.setVisible(bool(text))
        # Nothing that stands there is cut off at the side.
        self._area.setMinimumWidth(self._inside.minimumSizeHint().width() + _SCROLL_BAR_PX)
        can_work = shown is not None and shown.stop is not None
        self.reject.setEnabled(can_work)
        self.rejecting.setEnabled(can_work)
        self.changed.emit()

    def _attested(self, shown: Shown) -> str:
        type_ = self.form.chosen
        if type_ is None:
            return ""
        if must_be_confirmed(shown, type_):
            return self._judge.second_look(shown, type_)
        left = self.checks.left
        if not left:
            return ""
        if type_.each_check:
            return self.tr("Still to be ticked: {things}.").format(
                things=listed(left, self.context.language)
            )
        return self.tr("Whoever accepts the paper says all of this.")

    def _accept(self) -> None:
        type_ = self.form.chosen
        if type_ is None:
            return
        if not type_.each_check:
            self.checks.tick_all()
        self._say_verdict(self.form.paper(self.checks.ticked))

    def _reject(self, reason: str) -> None:
        type_ = self.form.chosen
        if type_ is not None:
            self._say_verdict(RejectDocument(type_.code, reason))

    def _say_verdict(self, verdict: AcceptDocument | RejectDocument) -> None:
        """The verdict, and with it the pages that nobody has kept by hand."""
        from infitah_desk.services.scanning import keep_pages

        if self._shown is None:
            return
        dossier, new = self._shown.state.dossier, list(self.pages.new_pages)

        def done(state: DossierState) -> None:
            self.pages.now_kept(state, new)
            self.changed.emit()

        self.context.desk.do(
            keep_pages,
            done,
            self._not_done,
            dossier,
            verdict.type,
            [page.page for page in new],
            verdict=verdict,
        )

    def _not_done(self, error: InfitahError) -> None:
        self.checks.untick()
        self.context.desk.refused.emit(error)

    def _confirm(self) -> None:
        from infitah_desk.services.verifying import confirm_document

        type_ = self.form.chosen
        if self._shown is not None and type_ is not None:
            dossier = self._shown.state.dossier
            self.context.desk.do(
                confirm_document, lambda _: self.changed.emit(), None, dossier, type_.code
            )

    def _order(self) -> None:
        """What was made anew is reached where it stands."""
        chain = [self.form.expires, *self.checks.boxes, *self.papers.buttons, self.reject]
        for one, two in pairwise(chain):
            QWidget.setTabOrder(one, two)

    # The pages.

    def _choose_paper(self, code: str) -> None:
        self.form.choose(code)
        self._want_pages(wanted=True)
        self.pages.viewer.setFocus()

    def _show_pages(self) -> None:
        shown, type_ = self._shown, self.form.chosen
        if shown is None or type_ is None:
            self.pages.show_paper("", "", (), can_add=False)
            return
        state = shown.state
        self.pages.show_paper(
            state.dossier,
            type_.code,
            state.scans.get(type_.code, ()),
            can_add=self.context.desk.role == "desk"
            and not state.erased
            and state.situation.name != "cancelled",
        )

    def _want_pages(self, *, wanted: bool) -> None:
        self._pages_wanted = wanted
        self._arrange()
        if self._area.isHidden():
            self.pages.viewer.setFocus()

    def _toggle_pages(self) -> None:
        wanted = self.pages.isHidden()
        self._want_pages(wanted=wanted)
        if not wanted:
            self.form.focus_first()

    def _arrange(self) -> None:
        """Side by side where there is room; else the pages above the fields, or one of the two."""
        narrow = self.width() < NARROW_PX
        wanted = not narrow if self._pages_wanted is None else self._pages_wanted
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._across.direction() != way:
            self._across.setDirection(way)
        beside = wanted and not narrow
        self._side.setMaximumWidth(_FORM_PX if beside else _UNBOUND if narrow else _ALONE_PX)
        self._across.setAlignment(
            Qt.AlignmentFlag(0) if wanted or narrow else Qt.AlignmentFlag.AlignLeading
        )
        for part in (self._area, self._said):
            part.setVisible(not (narrow and wanted and self.height() < _BOTH_PX))
        if self.pages.isHidden() == wanted:
            self.pages.setVisible(wanted)
            # Before the pages have their place, nothing else is moved about.
            QTimer.singleShot(0, self, self._say_pages)

    def _say_pages(self) -> None:
        words = self.tr("Show pages") if self.pages.isHidden() else self.tr("Hide pages")
        count = self.pages.page_count
        if self.pages.isHidden() and count:
            words = self.tr("%n page(s)", "", count)
        with_key(self.show_pages, words, "F8")


def _same_facts(before: Shown, after: Shown) -> bool:
    """Whether nothing changed that the paper is compared with."""
    return (
        before.state.dossier == after.state.dossier
        and before.state.documents == after.state.documents
        and all(
            before.state.fields.get(name) == after.state.fields.get(name)
            for name in ("name", "name_ar", "rc_number", "rc_court", "tp_number")
        )
    )
