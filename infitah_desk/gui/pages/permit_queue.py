"""The printing queue on screen: sheets that were sent to paper, and what became of each."""

from __future__ import annotations

import datetime as dt
from pathlib import PurePath
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from infitah_desk.domain.reasons import SPOILED
from infitah_desk.gui.context import Context
from infitah_desk.gui.pages.today_due import name_of
from infitah_desk.gui.pages.today_waiting import fit_rows
from infitah_desk.gui.widgets.flow_layout import FlowLayout
from infitah_desk.gui.widgets.format_field import format_name
from infitah_desk.gui.widgets.keys import with_key
from infitah_desk.gui.widgets.reason_field import ReasonField
from infitah_desk.gui.widgets.report_table import Cell, ReportTable
from infitah_desk.gui.widgets.showing_whole import show_whole
from infitah_desk.services.queueing import Answered, answer_sheets, waiting_sheets
from infitah_desk.system.texts import say

if TYPE_CHECKING:
    from infitah_desk.domain.permit import PermitState
    from infitah_desk.services.queueing import Outcome, Waiting

_MOST_ROWS = 9
_FILE_ENDING = ".pdf"
_LONGEST_NAME, _HALF = 25, 12


class PermitQueue(QWidget):
    """A line for each sheet; the marked ones are in hand, spoiled, or never came out."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._sheets: tuple[Waiting, ...] = ()
        self._busy = False
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        self.setObjectName("permitQueue")
        self._title = QLabel()
        self._title.setProperty("role", "strong")
        self._hint = QLabel()
        self._hint.setObjectName("queueLabel")
        self._hint.setProperty("role", "secondary")
        self._hint.setWordWrap(True)
        self.table = ReportTable(self._context, "queueTable", wide_column=1, several=True)
        self.all = QPushButton()
        self.all.setObjectName("markAllSheetsButton")
        self.in_hand = QPushButton()
        self.in_hand.setObjectName("sheetsInHandButton")
        self.spoiled = QPushButton()
        self.spoiled.setObjectName("sheetsSpoiledButton")
        self.not_out = QPushButton()
        self.not_out.setObjectName("sheetsNotPrintedButton")
        self._buttons = QWidget()
        flow = FlowLayout(self._buttons, 8)
        for button in (self.all, self.in_hand, self.not_out, self.spoiled):
            flow.addWidget(button)
        self.reason = ReasonField(self._context, "sheetsSpoiledReason", SPOILED)
        self.confirm = QPushButton()
        self.confirm.setObjectName("sheetsSpoiledConfirmButton")
        self._spoiling = QWidget()
        spoiling = QHBoxLayout(self._spoiling)
        spoiling.setContentsMargins(0, 0, 0, 0)
        spoiling.setSpacing(8)
        spoiling.addWidget(self.reason, 1)
        spoiling.addWidget(self.confirm, 0, Qt.AlignmentFlag.AlignTop)
        self._spoiling.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self._title, self._hint, self.table, self._buttons, self._spoiling):
            column.addWidget(part)

    def _connect(self) -> None:
        self.table.row_chosen.connect(
            lambda row: self._context.ways.dossier_asked.emit(self._sheets[row].dossier)
        )
        self.table.marked_changed.connect(self._say)
        self.all.clicked.connect(self._mark_all)
        self.in_hand.clicked.connect(lambda: self._answer("in_hand"))
        self.not_out.clicked.connect(lambda: self._answer("not_printed"))
        self.spoiled.clicked.connect(self._toggle_spoiling)
        self.reason.changed.connect(self._say)
        self.reason.entered.connect(self.confirm.click)
        self.confirm.clicked.connect(lambda: self._answer("spoiled", self.reason.reason))

    def retranslate(self) -> None:
        """Say everything anew."""
        self._title.setText(self.tr("Sheets that were sent: is each one in hand?"))
        self.table.setAccessibleName(self.tr("Sheets to answer for"))
        self.table.setToolTip(
            self.tr("Mark with Ctrl and a click, Shift and the arrows, or Ctrl+A; Enter opens one")
        )
        self.reason.retranslate(self.tr("Why the sheets are spoiled"))
        with_key(self.all, self.tr("Mark all"), "Ctrl+Shift+M")
        with_key(self.confirm, self.tr("Throw them away"), "Ctrl+Shift+G")
        self._fill()

    def ask(self) -> None:
        """Ask anew which sheets wait."""
        self._context.desk.ask(waiting_sheets, self._came, None)

    def focus_first(self) -> None:
        """To the list."""
        self.table.setFocus()

    def clear(self) -> None:
        """Names go."""
        self._busy = False
        self._spoiling.hide()
        self._came(())

    def _came(self, sheets: tuple[Waiting, ...]) -> None:
        marked = {self._sheets[row].number for row in self.table.marked_rows()}
        self._sheets = sheets
        self._fill()
        self.table.mark_rows([row for row, each in enumerate(sheets) if each.number in marked])

    def _fill(self) -> None:
        marked = self.table.marked_rows()
        self.table.fill(
            [
                self.tr("Permit"),
                self.tr("Enterprise"),
                self.tr("Copy"),
                self.tr("Format"),
                self.tr("Sent to"),
                self.tr("When"),
            ],
            [self._cells(each) for each in self._sheets],
        )
        self.table.mark_rows([row for row in marked if row < len(self._sheets)])
        fit_rows(self.table, len(self._sheets), _MOST_ROWS)
        self._say()

    def _cells(self, each: Waiting) -> list[Cell]:
        why = say(each.reason, self._context.language) if each.reason else ""
        copy = f"{each.copy} · {why}" if why else str(each.copy)
        # Of a file its name does here; its folder is the one of all of them.
        is_file = each.outlet.lower().endswith(_FILE_ENDING)
        return [
            Cell(each.number),
            Cell(name_of(each.name, each.name_ar, self._context)),
            Cell(copy),
            Cell(format_name(each.format)),
            Cell(_short(PurePath(each.outlet).name if is_file else each.outlet)),
            Cell(_day_and_time(each.sent)),
        ]

    def _say(self) -> None:
        count, marked = len(self._sheets), len(self.table.marked_rows())
        self._hint.setText(
            self.tr("%n sheet(s) to answer for; they wait here, whatever happens.", "", count)
            if count
            else self.tr("No sheet waits for an answer.")
        )
        for widget in (self.table, self._buttons):
            widget.setVisible(bool(count))
        if not marked:
            self._spoiling.hide()
        many = f" ({marked})" if marked else ""
        for button, words, key in (
            (self.in_hand, self.tr("In hand"), "Ctrl+Return"),
            (self.not_out, self.tr("Never came out"), "Ctrl+J"),
            (self.spoiled, self.tr("Spoiled…"), "Ctrl+G"),
        ):
            with_key(button, words + many, key)
            button.setEnabled(bool(marked) and not self._busy)
        self.confirm.setEnabled(bool(self.reason.reason) and not self._busy)

    def _mark_all(self) -> None:
        self.table.selectAll()
        self.table.setFocus()

    def _toggle_spoiling(self) -> None:
        self._spoiling.setVisible(self._spoiling.isHidden())
        if self._spoiling.isVisible():
            self.reason.choose(SPOILED[0])
            self.reason.setFocus()
            show_whole(self._spoiling)

    def _answer(self, outcome: Outcome, reason: str = "") -> None:
        answers = [
            Answered(self._sheets[row].number, outcome, reason) for row in self.table.marked_rows()
        ]
        if not answers:
            return
        self._busy = True
        self._say()
        self._context.desk.do(answer_sheets, self._answered, self._refused, answers)

    def _answered(self, permits: tuple[PermitState, ...]) -> None:
        self._busy = False
        self._spoiling.hide()
        self._context.notice.tell_good(self.tr("%n sheet(s) are answered for.", "", len(permits)))
        self.ask()

    def _refused(self, error: Exception) -> None:
        self._busy = False
        self._say()
        self._context.desk.refused.emit(error)


def _short(name: str) -> str:
    """A name whose ends tell it from others; long ones would push the rest out of sight."""
    return name if len(name) <= _LONGEST_NAME else f"{name[:_HALF]}…{name[-_HALF:]}"


def _day_and_time(moment: str) -> str:
    """When it was, on the clock of this desk; "" where nobody knows."""
    return f"{dt.datetime.fromisoformat(moment).astimezone():%d/%m %H:%M}" if moment else ""
