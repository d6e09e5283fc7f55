"""What is said of a paper before it is accepted: by the rules that decide it in the end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from infitah_desk.domain.agreement import Agreement, agreements
from infitah_desk.domain.circumstances import Circumstances
from infitah_desk.domain.errors import Refused
from infitah_desk.domain.events import DossierCorrected
from infitah_desk.domain.paper_warnings import paper_warnings
from infitah_desk.domain.rules import decide
from infitah_desk.gui.context import Context
from infitah_desk.gui.pages.documents_form import PaperForm
from infitah_desk.system.moments import day_text
from infitah_desk.system.texts import field_name, listed, say

if TYPE_CHECKING:
    from infitah_desk.domain.programme import DocumentType
    from infitah_desk.services.showing import Shown

_UNFINISHED = frozenset(
    (
        "document.number_missing",
        "document.court_missing",
        "stop.not_open",
        "rc.not_a_number",
    )
)
"""Only not there yet, rather than wrong."""

_SAID_AT_THE_FIELD = "document.name_differs"


@dataclass(frozen=True)
class Judgement:
    """The sentence on the paper, the kind of chip that it stands in, and what else to look at."""

    text: str = ""
    kind: str = ""
    warnings: tuple[str, ...] = ()
    compared: tuple[Agreement, ...] = ()

    @property
    def good(self) -> bool:
        """Whether the paper can be accepted."""
        return self.kind == "good"


class PaperJudge(QObject):
    """Puts the rules' answers into words, in the language of the moment."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context

    def look_at(self, shown: Shown, type_: DocumentType, form: PaperForm) -> Judgement:
        """The paper as it is typed, beside what the form says."""
        if form.unread_day():
            text = self.tr("The date cannot be read: write it like 14/09/2010.")
            return Judgement(text, "wrong")
        # What is ticked is asked for elsewhere: here only what is written counts.
        paper = form.paper(tuple(check.code for check in type_.checks))
        compared = agreements(shown.state, shown.programme, type_, paper)
        stop = shown.stop.date if shown.stop is not None else ""
        warnings = tuple(
            say(each.code, self._context.language, **_spelled(each.details))
            for each in paper_warnings(type_, paper, stop, compared)
            if each.code != _SAID_AT_THE_FIELD
        )
        now = Circumstances(shown.programme, self._context.desk.node, stop=shown.stop)
        try:
            contents = decide(shown.state, paper, now)
        except Refused as refused:
            kind = "to_do" if refused.code in _UNFINISHED else "wrong"
            return Judgement(self._context.say(refused), kind, warnings, compared)
        filled = [
            field_name(name, self._context.language)
            for content in contents
            if isinstance(content, DossierCorrected)
            for name in content.values
        ]
        text = self._agreeing(type_, compared, filled)
        return Judgement(text, "good", warnings, compared)

    def _agreeing(
        self, type_: DocumentType, compared: tuple[Agreement, ...], filled: list[str]
    ) -> str:
        if filled:
            text = self.tr("The form lacks this and takes it from the paper: {fields}.")
            return text.format(fields=listed(filled, self._context.language))
        words = {"number": self.tr("number"), "court": self.tr("court"), "name": self.tr("name")}
        same = [words[each.field] for each in compared if each.same]
        if same:
            text = self.tr("As on the form ({fields}): compare it with the paper.")
            return text.format(fields=listed(same, self._context.language))
        if "number" not in type_.fields:
            return self.tr("Seen only: nothing of this paper is compared.")
        return ""

    def may_confirm(self, shown: Shown, type_: DocumentType) -> bool:
        """Whether whoever works here is the one to have the second look."""
        desk = self._context.desk
        author = shown.state.documents[type_.code].author
        return desk.role == "desk" and desk.supervisor and author != desk.account

    def second_look(self, shown: Shown, type_: DocumentType) -> str:
        """Who must look, said to whoever is here."""
        author = shown.state.documents[type_.code].author
        name = f"\u2068{author}\u2069"
        if self.may_confirm(shown, type_):
            text = self.tr("{name} accepted this paper. Look at it too, then confirm it.")
        elif author == self._context.desk.account:
            text = self.tr("You accepted this paper: another supervisor must look at it too.")
        else:
            text = self.tr("{name} accepted this paper: a supervisor must look at it too.")
        return text.format(name=name)


def must_be_confirmed(shown: Shown, type_: DocumentType) -> bool:
    """Whether an accepted paper still waits for its second look."""
    paper = shown.state.documents.get(type_.code)
    return (
        type_.second_look
        and paper is not None
        and paper.accepted
        and not paper.confirmed
        and f"document.{type_.code}" not in shown.state.conflicts
    )


def _spelled(details: Mapping[str, str | int]) -> dict[str, str | int]:
    """Dates as papers have them."""
    return {
        name: day_text(str(value)) if name == "date" else value for name, value in details.items()
    }
