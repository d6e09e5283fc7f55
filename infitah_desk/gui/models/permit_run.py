"""A run of many permits to paper: drawn, sent to the printer where there is one, and noted.

It can be stopped between two parts; what is on paper or in a file by then waits in the queue.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from infitah_desk.domain.errors import InfitahError
from infitah_desk.gui.context import Context
from infitah_desk.gui.models.paper_outlet import usual_folder

if TYPE_CHECKING:
    from infitah_desk.services.batching import DrawnSelection
    from infitah_desk.services.drawing import Batch, DrawnFile

_LOOKED_AT_MILLISECONDS = 100


@dataclass
class _Pace:
    """How far the run is; written on the files' thread, read on the window's."""

    done: int = 0
    of: int = 0
    is_printing: bool = False
    is_stopped: bool = False

    def watch(self, done: int, of: int) -> bool:
        self.done, self.of = done, of
        return not self.is_stopped


@dataclass(frozen=True)
class RunEnd:
    """What came of a run; `error` is what ended it before its time.

    Where the printer failed, nobody knows what came out: all sheets wait in the queue, and `sent`
    is empty.
    """

    asked: int
    sent: tuple[str, ...]
    files: tuple[Path, ...]
    printer: str
    was_stopped: bool
    error: InfitahError | None = None


class PermitRun(QObject):
    """One run at a time. `progressed` tells how many of how many, and whether they are printed."""

    progressed = Signal(int, int, bool)
    ended = Signal(object)

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._pace = _Pace()
        self._running = False
        self._look = QTimer(self)
        self._look.setInterval(_LOOKED_AT_MILLISECONDS)
        self._look.timeout.connect(self._tell)
        context.desk.locking.connect(self.stop)
        context.desk.locked.connect(self._forget)

    @property
    def is_running(self) -> bool:
        """Whether permits are on their way."""
        return self._running

    def start(self, numbers: Sequence[str], format_: str, printer: str) -> None:
        """Bring these permits on paper, in this order; `printer` "" leaves them in a file."""
        from infitah_desk.services.batching import Chosen, draw_selection, prepare_selection
        from infitah_desk.services.printing import note_drawn
        from infitah_desk.services.queueing import Answered, answer_sheets

        pace = self._pace = _Pace(of=len(numbers))
        folder = usual_folder(self._context)
        name = f"permis-{dt.datetime.now().astimezone():%Y%m%d-%H%M%S}"
        self._running = True
        self._look.start()
        self._tell()

        def prepared(batches: tuple[Batch, ...]) -> None:
            self._context.desk.work(
                lambda: draw_selection(batches, folder, name, pace.watch), drawn, fail
            )

        def drawn(selection: DrawnSelection) -> None:
            if pace is not self._pace or not self._running:
                # Somebody locked the desk: what nobody is told of is not left behind.
                self._context.desk.work(lambda: _remove(selection.files), lambda _: None)
                return
            # Before the printer has them: a sheet on paper is never unknown here.
            self._context.desk.do(
                note_drawn, lambda _: noted(selection), fail, selection.files, printer
            )

        def noted(selection: DrawnSelection) -> None:
            if printer and selection.files and selection.error is None:
                pace.is_printing = True
                self._context.desk.work(
                    lambda: _printed(selection.files, printer, pace),
                    lambda sent: printed(selection.files, sent),
                    fail,
                )
            else:
                end(selection.files, selection.error)

        def printed(files: tuple[DrawnFile, ...], sent: tuple[DrawnFile, ...]) -> None:
            left = [number for number in _numbers(files) if number not in set(_numbers(sent))]
            answers = [Answered(number, "not_printed") for number in left]
            self._context.desk.do(answer_sheets, lambda _: end(sent, None), fail, answers)

        def end(files: tuple[DrawnFile, ...], error: InfitahError | None) -> None:
            paths = () if printer else tuple(file.file for file in files)
            sent = _numbers(files)
            self._end(RunEnd(len(numbers), sent, paths, printer, pace.is_stopped, error))

        def fail(error: InfitahError) -> None:
            self._end(RunEnd(len(numbers), (), (), printer, pace.is_stopped, error))

        chosen = [Chosen(number, format_) for number in numbers]
        shift = self._context.preferences.shift
        self._context.desk.ask(prepare_selection, prepared, fail, chosen, shift=shift)

    def stop(self) -> None:
        """No further part is drawn or printed."""
        self._pace.is_stopped = True

    def _tell(self) -> None:
        if self._running:
            self.progressed.emit(self._pace.done, self._pace.of, self._pace.is_printing)

    def _end(self, end: RunEnd) -> None:
        self._forget()
        self.ended.emit(end)

    def _forget(self) -> None:
        self._running = False
        self._look.stop()


def _printed(files: Sequence[DrawnFile], printer: str, pace: _Pace) -> tuple[DrawnFile, ...]:
    """What of these files went to the printer; the files themselves are not kept."""
    from infitah_desk.gui.printing import print_pages

    sent: list[DrawnFile] = []
    try:
        for file in files:
            if not pace.is_stopped:
                pages = print_pages(file.file.read_bytes(), printer, file.file.stem, pace.watch)
                sent.append(file.up_to(pages))
    finally:
        _remove(files)
    return tuple(sent)


def _remove(files: Sequence[DrawnFile]) -> None:
    for file in files:
        file.file.unlink(missing_ok=True)


def _numbers(files: Sequence[DrawnFile]) -> tuple[str, ...]:
    return tuple(sheet.face.number for file in files for sheet in file.sheets)
