"""Data quality: from a figure to the desk that can be told of it, and to the dossiers behind it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from infitah_desk.domain.programme import Programme
from infitah_desk.domain.quality import FLAWS, NO_FAULT
from infitah_desk.domain.statistics import share_of
from infitah_desk.gui.context import Context
from infitah_desk.gui.pages.numbers_subjects import in_cells
from infitah_desk.gui.widgets.drop_zone import ask_folder
from infitah_desk.gui.widgets.keys import with_key
from infitah_desk.gui.widgets.report_table import Cell, ReportTable
from infitah_desk.gui.widgets.small_button import small_button
from infitah_desk.services.listing import PAGE, Row, show_rows
from infitah_desk.services.tabulating_quality import (
    ANY,
    DeskLine,
    desk_lines,
    flaw_name,
    line_names,
)
from infitah_desk.system.amounts import number_in_figures
from infitah_desk.system.texts import say

if TYPE_CHECKING:
    from infitah_desk.domain.errors import InfitahError
    from infitah_desk.services.reporting import Reported
    from infitah_desk.services.surveying import Surveyor

FOLDER = "figures"
CHOICES = (*FLAWS, ANY)
"""What can be chosen, in the order of the table above."""
_MOST_ROWS = 8
_EVERY_FAULT = tuple(flaw for flaw in FLAWS if flaw not in NO_FAULT)


class QualityPanel(QWidget):
    """`choose` says which flaw is looked at; a row of the desks narrows it to one of them."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._surveyor: Surveyor | None = None
        self._programme: Programme | None = None
        self._lines: Sequence[DeskLine] = ()
        self._nodes: tuple[str, ...] | None = None
        self._found: dict[int, str] = {}
        self._rows: list[Row] = []
        self._asked = 0
        self.flaw = ANY
        self._build()
        self._connect()

    def _build(self) -> None:
        self.setObjectName("qualityPanel")
        self._title = _label("strong")
        self.desks = ReportTable(self._context, "qualityDesksTable", wide_column=0)
        self._found_title = _label("strong")
        self._found_title.setObjectName("flawedTitle")
        self.names = small_button("saveFlawedNamesButton")
        head = QHBoxLayout()
        head.addWidget(self._found_title, 1)
        head.addWidget(self.names)
        self.dossiers = ReportTable(self._context, "flawedTable", wide_column=0)
        self._note = _label("secondary")
        self._note.setObjectName("flawedNote")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self.desks)
        column.addSpacing(8)
        column.addLayout(head)
        column.addWidget(self.dossiers)
        column.addWidget(self._note)

    def _connect(self) -> None:
        self.desks.marked_changed.connect(self._desk_chosen)
        self.dossiers.row_chosen.connect(
            lambda row: self._context.ways.dossier_asked.emit(self._rows[row].dossier)
        )
        self.names.clicked.connect(self._save_names)

    def retranslate(self) -> None:
        """Say everything anew."""
        self.desks.setAccessibleName(self.tr("Forums and desks"))
        self.desks.setToolTip(self.tr("Arrow keys choose a desk; below are its dossiers"))
        self.dossiers.setAccessibleName(self.tr("Dossiers to look at"))
        self.dossiers.setToolTip(self.tr("Enter opens the dossier"))
        with_key(self.names, self.tr("Save these names as Excel"), "Ctrl+Shift+N")
        self._fill()

    def show_survey(self, surveyor: Surveyor | None, programme: Programme | None) -> None:
        """Show what was counted, or nothing."""
        self._surveyor, self._programme = surveyor, programme
        self._lines = () if surveyor is None else desk_lines(surveyor.result().quality)
        if surveyor is None:
            self._nodes = None
        self._fill()

    def choose(self, flaw: str) -> None:
        """Look at the dossiers that have this flaw."""
        if flaw != self.flaw:
            self.flaw = flaw
            self._fill()

    def _desk_chosen(self) -> None:
        marked = self.desks.marked_rows()
        if marked and marked[0] < len(self._lines):
            nodes = self._lines[marked[0]].nodes
            if nodes != self._nodes:
                self._nodes = nodes
                self._find()

    def _fill(self) -> None:
        language, programme = self._context.language, self._programme
        if self._surveyor is None or programme is None:
            self._find()
            return
        self._title.setText(
            self.tr("{flaw}, by forum and desk").format(flaw=flaw_name(self.flaw, language))
        )
        rows = [
            (
                *line_names(line, programme, language),
                line.quality.dossiers,
                line.number(self.flaw),
                share_of(line.number(self.flaw), line.quality.dossiers),
            )
            for line in self._lines
        ]
        titles = [say(f"figure.column.{each}", language) for each in ("forum", "desk", "dossiers")]
        titles += [self.tr("With this remark"), say("figure.column.share", language)]
        place = self._place()
        self._nodes = self._lines[place].nodes
        with QSignalBlocker(self.desks):
            self.desks.fill(titles, in_cells(rows, language))
            self.desks.choose_row(place)
        self.desks.fit_rows(_MOST_ROWS)
        self._find()

    def _place(self) -> int:
        """The line of the desks that were chosen; all of them where these are gone."""
        places = (place for place, line in enumerate(self._lines) if line.nodes == self._nodes)
        return next(places, 0)

    def _find(self) -> None:
        """Ask for the first dossiers that the two choices leave."""
        self._asked += 1
        asked = self._asked
        flaws = _EVERY_FAULT if self.flaw == ANY else (self.flaw,)
        found = {} if self._surveyor is None else self._surveyor.flawed(flaws, self._nodes or ())
        # Whoever was begun last comes first, as in the list of dossiers.
        self._found = {id_: found[id_] for id_ in sorted(found, reverse=True)}

        def came(rows: list[Row]) -> None:
            if asked == self._asked:
                places = {id_: place for place, id_ in enumerate(self._found)}
                self._rows = sorted(rows, key=lambda row: places[row.id])
                self._show_found()

        self._rows = []
        self._show_found()
        if self._found:
            self._context.desk.ask(show_rows, came, None, list(self._found)[:PAGE])

    def _show_found(self) -> None:
        language, count = self._context.language, len(self._found)
        self._found_title.setText(
            self.tr("{flaw} · {desks}: {count}").format(
                flaw=flaw_name(self.flaw, language),
                desks=self._chosen_words(),
                count=number_in_figures(count, language),
            )
        )
        self.names.setVisible(bool(count) and self._context.desk.supervisor)
        self.dossiers.setVisible(bool(count))
        titles = [
            self.tr("Enterprise"),
            self.tr("Registration"),
            say("figure.list.step", language),
            say("figure.column.desk", language),
        ]
        self.dossiers.fill(titles, [self._cells(row) for row in self._rows])
        self.dossiers.fit_rows(_MOST_ROWS)
        note = self._note_on(count)
        self._note.setText(note)
        self._note.setVisible(bool(note))

    def _note_on(self, count: int) -> str:
        if not count:
            return self.tr("No dossier has this remark: nothing is to be set right.")
        if count <= PAGE:
            return ""
        return self.tr("The first {shown} are shown; a file of names has them all.").format(
            shown=number_in_figures(PAGE, self._context.language)
        )

    def _chosen_words(self) -> str:
        if self._programme is None or not self._lines:
            return ""
        line = self._lines[self._place()]
        if line.kind == "all":
            return self.tr("all desks")
        return " ".join(line_names(line, self._programme, self._context.language))

    def _cells(self, row: Row) -> list[Cell]:
        names = [row.name, row.name_ar]
        if self._context.language == "ar":
            names.reverse()
        number = f"RC {row.rc_number} {row.rc_court}".strip() if row.rc_number else ""
        if not number and row.tp_number:
            number = f"TP {row.tp_number}"
        return [
            Cell(names[0] or names[1] or "…"),
            Cell(number, ltr=True),
            Cell(say(f"step.{row.step}", self._context.language)),
            Cell(self._found.get(row.id, ""), ltr=True),
        ]

    def _save_names(self) -> None:
        from infitah_desk.services.reporting import write_name_list

        folder = ask_folder(self._context, FOLDER, self.tr("Folder for the names"))
        if folder is None or self._surveyor is None:
            return
        line = self._lines[self._place()]
        whose = {"all": "", "forum": line.quality.forum, "desk": line.quality.node}[line.kind]
        parts = (self._context.desk.node, self.flaw, whose)
        file = folder / f"{'-'.join(part for part in parts if part)}.xlsx"
        flaws = _EVERY_FAULT if self.flaw == ANY else (self.flaw,)
        self.names.setEnabled(False)
        language = self._context.language
        self._context.desk.ask(
            write_name_list, self._saved, self._not_saved, file, language, flaws, line.nodes
        )

    def _not_saved(self, error: InfitahError) -> None:
        self.names.setEnabled(True)
        self._context.desk.refused.emit(error)

    def _saved(self, written: Reported) -> None:
        self.names.setEnabled(True)
        self._context.notice.tell_good(
            self.tr("Saved: {file}. {warning}").format(
                file=f"\u2068{written.file}\u2069",
                warning=say("report.not_encrypted", self._context.language),
            )
        )


def _label(role: str) -> QLabel:
    label = QLabel()
    label.setProperty("role", role)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
