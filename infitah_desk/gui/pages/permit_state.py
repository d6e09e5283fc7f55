"""Where a permit stands, as the permit step sees it."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from infitah_desk.services.showing import Shown


class Life(Enum):
    """From nothing to handed over."""

    NONE = auto()
    BLOCKED = auto()
    WAITING = auto()
    READY = auto()
    ISSUED = auto()
    SENT = auto()
    PRINTED = auto()
    HANDED_OVER = auto()


def life_of(shown: Shown | None) -> Life:
    """Where the permit of a dossier stands.

    SENT is a sheet that went to paper and is neither in hand nor spoiled; WAITING lacks nothing
    but a number.
    """
    if shown is None:
        return Life.NONE
    permit = shown.state.standing_permit
    if permit is None:
        if shown.missing == ("quota.used_up",) and shown.state.situation.name != "waiting":
            return Life.WAITING
        return Life.BLOCKED if shown.missing else Life.READY
    if permit.handed_over:
        return Life.HANDED_OVER
    if permit.printed:
        return Life.PRINTED
    return Life.SENT if shown.sent.get(permit.number) == permit.copy else Life.ISSUED
