"""The watch over a shared folder: says when its files lie otherwise than an exchange saw them.

Looking happens on the files' thread: the folder may lie on a share that does not answer, and
such folders do not tell of changes, so it is looked at every few seconds besides.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import partial
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from infitah_desk.domain.errors import InfitahError
from infitah_desk.gui.context import Context
from infitah_desk.system.shared_folder import Found, look_into

LOOK_MILLISECONDS = 5_000


class SharedFolderWatch(QObject):
    """`changed` comes when something lies there that was not seen; `lost` when nothing can be seen.

    A folder that is lost, as a stick that was pulled, is still looked for.
    """

    changed = Signal()
    lost = Signal(object)

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._folder: Path | None = None
        self._known: frozenset[Found] | None = None
        self._looking = False
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(lambda _: self.look())
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MILLISECONDS)
        self._timer.timeout.connect(self.look)

    @property
    def folder(self) -> Path | None:
        """The folder that is watched now."""
        return self._folder

    def watch(self, folder: Path) -> None:
        """Watch this folder; all that lies there is new."""
        self.stop()
        self._folder = folder
        self._timer.start()
        self.look()

    def stop(self) -> None:
        """Watch no more."""
        self._timer.stop()
        if self._watcher.directories():
            self._watcher.removePaths(self._watcher.directories())
        self._folder, self._known = None, None

    def know(self, seen: Collection[Found]) -> None:
        """An exchange saw these."""
        self._known = frozenset(seen)

    def forget(self) -> None:
        """Whatever is seen next is to be exchanged once more."""
        self._known = None

    def look(self) -> None:
        """Look now, unless somebody is looking."""
        if self._folder is None or self._looking or not self._context.desk.is_open:
            return
        self._looking = True
        folder = self._folder
        self._context.desk.work(
            partial(look_into, folder), partial(self._seen, folder), partial(self._failed, folder)
        )

    def _seen(self, folder: Path, found: list[Found]) -> None:
        self._looking = False
        if folder != self._folder:
            self.look()
            return
        if not self._watcher.directories():
            self._watcher.addPath(str(folder))
        if self._known is None or self._known != frozenset(found):
            self._known = frozenset(found)
            self.changed.emit()

    def _failed(self, folder: Path, error: InfitahError) -> None:
        self._looking = False
        if folder != self._folder:
            self.look()
            return
        self._known = None
        self.lost.emit(error)
