"""The steps of a dossier, in the order in which they are taken; each is loaded when it is made."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module

from infitah_desk.gui.context import Context
from infitah_desk.gui.pages.step_panel import StepPanel

_PANELS = {
    "enterprise_panel": "EnterprisePanel",
    "documents_panel": "DocumentsPanel",
    "initiation_panel": "InitiationPanel",
    "permit_panel": "PermitPanel",
    "pack_panel": "PackPanel",
    "history_panel": "HistoryPanel",
}


def make_panels(context: Context) -> Iterator[StepPanel]:
    """A panel for each step, and the history, one by one."""
    for module, name in _PANELS.items():
        kind: type[StepPanel] = getattr(import_module(f"infitah_desk.gui.pages.{module}"), name)
        yield kind(context)
