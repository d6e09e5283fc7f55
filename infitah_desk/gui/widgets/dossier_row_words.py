"""A dossier of the list in words: its name in the window's script, identifiers, and its chip."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from infitah_desk.gui.context import Context
from infitah_desk.gui.widgets.dossier_row import RowText, isolated
from infitah_desk.services.listing import Row

COLOURS = {
    "to_complete": "to_do",
    "documents": "to_do",
    "initiation": "to_do",
    "ready": "good",
    "issued": "good",
    "printed": "good",
    "handed_over": "good",
    "parked": "waiting",
    "waiting": "waiting",
    "cancelled": "grey",
}


class DossierRowWords:
    """Words of the current language for what the list's model holds."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def of(self, row: object) -> RowText:
        """What is drawn of a row."""
        if not isinstance(row, Row):
            raise TypeError(type(row))
        names = [row.name, row.name_ar]
        if self._context.language == "ar":
            names.reverse()
        title = names[0] or names[1] or "…"
        other = names[1] if names[0] else ""
        identifiers = []
        if row.rc_number:
            identifiers.append(f"RC {row.rc_number} {row.rc_court}".strip())
        if row.tp_number:
            identifiers.append(f"TP {row.tp_number}")
        numbers = " · ".join(map(isolated, identifiers))
        colour = "wrong" if self._is_wrong(row) else COLOURS.get(row.step, "grey")
        return RowText(title, other, numbers, self._chip(row), colour)

    def line(self, row: Row) -> str:
        """The row as one line, for those who hear it."""
        text = self.of(row)
        parts = (text.title, isolated(text.other), text.identifiers, text.chip)
        return " · ".join(part for part in parts if part)

    @staticmethod
    def _is_wrong(row: Row) -> bool:
        return row.to_correct and row.step == "to_complete"

    def _chip(self, row: Row) -> str:
        if self._is_wrong(row):
            return QCoreApplication.translate("DossierRowWords", "To correct")
        if row.step == "parked" and "T" in row.until:
            return QCoreApplication.translate("DossierRowWords", "Back at {time}").format(
                time=row.until.partition("T")[2][:5]
            )
        words = {
            "to_complete": QCoreApplication.translate("DossierRowWords", "To complete"),
            "documents": QCoreApplication.translate("DossierRowWords", "Documents"),
            "initiation": QCoreApplication.translate("DossierRowWords", "Initiation"),
            "ready": QCoreApplication.translate("DossierRowWords", "Ready"),
            "issued": QCoreApplication.translate("DossierRowWords", "Permit issued"),
            "printed": QCoreApplication.translate("DossierRowWords", "Permit printed"),
            "handed_over": QCoreApplication.translate("DossierRowWords", "Permit handed over"),
            "parked": QCoreApplication.translate("DossierRowWords", "Parked"),
            "waiting": QCoreApplication.translate("DossierRowWords", "Waiting list"),
            "cancelled": QCoreApplication.translate("DossierRowWords", "Cancelled"),
        }
        return words.get(row.step, row.step)
