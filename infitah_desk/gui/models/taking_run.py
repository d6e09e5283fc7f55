"""A run of files through the desk, some at a time: other pages have their turn in between."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from infitah_desk.domain.errors import InfitahError
from infitah_desk.gui.context import Context

if TYPE_CHECKING:
    from infitah_desk.services.taking import Taken

_STRANGER = "bundle.unknown_node"
_INTRODUCING = {"merged", "read"}
MOST_AT_ONCE = 30
_PATIENCE_SECONDS = 0.3


class TakingRun(QObject):
    """`took` carries what came of some files, `ended` comes once none waits any more."""

    took = Signal(object)
    taken_back = Signal()
    """Files are read once more: what was told of them does not count."""
    ended = Signal()

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._waiting: deque[Path] = deque()
        self._tried_again: set[Path] = set()
        self.taken: list[Taken] = []
        self.running = False
        self._reading = 0
        self._at_once = 1
        self._listed = 0
        self._listings: set[int] = set()

    @property
    def wanted(self) -> int:
        """How many files there are to read in this run, those read included."""
        return len(self.taken) + self._reading + len(self._waiting)

    def take(self, paths: Sequence[Path]) -> None:
        """Read these files, and those of these folders, after what waits already."""
        from infitah_desk.services.taking import files_in

        if not self.running:
            self.running = True
            self._at_once = 1
            self.taken.clear()
            self._tried_again.clear()
        if not any(path.is_dir() for path in paths):
            self._found(paths)
            return
        # A folder may hold thousands of files, and lie on a slow stick.
        self._listed += 1
        listing = self._listed
        self._listings.add(listing)

        def found(files: list[Path]) -> None:
            if listing in self._listings:
                self._listings.remove(listing)
                self._found(files)

        self._context.desk.work(lambda: files_in(paths), found)

    def cancel(self) -> None:
        """Read none of those that wait."""
        self._waiting.clear()
        self._listings.clear()
        if self.running and not self._reading:
            self._next()

    def forget(self) -> None:
        """The next clerk sees nothing of it."""
        self._waiting.clear()
        self._listings.clear()
        self.taken.clear()
        self.running = False
        self._reading = 0

    def _found(self, files: Sequence[Path]) -> None:
        self._waiting += files
        if not self._reading:
            self._next()

    def _next(self) -> None:
        from infitah_desk.services.taking import Taken, take_files

        if self._waiting:
            count = min(self._at_once, len(self._waiting))
            paths = [self._waiting.popleft() for _ in range(count)]
            self._reading = count
            began = monotonic()

            def took(taken: list[Taken]) -> None:
                # Many at once merge faster, but nobody shall wait for them, nor for a stop.
                fast = monotonic() - began < _PATIENCE_SECONDS
                self._at_once = min(count * 2, MOST_AT_ONCE) if fast else max(count // 2, 1)
                self._took(taken)

            def failed(error: InfitahError) -> None:
                self._context.desk.refused.emit(error)
                self._took([Taken(path, "", "rejected", error=error) for path in paths])

            self._context.desk.do(take_files, took, failed, paths)
        elif strangers := self._strangers():
            # Another file may have introduced who sent these: the order is nobody's concern.
            self._tried_again.update(strangers)
            self.taken[:] = [each for each in self.taken if each.file not in strangers]
            self.taken_back.emit()
            self._waiting += strangers
            self._next()
        elif not self._listings:
            self.running = False
            self.ended.emit()

    def _took(self, taken: Sequence[Taken]) -> None:
        self._reading = 0
        self.taken += taken
        self.took.emit(taken)
        self._next()

    def _strangers(self) -> list[Path]:
        if not any(each.status in _INTRODUCING for each in self.taken):
            return []
        return [
            each.file
            for each in self.taken
            if each.error is not None
            and each.error.code == _STRANGER
            and each.file not in self._tried_again
        ]
