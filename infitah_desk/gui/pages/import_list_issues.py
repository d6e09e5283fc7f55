"""What is to be said of a list's rows, one line each; after the import a line opens its dossier."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from infitah_desk.gui.context import Context
from infitah_desk.gui.widgets.report_table import Cell, ReportTable
from infitah_desk.system.texts import field_name, say

if TYPE_CHECKING:
    from infitah_desk.domain.pre_registration import RowIssue
    from infitah_desk.services.importing import Imported

_CHIPS = {"error": "wrong", "warning": "to_do", "info": "grey"}
_ORDER = ("error", "warning", "info")


class IssuesPanel(QWidget):
    """The worst first, then by row."""

    open_dossier = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._counted: Imported | None = None
        self._can_open = False
        self._issues: list[RowIssue] = []
        self._dossiers: dict[int, str] = {}
        self._build()
        self.table.row_chosen.connect(self._open)

    def _build(self) -> None:
        self.setObjectName("issuesPanel")
        self._heading = QLabel()
        self._heading.setProperty("role", "secondary")
        self.table = ReportTable(self._context, "issuesTable", wide_column=3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._heading)
        column.addWidget(self.table, 1)

    def retranslate(self) -> None:
        """Say everything anew."""
        self.table.setAccessibleName(self.tr("What is to be said of the rows"))
        self.table.setToolTip(self.tr("Enter opens the dossier of a row, once it is imported"))
        self.show_issues(self._counted, can_open=self._can_open)

    def show_issues(self, counted: Imported | None, *, can_open: bool) -> None:
        """Show the issues of a list; `can_open` once its rows are dossiers."""
        self._counted, self._can_open = counted, can_open
        self._issues = sorted(
            counted.issues if counted else (),
            key=lambda issue: (_ORDER.index(issue.severity), issue.row),
        )
        self._dossiers = {row.row: row.dossier for row in counted.rows} if counted else {}
        titles = (
            self.tr("Row"),
            self.tr("How bad"),
            self.tr("Field"),
            self.tr("In words"),
            self.tr("Read as"),
        )
        self.table.fill(titles, [self._row(issue) for issue in self._issues])
        self._heading.setText(self.tr("%n remark(s) on the rows", "", len(self._issues)))
        self.setVisible(bool(self._issues))

    def _row(self, issue: RowIssue) -> tuple[Cell, ...]:
        language = self._context.language
        return (
            Cell(str(issue.row)),
            Cell(self._severity(issue.severity), _CHIPS[issue.severity]),
            Cell(field_name(issue.field, language) if issue.field else "—"),
            Cell(say(issue.code, language, field=issue.field, column=issue.field)),
            Cell(issue.proposal),
        )

    def _severity(self, severity: str) -> str:
        return {
            "error": self.tr("to correct"),
            "warning": self.tr("to look at"),
        }.get(severity, self.tr("to know"))

    def _open(self, row: int) -> None:
        dossier = self._dossiers.get(self._issues[row].row)
        if self._can_open and dossier is not None:
            self.open_dossier.emit(dossier)
