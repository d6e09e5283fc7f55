"""A watched folder: what a scanner drops there while it is watched, once each file is whole.

The files stay where they are. Looking happens on the files' thread: the folder may lie on a
network that does not answer, and such folders do not tell of changes either.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from infitah_desk.domain.errors import InfitahError
from infitah_desk.gui.context import Context
from infitah_desk.system.durable_files import read_faults

LOOK_MILLISECONDS = 700
"""A file that is the same after so long is whole."""

KINDS = frozenset((".jpg", ".jpeg", ".png", ".tif", ".tiff", ".bmp", ".gif", ".webp", ".pdf"))

Signs = Mapping[str, tuple[int, int]]
"""Of each file, its size in bytes and when it was changed last."""


def look_into(folder: Path) -> Signs:
    """The files of a folder that may be scans.

    Raises:
        MachineFault: "file.missing", "file.not_readable".
    """
    found: dict[str, tuple[int, int]] = {}
    with read_faults(folder):
        for path in folder.iterdir():
            if path.suffix.lower() in KINDS and path.is_file():
                seen = path.stat()
                found[path.name] = (seen.st_size, seen.st_mtime_ns)
    return found


class WatchedFolder(QObject):
    """`arrived` carries the path of each new file; `lost` what went wrong with the folder."""

    arrived = Signal(Path)
    lost = Signal(object)

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._folder: Path | None = None
        self._known: Signs | None = None
        self._last: Signs = {}
        self._looking = False
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(lambda _: self._look())
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MILLISECONDS)
        self._timer.timeout.connect(self._look)

    @property
    def folder(self) -> Path | None:
        """The folder that is watched now."""
        return self._folder

    def watch(self, folder: Path) -> None:
        """Watch this folder; what lies there already is not new."""
        if folder == self._folder:
            return
        self.stop()
        self._folder = folder
        self._watcher.addPath(str(folder))
        self._timer.start()
        self._look()

    def stop(self) -> None:
        """Watch no more."""
        self._timer.stop()
        if self._folder is not None and self._watcher.directories():
            self._watcher.removePaths(self._watcher.directories())
        self._folder, self._known, self._last = None, None, {}

    def _look(self) -> None:
        # What is half done on the files' thread is done first: a look more would only queue up.
        if self._folder is None or self._looking or not self._context.desk.is_open:
            return
        self._looking = True
        folder = self._folder
        self._context.desk.work(
            partial(look_into, folder), partial(self._seen, folder), partial(self._failed, folder)
        )

    def _seen(self, folder: Path, signs: Signs) -> None:
        self._looking = False
        if folder != self._folder:
            return
        if self._known is None:
            self._known = self._last = signs
            return
        whole = {
            name: sign
            for name, sign in signs.items()
            if sign != self._known.get(name) and sign == self._last.get(name) and sign[0]
        }
        self._known = {**self._known, **whole}
        self._last = signs
        for name in sorted(whole, key=lambda name: whole[name][1]):
            self.arrived.emit(folder / name)

    def _failed(self, folder: Path, error: InfitahError) -> None:
        self._looking = False
        if folder == self._folder:
            self.stop()
            self.lost.emit(error)
