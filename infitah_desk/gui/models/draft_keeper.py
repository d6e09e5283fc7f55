"""The keeper of a draft: what is typed goes to the disk while it is typed."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, QTimer, Signal

from infitah_desk.gui.desk import Desk
from infitah_desk.services.drafting import Draft, drop_draft, keep_draft

EVERY_MILLISECONDS = 200
"""At most so long what was typed is only in memory, however long somebody types on."""


class DraftKeeper(QObject):
    """Keeps one draft at a time. `kept` tells what is on the disk now; None: nothing of it."""

    kept = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._waiting: tuple[str, str, dict[str, str]] | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(EVERY_MILLISECONDS)
        self._soon.timeout.connect(self.flush)
        desk.locking.connect(self.flush)

    def keep(self, id_: str, dossier: str, fields: Mapping[str, str]) -> None:
        """Keep this soon, and surely before the desk is locked."""
        if self._waiting is not None and self._waiting[0] != id_:
            self.flush()
        self._waiting = (id_, dossier, dict(fields))
        if not self._soon.isActive():
            self._soon.start()

    def flush(self) -> None:
        """Keep now what is still waiting."""
        self._soon.stop()
        if self._waiting is not None:
            (id_, dossier, fields), self._waiting = self._waiting, None
            self._desk.ask(keep_draft, self._tell, None, id_, dossier, fields)

    def drop(self, id_: str) -> None:
        """Forget the draft, also what waits to be kept of it."""
        if self._waiting is not None and self._waiting[0] == id_:
            self._waiting = None
            self._soon.stop()
        self._desk.ask(drop_draft, lambda _: self._tell(None), None, id_)

    def _tell(self, draft: Draft | None) -> None:
        self.kept.emit(draft)
