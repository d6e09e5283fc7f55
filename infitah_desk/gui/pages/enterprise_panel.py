"""The first step: the enterprise's form, checked, matched and kept as a draft while it is typed."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from infitah_desk.domain.dossier import DossierState
from infitah_desk.domain.enterprise import FIELDS, Issue
from infitah_desk.domain.errors import InfitahError
from infitah_desk.domain.programme import Programme
from infitah_desk.gui.context import Context
from infitah_desk.gui.models.alike_finder import AlikeFinder
from infitah_desk.gui.models.draft_keeper import DraftKeeper
from infitah_desk.gui.models.enterprise_form import CONSENTS, EnterpriseForm, grouped_phone
from infitah_desk.gui.pages.enterprise_compare import CompareView
from infitah_desk.gui.pages.enterprise_fields import RARE, EnterpriseFields
from infitah_desk.gui.pages.enterprise_notice import DataNotice
from infitah_desk.gui.pages.step_panel import NextAction, StepPanel
from infitah_desk.gui.widgets.alike_strip import AlikeStrip
from infitah_desk.gui.widgets.bilingual_field import BilingualField, Input
from infitah_desk.gui.widgets.draft_line import DraftLine, ReasonLine
from infitah_desk.gui.widgets.text_field import TextField
from infitah_desk.services.drafting import Draft, correct_draft, draft_of, register_draft
from infitah_desk.services.matching_dossiers import Alike
from infitah_desk.services.registering import Registered
from infitah_desk.services.showing import Shown
from infitah_desk.services.suggesting import Suggestions, suggestions
from infitah_desk.system.texts import say

MARGIN = 12


class EnterprisePanel(StepPanel):
    """The form. `registered` tells of a dossier begun, `open_asked` of one to open instead."""

    registered = Signal(str)
    open_asked = Signal(str)
    other_draft_asked = Signal()

    name = "enterprise"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._form = EnterpriseForm()
        self._draft_id = _new_id()
        self._draft: Draft | None = None
        self._others = 0
        self._known: Suggestions | None = None
        self._visited: set[str] = set()
        self._focused = ""
        self._last = "name"
        self._alike: tuple[Alike, ...] = ()
        self._loading = False
        self._saving = False
        self._seen: tuple[bool, int, bool] = (False, 0, False)
        self._build()
        self._connect()
        self.retranslate()
        if context.desk.is_open:
            self._ask_suggestions()

    def _build(self) -> None:
        self.fields = EnterpriseFields()
        self.notice = DataNotice()
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(24, 2, 24, 12)
        column.setSpacing(8)
        column.addWidget(self.fields)
        column.addWidget(self.notice)
        self.draft_line = DraftLine()
        column.addWidget(self.draft_line)
        column.addStretch(1)
        self._area = QScrollArea()
        self._area.setObjectName("enterpriseForm")
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(inside)
        self.compare = CompareView(self.context)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._area)
        self._stack.addWidget(self.compare)
        self.strip = AlikeStrip()
        self.reason = ReasonLine()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(4)
        whole.addWidget(self._stack, 1)
        for line in (self.strip, self.reason):
            whole.addWidget(line)
        self._keeper = DraftKeeper(self.context.desk, self)
        self._finder = AlikeFinder(self.context.desk, lambda: self._form, self)
        order = [*self.fields.order, self.notice.whole, *self.notice.boxes.values()]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _connect(self) -> None:
        desk = self.context.desk
        desk.opened.connect(lambda _: self._ask_suggestions())
        desk.changed.connect(self._ask_suggestions)
        desk.locked.connect(self._forget)
        self.fields.typed.connect(self._typed)
        self.fields.entered.connect(self._entered)
        self.fields.left.connect(self._left)
        self.fields.next_asked.connect(self._go_on)
        self.notice.typed.connect(self._typed)
        self.notice.next_asked.connect(self._go_on)
        self._keeper.kept.connect(self._kept)
        self._finder.found.connect(self._show_alike)
        self.strip.compare.clicked.connect(self._compare)
        self.compare.back_asked.connect(self._back)
        self.compare.open_asked.connect(self._open_instead)
        self.draft_line.discard_asked.connect(self._discard)
        self.draft_line.other_asked.connect(self.other_draft_asked)
        self.reason.confirmed.connect(self._correct)

    # What the dossier view asks of every step.

    def title(self) -> str:
        """The step's name."""
        return self.tr("Enterprise")

    def note(self) -> str:
        """How the form stands."""
        if self._form.is_dirty:
            return self.tr("draft kept") if self._draft else self.tr("being typed")
        return self.tr("new") if self._form.is_new else self.tr("entered")

    def retranslate(self) -> None:
        """Say everything anew; what is typed stays."""
        language = self.context.language
        self.fields.retranslate(language)
        self.notice.retranslate(language)
        self.strip.retranslate(arabic=language == "ar")
        self.compare.retranslate()
        self.draft_line.retranslate()
        self.reason.retranslate()
        self._offer()
        self._tell_issues()

    def next_action(self) -> NextAction | None:
        """Save, while there is something to save; a new form can do nothing else."""
        if not self._form.is_new and not self._form.is_dirty:
            return None
        text = self.tr("Save the dossier") if self._form.is_new else self.tr("Save the correction")
        ready = self._form.is_dirty and not self._saving
        return NextAction(text, "saveDossierButton", self.save, ready)

    def entered(self) -> None:
        """The focus goes where something is wrong, or else missing, or else to the first field."""
        if self._stack.currentWidget() is self.compare:
            self.compare.open.setFocus()
            return
        wrong = [name for name in FIELDS if name in self._form.issues()]
        empty = [name for name in _REQUIRED if not self._form.raw(name)]
        wanted = "name" if self._form.is_new and not self._form.is_dirty else ""
        name = wanted or next(iter([*wrong, *empty]), "name")
        if name in RARE:
            self.fields.unfold()
        self._input(name).setFocus(Qt.FocusReason.TabFocusReason)

    def show_dossier(self, shown: Shown | None) -> None:
        """Show a dossier; what is typed into it and not saved stays, or comes back."""
        if shown is None:
            if not self._form.is_new:
                self.begin()
            return
        state = shown.state
        typed = self._form.typed if state.dossier == self._form.dossier else {}
        came = state.dossier != self._form.dossier
        if came:
            self._keeper.flush()
        self._show(EnterpriseForm(state.dossier, state.fields, self._programme), typed)
        if came:
            self._draft_id, self._draft = f"dossier:{state.dossier}", None
            self.context.desk.ask(
                draft_of, lambda draft: self._came_back(state, draft), None, state.dossier
            )

    def heightForWidth(self, width: int) -> int:  # noqa: ARG002, N802 - Qt's name and argument
        """The form scrolls inside, so that what stands below it is always seen."""
        return 0

    # A new dossier, and drafts.

    @property
    def form(self) -> EnterpriseForm:
        """What is stored and what is typed."""
        return self._form

    @property
    def draft_id(self) -> str:
        """The draft that this form is kept as."""
        return self._draft_id

    def begin(self, draft: Draft | None = None) -> None:
        """Begin a new dossier, or go on with the draft of one."""
        self._keeper.flush()
        self._draft_id = draft.id if draft else _new_id()
        self._draft = draft
        self._show(EnterpriseForm(programme=self._programme), draft.fields if draft else {})

    def show_others(self, others: int) -> None:
        """How many drafts of other new dossiers there are."""
        self._others = others
        self._say_draft()

    def _came_back(self, state: DossierState, draft: Draft | None) -> None:
        if draft is None or self._form.dossier != state.dossier or self._form.typed:
            return
        self._draft_id, self._draft = draft.id, draft
        self._show(self._form, draft.fields)

    def _kept(self, draft: Draft | None) -> None:
        if draft is None or draft.id == self._draft_id:
            self._draft = draft
            self._say_draft()

    def _discard(self) -> None:
        self._keeper.drop(self._draft_id)
        form = self._form
        if form.is_new:
            self.begin()
        else:
            self._draft = None
            form.typed.clear()
            self._show(form, {})
        self.entered()

    def _say_draft(self) -> None:
        self.draft_line.show_draft(self._draft, self._others)
        self._tell_change()

    # Saving.

    def save(self) -> None:
        """Register or correct; what cannot be saved is shown where it stands."""
        if self._saving or not self._form.is_dirty:
            return
        wrong = self._form.wrong
        if wrong:
            self._visited |= set(wrong)
            self._tell_issues()
            self.context.notice.tell_wrong(self.tr("Correct the marked fields first."))
            if wrong[0] in RARE:
                self.fields.unfold()
            self._input(wrong[0]).setFocus()
        elif self._form.is_new:
            self._save_new()
        else:
            self.reason.ask()

    def _save_new(self) -> None:
        self._set_saving(saving=True)
        raw: Mapping[str, object] = self._form.changes()
        self.context.desk.do(
            register_draft, self._was_registered, self._failed, self._draft_id, raw
        )

    def _was_registered(self, registered: Registered) -> None:
        self._set_saving(saving=False)
        # What is on screen stays there until the dossier itself is shown.
        form = EnterpriseForm(registered.dossier, dict(self._form.values()), self._programme)
        self._draft_id, self._draft = f"dossier:{registered.dossier}", None
        self._show(form, {})
        self.context.notice.tell_good(self.tr("The dossier was saved."))
        self.registered.emit(registered.dossier)

    def _correct(self, reason: str) -> None:
        if self._saving:
            return
        self._set_saving(saving=True)
        raw: Mapping[str, object] = self._form.changes()
        self.context.desk.do(
            correct_draft,
            self._was_corrected,
            self._failed,
            self._draft_id,
            self._form.dossier,
            raw,
            reason,
        )

    def _was_corrected(self, state: DossierState) -> None:
        self._set_saving(saving=False)
        self.reason.clear()
        self._draft = None
        if state.dossier == self._form.dossier:
            self._show(EnterpriseForm(state.dossier, state.fields, self._programme), {})
        self.context.notice.tell_good(self.tr("The correction was saved."))

    def _failed(self, error: InfitahError) -> None:
        self._set_saving(saving=False)
        self.context.notice.tell_wrong(self.context.say(error))

    def _set_saving(self, *, saving: bool) -> None:
        self._saving = saving
        self._keeper.flush()
        self._tell_change()

    # Typing.

    def _typed(self, name: str) -> None:
        if self._loading:
            return
        self._form.type(name, self._input(name).raw())
        self._keeper.keep(self._draft_id, self._form.dossier, self._form.typed)
        self._tell_issues()
        self._finder.ask_soon()
        self._tell_change()

    def _entered(self, name: str) -> None:
        self._focused = self._last = name
        self._area.ensureWidgetVisible(self._frame(name), 0, MARGIN)
        self._propose_place(name)
        self._tell_issues()

    def _propose_place(self, name: str) -> None:
        """The forum's own court and city are what most people answer: ready, to type over."""
        known = self._known
        if known is None or known.forum is None or not self._form.is_new or self._form.raw(name):
            return
        input_ = self.fields.fields[name].input
        wanted = name == "city" or (name == "rc_court" and self._form.raw("rc_number"))
        if wanted and isinstance(input_, TextField):
            forum = known.forum
            input_.set_raw(forum.city if name == "city" else forum.court.fr)
            input_.selectAll()

    def _left(self, name: str) -> None:
        self._focused = ""
        self._visited.add(name)
        settled = self._form.settled(name)
        if settled != self._form.raw(name):
            self._input(name).set_raw(settled)
        self._tell_issues()

    def _go_on(self, name: str) -> None:
        """Enter: to the next field that takes something, whatever stands between."""
        names = [name for name in _ORDER if self._input(name).isVisible()]
        after = names[names.index(name) + 1 :] if name in names else names[:1]
        if after:
            self._input(after[0]).setFocus(Qt.FocusReason.TabFocusReason)
            self._area.ensureWidgetVisible(self._frame(after[0]), 0, MARGIN)

    def _frame(self, name: str) -> QWidget:
        return self.notice.boxes[name] if name in CONSENTS else self.fields.fields[name]

    def _input(self, name: str) -> Input:
        return self.notice.boxes[name] if name in CONSENTS else self.fields.input(name)

    # Showing.

    @property
    def _programme(self) -> Programme | None:
        return self._known.programme if self._known else None

    def _show(self, form: EnterpriseForm, typed: Mapping[str, str]) -> None:
        came = form.dossier != self._form.dossier or form.is_new
        self._form = form
        for name, raw in typed.items():
            if name in FIELDS:
                form.type(name, raw)
        self._loading = True
        for name in _ORDER:
            if not self._input(name).hasFocus() or self._input(name).raw() != form.raw(name):
                self._input(name).set_raw(form.raw(name))
        self._loading = False
        if came:
            self._visited = {name for name in FIELDS if form.raw(name)}
            self.reason.clear()
            self._back()
            if any(form.raw(name) for name in RARE):
                self.fields.unfold()
            else:
                self.fields.fold()
            self._show_alike(())
        self._tell_issues()
        self._finder.ask_soon()
        self._say_draft()

    def _tell_issues(self) -> None:
        issues = self._form.issues()
        for name, field in self.fields.fields.items():
            self._tell_issue(name, field, issues.get(name, _NOTHING))
            if name in RARE and name in issues and issues[name].severity == "error":
                self.fields.unfold()

    def _tell_issue(self, name: str, field: BilingualField, issue: Issue) -> None:
        text = say(issue.code, self.context.language, field=name) if issue.code else ""
        # What came wrong from a list is marked at once, also where the focus is put on it.
        typed = name == self._focused and name in self._form.typed
        typing = typed or name not in self._visited
        field.tell(
            text,
            wrong=issue.severity == "error" and bool(text),
            typing=typing,
            proposal=issue.proposal,
            key=self.tr("Take {number}").format(number=grouped_phone(issue.proposal)),
        )

    def _tell_change(self) -> None:
        """Tell the dossier view, but only when what it shows of this step is another now."""
        action = self.next_action()
        seen = (
            self._form.is_dirty,
            int(self._form.is_new) + 2 * int(action is not None and action.enabled),
            self._draft is not None,
        )
        if seen != self._seen:
            self._seen = seen
            self.changed.emit()

    # Others that may be the same.

    def _show_alike(self, found: Sequence[Alike]) -> None:
        self._alike = tuple(found)
        self.strip.show_alike(self._alike)
        if not found:
            self._back()

    def _compare(self) -> None:
        if self._alike:
            self._stack.setCurrentWidget(self.compare)
            self.strip.hide()
            self.compare.show_alike(self._form.values(), self._alike, self._programme)

    def _back(self) -> None:
        if self._stack.currentWidget() is self.compare:
            self._stack.setCurrentWidget(self._area)
            self.compare.clear()
            self.strip.show_alike(self._alike)
            self._input(self._last).setFocus()

    def _open_instead(self, dossier: str) -> None:
        self._keeper.flush()
        self._back()
        self.open_asked.emit(dossier)

    # The desk.

    def _ask_suggestions(self) -> None:
        self.context.desk.ask(suggestions, self._came, lambda _: None)

    def _came(self, known: Suggestions) -> None:
        self._known = known
        self._form.programme = known.programme
        self._offer()
        self._tell_issues()

    def _offer(self) -> None:
        if self._known is not None:
            self._loading = True
            self.fields.offer(self._known.programme, self._known.texts, self.context.language)
            self._loading = False
            self.notice.show_protection(self._known.programme.data_protection)

    def _forget(self) -> None:
        """The desk is locked: nothing of anybody stays in memory; the draft is on the disk."""
        self._draft_id, self._draft, self._others = _new_id(), None, 0
        self._show(EnterpriseForm(programme=self._programme), {})
        self._finder.stop()
        for name in ("activity", "address", "city", "rc_court"):
            input_ = self.fields.fields[name].input
            if isinstance(input_, TextField):
                input_.suggest(())


_NOTHING = Issue("", "", "info")
_REQUIRED = ("name", "manager", "rc_number", "activity", "turnover", "legal_form", "sector", "city")
_ORDER = (
    *("name", "name_ar", "manager", "manager_ar", "rc_number", "rc_court", "tp_number", "phone"),
    *("activity", "turnover", "legal_form", "sector", "city", "liberal_profession"),
    *RARE,
    *CONSENTS,
)


def _new_id() -> str:
    return str(uuid.uuid4())
