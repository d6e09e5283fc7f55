"""The import page: a pre-registration list tried first, then taken, with all that it lacks said."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from infitah_desk.domain.errors import InfitahError
from infitah_desk.gui.context import Context
from infitah_desk.gui.grouped_numbers import grouped
from infitah_desk.gui.pages.import_list_columns import ColumnsPanel
from infitah_desk.gui.pages.import_list_issues import IssuesPanel
from infitah_desk.gui.pages.page import Page
from infitah_desk.gui.widgets.drop_zone import DropZone, ask_file
from infitah_desk.gui.widgets.keys import with_key
from infitah_desk.gui.widgets.page_head import PageHead

if TYPE_CHECKING:
    from infitah_desk.services.importing import Imported
    from infitah_desk.services.previewing import Preview

PURPOSE = "import"
EVERY_MILLISECONDS = 100


@dataclass
class _Progress:
    """What the database's thread writes and the window reads, and the other way round."""

    done: int = 0
    of_all: int = 0
    stopped: bool = False

    def watch(self, done: int, of_all: int) -> bool:
        self.done, self.of_all = done, of_all
        return not self.stopped


class ImportListPage(Page):
    """Part of another page. `closed` says that it is done with, `open_dossier` where to go."""

    name = "importList"

    open_dossier = Signal(str)
    closed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._path: Path | None = None
        self._preview: Preview | None = None
        self._imported: Imported | None = None
        self._error: InfitahError | None = None
        self._progress: _Progress | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MILLISECONDS)
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        self.choose_button = _button("chooseListButton")
        self._head = PageHead("importHint", self.choose_button)
        self.back = _button("closeImportButton")
        self.counts = QLabel()
        self.counts.setObjectName("importCountsLabel")
        self.counts.setProperty("role", "strong")
        self.counts.setWordWrap(True)
        self._wrong = QLabel()
        self._wrong.setObjectName("importErrorLabel")
        self._wrong.setProperty("role", "error")
        self._wrong.setWordWrap(True)
        self._wrong.setTextFormat(Qt.TextFormat.PlainText)
        self.columns = ColumnsPanel(self.context)
        self.issues = IssuesPanel(self.context)
        self.progress = QProgressBar()
        self.progress.setObjectName("importProgress")
        self.progress.setTextVisible(False)
        self.cancel = _button("cancelImportButton")
        self.start = _button("startImportButton")
        self.start.setProperty("primary", True)
        self._drops = DropZone(self)
        self._arrange()

    def _arrange(self) -> None:
        middle = QVBoxLayout()
        middle.setContentsMargins(24, 18, 24, 12)
        middle.setSpacing(10)
        for widget in (self._head, self.counts, self._wrong, self.columns):
            middle.addWidget(widget)
        middle.addWidget(self.issues, 1)
        middle.addStretch(0)
        bar = QWidget()
        bar.setObjectName("bottomBar")
        bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(bar)
        row.setContentsMargins(24, 12, 24, 12)
        row.setSpacing(12)
        row.addWidget(self.progress, 1)
        row.addStretch(1)
        for button in (self.back, self.cancel, self.start):
            row.addWidget(button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(middle, 1)
        whole.addWidget(bar)

    def _connect(self) -> None:
        self.choose_button.clicked.connect(self._ask)
        self.back.clicked.connect(self.closed)
        self.start.clicked.connect(self._import)
        self.cancel.clicked.connect(self._stop)
        self.columns.chosen.connect(self._look)
        self.issues.open_dossier.connect(self.open_dossier)
        self._drops.dropped.connect(lambda paths: self.choose(paths[0]))
        self._timer.timeout.connect(self._say_progress)

    def title(self) -> str:
        """The page's name."""
        return self.tr("Import a list")

    def retranslate(self) -> None:
        """Say everything anew."""
        with_key(self.choose_button, self.tr("Choose a list"), "Ctrl+O")
        with_key(self.back, self.tr("Back"), "Ctrl+B")
        with_key(self.cancel, self.tr("Break off"), "Ctrl+.")
        self.columns.retranslate()
        self.issues.retranslate()
        self._show()

    def opened(self) -> None:
        """Nothing was chosen yet."""
        self._forget()

    def entered(self) -> None:
        """The next thing is one key away."""
        (self.start if self.start.isEnabled() else self.choose_button).setFocus()

    def locked(self) -> None:
        """The next clerk sees nothing of the list; an import that runs is finished first."""
        self._forget()

    def choose(self, path: Path) -> None:
        """Look at this list, without taking it."""
        if self._progress is not None:
            return
        self._forget()
        self._path = path
        self._look()

    def _forget(self) -> None:
        self._path = self._preview = self._imported = self._error = self._progress = None
        self._timer.stop()
        self.columns.clear()
        self._show()

    def _ask(self) -> None:
        kinds = self.tr("Lists") + " (*.csv *.tsv *.txt *.xlsx *.xls *.ods)"
        path = ask_file(self.context, PURPOSE, self.tr("Choose a pre-registration list"), kinds)
        if path is not None:
            self.choose(path)

    def _look(self) -> None:
        from infitah_desk.services.previewing import preview_list

        if self._path is not None and self._imported is None:
            self.context.desk.ask(
                preview_list, self._looked, self._failed, self._path, self.columns.by_hand
            )

    def _looked(self, preview: Preview) -> None:
        self._preview, self._error = preview, preview.refused
        self.columns.show_preview(preview)
        self._show()
        self.entered()

    def _import(self) -> None:
        from infitah_desk.services.importing import import_list

        if self._imported is not None:
            self.closed.emit()
            return
        if self._path is None or self._progress is not None:
            return
        self._progress = _Progress()
        self._timer.start()
        self._show()
        self.context.desk.do(
            import_list,
            self._took,
            self._failed,
            self._path,
            columns=self.columns.by_hand,
            watch=self._progress.watch,
        )

    def _stop(self) -> None:
        if self._progress is not None:
            self._progress.stopped = True

    def _took(self, imported: Imported) -> None:
        self._progress = None
        self._timer.stop()
        self._imported = imported
        self._show()
        if imported.issues:
            self.issues.table.choose_row(0)
            self.issues.table.setFocus()
        else:
            self.start.setFocus()

    def _failed(self, error: InfitahError) -> None:
        self._progress = None
        self._timer.stop()
        self._error = error
        self._show()

    def _say_progress(self) -> None:
        if self._progress is not None:
            self.progress.setRange(0, self._progress.of_all)
            self.progress.setValue(self._progress.done)

    def _show(self) -> None:
        counted = self._imported or (self._preview.counted if self._preview else None)
        running = self._progress is not None
        self._head.say(self.title(), self._hint_text())
        self.counts.setText(self._counts_text(counted))
        self.counts.setVisible(counted is not None)
        self._wrong.setText(f"⚠ {self.context.say(self._error)}" if self._error else "")
        self._wrong.setVisible(self._error is not None)
        self.columns.setVisible(self._preview is not None and self._imported is None)
        self.issues.show_issues(counted, can_open=self._imported is not None)
        self.progress.setVisible(running)
        self.cancel.setVisible(running)
        self.choose_button.setEnabled(not running)
        self.columns.setEnabled(not running)
        self.start.setEnabled(
            not running and counted is not None and (counted.registered > 0 or self._is_done)
        )
        self._say_start(counted)

    @property
    def _is_done(self) -> bool:
        return self._imported is not None

    def _say_start(self, counted: Imported | None) -> None:
        if self._is_done:
            text = self.tr("Done")
        elif counted is not None:
            text = self.tr("Import %n enterprise(s)", "", counted.registered)
        else:
            text = self.tr("Import")
        with_key(self.start, text, "Ctrl+Return")

    def _hint_text(self) -> str:
        if self._is_done and self._path is not None:
            said = self.tr("{file} is imported.").format(file=f"\u2068{self._path.name}\u2069")
            if self._imported is not None and self._imported.issues:
                said += " " + self.tr("Enter on a line below opens the dossier that it is about.")
            return said
        if self._path is not None:
            return self.tr("{file}: nothing is registered before you say so.").format(
                file=f"\u2068{self._path.name}\u2069"
            )
        return self.tr("Drop a list here, or choose one: csv, tsv, xlsx or ods.")

    def _counts_text(self, counted: Imported | None) -> str:
        if counted is None:
            return ""
        registered = (
            self.tr("%n registered", "", counted.registered)
            if self._is_done
            else self.tr("%n to register", "", counted.registered)
        )
        parts = [
            self.tr("%n row(s) read", "", counted.read),
            registered,
            self.tr("%n known already", "", counted.known),
            self.tr("%n refused", "", counted.refused),
        ]
        return grouped(" · ".join(parts), self.context.language)


def _button(name: str) -> QPushButton:
    button = QPushButton()
    button.setObjectName(name)
    return button
