"""The first step: an enterprise's form with its draft, its saving, and those that may be the same.

The form as it is typed is the sheet's; here is what becomes of it.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from infitah_desk.domain.dossier import DossierState
from infitah_desk.domain.enterprise import FIELDS
from infitah_desk.domain.errors import InfitahError
from infitah_desk.gui.context import Context
from infitah_desk.gui.models.alike_finder import AlikeFinder
from infitah_desk.gui.models.draft_keeper import DraftKeeper
from infitah_desk.gui.models.enterprise_form import EnterpriseForm
from infitah_desk.gui.models.enterprise_saver import EnterpriseSaver
from infitah_desk.gui.pages.enterprise_compare import CompareView
from infitah_desk.gui.pages.enterprise_conflicts import ConflictsView
from infitah_desk.gui.pages.enterprise_sheet import EnterpriseSheet
from infitah_desk.gui.pages.step_panel import NextAction, StepPanel
from infitah_desk.gui.widgets.alike_strip import AlikeStrip
from infitah_desk.gui.widgets.draft_line import ReasonLine
from infitah_desk.services.drafting import Draft, draft_of
from infitah_desk.services.matching_dossiers import Alike
from infitah_desk.services.registering import Registered
from infitah_desk.services.showing import Shown
from infitah_desk.services.suggesting import suggestions


class EnterprisePanel(StepPanel):
    """The form. `registered` tells of a dossier begun, `open_asked` of one to open instead."""

    registered = Signal(str)
    open_asked = Signal(str)
    other_draft_asked = Signal()

    name = "enterprise"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._draft_id = _new_id()
        self._draft: Draft | None = None
        self._others = 0
        self._alike: tuple[Alike, ...] = ()
        self._seen: tuple[bool, int, bool] = (False, 0, False)
        self._build()
        self._connect()
        self.retranslate()
        if context.desk.is_open:
            self._ask_suggestions()

    def _build(self) -> None:
        self.sheet = EnterpriseSheet(self.context)
        self.fields = self.sheet.fields
        self.compare = CompareView(self.context)
        self.conflicts = ConflictsView(self.context)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.sheet)
        self._stack.addWidget(self.compare)
        self.strip = AlikeStrip()
        self.reason = ReasonLine()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(4)
        whole.addWidget(self.conflicts)
        whole.addWidget(self._stack, 1)
        for line in (self.strip, self.reason):
            whole.addWidget(line)
        self._keeper = DraftKeeper(self.context.desk, self)
        self._finder = AlikeFinder(self.context.desk, lambda: self.form, self)
        self._saver = EnterpriseSaver(self.context.desk, self)

    def _connect(self) -> None:
        desk = self.context.desk
        desk.opened.connect(lambda _: self._ask_suggestions())
        desk.changed.connect(self._ask_suggestions)
        desk.locked.connect(self._forget)
        self.sheet.typed.connect(self._typed)
        self.sheet.draft_line.discard_asked.connect(self._discard)
        self.sheet.draft_line.other_asked.connect(self.other_draft_asked)
        self._keeper.kept.connect(self._kept)
        self._finder.found.connect(self._show_alike)
        self._finder.served.connect(self.sheet.show_served)
        self.strip.compare.clicked.connect(self._compare)
        self.compare.back_asked.connect(self._back)
        self.compare.open_asked.connect(self._open_instead)
        self.reason.confirmed.connect(self._correct)
        self._saver.registered.connect(self._was_registered)
        self._saver.corrected.connect(self._was_corrected)
        self._saver.failed.connect(self._failed)

    # What the dossier view asks of every step.

    def title(self) -> str:
        """The step's name."""
        return self.tr("Enterprise")

    def note(self) -> str:
        """How the form stands."""
        if self.form.is_dirty:
            return self.tr("draft kept") if self._draft else self.tr("being typed")
        return self.tr("new") if self.form.is_new else self.tr("entered")

    def retranslate(self) -> None:
        """Say everything anew; what is typed stays."""
        self.sheet.retranslate()
        self.strip.retranslate(self.context.language)
        self.compare.retranslate()
        self.conflicts.retranslate()
        self.reason.retranslate()

    def next_action(self) -> NextAction | None:
        """Save, while there is something to save; a new form can do nothing else."""
        if not self.form.is_new and not self.form.is_dirty:
            return None
        text = self.tr("Save the dossier") if self.form.is_new else self.tr("Save the correction")
        ready = self.form.is_dirty and not self._saver.is_saving
        return NextAction(text, "saveDossierButton", self.save, ready)

    def entered(self) -> None:
        """The focus goes where something lacks, or to what is being decided."""
        if self._stack.currentWidget() is self.compare:
            self.compare.open.setFocus()
        else:
            self.sheet.focus_on_what_lacks()

    def show_dossier(self, shown: Shown | None) -> None:
        """Show a dossier; what is typed into it and not saved stays, or comes back."""
        self.conflicts.show_dossier(shown)
        if shown is None:
            if not self.form.is_new:
                self.begin()
            return
        state = shown.state
        typed = self.form.typed if state.dossier == self.form.dossier else {}
        came = state.dossier != self.form.dossier
        if came:
            self._keeper.flush()
        self._show(EnterpriseForm(state.dossier, state.fields, self.sheet.programme), typed)
        if came:
            self._draft_id, self._draft = f"dossier:{state.dossier}", None
            self.context.desk.ask(
                draft_of, lambda draft: self._came_back(state, draft), None, state.dossier
            )

    def heightForWidth(self, width: int) -> int:  # noqa: ARG002, N802 - Qt's name and argument
        """The form scrolls inside, so that what stands below it is always seen."""
        return 0

    def _show(self, form: EnterpriseForm, typed: Mapping[str, str]) -> None:
        came = form.dossier != self.form.dossier or form.is_new
        for name, raw in typed.items():
            if name in FIELDS:
                form.type(name, raw)
        self.sheet.show_form(form, came=came)
        if came:
            self.reason.clear()
            self._back()
            self._show_alike(())
            self.sheet.show_served(())
        self._finder.ask_soon()
        self._say_draft()

    def _typed(self) -> None:
        self._keeper.keep(self._draft_id, self.form.dossier, self.form.typed)
        self._finder.ask_soon()
        self._tell_change()

    def _tell_change(self) -> None:
        """Tell the dossier view, but only when what it shows of this step is another now."""
        action = self.next_action()
        seen = (
            self.form.is_dirty,
            int(self.form.is_new) + 2 * int(action is not None and action.enabled),
            self._draft is not None,
        )
        if seen != self._seen:
            self._seen = seen
            self.changed.emit()

    # A new dossier, and drafts.

    @property
    def form(self) -> EnterpriseForm:
        """What is stored and what is typed."""
        return self.sheet.form

    @property
    def draft_id(self) -> str:
        """The draft that this form is kept as."""
        return self._draft_id

    def begin(self, draft: Draft | None = None) -> None:
        """Begin a new dossier, or go on with the draft of one."""
        self._keeper.flush()
        self._draft_id = draft.id if draft else _new_id()
        self._draft = draft
        self._show(EnterpriseForm(programme=self.sheet.programme), draft.fields if draft else {})

    def show_others(self, others: int) -> None:
        """How many drafts of other new dossiers there are."""
        self._others = others
        self._say_draft()

    def _came_back(self, state: DossierState, draft: Draft | None) -> None:
        if draft is None or self.form.dossier != state.dossier or self.form.typed:
            return
        self._draft_id, self._draft = draft.id, draft
        self._show(self.form, draft.fields)

    def _kept(self, draft: Draft | None) -> None:
        if draft is None or draft.id == self._draft_id:
            self._draft = draft
            self._say_draft()

    def _discard(self) -> None:
        self._keeper.drop(self._draft_id)
        if self.form.is_new:
            self.begin()
        else:
            self._draft = None
            self.form.typed.clear()
            self._show(self.form, {})
        self.entered()

    def _say_draft(self) -> None:
        self.sheet.draft_line.show_draft(self._draft, self._others)
        self._tell_change()

    # Saving.

    def save(self) -> None:
        """Register or correct; what cannot be saved is shown where it stands."""
        if self._saver.is_saving or not self.form.is_dirty:
            return
        wrong = self.form.wrong
        if wrong:
            self.context.notice.tell_wrong(self.tr("Correct the marked fields first."))
            self.sheet.focus_on_wrong(wrong)
        elif self.form.is_new:
            self._saver.register(self._draft_id, self.form)
            self._saving_changed()
        else:
            self.reason.ask()

    def _correct(self, reason: str) -> None:
        self._saver.correct(self._draft_id, self.form, reason)
        self._saving_changed()

    def _was_registered(self, registered: Registered) -> None:
        self._saving_changed()
        # What is on screen stays there until the dossier itself is shown.
        form = EnterpriseForm(registered.dossier, dict(self.form.values()), self.sheet.programme)
        self._draft_id, self._draft = f"dossier:{registered.dossier}", None
        self._show(form, {})
        self.context.notice.tell_good(self.tr("The dossier was saved."))
        self.registered.emit(registered.dossier)

    def _was_corrected(self, state: DossierState) -> None:
        self._saving_changed()
        self.reason.clear()
        self._draft = None
        if state.dossier == self.form.dossier:
            self._show(EnterpriseForm(state.dossier, state.fields, self.sheet.programme), {})
        self.context.notice.tell_good(self.tr("The correction was saved."))

    def _failed(self, error: InfitahError) -> None:
        self._saving_changed()
        self.context.notice.tell_wrong(self.context.say(error))

    def _saving_changed(self) -> None:
        self._keeper.flush()
        self._tell_change()

    # Others that may be the same.

    def _show_alike(self, found: Sequence[Alike]) -> None:
        self._alike = tuple(found)
        self.strip.show_alike(self._alike)
        if not found:
            self._back()
        elif self._stack.currentWidget() is self.compare:
            self.strip.hide()

    def _compare(self) -> None:
        if self._alike:
            self._stack.setCurrentWidget(self.compare)
            self.strip.hide()
            self.compare.show_alike(self.form.values(), self._alike, self.sheet.programme)

    def _back(self) -> None:
        if self._stack.currentWidget() is self.compare:
            self._stack.setCurrentWidget(self.sheet)
            self.compare.clear()
            self.strip.show_alike(self._alike)
            self.sheet.focus_on_last()

    def _open_instead(self, dossier: str) -> None:
        self._keeper.flush()
        self._back()
        self.open_asked.emit(dossier)

    # The desk.

    def _ask_suggestions(self) -> None:
        self.context.desk.ask(suggestions, self.sheet.offer, lambda _: None)

    def _forget(self) -> None:
        """The desk is locked: nothing of anybody stays in memory; the draft is on the disk."""
        self._draft_id, self._draft, self._others = _new_id(), None, 0
        self._show(EnterpriseForm(programme=self.sheet.programme), {})
        self._finder.stop()
        self.sheet.forget_suggestions()


def _new_id() -> str:
    return str(uuid.uuid4())
