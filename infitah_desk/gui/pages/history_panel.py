"""The history of a dossier: who wrote what when, with what stood there before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
)

from infitah_desk.domain.enterprise import Mark
from infitah_desk.gui.context import Context
from infitah_desk.gui.line_breaks import unbroken
from infitah_desk.gui.pages.dossier_header import apart
from infitah_desk.gui.pages.step_panel import StepPanel
from infitah_desk.gui.widgets.reading_cells import make_readable
from infitah_desk.system.moments import day_text, moment_text
from infitah_desk.system.texts import catalogue, field_name, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from infitah_desk.domain.events import FieldValue
    from infitah_desk.services.showing import Change, Entry, Shown

_LINES_PX = 220


class HistoryPanel(StepPanel):
    """A table that is read line by line, the latest at the bottom."""

    name = "history"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._shown: Shown | None = None
        self._entries: Sequence[Entry] = ()
        self.table = QTableWidget(0, 3)
        make_readable(self.table, "historyTable")
        self.table.setMinimumHeight(_LINES_PX)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setWordWrap(True)
        header = self.table.horizontalHeader()
        for place in (0, 1):
            header.setSectionResizeMode(place, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        # The last column takes what is left once the rows are there, and wraps anew.
        header.geometriesChanged.connect(self.table.resizeRowsToContents)
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 4, 24, 16)
        column.addWidget(self.table)
        self.retranslate()

    def lines(self) -> list[tuple[str, ...]]:
        """When, who and what of each event, as they are shown."""
        return [self._line(entry) for entry in self._entries]

    def title(self) -> str:
        """The panel's name."""
        return self.tr("History")

    def retranslate(self) -> None:
        """Say everything anew."""
        self.table.setAccessibleName(self.tr("History of the dossier"))
        self.table.setToolTip(self.tr("What was done to this dossier, by whom and when"))
        self.table.setHorizontalHeaderLabels([self.tr("When"), self.tr("Who"), self.tr("What")])
        self._say()

    def show_dossier(self, shown: Shown | None) -> None:
        """Ask for this dossier's history, if it is looked at."""
        self._shown = shown
        if shown is None:
            self._entries = ()
            self._say()
        elif self.isVisible():
            self._ask()

    def entered(self) -> None:
        """In front: ask, and let the keys scroll."""
        self.table.setFocus()
        self._ask()

    def _ask(self) -> None:
        from infitah_desk.services.showing import dossier_history

        shown = self._shown
        if shown is None:
            return

        def came(entries: Sequence[Entry]) -> None:
            if self._shown is not None and self._shown.state.dossier == shown.state.dossier:
                self._entries = entries
                self._say()

        self.context.desk.ask(dossier_history, came, None, shown.state.dossier)

    def _say(self) -> None:
        self.table.setRowCount(len(self._entries))
        for row, texts in enumerate(self.lines()):
            for place, text in enumerate(texts):
                item = QTableWidgetItem(unbroken(text))
                item.setData(Qt.ItemDataRole.AccessibleTextRole, text)
                item.setTextAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
                self.table.setItem(row, place, item)
        if self._entries:
            self.table.scrollToBottom()

    def _line(self, entry: Entry) -> tuple[str, str, str]:
        moment = entry.moment
        node = moment.log.partition(".")[0]
        return moment_text(moment.time), f"{moment.author} · {node}", self._what(entry)

    def _what(self, entry: Entry) -> str:
        lines = [self._sentence(entry), *self._details(entry)]
        if entry.withheld:
            lines.append(self.tr("The personal part of this event is not here."))
        if entry.alarm:
            lines.append(f"⚠ {say(entry.alarm, self.context.language)}")
        return "\n".join(lines)

    def _sentence(self, entry: Entry) -> str:
        kind, said = entry.moment.kind, dict(entry.said)
        code = f"event.{kind}"
        if kind == "dossier.registered" and said.get("list_digest"):
            code = "event.dossier.imported"
        if code not in catalogue():
            code = "event.unknown"
        if "type" in said:
            said["type"] = self._paper(str(said["type"]))
        if "date" in said:
            said["date"] = day_text(str(said["date"]))
        return say(code, self.context.language, **said)

    def _details(self, entry: Entry) -> list[str]:
        """What the body says; a first registration is not told field by field."""
        said = entry.said
        lines = []
        if entry.moment.kind != "dossier.registered":
            lines += [self._changed(change) for change in entry.changes]
        if entry.moment.kind == "document.accepted":
            shown = " ".join(str(said[k]) for k in ("number", "court") if said.get(k))
            if shown:
                lines.append(apart(shown))
        if said.get("until"):
            lines.append(self.tr("Back at {time}").format(time=str(said["until"])[11:16]))
        if said.get("to"):
            lines.append(self.tr("To {person}").format(person=apart(str(said["to"]))))
        if said.get("reason"):
            lines.append(self.tr("Reason: {reason}").format(reason=apart(self._reason(entry))))
        return lines

    def _reason(self, entry: Entry) -> str:
        """A reason is a code of the catalogue, a paper's type, or what a clerk wrote."""
        reason = str(entry.said["reason"])
        if reason in catalogue():
            return say(reason, self.context.language)
        return self._paper(reason)

    def _paper(self, code: str) -> str:
        for type_ in self._shown.programme.documents if self._shown else ():
            if type_.code == code:
                word: str = getattr(type_, self.context.language)
                return word
        return code

    def _changed(self, change: Change) -> str:
        return self.tr("{field}: {old} → {new}").format(
            field=field_name(change.field, self.context.language),
            old=apart(self._value(change.field, change.old)),
            new=apart(self._value(change.field, change.new)),
        )

    def _value(self, field: str, value: FieldValue) -> str:
        if value is None or value == "":
            return "—"
        if isinstance(value, Mark):
            return value.raw or "—"
        if isinstance(value, bool):
            return self.tr("yes") if value else self.tr("no")
        choices = {"legal_form": "legal_forms", "sector": "sectors"}
        if field in choices and self._shown is not None:
            for choice in getattr(self._shown.programme, choices[field]):
                if choice.code == value:
                    return str(getattr(choice, self.context.language))
        return str(value)
