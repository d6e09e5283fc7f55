"""Files of the exchange page: what came of each, and whose the receipts written are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from infitah_desk.gui.context import Context
from infitah_desk.gui.grouped_numbers import grouped
from infitah_desk.gui.widgets.lazy_rows import LazyRows
from infitah_desk.gui.widgets.report_table import Cell, ReportTable
from infitah_desk.system.texts import Language, say

if TYPE_CHECKING:
    from infitah_desk.services.carrying import ReceiptFile
    from infitah_desk.services.taking import Taken

_CHIPS = {
    "merged": "good",
    "known": "grey",
    "read": "good",
    "quarantined": "to_do",
    "enrol": "to_do",
    "rejected": "wrong",
}


def quarantined_in_words(taken: Taken, language: Language) -> list[str]:
    """What of a file does not count, a sentence for each desk whose log was revoked."""
    return [
        say("bundle.quarantined", language, node=node, count=count)
        for node, count in taken.quarantined.items()
    ]


class FilesView(QWidget):
    """A table that grows file by file, or of the receipts written last."""

    def __init__(self, context: Context, taken: Sequence[Taken]) -> None:
        super().__init__()
        self._context = context
        self._taken = taken
        self._receipts: Sequence[ReceiptFile] = ()
        self._build()

    def _build(self) -> None:
        self.setObjectName("filesView")
        self.table = ReportTable(self._context, "exchangeTable", wide_column=4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._none = QLabel()
        self._none.setObjectName("noFilesLabel")
        self._none.setProperty("role", "secondary")
        self._none.setWordWrap(True)
        column.addWidget(self._none, 1, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.table, 1)

    def retranslate(self) -> None:
        """Say everything anew."""
        self.table.setAccessibleName(self.tr("Files that were read, and what came of each"))
        self.table.setToolTip(self.tr("Arrow keys go through the files"))
        self._none.setText(self.tr("No file was read yet. Files can be dropped on this page."))
        self._fill()

    def show_files(self) -> None:
        """Show the files that were read, from the first one on."""
        self._receipts = ()
        self._fill()

    def grow(self) -> None:
        """One more was read."""
        self.table.grow()
        self._show_table()

    def show_receipts(self, written: Sequence[ReceiptFile]) -> None:
        """Show which file is whose: only inside do they say so."""
        self._receipts = written
        self._fill()

    def count(self) -> int:
        """How many lines there are."""
        return len(self._receipts or self._taken)

    def _fill(self) -> None:
        titles = (
            self.tr("File"),
            self.tr("From"),
            self.tr("What it is"),
            self.tr("Result"),
            self.tr("In words"),
        )
        if self._receipts:
            self.table.fill(titles, LazyRows(self._receipts, self._receipt_row))
        else:
            self.table.fill(titles, LazyRows(self._taken, self._row))
        self._show_table()

    def _show_table(self) -> None:
        self.table.setVisible(self.count() > 0)
        self._none.setVisible(self.count() == 0)

    def _row(self, taken: Taken) -> tuple[Cell, ...]:
        return (
            Cell(taken.file.name, ltr=True),
            Cell(taken.node),
            Cell(self._kind(taken.kind)),
            Cell(self._status(taken.status), _CHIPS.get(taken.status, "grey")),
            Cell(self._words(taken)),
        )

    def _receipt_row(self, written: ReceiptFile) -> tuple[Cell, ...]:
        return (
            Cell(written.file.name, ltr=True),
            Cell(""),
            Cell(self._kind("receipt")),
            Cell(self.tr("written"), "good"),
            Cell(self.tr("To hand to {node}.").format(node=written.node)),
        )

    def _kind(self, kind: str) -> str:
        return {
            "events": self.tr("bundle"),
            "receipt": self.tr("receipt"),
            "reference": self.tr("reference"),
            "kit": self.tr("kit"),
            "enrolment": self.tr("enrolment request"),
        }.get(kind, "—")

    def _status(self, status: str) -> str:
        return {
            "merged": self.tr("merged"),
            "known": self.tr("known already"),
            "read": self.tr("read"),
            "quarantined": self.tr("in quarantine"),
            "enrol": self.tr("to enrol"),
        }.get(status, self.tr("refused"))

    def _words(self, taken: Taken) -> str:
        if taken.error is not None:
            return self._context.say(taken.error).replace("\n", " ")
        match taken.status, taken.kind:
            case "read", "receipt" if taken.safe:
                return self.tr("Safe at headquarters up to no. {seq}").format(seq=taken.seq)
            case "read", "receipt":
                return self.tr("{node} has what was written here up to no. {seq}").format(
                    node=taken.node, seq=taken.seq
                )
            case "enrol", _:
                return self.tr("{node} asks to be enrolled: compare the fingerprint.").format(
                    node=taken.node
                )
        count = self.tr("%n new event(s)", "", taken.new_events)
        news = grouped(count, self._context.language)
        if not taken.new_events and taken.status in {"known", "quarantined"}:
            news = self.tr("Nothing new in it.")
        return " · ".join([news, *quarantined_in_words(taken, self._context.language)])
