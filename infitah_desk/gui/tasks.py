"""The task runner: one thread for the database, one for files; the window never waits for them.

A task is a plain function; what it gives comes back to the window's thread, and so does what it
raises. Between the two no widget and no QObject ever leaves its thread.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, Slot

Done = Callable[[Any], None]
Failed = Callable[[BaseException], None]


@dataclass(frozen=True)
class _Return:
    """What came of a task, and who wants to know."""

    future: Future[Any]
    done: Done
    failed: Failed


class Worker(QObject):
    """One thread that does one thing after another, in the order in which they were asked for."""

    busy_changed = Signal(bool)
    _returned = Signal(object)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        self._open = 0
        self._closed = False
        self._returned.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def is_busy(self) -> bool:
        """Whether something was asked whose answer did not come back yet."""
        return self._open > 0

    def run(self, function: Callable[[], Any], done: Done, failed: Failed) -> Future[Any]:
        """Do something on the worker's thread; `done` or `failed` is called on the window's."""
        self._open += 1
        if self._open == 1:
            self.busy_changed.emit(True)
        future = self._pool.submit(function)
        future.add_done_callback(lambda ended: self._tell(_Return(ended, done, failed)))
        return future

    def _tell(self, back: _Return) -> None:
        # On the worker's thread: nothing but the signal, which Qt carries over.
        if not self._closed:
            self._returned.emit(back)

    @Slot(object)
    def _deliver(self, back: _Return) -> None:
        self._open -= 1
        if self._open == 0:
            self.busy_changed.emit(False)
        if back.future.cancelled():
            return
        error = back.future.exception()
        if error is None:
            back.done(back.future.result())
        else:
            back.failed(error)

    def close(self, *, finish: bool = False) -> None:
        """Finish what was begun and forget the rest; with `finish` do that too. Nobody is told."""
        self._closed = True
        self._pool.shutdown(wait=True, cancel_futures=not finish)
