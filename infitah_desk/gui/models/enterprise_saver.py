"""The saver of a form: registers what is new, corrects what exists, one thing at a time."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

from infitah_desk.domain.dossier import DossierState
from infitah_desk.domain.errors import InfitahError
from infitah_desk.gui.desk import Desk
from infitah_desk.gui.models.enterprise_form import EnterpriseForm
from infitah_desk.services.drafting import correct_draft, register_draft
from infitah_desk.services.registering import Registered


class EnterpriseSaver(QObject):
    """`registered` and `corrected` tell what stands now, `failed` why not."""

    registered = Signal(object)
    corrected = Signal(object)
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.is_saving = False
        """Whether an answer is waited for; meanwhile nothing else is saved."""

    def register(self, draft_id: str, form: EnterpriseForm) -> None:
        """Make a dossier of a new form; its draft goes in the same transaction."""
        if self._begin():
            raw: Mapping[str, object] = form.changes()
            self._desk.do(register_draft, self._registered, self._failed, draft_id, raw)

    def correct(self, draft_id: str, form: EnterpriseForm, reason: str) -> None:
        """Correct a dossier by what the form changes; its draft goes in the same transaction."""
        if self._begin():
            raw: Mapping[str, object] = form.changes()
            self._desk.do(
                correct_draft, self._corrected, self._failed, draft_id, form.dossier, raw, reason
            )

    def _begin(self) -> bool:
        free = not self.is_saving
        self.is_saving = True
        return free

    def _registered(self, registered: Registered) -> None:
        self.is_saving = False
        self.registered.emit(registered)

    def _corrected(self, state: DossierState) -> None:
        self.is_saving = False
        self.corrected.emit(state)

    def _failed(self, error: InfitahError) -> None:
        self.is_saving = False
        self.failed.emit(error)
