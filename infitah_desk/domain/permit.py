"""The life of a permit inside a dossier: issued, printed, handed over, spoiled, revoked.

Every step is a set that only grows, so no order of news makes a revoked permit valid again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import msgspec

from infitah_desk.domain import events as e
from infitah_desk.domain.events import Told


class PermitState(msgspec.Struct, frozen=True, omit_defaults=True):
    """One permit. `copies` are those in hand, `spoiled` those thrown away.

    `issued_at` is the code's iat in seconds since 1970; `log` and `hash` name the issuing event.
    `outdated` says that something which the latest sheet in hand shows is another by now.
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
    counted: Iterable[tuple[int, Told]], is_stale: Callable[[int], bool] = lambda _place: False
) -> dict[str, PermitState]:
    """The permits that these events issued, by number; what names no issued permit is nothing.

    Events come with their places in display order; `is_stale` says of the one at a place whether
    its author knew other values than those of now of what a permit shows. Should one number be
    issued twice (a fork of its log), the first names it.
    """
    issued: dict[str, PermitState] = {}
    copies: dict[str, set[int]] = {}
    spoiled: dict[str, set[int]] = {}
    handed_over: set[str] = set()
    revoked: dict[str, str] = {}
    printed: dict[tuple[str, int], list[int]] = {}
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
                printed.setdefault((number, copy), []).append(index)
            case e.PermitSpoiled(number=number, copy=copy):
                spoiled.setdefault(number, set()).add(copy)
            case e.PermitHandedOver(number=number):
                handed_over.add(number)
            case e.PermitRevoked(number=number, reason=reason):
                revoked.setdefault(number, reason)
            case _:
                pass

    def is_outdated(number: str) -> bool:
        in_hand = copies.get(number, set()) - spoiled.get(number, set())
        return bool(in_hand) and all(map(is_stale, printed[number, max(in_hand)]))

    return {
        number: msgspec.structs.replace(
            permit,
            copies=tuple(sorted(copies.get(number, ()))),
            spoiled=tuple(sorted(spoiled.get(number, ()))),
            handed_over=number in handed_over,
            revoked=number in revoked,
            reason=revoked.get(number, ""),
            outdated=is_outdated(number),
        )
        for number, permit in sorted(issued.items())
    }
