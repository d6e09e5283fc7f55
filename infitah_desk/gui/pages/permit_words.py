"""What is said of a permit at its step: how it stands, what it shows, which sheets count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from infitah_desk.domain.reasons import REPLACING
from infitah_desk.gui.context import Context
from infitah_desk.gui.pages.dossier_header import apart
from infitah_desk.gui.pages.permit_state import Life
from infitah_desk.system.texts import field_name, listed, say

if TYPE_CHECKING:
    from infitah_desk.domain.permit import PermitState
    from infitah_desk.services.showing import Shown


class PermitSpeaker(QObject):
    """Puts a permit into words, in the language of the moment."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context

    def state(self, shown: Shown | None, life: Life) -> str:
        """How the permit stands, in one sentence."""
        permit = shown.state.standing_permit if shown is not None else None
        words = {
            Life.NONE: "",
            Life.BLOCKED: self.tr("No permit yet: something is missing."),
            Life.WAITING: self.tr("Nothing is missing but a number: this desk has none left."),
            Life.READY: self.tr("Everything is there: the permit can be issued."),
            Life.ISSUED: self.tr("Permit {number} is issued."),
            Life.SENT: self.tr("Is the sheet of {number} in hand?"),
            Life.PRINTED: self.tr("Permit {number} is printed."),
            Life.OUTDATED: self.tr("The sheet of {number} is out of date: print it again."),
            Life.HANDED_OVER: self.tr("Permit {number} was handed over."),
        }[life]
        # The number keeps its own direction among Arabic words.
        return words.format(number=apart(permit.number) if permit is not None else "")

    def facts(self, shown: Shown | None, life: Life, corrected: tuple[str, ...]) -> str:
        """What the permit shows, or what stands against it, and which of its sheets are void."""
        if shown is None:
            return ""
        state, permit = shown.state, shown.state.standing_permit
        lines = [self._voided(each) for each in state.permits.values() if each.revoked]
        if life in {Life.BLOCKED, Life.WAITING}:
            return "\n".join(
                (*(say(code, self._context.language) for code in shown.missing), *lines)
            )
        if permit is not None:
            lines += [self._outdated(permit, corrected), self._sheets(permit)]
        lines += [
            *(state.text(name) for name in ("name", "name_ar", "manager", "manager_ar")),
            f"RC {state.text('rc_number')} {state.text('rc_court')}"
            if state.text("rc_number") and state.text("rc_court")
            else "",
            f"TP {state.text('tp_number')}" if state.text("tp_number") else "",
            f"ICE {state.text('ice')}" if state.text("ice") else "",
        ]
        return "\n".join(line for line in lines if line)

    def effect(self, permit: PermitState | None, reason: str) -> str:
        """What a further copy for this reason does to the sheets before it."""
        if permit is None:
            return ""
        words = (
            self.tr("Copy no. {copy}: the sheets before it become void.")
            if reason in REPLACING
            else self.tr("Copy no. {copy}: the sheets before it stay valid.")
        )
        return words.format(copy=permit.copy)

    def _voided(self, permit: PermitState) -> str:
        why = say(permit.reason, self._context.language) if permit.reason else "…"
        return self.tr("Permit {number} is void for ever: {reason}").format(
            number=apart(permit.number), reason=apart(why)
        )

    def _sheets(self, permit: PermitState) -> str:
        void = set(permit.copies) - set(permit.good)
        lines = []
        if void and permit.good:
            lines.append(
                self.tr("Sheet no. {good} is valid; void: no. {void}.").format(
                    good=self._numbers(permit.good), void=self._numbers(sorted(void))
                )
            )
        elif void:
            lines.append(
                self.tr("No sheet is valid any more; void: no. {void}.").format(
                    void=self._numbers(sorted(void))
                )
            )
        if permit.handed_over and permit.handed_to:
            lines.append(self.tr("Taken by {name}.").format(name=apart(permit.handed_to)))
        return "\n".join(lines)

    def _numbers(self, copies: tuple[int, ...] | list[int]) -> str:
        return listed([str(copy) for copy in copies], self._context.language)

    def _outdated(self, permit: PermitState, corrected: tuple[str, ...]) -> str:
        if not permit.outdated:
            return ""
        old = max(set(permit.copies) - set(permit.spoiled))
        if not corrected:
            return self.tr(
                "Sheet no. {old} shows what was corrected since; the next is no. {new}."
            ).format(old=old, new=permit.copy)
        language = self._context.language
        return self.tr(
            "Sheet no. {old} shows what was corrected since ({fields}); the next is no. {new}."
        ).format(
            old=old,
            new=permit.copy,
            fields=listed([field_name(name, language) for name in corrected], language),
        )
