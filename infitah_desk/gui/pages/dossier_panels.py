"""The steps of a dossier, in the order in which they are taken."""

from __future__ import annotations

from infitah_desk.gui.context import Context
from infitah_desk.gui.pages.step_panel import StepPanel


def make_panels(context: Context) -> list[StepPanel]:
    """A panel for each step, and the history."""
    from infitah_desk.gui.pages.documents_panel import DocumentsPanel
    from infitah_desk.gui.pages.enterprise_panel import EnterprisePanel
    from infitah_desk.gui.pages.history_panel import HistoryPanel
    from infitah_desk.gui.pages.initiation_panel import InitiationPanel
    from infitah_desk.gui.pages.pack_panel import PackPanel
    from infitah_desk.gui.pages.permit_panel import PermitPanel

    kinds: tuple[type[StepPanel], ...] = (
        EnterprisePanel,
        DocumentsPanel,
        InitiationPanel,
        PermitPanel,
        PackPanel,
        HistoryPanel,
    )
    return [kind(context) for kind in kinds]
