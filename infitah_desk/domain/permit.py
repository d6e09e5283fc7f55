"""The life of a permit inside a dossier: issued, printed, handed over, spoiled, revoked.

Every step is a set that only grows, so no order of news makes a revoked permit valid again.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from infitah_desk.domain import events as e
from infitah_desk.domain.events import Told


class PermitState(msgspec.Struct, frozen=True, omit_defaults=True):
    """One permit. `copies` are those in hand, `spoiled` those thrown away.

    `issued_at` is the code's iat in seconds since 1970; `log` and `hash` name the issuing event.
    `outdated` says that something which the sheet in hand shows was corrected since.
    """

    number: str
    serial: int
    issued_at: int
    log: str
    seq: int
    hash: str
    copies: tuple[int, ...] = ()
    spoiled: tuple[int, ...] = ()
    handed_over: bool = False
    revoked: bool = False
    reason: str = ""
    outdated: bool = False

    @property
    def printed(self) -> bool:
        """Whether a sheet that is not spoiled is in hand."""
        return bool(set(self.copies) - set(self.spoiled))

    @property
    def copy(self) -> int:
        """The copy that the next print makes.

        Until its sheet is in hand (or spoiled), printing again is the same copy.
        """
        return max((*self.copies, *self.spoiled), default=0) + 1


def fold_permits(
    counted: Iterable[tuple[int, Told]], last_change: int = -1
) -> dict[str, PermitState]:
    """The permits that these events issued, by number; what names no issued permit is nothing.

    Events come with their places in display order; `last_change` is the place of the last one that
    set what a permit shows. Should one number be issued twice (a fork of its log), the first names
    it.
    """
    issued: dict[str, PermitState] = {}
    copies: dict[str, set[int]] = {}
    spoiled: dict[str, set[int]] = {}
    handed_over: set[str] = set()
    revoked: dict[str, str] = {}
    printed: dict[str, int] = {}
    for index, item in counted:
        event, content = item.event, item.content
        match content:
            case e.PermitIssued(number=number):
                issued.setdefault(
                    number,
                    PermitState(
                        number,
                        content.serial,
                        content.issued_at,
                        event.log,
                        event.seq,
                        event.hash.hex(),
                    ),
                )
            case e.PermitPrinted(number=number, copy=copy):
                copies.setdefault(number, set()).add(copy)
                printed[number] = index
            case e.PermitSpoiled(number=number, copy=copy):
                spoiled.setdefault(number, set()).add(copy)
            case e.PermitHandedOver(number=number):
                handed_over.add(number)
            case e.PermitRevoked(number=number, reason=reason):
                revoked.setdefault(number, reason)
            case _:
                pass
    return {
        number: msgspec.structs.replace(
            permit,
            copies=tuple(sorted(copies.get(number, ()))),
            spoiled=tuple(sorted(spoiled.get(number, ()))),
            handed_over=number in handed_over,
            revoked=number in revoked,
            reason=revoked.get(number, ""),
            outdated=last_change > printed.get(number, last_change),
        )
        for number, permit in sorted(issued.items())
    }
