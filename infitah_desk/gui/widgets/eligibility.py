"""The eligibility panel: what is missing for a permit, in words, always; what is there, quietly."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from infitah_desk.domain.served import SERVED
from infitah_desk.gui.context import Context
from infitah_desk.system.texts import field_name, listed, say

if TYPE_CHECKING:
    from infitah_desk.services.showing import Shown

_MISSING = "missing."
_CONFLICT = "conflict."


class EligibilityPanel(QWidget):
    """One strong line and one quiet one; the full sentences stand in the tooltip."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._shown: Shown | None = None
        self._hint = ""
        self.setObjectName("eligibilityPanel")
        self._strong = _label("missingLabel", "strong")
        self._quiet = _label("fulfilledLabel", "label")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._strong)
        column.addWidget(self._quiet)

    def show_dossier(self, shown: Shown | None, hint: str = "") -> None:
        """Say how this dossier stands; `hint` is what the step in front adds."""
        self._shown, self._hint = shown, hint
        self.retranslate()

    def retranslate(self) -> None:
        """Say it anew."""
        shown = self._shown
        strong = self.tr("Not saved yet: nothing is checked before.")
        quiet, full = self._hint, ""
        if shown is not None:
            strong = self._strong_line(shown)
            quiet = " · ".join(part for part in (self._hint, *self._fulfilled(shown)) if part)
            warnings = (SERVED,) if shown.served else ()
            full = "\n".join(self._sentences((*shown.missing, *warnings)))
        for label, text in ((self._strong, strong), (self._quiet, quiet)):
            label.setText(text)
            label.setAccessibleName(text)
            label.setVisible(bool(text))
        self.setToolTip(full)
        self.setAccessibleName(full or strong)

    def _strong_line(self, shown: Shown) -> str:
        permit = shown.state.standing_permit
        if permit is not None:
            step = say(f"step.{shown.step}", self._context.language)
            return self.tr("Permit {number}: {step}").format(number=permit.number, step=step)
        served = self._served(shown)
        if not shown.missing:
            return "\n".join([self.tr("Nothing is missing: the permit can be issued."), *served])
        wanted = [self._short(code) for code in shown.missing if not _is_obstacle(code)]
        against = [self._short(code) for code in shown.missing if _is_obstacle(code)]
        lines = []
        if wanted:
            lines.append(self.tr("Missing: {things}").format(things=self._listed(wanted)))
        if against:
            lines.append(self.tr("Not possible: {things}").format(things=self._listed(against)))
        return "\n".join([*lines, *served])

    def _served(self, shown: Shown) -> Sequence[str]:
        """What only warns: headquarters told that this enterprise may hold a permit elsewhere."""
        return [self.tr("To check: perhaps served at another desk")] if shown.served else []

    def _fulfilled(self, shown: Shown) -> Sequence[str]:
        """What is known to be in order, each with its tick."""
        state, missing = shown.state, set(shown.missing)
        if state.standing_permit is not None:
            return ()
        good = []
        if state.value("turnover") is not None and "ineligible.turnover" not in missing:
            good.append(self.tr("turnover"))
        if state.value("liberal_profession") is False:
            good.append(self.tr("not a liberal profession"))
        if "missing.document" not in missing:
            good.append(self.tr("paper accepted"))
        if state.initiated:
            good.append(self.tr("initiation"))
        if "permit.already_held" not in missing and not shown.served:
            good.append(self.tr("no other permit"))
        return [f"{each} ✓" for each in good]

    def _short(self, code: str) -> str:
        """A code in a word or two; the sentence where there is no shorter one."""
        own = {
            "missing.document": self.tr("an accepted paper (RC or TP)"),
            "missing.initiation": self.tr("the initiation"),
            "ineligible.no_rc_or_tp": self.tr("an RC with its court, or a TP number"),
            "dossier.to_correct": self.tr("marked fields to be corrected"),
            "ineligible.turnover": self.tr("turnover above the ceiling"),
            "ineligible.liberal_profession": self.tr("a liberal profession"),
            "permit.already_held": self.tr("the enterprise already holds a permit"),
            "quota.used_up": self.tr("no permit number is left at this desk"),
        }
        if code in own:
            return own[code]
        for family in (_MISSING, _CONFLICT):
            if code.startswith(family):
                name = field_name(code.removeprefix(family), self._context.language)
                if family == _MISSING:
                    return name
                return self.tr("{field} (two values)").format(field=name)
        return say(code, self._context.language)

    def _listed(self, things: Sequence[str]) -> str:
        return listed(things, self._context.language)

    def _sentences(self, codes: Sequence[str]) -> list[str]:
        return [say(code, self._context.language) for code in codes]


def _is_obstacle(code: str) -> bool:
    """Whether nothing that the owner brings can change it."""
    return code in {
        "ineligible.turnover",
        "ineligible.liberal_profession",
        "permit.already_held",
        "quota.used_up",
        "dossier.cancelled",
        "dossier.erased",
    }


def _label(name: str, role: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setProperty("role", role)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
