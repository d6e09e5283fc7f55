"""The finder of whoever may be the enterprise being typed, here or served elsewhere."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from infitah_desk.gui.desk import Desk
from infitah_desk.gui.models.enterprise_form import EnterpriseForm
from infitah_desk.services.matching_dossiers import Alike, alike
from infitah_desk.services.recognising import served_fields

PAUSE_MILLISECONDS = 250


class AlikeFinder(QObject):
    """Asks about the form of the moment when typing pauses.

    `found` gives the dossiers here, `served` the fields whose identifier was served elsewhere, each
    in answer to the latest question only.
    """

    found = Signal(object)
    served = Signal(object)

    def __init__(self, desk: Desk, form: Callable[[], EnterpriseForm], parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._form = form
        self._asked = 0
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(PAUSE_MILLISECONDS)
        self._soon.timeout.connect(self._ask)

    def ask_soon(self) -> None:
        """Something else is typed now."""
        self._soon.start()

    def stop(self) -> None:
        """Nobody asks any more; what was asked is not told."""
        self._soon.stop()
        self._asked += 1

    def _ask(self) -> None:
        self._asked += 1
        asked, form = self._asked, self._form()

        def came(found: list[Alike]) -> None:
            if asked == self._asked:
                self.found.emit(found)

        def told(fields: tuple[str, ...]) -> None:
            if asked == self._asked:
                self.served.emit(fields)

        self._desk.ask(alike, came, None, form.values(), form.dossier)
        self._desk.ask(served_fields, told, None, form.values())
