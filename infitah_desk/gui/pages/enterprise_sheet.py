"""The form itself, as it is typed: each field shown, checked and told of while somebody types.

What a keystroke, entering or leaving a field does belongs here; what becomes of the whole form
(drafts, saving, likely duplicates) belongs to the panel around it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from infitah_desk.domain.contacts import grouped_phone
from infitah_desk.domain.enterprise import FIELDS, Issue
from infitah_desk.domain.programme import Programme
from infitah_desk.domain.served import SERVED
from infitah_desk.gui.context import Context
from infitah_desk.gui.models.enterprise_form import CONSENTS, EnterpriseForm
from infitah_desk.gui.pages.enterprise_fields import RARE, EnterpriseFields
from infitah_desk.gui.pages.enterprise_notice import DataNotice
from infitah_desk.gui.sheets import print_data_notice
from infitah_desk.gui.widgets.bilingual_field import BilingualField, Input
from infitah_desk.gui.widgets.draft_line import DraftLine
from infitah_desk.gui.widgets.text_field import TextField
from infitah_desk.services.suggesting import Suggestions
from infitah_desk.system.texts import say

MARGIN = 12


class EnterpriseSheet(QScrollArea):
    """Shows an `EnterpriseForm` and types into it. `typed`: a field holds something else now."""

    typed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.form = EnterpriseForm()
        self._known: Suggestions | None = None
        self._visited: set[str] = set()
        self._served: frozenset[str] = frozenset()
        self._focused = ""
        self._last = "name"
        self._loading = False
        self._build()
        self._connect()

    def _build(self) -> None:
        self.setObjectName("enterpriseForm")
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.fields = EnterpriseFields()
        self.notice = DataNotice()
        self.draft_line = DraftLine()
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(24, 2, 24, 12)
        column.setSpacing(8)
        for part in (self.fields, self.notice, self.draft_line):
            column.addWidget(part)
        column.addStretch(1)
        self.setWidget(inside)
        order = [
            *self.fields.order,
            self.notice.whole,
            self.notice.print,
            *self.notice.boxes.values(),
        ]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _connect(self) -> None:
        self.fields.typed.connect(self._typed)
        self.fields.entered.connect(self._entered)
        self.fields.left.connect(self._left)
        self.fields.next_asked.connect(self._go_on)
        self.notice.typed.connect(self._typed)
        self.notice.next_asked.connect(self._go_on)
        self.notice.print_asked.connect(self._print_notice)

    def retranslate(self) -> None:
        """Say everything anew; what is typed stays."""
        language = self._context.language
        self.fields.retranslate(language)
        self.notice.retranslate(language)
        self.draft_line.retranslate()
        self._offer()
        self.tell_issues()

    @property
    def programme(self) -> Programme | None:
        """The programme of this desk, once it is known."""
        return self._known.programme if self._known else None

    # Showing.

    def show_form(self, form: EnterpriseForm, *, came: bool) -> None:
        """Show this form; `came` where it is another dossier's, or a new one."""
        self.form = form
        self._loading = True
        for name in _ORDER:
            if not self.input(name).hasFocus() or self.input(name).raw() != form.raw(name):
                self.input(name).set_raw(form.raw(name))
        self._loading = False
        if came:
            self._visited = {name for name in FIELDS if form.raw(name)}
            if any(form.raw(name) for name in RARE):
                self.fields.unfold()
            else:
                self.fields.fold()
        self.tell_issues()

    def offer(self, known: Suggestions) -> None:
        """Offer the programme's choices, and texts used before."""
        is_first = self._known is None
        self._known = known
        self.form.programme = known.programme
        self._offer()
        if is_first:
            # Whoever types fast has come by before anything was known.
            for name in _PLACES:
                if name in self._visited or name == self._focused:
                    self._propose_place(name)
        self.tell_issues()

    def show_served(self, fields: Collection[str]) -> None:
        """Warn at these fields: their identifier was served elsewhere."""
        if self._served != frozenset(fields):
            self._served = frozenset(fields)
            self.tell_issues()

    def forget_suggestions(self) -> None:
        """The desk is locked: what others typed is not proposed any more."""
        for name in ("activity", "address", "city", "rc_court"):
            input_ = self.fields.fields[name].input
            if isinstance(input_, TextField):
                input_.suggest(())

    def tell_issues(self) -> None:
        """Say below each field what is wrong with it."""
        served = {name: Issue(name, SERVED, "warning") for name in self._served}
        issues = {**served, **self.form.issues()}
        for name, field in self.fields.fields.items():
            self._tell_issue(name, field, issues.get(name, _NOTHING))
            if name in RARE and name in issues and issues[name].severity == "error":
                self.fields.unfold()

    # Where the focus goes.

    def focus_on_what_lacks(self) -> None:
        """Where something is wrong, or else missing, or else to the first field."""
        wrong = [name for name in FIELDS if name in self.form.issues()]
        empty = [name for name in _REQUIRED if not self.form.raw(name)]
        wanted = "name" if self.form.is_new and not self.form.is_dirty else ""
        self._focus(wanted or next(iter([*wrong, *empty]), "name"))

    def focus_on_wrong(self, names: Sequence[str]) -> None:
        """These cannot be saved: all are marked, the first is typed anew."""
        self._visited |= set(names)
        self.tell_issues()
        self._focus(names[0])

    def focus_on_last(self) -> None:
        """Back to where somebody was typing."""
        self.input(self._last).setFocus()

    def _focus(self, name: str) -> None:
        if name in RARE:
            self.fields.unfold()
        self.input(name).setFocus(Qt.FocusReason.TabFocusReason)

    # Typing.

    def _typed(self, name: str) -> None:
        if self._loading:
            return
        self.form.type(name, self.input(name).raw())
        self.tell_issues()
        self.typed.emit()

    def _entered(self, name: str) -> None:
        self._focused = self._last = name
        self.ensureWidgetVisible(self._frame(name), 0, MARGIN)
        self._propose_place(name)
        self.tell_issues()

    def _propose_place(self, name: str) -> None:
        """The forum's own court and city are what most people answer: ready, to type over."""
        known = self._known
        if known is None or known.forum is None or not self.form.is_new or self.form.raw(name):
            return
        input_ = self.fields.fields[name].input
        wanted = name == "city" or (name == "rc_court" and self.form.raw("rc_number"))
        if wanted and isinstance(input_, TextField):
            forum = known.forum
            input_.set_raw(forum.city if name == "city" else forum.court.fr)
            if name == self._focused:
                input_.selectAll()

    def _left(self, name: str) -> None:
        self._focused = ""
        self._visited.add(name)
        settled = self.form.settled(name)
        if settled != self.form.raw(name):
            self.input(name).set_raw(settled)
        self.tell_issues()

    def _go_on(self, name: str) -> None:
        """Enter: to the next field that takes something, whatever stands between."""
        names = [name for name in _ORDER if self.input(name).isVisible()]
        after = names[names.index(name) + 1 :] if name in names else names[:1]
        if after:
            self.input(after[0]).setFocus(Qt.FocusReason.TabFocusReason)
            self.ensureWidgetVisible(self._frame(after[0]), 0, MARGIN)

    def _print_notice(self) -> None:
        print_data_notice(self._context, self.tr("Folder for the notice"))

    def _tell_issue(self, name: str, field: BilingualField, issue: Issue) -> None:
        text = say(issue.code, self._context.language, field=name) if issue.code else ""
        # What came wrong from a list is marked at once, also where the focus is put on it.
        typed = name == self._focused and name in self.form.typed
        typing = typed or name not in self._visited
        field.tell(
            text,
            wrong=issue.severity == "error" and bool(text),
            doubtful=issue.code == SERVED,
            typing=typing,
            proposal=issue.proposal,
            key=self.tr("Take {number}").format(number=grouped_phone(issue.proposal)),
        )

    def _frame(self, name: str) -> QWidget:
        return self.notice.boxes[name] if name in CONSENTS else self.fields.fields[name]

    def input(self, name: str) -> Input:
        """What a field, or a consent, is typed into."""
        return self.notice.boxes[name] if name in CONSENTS else self.fields.input(name)

    def _offer(self) -> None:
        if self._known is not None:
            texts: Mapping[str, Sequence[str]] = self._known.texts
            self._loading = True
            self.fields.offer(self._known.programme, texts, self._context.language)
            self._loading = False
            self.notice.show_protection(self._known.programme.data_protection)


_NOTHING = Issue("", "", "info")
_PLACES = ("rc_court", "city")
_REQUIRED = ("name", "manager", "rc_number", "activity", "turnover", "legal_form", "sector", "city")
_ORDER = (
    *("name", "name_ar", "manager", "manager_ar", "rc_number", "rc_court", "tp_number", "phone"),
    *("activity", "turnover", "legal_form", "sector", "city", "liberal_profession"),
    *RARE,
    *CONSENTS,
)
