"""Where a permit stands, as the permit step sees it."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum, auto
from typing import TYPE_CHECKING

from infitah_desk.domain.events import PermitPrinted
from infitah_desk.domain.permit_face import FACE_FIELDS

if TYPE_CHECKING:
    from infitah_desk.services.showing import Entry, Shown


class Life(Enum):
    """From nothing to handed over."""

    NONE = auto()
    BLOCKED = auto()
    WAITING = auto()
    READY = auto()
    ISSUED = auto()
    SENT = auto()
    PRINTED = auto()
    OUTDATED = auto()
    HANDED_OVER = auto()


def life_of(shown: Shown | None) -> Life:
    """Where the permit of a dossier stands.

    SENT is a sheet that went to paper and is neither in hand nor spoiled; WAITING lacks nothing
    but a number; OUTDATED is a sheet in hand that shows what was corrected since; HANDED_OVER is
    one that was taken, PRINTED one that waits for its owner, be it a further copy.
    """
    if shown is None:
        return Life.NONE
    permit = shown.state.standing_permit
    if permit is None:
        if shown.missing == ("quota.used_up",) and shown.state.situation.name != "waiting":
            return Life.WAITING
        return Life.BLOCKED if shown.missing else Life.READY
    if shown.sent.get(permit.number) == permit.copy:
        return Life.SENT
    if permit.outdated:
        return Life.OUTDATED
    if permit.printed:
        return Life.HANDED_OVER if permit.good[-1] in permit.taken else Life.PRINTED
    return Life.ISSUED


def corrected_since_print(history: Iterable[Entry], number: str) -> tuple[str, ...]:
    """The fields that a permit shows and that were set since its last sheet was in hand."""
    corrected: dict[str, None] = {}
    for entry in history:
        if entry.moment.kind == PermitPrinted.KIND and entry.said.get("number") == number:
            corrected.clear()
        corrected.update(
            dict.fromkeys(each.field for each in entry.changes if each.field in FACE_FIELDS)
        )
    return tuple(corrected)
