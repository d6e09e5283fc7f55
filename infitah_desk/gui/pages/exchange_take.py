"""The taking part of the exchange page: files read one after another, and what came of each."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from infitah_desk.domain.event import node_of
from infitah_desk.gui.context import Context
from infitah_desk.gui.widgets.keys import with_key
from infitah_desk.gui.widgets.report_table import Cell, ReportTable
from infitah_desk.system.texts import listed

if TYPE_CHECKING:
    from infitah_desk.services.carrying import ReceiptFile
    from infitah_desk.services.taking import Holdings, Taken

_CHIPS = {
    "merged": "good",
    "known": "grey",
    "read": "good",
    "quarantined": "to_do",
    "enrol": "to_do",
    "rejected": "wrong",
}


class TakePanel(QWidget):
    """A table of files and how things stand after them; files can be dropped any number of times.

    `request_came` carries an enrolment request, which a person decides about.
    """

    request_came = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._waiting: list[Path] = []
        self._tried_again: set[Path] = set()
        self._taken: list[Taken] = []
        self._receipts: tuple[ReceiptFile, ...] = ()
        self._holdings: Holdings | None = None
        self._running = False
        self._build()
        self._connect()

    def _build(self) -> None:
        self.setObjectName("takePanel")
        self._summary = QLabel()
        self._summary.setObjectName("exchangeSummary")
        self._summary.setProperty("role", "secondary")
        self._summary.setWordWrap(True)
        self.progress = QProgressBar()
        self.progress.setObjectName("mergeProgress")
        self.progress.setTextVisible(False)
        self.cancel = QPushButton()
        self.cancel.setObjectName("cancelMergeButton")
        self.table = ReportTable(self._context, "exchangeTable", wide_column=4)
        self._alarms = QLabel()
        self._alarms.setObjectName("gapsLabel")
        self._alarms.setWordWrap(True)
        self._alarms.setTextFormat(Qt.TextFormat.PlainText)
        self._alarm = QWidget()
        self._alarm.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._alarm.setProperty("notice", "wrong")
        inside = QHBoxLayout(self._alarm)
        inside.setContentsMargins(12, 8, 12, 8)
        inside.addWidget(self._alarms)
        running = QHBoxLayout()
        running.setSpacing(12)
        running.addWidget(self.progress, 1)
        running.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._summary)
        column.addLayout(running)
        column.addWidget(self._alarm)
        column.addWidget(self.table, 1)
        self._set_running(running=False)

    def _connect(self) -> None:
        self.cancel.clicked.connect(self._cancel)

    def retranslate(self) -> None:
        """Say everything anew."""
        with_key(self.cancel, self.tr("Stop after this file"), "Ctrl+.")
        self.table.setAccessibleName(self.tr("Files that were read, and what came of each"))
        self.table.setToolTip(self.tr("Arrow keys go through the files"))
        self._show()

    def refresh(self) -> None:
        """Ask anew how things stand."""
        from infitah_desk.services.taking import holdings

        if self._context.desk.is_open:
            self._context.desk.ask(holdings, self._stand, None)

    def locked(self) -> None:
        """The next clerk sees nothing of it."""
        self._waiting.clear()
        self._taken.clear()
        self._receipts = ()
        self._holdings = None
        self._set_running(running=False)
        self._show()

    def take(self, paths: Sequence[Path]) -> None:
        """Read these files after those that wait already."""
        if not paths:
            return
        if not self._running:
            self._taken.clear()
            self._tried_again.clear()
        self._receipts = ()
        self._waiting += paths
        if not self._running:
            self._set_running(running=True)
            self._next()

    def show_receipts(self, written: tuple[ReceiptFile, ...]) -> None:
        """Show which file is whose: only inside do they say so."""
        self._receipts = written
        self._show()

    def _next(self) -> None:
        from infitah_desk.services.taking import take_file

        if not self._waiting:
            self._finish()
            return
        self.progress.setRange(0, len(self._taken) + len(self._waiting))
        self.progress.setValue(len(self._taken))
        self._context.desk.do(take_file, self._took, None, self._waiting.pop(0))

    def _took(self, taken: Taken) -> None:
        self._taken.append(taken)
        if taken.status == "enrol":
            self.request_came.emit(taken)
        self._show()
        self._next()

    def _finish(self) -> None:
        strangers = [
            each.file
            for each in self._taken
            if each.error is not None
            and each.error.code == "bundle.unknown_node"
            and each.file not in self._tried_again
        ]
        if strangers and any(each.status in {"merged", "read"} for each in self._taken):
            # Another file may have introduced who sent these: the order is nobody's concern.
            self._tried_again.update(strangers)
            self._taken = [each for each in self._taken if each.file not in strangers]
            self._waiting += strangers
            self._next()
            return
        self._set_running(running=False)
        self.refresh()

    def _cancel(self) -> None:
        self._waiting.clear()

    def _set_running(self, *, running: bool) -> None:
        self._running = running
        self.progress.setVisible(running)
        self.cancel.setVisible(running)

    def _stand(self, holdings: Holdings) -> None:
        self._holdings = holdings
        self._show()

    def _show(self) -> None:
        self._summary.setText(self._summed_up())
        titles = (
            self.tr("File"),
            self.tr("From"),
            self.tr("What it is"),
            self.tr("Result"),
            self.tr("In words"),
        )
        rows = [self._row(each) for each in self._taken]
        self.table.fill(titles, [self._receipt_row(each) for each in self._receipts] or rows)
        alarms = self._alarm_lines()
        self._alarms.setText("\n".join(alarms))
        self._alarms.setAccessibleName("\n".join(alarms))
        self._alarm.setVisible(bool(alarms))

    def _row(self, taken: Taken) -> tuple[Cell, ...]:
        return (
            Cell(taken.file.name),
            Cell("" if taken.status == "rejected" else taken.node),
            Cell(self._kind(taken.kind)),
            Cell(self._status(taken.status), _CHIPS.get(taken.status, "grey")),
            Cell(self._words(taken)),
        )

    def _receipt_row(self, written: ReceiptFile) -> tuple[Cell, ...]:
        return (
            Cell(written.file.name),
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
            case "quarantined", _:
                return self.tr("Written after its sender was revoked: kept, but it counts nowhere.")
            case "known", _:
                return self.tr("Nothing new in it.")
        return self.tr("%n new event(s)", "", taken.new_events)

    def _summed_up(self) -> str:
        parts = []
        if self._taken:
            counts = [
                (self.tr("%n file(s) read", "", len(self._taken)), True),
                (self.tr("%n merged", "", self._count("merged")), self._count("merged")),
                (self.tr("%n known already", "", self._count("known")), self._count("known")),
                (
                    self.tr("%n in quarantine", "", self._count("quarantined")),
                    self._count("quarantined"),
                ),
                (self.tr("%n refused", "", self._count("rejected")), self._count("rejected")),
            ]
            parts += [text for text, there in counts if there]
        if self._holdings is not None:
            parts += [
                self.tr("%n dossier(s) here", "", self._holdings.dossiers),
                self.tr("%n permit(s)", "", self._holdings.permits),
            ]
            if self._holdings.conflicts:
                parts.append(self.tr("%n conflict(s) to settle", "", self._holdings.conflicts))
        return " · ".join(parts)

    def _count(self, status: str) -> int:
        return sum(each.status == status for each in self._taken)

    def _alarm_lines(self) -> list[str]:
        if self._holdings is None:
            return []
        by_node: dict[str, list[str]] = {}
        for log, first, last in self._holdings.gaps:
            run = f"{first}–{last}" if last > first else str(first)
            # Digits keep their order in Arabic too.
            by_node.setdefault(str(node_of(log)), []).append(f"\u2066{run}\u2069")
        lines = [
            self.tr("⚠ {node}: {missing} missing. Ask there for another bundle.").format(
                node=node, missing=listed(runs, self._context.language)
            )
            for node, runs in sorted(by_node.items())
        ]
        lines += [
            self.tr(
                "⚠ {node}: two laptops write in its name. Both are kept; tell headquarters."
            ).format(node=node_of(log))
            for log in self._holdings.forks
        ]
        return lines
